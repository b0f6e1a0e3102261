"""A drawing as SVG that browsers, PowerPoint, Inkscape and resvg read alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from argmap.drawing import (
    FACE,
    FONT_FAMILY,
    MARGIN,
    NONE,
    Circle,
    Drawing,
    Figure,
    JointFigure,
    Paint,
    Path,
    Rect,
    Shape,
    Style,
    Text,
    Trace,
    dashes,
    drawing,
    font_faces,
    number,
    path_text,
    revealed,
)
from argmap.scene import Area, Fit, Scene, Slide, SlidePage
from argmap.words import own_tag, tag_of

UNSPEAKABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold, not even escaped."""


@dataclass(frozen=True)
class _Speech:
    """What language the debate in a picture speaks, and argmap's own words where in another."""

    language: str

    @property
    def debate(self) -> str:
        return _lang(tag_of(self.language))

    @property
    def own(self) -> str:
        tag = own_tag(self.language)
        return _lang(tag) if tag else ""


def _lang(tag: str) -> str:
    """Return the language of an element, for XML and for a page that holds it."""
    return f' lang="{tag}" xml:lang="{tag}"'


Lettering = Callable[[Text, str], str]
"""What writes a line of text as an element with its paint."""

Identity = tuple[str, str, str | None, tuple[Shape, ...]]
"""What tells a figure from others in all steps of a build."""


def svg_text(
    scene: Scene,
    style: Style,
    *,
    legend: bool = True,
    background: bool = True,
    ids: str = "",
    lettering: Lettering | None = None,
) -> str:
    """Return the picture of a scene as SVG text; the same scene and style give the same text.

    Text stays text, nothing is scripted or loaded, and paint is `none` where there is none:
    PowerPoint draws `transparent` and `rgba()` black. `ids` goes before every id, for a page that
    holds several pictures.
    """
    drawn = drawing(scene, style, legend=legend)
    wide, tall = drawn.width + 2 * MARGIN, drawn.height + drawn.more_height + 2 * MARGIN
    sheet = Area(-MARGIN, -MARGIN, wide, tall)
    painter = _Painter(style, _Speech(drawn.language), ids, lettering=lettering or text_element)
    painted = [painter.background(sheet)] if background else []
    painted += painter.figures(drawn)
    return _document(drawn, sheet, painted, ids=ids)


def with_font(text: str) -> str:
    """Return SVG text with the glyphs of its letters inside, for machines that lack the font."""
    families = FONT_FAMILY, f'"{FACE}", {FONT_FAMILY}'
    plain, own = (f"font-family={quoteattr(family)}>\n" for family in families)
    # The first one stands in the opening tag of the picture itself.
    return text.replace(plain, f"{own}<style>{font_faces([text])}</style>\n", 1)


def slide_svg(
    slide: Slide,
    page: SlidePage,
    style: Style,
    *,
    background: bool = True,
    lettering: Lettering | None = None,
) -> str:
    """Return the picture of a slide on its page; steps differ in what is visible only."""
    return steps_svg([slide], page, style, background=background, lettering=lettering)


def steps_svg(
    steps: Sequence[Slide],
    page: SlidePage,
    style: Style,
    *,
    background: bool = True,
    lettering: Lettering | None = None,
) -> str:
    """Return the last of some steps of one picture, what each brings as a `fragment` of reveal.js.

    What the first step shows is always there; later things carry `class="fragment"` and the number
    of their step.
    """
    scenes = [revealed(slide.body, slide.shown) for slide in steps if isinstance(slide.body, Scene)]
    drawings = [drawing(scene, style) for scene in scenes]
    # The last step holds all that the others show.
    whole, fit = drawings[-1], steps[-1].fit or Fit(1.0, 0.0, 0.0)
    sheet = Area(0.0, 0.0, page.width, page.height)
    speech, first = _Speech(whole.language), _first_seen(drawings)
    painter = _Painter(style, speech, first=first, lettering=lettering or text_element)
    painted = [painter.background(sheet)] if background else []
    place = f"translate({number(fit.x)} {number(fit.y)}) scale({fit.scale:g})"
    painted += (f'<g transform="{place}">', *painter.figures(whole), "</g>")
    return _document(whole, sheet, painted)


def _first_seen(steps: Sequence[Drawing]) -> Mapping[Identity, int]:
    """Return with which step each figure comes, by what it shows."""
    first = dict[Identity, int]()
    # What a later step shows again came with the first one that shows it.
    for number_, drawn in enumerate(steps):
        for figure in drawn.everything:
            first.setdefault(_identity(figure), number_)
    return first


def _identity(figure: Figure) -> Identity:
    """Return what names a figure in all steps: what it is and says; of a joint, where it is."""
    # Ids count in each step anew, and say nothing of what is shown; two joints say the same words.
    place = figure.shapes if isinstance(figure, JointFigure) else ()
    return figure.classes, figure.title, figure.claim, place


def _document(drawn: Drawing, sheet: Area, painted: Iterable[str], *, ids: str = "") -> str:
    """Return an SVG file around what is painted on a sheet."""
    left, top, wide, tall = (number(side) for side in (sheet.x, sheet.y, sheet.width, sheet.height))
    size = f'viewBox="{left} {top} {wide} {tall}" width="{wide}" height="{tall}"'
    named = f'aria-labelledby="{ids}title {ids}description"'
    read = f'role="img" {named} font-family={quoteattr(FONT_FAMILY)}'
    speech = _Speech(drawn.language).debate
    engine = _text(f"; boxes placed by {drawn.engine}") if drawn.engine else ""
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size}{speech} {read}>',
        f'<title id="{ids}title">{_text(drawn.title)}</title>',
        f'<desc id="{ids}description">{_text(drawn.description)}</desc>',
        f"<metadata>argmap{engine}</metadata>",
    )
    return "\n".join((*opening, *painted, "</svg>")) + "\n"


@dataclass(frozen=True)
class _Painter:
    """Writes figures as elements; what comes with a later step, as `first` says, is a fragment."""

    style: Style
    speech: _Speech
    ids: str = ""
    first: Mapping[Identity, int] = field(default_factory=dict)
    lettering: Lettering = field(kw_only=True)

    def background(self, sheet: Area) -> str:
        """Return the page behind a picture."""
        corner = f'x="{number(sheet.x)}" y="{number(sheet.y)}"'
        size = f'width="{number(sheet.width)}" height="{number(sheet.height)}"'
        return f'<rect {corner} {size} fill="{self.style.page}"/>'

    def figures(self, drawn: Drawing) -> Iterator[str]:
        """Yield every figure with its words and shapes."""
        for figure in drawn.everything:
            yield self._opening(figure)
            if figure.title:
                yield f"<title>{_text(figure.title)}</title>"
            if figure.description:
                yield f"<desc>{_text(figure.description)}</desc>"
            for shape in figure.shapes:
                yield self._element(shape)
            yield "</g>"

    def _opening(self, figure: Figure) -> str:
        """Return the tag that opens the group of a figure."""
        classes, index = figure.classes, ""
        step = self.first.get(_identity(figure), 0) if self.first else 0
        if step:
            # reveal.js counts from 0, and what the first step shows is no fragment.
            classes, index = f"{classes} fragment", f' data-fragment-index="{step - 1}"'
        claim = f" data-claim={quoteattr(figure.claim)}" if figure.claim else ""
        own = self.speech.own if figure.ours else ""
        return f'<g id={quoteattr(self.ids + figure.id)} class="{classes}"{claim}{index}{own}>'

    def _element(self, shape: Shape) -> str:
        """Return a shape as an element with all its paint in attributes."""
        paint = _paint(self.style.paint(shape.coat))
        match shape:
            case Rect(_, x, y, width, height, radius):
                corner = f' rx="{number(radius)}"' if radius else ""
                size = f'width="{number(width)}" height="{number(height)}"'
                return f'<rect x="{number(x)}" y="{number(y)}" {size}{corner}{paint}/>'
            case Circle(_, x, y, radius):
                return f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}"{paint}/>'
            case Path() | Trace():
                return f'<path d="{path_text(shape)}"{paint}/>'
            case Text():
                return self.lettering(shape, paint)


def text_element(line: Text, paint: str) -> str:
    """Return a line of text as an element with its paint."""
    weight = ' font-weight="bold"' if line.bold else ""
    direction = ' direction="rtl"' if line.rtl else ""
    place = f'x="{number(line.x)}" y="{number(line.y)}" font-size="{number(line.size)}"'
    return f"<text {place}{weight}{direction}{paint}>{_text(line.text)}</text>"


def _paint(paint: Paint) -> str:
    """Return paint as attributes."""
    attributes = f' fill="{paint.fill or NONE}"'
    if paint.width:
        attributes += f' stroke="{paint.stroke or NONE}" stroke-width="{number(paint.width)}"'
    if paint.dash:
        attributes += f' stroke-dasharray="{dashes(paint)}"'
    if paint.round:
        attributes += ' stroke-linecap="round" stroke-linejoin="round"'
    return attributes


def _text(words: str) -> str:
    """Return words as XML text; what XML cannot hold shows as a replacement character."""
    return escape(speakable(words))


def speakable(words: str) -> str:
    """Return words as XML can hold them."""
    return UNSPEAKABLE.sub("\ufffd", words)

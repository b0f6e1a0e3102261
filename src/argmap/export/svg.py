"""A drawing as SVG that browsers, PowerPoint, Inkscape and resvg read alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from types import MappingProxyType
from xml.sax.saxutils import escape, quoteattr

from argmap.drawing.drawing import MARGIN, drawing
from argmap.drawing.face import FACE, font_faces
from argmap.drawing.revealed import revealed
from argmap.drawing.shapes import OWN_WORDS, Circle, Drawing, Group, Path, Rect, Shape, Text, number
from argmap.drawing.style import FONT_FAMILY, Paint, Style
from argmap.scene import Area, Fit, Page, Scene, Slide
from argmap.words import own_tag, tag_of

UNSPEAKABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold, not even escaped."""

RIGHT_TO_LEFT = ' direction="rtl"'
"""Of a line that begins at its right end."""


@dataclass(frozen=True)
class _Speech:
    """What language a picture speaks, as attributes: the debate, and argmap's own words where they are in another."""

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


Shown = tuple[str, str, str | None, tuple[Shape, ...]]


def svg(scene: Scene, style: Style, *, legend: bool = True, background: bool = True, ids: str = "") -> str:
    """Return the picture of a scene as SVG text; the same scene and style give the same text.

    Text stays text, nothing is scripted or loaded, and paint is `none` where there is none: PowerPoint draws
    `transparent` and `rgba()` black. `ids` goes before every id, for a page that holds several pictures.
    """
    drawn = _named(drawing(scene, style, legend=legend), ids)
    wide, tall = drawn.width + 2 * MARGIN, drawn.height + drawn.more_height + 2 * MARGIN
    sheet = Area(-MARGIN, -MARGIN, wide, tall)
    speech = _Speech(scene.graph.debate.language)
    painted = _painted(drawn, style, sheet, speech, background=background)
    return _document(drawn, scene.engine, sheet, painted, speech, ids=ids)


def with_font(text: str) -> str:
    """Return SVG text with the glyphs of its letters inside, for machines that lack the font and its likes."""
    plain, own = (f"font-family={quoteattr(family)}>\n" for family in (FONT_FAMILY, f'"{FACE}", {FONT_FAMILY}'))
    return text.replace(plain, f"{own}<style>{font_faces([text])}</style>\n", 1)


def _named(drawn: Drawing, ids: str) -> Drawing:
    """Return a drawing with a prefix before the id of every group."""
    groups, marks = (tuple(replace(each, id=ids + each.id) for each in some) for some in (drawn.groups, drawn.marks))
    return replace(drawn, groups=groups, marks=marks) if ids else drawn


def slide_svg(slide: Slide, page: Page, style: Style, *, background: bool = True) -> str:
    """Return the picture of a slide on its page; steps of a build differ in what is visible only."""
    return steps_svg([slide], page, style, background=background)


def steps_svg(steps: Sequence[Slide], page: Page, style: Style, *, background: bool = True) -> str:
    """Return the last of some steps of one picture, what each brings marked as a `fragment` for reveal.js.

    What the first step shows is always there; later things carry `class="fragment"` and the number of their step.
    """
    scenes = [revealed(slide.body, slide.shown) for slide in steps if isinstance(slide.body, Scene)]
    whole, fit = drawing(scenes[-1], style), steps[-1].fit or Fit(1.0, 0.0, 0.0)
    first = _first_seen([drawing(scene, style) for scene in scenes])
    sheet = Area(0.0, 0.0, page.width, page.height)
    scale = f'<g transform="translate({number(fit.x)} {number(fit.y)}) scale({fit.scale:g})">'
    speech = _Speech(scenes[-1].graph.debate.language)
    painted = _painted(whole, style, sheet, speech, background=background, first=first)
    head = [next(painted)] if background else []
    return _document(whole, scenes[-1].engine, sheet, chain(head, [scale], painted, ["</g>"]), speech)


def _first_seen(steps: Sequence[Drawing]) -> Mapping[Shown, int]:
    """Return with which step each group comes, by what it shows."""
    return {_shown(group): step for step in reversed(range(len(steps))) for group in _groups(steps[step])}


def _shown(group: Group) -> Shown:
    """Return what names a group in all steps: what it is and says and, of a joint, where it is; not its number."""
    return (group.kind, group.title, group.claim, group.shapes if group.kind == "joint" else ())


def _groups(drawn: Drawing) -> Iterator[Group]:
    """Yield all groups of a drawing."""
    yield from drawn.groups
    yield from drawn.marks


def _document(
    drawn: Drawing, engine: str, sheet: Area, painted: Iterable[str], speech: _Speech, *, ids: str = ""
) -> str:
    """Return an SVG file around what is painted on a sheet."""
    left, top, wide, tall = (number(side) for side in (sheet.x, sheet.y, sheet.width, sheet.height))
    size = f'viewBox="{left} {top} {wide} {tall}" width="{wide}" height="{tall}"'
    read = f'role="img" aria-labelledby="{ids}title {ids}description" font-family={quoteattr(FONT_FAMILY)}'
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size}{speech.debate} {read}>',
        f'<title id="{ids}title">{_text(drawn.title)}</title>',
        f'<desc id="{ids}description">{_text(drawn.description)}</desc>',
        f"<metadata>argmap{_text(f'; boxes placed by {engine}') if engine else ''}</metadata>",
    )
    return "\n".join((*opening, *painted, "</svg>")) + "\n"


def _painted(
    drawn: Drawing,
    style: Style,
    sheet: Area,
    speech: _Speech,
    *,
    background: bool,
    first: Mapping[Shown, int] = MappingProxyType({}),
) -> Iterator[str]:
    """Yield the background and all groups, those that come later as fragments."""
    if background:
        left, top, wide, tall = (number(side) for side in (sheet.x, sheet.y, sheet.width, sheet.height))
        yield f'<rect x="{left}" y="{top}" width="{wide}" height="{tall}" fill="{style.page}"/>'
    for group in _groups(drawn):
        yield from _group(group, style, speech, first.get(_shown(group), 0))


def _group(group: Group, style: Style, speech: _Speech, step: int = 0) -> Iterator[str]:
    """Yield a group with its words and shapes; one that comes with a later step is a fragment."""
    claim = f" data-claim={quoteattr(group.claim)}" if group.claim else ""
    kind, index = (f"{group.kind} fragment", f' data-fragment-index="{step - 1}"') if step else (group.kind, "")
    own = speech.own if group.kind in OWN_WORDS else ""
    yield f'<g id={quoteattr(group.id)} class="{kind}"{claim}{index}{own}>'
    if group.title:
        yield f"<title>{_text(group.title)}</title>"
    if group.description:
        yield f"<desc>{_text(group.description)}</desc>"
    for shape in group.shapes:
        yield _element(shape, style)
    yield "</g>"


def _element(shape: Shape, style: Style) -> str:
    """Return a shape as an element with all its paint in attributes."""
    paint = _paint(style.paint(shape.role))
    match shape:
        case Rect(_, x, y, width, height, rx):
            corner = f' rx="{number(rx)}"' if rx else ""
            size = f'width="{number(width)}" height="{number(height)}"'
            return f'<rect x="{number(x)}" y="{number(y)}" {size}{corner}{paint}/>'
        case Circle(_, cx, cy, r):
            return f'<circle cx="{number(cx)}" cy="{number(cy)}" r="{number(r)}"{paint}/>'
        case Path(_, d):
            return f'<path d="{d}"{paint}/>'
        case Text(_, x, y, text, size, bold, rtl):
            weight = ' font-weight="bold"' if bold else ""
            weight += RIGHT_TO_LEFT if rtl else ""
            place = f'x="{number(x)}" y="{number(y)}" font-size="{number(size)}"'
            return f"<text {place}{weight}{paint}>{_text(text)}</text>"


def _paint(paint: Paint) -> str:
    """Return paint as attributes."""
    stroke = f' stroke="{paint.stroke}" stroke-width="{number(paint.width)}"' if paint.width else ""
    dash = f' stroke-dasharray="{paint.dash}"' if paint.dash else ""
    cap = ' stroke-linecap="round" stroke-linejoin="round"' if paint.round else ""
    return f' fill="{paint.fill}"{stroke}{dash}{cap}'


def _text(words: str) -> str:
    """Return words as XML text; what XML cannot hold shows as a replacement character."""
    return escape(UNSPEAKABLE.sub("\ufffd", words))

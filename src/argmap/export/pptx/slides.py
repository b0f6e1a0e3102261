"""A deck as slides: titles in their placeholders, pictures as shapes, notes for the speaker."""

from __future__ import annotations

import math
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from lxml.etree import XPath

from argmap.drawing import revealed
from argmap.export.pptx.canvas import FONT, Canvas
from argmap.export.pptx.elements import (
    R,
    element,
    frame,
    native,
    paragraph,
    preset,
    shape_name,
    text_body,
    text_run,
)
from argmap.export.pptx.palette import Palette
from argmap.export.pptx.picture import picture_shapes
from argmap.export.pptx.template import (
    NAMES,
    Layouts,
    TitlePlace,
    is_title,
    kind,
    slide_placeholders,
    title_place,
)
from argmap.layout import width, wrapped
from argmap.scene import Bibliography, Cited, Cover, Deck, Scene, Slide
from argmap.words import in_language, own_tag

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
    from pptx.slide import Slide as Made
    from pptx.slide import SlideLayout

HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
SMALLEST_TITLE = 9
LINE = 1.2
"""The height of a line, in its size."""
# References are set as `deck.covers` counted them, which knows how many fit onto a slide.
REFERENCE = 14.0
# As large as the footer beside them (`own.FOOTER`).
KEYS = 10.0
KEYS_SHARE = 0.47
"""The share of our own footer that is left to the keys of the sources."""
# Between two references, as `deck.covers` counted it.
BETWEEN = 7.0
SHAPE_NUMBERS = XPath(".//p:cNvPr/@id", namespaces=NAMES)
CONTENT = frozenset({"obj", "body", "subTitle"})
"""The placeholders that hold text."""


@dataclass(frozen=True)
class Writer:
    """Writes the slides of one deck into a presentation."""

    deck: Deck
    layouts: Layouts
    palette: Palette

    def write(self, slide: Slide) -> None:
        """Add one slide."""
        match slide.body:
            case Scene() as scene:
                made = self._made(self.layouts.picture, slide.title)
                self._picture(made, slide, scene)
            case Cover(lines):
                made = self._made(self.layouts.cover, slide.title)
                self._words(made, [[self._link(made, line.text, line.url)] for line in lines])
            case Bibliography(references):
                made = self._made(self.layouts.words, slide.title)
                self._words(
                    made,
                    [self._reference(made, cited) for cited in references],
                    leading=REFERENCE * 1.25,
                )
        self._foot(made, slide)
        self._notes(made, slide)

    def _made(self, layout: SlideLayout, title: str) -> Made:
        """Return a new slide with its title."""
        made: Made = self.layouts.presentation.slides.add_slide(layout)
        (placeholder, *_) = filter(is_title, slide_placeholders(made))
        words = text_run(title, self.deck.language, _title_size(title, title_place(layout)))
        _fill(placeholder, [paragraph([words])])
        return made

    def _picture(self, made: Made, slide: Slide, scene: Scene) -> None:
        """Draw a scene on a slide, where the deck says."""
        if slide.fit is None:
            return
        tree = made.shapes._spTree
        canvas = Canvas(slide.fit, self.palette, self.deck.language, count(_next_number(tree)))
        for shape in picture_shapes(canvas, revealed(scene, slide.shown)):
            tree.append(shape)

    def _words(
        self, made: Made, lines: Sequence[Sequence[Element]], *, leading: float | None = None
    ) -> None:
        """Fill the first placeholder for text, or without one a box in the middle of the slide."""
        paragraphs = [_spaced(paragraph(runs, leading=leading), leading) for runs in lines]
        tree = made.shapes._spTree
        for shape in slide_placeholders(made):
            if kind(shape) in CONTENT:
                _fill(shape, paragraphs)
                return
        area = self.deck.page.picture
        name = in_language(self.deck.language).say("alt", "text")
        tree.append(
            _text_box(
                _next_number(tree), name, (area.x, area.y, area.width, area.height), paragraphs
            )
        )

    def _reference(self, made: Made, cited: Cited) -> list[Element]:
        """Return a full reference: its key, the words, and its address as a link."""
        language = self.deck.language
        runs = [
            text_run(f"{cited.key}  ", language, REFERENCE, bold=True),
            text_run(cited.words, language, REFERENCE),
        ]
        if cited.url:
            runs += [
                text_run(" ", language, REFERENCE),
                self._link(made, cited.url, cited.url, REFERENCE),
            ]
        for one in runs:
            one[0].insert(0, element("a:latin", typeface=FONT))
        return runs

    def _link(self, made: Made, text: str, url: str | None, size: float | None = None) -> Element:
        """Return words that lead to an address."""
        words = text_run(text, self.deck.language, size)
        if url:
            link = element("a:hlinkClick")
            link.set(f"{{{R}}}id", made.part.relate_to(url, HYPERLINK, is_external=True))
            words[0].append(link)
        return words

    def _foot(self, made: Made, slide: Slide) -> None:
        """Fill the footer: the debate and its licence, the keys of the sources, the number."""
        tree = made.shapes._spTree
        if self.deck.page.footer is None:
            return
        for shape in slide_placeholders(made.slide_layout):
            if kind(shape) in {"ftr", "sldNum"}:
                # Not made by python-pptx, which leaves out footers and numbers of a layout.
                copied = _copied(shape, _next_number(tree))
                if kind(shape) == "sldNum":
                    line = element("a:p", _number(self.deck.language))
                elif self.palette.foreign:
                    # Somebody's template says itself on which side its footer begins.
                    line = element("a:p", self._footer())
                else:
                    line = paragraph([self._footer()], algn="l")
                _fill(copied, [line])
                tree.append(copied)
        if isinstance(slide.body, Scene) and slide.references:
            tree.append(self._keys(_next_number(tree), slide.references))

    def _footer(self) -> Element:
        """Return the debate and its licence, the font said once more for LibreOffice."""
        made = text_run(
            self.deck.footer, self.deck.language, None if self.palette.foreign else KEYS
        )
        if not self.palette.foreign:
            made[0].append(self.palette.fill(self.palette.style.faint))
        made[0].append(element("a:latin", typeface="+mn-lt"))
        return made

    def _keys(self, number: int, cited: Sequence[Cited]) -> Element:
        """Return the short keys of a slide's sources: beside our footer, above a template's."""
        language = in_language(self.deck.language)
        area = self.deck.page.footer or self.deck.page.picture
        left, wide = area.x, area.width
        if not self.palette.foreign:
            left += area.width * KEYS_SHARE
            # What remains on the right is the room of the slide's number.
            wide *= KEYS_SHARE
        words = language.say("talk", "keys", keys=", ".join(one.key for one in cited))
        lines = math.ceil(width(words, KEYS) / wide)
        tall = KEYS * LINE * lines
        top = area.y + area.height - tall
        if lines == 1:
            top = area.y + (area.height - tall) / 2
        made = text_run(words, own_tag(self.deck.language) or self.deck.language, KEYS)
        made[0].append(self.palette.fill(self.palette.style.faint))
        name = language.say("talk", "sources")
        place = left, top, wide, tall
        return _text_box(number, name, place, [paragraph([made], algn="r")])

    def _notes(self, made: Made, slide: Slide) -> None:
        """Write what the speaker reads."""
        told = [
            *slide.notes,
            *(
                f"[{cited.key}] {cited.words} {cited.url or ''}".strip()
                for cited in slide.references
            ),
        ]
        if not told or isinstance(slide.body, Bibliography):
            return
        frame_ = made.notes_slide.notes_text_frame
        if frame_ is not None:
            paragraphs = [paragraph([text_run(words, self.deck.language)]) for words in told]
            _fill(frame_._txBody.getparent(), paragraphs)


def _title_size(title: str, place: TitlePlace) -> float | None:
    """Return the size in which a title fits into its place, None for the usual one."""
    in_one_line = " ".join(title.split())
    if not in_one_line:
        return None
    # A foreign design may ask for letters of a metre: what fits in no case is not tried.
    fits_one = place.width / width(in_one_line, 1, bold=True)
    fits_two = place.height / (2 * LINE)
    largest = min(place.size, max(fits_one, fits_two) + 1)
    for size in range(round(largest), SMALLEST_TITLE, -1):
        lines = len(wrapped(title, size, place.width, bold=True))
        if lines == 1 or lines * size * LINE <= place.height:
            return None if size == round(place.size) else float(size)
    return SMALLEST_TITLE


def _next_number(tree: Element) -> int:
    """Return a number that no shape of a slide has."""
    return max(map(int, SHAPE_NUMBERS(tree)), default=1) + 1


def _fill(shape: Element, paragraphs: Sequence[Element]) -> None:
    """Replace the text of a shape."""
    body = shape.find("p:txBody", NAMES)
    for old in body.findall("a:p", NAMES):
        body.remove(old)
    body.extend(paragraphs or [element("a:p")])


def _spaced(made: Element, leading: float | None) -> Element:
    """Return a paragraph of a list, with a gap after it and without a bullet."""
    if leading:
        made[0].append(element("a:spcAft", element("a:spcPts", val=round(BETWEEN * 100))))
    made[0].append(element("a:buNone"))
    made[0].set("marL", "0")
    made[0].set("indent", "0")
    return made


def _number(language: str) -> Element:
    """Return the field that shows a slide's number."""
    letters = element("a:t")
    letters.text = "1"
    # Any one does, as long as equal decks are equal files.
    identity = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
    return element("a:fld", element("a:rPr", lang=language), letters, id=identity, type="slidenum")


def _copied(placeholder: Element, number: int) -> Element:
    """Return a slide's copy of a layout's placeholder, which stands where the layout says."""
    made = deepcopy(placeholder)
    made.find("p:nvSpPr/p:cNvPr", NAMES).set("id", str(number))
    # Without a place of its own it stands where the layout says, also after that has changed.
    made.find("p:spPr", NAMES)[:] = []
    return made


def _text_box(
    number: int, name: str, place: tuple[float, float, float, float], paragraphs: Sequence[Element]
) -> Element:
    """Return words in a box of their own."""
    text = text_body(paragraphs, wrap="square")
    return native(
        shape_name(number, name),
        frame(*place),
        preset("rect"),
        element("a:noFill"),
        text=text,
        txBox=1,
    )

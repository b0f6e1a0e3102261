"""One slide while it is drawn: where things go, how they are painted, the number of each shape."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count

from lxml.etree import _Element as Element

from argmap.drawing import (
    Circle,
    Coat,
    Paint,
    Part,
    Path,
    Pill,
    Rect,
    Shape,
    Style,
    Text,
    TextBlock,
    Trace,
)
from argmap.export.pptx.elements import (
    POINT,
    SPACES,
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
from argmap.export.pptx.paths import bounds, geometry
from argmap.scene import Fit, Point

FONT = "Arial"
"""It has the widths that boxes are measured with (Liberation Sans has them too)."""
ASCENT = 0.905
"""From the top of a line of Arial to its baseline, as a share of its size."""
# Ascent, descent and gap of Arial together, as a share of its size.
LINE = 1.15
SLACK = 1.03
"""How much wider than measured a line of its own may be before it breaks."""
WHOLE = 100_000
"""All of something, in thousandths of a per cent."""
LEAST = 0.05
"""No shape is thinner than this, in points."""


@dataclass(frozen=True)
class Canvas:
    """A slide while it is drawn: positions of a drawing come in, those of the page go out."""

    fit: Fit
    palette: Palette
    language: str
    numbers: count[int]

    @property
    def style(self) -> Style:
        """The look."""
        return self.palette.style

    def at(self, point: Point) -> Point:
        """Return a point of the drawing as a point of the page."""
        return self.fit.x + point[0] * self.fit.scale, self.fit.y + point[1] * self.fit.scale

    def paint(self, coat: Coat) -> Paint:
        """Return what a coat looks like."""
        return self.style.paint(coat)

    def primitives(self, parts: Iterable[Part], name: str) -> list[Element]:
        """Return parts as native shapes; a pill is one shape with its text, before its glyphs."""
        made = list[Element]()
        for part in parts:
            if isinstance(part, Pill):
                made.append(self.primitive(part.frame, name, part.words))
                made += self.primitives(part.glyphs, name)
            elif isinstance(part, TextBlock):
                made += self.primitives(part.lines, name)
            else:
                made.append(self.primitive(part, name))
        return made

    def primitive(
        self,
        shape: Shape,
        name: str,
        words: Text | None = None,
        alt: str = "",
    ) -> Element:
        """Return one shape."""
        match shape:
            case Rect(coat, x, y, wide, tall, radius):
                # The corner of a rounded rectangle is a share of its shorter side, a half at most.
                share = radius / max(min(wide, tall), LEAST)
                corner = round(min(share, 0.5) * WHOLE)
                form = preset("roundRect", adj=corner) if radius else preset("rect")
                return self._shape(coat, (x, y, wide, tall), form, name, alt, words)
            case Circle(coat, x, y, radius):
                around = x - radius, y - radius, 2 * radius, 2 * radius
                return self._shape(coat, around, preset("ellipse"), name, alt)
            case Path() | Trace():
                filled = self.paint(shape.coat).fill is not None
                form = geometry(shape.strokes, self.fit.scale, filled=filled)
                return self._shape(shape.coat, bounds(shape.strokes), form, name, alt)
            case Text():
                return self.text(shape, name)

    def _shape(
        self,
        coat: Coat,
        place: tuple[float, float, float, float],
        form: Element,
        name: str,
        alt: str = "",
        words: Text | None = None,
    ) -> Element:
        """Return a shape, with words in it where it has some."""
        paint, (x, y, wide, tall), scale = self.paint(coat), place, self.fit.scale
        left, top = self.at((x, y))
        look = (
            frame(left, top, wide * scale, tall * scale),
            form,
            self.palette.fill(paint.fill),
            self.palette.line(paint, scale),
        )
        text = None
        if words:
            indent = round((words.x - x) * scale * POINT)
            text = text_body([self._paragraph(words)], left=indent, anchor="ctr")
        return native(shape_name(next(self.numbers), name, alt), *look, text=text)

    def _paragraph(self, words: Text) -> Element:
        """Return a line as a paragraph."""
        return paragraph([self.measured(words.text, words)], algn="l")

    def measured(self, text: str, like: Text) -> Element:
        """Return a run that looks like a line, in the font that this was measured in.

        Without that font a theme's own would make the text wider than its box.
        """
        made = text_run(text, self.language, like.size * self.fit.scale, bold=like.bold)
        # `latin` alone would leave Hebrew, Arabic or Thai to the theme: they take the font of `cs`.
        colour = self.palette.fill(self.paint(like.coat).fill)
        made[0].extend([colour, element("a:latin", typeface=FONT), element("a:cs", typeface=FONT)])
        return made

    def text(self, words: Text, name: str) -> Element:
        """Return words without a box around them, their baseline where it is drawn."""
        scale = self.fit.scale
        # PowerPoint places a text by its top, a drawing by its baseline.
        left, top = self.at((words.x, words.y - ASCENT * words.size))
        wide = words.width * scale * SLACK
        # A text from right to left is drawn from its right end.
        left -= wide if words.rtl else 0.0
        place = frame(left, top, wide, words.size * scale * LINE)
        text = text_body([self._paragraph(words)], anchor="t")
        name_ = shape_name(next(self.numbers), name)
        return native(name_, place, preset("rect"), element("a:noFill"), text=text, txBox=1)

    def group(self, shapes: Iterable[Element], name: str, alt: str = "") -> Element:
        """Return shapes as a group around them, named after what they show."""
        made = list(shapes)
        left, top, right, bottom = _around(made)
        place = element(
            "a:xfrm",
            element("a:off", x=left, y=top),
            element("a:ext", cx=right - left, cy=bottom - top),
            # Where its shapes count from: the group keeps the places of the slide.
            element("a:chOff", x=left, y=top),
            element("a:chExt", cx=right - left, cy=bottom - top),
        )
        return element(
            "p:grpSp",
            element(
                "p:nvGrpSpPr",
                shape_name(next(self.numbers), name, alt),
                element("p:cNvGrpSpPr"),
                element("p:nvPr"),
            ),
            element("p:grpSpPr", place),
            *made,
        )


def _around(shapes: Iterable[Element]) -> tuple[int, int, int, int]:
    """Return the bounds of shapes in EMU."""
    left, top, right, bottom = list[int](), list[int](), list[int](), list[int]()
    for shape in shapes:
        place = shape.find(".//a:xfrm", SPACES)
        if place is None:
            continue
        offset, extent = place[0], place[1]
        x, y = int(offset.get("x") or 0), int(offset.get("y") or 0)
        left.append(x)
        top.append(y)
        right.append(x + int(extent.get("cx") or 0))
        bottom.append(y + int(extent.get("cy") or 0))
    return min(left), min(top), max(right), max(bottom)

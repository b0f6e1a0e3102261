"""One slide while it is drawn: where things go, what they are painted with, and the number of each shape."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count

from lxml.etree import _Element as Element

from argmap.drawing.paths import strokes
from argmap.drawing.shapes import Circle, Path, Rect, Shape, Text
from argmap.drawing.style import Paint, Style
from argmap.export.pptx.elements import element, frame, named, paragraph, preset, run
from argmap.export.pptx.palette import Palette
from argmap.export.pptx.paths import bounds, geometry
from argmap.layout.typeset import width as text_width
from argmap.scene import Fit, Point

FONT = "Arial"
"""It has the widths that boxes are measured with (Liberation Sans has them too)."""
ASCENT = 0.905
"""From the top of a line of Arial to its baseline, as a share of its size."""
LINE = 1.15
SLACK = 1.03
"""How much wider than measured a line of its own may be before it breaks."""
LEAST = 0.05
"""No shape is thinner than this, in points."""


@dataclass(frozen=True)
class Canvas:
    """A slide while it is drawn. Positions that come in are those of the drawing; what goes out stands on the page."""

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

    def paint(self, role: str) -> Paint:
        """Return the paint of a role."""
        return self.style.paint(role)

    def primitives(self, shapes: Sequence[Shape], name: str) -> list[Element]:
        """Return shapes as native ones; a rectangle with words on it is one shape with its text."""
        made, waiting = list[Element](), list(shapes)
        while waiting:
            shape = waiting.pop(0)
            words = waiting.pop(0) if _written_on(shape, waiting) else None
            made.append(self.primitive(shape, name, words if isinstance(words, Text) else None))
        return made

    def primitive(self, shape: Shape, name: str, words: Text | None = None, alt: str = "") -> Element:
        """Return one shape."""
        match shape:
            case Rect(role, x, y, wide, tall, rx):
                corner = round(min(rx / max(min(wide, tall), LEAST), 0.5) * 100_000)
                form = preset("roundRect", adj=corner) if rx else preset("rect")
                return self._shape(role, (x, y, wide, tall), form, name, alt, words)
            case Circle(role, cx, cy, r):
                return self._shape(role, (cx - r, cy - r, 2 * r, 2 * r), preset("ellipse"), name, alt)
            case Path(role, d):
                parts = tuple(strokes(d))
                form = geometry(parts, self.fit.scale, filled=self.paint(role).fill != "none")
                return self._shape(role, bounds(parts), form, name, alt)
            case Text():
                return self.text(shape, name)

    def _shape(
        self,
        role: str,
        place: tuple[float, float, float, float],
        form: Element,
        name: str,
        alt: str = "",
        words: Text | None = None,
    ) -> Element:
        """Return a shape, with words in it where it has some."""
        paint, (x, y, wide, tall), scale = self.paint(role), place, self.fit.scale
        left, top = self.at((x, y))
        body = self._words(words, words.x - x) if words else None
        return element(
            "p:sp",
            element(
                "p:nvSpPr",
                named("p:cNvPr", next(self.numbers), name, alt),
                element("p:cNvSpPr"),
                element("p:nvPr"),
            ),
            element(
                "p:spPr",
                frame(left, top, wide * scale, tall * scale),
                form,
                self.palette.fill(paint.fill),
                self.palette.line(paint, scale),
            ),
            body,
        )

    def _words(self, words: Text, indent: float) -> Element:
        """Return words inside a shape, from `indent` on."""
        scale = self.fit.scale
        inside = element(
            "a:bodyPr", wrap="none", lIns=round(indent * scale * 12_700), tIns=0, rIns=0, bIns=0, anchor="ctr"
        )
        return element("p:txBody", inside, element("a:lstStyle"), paragraph([self.run(words)], algn="l"))

    def run(self, words: Text) -> Element:
        """Return words as a run in their colour."""
        return self.measured(words.text, words.size, self.paint(words.role).fill, bold=words.bold)

    def measured(self, text: str, size: float, colour: str, *, bold: bool = False) -> Element:
        """Return a run in the font that it was measured in, whatever the theme's is; its size is the drawing's."""
        made = run(text, self.language, size * self.fit.scale, bold=bold)
        made[0].extend([self.palette.fill(colour), element("a:latin", typeface=FONT), element("a:cs", typeface=FONT)])
        return made

    def text(self, words: Text, name: str) -> Element:
        """Return words without a box around them, their baseline where it is drawn."""
        scale = self.fit.scale
        left, top = self.at((words.x, words.y - ASCENT * words.size))
        wide = text_width(words.text, words.size, bold=words.bold) * scale * SLACK
        left -= wide if words.rtl else 0.0
        inside = element("a:bodyPr", wrap="none", lIns=0, tIns=0, rIns=0, bIns=0, anchor="t")
        return element(
            "p:sp",
            element(
                "p:nvSpPr",
                named("p:cNvPr", next(self.numbers), name),
                element("p:cNvSpPr", txBox=1),
                element("p:nvPr"),
            ),
            element("p:spPr", frame(left, top, wide, words.size * scale * LINE), preset("rect"), element("a:noFill")),
            element("p:txBody", inside, element("a:lstStyle"), paragraph([self.run(words)], algn="l")),
        )

    def group(self, shapes: Iterable[Element], name: str, alt: str = "") -> Element:
        """Return shapes as a group around them, named after what they show."""
        made = list(shapes)
        left, top, right, bottom = _around(made)
        place = element(
            "a:xfrm",
            element("a:off", x=left, y=top),
            element("a:ext", cx=right - left, cy=bottom - top),
            element("a:chOff", x=left, y=top),
            element("a:chExt", cx=right - left, cy=bottom - top),
        )
        return element(
            "p:grpSp",
            element(
                "p:nvGrpSpPr",
                named("p:cNvPr", next(self.numbers), name, alt),
                element("p:cNvGrpSpPr"),
                element("p:nvPr"),
            ),
            element("p:grpSpPr", place),
            *made,
        )


def _written_on(shape: Shape, after: Sequence[Shape]) -> bool:
    """Say whether the next shape is words on a pill."""
    return isinstance(shape, Rect) and shape.role.startswith("pill") and bool(after) and isinstance(after[0], Text)


def _around(shapes: Iterable[Element]) -> tuple[int, int, int, int]:
    """Return the bounds of shapes in EMU."""
    left, top, right, bottom = [], [], [], []
    for shape in shapes:
        place = shape.find(".//a:xfrm", {"a": "http://schemas.openxmlformats.org/drawingml/2006/main"})
        if place is None:
            continue
        (x, y), (wide, tall) = (
            (int(part.get(one) or 0), int(part.get(two) or 0))
            for part, one, two in (
                (place[0], "x", "y"),
                (place[1], "cx", "cy"),
            )
        )
        left.append(x)
        top.append(y)
        right.append(x + wide)
        bottom.append(y + tall)
    return min(left), min(top), max(right), max(bottom)

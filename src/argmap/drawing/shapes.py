"""The few shapes that there are. Each names its coat; a Style says what a coat looks like.

Positions and sizes are in points. Paths consist of lines and cubic Bézier curves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from argmap.layout import width
from argmap.scene import Point


class PaintRole(StrEnum):
    """What a shape is in a picture; those from `POSITION` on have the hue of a position."""

    BAND = "band"
    INK = "ink"
    FAINT = "faint"
    REMARK = "remark"
    SUPPORT = "support"
    REBUTTAL = "rebuttal"
    UNDERCUT = "undercut"
    ABOUT = "about"
    TRUNK = "trunk"
    HEAD = "head"
    BAR = "tee"
    DISC = "disc"
    JOINT = "joint"
    SIGN = "sign"
    GLYPH = "glyph"
    STANCE_FOR = "stance-for"
    STANCE_AGAINST = "stance-against"
    POSITION = "position"
    FOR = "for"
    AGAINST = "against"
    TINT = "tint"
    INNER = "inner"
    PILL = "pill"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Coat:
    """What a shape is painted with: its role, and the number of the position that it is about.

    What is `faded` only shows where others stand.
    """

    role: PaintRole
    hue: int | None = None
    faded: bool = False

    def __str__(self) -> str:
        """Return the coat's name in files.

        >>> str(Coat(PaintRole.PILL, 3)), str(Coat(PaintRole.PILL))
        ('pill 3', 'pill')
        """
        named = str(self.role)
        if self.hue is not None:
            named += f" {self.hue}"
        return f"{named} faded" if self.faded else named


INK = Coat(PaintRole.INK)
FAINT = Coat(PaintRole.FAINT)


class Pen(StrEnum):
    """What a stroke does, by the letters that SVG has for it."""

    MOVE = "M"
    LINE = "L"
    CURVE = "C"
    CLOSE = "Z"


@dataclass(frozen=True, slots=True)
class Stroke:
    """A part of a path: a move or a line with one point, a curve with three, a close with none."""

    pen: Pen
    points: tuple[Point, ...] = ()


COMMANDS = re.compile(r"([mlhvcz])([^a-z]*)")


def strokes(written: str) -> tuple[Stroke, ...]:
    """Return relative strokes that are written as SVG writes them, one letter for each.

    >>> [stroke.points for stroke in strokes("m1 2h-3c0 1 2 3 4 5")]
    [((1.0, 2.0),), ((-3.0, 0.0),), ((0.0, 1.0), (2.0, 3.0), (4.0, 5.0))]
    """
    found = list[Stroke]()
    for letter, listed in COMMANDS.findall(written):
        numbers = [float(number) for number in listed.split()]
        match letter:
            # Along one axis SVG gives one number only.
            case "h":
                found.append(Stroke(Pen.LINE, ((numbers[0], 0.0),)))
            case "v":
                found.append(Stroke(Pen.LINE, ((0.0, numbers[0]),)))
            case _:
                points = tuple(zip(numbers[0::2], numbers[1::2], strict=True))
                found.append(Stroke(Pen(letter.upper()), points))
    return tuple(found)


def polyline(*points: Point) -> tuple[Stroke, ...]:
    """Return straight lines from point to point."""
    first, *others = map(hundredths, points)
    return (Stroke(Pen.MOVE, (first,)), *(Stroke(Pen.LINE, (point,)) for point in others))


def hundredths(point: Point) -> Point:
    """Return a point on hundredths, so that all formats write the same; no zero is negative."""
    return round(point[0], 2) + 0.0, round(point[1], 2) + 0.0


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle with round corners of a radius."""

    coat: Coat
    x: float
    y: float
    width: float
    height: float
    corner: float = 0.0

    def rescaled(self, scale: float, by: Point) -> Rect:
        """Return it enlarged around the origin and then moved; lines stay as thick as they are."""
        x, y = self.x * scale + by[0], self.y * scale + by[1]
        size = self.width * scale, self.height * scale
        return Rect(self.coat, x, y, *size, self.corner * scale)


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle around (x, y)."""

    coat: Coat
    x: float
    y: float
    radius: float

    def rescaled(self, scale: float, by: Point) -> Circle:
        """Return it enlarged around the origin and then moved; lines stay as thick as they are."""
        x, y = self.x * scale + by[0], self.y * scale + by[1]
        return Circle(self.coat, x, y, self.radius * scale)


@dataclass(frozen=True, slots=True)
class Path:
    """A path whose strokes hold points of the picture."""

    coat: Coat
    strokes: tuple[Stroke, ...]

    def rescaled(self, scale: float, by: Point) -> Path:
        """Return it enlarged around the origin and then moved; lines stay as thick as they are."""
        return Path(self.coat, _rescaled(self.strokes, scale, by))


@dataclass(frozen=True, slots=True)
class Trace:
    """A path from (x, y) whose strokes are each told from where the one before it ended."""

    coat: Coat
    x: float
    y: float
    relative: tuple[Stroke, ...]

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        """The strokes with points of the picture, after a move to where the trace begins."""
        start = hundredths((self.x, self.y))
        return (Stroke(Pen.MOVE, (start,)), *_absolute(self.relative, start))

    def rescaled(self, scale: float, by: Point) -> Trace:
        """Return it enlarged around the origin and then moved; lines stay as thick as they are."""
        x, y = hundredths((self.x, self.y))
        x, y = hundredths((x * scale + by[0], y * scale + by[1]))
        return Trace(self.coat, x, y, _rescaled(self.relative, scale, (0.0, 0.0)))


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text from the left end of its baseline, or from the right end if it is `rtl`."""

    coat: Coat
    x: float
    y: float
    text: str
    size: float
    bold: bool = False
    rtl: bool = False

    @property
    def width(self) -> float:
        """How wide the line is in the vendored font."""
        return width(self.text, self.size, bold=self.bold)

    def rescaled(self, scale: float, by: Point) -> Text:
        """Return it enlarged around the origin and then moved; lines stay as thick as they are."""
        x, y = self.x * scale + by[0], self.y * scale + by[1]
        return replace(self, x=x, y=y, size=round(self.size * scale, 2))


Shape = Rect | Circle | Path | Trace | Text


@dataclass(frozen=True, slots=True)
class Pill:
    """Words in a rounded frame, with the glyphs before them."""

    frame: Rect
    words: Text
    glyphs: tuple[Trace, ...] = ()

    def rescaled(self, scale: float, by: Point) -> Pill:
        """Return it enlarged around the origin and then moved; lines stay as thick as they are."""
        glyphs = tuple(glyph.rescaled(scale, by) for glyph in self.glyphs)
        return Pill(self.frame.rescaled(scale, by), self.words.rescaled(scale, by), glyphs)


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A text as its author wrote it, and its lines where they stand."""

    text: str
    lines: tuple[Text, ...]


Part = Shape | Pill | TextBlock


Painted = TypeVar("Painted", Rect, Circle, Path, Trace, Text)


def faded(shape: Painted) -> Painted:
    """Return a shape as something that only shows where others stand."""
    return replace(shape, coat=replace(shape.coat, faded=True))


def faded_part(part: Part) -> Part:
    """Return a part as something that only shows where others stand."""
    match part:
        case Pill(frame, words, glyphs):
            return Pill(faded(frame), faded(words), tuple(map(faded, glyphs)))
        case TextBlock():
            return faded_block(part)
        case Rect() | Circle() | Path() | Trace() | Text():
            return replace(part, coat=replace(part.coat, faded=True))


def faded_block(block: TextBlock) -> TextBlock:
    """Return a text as something that only shows where others stand."""
    return TextBlock(block.text, tuple(map(faded, block.lines)))


def shapes_of(parts: Iterable[Part]) -> Iterator[Shape]:
    """Yield the shapes of some parts, from the one that lies lowest."""
    for part in parts:
        if isinstance(part, Pill):
            yield part.frame
            yield part.words
            yield from part.glyphs
        elif isinstance(part, TextBlock):
            yield from part.lines
        else:
            yield part


def _rescaled(strokes: Iterable[Stroke], scale: float, by: Point) -> tuple[Stroke, ...]:
    """Return strokes enlarged around the origin and then moved."""

    def at(point: Point) -> Point:
        return hundredths((point[0] * scale + by[0], point[1] * scale + by[1]))

    return tuple(replace(stroke, points=tuple(map(at, stroke.points))) for stroke in strokes)


def _absolute(strokes: Iterable[Stroke], start: Point) -> Iterator[Stroke]:
    """Yield strokes with the points that they lead to; a stroke after a close is not met."""
    x, y = start
    for stroke in strokes:
        points = tuple((x + dx, y + dy) for dx, dy in stroke.points)
        if points:
            x, y = points[-1]
        yield replace(stroke, points=points)

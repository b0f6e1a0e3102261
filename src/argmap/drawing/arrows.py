"""Arrows: their lines, heads, joints and signs."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from argmap.drawing.shapes import (
    Circle,
    Coat,
    PaintRole,
    Path,
    Pen,
    Shape,
    Stroke,
    Trace,
    hundredths,
    polyline,
    strokes,
)
from argmap.model import Relation
from argmap.scene import Point

# In points at natural size, at which text has 16.
HEAD = 12.0
HALF_HEAD = 5.5
UNDER_HEAD = 2.0
"""So far a line runs on below its head."""
BAR = 8.0
"""Half the length of a bar."""
BAR_GAP = 4.0
"""How far from the box's edge the bar of a rebuttal stands."""
SIGN_RADIUS = 8.5
JOINT_RADIUS = 4.5
JOINT_GAP = JOINT_RADIUS + BAR_GAP
"""How far from the middle of a joint the bar of an undercut stands."""
SIGNS = {
    Relation.SUPPORTS: strokes("m-4.5 0h9m-4.5 -4.5v9"),
    Relation.REBUTS: strokes("m-4.5 0h9"),
    Relation.UNDERCUTS: strokes("m-6 6l12 -12"),
}
"""What stands in the disc of each relation: +, −, and a bar from rim to rim that makes it a ⊘."""
LINES = {
    Relation.SUPPORTS: Coat(PaintRole.SUPPORT),
    Relation.REBUTS: Coat(PaintRole.REBUTTAL),
    Relation.UNDERCUTS: Coat(PaintRole.UNDERCUT),
    Relation.ABOUT: Coat(PaintRole.ABOUT),
}
"""What the line of each relation is painted with."""


@dataclass(frozen=True, slots=True)
class PaintedArrow:
    """An arrow in parts: a support ends in a `head`, what is against something in a `bar`."""

    shaft: Path
    head: Path | None = None
    bar: Path | None = None
    sign: tuple[Circle, Trace] | None = None

    @property
    def parts(self) -> tuple[Shape, ...]:
        """All parts, from the one that lies lowest."""
        ends = (part for part in (self.head, self.bar) if part is not None)
        return (self.shaft, *ends, *(self.sign or ()))


def painted_arrow(
    relation: Relation, points: Sequence[Point], sign: Point | None, *, headed: bool = True
) -> PaintedArrow:
    """Return an arrow along a row of Bézier curves, its sign around a point."""
    disc = sign_shapes(relation, sign) if sign else None
    coat, direction = LINES[relation], _direction(points)
    if not (headed and relation.argues):
        return PaintedArrow(Path(coat, course(points)), sign=disc)
    if relation is Relation.SUPPORTS:
        # A line of two points' width would show on both sides of the tip.
        shaft = _shortened(points, direction, HEAD - UNDER_HEAD)
        return PaintedArrow(Path(coat, course(shaft)), head=_head(points[-1], direction), sign=disc)
    gap = JOINT_GAP if relation is Relation.UNDERCUTS else BAR_GAP
    end = _before(points[-1], direction, gap)
    # The line ends at its bar: dashes beyond it would look like a part of the box's border.
    shaft = [*points[:-1], end]
    return PaintedArrow(Path(coat, course(shaft)), bar=_bar(end, direction), sign=disc)


def sign_shapes(relation: Relation, at: Point) -> tuple[Circle, Trace]:
    """Return the disc with +, − or the bar of an undercut."""
    disc = Circle(Coat(PaintRole.DISC), *at, SIGN_RADIUS)
    return disc, Trace(Coat(PaintRole.SIGN), *at, SIGNS[relation])


def joint_shape(at: Point) -> Circle:
    """Return the ring on which an undercut ends or linked premises meet."""
    return Circle(Coat(PaintRole.JOINT), *at, JOINT_RADIUS)


def course(points: Sequence[Point]) -> tuple[Stroke, ...]:
    """Return a row of Bézier curves as strokes; straight pieces along an axis are lines."""
    found = [Stroke(Pen.MOVE, (hundredths(points[0]),))]
    for begin in range(0, len(points) - 1, 3):
        piece = points[begin : begin + 4]
        controls = tuple(map(hundredths, piece[1:]))
        if _straight(piece):
            found.append(Stroke(Pen.LINE, controls[-1:]))
        else:
            found.append(Stroke(Pen.CURVE, controls))
    return tuple(found)


def _straight(points: Sequence[Point]) -> bool:
    """Say whether points lie on one line along an axis."""
    return any(len(set(along)) == 1 for along in zip(*points, strict=True))


def _direction(points: Sequence[Point]) -> Point:
    """Return the unit vector in which a line arrives; some of its last points may be one."""
    end_x, end_y = points[-1]
    x, y = next((point for point in reversed(points) if point != points[-1]), points[0])
    # A line of no length has no direction, and must not divide by it.
    length = math.hypot(end_x - x, end_y - y) or 1.0
    return (end_x - x) / length, (end_y - y) / length


def _before(end: Point, direction: Point, by: float) -> Point:
    """Return the point so far before an end."""
    return end[0] - direction[0] * by, end[1] - direction[1] * by


def _shortened(points: Sequence[Point], direction: Point, by: float) -> list[Point]:
    """Return a line that ends earlier, so that it does not show beside the tip of its head."""
    return [*points[:-1], _before(points[-1], direction, by)]


def _head(end: Point, direction: Point) -> Path:
    """Return the filled head of a support."""
    dx, dy = direction
    back_x, back_y = _before(end, direction, HEAD)
    left = (back_x - dy * HALF_HEAD, back_y + dx * HALF_HEAD)
    right = (back_x + dy * HALF_HEAD, back_y - dx * HALF_HEAD)
    return Path(Coat(PaintRole.HEAD), (*polyline(end, left, right), Stroke(Pen.CLOSE)))


def _bar(middle: Point, direction: Point) -> Path:
    """Return the bar of what is against something, across the line."""
    (x, y), (dx, dy) = middle, direction
    start, end = (x - dy * BAR, y + dx * BAR), (x + dy * BAR, y - dx * BAR)
    return Path(Coat(PaintRole.BAR), polyline(start, end))

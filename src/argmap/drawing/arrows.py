"""Arrows: their lines, heads, joints and signs."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from argmap.drawing.glyphs import drawn
from argmap.drawing.shapes import Circle, Path, Shape, number
from argmap.model import Relation
from argmap.scene import Arrow, Point

HEAD = 12.0
HALF_HEAD = 5.5
TEE = 8.0
TEE_GAP = 4.0
"""How far from the box's edge the bar of a rebuttal stands."""
SIGN_RADIUS = 8.5
JOINT_RADIUS = 4.5
JOINT_GAP = JOINT_RADIUS + TEE_GAP
"""How far from the middle of a joint the bar of an undercut stands."""
SIGNS = {
    Relation.SUPPORTS: "m-4.5 0h9m-4.5 -4.5v9",
    Relation.REBUTS: "m-4.5 0h9",
    Relation.UNDERCUTS: "m-6 6l12 -12",
}
"""What stands in the disc of each relation: +, −, and a bar from rim to rim that makes it a ⊘."""
ROLES = {
    Relation.SUPPORTS: "support",
    Relation.REBUTS: "rebuttal",
    Relation.UNDERCUTS: "undercut",
    Relation.ABOUT: "about",
}


def arrow_shapes(arrow: Arrow) -> Iterator[Shape]:
    """Yield the line of an arrow, its head and its sign: a filled head of a support, a bar of what is against it."""
    role = ROLES[arrow.relation]
    end, direction = arrow.points[-1], _direction(arrow.points)
    match arrow.relation if arrow.headed else Relation.ABOUT:
        case Relation.SUPPORTS:
            yield Path(role, curve(_shortened(arrow.points, direction, HEAD - 2)))
            yield _filled(end, direction)
        case Relation.REBUTS:
            yield Path(role, curve(_shortened(arrow.points, direction, TEE_GAP)))
            yield _tee(end, direction, TEE_GAP)
        case Relation.UNDERCUTS:
            yield Path(role, curve(_shortened(arrow.points, direction, JOINT_GAP)))
            yield _tee(end, direction, JOINT_GAP)
        case Relation.ABOUT:
            yield Path(role, curve(arrow.points))
    if arrow.sign:
        yield from sign_shapes(arrow.relation, arrow.sign)


def sign_shapes(relation: Relation, at: Point) -> Iterator[Shape]:
    """Yield the disc with +, − or the bar of an undercut."""
    yield Circle("disc", at[0], at[1], SIGN_RADIUS)
    yield drawn(SIGNS[relation], at[0], at[1], "sign")


def joint_shape(at: Point) -> Shape:
    """Return the ring on which an undercut ends or linked premises meet."""
    return Circle("joint", at[0], at[1], JOINT_RADIUS)


def curve(points: Sequence[Point]) -> str:
    """Return Bézier points as path text; straight pieces are written as lines."""
    parts = [f"M{_pair(points[0])}"]
    for start, one, two, end in zip(points[0::3], points[1::3], points[2::3], points[3::3], strict=False):
        straight = len({start[0], one[0], two[0], end[0]}) == 1 or len({start[1], one[1], two[1], end[1]}) == 1
        parts.append(f"L{_pair(end)}" if straight else f"C{_pair(one)} {_pair(two)} {_pair(end)}")
    return "".join(parts)


def _pair(point: Point) -> str:
    """Return a point as path text."""
    return f"{number(point[0])} {number(point[1])}"


def _direction(points: Sequence[Point]) -> Point:
    """Return the unit vector in which a line arrives."""
    (x, y), (end_x, end_y) = next(
        ((p, points[-1]) for p in reversed(points) if p != points[-1]), (points[0], points[-1])
    )
    length = math.hypot(end_x - x, end_y - y) or 1.0
    return (end_x - x) / length, (end_y - y) / length


def _shortened(points: Sequence[Point], direction: Point, by: float) -> list[Point]:
    """Return a line that ends earlier, so that it does not show beside the tip of its head."""
    x, y = points[-1]
    return [*points[:-1], (x - direction[0] * by, y - direction[1] * by)]


def _filled(end: Point, direction: Point) -> Path:
    """Return the filled head of a support."""
    (x, y), (dx, dy) = end, direction
    back_x, back_y = x - dx * HEAD, y - dy * HEAD
    left = (back_x - dy * HALF_HEAD, back_y + dx * HALF_HEAD)
    right = (back_x + dy * HALF_HEAD, back_y - dx * HALF_HEAD)
    return Path("head", f"M{_pair(end)}L{_pair(left)}L{_pair(right)}z")


def _tee(end: Point, direction: Point, gap: float) -> Path:
    """Return the bar of what is against something, across the line and so far before its end."""
    (x, y), (dx, dy) = end, direction
    x, y = x - dx * gap, y - dy * gap
    return Path("tee", f"M{_pair((x - dy * TEE, y + dx * TEE))}L{_pair((x + dy * TEE, y - dx * TEE))}")

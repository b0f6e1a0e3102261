"""The way of one line up the levels: straight past boxes and signs, bending only in the channels between levels."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

Point = tuple[float, float]
"""A point as (across, along)."""

HEAD_ROOM = 18.0
"""The straight end of an arrow, where its head is."""
TURN = 12.0
"""The radius of the one turn of an undercut."""
LEAST_FORK = 40.0
"""How far a joint has to be from a premise for its line to swing towards it and arrive along."""
PILL_ROOM = 12.0
"""How far above a box a line is straight, past the pills on the box's edge."""
ROUNDED = 0.55
"""How near to the corner the control points of a quarter of a turn lie, so that it looks like a part of a circle."""
LEAST_CHANNEL = 32.0
MOST_CHANNEL = 260.0
STEEPNESS = 0.16
"""How much deeper a channel gets for each point that a line in it moves across."""


@dataclass(frozen=True, slots=True)
class Climb:
    """A line from a level up to another: where it stands across on each of them, from the lowest to the highest."""

    lowest: int
    places: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """Where each level begins and ends along, and how far above it lines stay straight."""

    tops: tuple[float, ...]
    bottoms: tuple[float, ...]
    stubs: tuple[float, ...]


def ground(depths: Sequence[float], stubs: Sequence[float], climbs: Iterable[Climb]) -> Ground:
    """Return the levels with as much distance as the widest bend between them needs."""
    channels = [LEAST_CHANNEL] * len(depths)
    for climb in climbs:
        for step, (below, above) in enumerate(pairwise(climb.places)):
            level = climb.lowest - step
            channels[level] = max(channels[level], LEAST_CHANNEL + STEEPNESS * abs(below - above))
    tops, bottoms = list[float](), list[float]()
    for depth, stub, channel in zip(depths, stubs, channels, strict=True):
        tops.append(bottoms[-1] + HEAD_ROOM + min(channel, MOST_CHANNEL) + stub if bottoms else stub)
        bottoms.append(tops[-1] + depth)
    return Ground(tuple(tops), tuple(bottoms), tuple(stubs))


def path(climb: Climb, levels: Ground, start: float, end: float) -> list[Point]:
    """Return the Bézier points of a climb from `start` to `end` (along)."""
    points: list[Point] = [(climb.places[0], start)]
    level = climb.lowest
    _straight(points, levels.tops[level] - levels.stubs[level])
    for place in climb.places[1:]:
        level -= 1
        last = level == climb.lowest - len(climb.places) + 1
        _bend(points, (place, levels.bottoms[level] + HEAD_ROOM))
        _straight(points, end if last else levels.tops[level] - levels.stubs[level])
    return points


def square(start: Point, end: Point) -> list[Point]:
    """Return a line that leaves along, turns once, and arrives across: how an undercut reaches the line it attacks."""
    (across, along), (end_across, end_along) = start, end
    aside = min(TURN, abs(end_across - across))
    ahead = min(TURN, abs(end_along - along))
    begin = (across, end_along - math.copysign(ahead, end_along - along))
    turned = (across + math.copysign(aside, end_across - across), end_along)
    corner = (across, end_along)
    return [*_line(start, begin), *_between(begin, corner, turned)[1:], *_line(turned, end)[1:]]


def fork(start: Point, end: Point) -> list[Point]:
    """Return the line of a premise to the joint in which it meets another one, clear of the pills beside its start.

    It arrives along, so that an undercut may arrive across; where there is no room for that it arrives across itself.
    """
    (across, along), (end_across, end_along) = start, end
    if across == end_across:
        return _line(start, end)
    if abs(end_along - along) < LEAST_FORK:
        bend = (across, along + (end_along - along) * 0.75), (across + (end_across - across) * 0.25, end_along)
        return [start, *bend, end]
    clear = (across, along + math.copysign(PILL_ROOM, end_along - along))
    middle = (clear[1] + end_along) / 2
    return [*_line(start, clear), (across, middle), (end_across, middle), end]


def _line(start: Point, end: Point) -> list[Point]:
    """Return a straight line."""
    (x, y), (dx, dy) = start, ((end[0] - start[0]) / 3, (end[1] - start[1]) / 3)
    return [start, (x + dx, y + dy), (x + 2 * dx, y + 2 * dy), end]


def _between(start: Point, corner: Point, end: Point) -> list[Point]:
    """Return a quarter of a turn around a corner."""
    near, far = (
        (point[0] + (corner[0] - point[0]) * ROUNDED, point[1] + (corner[1] - point[1]) * ROUNDED)
        for point in (start, end)
    )
    return [start, near, far, end]


def _straight(points: list[Point], end: float) -> None:
    """Go on along, without moving across."""
    across, along = points[-1]
    third = (end - along) / 3
    points += [(across, along + third), (across, end - third), (across, end)]


def _bend(points: list[Point], end: Point) -> None:
    """Cross a channel in an S, upright at both ends."""
    across, along = points[-1]
    middle = (along + end[1]) / 2
    points += [(across, middle), (end[0], middle), end]

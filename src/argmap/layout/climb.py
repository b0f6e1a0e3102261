"""The way of one line up the levels: straight past boxes, bending in the channels only."""

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
"""How near to its corner a turn's control points lie, so that it looks like a part of a circle.

Exactly it would be 4/3 (√2 - 1) = 0.5523.
"""
# With the room of a head it leaves three dashes of a rebuttal beside its sign; fewer look like a
# solid line.
LEAST_CHANNEL = 32.0
# Beyond this a far line gets steeper instead: a higher picture has smaller text.
MOST_CHANNEL = 260.0
STEEPNESS = 0.16
"""How much deeper a channel gets for each point that a line in it moves across."""


@dataclass(frozen=True, slots=True)
class Climb:
    """A line from a level up to another: where it stands across on each, from the lowest up."""

    lowest: int
    places: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """Where each level begins and ends along, and how far above it lines stay straight."""

    tops: tuple[float, ...]
    bottoms: tuple[float, ...]
    stubs: tuple[float, ...]


def ground(
    depths: Sequence[float],
    stubs: Sequence[float],
    climbs: Iterable[Climb],
    pitch: float = 0.0,
) -> Ground:
    """Return the levels with as much distance as the widest bend between them needs.

    It is `pitch` at least, from top to top.
    """
    channels = [LEAST_CHANNEL] * len(depths)
    for climb in climbs:
        for step, (below, above) in enumerate(pairwise(climb.places)):
            level = climb.lowest - step
            needed = LEAST_CHANNEL + STEEPNESS * abs(below - above)
            channels[level] = max(channels[level], needed)
    tops = list[float]()
    bottoms = list[float]()
    for depth, stub, channel in zip(depths, stubs, channels, strict=True):
        top = stub
        if bottoms:
            top = bottoms[-1] + HEAD_ROOM + min(channel, MOST_CHANNEL) + stub
            top = max(top, tops[-1] + pitch)
        tops.append(top)
        bottoms.append(top + depth)
    return Ground(tuple(tops), tuple(bottoms), tuple(stubs))


def path(climb: Climb, levels: Ground, start: float, end: float) -> list[Point]:
    """Return the Bézier points of a climb from `start` to `end` (along)."""
    points: list[Point] = [(climb.places[0], start)]
    level = climb.lowest
    for place in climb.places[1:]:
        # Signs and joints stand on this piece, so that it must not bend.
        _straight(points, levels.tops[level] - levels.stubs[level])
        level -= 1
        _bend(points, (place, levels.bottoms[level] + HEAD_ROOM))
    _straight(points, end)
    return points


def square(start: Point, end: Point) -> list[Point]:
    """Return a line that leaves along, turns once, and arrives across.

    So an undercut reaches the line that it attacks.
    """
    across, along = start
    end_across, end_along = end
    # A full turn would overshoot what is nearer than its radius.
    aside = min(TURN, abs(end_across - across))
    ahead = min(TURN, abs(end_along - along))
    begin = (across, end_along - math.copysign(ahead, end_along - along))
    turned = (across + math.copysign(aside, end_across - across), end_along)
    turn = _quarter(begin, (across, end_along), turned)
    return [*_line(start, begin), *turn[1:], *_line(turned, end)[1:]]


def fork(start: Point, end: Point) -> list[Point]:
    """Return the line of a premise to the joint in which it meets another one.

    It is clear of the pills beside its start. It arrives along, so that an undercut may arrive
    across; where there is no room for that it arrives across itself.
    """
    across, along = start
    end_across, end_along = end
    if across == end_across:
        return _line(start, end)
    if abs(end_along - along) < LEAST_FORK:
        # Nearer to the corner than to the ends: one round bend.
        leaving = (across, along + (end_along - along) * 0.75)
        arriving = (across + (end_across - across) * 0.25, end_along)
        return [start, leaving, arriving, end]
    clear = along + math.copysign(PILL_ROOM, end_along - along)
    points = _line(start, (across, clear))
    _bend(points, end)
    return points


def _line(start: Point, end: Point) -> list[Point]:
    """Return a straight line as a curve, its control points at a third and two thirds of it."""
    x, y = start
    dx, dy = (end[0] - x) / 3, (end[1] - y) / 3
    return [start, (x + dx, y + dy), (x + 2 * dx, y + 2 * dy), end]


def _quarter(start: Point, corner: Point, end: Point) -> list[Point]:
    """Return a quarter of a turn around a corner."""
    return [start, _near(corner, start), _near(corner, end), end]


def _near(corner: Point, point: Point) -> Point:
    """Return the control point of a turn between one of its ends and its corner."""
    x, y = point
    return x + (corner[0] - x) * ROUNDED, y + (corner[1] - y) * ROUNDED


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

"""Path text read: its commands and numbers, and what they draw as lines and curves with absolute points."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from argmap.scene import Point

COMMANDS = re.compile(r"([A-Za-z])([^A-Za-z]*)")
NUMBERS = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")


@dataclass(frozen=True, slots=True)
class Stroke:
    """A part of a path with absolute points: M, L or C with 1 or 3 of them, Z with none."""

    command: str
    points: tuple[Point, ...] = ()


def strokes(d: str) -> Iterator[Stroke]:
    """Yield the parts of path text. What follows a Z goes on from where the closed part began.

    >>> [stroke.points for stroke in strokes("M1 2h3v-1")]
    [((1.0, 2.0),), ((4.0, 2.0),), ((4.0, 1.0),)]
    """
    at: Point = (0.0, 0.0)
    begun = at
    for command, listed in COMMANDS.findall(d):
        numbers = [float(text) for text in NUMBERS.findall(listed)]
        if command in "zZ":
            at = begun
            yield Stroke("Z")
            continue
        for part in _parts(command, numbers, at):
            at = part.points[-1]
            begun = at if part.command == "M" else begun
            yield part


def _parts(command: str, numbers: Sequence[float], start: Point) -> Iterator[Stroke]:
    """Yield what one command draws; more numbers than one needs repeat it."""
    if command in "hv":
        yield from _straights(command, numbers, start)
        return
    size, at = (6 if command in "cC" else 2), start
    for first in range(0, len(numbers) - size + 1, size):
        dx, dy = at if command.islower() else (0.0, 0.0)
        pairs = zip(numbers[first : first + size : 2], numbers[first + 1 : first + size : 2], strict=True)
        points = tuple((x + dx, y + dy) for x, y in pairs)
        drawn = "L" if command in "mM" and first else command.upper()
        yield Stroke(drawn, points)
        at = points[-1]


def _straights(command: str, numbers: Iterable[float], start: Point) -> Iterator[Stroke]:
    """Yield lines along one axis."""
    x, y = start
    for length in numbers:
        x, y = (x + length, y) if command == "h" else (x, y + length)
        yield Stroke("L", ((x, y),))

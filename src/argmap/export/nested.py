"""An outline as lines that open and close lists: any depth is written without recursion."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from argmap.view import Entry, Outline

DEEPEST = 24
"""Levels below are not indented: browsers stop at some hundred nested elements, readers before."""


@dataclass(frozen=True, slots=True)
class NestedLine:
    """A line of an outline: its level, whether a list opens below it, how many end after it.

    `deeper` is the true level where it is no longer indented, else 0.
    """

    entry: Entry
    level: int
    opens: bool
    closes: int
    deeper: int = 0


def nested(outline: Outline) -> Iterator[NestedLine]:
    """Yield the lines of an outline in reading order; the lists they open and close match.

    O(lines).
    """
    lines = list(outline.lines())
    levels = [min(level, DEEPEST) for _, level in lines]
    for number, (entry, true) in enumerate(lines):
        level = levels[number]
        following = levels[number + 1] if number + 1 < len(lines) else 0
        yield NestedLine(
            entry,
            level,
            following > level,
            max(level - following, 0),
            true if true > DEEPEST else 0,
        )

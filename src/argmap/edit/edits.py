"""Edits of one text: which of them can be made together, and the text that they leave."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from argmap.problem import Edit


@dataclass
class Together:
    """Edits of one text that do not touch each other, by their places."""

    edits: list[Edit] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)

    def is_free(self, more: Iterable[Edit]) -> bool:
        """Tell whether more edits touch neither those taken nor each other.

        Two edits touch when they share a character or start at the same place. O(log(edits)) for each.
        """
        new = sorted(more, key=lambda edit: edit.start)
        apart = all(one.end <= other.start and one.start < other.start for one, other in pairwise(new))
        return apart and all(map(self._is_apart, new))

    def take(self, more: Iterable[Edit]) -> bool:
        """Take more edits, all of them or none; tell whether they were taken."""
        new = list(more)
        if not self.is_free(new):
            return False
        for edit in new:
            place = bisect_left(self._starts, edit.start)
            self.edits.insert(place, edit)
            self._starts.insert(place, edit.start)
        return True

    def _is_apart(self, edit: Edit) -> bool:
        place = bisect_left(self._starts, edit.start)
        before = self.edits[place - 1] if place else None
        after = self.edits[place] if place < len(self.edits) else None
        return (before is None or before.end <= edit.start) and (
            after is None or (edit.end <= after.start and edit.start < after.start)
        )


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with all edits made; their offsets count the characters of the text as it is given.

    >>> edited("open or closed", [Edit("x", 0, 4, "Open"), Edit("x", 14, 14, "?")])
    'Open or closed?'
    """
    pieces, done = [], 0
    for edit in sorted(edits, key=lambda each: (each.start, each.end)):
        pieces += [text[done : edit.start], edit.text]
        done = edit.end
    return "".join([*pieces, text[done:]])

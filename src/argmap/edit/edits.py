"""Edits of one text: which of them can be made together, and the text that they leave."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from argmap.problem import Edit


@dataclass
class DisjointEdits:
    """Edits of one text that do not touch each other, sorted by their places."""

    edits: list[Edit] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)

    def has_room_for(self, more: Iterable[Edit]) -> bool:
        """Tell whether more edits touch neither those taken nor each other.

        Two edits touch when they share a character or start at the same place: of two that put
        something in there, nobody knows which comes first. O(log(edits)) for each.
        """
        new = sorted(more, key=lambda edit: edit.start)
        apart = all(_is_before(one, other) for one, other in pairwise(new))
        return apart and all(self._is_apart(edit) for edit in new)

    def take(self, more: Iterable[Edit]) -> bool:
        """Take more edits, all of them or none; tell whether they were taken."""
        new = list(more)
        if not self.has_room_for(new):
            return False
        for edit in new:  # a list that stays sorted, so that each look is a bisection
            number = bisect_left(self._starts, edit.start)
            self.edits.insert(number, edit)
            self._starts.insert(number, edit.start)
        return True

    def _is_apart(self, edit: Edit) -> bool:
        number = bisect_left(self._starts, edit.start)
        # one edit may end where the next one starts, if it does not start there as well
        if number > 0 and self.edits[number - 1].end > edit.start:
            return False
        return number == len(self.edits) or _is_before(edit, self.edits[number])


def _is_before(one: Edit, other: Edit) -> bool:
    return one.end <= other.start and one.start < other.start


def text_after(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with all edits made; offsets count the characters of the text as given.

    >>> text_after("open or closed", [Edit("x", 0, 4, "Open"), Edit("x", 14, 14, "?")])
    'Open or closed?'
    """
    pieces: list[str] = []
    done = 0
    for edit in sorted(edits, key=lambda each: (each.start, each.end)):
        pieces += [text[done : edit.start], edit.text]
        done = edit.end
    pieces.append(text[done:])
    return "".join(pieces)

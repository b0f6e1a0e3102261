"""Edits of one text: which of them can be made together, and the text that they leave."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from argmap.problem import Edit


@dataclass
class Together:
    """Edits of one text that do not touch each other, by their places."""

    edits: list[Edit] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)

    def take(self, more: Iterable[Edit]) -> bool:
        """Take more edits, all of them or none; tell whether they were taken. O(log(edits)) each, and a short copy.

        Two edits touch when they share a character or start at the same place.
        """
        new = list(more)
        places = [bisect_left(self._starts, edit.start) for edit in new]
        if not all(self._is_free(edit, place) for edit, place in zip(new, places, strict=True)):
            return False
        for edit in new:
            place = bisect_left(self._starts, edit.start)
            self.edits.insert(place, edit)
            self._starts.insert(place, edit.start)
        return True

    def _is_free(self, edit: Edit, place: int) -> bool:
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

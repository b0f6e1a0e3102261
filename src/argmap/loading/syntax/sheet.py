"""A document as it is read: what stopped the parser is mended, each place still the author's.

So one slip does not hide all that is wrong below it, and the careful reader may go on.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from argmap.codes import Code
from argmap.loading.document import Document
from argmap.problem import Edit, Fix, Location, Problem, Severity

Span = tuple[int, int, int]
"""A line of the text to read and the columns from and to, all from 0."""

Cut = tuple[int, int, int, str]
"""A span, and what to put there."""


def applied(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with edits of it made; they do not overlap and are sorted by their start."""
    parts: list[str] = []
    end = 0
    for edit in edits:
        parts += (text[end : edit.start], edit.text)
        end = edit.end
    return "".join((*parts, text[end:]))


def apart(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Return edits by file and place without those that lie within another one."""
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda edit: (edit.file, edit.start, -edit.end)):
        if not kept or kept[-1].file != edit.file or kept[-1].end <= edit.start:
            kept.append(edit)
    return tuple(kept)


@dataclass(frozen=True)
class Sheet:
    """A document and the edits, sorted and apart from each other, that make its text readable."""

    document: Document
    edits: tuple[Edit, ...] = ()

    @cached_property
    def read(self) -> Document:
        """The document to read instead."""
        if not self.edits:
            return self.document
        return Document(self.document.name, applied(self.document.text, self.edits))

    @cached_property
    def _starts(self) -> list[int]:
        """Where each edit starts in the text to read."""
        starts: list[int] = []
        shift = 0
        for edit in self.edits:
            starts.append(edit.start + shift)
            shift += len(edit.text) - (edit.end - edit.start)
        return starts

    def origin(self, offset: int) -> int:
        """Return where a character of the text to read stands in the document.

        Within an edit, about where.
        """
        number = bisect_right(self._starts, offset) - 1
        if number < 0:
            return offset
        edit = self.edits[number]
        into = offset - self._starts[number]
        if into >= len(edit.text):
            return edit.end + into - len(edit.text)
        return min(edit.start + into, edit.end)

    def touches(self, first: int, last: int) -> bool:
        """Tell whether an edit lies in, or right beside, a piece of the document."""
        number = bisect_right(self.edits, last, key=lambda edit: edit.start)
        return number > 0 and self.edits[number - 1].end >= first

    @property
    def lines(self) -> Sequence[str]:
        """The lines of the text to read."""
        return self.read.lines

    def span(self, start: int, end: int) -> Location:
        """Return the place in the document of a piece of the text to read."""
        return self.document.span(self.origin(start), self.origin(end))

    def edit(self, start: int, end: int, text: str) -> Edit | None:
        """Return an edit of the document for one of the text to read.

        None where that touches what was mended.
        """
        first, last = self.origin(start), self.origin(end)
        if self.touches(first, last):
            return None
        return Edit(self.document.name, first, last, text)

    def edits_of(self, cuts: Iterable[Cut]) -> tuple[Edit, ...]:
        """Return cuts as edits of the document, none if one touches what was mended before."""
        edits = []
        for line, start, end, text in cuts:
            first = self.read.offset(line + 1, start + 1)
            last = self.read.offset(line + 1, end + 1)
            edit = self.edit(first, last, text.replace("\n", self.read.newline))
            if edit is None:
                return ()
            edits.append(edit)
        return tuple(edits)

    def fix(self, title: str, *cuts: Cut, safe: bool = True) -> Fix:
        """Return what puts a slip right.

        It has no edits where that touches what was mended before.
        """
        return Fix(title, self.edits_of(cuts), safe)

    def slip(
        self, message: str, help_: str, place: Span, fix: Fix | None = None, *, code: Code
    ) -> Problem:
        """Return an everyday slip on a line as a problem: its place is known from the start."""
        line, start, end = place
        first = self.read.offset(line + 1, start + 1)
        last = self.read.offset(line + 1, end + 1)
        # A place of no width could not be pointed to.
        shown = self.span(first, max(last, first + 1))
        # A fix that touches what was mended before cannot be made.
        kept = fix if fix is not None and fix.edits else None
        return Problem(code, Severity.ERROR, message, shown, help_, fix=kept)

    def mended(self, edits: Iterable[Edit]) -> Sheet | None:
        """Return the sheet with further edits, given in the document's own places.

        None where they get in each other's way.
        """
        every = sorted({*self.edits, *edits}, key=lambda edit: (edit.start, edit.end))
        is_apart = all(one.end < other.start for one, other in pairwise(every))
        return Sheet(self.document, tuple(every)) if is_apart else None

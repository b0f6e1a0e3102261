"""A text that may be a debate, or a part of one, and where its characters stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from argmap.problem import Location

_LINE = re.compile(r"\r\n|\r|\n")
_NO_SIGNS = bytes(set(range(256)) - {*range(32), 127} - set(b"[]{},?<>="))
_CONFLICT = (b"<<<<<<<", b">>>>>>>", b"\n=======")


@dataclass(frozen=True)
class Document:
    """A text with a name that problems can point to: a path as it was given, or `<stdin>`."""

    name: str
    text: str
    mark: str = field(default="", compare=False)
    """The byte order mark in front of the text, if it has one."""

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(found.end() for found in _LINE.finditer(self.text))]

    @cached_property
    def encoded(self) -> bytes:
        """The text in UTF-8."""
        return self.text.encode("utf-8", "surrogatepass")

    @cached_property
    def signs(self) -> bytes:
        """Its control characters, line ends among them, its brackets, commas and question marks.

        A tenth of the text or less: what asks for these signs alone need not walk through the whole
        text again.
        """
        return self.encoded.translate(None, _NO_SIGNS)

    @property
    def may_conflict(self) -> bool:
        """Whether the marks of a merge conflict may be in it; quick, and wrong only towards yes."""
        return any(sign in self.signs for sign in _CONFLICT)

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their ends."""
        return _LINE.split(self.text)

    def position(self, offset: int) -> tuple[int, int]:
        """Return the line and the column, both from 1, of a character."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def line_start(self, offset: int) -> int:
        """Return where the line of a character begins."""
        return self._starts[bisect_right(self._starts, offset) - 1]

    def next_line(self, offset: int) -> int:
        """Return where the line after that of a character begins.

        Behind the last line, the length of the text.
        """
        number = bisect_right(self._starts, offset)
        return self._starts[number] if number < len(self._starts) else len(self.text)

    @cached_property
    def newline(self) -> str:
        """How its lines end."""
        return "\r\n" if "\r\n" in self.text else "\n"

    def offset(self, line: int, column: int) -> int:
        """Return where a character stands, from its line and column, both from 1."""
        return self._starts[line - 1] + column - 1

    def location(self, start: tuple[int, int], end: tuple[int, int]) -> Location:
        """Return the span from one line and column to another, with its first line as excerpt."""
        excerpt = self.lines[start[0] - 1] if start[0] <= len(self.lines) else ""
        return Location(self.name, *start, *max(start, end), excerpt)

    def span(self, start: int, end: int | None = None) -> Location:
        """Return the span between two offsets; without an end, of one character."""
        return self.location(self.position(start), self.position(start + 1 if end is None else end))

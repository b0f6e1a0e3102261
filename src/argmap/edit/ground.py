"""Where the parts of a page begin and end in its text, with the lines and the comments that belong to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from argmap.loading.syntax.page import Page
from argmap.loading.syntax.reader import Node
from argmap.problem import Edit

_DASH = re.compile(r"(?P<before>[ \t]*(?:-[ \t]+)*)-(?P<gap>[ \t]*)")
_KEEPS_BLANKS = re.compile(r"[|>][0-9]?\+")
_BLANK_LINE = re.compile(r"\n[ \t]*\r?\n|\r[ \t]*\r(?!\n)")
_BETWEEN = re.compile(r"(?:[ \t\r\n]|(?:(?<=[ \t\r\n])|^)#[^\r\n]*)*")


@dataclass(frozen=True)
class Ground:
    """A page as ground to build on: every offset counts the characters of its text."""

    page: Page

    @property
    def text(self) -> str:
        """The text of the page."""
        return self.page.document.text

    def is_flow(self, node: Node) -> bool:
        """Tell whether a list or a mapping stands in brackets; an empty one always does."""
        return node.parts is not None and self.text[node.start.index : node.start.index + 1] in ("[", "{")

    def is_block_text(self, node: Node) -> bool:
        """Tell whether a text stands below `>` or `|`."""
        return node.parts is None and node.raw is not None and self.text[node.start.index] in "|>"

    def end(self, node: Node) -> int:
        """Return where the last character of a value ends: comments and blank lines behind it do not belong to it."""
        last = self._last(node)
        end: int = last.end.index
        if not self.is_block_text(last) or self.keeps_blanks(last):
            return end
        return int(last.start.index) + len(self.text[last.start.index : end].rstrip())

    def keeps_blanks(self, node: Node) -> bool:
        """Tell whether the blank lines below a value are a part of the text that it ends with."""
        last = self._last(node)
        return self.is_block_text(last) and _KEEPS_BLANKS.match(self.text, last.start.index) is not None

    def _last(self, node: Node) -> Node:
        """Return the last value within a value."""
        while node.parts and not self.is_flow(node):
            node = list(node.parts.values())[-1] if isinstance(node.parts, dict) else node.parts[-1]
        return node

    def below(self, node: Node, column: int) -> int:
        """Return where the lines end that belong to a part whose dash or key stands at a column.

        Comments that are indented deeper than that still belong to it. The end is the start of a line, or of the text.
        """
        document, end = self.page.document, self.end(node)
        below = end if document.line_start(end) == end else document.next_line(end)
        for start, line in self._lines(below):
            words = line.strip()
            if words and not (words.startswith("#") and len(line) - len(line.lstrip()) > column):
                break
            if words:
                below = document.next_line(start)
        return below

    def above(self, offset: int, floor: int) -> int:
        """Return where the comment starts that stands right above a line, else the start of the line itself."""
        document = self.page.document
        top = document.line_start(offset)
        while top > floor:
            before = document.line_start(top - 1)
            if before < floor or not self.text[before:top].lstrip().startswith("#"):
                break
            top = before
        return top

    def _lines(self, start: int) -> Iterator[tuple[int, str]]:
        """Yield the lines from an offset on, each with its start."""
        document = self.page.document
        while start < len(self.text):
            following = document.next_line(start)
            yield start, self.text[start:following].rstrip("\r\n")
            start = following

    def blank_below(self, offset: int) -> int:
        """Return where the blank lines end that start at the start of a line."""
        return next((start for start, line in self._lines(offset) if line.strip()), len(self.text))

    def blank_above(self, offset: int, floor: int) -> int:
        """Return where the blank lines start that end at the start of a line, not above `floor`."""
        document = self.page.document
        while offset > floor:
            before = document.line_start(offset - 1)
            if before < floor or self.text[before:offset].strip():
                break
            offset = before
        return offset

    def apart(self, one: Node, other: Node) -> bool:
        """Tell whether a blank line separates two parts."""
        return _BLANK_LINE.search(self.text, self.end(one), other.start.index) is not None

    def dash(self, item: Node) -> tuple[int, int] | None:
        """Return the column of an item's dash and where the item starts, None where its dash is on another line."""
        start = self.page.document.line_start(item.start.index)
        found = _DASH.fullmatch(self.text, start, item.start.index)
        return None if found is None else (len(found["before"]), len(found["gap"]))

    def alone(self, node: Node) -> bool:
        """Tell whether nothing but blanks stands before a key on its line."""
        return not self.text[self.page.document.line_start(node.start.index) : node.start.index].strip()

    def colon(self, key: Node) -> int:
        """Return where the colon of a key ends."""
        return self.text.index(":", key.end.index) + 1

    def comma(self, offset: int) -> int | None:
        """Return where the comma is that follows an entry between brackets, None where none does."""
        found = _BETWEEN.match(self.text, offset)
        at = found.end() if found else offset
        return at if self.text[at : at + 1] == "," else None

    def edit(self, start: int, end: int, text: str) -> Edit:
        """Return the edit that puts a text in the place of a span."""
        return Edit(self.page.document.name, start, end, text)

    def lines_at(self, offset: int, lines: list[str], end: int | None = None) -> Edit:
        """Return the edit that puts whole lines at the start of a line, in the place of those up to `end`.

        Behind a last line that has no line break, the new last line has none either.
        """
        line_break = self.page.document.newline
        until = offset if end is None else end
        text = "".join(line + line_break for line in lines)
        if lines and until == len(self.text) and offset and self.page.document.line_start(until) != until:
            text = text.removesuffix(line_break)
        if lines and offset and self.page.document.line_start(offset) != offset:
            text = line_break + text
        return self.edit(offset, until, text)

"""Where the parts of a page begin and end in its text, with the lines and comments of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from argmap.loading import Document, Node, Page
from argmap.problem import Edit

# an item of a list in a list has both dashes on its line
_DASH = re.compile(r"(?P<before>[ \t]*(?:-[ \t]+)*)-(?P<gap>[ \t]*)")
# the `+` of YAML's chomping (1.2, 8.1.1.2)
_KEEPS_BLANKS = re.compile(r"[|>][0-9]?\+")
# of a line that ends in a carriage return and a line feed, neither alone ends it
_BLANK_LINE = re.compile(r"\n[ \t]*\r?\n|\r[ \t]*\r(?!\n)")
_BLANKS_AND_COMMENTS = re.compile(r"(?:[ \t\r\n]|(?:(?<=[ \t\r\n])|^)#[^\r\n]*)*")


@dataclass(frozen=True)
class Manuscript:
    """A page as its author wrote it: every offset counts the characters of its text."""

    page: Page

    @property
    def document(self) -> Document:
        """The document of the page."""
        return self.page.document

    @property
    def text(self) -> str:
        """The text of the page."""
        return self.page.document.text

    def is_flow(self, node: Node) -> bool:
        """Tell whether a list or a mapping stands in brackets; an empty one always does."""
        return node.parts is not None and self.text.startswith(("[", "{"), node.start.index)

    def is_block_text(self, node: Node) -> bool:
        """Tell whether a text stands below `>` or `|`."""
        if node.parts is not None or node.raw is None:
            return False
        return self.text.startswith(("|", ">"), node.start.index)

    def end(self, node: Node) -> int:
        """Return where the last character of a value ends.

        Comments and blank lines behind it do not belong to it.
        """
        last = self._last(node)
        start, end = int(last.start.index), int(last.end.index)
        if not self.is_block_text(last) or self.keeps_blanks(last):
            return end
        # a parser lets a block text end where the next key starts
        return start + len(self.text[start:end].rstrip())

    def keeps_blanks(self, node: Node) -> bool:
        """Tell whether the blank lines below a value are a part of the text that it ends with."""
        last = self._last(node)
        if not self.is_block_text(last):
            return False
        return _KEEPS_BLANKS.match(self.text, last.start.index) is not None

    def _last(self, node: Node) -> Node:
        """Return the last value within a value."""
        while node.parts and not self.is_flow(node):
            parts = node.parts
            if isinstance(parts, dict):
                parts = list(parts.values())
            node = parts[-1]
        return node

    def below(self, node: Node, column: int) -> int:
        """Return where the lines end that belong to a part whose dash or key stands at a column.

        Comments that are indented deeper than that still belong to it. The end is the start of a
        line, or of the text.
        """
        below = self.end(node)
        if self.document.line_start(below) != below:
            below = self.document.next_line(below)
        for start, line in self._lines(below):
            words = line.lstrip()
            if not words:
                continue
            if not words.startswith("#") or len(line) - len(words) <= column:
                break
            below = self.document.next_line(start)
        return below

    def above(self, offset: int, floor: int) -> int:
        """Return where the comment starts right above a line, else the start of the line."""
        top = self.document.line_start(offset)
        while top > floor:
            before = self.document.line_start(top - 1)
            if before < floor or not self.text[before:top].lstrip().startswith("#"):
                break
            top = before
        return top

    def _lines(self, start: int) -> Iterator[tuple[int, str]]:
        """Yield the lines from an offset on, each with its start and without blanks at its end."""
        while start < len(self.text):
            following = self.document.next_line(start)
            yield start, self.text[start:following].rstrip()
            start = following

    def blank_below(self, offset: int) -> int:
        """Return where the blank lines end that start at the start of a line."""
        for start, line in self._lines(offset):
            if line:
                return start
        return len(self.text)

    def blank_above(self, offset: int, floor: int) -> int:
        """Return where the blank lines start that end at the start of a line, below `floor`."""
        while offset > floor:
            before = self.document.line_start(offset - 1)
            if before < floor or self.text[before:offset].strip():
                break
            offset = before
        return offset

    def are_apart(self, one: Node, other: Node) -> bool:
        """Tell whether a blank line separates two parts."""
        return _BLANK_LINE.search(self.text, self.end(one), other.start.index) is not None

    def dash(self, item: Node) -> tuple[int, int] | None:
        """Return the column of an item's dash, and how many blanks stand between the two.

        None where its dash is on another line.
        """
        start = self.document.line_start(item.start.index)
        found = _DASH.fullmatch(self.text, start, item.start.index)
        if found is None:
            return None
        return len(found["before"]), len(found["gap"])

    def starts_line(self, node: Node) -> bool:
        """Tell whether nothing but blanks stands before a key on its line."""
        start = self.document.line_start(node.start.index)
        return not self.text[start : node.start.index].strip()

    def colon(self, key: Node) -> int:
        """Return where the colon of a key ends."""
        # behind the key: one in quotes may hold colons of its own
        return self.text.index(":", key.end.index) + 1

    def comma(self, offset: int) -> int | None:
        """Return where the comma is that follows an entry between brackets, None without one."""
        found = _BLANKS_AND_COMMENTS.match(self.text, offset)
        at = found.end() if found else offset
        return at if self.text.startswith(",", at) else None

    def edit(self, start: int, end: int, text: str) -> Edit:
        """Return the edit that puts a text in the place of a span."""
        return Edit(self.document.name, start, end, text)

    def lines_at(self, start: int, lines: list[str], end: int | None = None) -> Edit:
        """Return the edit that puts whole lines at the start of a line, instead of those to `end`.

        Behind a last line that has no line break, the new last line has none either.
        """
        line_break = self.document.newline
        if end is None:
            end = start
        text = "".join(line + line_break for line in lines)
        if lines and start and end == len(self.text) and not self._starts_line(end):
            text = text.removesuffix(line_break)
        if lines and start and not self._starts_line(start):
            text = line_break + text
        return self.edit(start, end, text)

    def _starts_line(self, offset: int) -> bool:
        return self.document.line_start(offset) == offset

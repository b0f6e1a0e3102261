"""Edits of lists and mappings that stand line by line, with dashes and indentation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from argmap.edit.manuscript import Manuscript
from argmap.edit.phrasing import INDENTATION, flow, item, key_lines, lines_set_in, mapping, phrase
from argmap.loading import WIDEST, Node
from argmap.problem import Edit


def new_item(manuscript: Manuscript, held: Node, number: int, value: Any) -> Edit:
    """Return the edit that puts an item into a list before the one of that number.

    It is written as its neighbour is.
    """
    parts = held.parts
    neighbour = _neighbour(parts, number)
    # a dash may stand on a line of its own, above its item
    column, blanks = manuscript.dash(neighbour) or (held.start.column, 1)
    # A dash on a line of its own has no blank behind it.
    gap = " " * max(blanks, 1)
    lines = list(item(value, column, gap=gap))
    if isinstance(value, Mapping) and manuscript.is_flow(neighbour):
        between_braces = f"-{gap}{flow(value)}"
        if column + len(between_braces) <= WIDEST:
            lines = [between_braces]
    row = _Row(parts, parts, column)
    # Where two items show nothing of the author's habit, long ones are set apart.
    return _between(manuscript, row, number, lines, apart=len(lines) > 1)


def new_key(manuscript: Manuscript, held: Node, key: str, value: Any, at: int | None) -> Edit:
    """Return the edit that puts a key into a mapping, as the key of that number, else last."""
    row = _row_of_keys(held)
    number = len(row.parts)
    if at is not None:
        number = min(at, number)
    neighbour = _neighbour(row.parts, number)
    if isinstance(value, Mapping) and neighbour.keys and not manuscript.is_flow(neighbour):
        lines = list(key_lines(key, value, row.column))
    else:
        lines = list(mapping({key: value}, row.column))
    first = row.starts[0]
    if number > 0 or manuscript.starts_line(first):
        return _between(manuscript, row, number, lines, apart=False)
    # the first key stands behind a dash, and the new one takes its place there
    line_break = manuscript.document.newline + " " * row.column
    text = "".join(line + line_break for line in lines)
    return manuscript.edit(first.start.index, first.start.index, text)


def _neighbour(parts: list[Node], number: int) -> Node:
    """Return the part before the place of a number, else the one behind it."""
    before = max(number - 1, 0)
    return parts[min(before, len(parts) - 1)]


@dataclass(frozen=True)
class _Row:
    """Parts below each other, with where they start: the keys of a mapping, or the items."""

    starts: list[Node]
    parts: list[Node]
    column: int


def _row_of_keys(held: Node) -> _Row:
    keys = list((held.keys or {}).values())
    return _Row(keys, list((held.parts or {}).values()), keys[0].start.column)


def _between(
    manuscript: Manuscript, row: _Row, number: int, lines: list[str], *, apart: bool
) -> Edit:
    """Return the edit that puts lines before a part, a blank line apart where its like are."""
    # as far apart as the two between which it goes, or the nearest two
    if len(row.parts) > 1:
        first = min(max(number - 1, 0), len(row.parts) - 2)
        apart = manuscript.are_apart(row.parts[first], row.starts[first + 1])
    blank = [""] if apart else []
    written = list(lines_set_in(lines, row.column))
    if number == 0:
        top = manuscript.above(row.starts[0].start.index, 0)
        return manuscript.lines_at(top, [*written, *blank])
    before = row.parts[number - 1]
    if manuscript.keeps_blanks(before):
        blank = []  # it would become a part of the text above
    return manuscript.lines_at(manuscript.below(before, row.column), [*blank, *written])


def without_item(manuscript: Manuscript, held: Node, number: int) -> Edit:
    """Return the edit that takes an item out of a list that holds more of them."""
    parts = held.parts
    column, _ = manuscript.dash(parts[number]) or (held.start.column, 1)
    document = manuscript.document
    start = document.line_start(parts[number].start.index)
    # comments may stand between a dash and its item
    while not manuscript.text[start:].lstrip().startswith("-"):
        start = document.line_start(start - 1)
    return _without(manuscript, _Row(parts, parts, column), number, start)


def without_key(manuscript: Manuscript, held: Node, key: str) -> Edit:
    """Return the edit that takes a key with its value out of a mapping that holds more of them."""
    row = _row_of_keys(held)
    number = list(held.keys or {}).index(key)
    own = row.starts[number]
    if not manuscript.starts_line(own):  # it stands behind a dash, where the next one goes then
        return manuscript.edit(own.start.index, row.starts[number + 1].start.index, "")
    start = manuscript.document.line_start(own.start.index)
    return _without(manuscript, row, number, start)


def _without(manuscript: Manuscript, row: _Row, number: int, start: int) -> Edit:
    """Return the edit that takes out the lines of a part, and the blank ones that set it apart."""
    end = manuscript.below(row.parts[number], row.column)
    if number + 1 < len(row.parts):
        end = manuscript.blank_below(end)
    elif number > 0:
        start = manuscript.blank_above(start, manuscript.end(row.parts[number - 1]))
    return manuscript.edit(start, end, "")


def other_value(manuscript: Manuscript, key: Node, old: Node, value: Any) -> list[Edit]:
    """Return the edits that put a value in the place of another behind a key.

    Comments beside and below it stay.
    """
    column = key.start.column
    written = phrase(value, manuscript.text[key.start.index : key.end.index], column)
    lines = list(lines_set_in(written.body, column))
    head = f" {written.head}" if written.head else ""
    head_end, body_start, body_end = _spans(manuscript, key, old)
    edits = [manuscript.edit(manuscript.colon(key), head_end, head)]
    if lines or body_start != body_end:
        edits.append(manuscript.lines_at(body_start, lines, body_end))
    return edits


def _spans(manuscript: Manuscript, key: Node, old: Node) -> tuple[int, int, int]:
    """Return where a value ends on its key's line, and where its lines below start and end."""
    document = manuscript.document
    colon, end = manuscript.colon(key), manuscript.end(old)
    beside_key = old.start.line == key.end.line
    if old.raw is None or (beside_key and not manuscript.is_block_text(old)):
        below = document.next_line(max(colon, end))
        return max(colon, end), below, below
    last = end
    if document.line_start(end) != end:
        last = document.next_line(end)
    start = old.start.index
    if not beside_key:
        return colon, document.line_start(start), last
    # `>-` goes, and a comment beside it stays
    indicator = manuscript.text[start:end].split(maxsplit=1)[0]
    return start + len(indicator), document.next_line(start), last


def other_item(manuscript: Manuscript, old: Node, value: Any) -> Edit:
    """Return the edit that puts a value in the place of an item's; its dash stays."""
    column = max(old.start.column - INDENTATION, 0)
    line_break = manuscript.document.newline + " " * column
    text = line_break.join(item(value, column)).removeprefix("- ")
    # An empty item has nothing behind its dash, not even a blank.
    if old.raw is None:
        text = f" {text}"
    return manuscript.edit(old.start.index, manuscript.end(old), text)

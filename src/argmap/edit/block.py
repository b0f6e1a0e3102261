"""Edits of lists and mappings that stand line by line, with dashes and indentation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from argmap.edit.ground import Ground
from argmap.edit.phrasing import entry, flow, item, mapping, phrase
from argmap.loading.scalars import WIDEST
from argmap.loading.syntax.reader import Node
from argmap.problem import Edit


def new_item(ground: Ground, held: Node, number: int, value: Any) -> Edit:
    """Return the edit that puts an item into a list before the one of that number, written as its neighbour is."""
    parts = held.parts
    neighbour = parts[min(max(number - 1, 0), len(parts) - 1)]
    column, gap = ground.dash(neighbour) or (held.start.column, 1)
    lines = list(item(value, column, gap=" " * gap or " "))
    inline = f"-{' ' * gap or ' '}{flow(value)}"
    if ground.is_flow(neighbour) and isinstance(value, Mapping) and column + len(inline) <= WIDEST:
        lines = [inline]
    return _between(ground, _Row(parts, parts, column), number, lines, apart=len(lines) > 1)


def new_key(ground: Ground, held: Node, key: str, value: Any, at: int | None) -> Edit:
    """Return the edit that puts a key into a mapping, as the key of that number, by default as the last."""
    parts = [*(held.parts or {}).values()]
    keys = [*(held.keys or {}).values()]
    column = keys[0].start.column
    number = len(parts) if at is None else min(at, len(parts))
    neighbour = parts[min(max(number - 1, 0), len(parts) - 1)]
    below = isinstance(value, Mapping) and neighbour.keys and not ground.is_flow(neighbour)
    lines = list(entry(key, value, column) if below else mapping({key: value}, column))
    if number == 0 and not ground.alone(keys[0]):
        line_break = ground.page.document.newline
        start = keys[0].start.index
        return ground.edit(start, start, "".join(f"{line}{line_break}{' ' * column}" for line in lines))
    return _between(ground, _Row(keys, parts, column), number, lines, apart=False)


@dataclass(frozen=True)
class _Row:
    """Parts that stand below each other, with where they start: the keys of a mapping, or the items themselves."""

    starts: list[Node]
    parts: list[Node]
    column: int


def _between(ground: Ground, row: _Row, number: int, lines: list[str], *, apart: bool) -> Edit:
    """Return the edit that puts lines before a part, a blank line apart where the neighbours are."""
    if len(row.parts) > 1:
        first = min(max(number - 1, 0), len(row.parts) - 2)
        apart = ground.apart(row.parts[first], row.starts[first + 1])
    written = [" " * row.column + line if line else "" for line in lines]
    blank = [""] if apart else []
    if number:
        before = row.parts[number - 1]
        lead = [] if ground.keeps_blanks(before) else blank
        return ground.lines_at(ground.below(before, row.column), [*lead, *written])
    return ground.lines_at(ground.above(row.starts[0].start.index, 0), [*written, *blank])


def without_item(ground: Ground, held: Node, number: int) -> Edit:
    """Return the edit that takes an item out of a list that holds more of them."""
    parts = held.parts
    column, _ = ground.dash(parts[number]) or (held.start.column, 1)
    start = ground.page.document.line_start(parts[number].start.index)
    while not ground.text[start:].lstrip().startswith("-"):
        start = ground.page.document.line_start(start - 1)
    return _taken_out(ground, parts, number, column, start)


def without_key(ground: Ground, held: Node, key: str) -> Edit:
    """Return the edit that takes a key with its value out of a mapping that holds more of them."""
    keys, parts = [*(held.keys or {}).values()], [*(held.parts or {}).values()]
    number = list(held.keys or {}).index(key)
    if not ground.alone(keys[number]):
        return ground.edit(keys[number].start.index, keys[number + 1].start.index, "")
    start = ground.page.document.line_start(keys[number].start.index)
    return _taken_out(ground, parts, number, keys[0].start.column, start)


def _taken_out(ground: Ground, parts: list[Node], number: int, column: int, start: int) -> Edit:
    """Return the edit that takes the lines of a part out, and the blank lines that set it apart."""
    end = ground.below(parts[number], column)
    if number + 1 < len(parts):
        return ground.edit(start, ground.blank_below(end), "")
    return ground.edit(ground.blank_above(start, ground.end(parts[number - 1])) if number else start, end, "")


def new_value(ground: Ground, key: Node, old: Node, value: Any) -> list[Edit]:
    """Return the edits that put a value in the place of another behind a key; comments beside and below stay."""
    written = phrase(value, ground.text[key.start.index : key.end.index], key.start.column)
    lines = [" " * key.start.column + line if line else "" for line in written.body]
    head_end, body_start, body_end = _spans(ground, key, old)
    head = ground.edit(ground.colon(key), head_end, f" {written.head}" if written.head else "")
    if not lines and body_start == body_end:
        return [head]
    return [head, ground.lines_at(body_start, lines, body_end)]


def _spans(ground: Ground, key: Node, old: Node) -> tuple[int, int, int]:
    """Return where a value ends on the line of its key, and where the lines of it below start and end."""
    document, colon, end = ground.page.document, ground.colon(key), ground.end(old)
    if old.raw is None or (old.start.line == key.end.line and not ground.is_block_text(old)):
        following = document.next_line(max(colon, end))
        return max(colon, end), following, following
    last = end if document.line_start(end) == end else document.next_line(end)
    if old.start.line == key.end.line:
        indicator = len(ground.text[old.start.index : end].split(maxsplit=1)[0])
        return old.start.index + indicator, document.next_line(old.start.index), last
    return colon, document.line_start(old.start.index), last


def new_value_of_item(ground: Ground, old: Node, value: Any) -> Edit:
    """Return the edit that puts a value in the place of an item's."""
    lines = list(item(value, max(old.start.column - 2, 0)))
    line_break = ground.page.document.newline + " " * max(old.start.column - 2, 0)
    text = line_break.join(lines)[2:]
    return ground.edit(old.start.index, ground.end(old), text if old.raw is not None else f" {text}")

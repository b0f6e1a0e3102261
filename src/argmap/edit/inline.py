"""Edits of lists and mappings that stand between brackets."""

from __future__ import annotations

from typing import Any

from argmap.edit.ground import Ground
from argmap.edit.phrasing import flow
from argmap.loading.scalars import scalar
from argmap.loading.syntax.reader import Node
from argmap.problem import Edit


def new_entry(ground: Ground, held: Node, number: int | None, written: str) -> list[Edit]:
    """Return the edits that put an entry between brackets before that of a number, by default behind the last."""
    starts, ends = _spans(ground, held)
    number = len(starts) if number is None else min(number, len(starts))
    if not starts:
        return [ground.edit(held.start.index + 1, held.start.index + 1, written)]
    gap = _gap(ground, held, starts)
    if number == 0:
        return [ground.edit(starts[0], starts[0], f"{written},{gap}")]
    return _behind(ground, ends[number - 1], written, gap, last=number == len(starts))


def _behind(ground: Ground, end: int, written: str, gap: str, *, last: bool) -> list[Edit]:
    """Return the edits that put an entry behind one that ends somewhere, and behind the comment beside it."""
    comma = ground.comma(end)
    if gap == " ":
        return [ground.edit(end, end, f", {written}")]
    behind = _line_end(ground, end if comma is None else comma + 1)
    text = gap + written + ("," if comma is not None or not last else "")
    if comma is not None:
        return [ground.edit(behind, behind, text)]
    if behind == end:
        return [ground.edit(end, end, f",{text}")]
    return [ground.edit(end, end, ","), ground.edit(behind, behind, text)]


def _line_end(ground: Ground, offset: int) -> int:
    """Return where the line ends that follows an entry, or where what else stands on it starts."""
    document = ground.page.document
    rest = ground.text[offset : document.next_line(offset)].rstrip("\r\n")
    return offset + len(rest) if not rest.strip() or rest.lstrip().startswith("#") else offset


def without_entry(ground: Ground, held: Node, number: int) -> list[Edit]:
    """Return the edits that take an entry out from between brackets, with its comma."""
    starts, ends = _spans(ground, held)
    if number + 1 < len(starts):
        return [ground.edit(starts[number], starts[number + 1], "")]
    comma = ground.comma(ends[number])
    end = ends[number] if comma is None else comma + 1
    before = ground.comma(ends[number - 1]) if number else None
    if before is None:
        return [ground.edit(starts[number], end, "")]
    if not ground.text[before + 1 : starts[number]].strip():
        return [ground.edit(ends[number - 1] if comma is None else before + 1, end, "")]
    return [ground.edit(before, before + 1, "" if comma is None else ","), ground.edit(starts[number], end, "")]


def new_value(ground: Ground, key: Node | None, old: Node, value: Any) -> Edit:
    """Return the edit that puts a value in the place of another, an item's or that of a key."""
    if old.raw is None and key is not None:
        colon = ground.text[key.end.index : old.start.index].rstrip().endswith(":")
        return ground.edit(key.end.index, old.start.index, f": {flow(value)}" + (" " if colon else ""))
    return ground.edit(old.start.index, ground.end(old), flow(value))


def entry(key: str, value: Any) -> str:
    """Return a key with its value as they stand between brackets."""
    return f"{scalar(key)}: {flow(value)}"


def _spans(ground: Ground, held: Node) -> tuple[list[int], list[int]]:
    """Return where each entry starts and ends."""
    if isinstance(held.parts, list):
        return [part.start.index for part in held.parts], [ground.end(part) for part in held.parts]
    keys = (held.keys or {}).values()
    ends = [max(key.end.index, ground.end(held.parts[name])) for name, key in (held.keys or {}).items()]
    return [key.start.index for key in keys], ends


def _gap(ground: Ground, held: Node, starts: list[int]) -> str:
    """Return what stands between two entries: a blank, or a line break with the indentation of the first."""
    if "\n" not in ground.text[held.start.index : starts[-1] if len(starts) > 1 else starts[0]]:
        return " "
    document = ground.page.document
    columns = [(start, start - document.line_start(start)) for start in starts]
    first = next(
        (column for start, column in columns if not ground.text[start - column : start].strip()), columns[0][1]
    )
    return document.newline + " " * first

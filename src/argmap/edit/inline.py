"""Edits of lists and mappings that stand between brackets."""

from __future__ import annotations

from typing import Any

from argmap.edit.manuscript import Manuscript
from argmap.edit.phrasing import flow
from argmap.loading import Node
from argmap.problem import Edit


def new_entry(manuscript: Manuscript, held: Node, number: int | None, written: str) -> list[Edit]:
    """Return the edits that put an entry between brackets, before the one of that number.

    Without a number it comes last.
    """
    starts, ends = _spans(manuscript, held)
    if number is None or number > len(starts):
        number = len(starts)
    if not starts:
        inside = held.start.index + 1
        return [manuscript.edit(inside, inside, written)]
    gap = _gap(manuscript, held, starts)
    if number == 0:
        return [manuscript.edit(starts[0], starts[0], f"{written},{gap}")]
    end = ends[number - 1]
    # On one line nothing has to be set in, and no comment can stand between.
    if gap == " ":
        return [manuscript.edit(end, end, f", {written}")]
    return _on_own_line(manuscript, end, gap + written, last=number == len(starts))


def _on_own_line(manuscript: Manuscript, end: int, text: str, *, last: bool) -> list[Edit]:
    """Return the edits that put an entry behind one that ends somewhere.

    It goes behind the comment beside that one as well, whose comma stays before the comment.
    """
    comma = manuscript.comma(end)
    if comma is not None:
        behind = _line_end(manuscript, comma + 1)
        return [manuscript.edit(behind, behind, f"{text},")]
    if not last:
        text += ","
    behind = _line_end(manuscript, end)
    if behind == end:
        return [manuscript.edit(end, end, f",{text}")]
    return [manuscript.edit(end, end, ","), manuscript.edit(behind, behind, text)]


def _line_end(manuscript: Manuscript, offset: int) -> int:
    """Return where the line of an entry ends, or where what else stands on it starts."""
    line = manuscript.text[offset : manuscript.document.next_line(offset)].rstrip("\r\n")
    rest = line.strip()
    if rest and not rest.startswith("#"):
        return offset
    return offset + len(line)


def without_entry(manuscript: Manuscript, held: Node, number: int) -> list[Edit]:
    """Return the edits that take an entry out from between brackets, with its comma."""
    starts, ends = _spans(manuscript, held)
    start, end = starts[number], ends[number]
    if number + 1 < len(starts):
        return [manuscript.edit(start, starts[number + 1], "")]
    comma = manuscript.comma(end)
    if comma is not None:
        end = comma + 1
    before = None
    if number > 0:
        before = manuscript.comma(ends[number - 1])
    if before is None:
        return [manuscript.edit(start, end, "")]
    # the comma before the last entry goes with it, unless that one had a comma as well
    if manuscript.text[before + 1 : start].strip():  # a comment stands between the two
        own_comma = "" if comma is None else ","
        return [manuscript.edit(before, before + 1, own_comma), manuscript.edit(start, end, "")]
    if comma is None:
        return [manuscript.edit(ends[number - 1], end, "")]
    return [manuscript.edit(before + 1, end, "")]


def value_in_brackets(manuscript: Manuscript, key: Node | None, old: Node, value: Any) -> Edit:
    """Return the edit that puts a value in the place of another, an item's or that of a key."""
    written = flow(value)
    if old.raw is not None or key is None:
        return manuscript.edit(old.start.index, manuscript.end(old), written)
    # nothing stands behind the key, perhaps not even a colon: `{audits, late: }`
    behind = manuscript.text[key.end.index : old.start.index].rstrip()
    if behind.endswith(":"):
        written += " "
    return manuscript.edit(key.end.index, old.start.index, f": {written}")


def _spans(manuscript: Manuscript, held: Node) -> tuple[list[int], list[int]]:
    """Return where each entry starts and ends."""
    if isinstance(held.parts, list):
        starts = [part.start.index for part in held.parts]
        return starts, [manuscript.end(part) for part in held.parts]
    keys = held.keys or {}
    starts = [key.start.index for key in keys.values()]
    ends = [max(key.end.index, manuscript.end(held.parts[name])) for name, key in keys.items()]
    return starts, ends


def _gap(manuscript: Manuscript, held: Node, starts: list[int]) -> str:
    """Return what stands between two entries: a blank, or a line break and an indentation.

    The indentation is that of the first entry which starts a line.
    """
    if "\n" not in manuscript.text[held.start.index : starts[-1]]:
        return " "
    document = manuscript.document
    columns = [start - document.line_start(start) for start in starts]
    first = columns[0]
    for start, column in zip(starts, columns, strict=True):
        if not manuscript.text[start - column : start].strip():
            first = column
            break
    return document.newline + " " * first

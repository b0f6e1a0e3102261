"""Pieces cut out of a text, and what is put there instead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from argmap.loading.extents import line_starts

if TYPE_CHECKING:
    from argmap.loading.syntax.node import Node


class Snip(NamedTuple):
    """Characters of the text that is read, and what stands there instead."""

    start: int
    end: int
    text: str


def inserted(at: int, text: str) -> Snip:
    """Return what puts a text in at a place."""
    return Snip(at, at, text)


def up_to(key: Node, behind: Sequence[Node]) -> Snip:
    """Return what takes a key out up to the next one."""
    return Snip(key.start.index, behind[0].start.index, "")


def indented_lines(text: str, start: int, stop: int) -> list[Snip]:
    """Return what moves the lines of a mapping behind the dash in front of it; empty ones stay."""
    lines = line_starts(start, stop, text)
    return [inserted(at, "  ") for at in lines if text[at:stop].partition("\n")[0].strip()]


def joined_snips(cuts: Iterable[Snip]) -> list[Snip]:
    """Return sorted cuts, those that touch each other as one."""
    joined: list[Snip] = []
    for cut in cuts:
        if joined and cut.start <= joined[-1].end:
            last = joined.pop()
            joined.append(Snip(last.start, max(last.end, cut.end), last.text + cut.text))
        else:
            joined.append(cut)
    return joined


def shifted_line(line: str, shift: int, column: int) -> str:
    """Return a line moved by some columns, never further left than the keys of its claim."""
    if not line.strip():
        return line
    indent = len(line) - len(line.lstrip(" "))
    return " " * max(indent + shift, column) + line.lstrip(" ")

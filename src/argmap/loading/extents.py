"""Where what is written of a node ends, and which remarks stand beside it.

A parser tells where the next thing begins, with all blank lines and remarks before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.loading.syntax.node import Node


def is_flow(node: Node, text: str) -> bool:
    """Tell whether a list or mapping stands between brackets."""
    return node.parts is not None and text[node.start.index : node.start.index + 1] in ("[", "{")


def end_of(node: Node, text: str) -> int:
    """Return where what is written of a node ends.

    Its parser counts what follows a block as a part of it.
    """
    if node.parts and not is_flow(node, text):
        return last_end(node, text)
    start, end = node.start.index, node.end.index
    return int(start + len(text[start:end].rstrip()))


def last_end(node: Node, text: str, number: int | None = None) -> int:
    """Return where the last entry of a list or mapping ends, or the last one before a number."""
    if node.keys is None:
        parts = node.parts[:number]
        return end_of(parts[-1], text) if parts else int(node.start.index + 1)
    key = list(node.keys)[:number][-1]
    if node.parts[key].raw is None:
        # A key without a value ends behind its colon; what stands below is its neighbours'.
        return int(node.keys[key].end.index) + 1
    return end_of(node.parts[key], text)


def line_end(offset: int, text: str) -> int:
    """Return where the line of a character ends, before its line break."""
    found = re.compile(r"\r?\n|\Z").search(text, offset)
    return found.start() if found else len(text)


def line_starts(start: int, end: int, text: str) -> Iterator[int]:
    """Yield where the lines behind the first one start, from one character to another."""
    at = text.find("\n", start, end)
    while at >= 0:
        yield at + 1
        at = text.find("\n", at + 1, end)


def remarks_between(node: Node, start: int, end: int, text: str) -> list[tuple[int, int]]:
    """Return where remarks stand between two characters, beside and within a node.

    Outside of its keys and texts.
    """
    scalars = list(_scalars(node))
    found: list[tuple[int, int]] = []
    # A `#` within a word starts no remark: `issue#12` is one text.
    for remark in re.compile(r"(?:(?<=\s)|^)#[^\r\n]*", re.MULTILINE).finditer(text, start, end):
        at = remark.start()
        if not any(first <= at < last for first, last in scalars) and not any(
            s <= at < e for s, e in found
        ):
            found.append((at, remark.start() + len(remark[0].rstrip())))
    return found


def _scalars(node: Node) -> Iterator[tuple[int, int]]:
    waiting = [node]
    while waiting:
        here = waiting.pop()
        if here.parts is None:
            yield here.start.index, here.end.index
        else:
            waiting += (
                here.parts if here.keys is None else (*here.keys.values(), *here.parts.values())
            )

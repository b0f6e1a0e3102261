"""Values as YAML: what a claim or a source looks like when argmap writes it.

A value is a text, a number, a truth value, a list or a mapping. It is written on the line of its key (`head`) or below
it (`body`): a sentence as `text: >-` and folded lines, a short list as `[a, b]`, everything else block by block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from argmap.loading.scalars import SENTENCES, WIDEST, folded_lines, scalar

Value = Any
"""`str`, `int`, `float`, `bool`, `Sequence` or `Mapping` of these."""

_BLOCK = re.compile(r"(?![ \t])[^\x00-\x08\x0b-\x1f\x7f-\x9f\t\u2028\u2029\ufeff\ud800-\udfff]*")
_BLANKS_AT_END = re.compile(r"[ \n]\Z| (?=\n)")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A written value: what stands on its key's line, and the lines below, indented relative to the key."""

    head: str
    body: tuple[str, ...] = ()


def phrase(value: Value, key: str, column: int) -> Phrase:
    """Return a value as it is written behind a key that starts at a column, counted from 0.

    >>> phrase(["audit", "misuse"], "rebuts", 4)
    Phrase(head='[audit, misuse]', body=())
    >>> phrase("Weights: open.", "text", 4)
    Phrase(head='>-', body=('  Weights: open.',))
    """
    room = WIDEST - column - len(key) - 2
    if isinstance(value, str):
        return _text(value, key, room, WIDEST - column - 2)
    inline = flow(value)
    if not isinstance(value, Mapping | Sequence) or not value or (len(inline) <= room and not _told(value)):
        return Phrase(inline)
    lines = mapping(value, column + 2) if isinstance(value, Mapping) else _items(value, column + 2)
    return Phrase("", tuple(f"  {line}" if line else "" for line in lines))


def _told(value: Value) -> bool:
    """Tell whether a value holds a sentence, which does not belong between braces."""
    if isinstance(value, Mapping):
        return any(key in SENTENCES or _told(held) for key, held in value.items())
    return isinstance(value, Sequence) and not isinstance(value, str) and any(map(_told, value))


def _text(value: str, key: str, room: int, width: int) -> Phrase:
    if not _fits_below(value) or (key not in SENTENCES and "\n" not in value and len(scalar(value)) <= room):
        return Phrase(scalar(value))
    if "\n" in value:
        return Phrase("|-", tuple(f"  {line}" if line else "" for line in value.split("\n")))
    return Phrase(">-", tuple(f"  {line}" for line in folded_lines(value, width)))


def _fits_below(value: str) -> bool:
    """Tell whether a text survives below `>-` or `|-`, which know no escapes and drop blanks at an end."""
    return bool(value.strip()) and _BLOCK.fullmatch(value) is not None and _BLANKS_AT_END.search(value) is None


def mapping(value: Mapping[str, Value], column: int) -> Iterator[str]:
    """Yield the lines of a mapping whose keys start at a column; nothing is indented but what stands below a key."""
    for key, held in value.items():
        name = scalar(key)
        written = phrase(held, name, column)
        yield f"{name}: {written.head}" if written.head else f"{name}:"
        yield from written.body


def entry(key: str, value: Mapping[str, Value], column: int) -> Iterator[str]:
    """Yield the lines of a key, at a column, and of the mapping below it, however short that is."""
    yield f"{scalar(key)}:"
    yield from (f"  {line}" if line else "" for line in mapping(value, column + 2))


def _items(value: Sequence[Value], column: int) -> Iterator[str]:
    for each in value:
        yield from item(each, column)


def item(value: Value, column: int, *, gap: str = " ") -> Iterator[str]:
    """Yield the lines of one item of a list whose dashes stand at a column, `gap` between the dash and the item."""
    inner = column + 1 + len(gap)
    inline = flow(value)
    whole = isinstance(value, Mapping) and value and (len(inline) > WIDEST - inner or _told(value))
    lines = list(mapping(value, inner)) if whole else [inline]
    yield f"-{gap}{lines[0]}"
    yield from (" " * (inner - column) + line if line else "" for line in lines[1:])


def flow(value: Value) -> str:
    """Return a value on one line, as it may stand between brackets.

    >>> flow({"to": "open", "with": ["audit"], "note": "why, exactly", "weight": 0.5})
    "{to: open, with: [audit], note: 'why, exactly', weight: 0.5}"
    """
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{scalar(key)}: {flow(held)}" for key, held in value.items()) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(map(flow, value)) + "]"
    return scalar(value, within=True)

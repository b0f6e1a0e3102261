"""Values as YAML: what a claim or a source looks like when argmap writes it.

A value is a text, a number, a truth value, a list or a mapping. It is written on the line of its
key (`head`) or below it (`body`): a sentence as `text: >-` and folded lines, a short list as
`[a, b]`, everything else block by block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from argmap.loading import SENTENCES, WIDEST, folded_lines, scalar

Value = Any
"""`str`, `int`, `float`, `bool`, `Sequence` or `Mapping` of these."""

INDENTATION = 2
"""How many columns what stands below a key is set in."""

# what YAML allows in a block text, whose first line must not start with a blank
_BLOCK = re.compile(r"(?![ \t])[^\x00-\x08\x0b-\x1f\x7f-\x9f\t\u2028\u2029\ufeff\ud800-\udfff]*")
_BLANKS_AT_END = re.compile(r"[ \n]\Z| (?=\n)")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A written value: what stands on its key's line, and the lines below, relative to the key."""

    head: str
    body: tuple[str, ...] = ()


def phrase(value: Value, key: str, column: int) -> Phrase:
    """Return a value as it is written behind a key that starts at a column, counted from 0.

    >>> phrase(["audit", "misuse"], "rebuts", 4)
    Phrase(head='[audit, misuse]', body=())
    >>> phrase("Weights: open.", "text", 4)
    Phrase(head='>-', body=('  Weights: open.',))
    """
    room = WIDEST - column - len(f"{key}: ")
    inner = column + INDENTATION
    if isinstance(value, str):
        return _text(value, key, room, WIDEST - inner)
    on_one_line = flow(value)
    # An empty list or mapping can only stand between brackets: block by block it is nothing.
    if not _has_parts(value) or (len(on_one_line) <= room and not _holds_sentence(value)):
        return Phrase(on_one_line)
    if isinstance(value, Mapping):
        return Phrase("", lines_set_in(mapping(value, inner)))
    lines: list[str] = []
    for each in value:
        lines += item(each, inner)
    return Phrase("", lines_set_in(lines))


def _has_parts(value: Value) -> bool:
    """Tell whether a value is a list or a mapping, other than an empty one."""
    return isinstance(value, Mapping | Sequence) and len(value) > 0


def _holds_sentence(value: Value) -> bool:
    """Tell whether a value holds a sentence, which does not belong between braces."""
    if isinstance(value, Mapping):
        return any(key in SENTENCES or _holds_sentence(held) for key, held in value.items())
    if isinstance(value, Sequence) and not isinstance(value, str):
        return any(_holds_sentence(each) for each in value)
    return False


def _text(value: str, key: str, room: int, width: int) -> Phrase:
    """Return a text behind its key; `room` is left there, `width` below it."""
    on_one_line = scalar(value)
    # Quotes can escape whatever a block text would lose.
    if not _fits_below(value):
        return Phrase(on_one_line)
    # `>-` would join these lines; `|-` keeps every break.
    if "\n" in value:
        return Phrase("|-", lines_set_in(value.split("\n")))
    if key not in SENTENCES and len(on_one_line) <= room:
        return Phrase(on_one_line)
    return Phrase(">-", lines_set_in(folded_lines(value, width)))


def _fits_below(value: str) -> bool:
    """Tell whether a text survives below `>-` or `|-`.

    These know no escapes, and drop blanks at an end.
    """
    if not value.strip() or _BLANKS_AT_END.search(value):
        return False
    return _BLOCK.fullmatch(value) is not None


def lines_set_in(lines: Iterator[str] | Sequence[str], by: int = INDENTATION) -> tuple[str, ...]:
    """Return lines that are set in; an empty one stays empty, without blanks at its end."""
    return tuple(" " * by + line if line else "" for line in lines)


def mapping(value: Mapping[str, Value], column: int) -> Iterator[str]:
    """Yield the lines of a mapping whose keys start at a column.

    Nothing is indented but what stands below a key.
    """
    for key, held in value.items():
        name = scalar(key)
        written = phrase(held, name, column)
        yield f"{name}: {written.head}" if written.head else f"{name}:"
        yield from written.body


def key_lines(key: str, value: Mapping[str, Value], column: int) -> Iterator[str]:
    """Yield the lines of a key, at a column, and of the mapping below it, however short."""
    yield f"{scalar(key)}:"
    yield from lines_set_in(mapping(value, column + INDENTATION))


def item(value: Value, column: int, *, gap: str = " ") -> Iterator[str]:
    """Yield the lines of one item of a list whose dashes stand at a column.

    `gap` stands between the dash and the item.
    """
    inner = column + len(f"-{gap}")
    first = flow(value)
    below: list[str] = []
    # A sentence between braces is hard to read, and its commas and colons need quotes.
    too_much = len(first) > WIDEST - inner or _holds_sentence(value)
    if isinstance(value, Mapping) and value and too_much:
        first, *below = mapping(value, inner)
    yield f"-{gap}{first}"
    yield from lines_set_in(below, inner - column)


def flow(value: Value) -> str:
    """Return a value on one line, as it may stand between brackets.

    >>> flow({"to": "open", "with": ["audit"], "note": "why, exactly", "weight": 0.5})
    "{to: open, with: [audit], note: 'why, exactly', weight: 0.5}"
    """
    if isinstance(value, Mapping):
        entries = [flow_entry(key, held) for key, held in value.items()]
        return "{" + ", ".join(entries) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(flow(each) for each in value) + "]"
    return scalar(value, within=True)


def flow_entry(key: str, value: Value) -> str:
    """Return a key with its value as they stand between braces."""
    return f"{scalar(key)}: {flow(value)}"

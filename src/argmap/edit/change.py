"""Changes of what a file holds, as values: put in, replaced, taken out, given another key.

A change says what shall be different in the data, never how the text is to be cut. `changed` is what it means;
`splice` does the same to the text, and `revision` holds the two against each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Path = tuple[str | int, ...]
"""The way from the top of one file to a part of it: keys of mappings and numbers of list items."""

Content = Any
"""What a file holds: `dict`, `list`, `str`, numbers and truth values, None for what is left empty."""


@dataclass(frozen=True, slots=True)
class Insert:
    """Put a value in at `where`: before the item that is there, or under a new key.

    A new key comes `at` this number among the keys, at the end where that is None. What `where` is in may be empty.
    """

    file: str
    where: Path
    value: Any
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Replace:
    """Put a value in the place of the one at `where`."""

    file: str
    where: Path
    value: Any


@dataclass(frozen=True, slots=True)
class Remove:
    """Take out the item or the key at `where`, with its value."""

    file: str
    where: Path


@dataclass(frozen=True, slots=True)
class Rekey:
    """Give the key at `where` another name; its value and its place in the order stay."""

    file: str
    where: Path
    key: str


Change = Insert | Replace | Remove | Rekey


def ordered(changes: Iterable[Change]) -> list[Change]:
    """Return changes whose paths all lead through one unchanged file so that each may be made after those before it.

    Later items come first, what is in a part before the part itself, and its value before its key or its number.
    """
    return sorted(changes, key=_place, reverse=True)


def _place(change: Change) -> tuple[tuple[tuple[bool, str | int], ...], bool]:
    return tuple((isinstance(step, str), step) for step in change.where), isinstance(change, Replace)


def changed(content: Content, changes: Iterable[Change]) -> Content:
    """Return what a file holds after changes whose paths lead through `content`; what they leave alone is shared.

    >>> changed({"claims": [{"id": "a"}]}, [Insert("x.yaml", ("claims", 1), {"id": "b"})])
    {'claims': [{'id': 'a'}, {'id': 'b'}]}
    """
    for change in ordered(changes):
        content = _within(content, change.where[:-1], _step(change))
    return content


def _within(content: Content, way: Path, step: Callable[[Content], Content]) -> Content:
    """Return the content with another part at the end of a way."""
    if not way:
        return step(content)
    return _with_value(content, way[0], _within(content[way[0]], way[1:], step))


def _step(change: Change) -> Callable[[Content], Content]:
    """Return what a change does to the mapping or list that it happens in."""
    last: Any = change.where[-1]
    match change:
        case Insert(value=value, at=at) if isinstance(last, str):
            return lambda held: _with_key(held or {}, last, value, at)
        case Insert(value=value):
            return lambda held: [*(held or [])[:last], value, *(held or [])[last:]]
        case Replace(value=value):
            return lambda held: _with_value(held, last, value)
        case Remove() if isinstance(last, str):
            return lambda held: {key: each for key, each in held.items() if key != last}
        case Remove():
            return lambda held: [each for number, each in enumerate(held) if number != last]
        case Rekey(key=new):
            return lambda held: {new if key == last else key: each for key, each in held.items()}


def _with_key(held: Mapping[str, Content], key: str, value: Any, at: int | None) -> Content:
    entries = list(held.items())
    entries.insert(len(entries) if at is None else at, (key, value))
    return dict(entries)


def _with_value(held: Content, last: Any, value: Any) -> Content:
    other = held.copy()
    other[last] = value
    return other

"""Changes of what a file holds, as values: put in, replaced, taken out, given another key.

A change says what shall be different in the data, never how the text is to be cut. `content_after`
is what it means; `splice` does the same to the text, and `amending` holds the two against each
other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

Path = tuple[str | int, ...]
"""The way from the top of one file to a part of it: keys of mappings and numbers of list items."""

Content = Any
"""What a file holds: `dict`, `list`, `str`, numbers and truth values, None for what is empty."""


@dataclass(frozen=True, slots=True)
class Insert:
    """Put a value in at `where`: before the item that is there, or under a new key.

    A new key comes `at` this number among the keys, at the end where that is None. What `where` is
    in may be empty.
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
    """Return changes of one file in an order in which each may be made after those before it.

    All paths lead through the unchanged file. Later items come first, what is in a part before the
    part itself, and its value before its key or its number.
    """
    # From the end on, since an item that is put in or taken out moves those behind it.
    return sorted(changes, key=_rank, reverse=True)


def _rank(change: Change) -> tuple[list[tuple[bool, str | int]], bool]:
    # keys and numbers do not compare: which of the two a step is comes first
    way = [(isinstance(step, str), step) for step in change.where]
    return way, isinstance(change, Replace)


def content_after(content: Content, changes: Iterable[Change]) -> Content:
    """Return what a file holds after changes whose paths lead through `content`.

    What they leave alone is shared.

    >>> content_after({"claims": [{"id": "a"}]}, [Insert("x.yaml", ("claims", 1), {"id": "b"})])
    {'claims': [{'id': 'a'}, {'id': 'b'}]}
    """
    for change in ordered(changes):
        content = _after(content, change, depth=0)
    return content


def _after(held: Content, change: Change, *, depth: int) -> Content:
    """Return a part of a file after a change; the way there has `depth` steps."""
    step = change.where[depth]
    if depth + 1 == len(change.where):
        if isinstance(step, str):
            return _other_mapping(held, step, change)
        return _other_list(held, step, change)
    # Only what lies on the way is copied: a change of one claim costs nothing for the others.
    part = held.copy()
    part[step] = _after(held[step], change, depth=depth + 1)
    return part


def _other_mapping(held: Content, key: str, change: Change) -> dict[str, Content]:
    """Return a mapping, empty or missing ones included, after a change of one of its keys."""
    entries = dict(held or {})
    match change:
        case Insert(value=value, at=at):
            # Only in a dictionary that is made anew a key gets a place among the others.
            pairs = list(entries.items())
            pairs.insert(len(pairs) if at is None else at, (key, value))
            return dict(pairs)
        case Replace(value=value):
            entries[key] = value
        case Remove():
            entries.pop(key, None)
        case Rekey(key=new):
            # Made anew, since a key that is taken out and put in again would come last.
            return {new if name == key else name: value for name, value in entries.items()}
    return entries


def _other_list(held: Content, number: int, change: Change) -> list[Content]:
    """Return a list, empty or missing ones included, after a change of one of its items."""
    items = list(held or [])
    match change:
        case Insert(value=value):
            items.insert(number, value)
        case Replace(value=value):
            items[number] = value
        case Remove():
            del items[number]
        case Rekey():
            raise TypeError("an item of a list has a number, and no key")
    return items

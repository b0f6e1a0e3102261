"""The proof of an edit: the new text, parsed again, holds the old data plus exactly the changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from argmap.edit.change import Change, Content, Insert, Replace, content_after
from argmap.loading import Document, page, scalar


def proven(
    old: Document, new: Document, changes: Sequence[Change], *, read: tuple[Content, Content]
) -> bool:
    """Tell whether a new text holds the old data, changed as it should be; key order counts.

    `read` are both contents as their drafts have read them. Where these do not agree, since one
    parser took a number for a number and the other for a text, both texts are read once more with
    care, everything as a text. O(characters).
    """
    before, after = read
    wanted = content_after(before, [_read_as(change, _as_it_is) for change in changes])
    if _same(wanted, after):
        return True
    # a year is a number to the fast parser and a text to the careful one
    sheets = [page(_ended(old)), page(_ended(new))]
    # What cannot be read with care cannot be compared, and so is not proven.
    if any(sheet.problems for sheet in sheets):
        return False
    before, after = (sheet.root and sheet.root.raw for sheet in sheets)
    wanted = content_after(before, [_read_as(change, _as_typed) for change in changes])
    return _same(wanted, after)


def _same(one: Content, other: Content) -> bool:
    """Tell whether two contents are equal, the order of their keys included. O(values)."""
    # dictionaries are equal in any order, and the order of claims' keys is the author's
    return bool(one == other) and list(_keys(one)) == list(_keys(other))


def _keys(content: Content) -> Iterator[str]:
    """Yield all keys, level by level: a debate may be nested deeper than calls can be."""
    level = [content]
    while level:
        below: list[Content] = []
        for held in level:
            if isinstance(held, dict):
                yield from held
                below += held.values()
            elif isinstance(held, list):
                below += held
        level = below


def _ended(document: Document) -> Document:
    """Return a document with a line break at its end, which a text below `|` would notice."""
    text = document.text
    if text.endswith(("\n", "\r")):
        return document
    return replace(document, text=text + document.newline)


def _read_as(change: Change, reading: Callable[[Any], Content]) -> Change:
    """Return a change whose value is what a parser would make of each number and text in it."""
    if isinstance(change, Insert | Replace):
        return replace(change, value=_parsed(change.value, reading))
    return change


def _parsed(value: Any, reading: Callable[[Any], Content]) -> Content:
    if isinstance(value, Mapping):
        return {key: _parsed(held, reading) for key, held in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_parsed(held, reading) for held in value]
    return reading(value)


def _as_it_is(value: Any) -> Content:
    return value


def _as_typed(value: Any) -> Content:
    """Return a number or a truth value as the text that is written for it."""
    if isinstance(value, str):
        return value
    return scalar(value)

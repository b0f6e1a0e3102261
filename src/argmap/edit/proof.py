"""The proof of an edit: the new text, parsed again, holds the old data plus exactly the changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from argmap.edit.change import Change, Content, Insert, Replace, changed
from argmap.loading import Document
from argmap.loading.scalars import scalar
from argmap.loading.syntax.page import page


def proven(old: Document, new: Document, changes: Sequence[Change], *, read: tuple[Content, Content]) -> bool:
    """Tell whether a new text holds the old data, changed as it should be; the order of keys counts. O(characters).

    `read` are both contents as their drafts have read them. Where these do not agree, since one parser took a number
    for a number and the other for a text, both texts are read once more with care, everything as a text.
    """
    before, after = read
    if _same(changed(before, [_with(change, _plain) for change in changes]), after):
        return True
    sheets = page(_ended(old)), page(_ended(new))
    if any(sheet.problems for sheet in sheets):
        return False
    before, after = (sheet.root and sheet.root.raw for sheet in sheets)
    return _same(changed(before, [_with(change, _as_typed) for change in changes]), after)


def _same(one: Content, other: Content) -> bool:
    """Tell whether two contents are equal, the order of their keys included. O(values)."""
    return bool(one == other) and list(_keys(one)) == list(_keys(other))


def _keys(content: Content) -> Iterator[str]:
    """Yield all keys, level by level."""
    level = [content]
    while level:
        yield from chain.from_iterable(held for held in level if isinstance(held, dict))
        inner = (held.values() if isinstance(held, dict) else held for held in level)
        level = [held for held in chain.from_iterable(inner) if isinstance(held, dict | list)]


def _ended(document: Document) -> Document:
    """Return a document whose last line has a line break, which a text below `>` or `|` would otherwise notice."""
    text = document.text
    return document if text.endswith(("\n", "\r")) else replace(document, text=text + document.newline)


def _with(change: Change, reading: Callable[[Any], Content]) -> Change:
    return replace(change, value=reading(change.value)) if isinstance(change, Insert | Replace) else change


def _plain(value: Any) -> Content:
    """Return a value in the parser's own types."""
    if isinstance(value, Mapping):
        return {key: _plain(held) for key, held in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(held) for held in value]
    return value


def _as_typed(value: Any) -> Content:
    """Return a value with every number and truth value as the text that is written for it."""
    if isinstance(value, Mapping):
        return {key: _as_typed(held) for key, held in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_as_typed(held) for held in value]
    return value if isinstance(value, str) else scalar(value)

"""A debate before and after a change, proven: the text holds the old data plus exactly what was asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from typing import Any

from argmap.edit.change import Change, Content, Insert, Replace, changed
from argmap.edit.difference import difference
from argmap.edit.inventory import readable
from argmap.edit.nearby import spliced_nearby
from argmap.edit.phrasing import scalar
from argmap.edit.splice import spliced
from argmap.loading import Document, Draft, draft
from argmap.loading.page import page
from argmap.loading.preflight import doubtful
from argmap.loading.quick import NotQuick, quick
from argmap.problem import EditRefused, Problem, Severity


@dataclass(frozen=True)
class Revision:
    """A debate before and after; `files` are the names of its changed documents, in the order to write them."""

    before: Draft
    after: Draft
    files: tuple[str, ...]
    revealing: bool = False
    """Whether the text was mended, so that problems which nobody could see before may come out."""

    @property
    def documents(self) -> Iterator[tuple[Document, Document]]:
        """Each changed document, old and new, in the order to write them."""
        old, new = ({each.name: each for each in whole.documents} for whole in (self.before, self.after))
        return ((old[name], new[name]) for name in self.files)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """The problems that the revision brings, placed in the new text; it may be written when none is an error."""
        return tuple(_new(self.after.problems, self.before.problems)) if self.after.problems else ()

    @cached_property
    def advice(self) -> tuple[Problem, ...]:
        """What could be written better since the revision, such as a claim that says what another one says already."""
        return tuple(_new(self.after.advice, self.before.advice))

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The errors that the revision brings, for which it must not be written."""
        return () if self.revealing else tuple(each for each in self.problems if each.severity is Severity.ERROR)

    @cached_property
    def diff(self) -> str:
        """The difference as a unified diff, which `patch -p0` takes."""
        return "".join(line for old, new in self.documents for line in difference(old.name, old.text, new.text))


def revised(before: Draft, changes: Sequence[Change]) -> Revision:
    """Return the revision that changes make; their paths lead through the documents of the draft.

    Raises `DebateError` for a text that cannot be read, and `EditRefused` where the new text would not hold exactly
    what the changes mean. O(characters of the changed documents), and a check of the whole debate.
    """
    files = tuple(dict.fromkeys(change.file for change in changes))
    after = {document.name: document for document in before.documents}
    contents = dict(readable(before))
    for name in files:
        here = [change for change in changes if change.file == name]
        after[name] = _revised(after[name], contents[name], here)
    return Revision(before, draft(tuple(after.values()), before.name), files)


def _revised(old: Document, content: Content, changes: Sequence[Change]) -> Document:
    new = spliced_nearby(old, content, changes)
    if new is not None and _holds(old, new, changes, content):
        return new
    new = spliced(old, changes)
    if not _holds(old, new, changes, content):
        raise EditRefused(f"{old.name} is written in a way that argmap cannot change safely; nothing was changed")
    return new


def _holds(old: Document, new: Document, changes: Sequence[Change], content: Content) -> bool:
    """Tell whether the new text holds the old data, `content`, changed as it should be."""
    return any(_same(changed(before, meant), after) for before, after, meant in _readings(old, new, changes, content))


def _same(one: Content, other: Content) -> bool:
    """Tell whether two contents are equal, the order of their keys included. O(values)."""
    return bool(one == other) and list(_keys(one)) == list(_keys(other))


def _keys(content: Content) -> Iterator[str]:
    """Yield all keys, level by level."""
    level = [content]
    while level:
        maps = [held for held in level if isinstance(held, dict)]
        yield from chain.from_iterable(maps)
        inner = (held.values() if isinstance(held, dict) else held for held in level)
        level = [held for held in chain.from_iterable(inner) if isinstance(held, dict | list)]


def _readings(
    old: Document, new: Document, changes: Sequence[Change], content: Content
) -> Iterator[tuple[Content, Content, list[Change]]]:
    """Yield what both texts hold, and the changes as that parser reads their values.

    First as the quick parser reads the new one, where it may, then as the careful one does both, to which everything
    is a text.
    A last line without a line break counts as if it had one, which a text below `>` or `|` would otherwise notice.
    """
    if not doubtful(new):
        with suppress(NotQuick):
            yield content, quick(new.text), [_with(change, _plain) for change in changes]
    old, new = _ended(old), _ended(new)
    before, after = page(old), page(new)
    if not before.problems and not after.problems:
        texts = [_with(change, _as_typed) for change in changes]
        yield before.root and before.root.raw, after.root and after.root.raw, texts


def _ended(document: Document) -> Document:
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


def _new(problems: Iterable[Problem], before: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the problems that were not there before."""
    known = Counter((each.code, each.message) for each in before)
    for each in problems:
        if known[each.code, each.message]:
            known[each.code, each.message] -= 1
        else:
            yield each

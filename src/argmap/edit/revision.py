"""A debate before and after a change, proven: the text holds the old data plus exactly what was asked for."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from argmap.edit.change import Change, Content
from argmap.edit.difference import difference
from argmap.edit.inventory import readable
from argmap.edit.nearby import spliced_nearby
from argmap.edit.proof import proven
from argmap.edit.splice import spliced
from argmap.loading import Document, Draft, draft
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
        """The difference as a unified diff, with names as they were given."""
        return self.patch("")

    def patch(self, here: str) -> str:
        """Return the difference as `git apply` and `patch -p1` take it in the folder `here`.

        Names of files below that folder are told from there; of what lies elsewhere they stay as they were given.
        """
        return "".join(
            line
            for old, new in self.documents
            for line in difference(_from(here, old.name), old.mark + old.text, old.mark + new.text)
        )


def _from(here: str, name: str) -> str:
    """Return the name of a file as seen from a folder, if it lies below it."""
    if not here:
        return name
    way = os.path.relpath(os.path.join(here, name), here)  # noqa: PTH118 - words only, whatever is there
    return name if way.startswith(os.pardir) else way.replace(os.sep, "/")


def revised(before: Draft, changes: Sequence[Change]) -> Revision:
    """Return the revision that changes make; their paths lead through the documents of the draft.

    Raises `DebateError` for a text that cannot be read, and `EditRefused` where the new text would not hold exactly
    what the changes mean. O(characters of the changed documents), and a check of the whole debate.
    """
    contents = dict(readable(before))
    by_file = {file: [change for change in changes if change.file == file] for file in _files(changes)}
    for splicing in (_quickly, _carefully):
        documents = [_spliced(splicing, each, contents[each.name], by_file) for each in before.documents]
        after = draft(documents, before.name, keep=True)
        if _holds(before, after, contents, by_file):
            return Revision(before, after, tuple(by_file))
    where = " and ".join(by_file)
    raise EditRefused(f"{where} is written in a way that argmap cannot change safely; nothing was changed")


ByFile = dict[str, list[Change]]
Splicing = Callable[[Document, Content, Sequence[Change]], Document]


def _files(changes: Iterable[Change]) -> dict[str, None]:
    return dict.fromkeys(change.file for change in changes)


def _quickly(document: Document, content: Content, changes: Sequence[Change]) -> Document:
    return spliced_nearby(document, content, changes) or spliced(document, changes)


def _carefully(document: Document, _content: Content, changes: Sequence[Change]) -> Document:
    return spliced(document, changes)


def _spliced(splicing: Splicing, document: Document, content: Content, by_file: ByFile) -> Document:
    changes = by_file.get(document.name)
    return document if changes is None else splicing(document, content, changes)


def _holds(before: Draft, after: Draft, contents: dict[str, Content], by_file: ByFile) -> bool:
    """Tell whether every changed document holds what its changes mean."""
    held = after.contents if len(after.contents) == len(after.documents) else (None,) * len(after.documents)
    return all(
        proven(old, new, by_file[old.name], read=(contents[old.name], read))
        for old, new, read in zip(before.documents, after.documents, held, strict=True)
        if old.name in by_file
    )


def _new(problems: Iterable[Problem], before: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the problems that were not there before."""
    known = Counter((each.code, each.message) for each in before)
    for each in problems:
        if known[each.code, each.message]:
            known[each.code, each.message] -= 1
        else:
            yield each

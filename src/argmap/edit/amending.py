"""A debate before and after, proven: the text holds the old data plus just what was asked for."""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from argmap.edit.change import Change, Content
from argmap.edit.difference import unified_diff
from argmap.edit.inventory import contents_by_file
from argmap.edit.nearby import document_with_claim
from argmap.edit.proof import proven
from argmap.edit.splice import document_after
from argmap.loading import Document, Draft
from argmap.opening import draft
from argmap.problem import EditRefused, Problem, Severity


@dataclass(frozen=True)
class Amendment:
    """A debate before and after.

    `files` are the names of its changed documents, in the order to write them.
    """

    before: Draft
    after: Draft
    files: tuple[str, ...]
    revealing: bool = False
    """Whether the text was mended, so that problems which nobody could see may come out."""

    @property
    def documents(self) -> Iterator[tuple[Document, Document]]:
        """Each changed document, old and new, in the order to write them."""
        old = {document.name: document for document in self.before.documents}
        new = {document.name: document for document in self.after.documents}
        return ((old[name], new[name]) for name in self.files)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """The problems that it brings, placed in the new text."""
        after = self.after.problems
        if not after:  # then nothing has to be found out about the debate before
            return ()
        return tuple(_new(after, self.before.problems))

    @cached_property
    def advice(self) -> tuple[Problem, ...]:
        """What could be written better since then, such as a claim that another one says too."""
        return tuple(_new(self.after.advice, self.before.advice))

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The errors that it brings, for which it must not be written."""
        if self.revealing:
            return ()
        return tuple(each for each in self.problems if each.severity is Severity.ERROR)

    @cached_property
    def diff(self) -> str:
        """The difference as a unified diff, with names as they were given."""
        return self.patch("")

    def patch(self, here: str) -> str:
        """Return the difference as `git apply` and `patch -p1` take it in the folder `here`.

        Names of files below that folder are told from there; of what lies elsewhere they stay as
        they were given.
        """
        lines: list[str] = []
        for old, new in self.documents:
            # a byte order mark is no text, but without it a patch does not fit its file
            before, after = old.mark + old.text, old.mark + new.text
            lines += unified_diff(_seen_from(here, old.name), before, after)
        return "".join(lines)


def _new(problems: Iterable[Problem], before: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the problems that were not there before, wherever those stand now."""
    # Counted, as one mistake may be there twice before and three times after.
    known = Counter((each.code, each.message) for each in before)
    for each in problems:
        if known[each.code, each.message] > 0:
            known[each.code, each.message] -= 1
        else:
            yield each


def _seen_from(here: str, name: str) -> str:
    """Return the name of a file as seen from a folder, if it lies below it."""
    if not here:
        return name
    whole = os.path.join(here, name)  # noqa: PTH118 - words only, whatever is there
    way = os.path.relpath(whole, here)
    if way.startswith(os.pardir):
        return name
    return way.replace(os.sep, "/")


def amendment(before: Draft, changes: Iterable[Change]) -> Amendment:
    """Return the amendment that changes make; their paths lead through the documents of the draft.

    Raises `DebateError` for a text that cannot be read, and `EditRefused` where the new text would
    not hold exactly what the changes mean. O(characters of the changed documents), and a check of
    the whole debate.
    """
    contents = contents_by_file(before)
    by_file: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        by_file[change.file].append(change)
    # the quick way guesses where claims start; where its text does not hold, the page is read
    for quickly in (True, False):
        documents = list(before.documents)
        for number, document in enumerate(documents):
            own = by_file.get(document.name)
            if own is not None:
                content = contents[document.name]
                documents[number] = _spliced(document, content, own, quickly=quickly)
        after = draft(documents, before.name, keep=True)
        if _holds(before, after, contents, by_file):
            return Amendment(before, after, tuple(by_file))
    where = " and ".join(by_file)
    raise EditRefused(
        f"{where} is written in a way that argmap cannot change safely; nothing was changed"
    )


def _spliced(
    document: Document, content: Content, changes: Sequence[Change], *, quickly: bool
) -> Document:
    """Return the document with its changes made, `quickly` with a look at what is nearby."""
    if quickly:
        near = document_with_claim(document, content, changes)
        if near is not None:
            return near
    return document_after(document, changes)


def _holds(
    before: Draft,
    after: Draft,
    contents: Mapping[str, Content],
    by_file: Mapping[str, Sequence[Change]],
) -> bool:
    """Tell whether every changed document holds what its changes mean."""
    held = after.contents
    if len(held) != len(after.documents):  # one of them could not be read
        held = (None,) * len(after.documents)
    for old, new, content in zip(before.documents, after.documents, held, strict=True):
        if old.name not in by_file:
            continue
        read = (contents[old.name], content)
        if not proven(old, new, by_file[old.name], read=read):
            return False
    return True

"""Merge conflicts that git left in a file: where they are, and the text with either side kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from argmap.codes import Code
from argmap.loading.document import Document
from argmap.loading.problems import problem
from argmap.problem import Edit, Fix, Problem

MOST_CONFLICTS = 1_000
"""How many conflicts of one document are told."""

_MARK = re.compile(r"^[ \t]*(<{7}|={7}|>{7}|\|{7})(?=[ \r\n]|$)[^\r\n]*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Conflict:
    """The marks of one conflict, in their order.

    A single one is left over from a conflict that was resolved.
    """

    marks: tuple[re.Match[str], ...]

    @property
    def is_whole(self) -> bool:
        """Whether both of its sides are there."""
        # `|` is there where git is set to show the common ancestor too (merge.conflictStyle diff3).
        return "".join(mark[1][0] for mark in self.marks) in ("<=>", "<|=>")


def unresolved(document: Document) -> Iterator[Problem]:
    """Yield a problem for each merge conflict, and for each line that is left over from one."""
    for conflict in _conflicts(document):
        first, last = conflict.marks[0], conflict.marks[-1]
        place = first.span(1)
        if conflict.is_whole:
            end = document.position(last.start())[0]
            message = f"unresolved merge conflict, from here to line {end}"
            marks = "`<<<<<<<`, `=======` and `>>>>>>>`"
            help_ = f"keep one side and delete the lines that start with {marks}"
            yield problem(document, Code.MERGE_CONFLICT, message, found=place, help_=help_)
        else:
            fix = Fix(
                "delete this line",
                tuple(_cut(document, *mark.span()) for mark in conflict.marks),
                safe=False,
            )
            message = f"`{first[1]}` is left over from a merge conflict"
            yield problem(
                document,
                Code.MERGE_CONFLICT,
                message,
                found=place,
                help_="delete this line",
                fix=fix,
            )


def with_side(documents: Sequence[Document], side: int) -> tuple[Edit, ...]:
    """Return the edits that keep the first or the second side of every conflict."""
    return tuple(
        edit
        for document in documents
        for each in _conflicts(document)
        for edit in _without(document, each, side)
    )


def _without(document: Document, conflict: _Conflict, side: int) -> tuple[Edit, ...]:
    """Return the edits that take out the marks of a conflict and all but one of its sides."""
    first, last = conflict.marks[0], conflict.marks[-1]
    if not conflict.is_whole:
        return ()
    if side:
        # The second to last mark is `=======`: with an ancestor it is not the second one.
        return _cut(document, first.start(), conflict.marks[-2].end()), _cut(document, *last.span())
    return _cut(document, *first.span()), _cut(document, conflict.marks[1].start(), last.end())


def _cut(document: Document, start: int, end: int) -> Edit:
    return Edit(document.name, start, end, "")


def _conflicts(document: Document) -> Iterable[_Conflict]:
    # A search for bare signs is much faster than the pattern, which most files never need.
    if not document.may_conflict:
        return ()
    return islice(_grouped(_MARK.finditer(document.text)), MOST_CONFLICTS)


def _grouped(marks: Iterable[re.Match[str]]) -> Iterator[_Conflict]:
    """Yield marks that belong together.

    Marks in the midst of nothing are no marks but lines of a text.
    """
    run: list[re.Match[str]] = []
    for mark in marks:
        sign = mark[1][0]
        # A mark that opens ends whatever was open: two beginnings are no conflict within one.
        if sign == "<":
            yield from _left_over(run)
            run = [mark]
        elif run:
            run.append(mark)
        elif sign in ">=":
            yield from _left_over([mark])
        if sign == ">" and run:
            conflict = _Conflict(tuple(run))
            yield from [conflict] if conflict.is_whole else _left_over(run)
            run = []
    yield from _left_over(run)


def _left_over(marks: Iterable[re.Match[str]]) -> Iterator[_Conflict]:
    """Yield each mark at the left edge that is no part of a whole conflict."""
    return (_Conflict((mark,)) for mark in marks if mark.start() == mark.start(1))

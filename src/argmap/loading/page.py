"""The careful reading of a text: every scalar as it is typed, and the place of every key and value.

One pass over PyYAML's events, never its constructor: an event is at most one step deep, so hostile nesting is left
after `DEEPEST` levels, and no number, date or boolean is ever made of a text. A slip that stops the parser is mended in
a copy, so that what is wrong below it is found in the same run.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from argmap.loading.diagnose import Diagnosis, diagnosis
from argmap.loading.document import Document
from argmap.loading.reader import Node, Reader, Refused
from argmap.loading.sheet import Sheet
from argmap.problem import Edit, Location, Problem

MOST_SLIPS = 20
"""How many slips of one document are mended to read on."""

MOST_REREAD = 2**20
"""How many characters are read again for that, all in all."""


@dataclass(frozen=True)
class Page:
    """A document with the places of everything in it; `root` is None for an empty or unreadable one."""

    sheet: Sheet
    root: Node | None
    problems: tuple[Problem, ...]
    doubtful: frozenset[int] = frozenset()
    """Lines of the document about which nothing more can be said: what they hold was guessed."""

    unlisted: bool = False
    """Whether there are more problems than are listed."""

    @property
    def document(self) -> Document:
        """The document."""
        return self.sheet.document

    def location(self, node: Node) -> Location:
        """Return where a node stands."""
        return self.sheet.span(node.start.index, node.end.index)

    def edit(self, node: Node, replacement: str) -> Edit | None:
        """Return the edit that replaces a scalar, its quotes included; what follows it stays."""
        start, end = node.start.index, node.end.index
        return self.sheet.edit(start, start + len(self.sheet.read.text[start:end].rstrip()), replacement)


def page(document: Document) -> Page:
    """Read a document with care; what cannot be read is one problem, duplicate keys and anchors are problems each."""
    sheet, slips, guessed = Sheet(document), list[Problem](), list[int]()
    left = MOST_REREAD
    while True:
        reader = Reader(sheet)
        try:
            reader.read()
        except yaml.MarkedYAMLError as error:
            found = diagnosis(sheet, error)
            slips.append(found.problem)
            left -= len(document.text)
            mended = sheet.mended(found.edits) if found.edits and left > 0 and len(slips) < MOST_SLIPS else None
            if mended is None:
                return Page(sheet, None, tuple(slips))
            sheet = mended
            guessed += _guessed(found)
        except Refused as refused:
            return Page(sheet, None, (*slips, refused.problem))
        else:
            doubtful = frozenset((*reader.doubtful, *_around(guessed, reader.root, sheet)))
            root = None if reader.is_foreign else reader.root
            return Page(sheet, root, (*slips, *reader.problems), doubtful, reader.unlisted)


def _guessed(found: Diagnosis) -> list[int]:
    """Return where edits were made of which nobody knows whether the author meant them."""
    is_safe = found.problem.fix is not None and found.problem.fix.safe
    return [] if is_safe else [place for edit in found.edits for place in (edit.start, edit.end)]


def _around(guessed: list[int], root: Node | None, sheet: Sheet) -> Iterator[int]:
    """Yield the lines of the claims, or of the entries of the file, in which something was guessed."""
    for entry in _entries(root) if guessed else ():
        start, end = sheet.origin(entry.start.index), sheet.origin(entry.end.index)
        if any(start <= place <= end for place in guessed):
            yield from range(sheet.document.position(start)[0], sheet.document.position(end)[0] + 1)
    yield from (sheet.document.position(place)[0] for place in guessed)


def _entries(root: Node | None) -> Iterator[Node]:
    for node in root.parts.values() if root is not None and root.keys is not None else ():
        if isinstance(node.parts, list):
            yield from node.parts
        else:
            yield node

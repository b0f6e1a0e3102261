"""The careful reading of a text: every scalar as it is typed, and the place of every key and value.

One pass over PyYAML's events, never its constructor: an event is at most one step deep, so hostile
nesting is left after `DEEPEST` levels, and no number, date or boolean is ever made of a text. A
slip that stops the parser is mended in a copy, so that what is wrong below it is found in the same
run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import yaml

from argmap.loading.document import Document
from argmap.loading.syntax.diagnose import Diagnosis, diagnosis
from argmap.loading.syntax.node import Node
from argmap.loading.syntax.reader import Reader, Refused
from argmap.loading.syntax.sheet import Sheet
from argmap.problem import Edit, Location, Problem

MOST_SLIPS = 20
"""How often a document is mended to read on."""

NEAR = 0
"""How many lines below a slip another one is taken to follow from it."""

MOST_REREAD = 2**20
"""How many characters are read again for that, all in all."""


@dataclass(frozen=True)
class Page:
    """A document with the places of everything in it.

    `root` is None for an empty or unreadable one.
    """

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

    def is_mended(self, place: Location) -> bool:
        """Tell whether a place lies in what was mended to read the document."""
        # One sign further in: an edit that only touches the edge of a place has not mended it.
        start = self.document.offset(place.line, place.column)
        end = self.document.offset(place.end_line, place.end_column)
        return self.sheet.touches(start + 1, end - 1)

    def location(self, node: Node) -> Location:
        """Return where a node stands."""
        return self.sheet.span(node.start.index, node.end.index)

    def edit(self, node: Node, replacement: str) -> Edit | None:
        """Return the edit that replaces a scalar, its quotes included; what follows it stays."""
        start, end = node.start.index, node.end.index
        typed = self.sheet.read.text[start:end].rstrip()
        return self.sheet.edit(start, start + len(typed), replacement)


def scalars(page: Page) -> Iterator[tuple[Node | None, str, Node]]:
    """Yield every text of a page, in order, with the mapping around it and its key there.

    An entry of a list has neither.
    """
    # Reversed at each step, as the last one put here is taken first: so the texts come in order.
    waiting: list[tuple[Node | None, str, Node]] = []
    if page.root is not None:
        waiting.append((None, "", page.root))
    while waiting:
        owner, key, node = waiting.pop()
        if node.parts is None:
            yield owner, key, node
        elif node.keys is None:
            waiting += ((None, "", each) for each in reversed(node.parts))
        else:
            waiting += ((node, name, each) for name, each in reversed(node.parts.items()))


def page(document: Document, edits: Iterable[Edit] = ()) -> Page:
    """Read a document with care; what cannot be read is one problem, each odd key another.

    `edits` apart from each other are made first, in a copy.
    """
    on = _Reading(Sheet(document, tuple(sorted(edits, key=lambda edit: edit.start))))
    # Each round mends one slip and reads all again: so one run tells of several. It ends, since
    # `goes_on` allows so many attempts only.
    while True:
        reader = Reader(on.sheet)
        try:
            reader.read()
        except yaml.YAMLError as error:
            found = diagnosis(on.sheet, error)
        except Refused as refused:
            fix = refused.problem.fix
            found = Diagnosis(refused.problem, fix.edits if fix else ())
        else:
            return _finished(on, reader)
        if not on.goes_on(found):
            return Page(on.sheet, None, tuple(on.slips))


def _finished(on: _Reading, reader: Reader) -> Page:
    """Return the page of a document that is read to its end."""
    doubtful = frozenset((*reader.doubtful, *_around(on.guessed, reader.root, on.sheet)))
    # With anchors or merge keys the values are not those that are written.
    root = None if reader.is_foreign else reader.root
    return Page(on.sheet, root, (*on.slips, *reader.problems), doubtful, reader.unlisted)


@dataclass
class _Reading:
    """How far the reading of a document has come.

    Its sheet so far, the slips told, and where something was guessed.
    """

    sheet: Sheet
    slips: list[Problem] = field(default_factory=list)
    guessed: list[int] = field(default_factory=list)
    attempts: int = 0

    def goes_on(self, found: Diagnosis) -> bool:
        """Take in why the parser gave up, and tell whether there is a way on.

        A slip where another one was told before only follows from that; then the whole entry is
        left out.
        """
        self.attempts += 1
        reread = self.attempts * len(self.sheet.document.text)
        follows = self._follows(found.problem)
        if not follows:
            self.slips.append(found.problem)
        edits = found.edits if not follows and found.edits else found.instead
        mended = self.sheet.mended(edits) if edits else None
        # Each mend reads the text from its start: for a large one that is not done often.
        if mended is None or reread > MOST_REREAD or self.attempts >= MOST_SLIPS:
            return False
        self.sheet = mended
        is_sure = edits is found.edits and found.problem.fix is not None and found.problem.fix.safe
        if not is_sure:
            for edit in edits:
                self.guessed += (edit.start, edit.end)
        return True

    def _follows(self, problem: Problem) -> bool:
        """Tell whether a problem stands where another one was told before."""
        here = problem.location
        if here is None:
            return False
        before = (slip.location for slip in self.slips if slip.location)
        return any(each.line <= here.line <= each.end_line + NEAR for each in before)


def _around(guessed: list[int], root: Node | None, sheet: Sheet) -> Iterator[int]:
    """Yield the lines of the claims, or other entries, in which something was guessed."""
    if not guessed:
        return
    line_of = sheet.document.position
    for entry in _entries(root):
        start, end = sheet.origin(entry.start.index), sheet.origin(entry.end.index)
        if any(start <= place <= end for place in guessed):
            yield from range(line_of(start)[0], line_of(end)[0] + 1)
    yield from (line_of(place)[0] for place in guessed)


def _entries(root: Node | None) -> Iterator[Node]:
    """Yield the parts of a file, and of its lists each entry."""
    if root is None or root.keys is None:
        return
    for node in root.parts.values():
        if isinstance(node.parts, list):
            yield from node.parts
        else:
            yield node

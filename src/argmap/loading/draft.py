"""From documents to a draft: the debate with its graph, or all that is wrong with it."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from argmap.graph import DebateGraph, graph
from argmap.loading.cuts import cuts
from argmap.loading.document import Document
from argmap.loading.grammar import MOST_FAULTS, debate_at_once, debate_of, merged
from argmap.loading.places import Places
from argmap.loading.preflight import doubtful, refusals
from argmap.loading.quick import NotQuick, quick
from argmap.model import Debate
from argmap.problem import Finding, Location, Problem, Severity, Where
from argmap.rules import broken_rules

_FOLLOWS = frozenset({"orphan", "support-cycle", "no-step", "ambiguous-undercut", "unknown-link", "look-alike-id"})
"""What a part that was taken out of a debate with faults may cause elsewhere."""


@dataclass(frozen=True)
class Draft:
    """A debate on its way: what was read, and what came of it.

    `debate` is there when the text fits the grammar, `graph` when there is no error at all. References and rules are
    looked at when `graph`, `findings` or `problems` is first asked for, places only for problems.
    """

    name: str
    documents: tuple[Document, ...]
    debate: Debate | None
    faults: tuple[Finding, ...] = ()
    """What does not fit the grammar."""
    refused: tuple[Problem, ...] = ()
    """What was found in the text itself."""
    _rest: Debate | None = field(default=None, repr=False, compare=False)
    """What is left of a debate with faults, for the rules to look at."""
    _places: Places = field(default=Places(()), repr=False, compare=False)
    _quick: bool = field(default=False, repr=False, compare=False)

    @property
    def graph(self) -> DebateGraph | None:
        """The resolved graph of a debate without errors; it may have warnings."""
        wrong = any(finding.severity is Severity.ERROR for finding in self._ruled[1])
        return None if wrong or self.debate is None or self.refused else self._ruled[0]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every problem of the debate whose place is not looked up yet."""
        return (*self.faults, *self._ruled[1])

    @cached_property
    def _ruled(self) -> tuple[DebateGraph | None, tuple[Finding, ...]]:
        """The graph, and what it and the rules find; of a debate with faults only what cannot follow from them."""
        whole = self.debate or self._rest
        if whole is None:
            return None, ()
        with _uncollected():
            resolved, unresolved = graph(whole)
            found = (*unresolved, *broken_rules(resolved))
        return resolved, _first(found if self.debate is not None else _independent(found))

    @cached_property
    def digest(self) -> str:
        """A name for exactly these texts, the same on every machine."""
        import hashlib  # slow to import, and a check needs it not

        parts = (part for each in self.documents for part in (each.name.encode("utf-8", "replace"), each.encoded))
        return hashlib.sha256(b"\0".join(parts)).hexdigest()[:32]

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """All problems, by file (in the order of the documents), line and column; the first of equal ones."""
        with _uncollected():
            cut = () if self.refused and self._places.documents == () else cuts(self._places)
            located = (*self.refused, *cut, *(self._places.problem(finding) for finding in self.findings))
            order = {document.name: number for number, document in enumerate(self.documents)}
            return tuple(sorted(_distinct(located), key=lambda each: _order(each, order)))

    @cached_property
    def contents(self) -> tuple[Any, ...]:
        """What each document holds, None for one that is empty or cannot be read; nothing for refused documents.

        After the fast reading numbers and truth values are such, after the careful one everything is a text.
        """
        if self._quick:
            return tuple(quick(document.text) for document in self.documents)
        return tuple(_held(page.root) for page in self._places.pages)

    def location(self, where: Where, *, at_key: bool = False) -> Location | None:
        """Return where a part of the debate stands, None for a path that leads nowhere."""
        return self._places.location(where, at_key=at_key)


def _independent(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings that cannot follow from a part that was taken out."""
    return tuple(finding for finding in findings if finding.code not in _FOLLOWS)


def _first(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the findings, of very many the first ones and that there are more."""
    if len(findings) <= MOST_FAULTS:
        return findings
    message = f"the rules find {len(findings):,} problems in this debate; the first {MOST_FAULTS:,} are listed"
    return (*findings[:MOST_FAULTS], Finding("too-many-mistakes", Severity.ERROR, message, ("documents", 0)))


def _distinct(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Return the problems without those that tell again what one before them tells of the same place."""
    unreadable = {
        (each.location.file, each.location.line) for each in problems if each.code == "wrong-key" and each.location
    }
    first: dict[object, Problem] = {}
    for each in problems:
        here = each.location
        if not (here and each.code == "wrong-kind" and (here.file, here.line) in unreadable):
            first.setdefault(
                (each.code, here, each.message if here is None or each.code == "missing-key" else ""), each
            )
    return tuple(first.values())


def _order(problem: Problem, files: dict[str, int]) -> tuple[int, int, int]:
    here = problem.location
    return (len(files), 0, 0) if here is None else (files.get(here.file, len(files)), here.line, here.column)


def draft(documents: Sequence[Document], name: str, *, refused: Sequence[Problem] = ()) -> Draft:
    """Read one debate from its documents, the first of them with `debate:` where there are several. Never raises.

    `refused` are the problems of files that could not even be decoded. O(characters); the garbage collector rests.
    """
    kept = tuple(documents)
    faults = (*refused, *(problem for document in kept for problem in refusals(document)))
    if faults:
        return Draft(name, kept, None, refused=tuple(faults))
    with _uncollected():
        return quick_draft(kept, name) or careful_draft(kept, name)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the garbage collector off: a load makes a million values and no garbage."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _extended(documents: Sequence[Document]) -> bool:
    return any("x-" in document.text for document in documents)


def quick_draft(documents: tuple[Document, ...], name: str) -> Draft | None:
    """Return the draft if the fast parser reads every document and the grammar has nothing to say, else None."""
    if any(doubtful(document) for document in documents):
        return None
    try:
        whole = merged([quick(document.text) for document in documents], extended=_extended(documents))
    except NotQuick:
        return None
    debate = None if whole.findings else debate_at_once(whole, name)
    return None if debate is None else Draft(name, documents, debate, _places=Places(documents), _quick=True)


def careful_draft(documents: tuple[Document, ...], name: str) -> Draft:
    """Return the draft of what the careful parser reads, with all that is wrong in it."""
    from argmap.loading.mending import mended

    places = Places(documents)
    unread = tuple(problem for page in places.pages for problem in page.problems)
    if any(page.root is None and page.problems for page in places.pages):
        return Draft(name, documents, None, _beside(places, documents), unread, _places=places)
    whole = merged([_held(page.root) for page in places.pages], extended=_extended(documents))
    debate, faults = debate_of(whole, name)
    if debate is not None and not whole.findings and not unread:
        return Draft(name, documents, debate, _places=places)
    many = len(faults) > MOST_FAULTS
    rest = None if whole.findings or many else debate or mended(whole.object(name), faults)
    return Draft(name, documents, None, (*whole.findings, *faults), unread, rest, places)


def _held(root: Any) -> Any:
    return None if root is None else root.raw


def _beside(places: Places, documents: tuple[Document, ...]) -> tuple[Finding, ...]:
    """Return what is wrong with the readable documents beside one that is no YAML."""
    whole = merged([_held(page.root) if page.root else {} for page in places.pages], extended=_extended(documents))
    unreadable = {number for number, page in enumerate(places.pages) if page.root is None}
    known = [
        finding for finding in whole.findings if finding.where[:1] != ("documents",) or _names(finding, unreadable)
    ]
    return (*known, *debate_of(whole, "")[1])


def _names(finding: Finding, unreadable: set[int]) -> bool:
    return finding.where[1] not in unreadable and finding.code not in ("no-claims", "not-a-debate")

"""From documents to a draft: the debate with its graph, or all that is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from argmap.codes import Code
from argmap.files import DebatePlace
from argmap.graph import DebateGraph, graph
from argmap.loading.cuts import cuts
from argmap.loading.document import Document
from argmap.loading.garbage import uncollected
from argmap.loading.grammar import MOST_FAULTS, debate_at_once, debate_of, merged, newer_format
from argmap.loading.mistakes import too_many
from argmap.loading.ordering import unsorted_sources
from argmap.loading.places import Places
from argmap.loading.preflight import doubtful, refusals
from argmap.loading.quick import NotQuick, quick
from argmap.loading.syntax.sheet import apart
from argmap.loading.typed import may_be_typed, may_swallow, typed
from argmap.model import Debate
from argmap.problem import Edit, Finding, Location, Problem, Severity, Where
from argmap.rules import broken_rules, dates_ahead

if TYPE_CHECKING:
    from argmap.loading.mending import Mended
    from argmap.loading.syntax.reader import Node

_FOLLOWS = frozenset(
    {Code.ORPHAN, Code.SUPPORT_CYCLE, Code.NO_STEP, Code.AMBIGUOUS_UNDERCUT, Code.UNKNOWN_LINK, Code.LOOK_ALIKE_ID}
    | {Code.ISLAND, Code.SAME_TEXT, Code.SAME_SOURCE, Code.DATE_AND_YEAR}
)
"""What a key that was taken out of a debate with faults may cause elsewhere."""

_NEEDS_ALL = frozenset({Code.UNKNOWN_CLAIM, Code.UNKNOWN_SOURCE, Code.UNKNOWN_THEME, Code.UNKNOWN_CASE})
"""What a whole part that could not be read may cause elsewhere: names that may be declared in it."""

_EXTENSION = re.compile("x-")
"""What marks an extension's key. Searched so, a text is run through from one `x` to the next: a third of `in`."""


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
    _rest: Mended | None = field(default=None, repr=False, compare=False)
    """What is left of a debate with faults, for the rules to look at."""
    _partial: bool = field(default=False, repr=False, compare=False)
    """Whether a part is missing in what is left that claims may name something of."""
    _places: Places = field(default=Places(()), repr=False, compare=False)
    _quick: bool = field(default=False, repr=False, compare=False)
    _parsed: tuple[Any, ...] | None = field(default=None, repr=False, compare=False)
    """What the fast parser read, where it is kept."""
    place: DebatePlace | None = field(default=None, repr=False, compare=False)
    """Where its files lie, None for what was read from nowhere."""

    @property
    def graph(self) -> DebateGraph | None:
        """The resolved graph of a debate without errors; it may have warnings."""
        wrong = any(finding.severity is Severity.ERROR for finding in self._ruled[1])
        return None if wrong or self.debate is None or self.refused else self._ruled[0]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every problem of the debate whose place is not looked up yet."""
        return (*self.faults, *self._ruled[1])

    @property
    def unread_claims(self) -> int:
        """How many claims are written out below another one, where nobody reads them."""
        return len(self._rest.below_others) if self._rest is not None else 0

    @cached_property
    def _ruled(self) -> tuple[DebateGraph | None, tuple[Finding, ...]]:
        """The graph, and what it and the rules find; of a debate with faults only what cannot follow from them."""
        whole = self._rest.debate if self._rest is not None else self.debate
        if whole is None:
            return None, ()
        with uncollected():
            resolved, unresolved = graph(whole)
            found = (*unresolved, *broken_rules(resolved))
        return resolved, _first(found if self._rest is None else self._independent(found, self._rest))

    def _independent(self, findings: Iterable[Finding], rest: Mended) -> tuple[Finding, ...]:
        """Return what was found in the mended debate and cannot follow from what is missing in it."""
        follows = frozenset[Code]() if rest.whole and not self._partial else _FOLLOWS
        follows |= _NEEDS_ALL if self._partial else frozenset()
        findings = [
            each for each in findings if not (rest.is_nameless and _may_be_nameless(each)) and not rest.follows(each)
        ]
        told = {fault.where[:3] for fault in self.faults}
        stepless = {fault.where[:3] for fault in self.faults if "steps" in fault.where}
        return tuple(
            rest.as_written(finding)
            for finding in findings
            if finding.code not in follows
            and not (finding.code is Code.UNDERCUT_TARGET and finding.where[:3] in told)
            and not (finding.code is Code.NOTHING_SHOWN and finding.where[:3] in stepless)
        )

    @cached_property
    def digest(self) -> str:
        """A name for exactly these texts, the same on every machine."""
        import hashlib  # slow to import, and a check needs it not

        parts = (part for each in self.documents for part in (each.name.encode("utf-8", "replace"), each.encoded))
        return hashlib.sha256(b"\0".join(parts)).hexdigest()[:32]

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """All problems, by file (in the order of the documents), line and column; the first of equal ones."""
        with uncollected():
            cut = () if self.refused and self._places.documents == () else cuts(self._places)
            told = (problem for problem in map(self._places.problem, self.findings) if not self._places.doubts(problem))
            shown = tuple(self._typed)
            located = (*self.refused, *cut, *shown, *_without_consequences(told, shown))
            return self._sorted(self._mendable(located))

    def _mendable(self, problems: Sequence[Problem]) -> Sequence[Problem]:
        """Return the problems, those of a document that says nothing of a debate without their fixes."""
        mended = {each.location.file for each in problems if each.fix is not None and each.location is not None}
        if not mended:
            return problems
        from argmap.loading.foreign import mentions_a_debate  # only what has mistakes pays for it

        others = {each.name for each in self.documents if each.name in mended and not mentions_a_debate(each.text)}
        is_other = (each.location is not None and each.location.file in others for each in problems)
        return [replace(each, fix=None) if other else each for each, other in zip(problems, is_other, strict=True)]

    @property
    def _typed(self) -> Iterator[Problem]:
        """Yield what only the typed text shows, where the debate gives reason to look at it."""
        graph, debate = self._ruled[0], self.debate
        if self.refused and self._places.documents == ():
            return
        if graph is None or debate is None or may_swallow(debate, graph.words):
            from argmap.loading.swallowed import swallowed  # only a debate with a key in its prose pays for it

            debate = graph.debate if graph is not None else debate
            yield from swallowed(self._places, _nameable(debate))
        if debate is None or not self._quick or may_be_typed(debate):
            yield from typed(self._places)

    def problems_on(self, today: str) -> tuple[Problem, ...]:
        """Return all problems, and what lies ahead on a day, as `2026-11-30`: no clock is read here."""
        graph = self._ruled[0]
        ahead = () if graph is None else tuple(dates_ahead(graph, today))
        if not ahead:
            return self.problems
        with uncollected():
            return self._sorted((*self.problems, *map(self._places.problem, ahead)))

    @cached_property
    def advice(self) -> tuple[Problem, ...]:
        """What could be written better, by place; none for a debate with errors. Nobody counts it."""
        if self.graph is None:
            return ()
        from argmap.rules import advice  # only who asks for it pays for it

        with uncollected():
            found = [self._places.problem(finding) for finding in advice(self.graph)[:MOST_FAULTS]]
            found += unsorted_sources(self._places.pages)
            return self._sorted(found)

    def _sorted(self, problems: Sequence[Problem]) -> tuple[Problem, ...]:
        order = {document.name: number for number, document in enumerate(self.documents)}
        return tuple(sorted(_distinct(problems), key=lambda each: _order(each, order)))

    @cached_property
    def contents(self) -> tuple[Any, ...]:
        """What each document holds, None for one that is empty or cannot be read; nothing for refused documents.

        After the fast reading numbers and truth values are such, after the careful one everything is a text.
        """
        if self._parsed is not None:
            return self._parsed
        if self._quick:
            return tuple(quick(document.text) for document in self.documents)
        return tuple(_held(page.root, ()) for page in self._places.pages)

    def location(self, where: Where, *, at_key: bool = False) -> Location | None:
        """Return where a part of the debate stands, None for a path that leads nowhere."""
        return self._places.location(where, at_key=at_key)


def _nameable(debate: Debate | None) -> frozenset[str]:
    """Return what keys of a claim may name in a debate."""
    if debate is None:
        return frozenset()
    claims = (claim.id for claim in (*debate.positions, *debate.claims))
    others = (*(theme.id for theme in debate.themes), *(case.id for case in debate.cases))
    return frozenset((*claims, *others, *(key for key, _ in debate.sources)))


def _may_be_nameless(finding: Finding) -> bool:
    """Tell whether a name that leads nowhere, and is like no other, may be the one of a claim without its id."""
    return finding.code is Code.UNKNOWN_CLAIM and finding.replacement is None


def _without_consequences(told: Iterable[Problem], shown: Iterable[Problem]) -> Iterable[Problem]:
    """Leave out that claims hang on nothing of which one swallows its link as words of its text."""
    claims = [match[1] for each in shown if each.code is Code.KEY_IN_TEXT and (match := _SWALLOWS.search(each.message))]
    if not claims:
        return told
    loose = (Code.ISLAND, Code.ORPHAN)
    return (each for each in told if each.code not in loose or not any(f"`{id_}`" in each.message for id_ in claims))


_SWALLOWS = re.compile(r"inside `\w+` of `([^`]+)`")


def _first(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the findings, of very many the first ones and that there are more."""
    if len(findings) <= MOST_FAULTS:
        return findings
    message = f"the rules find {len(findings):,} problems in this debate; the first {MOST_FAULTS:,} are listed"
    return (*findings[:MOST_FAULTS], too_many(message))


def _distinct(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Return the problems without those that tell again what one before them tells of the same place."""
    first: dict[object, Problem] = {}
    for each in problems:
        message = each.message if each.location is None or each.code is Code.MISSING_KEY else ""
        first.setdefault((each.code, each.location, message), each)
    return tuple(first.values())


def _order(problem: Problem, files: dict[str, int]) -> tuple[int, int, int]:
    here = problem.location
    return (len(files), 0, 0) if here is None else (files.get(here.file, len(files)), here.line, here.column)


def draft(documents: Sequence[Document], name: str, *, refused: Sequence[Problem] = (), keep: bool = False) -> Draft:
    """Read one debate from its documents, the first of them with `debate:` where there are several. Never raises.

    `refused` are the problems of files that could not even be decoded. With `keep` the parsed `contents` stay in memory
    for whoever needs them next. O(characters); the garbage collector rests.
    """
    kept = tuple(documents)
    faults = (*refused, *(problem for document in kept for problem in refusals(document)))
    if not faults:
        with uncollected():
            if read := quick_draft(kept, name, keep=keep):
                return read
    from argmap.loading.foreign import foreign_file  # only what is no good debate pays for it

    if foreign := {document.name: found for document in kept if (found := foreign_file(document))}:
        return _foreign_draft(kept, name, foreign, refused)
    if not all(each.fix or each.code is Code.MERGE_CONFLICT for each in faults):
        return Draft(name, kept, None, refused=tuple(faults))
    with uncollected():
        if any(each.code is Code.MERGE_CONFLICT for each in faults):
            return _conflicting_draft(kept, name, faults)
        return careful_draft(kept, name, tuple(faults))


def _foreign_draft(
    documents: tuple[Document, ...], name: str, foreign: Mapping[str, Problem], refused: Sequence[Problem]
) -> Draft:
    """Return the draft of documents some of which are files of other tools: each is told, and looked at no further."""
    rest = [document for document in documents if document.name not in foreign]
    others = draft(rest, name, refused=refused).problems if rest else tuple(refused)
    return Draft(name, documents, None, refused=(*foreign.values(), *others))


def _extended(documents: Sequence[Document]) -> bool:
    return any(_EXTENSION.search(document.text) for document in documents)


def quick_draft(documents: tuple[Document, ...], name: str, *, keep: bool = False) -> Draft | None:
    """Return the draft if the fast parser reads every document and the grammar has nothing to say, else None."""
    if any(doubtful(document) for document in documents):
        return None
    try:
        parsed = tuple(quick(document.text) for document in documents)
    except NotQuick:
        return None
    whole = merged(parsed, extended=_extended(documents))
    debate = None if whole.findings else debate_at_once(whole, name)
    if debate is None:
        return None
    kept = parsed if keep else None
    return Draft(name, documents, debate, _places=Places(documents), _quick=True, _parsed=kept)


def _conflicting_draft(documents: tuple[Document, ...], name: str, refused: tuple[Problem, ...]) -> Draft:
    """Return the draft of documents with merge conflicts, with what is wrong whichever side of them is kept."""
    from argmap.loading.conflicts import kept as kept_sides

    one, other = (careful_draft(documents, name, refused, kept_sides(documents, side)).problems for side in (0, 1))
    again = {(each.code, each.location, each.message): each.fix for each in other}
    shared = [(each, again[key]) for each in one if (key := (each.code, each.location, each.message)) in again]
    told = tuple(each if each.fix == fix else replace(each, fix=None) for each, fix in shared)
    return Draft(name, documents, None, refused=told)


def careful_draft(
    documents: tuple[Document, ...], name: str, refused: tuple[Problem, ...] = (), edits: tuple[Edit, ...] = ()
) -> Draft:
    """Return the draft of what the careful parser reads, with all that is wrong in it.

    `refused` are problems that were found in the text before, with the fixes that make it readable; `edits` take out
    what is not to be read.
    """
    from argmap.loading.mending import mended
    from argmap.loading.syntax.reader import MOST_PROBLEMS

    mends = (edit for each in refused if each.fix for edit in each.fix.edits)
    places = Places(documents, apart((*edits, *mends)))
    unread = (*refused, *(problem for page in places.pages for problem in page.problems))
    unreadable = {number for number, page in enumerate(places.pages) if page.root is None and page.problems}
    whole = merged([_held(page.root, page.problems) for page in places.pages], extended=_extended(documents))
    whole.findings[:] = [each for each in whole.findings if not unread or _is_readable(each, unreadable)]
    if newer := newer_format(whole):
        return Draft(name, documents, None, (newer,), _places=places)
    debate, faults = debate_of(whole, name)
    if debate is not None and not whole.findings and not unread:
        return Draft(name, documents, debate, _places=places)
    rest = mended(whole.object(name), faults) if len(faults) <= MOST_FAULTS else None
    known = (*whole.findings, *_without_strays(faults, whole.findings), *(rest.findings if rest else ()))
    known += tuple(
        too_many(f"more than {MOST_PROBLEMS:,} keys are duplicate or no keys; the first of them are listed")
        for page in places.pages
        if page.unlisted
    )
    partial = bool(whole.findings or unreadable) or any(page.doubtful for page in places.pages)
    return Draft(name, documents, None, known, unread, rest, partial, places)


def _held(root: Node | None, problems: tuple[Problem, ...]) -> Any:
    """Return what a page holds; one that could not be read holds nothing that matters."""
    return ({} if problems else None) if root is None else root.raw


def _is_readable(finding: Finding, unreadable: set[int]) -> bool:
    """Tell whether a finding is about something else than what could not be read, and cannot follow from it."""
    if finding.where[:1] == ("documents",) and finding.where[1] in unreadable:
        return False
    return finding.code not in (Code.NO_CLAIMS, Code.NOT_A_DEBATE)


def _without_strays(faults: Iterable[Finding], findings: Iterable[Finding]) -> Iterable[Finding]:
    """Leave out that a claim lacks a key which stands at the left edge of the file instead."""
    strays = [finding.message for finding in findings if finding.code is Code.MISPLACED_KEY]
    return (
        each
        for each in faults
        if each.code is not Code.MISSING_KEY or not any(f"`{each.where[-1]}`" in message for message in strays)
    )

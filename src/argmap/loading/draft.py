"""A debate on its way: what was read, and all that is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from argmap.codes import Code
from argmap.files import DebatePlace
from argmap.graph import DebateGraph, graph
from argmap.loading.cuts import cuts
from argmap.loading.document import Document
from argmap.loading.garbage import uncollected
from argmap.loading.mistakes import too_many
from argmap.loading.ordering import unsorted_sources
from argmap.loading.places import Places
from argmap.loading.quick import quick
from argmap.loading.typed import may_be_typed, may_swallow, typed
from argmap.model import Debate
from argmap.problem import Finding, Location, Problem, Severity, Where
from argmap.rules import broken_rules, dates_ahead

if TYPE_CHECKING:
    from argmap.loading.mending import Mended

MOST_MISTAKES = 5_000
"""How many mistakes of one debate are listed."""

_FOLLOWS = frozenset(
    {
        Code.ORPHAN,
        Code.SUPPORT_CYCLE,
        Code.NO_STEP,
        Code.AMBIGUOUS_UNDERCUT,
        Code.UNKNOWN_LINK,
        Code.LOOK_ALIKE_ID,
        Code.ISLAND,
        Code.SAME_TEXT,
        Code.SAME_SOURCE,
        Code.DATE_AND_YEAR,
    }
)
"""What a key that was taken out of a debate with mistakes may cause elsewhere."""

_NEEDS_ALL = frozenset(
    {Code.UNKNOWN_CLAIM, Code.UNKNOWN_SOURCE, Code.UNKNOWN_THEME, Code.UNKNOWN_CASE}
)
"""What a part that could not be read may cause elsewhere: names that may be declared in it."""

_SWALLOWS = re.compile(r"inside `\w+` of `([^`]+)`")


@dataclass(frozen=True)
class Draft:
    """A debate on its way: what was read, and what came of it.

    `debate` is there when the text fits the grammar, `graph` when there is no error at all.
    References and rules are looked at when `graph`, `findings` or `problems` is first asked for,
    places only for problems.
    """

    name: str
    documents: tuple[Document, ...]
    debate: Debate | None
    mistakes: tuple[Finding, ...] = ()
    """What does not fit the grammar."""
    refused: tuple[Problem, ...] = ()
    """What was found in the text itself."""
    _rest: Mended | None = field(default=None, repr=False, compare=False)
    """What is left of a debate with mistakes, for the rules to look at."""
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
        resolved, found = self._ruled
        if self.debate is None or self.refused:
            return None
        is_wrong = any(finding.severity is Severity.ERROR for finding in found)
        return None if is_wrong else resolved

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every problem of the debate whose place is not looked up yet."""
        return (*self.mistakes, *self._ruled[1])

    @property
    def unread_claims(self) -> int:
        """How many claims are written out below another one, where nobody reads them."""
        return len(self._rest.below_others) if self._rest is not None else 0

    @cached_property
    def _ruled(self) -> tuple[DebateGraph | None, tuple[Finding, ...]]:
        """The graph, and what it and the rules find.

        Of a debate with mistakes only what cannot follow from them.
        """
        whole = self._rest.debate if self._rest is not None else self.debate
        if whole is None:
            return None, ()
        with uncollected():
            resolved, unresolved = graph(whole)
            found = (*unresolved, *broken_rules(resolved))
            if self._rest is not None:
                found = tuple(self._independent(found, self._rest))
        return resolved, _first(found)

    def _independent(self, findings: Iterable[Finding], rest: Mended) -> Iterator[Finding]:
        """Yield what was found in the mended debate and cannot follow from mistakes."""
        # Of a debate of which nothing was taken out, everything that is found holds.
        follows = frozenset[Code]()
        # What may be declared in a part that could not be read is missed by nobody.
        if self._partial:
            follows = _FOLLOWS | _NEEDS_ALL
        elif not rest.whole:
            follows = _FOLLOWS
        explained = self._explained
        for each in findings:
            is_explained = each.where[:3] in explained.get(each.code, ())
            if each.code not in follows and not is_explained and not rest.follows(each):
                yield rest.as_written(each)

    @property
    def _explained(self) -> dict[Code, set[Where]]:
        """Where what some rules find may follow from a mistake in the same link or tour."""
        links = {mistake.where[:3] for mistake in self.mistakes}
        tours = {mistake.where[:3] for mistake in self.mistakes if "steps" in mistake.where}
        return {Code.UNDERCUT_TARGET: links, Code.NOTHING_SHOWN: tours}

    @cached_property
    def digest(self) -> str:
        """A name for exactly these texts, the same on every machine."""
        import hashlib  # slow to import, and a check needs it not

        parts: list[bytes] = []
        for each in self.documents:
            parts += (each.name.encode("utf-8", "replace"), each.encoded)
        return hashlib.sha256(b"\0".join(parts)).hexdigest()[:32]

    @property
    def _has_pages(self) -> bool:
        """Whether there is anything to point into: not where reading stopped at the text itself."""
        return not self.refused or self._places.documents != ()

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """All problems by file, line and column, files in the order of the documents.

        Of equal ones the first.
        """
        with uncollected():
            located = map(self._places.problem, self.findings)
            told = [each for each in located if not self._places.doubts(each)]
            found = list(self.refused)
            if self._has_pages:
                shown = tuple(self._typed)
                found += cuts(self._places)
                found += shown
                told = _without_consequences(told, shown)
            found += told
            return self._sorted(self._mendable(found))

    def _mendable(self, problems: Sequence[Problem]) -> Sequence[Problem]:
        """Return the problems; one in a document that says nothing of a debate has no fix."""
        mended = {file for each in problems if each.fix is not None and (file := _file_of(each))}
        if not mended:
            return problems
        from argmap.loading.edge import mentions_a_debate  # only what has mistakes pays for it

        texts = {each.name: each.text for each in self.documents if each.name in mended}
        others = {name for name, text in texts.items() if not mentions_a_debate(text)}
        return [replace(each, fix=None) if _file_of(each) in others else each for each in problems]

    @property
    def _typed(self) -> Iterator[Problem]:
        """Yield what only the typed text shows, where the debate gives reason to look at it."""
        graph, debate = self._ruled[0], self.debate
        if graph is None or debate is None or may_swallow(debate, graph.words):
            # Only a debate with a key in its prose pays for this.
            from argmap.loading.swallowed import swallowed

            yield from swallowed(self._places, debate if graph is None else graph.debate)
        if debate is None or not self._quick or may_be_typed(debate):
            yield from typed(self._places)

    def problems_on(self, today: str) -> tuple[Problem, ...]:
        """Return all problems, and what lies ahead on a day, as `2026-11-30`: no clock is read."""
        graph = self._ruled[0]
        ahead = () if graph is None else tuple(dates_ahead(graph, today))
        if not ahead:
            return self.problems
        with uncollected():
            return self._sorted((*self.problems, *map(self._places.problem, ahead)))

    @cached_property
    def advice(self) -> tuple[Problem, ...]:
        """What could be written better, by place.

        None for a debate with errors. Nobody counts it.
        """
        if self.graph is None:
            return ()
        from argmap.rules import advice  # only who asks for it pays for it

        with uncollected():
            found = [
                self._places.problem(finding) for finding in advice(self.graph)[:MOST_MISTAKES]
            ]
            found += unsorted_sources(self._places.pages)
            return self._sorted(found)

    def _sorted(self, problems: Sequence[Problem]) -> tuple[Problem, ...]:
        order = {document.name: number for number, document in enumerate(self.documents)}
        return tuple(sorted(_distinct(problems), key=lambda each: _order(each, order)))

    @cached_property
    def contents(self) -> tuple[Any, ...]:
        """What each document holds, None for one that is empty or cannot be read.

        Nothing for refused documents. After the fast reading numbers and truth values are such,
        after the careful one everything is a text.
        """
        if self._parsed is not None:
            return self._parsed
        if self._quick:
            return tuple(quick(document.text) for document in self.documents)
        roots = (page.root for page in self._places.pages)
        return tuple(None if root is None else root.raw for root in roots)

    def location(self, where: Where, *, at_key: bool = False) -> Location | None:
        """Return where a part of the debate stands, None for a path that leads nowhere."""
        return self._places.location(where, at_key=at_key)


def _file_of(problem: Problem) -> str:
    return "" if problem.location is None else problem.location.file


def _without_consequences(told: list[Problem], shown: Iterable[Problem]) -> list[Problem]:
    """Leave out that claims hang on nothing of which one swallows its link as words of its text."""
    swallowing = (each.message for each in shown if each.code is Code.KEY_IN_TEXT)
    claims = [f"`{found[1]}`" for found in map(_SWALLOWS.search, swallowing) if found]
    kept = []
    for each in told:
        is_loose = each.code in (Code.ISLAND, Code.ORPHAN)
        if not is_loose or not any(claim in each.message for claim in claims):
            kept.append(each)
    return kept


def _first(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the findings, of very many the first ones and that there are more."""
    if len(findings) <= MOST_MISTAKES:
        return findings
    more = too_many(
        f"the rules find {len(findings):,} problems in this debate; "
        f"the first {MOST_MISTAKES:,} are listed"
    )
    return (*findings[:MOST_MISTAKES], more)


def _distinct(problems: Sequence[Problem]) -> Iterable[Problem]:
    """Return the problems without those that tell again what one before tells of the same place."""
    first: dict[object, Problem] = {}
    for each in problems:
        # Several keys may be missing at one place.
        is_told_apart = each.location is None or each.code is Code.MISSING_KEY
        message = each.message if is_told_apart else ""
        first.setdefault((each.code, each.location, message), each)
    return first.values()


def _order(problem: Problem, files: dict[str, int]) -> tuple[int, int, int]:
    here = problem.location
    if here is None:
        return len(files), 0, 0
    return files.get(here.file, len(files)), here.line, here.column

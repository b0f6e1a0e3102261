"""Cruxes: the claims about which a change of mind, alone, would change how others are judged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from argmap.graph import upstream
from argmap.model import Id
from argmap.reasoning.judgement import Judgement, Label, Verdict
from argmap.reasoning.revision import Revision, WhatIf
from argmap.reasoning.supposition import current

MOST_WORK = 1_000_000
"""How many arguments and attacks are looked at: a second or two, and more than 10,000 claims usually need."""


@dataclass(frozen=True, slots=True)
class Crux:
    """A change of mind that changes the label of the target.

    `label` and `verdict` are those of the target afterwards; a position or link has no verdict. `distance` is the least
    number of links between the claim and the target. `flips` are the claims whose verdicts would change, the claim
    itself left out, in the author's order.
    """

    revision: Revision
    label: Label
    verdict: Verdict | None
    distance: int
    flips: tuple[Id, ...]


@dataclass(frozen=True)
class Cruxes:
    """The cruxes of a claim, a position or a link: nearest first, among equally near ones those that rest on nothing.

    `tried` claims were looked at, the nearest ones; these are all, and the cruxes `complete`, unless it was too much.
    """

    judgement: Judgement
    target: Id
    cruxes: tuple[Crux, ...]
    tried: int
    complete: bool


@dataclass(frozen=True, slots=True)
class Effect:
    """What a change of mind about one claim does: which claims' verdicts change, itself left out."""

    revision: Revision
    flips: tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """A claim that is a crux of first-level reasons of several positions: these reasons, by link id, of each."""

    claim: Id
    reasons: Mapping[Id, tuple[Id, ...]]


@dataclass(frozen=True)
class DebateCruxes:
    """The changes of mind that change most verdicts first, then by id, and the cruxes that positions share.

    `tried` claims were looked at, in the author's order; these are all, and this is `complete`, unless it was too much.
    """

    judgement: Judgement
    effects: tuple[Effect, ...]
    shared: tuple[Shared, ...]
    tried: int
    complete: bool


def cruxes(judgement: Judgement, target: Id, *, most_work: int = MOST_WORK) -> Cruxes:
    """Return the claims upstream of a claim, position or link that change its label when switched off or accepted.

    A claim that is not out may be switched off, one that is not in may be accepted, one that is undecided both. The
    target itself is no crux, nor are the premises of a link. O(claims upstream · what each of them leads to), the
    latter a handful in most debates.

    Raises:
        UnknownId: The debate holds no such claim.
    """
    target = target if target in judgement.graph.links else current(judgement.graph, target)
    return _Trial(judgement, most_work).cruxes(target)


def reason_cruxes(judgement: Judgement, position: Id, *, most_work: int = MOST_WORK) -> tuple[Cruxes, ...]:
    """Return the cruxes of each first-level reason for or against a position, in the author's order.

    A position's own label rarely hangs on one claim, for it has many reasons; each of these may.
    """
    trial = _Trial(judgement, most_work)
    return tuple(trial.cruxes(link.id) for link in judgement.graph.replies(position))


def debate_cruxes(judgement: Judgement, *, most_work: int = MOST_WORK) -> DebateCruxes:
    """Return all changes of mind ranked by how many verdicts change, and the cruxes that positions share."""
    trial = _Trial(judgement, most_work)
    tried = trial.tried(judgement.graph.claims)
    effects = (Effect(revision, tuple(found.verdicts)) for each in tried.values() for revision, found in each.items())
    ranked = sorted((effect for effect in effects if effect.flips), key=lambda e: (-len(e.flips), e.revision))
    shared, complete = _shared(judgement, trial)
    complete = complete and len(tried) == len(judgement.graph.claims)
    return DebateCruxes(judgement, tuple(ranked), shared, len(tried), complete)


def _shared(judgement: Judgement, trial: _Trial) -> tuple[tuple[Shared, ...], bool]:
    """Return the cruxes of reasons of two or more positions, those of most positions first, then by id; and if all."""
    found: dict[Id, dict[Id, tuple[Id, ...]]] = {}
    complete = True
    for position in judgement.graph.positions:
        for link in judgement.graph.replies(position):
            of_reason = trial.cruxes(link.id)
            complete = complete and of_reason.complete
            for claim in dict.fromkeys(crux.revision.claim for crux in of_reason.cruxes):
                reasons = found.setdefault(claim, {})
                reasons[position] = (*reasons.get(position, ()), link.id)
    shared = (Shared(claim, reasons) for claim, reasons in found.items() if len(reasons) > 1)
    return tuple(sorted(shared, key=lambda each: (-len(each.reasons), each.claim))), complete


class _Outcome(NamedTuple):
    """The arguments that have another label, by number, and the claims that have another verdict."""

    labels: Mapping[int, Label]
    verdicts: Mapping[Id, Verdict]


class _Trial:
    """Tries changes of mind, none of them twice, until the work that is allowed is done."""

    def __init__(self, judgement: Judgement, most_work: int) -> None:
        self._judgement = judgement
        self._what_if = WhatIf(judgement)
        self._left = most_work
        self._outcomes: dict[Id, dict[Revision, _Outcome]] = {}

    def tried(self, claims: Iterable[Id]) -> dict[Id, dict[Revision, _Outcome]]:
        """Return what a change of mind about each of the first claims does, as many of them as can be tried."""
        found = {}
        for claim in claims:
            if claim not in self._outcomes:
                if self._left <= 0:
                    break
                self._outcomes[claim] = {each: self._outcome(each) for each in self._what_if.revisions([claim])}
            found[claim] = self._outcomes[claim]
        return found

    def cruxes(self, target: Id) -> Cruxes:
        """Return the cruxes of a claim, position or link."""
        if self._left <= 0:
            return Cruxes(self._judgement, target, (), 0, complete=False)
        graph = self._judgement.graph
        node = self._judgement.node(graph.links[target]) if target in graph.links else graph.number[target]
        distances = upstream(graph, target)
        self._left -= len(distances)
        tried = self.tried(distances)
        found = [
            Crux(revision, outcome.labels[node], outcome.verdicts.get(target), distances[claim], tuple(outcome.verdicts))
            for claim, outcomes in tried.items()
            for revision, outcome in outcomes.items()
            if node in outcome.labels
        ]
        found.sort(key=lambda crux: (crux.distance, any(graph.replies(crux.revision.claim))))
        return Cruxes(self._judgement, target, tuple(found), len(tried), complete=len(tried) == len(distances))

    def _outcome(self, revision: Revision) -> _Outcome:
        labels = self._what_if.labels([revision])
        self._left -= labels.work
        return _Outcome(labels.changed, self._what_if.verdicts(labels, besides=(revision.claim,)))

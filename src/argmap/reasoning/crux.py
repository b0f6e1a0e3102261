"""Cruxes: the claims about which a change of mind, alone, would change how others are judged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import inf
from types import MappingProxyType
from typing import NamedTuple

from argmap.graph import AnyDebate, upstream
from argmap.model import Id
from argmap.reasoning.judgement import Holds, Judgement, Label, Reading, Verdict
from argmap.reasoning.judging import judge
from argmap.reasoning.nearby import near_reading
from argmap.reasoning.relabelling import IN, OUT, Labels
from argmap.reasoning.revision import Revision, WhatIf
from argmap.reasoning.supposing import current
from argmap.reasoning.tallies import Moves, Tallied, size, ways_to_positions

MOST_WORK = 1_500_000
"""How many arguments and attacks are looked at: a second or two, and more than 10,000 claims
usually need."""


@dataclass(frozen=True, slots=True)
class Crux:
    """A change of mind that changes the label of the target.

    `label` and `verdict` are those of the target afterwards; a position or link has no verdict.
    `distance` is the least number of links between the claim and the target. `flips` are the claims
    whose verdicts would change, the claim itself left out, in the author's order. `answered` tells
    of a target that stands afterwards whether somebody had objected to it and is answered then;
    else it stands because nobody objects, or only what is set aside does.
    """

    revision: Revision
    label: Label
    verdict: Verdict | None
    distance: int
    flips: tuple[Id, ...]
    answered: bool = False


@dataclass(frozen=True)
class Cruxes:
    """The cruxes of a claim, a position or a link.

    Nearest first, among equally near ones those that rest on nothing. `complete` tells whether all
    claims were tried, or only the nearest ones, since all would be too much work. `nothing_leads`
    tells that no claim can be one, since none leads to the target. `either_way` is the reading of a
    target that is not settled and yet holds on every reading: whatever one decides, it stands, and
    nothing is a crux.
    """

    judgement: Judgement
    target: Id
    cruxes: tuple[Crux, ...]
    complete: bool
    nothing_leads: bool = False
    either_way: Reading | None = None


@dataclass(frozen=True, slots=True)
class Effect:
    """What a change of mind about one claim does.

    Which claims' verdicts change, itself left out, and which tallies. `distance` is the least
    number of links from the claim to a position, or without any to a claim that answers nothing;
    None where no way leads there.
    """

    revision: Revision
    flips: tuple[Id, ...]
    tallies: Moves = ()
    distance: int | None = None


@dataclass(frozen=True, slots=True)
class Shared:
    """A claim that is a crux of first-level reasons of several positions.

    These reasons, by link id, of each.
    """

    claim: Id
    reasons: Mapping[Id, tuple[Id, ...]]


@dataclass(frozen=True)
class DebateCruxes:
    """The changes of mind that move most tallies first, and the cruxes that positions share.

    Among those that move as many the ones that change more verdicts come first, then those nearer
    to a position, then the author's order.

    `complete` tells whether all claims were tried, or only the author's first ones, since all would
    be too much work.
    """

    judgement: Judgement
    effects: tuple[Effect, ...]
    shared: tuple[Shared, ...]
    complete: bool


def cruxes(debate: AnyDebate, target: Id, *, most_work: int = MOST_WORK) -> Cruxes:
    """Return the claims that change the label of a claim, position or link.

    They are upstream of it, and are switched off or accepted. A claim that is not out may be
    switched off, one that is not in may be accepted, one that is undecided both. The target itself
    is no crux, nor are the premises of a link. O(claims in the target's why-tree · what each leads
    to); most claims lead to a handful of others.

    Raises:
        UnknownId: The debate holds no such claim.
        DebateError: The debate has errors.
        ArgmapError: This is no debate.
    """
    judgement = judge(debate)
    target = target if target in judgement.graph.links else current(judgement.graph, target)
    return _Trial(judgement, most_work).cruxes(target)


def reason_cruxes(
    debate: AnyDebate, position: Id, *, most_work: int = MOST_WORK
) -> Mapping[Id, Cruxes]:
    """Return the cruxes of each first-level reason for or against a position, by link.

    A position's own label rarely hangs on one claim, for it has many reasons; each of these may.
    The cruxes of a reason are those of its claim, or of the link where this is more: where it has
    several premises or is undercut.
    """
    return MappingProxyType(_Trial(judge(debate), most_work).reasons(position))


def debate_cruxes(debate: AnyDebate, *, most_work: int = MOST_WORK) -> DebateCruxes:
    """Return all changes of mind that move a tally or a verdict, and what positions share."""
    judgement = judge(debate)
    trial = _Trial(judgement, most_work)
    revisions = trial.what_if.revisions(judgement.graph.claims)
    tried = trial.tried(revisions)
    far = ways_to_positions(judgement.graph)
    effects = []
    for revision, done in tried.items():
        if done.verdicts or done.moves:
            distance = far.get(revision.claim)
            effects.append(Effect(revision, tuple(done.verdicts), done.moves, distance))
    effects.sort(key=_weight)
    shared, complete = _shared(judgement, trial)
    all_tried = complete and len(tried) == len(revisions)
    return DebateCruxes(judgement, tuple(effects), shared, all_tried)


def _weight(effect: Effect) -> tuple[int, int, float]:
    """Return what puts an effect before another one.

    The order of the author decides where it is the same.
    """
    far = inf if effect.distance is None else effect.distance  # 0 is a distance
    return -size(effect.tallies), -len(effect.flips), far


def _shared(judgement: Judgement, trial: _Trial) -> tuple[tuple[Shared, ...], bool]:
    """Return the cruxes of reasons of two or more positions, and whether these are all.

    Those of most positions come first, then it goes by id.
    """
    found: dict[Id, dict[Id, tuple[Id, ...]]] = {}
    complete = True
    for position in judgement.graph.positions:
        for link, of_reason in trial.reasons(position).items():
            complete = of_reason.complete  # after one that is not complete, none is
            for claim in dict.fromkeys(crux.revision.claim for crux in of_reason.cruxes):
                reasons = found.setdefault(claim, {})
                reasons[position] = (*reasons.get(position, ()), link)
    shared = (Shared(claim, reasons) for claim, reasons in found.items() if len(reasons) > 1)
    return tuple(sorted(shared, key=lambda each: (-len(each.reasons), each.claim))), complete


class _Outcome(NamedTuple):
    """The labels, by number, verdicts and tallies that are others than before.

    `now` are the labels of all that was judged anew.
    """

    labels: Mapping[int, Label]
    verdicts: Mapping[Id, Verdict]
    moves: Moves
    now: Labels


class _Trial:
    """Tries changes of mind, none of them twice, until the work that is allowed is done."""

    def __init__(self, judgement: Judgement, most_work: int) -> None:
        self._judgement = judgement
        self._left = most_work
        self._outcomes: dict[Revision, _Outcome] = {}
        self._tallied = Tallied(judgement)
        self.what_if = WhatIf(judgement)

    def tried(self, revisions: Iterable[Revision]) -> dict[Revision, _Outcome]:
        """Return what changes of mind do, as many of the first of them as can be tried."""
        found = {}
        for revision in revisions:
            if revision not in self._outcomes:
                if self._left <= 0:
                    break
                self._outcomes[revision] = self._outcome(revision)
            found[revision] = self._outcomes[revision]
        return found

    def reasons(self, position: Id) -> dict[Id, Cruxes]:
        """Return the cruxes of each first-level reason, by link."""
        graph = self._judgement.graph
        found = {}
        for link in graph.replies(position):
            joint = link.id in graph.number  # else the link is judged by its one premise
            found[link.id] = self.cruxes(link.id if joint else link.premises[0])
        return found

    def cruxes(self, target: Id) -> Cruxes:
        """Return the cruxes of a claim, position or link."""
        if self._left <= 0:
            return Cruxes(self._judgement, target, (), complete=False)
        graph = self._judgement.graph
        leading = upstream(graph, target)
        # What leads to a target may be half of the debate, for each of a hundred targets.
        self._left -= len(leading)
        reading = near_reading(self._judgement, target)
        if reading and reading.holds is Holds.EVERY:
            return Cruxes(
                self._judgement,
                target,
                (),
                complete=True,
                nothing_leads=not leading,
                either_way=reading,
            )
        node = self._node(target)
        revisions = self.what_if.candidates(leading, node)
        tried = self.tried(revisions)
        found = []
        for revision, done in tried.items():
            if node in done.labels:
                distance = leading[revision.claim]
                found.append(self._crux(revision, done, target, node, distance))
        # The sort is stable: among equals the order is that of the author.
        found.sort(key=lambda crux: (crux.distance, any(graph.replies(crux.revision.claim))))
        complete = len(tried) == len(revisions)
        return Cruxes(self._judgement, target, tuple(found), complete, nothing_leads=not leading)

    def _node(self, target: Id) -> int:
        graph = self._judgement.graph
        if target in graph.links:
            return self._judgement.node(graph.links[target])
        return graph.number[target]

    def _crux(
        self, revision: Revision, done: _Outcome, target: Id, node: int, distance: int
    ) -> Crux:
        label, verdict = done.labels[node], done.verdicts.get(target)
        answered = verdict is Verdict.STANDS and answered_under(self._judgement, done.now, target)
        return Crux(revision, label, verdict, distance, tuple(done.verdicts), answered)

    def _outcome(self, revision: Revision) -> _Outcome:
        labels = self.what_if.labels([revision])
        self._left -= labels.work
        changed = labels.changed
        verdicts = self.what_if.verdicts(labels, besides=(revision.claim,))
        return _Outcome(changed, verdicts, self._tallied.moves(changed), labels)


def answered_under(judgement: Judgement, labels: Labels, target: Id) -> bool:
    """Tell whether somebody objected to a claim that stands and is answered, under labels anew.

    It is what `Judgement.answered` tells, for one claim alone.
    """
    flattening = judgement.flattening
    waiting = _not_set_aside(judgement, labels, target)
    seen = set(waiting)
    while waiting:
        for attacker in flattening.attackers[waiting.pop()]:
            if labels[attacker] != IN:
                continue
            if attacker < flattening.first_not:
                return True
            # What fells it says only that something else is lost: did that lose to an objection?
            lost = set(flattening.attackers[attacker]) - seen
            seen |= lost
            waiting += lost
    return False


def _not_set_aside(judgement: Judgement, labels: Labels, target: Id) -> list[int]:
    """Return the nodes of the objections to a claim that start from nothing that is only off."""
    flattening = judgement.flattening
    off = {argument for argument in labels.given if labels[argument] == OUT}
    off.update(flattening.number[claim] for claim in flattening.off)
    found = []
    for link in judgement.objections(target):
        premises = [flattening.number[premise] for premise in link.premises]
        if off.isdisjoint(premises) and not any(
            _unsourced(judgement, labels, premise) for premise in premises
        ):
            found.append(judgement.node(link))
    return found


def _unsourced(judgement: Judgement, labels: Labels, claim: int) -> bool:
    """Tell whether a claim falls only because it has no source and no reasons."""
    if labels[claim] != OUT or judgement.reasons(judgement.ids[claim]):
        return False
    return all(labels[objection] != IN for objection in judgement.flattening.objections(claim))

"""The smallest change: how few changes of mind would give a claim another label."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from argmap.graph import AnyDebate, upstream
from argmap.model import Id
from argmap.reasoning.judgement import Judgement, Label
from argmap.reasoning.judging import judge
from argmap.reasoning.relabelling import LABELS, Labels
from argmap.reasoning.revision import Revision, WhatIf
from argmap.reasoning.supposing import current

LARGEST_SET = 3
MOST_CANDIDATES = 60
MOST_WORK = 2_000_000
"""How many arguments and attacks are looked at: a second or two, which only a densely knit debate
needs."""

Revisions = tuple[Revision, ...]


class Goal(StrEnum):
    """The label that a claim is to get."""

    IN = "in"
    NOT_IN = "not in"
    OUT = "out"

    def reached(self, label: Label) -> bool:
        """Tell whether a label is the one that is wanted."""
        match self:
            case Goal.IN:
                return label is Label.IN
            case Goal.NOT_IN:
                return label is not Label.IN
            case Goal.OUT:
                return label is Label.OUT


@dataclass(frozen=True)
class SmallestChange:
    """All least sets of changes of mind that reach a goal, each from near to far.

    None where three are not enough. `complete` tells whether sets of up to three were looked at;
    else only single changes, and sets as far as the work that is allowed went. `nothing_leads`
    tells that there was nothing to try, since no claim leads to this one.
    """

    goal: Goal
    sets: tuple[Revisions, ...]
    complete: bool
    nothing_leads: bool = False

    @property
    def size(self) -> int | None:
        """How many changes it takes, None where no set was found."""
        return len(self.sets[0]) if self.sets else None


def _other_than(label: Label) -> Goal:
    """Return what a claim is to be where nobody says it: in, or no longer so."""
    if label is Label.IN:
        return Goal.NOT_IN
    return Goal.IN


def smallest_change(
    debate: AnyDebate, target: Id, goal: Goal | None = None, *, most_work: int = MOST_WORK
) -> SmallestChange:
    """Return the least sets of claims to switch off or accept that give a claim another label.

    They are upstream of it. Without a goal, a claim that is in is to be no longer in, any other is
    to be in. Sets of up to three are tried where there are at most 60 changes to choose from, else
    single ones.

    Raises:
        UnknownId: The debate holds no such claim.
    """
    judgement = judge(debate)
    search = _Search(judgement, current(judgement.graph, target), most_work)
    goal = goal or _other_than(search.label(()))
    if goal.reached(search.label(())):
        return SmallestChange(goal, ((),), complete=True)
    if search.nothing_leads:
        return SmallestChange(goal, (), complete=True, nothing_leads=True)
    # Sets of three among more than 60 changes are over 30,000, too many to try each.
    largest = LARGEST_SET if search.choices <= MOST_CANDIDATES else 1
    level: list[Revisions] = [()]
    for _ in range(largest):
        level = search.grown(level)
        found = tuple(chosen for chosen in level if goal.reached(search.label(chosen)))
        if found or search.tired:
            return SmallestChange(goal, found, complete=largest == LARGEST_SET and not search.tired)
    return SmallestChange(goal, (), complete=largest == LARGEST_SET)


class _Search:
    """Sets of changes of mind in the part of a debate that leads to one claim."""

    def __init__(self, judgement: Judgement, target: Id, most_work: int) -> None:
        number = judgement.flattening.number
        self._what_if = WhatIf(judgement)
        self._node = number[target]
        self._cone = _cone(judgement, self._node)
        self._left = most_work
        self.nothing_leads = not upstream(judgement.graph, target)
        nearest = (
            claim for claim in upstream(judgement.graph, target) if number[claim] in self._cone
        )
        self._place = {claim: place for place, claim in enumerate(nearest)}

    @property
    def tired(self) -> bool:
        """Whether the work that is allowed is done."""
        return self._left <= 0

    @property
    def choices(self) -> int:
        """How many changes of mind there are to choose from."""
        return len(self._what_if.revisions(self._place))

    def grown(self, level: Iterable[Revisions]) -> list[Revisions]:
        """Return the sets that hold one change more, each once.

        It is one that may bring the target's label nearer. No least set is lost: of its changes
        that are still to come, one at least changes what the label rests on.
        """
        found: dict[Revisions, None] = {}
        for chosen in level:
            taken = {claim for claim, _ in chosen}
            others = (claim for claim in self._place if claim not in taken)
            for revision in self._what_if.candidates(others, self._node, self._labels(chosen)):
                # Sorted, so that a set is one whatever change came into it first.
                found[tuple(sorted((*chosen, revision), key=self._order))] = None
        return list(found)

    def label(self, chosen: Revisions) -> Label:
        """Return the label of the target under some changes of mind.

        It is the one before where there is no time left to look.
        """
        return LABELS[self._labels(() if self.tired else chosen)[self._node]]

    def _labels(self, chosen: Revisions) -> Labels:
        labels = self._what_if.labels(chosen, self._cone)
        self._left -= labels.work
        return labels

    def _order(self, revision: Revision) -> int:
        return self._place[revision.claim]


def _cone(judgement: Judgement, node: int) -> frozenset[int]:
    """Return the arguments that lead to one, and itself."""
    attackers = judgement.flattening.attackers
    found = {node: None}
    waiting = [node]
    while waiting:
        for attacker in attackers[waiting.pop()]:
            if attacker not in found:
                found[attacker] = None
                waiting.append(attacker)
    return frozenset(found)

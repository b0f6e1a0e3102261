"""What a change of mind would change.

The labels and verdicts of what a claim leads to, and of nothing else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from argmap.model import Id
from argmap.reasoning.judgement import Judgement, Verdict
from argmap.reasoning.judging import verdict
from argmap.reasoning.relabelling import IN, IS_IN, OUT, UNDECIDED, Labels, Settled

SUPPOSED = frozenset((Verdict.SWITCHED_OFF, Verdict.ACCEPTED, Verdict.OUT_OF_CASE))


class Change(StrEnum):
    """The two ways to change one's mind about a claim."""

    WITHOUT = "without"
    """Switch off a claim that is not out."""
    ACCEPT = "accept"
    """Accept a claim that is not in, come what may."""


class Revision(NamedTuple):
    """A change of mind about one claim."""

    claim: Id
    change: Change


@dataclass(frozen=True)
class WhatIf:
    """A judged debate that is judged again under one set of changes of mind after the other.

    Only what the changed claims lead to is looked at; the answer is that of judging the whole
    debate from scratch.
    """

    judgement: Judgement

    def revisions(self, claims: Iterable[Id], labels: Labels | None = None) -> tuple[Revision, ...]:
        """Return the changes of mind that these claims allow, in their order.

        That depends on their labels, the ones before where none are given. A claim that is not out
        can be switched off, one that is not in can be accepted. What is supposed to be off or
        accepted stays so.
        """
        now = self._before.labels if labels is None else labels
        number, supposed = self.judgement.flattening.number, self.judgement.supposition
        fixed = {*supposed.without, *supposed.accept}
        found = []
        for claim in claims:
            if claim in fixed:
                continue
            label = now[number[claim]]
            if label != OUT:
                found.append(Revision(claim, Change.WITHOUT))
            if label != IN:
                found.append(Revision(claim, Change.ACCEPT))
        return tuple(found)

    def labels(
        self, revisions: Collection[Revision], within: Collection[int] | None = None
    ) -> Labels:
        """Return the labels under changes of mind.

        They are those of all arguments, or of those in `within`, which holds their attackers as
        well. O(arguments that the claims lead to, and their attacks).
        """
        number = self.judgement.flattening.number
        given = {
            number[claim]: OUT if change is Change.WITHOUT else IN for claim, change in revisions
        }
        return self._labels(given, within)

    def felled(self, node: int) -> Labels:
        """Return the labels if somebody had answered a claim or joint link, by number."""
        return self._labels({node: OUT}, None)

    def _labels(self, given: Mapping[int, int], within: Collection[int] | None) -> Labels:
        labels = Labels(self._before, given)
        labels.settle(self._reached(given, within))
        return labels

    def candidates(
        self, claims: Iterable[Id], node: int, labels: Labels | None = None
    ) -> tuple[Revision, ...]:
        """Return the changes of mind about claims that can, alone, change the label of an argument.

        A label rests on few others, which stay as they are as long as nobody changes their mind
        about one of them.
        """
        labels = Labels(self._before, {}) if labels is None else labels
        number, grounds = self.judgement.flattening.number, self._grounds(node, labels)
        return tuple(
            each for each in self.revisions(claims, labels) if number[each.claim] in grounds
        )

    def _grounds(self, node: int, labels: Labels) -> frozenset[int]:
        """Return the arguments on which a label rests.

        Of what is out one attacker that is in, else all attackers. That one was found first, so
        that nothing is out because of itself; what is not judged anew comes before what is. For a
        label that is decided this is its why-tree; what is undecided stays so as long as an
        attacker does and none is in.
        """
        attackers, ranks = self.judgement.flattening.attackers, self.judgement.ranks
        found = {node}
        waiting = [node]
        while waiting:
            argument = waiting.pop()
            if argument in labels.given:
                continue
            others: Iterable[int] = attackers[argument]
            if labels[argument] == OUT:
                standing = (other for other in others if labels[other] == IN)
                others = (
                    min(standing, key=lambda other: (labels.turns.get(other, 0), ranks[other])),
                )
            waiting += (other for other in others if other not in found)
            found.update(others)
        return frozenset(found)

    def verdicts(self, labels: Labels, besides: Collection[Id] = ()) -> dict[Id, Verdict]:
        """Return the verdicts that are others than before, `besides` those of some claims.

        They are in the author's order.
        """
        judgement, flattening = self.judgement, self.judgement.flattening
        circular, more = self._circular(labels), self._objections_more(labels)
        found: dict[Id, Verdict] = {}
        before, first_joint = self._before.labels, flattening.first_joint
        may_differ = []  # a verdict follows from the label, the objections that are in, and circles
        for node, label in labels.items():
            touched = label != before[node] or label == UNDECIDED or node in more
            if touched and node < first_joint:
                may_differ.append(node)
        for node in sorted(may_differ):
            claim = judgement.ids[node]
            was = judgement.verdicts.get(claim)
            if was is not None and was not in SUPPOSED and claim not in besides:
                objected = self._objections[node] + more.get(node, 0) > 0
                now = verdict(labels[node], objected=objected, in_circle=node in circular)
                if now is not was:
                    found[claim] = now
        return found

    def _reached(self, starts: Iterable[int], within: Collection[int] | None) -> list[int]:
        """Return the arguments that some lead to, these themselves left out."""
        attacked = self.judgement.flattening.attacked
        found = list(starts)
        seen = set(found)
        first = len(found)
        for argument in found:
            for other in attacked[argument]:
                if other not in seen and (within is None or other in within):
                    seen.add(other)
                    found.append(other)
        return found[first:]

    def _circular(self, labels: Labels) -> frozenset[int]:
        """Return the undecided arguments that cannot be derived in any case.

        They cannot even when all undecided objections are dropped.
        """
        undecided = [argument for argument, label in labels.items() if label == UNDECIDED]
        if not undecided:
            return frozenset()
        derived = Labels(self._derived, labels)
        derived.settle(undecided)
        return frozenset(argument for argument in undecided if derived[argument] != IN)

    def _objections_more(self, labels: Labels) -> dict[int, int]:
        """Return how many more objections to an argument are in than before.

        An argument for which that has not changed is left out.
        """
        first_not, before = self.judgement.flattening.first_not, self._before
        more: dict[int, int] = {}
        for argument, now in labels.items():
            change = IS_IN[now] - IS_IN[before.labels[argument]]
            if change and argument < first_not:
                for other in before.attacked[argument]:
                    more[other] = more.get(other, 0) + change
        return more

    @cached_property
    def _objections(self) -> Sequence[int]:
        """How many objections to each claim and joint link were in."""
        labels = self._before.labels
        found = [0] * self.judgement.flattening.first_not
        for objection, target in self.judgement.graph.objections:
            found[target] += IS_IN[labels[objection]]
        return found

    @cached_property
    def _before(self) -> Settled:
        """The labels as judged."""
        # 0 stays undecided, an odd rank is in (1), an even one out (2).
        labels = [rank and 2 - (rank & 1) for rank in self.judgement.ranks]
        return Settled(labels, self.judgement.flattening.attacked)

    @cached_property
    def _derived(self) -> Settled:
        """The labels where undecided objections are dropped.

        What is undecided even then goes in a circle. What is left of the attacks says which claims
        need which.
        """
        first_not = self.judgement.flattening.first_not
        needed: list[Sequence[int]] = []
        for argument, others in enumerate(self._before.attacked):
            if argument >= first_not:
                needed.append(others)
            else:  # an attack on a claim or a link is an objection
                needed.append([other for other in others if other >= first_not])
        before = Settled(self._before.labels, needed)
        derived = Labels(before, {})
        derived.settle(
            [argument for argument, label in enumerate(before.labels) if label == UNDECIDED]
        )
        return Settled([derived[argument] for argument in range(len(before.labels))], needed)

"""Where each step leads: to a claim, or by an undercut to another step."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import islice, product

from argmap.graph.findings import Findings
from argmap.graph.naming import Aim
from argmap.graph.step import Claims, Step, aimed_at
from argmap.graph.unknown import MOST_CHOICES
from argmap.model import Id, Reference, Relation, Undercut

_Goal = tuple[Id | None, Relation | None]
"""Where a step leads and what it says, as far as an undercut tells."""


def targets(
    steps: Sequence[Step], own: Mapping[Id, int], claims: Claims, findings: Findings
) -> list[Aim]:
    """Return where every step leads, None (and a finding) where that cannot be told. O(steps)."""
    undercuts = _Undercuts(steps, own, claims, findings)
    aims: list[Aim] = []
    known = claims.claims
    for number, step in enumerate(steps):
        _, _, written, _, sound = step
        if type(written) is Undercut:  # by far quicker than isinstance, which asks the models
            aims.append(undercuts.aim(number, written))
        elif type(written) is Reference and sound:
            to = written.to
            aims.append(to if to in known else _claim(step, to, own, claims, findings))
        else:
            aims.append(None)
    return aims


def _claim(
    step: Step, to: Id, own: Mapping[Id, int], claims: Claims, findings: Findings
) -> Id | None:
    """Return today's id of a claim that has been renamed, or say that there is none."""
    target = claims.aliases.get(to)
    if target is None and to in own:
        findings.link_as_target(step, to)
    elif target is None:
        where = step.where if step.relation is Relation.ABOUT else (*step.where, "to")
        findings.unknown_claim(step, to, where)
    return target


def _is_told_once(undercut: Undercut) -> bool:
    """Tell whether a step is named in one way: who gives the id of a link has said all."""
    return not undercut.link or not (undercut.from_ or undercut.to or undercut.relation)


class _Undercuts:
    """Finds the one step that an undercut means, or says what it could have meant."""

    def __init__(
        self, steps: Sequence[Step], own: Mapping[Id, int], claims: Claims, findings: Findings
    ) -> None:
        self.steps = steps
        self.own = own
        self.claims = claims
        self.findings = findings
        self.ways_on: dict[Id, dict[_Goal, list[int]]] = {}

    @cached_property
    def ways_out(self) -> Mapping[Id, list[int]]:
        """The steps that each claim is a premise of, `about` left out."""
        ways: dict[Id, list[int]] = {}
        for number, step in enumerate(self.steps):
            # An undercut of nothing leads nowhere: nobody can mean it.
            if step.relation is not Relation.ABOUT and aimed_at(step.written):
                for premise in step.premises:
                    ways.setdefault(premise, []).append(number)
        return ways

    def _ways(self, claim: Id, to: Id | None, relation: Relation | None) -> Sequence[int]:
        """Return the steps out of a claim that fit what the undercut says of them, by number.

        O(1) from the second.
        """
        out = self.ways_out.get(claim, [])
        if to is None and relation is None:
            return out
        if claim not in self.ways_on:
            ways = self.ways_on[claim] = {}
            for number in out:
                step = self.steps[number]
                goals = dict.fromkeys((None, *map(self._today, aimed_at(step.written))))
                for goal in product(goals, (None, step.relation)):
                    ways.setdefault(goal, []).append(number)
        return self.ways_on[claim].get((to and self._today(to), relation), [])

    def _today(self, id_: Id) -> Id:
        """Return today's id of a claim; the id of a link stays as it is."""
        return self.claims.current(id_) or id_

    def aim(self, number: int, undercut: Undercut) -> int | None:
        """Return the number of the step that the undercut attacks.

        None, and a finding, where that is not one.
        """
        step, to, relation = self.steps[number], undercut.to, undercut.relation
        named = undercut.link or undercut.from_
        if named is None or not _is_told_once(undercut):
            self.findings.undercut_without_target(step)
            return None
        if to is None and relation is None and named in self.own:
            return self.own[named]
        if undercut.link:
            self.findings.unknown_link(step, named, (*step.where, "link"), self.own)
            return None
        claim = self.claims.current(named)
        if claim is None:
            self.findings.unknown_undercut(step, named, (*step.where, "from"), self.own)
            return None
        if to is not None and not self._is_known(to):
            self.findings.unknown_goal(step, to, (*step.where, "to"), self.own)
            return None
        return self._only(number, claim, self._ways(claim, to, relation))

    def _is_known(self, id_: Id) -> bool:
        return id_ in self.own or self.claims.current(id_) is not None

    def _swapped(self, step: Step) -> Id | None:
        """Return where the step begins that an undercut names with its two ends exchanged."""
        undercut = step.written
        if not isinstance(undercut, Undercut) or undercut.to is None or undercut.from_ is None:
            return None
        ways = self._ways(self._today(undercut.to), undercut.from_, undercut.relation)
        return undercut.to if ways else None

    def _only(self, number: int, claim: Id, ways: Sequence[int]) -> int | None:
        """Return the only way there is besides the undercut itself.

        Where there is none, or several, a finding says so.
        """
        step = self.steps[number]
        # Steps are listed by their numbers, so that two bisections tell whether the undercut is
        # among them.
        others = len(ways) - (bisect_right(ways, number) - bisect_left(ways, number))
        if others == 1:
            return next(way for way in ways if way != number)
        if others:
            # One more than is shown, since the undercut itself may be among them.
            choices = [self.steps[way] for way in islice(ways, MOST_CHOICES + 1) if way != number]
            self.findings.ambiguous_undercut(
                step, claim, choices[:MOST_CHOICES], others, link_ids=self.own
            )
        else:
            out = [
                self.steps[way]
                for way in self.ways_out.get(claim, ())[: MOST_CHOICES + 1]
                if way != number
            ]
            self.findings.undercut_of_nothing(step, claim, out, swapped=self._swapped(step))
        return None

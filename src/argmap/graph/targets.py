"""Where each step leads: to a claim, or by an undercut to another step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from argmap.graph.findings import Findings
from argmap.graph.naming import Aim
from argmap.graph.step import Claims, Step, aimed_at
from argmap.model import Id, Relation, Undercut


def targets(steps: Sequence[Step], own: Mapping[Id, int], claims: Claims, findings: Findings) -> list[Aim]:
    """Return where every step leads, None (and a finding) where that cannot be told. O(steps)."""
    undercuts = _Undercuts(steps, own, claims, findings)
    aims: list[Aim] = []
    known = claims.claims
    for number, step in enumerate(steps):
        written = step.written
        if isinstance(written, Undercut):
            aims.append(undercuts.aim(number, written))
        elif not step.sound:
            aims.append(None)
        else:
            aims.append(written.to if written.to in known else _claim(step, written.to, own, claims, findings))
    return aims


def _claim(step: Step, to: Id, own: Mapping[Id, int], claims: Claims, findings: Findings) -> Id | None:
    """Return today's id of a claim that has been renamed, or say that there is none."""
    target = claims.aliases.get(to)
    if target is None and to in own:
        findings.link_as_target(step, to)
    elif target is None:
        where = step.where if step.relation is Relation.ABOUT else (*step.where, "to")
        findings.unknown_claim(step, to, where)
    return target


class _Undercuts:
    """Finds the one step that an undercut means, or says what it could have meant."""

    def __init__(self, steps: Sequence[Step], own: Mapping[Id, int], claims: Claims, findings: Findings) -> None:
        self.steps = steps
        self.own = own
        self.claims = claims
        self.findings = findings

    @cached_property
    def ways_out(self) -> Mapping[Id, list[int]]:
        """The steps that each claim is a premise of, `about` left out."""
        ways: dict[Id, list[int]] = {}
        for number, step in enumerate(self.steps):
            if step.relation is not Relation.ABOUT:
                for premise in step.premises:
                    ways.setdefault(premise, []).append(number)
        return ways

    def aim(self, number: int, undercut: Undercut) -> int | None:
        """Return the number of the step that the undercut attacks, None (and a finding) where that is not one."""
        step = self.steps[number]
        meant = aimed_at(undercut)
        if len(meant) != 1:
            self.findings.undercut_without_target(step)
            return None
        named = meant[0]
        if not undercut.from_ and named in self.own:
            return self.own[named]
        claim = self.claims.current(named)
        if undercut.link:
            self.findings.unknown_link(step, named, (*step.where, "link"), self.own)
        elif claim is None:
            where = (*step.where, "from" if undercut.from_ else "target")
            self.findings.unknown_undercut(step, named, where, self.own)
        elif undercut.to and not self._is_known(undercut.to):
            self.findings.unknown_undercut(step, undercut.to, (*step.where, "to"), self.own)
        else:
            return self._only(number, claim, [way for way in self._ways(claim, undercut) if way != number])
        return None

    def _is_known(self, id_: Id) -> bool:
        return self.claims.current(id_) is not None or id_ in self.own

    def _ways(self, claim: Id, undercut: Undercut) -> Iterator[int]:
        """Yield the steps out of a claim that fit the relation and target which the undercut names, if any."""
        for number in self.ways_out.get(claim, ()):
            step = self.steps[number]
            if undercut.relation in (None, step.relation) and (undercut.to is None or self._leads(step, undercut.to)):
                yield number

    def _leads(self, step: Step, to: Id) -> bool:
        """Tell whether a step leads to an id, as it is written: a claim, a link's id, or an undercut claim."""
        current = self.claims.current
        return to in aimed_at(step.written) or (current(to) or to) in map(current, aimed_at(step.written))

    def _only(self, number: int, claim: Id, ways: Sequence[int]) -> int | None:
        """Return the only way there is, or say that there is none, or list them."""
        step = self.steps[number]
        if len(ways) == 1:
            return ways[0]
        if ways:
            self.findings.ambiguous_undercut(step, claim, [self.steps[way] for way in ways])
        else:
            others = [self.steps[way] for way in self.ways_out.get(claim, ()) if way != number]
            self.findings.undercut_of_nothing(step, claim, others)
        return None

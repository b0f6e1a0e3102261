"""From a debate graph to the Dung framework whose grounded labelling gives the verdicts.

A claim needs that no objection to it stands and, if reasons are given for it, that one of them does:
1. every claim is an argument;
2. a link with one premise that nobody undercuts is represented by its premise, any other is an argument of its own,
   attacked by "not p" for each premise p, which p attacks;
3. the node of a rebuttal or undercut attacks the node of its target;
4. a supported claim c that is not assumed is attacked by c°, "no reason for c is left", which the node of every
   support of c attacks;
5. a claim that is switched off or out of the case is attacked by an argument that nothing attacks; an accepted claim
   loses all its attackers.
The framework is linear in the debate.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count

from argmap.graph import DebateGraph
from argmap.model import Id, Relation
from argmap.reasoning.framework import Framework
from argmap.reasoning.supposition import Policy, Supposition


@dataclass(frozen=True)
class Flattening:
    """A framework and what its arguments stand for, by number.

    The claims come first, in the graph's order, then the joint links (from `first_joint`), "not p" for their premises
    (from `first_not`), "no reason for c is left" (from `first_lack`), and what switches claims off (from `first_off`).
    The first attackers of a claim or link are the nodes of its objections.
    """

    framework: Framework
    number: Mapping[Id, int]
    """Claims, and the links that are arguments of their own."""
    lack: Mapping[int, int]
    """For a claim that needs a reason, the argument that none is left."""
    out_of_case: tuple[Id, ...]
    first_joint: int
    first_not: int
    first_lack: int
    first_off: int

    def objections(self, node: int) -> list[int]:
        """Return the nodes of the rebuttals and undercuts of a claim or joint link."""
        return [attacker for attacker in self.framework.attackers[node] if attacker < self.first_not]

    def joint(self, node: int) -> bool:
        """Tell whether an argument is a link with several premises, or one that is undercut."""
        return self.first_joint <= node < self.first_not

    def premises(self, node: int) -> list[int]:
        """Return the claims that a node is about: those a link rests on, or the one that "not p" denies."""
        if node < self.first_joint:
            return [node]
        attackers = self.framework.attackers[node]
        if node >= self.first_not:
            return list(attackers)
        return [self.framework.attackers[denial][0] for denial in attackers if denial >= self.first_not]


def flatten(graph: DebateGraph, supposition: Supposition) -> Flattening:
    """Return the framework of a debate under a supposition. O(claims + links)."""
    joints = [link for link in graph.links.values() if link.id in graph.undercut or len(link.premises) > 1]
    joints = [link for link in joints if link.relation is not Relation.ABOUT]
    number = dict(zip((*graph.claims, *(link.id for link in joints)), count(), strict=False))
    first_not = len(number)
    premises = dict.fromkeys(premise for link in joints for premise in link.premises)
    denials = dict(zip(premises, count(first_not), strict=False))
    attackers: list[list[int]] = [[] for _ in number]
    attackers += ([number[premise]] for premise in denials)
    reasons = _attacks(graph, number, attackers)
    for link in joints:
        attackers[number[link.id]] += map(denials.__getitem__, link.premises)
    reasons = _needed(reasons, graph, number, supposition)
    first_lack, first_off = len(attackers), len(attackers) + len(reasons)
    lack = dict(zip(reasons, count(first_lack), strict=False))
    for claim, argument in lack.items():
        attackers[claim].append(argument)
    attackers += reasons.values()
    out_of_case = _out_of_case(graph, supposition)
    off = dict.fromkeys((*supposition.without, *out_of_case))
    for argument, claim in enumerate(off, start=first_off):
        attackers[number[claim]].append(argument)
    attackers += ([] for _ in off)
    for claim in supposition.accept:
        attackers[number[claim]] = []
    claims = tuple(graph.claims)
    arguments = (
        *number,
        *(f"not {premise}" for premise in denials),
        *(f"{claims[claim]}°" for claim in lack),
        *(f"{claim}!" for claim in off),
    )
    return Flattening(
        Framework(arguments, attackers), number, lack, out_of_case, len(claims), first_not, first_lack, first_off
    )


def _attacks(graph: DebateGraph, number: Mapping[Id, int], attackers: list[list[int]]) -> dict[int, list[int]]:
    """Let the node of every rebuttal and undercut attack its target; return the nodes of the supports by claim."""
    reasons: dict[int, list[int]] = {}
    for id_, link in graph.links.items():
        relation = link.relation
        if relation is Relation.ABOUT:
            continue
        node = number[id_] if id_ in number else number[link.premises[0]]
        target = number[link.target]
        if relation is not Relation.SUPPORTS:
            attackers[target].append(node)
        elif target in reasons:
            reasons[target].append(node)
        else:
            reasons[target] = [node]
    return reasons


def _needed(
    reasons: dict[int, list[int]], graph: DebateGraph, number: Mapping[Id, int], supposition: Supposition
) -> dict[int, list[int]]:
    """Return the claims that need a reason under the policy, with the nodes of those that are given."""
    match supposition.policy:
        case Policy.INNOCENT_UNTIL_REBUTTED:
            return {}
        case Policy.SOURCES_NEEDED:
            for id_, claim in graph.claims.items():
                if not claim.sources:
                    reasons.setdefault(number[id_], [])
        case Policy.REASONS_NEEDED:
            pass
    for id_, claim in graph.claims.items():
        if claim.assumed:
            reasons.pop(number[id_], None)
    for id_ in supposition.accept:
        reasons.pop(number[id_], None)
    return reasons


def _out_of_case(graph: DebateGraph, supposition: Supposition) -> tuple[Id, ...]:
    """Return the claims that the chosen case leaves out, apart from those that are accepted."""
    case = supposition.case
    if case is None:
        return ()
    kept = frozenset(supposition.accept)
    return tuple(id_ for id_, claim in graph.claims.items() if claim.cases and case not in claim.cases and id_ not in kept)

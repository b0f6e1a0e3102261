"""From a debate graph to the Dung framework whose grounded labelling gives the verdicts.

A claim needs that no objection to it stands and, if reasons are given for it, that one of them
does. So:

1. Every claim is an argument.
2. A link with one premise that nobody undercuts is represented by its premise. Any other is an
   argument of its own, attacked by "not p" for each premise p, which p attacks.
3. The node of a rebuttal or undercut attacks the node of its target.
4. A supported claim c that is not assumed is attacked by c°, "no reason for c is left", which the
   node of every support of c attacks.
5. A claim that is switched off or out of the case is attacked by an argument that nothing attacks.
   An accepted claim loses all its attackers.

The framework is linear in the debate.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, count

from argmap.graph import DebateGraph, Link
from argmap.model import Id
from argmap.reasoning.framework import Framework, inverse
from argmap.reasoning.supposing import Policy, Supposition


@dataclass(frozen=True)
class Flattening:
    """A framework and what its arguments stand for, by number.

    The claims come first, in the graph's order, then the joint links (from `first_joint`), "not p"
    for their premises (from `first_not`), "no reason for c is left" (from `first_lack`), and what
    switches claims off (from `first_off`). Attackers and attacked arguments are listed in that
    order as well.
    """

    number: Mapping[Id, int]
    """Claims, and the links that are arguments of their own."""
    attacked: Sequence[Sequence[int]]
    """Whom each argument attacks."""
    waiting: Sequence[int]
    """By how many each argument is attacked."""
    lack: Mapping[int, int]
    """For a claim that needs a reason, the argument that none is left."""
    off: tuple[Id, ...]
    """The claims that are switched off or out of the case."""
    out_of_case: tuple[Id, ...]
    first_joint: int
    first_not: int
    first_lack: int
    first_off: int

    @cached_property
    def attackers(self) -> Sequence[Sequence[int]]:
        """By whom each argument is attacked."""
        return inverse(self.attacked)

    @cached_property
    def framework(self) -> Framework:
        """The arguments by name.

        A claim's or link's id, `not p`, `c°` for "no reason for c is left", `x!` for off.
        """
        ids = tuple(self.number)
        names = list(ids)
        for denial in range(self.first_not, self.first_lack):
            premise = self.attackers[denial][0]  # nothing else attacks "not p"
            names.append(f"not {ids[premise]}")
        names += (f"{ids[claim]}°" for claim in self.lack)
        names += (f"{id_}!" for id_ in self.off)
        return Framework(tuple(names), self.attackers)

    def objections(self, node: int) -> list[int]:
        """Return the nodes of the rebuttals and undercuts of a claim or joint link."""
        return [attacker for attacker in self.attackers[node] if attacker < self.first_not]

    def joint(self, node: int) -> bool:
        """Tell whether an argument is a link with several premises, or one that is undercut."""
        return self.first_joint <= node < self.first_not

    def premises(self, node: int) -> list[int]:
        """Return the claims that a node is about.

        Those a link rests on, or the one that "not p" denies.
        """
        if node < self.first_joint:
            return [node]
        attackers = self.attackers[node]
        if node >= self.first_not:
            return list(attackers)
        return [self.attackers[denial][0] for denial in attackers if denial >= self.first_not]


def flatten(graph: DebateGraph, supposition: Supposition) -> Flattening:
    """Return the framework of a debate under a supposition. O(claims + links)."""
    number, joints = graph.number, graph.joints
    first_joint, first_not = len(graph.claims), len(number)
    premises = dict.fromkeys(chain.from_iterable(link.premises for link in joints))
    denial = dict(zip(premises, count(first_not), strict=False))
    first_lack = first_not + len(denial)
    lack = dict(zip(_needing(graph, supposition), count(first_lack), strict=False))
    first_off = first_lack + len(lack)
    left_out = out_of_case(graph, supposition)
    # What is out of the case is switched off and not absent: what rests on it alone falls.
    off = tuple(dict.fromkeys((*supposition.without, *left_out)))
    # The order is that of the numbers of the attackers, as far as it can be told: a reader of the
    # framework then meets objections first, and what was only made up for it last.
    attacks: Iterable[tuple[int, int]] = chain(
        graph.objections,
        ((number[premise], argument) for premise, argument in denial.items()),
        _denials(joints, number, denial),
        ((reason, lack[claim]) for reason, claim in graph.reasons if claim in lack),
        ((argument, claim) for claim, argument in lack.items()),
        ((argument, number[claim]) for argument, claim in enumerate(off, start=first_off)),
    )
    # Come what may: not even "no reason is left" attacks what is accepted.
    if supposition.accept:
        accepted = frozenset(number[claim] for claim in supposition.accept)
        attacks = (attack for attack in attacks if attack[1] not in accepted)
    attacked, waiting = _listed(first_off + len(off), attacks)
    return Flattening(
        number,
        attacked,
        waiting,
        lack,
        off,
        left_out,
        first_joint,
        first_not,
        first_lack,
        first_off,
    )


def _denials(
    joints: Iterable[Link], number: Mapping[Id, int], denial: Mapping[Id, int]
) -> Iterator[tuple[int, int]]:
    """Yield the attacks of "not p" on the links that rest on p."""
    for link in joints:
        for premise in link.premises:
            yield denial[premise], number[link.id]


def _listed(
    arguments: int, attacks: Iterable[tuple[int, int]]
) -> tuple[list[list[int]], list[int]]:
    """Return whom each argument attacks, and by how many it is attacked."""
    attacked: list[list[int]] = [[] for _ in range(arguments)]
    waiting = [0] * arguments
    for one, other in attacks:
        attacked[one].append(other)
        waiting[other] += 1
    return attacked, waiting


def _needing(graph: DebateGraph, supposition: Supposition) -> Iterable[int]:
    """Return the claims that need a reason or, where the policy asks for one, a source."""
    claims = tuple(graph.claims.values())
    needing = dict.fromkeys(claim for _, claim in graph.reasons)
    match supposition.policy:
        case Policy.INNOCENT_UNTIL_REBUTTED:
            return ()
        case Policy.SOURCES_NEEDED:
            # A source does not stand in for reasons: whoever gives any needs one that stands.
            needing |= dict.fromkeys(
                place for place, claim in enumerate(claims) if not claim.sources
            )
        case Policy.REASONS_NEEDED:
            pass
    # What is accepted stands come what may: to need a reason could only undo that.
    accepted = frozenset(graph.number[id_] for id_ in supposition.accept)
    return [place for place in needing if not claims[place].assumed and place not in accepted]


def out_of_case(graph: DebateGraph, supposition: Supposition) -> tuple[Id, ...]:
    """Return the claims that the chosen case leaves out, apart from those that are accepted."""
    case = supposition.case
    if case is None:
        return ()
    left_out = []
    for id_, claim in graph.claims.items():  # a claim without cases belongs to every case
        if claim.cases and case not in claim.cases and id_ not in supposition.accept:
            left_out.append(id_)
    return tuple(left_out)

"""Which undecided claims go in a circle, and which depend on a tie.

A tie is between claims that object to each other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from argmap.graph import DebateGraph
from argmap.reasoning.flattening import Flattening

Tie = tuple[int, int]
"""A claim or joint link, and the node of an objection to it: neither is decided."""
Ways = list[tuple[int, int]]
"""Undecided nodes on a way, each with an undecided attacker, which is the next one."""


@dataclass(frozen=True)
class Closing:
    """Where a way from one undecided attacker to the next closes.

    `nodes` are the claims and joint links there by number, each with what it says of the next one:
    True for an objection, False for a reason. Where an odd number of them are objections there are
    no two sides.
    """

    nodes: tuple[tuple[int, bool], ...]

    @cached_property
    def odd(self) -> bool:
        """Whether it is a ring in which nobody can be right."""
        return sum(objects for _, objects in self.nodes) % 2 == 1

    @cached_property
    def objections_alone(self) -> bool:
        """Whether each of them objects to the next."""
        return all(objects for _, objects in self.nodes)

    @cached_property
    def without_objections(self) -> bool:
        """Whether it is reasons alone that go round."""
        return not any(objects for _, objects in self.nodes)


@dataclass(frozen=True, slots=True)
class Knot:
    """What keeps a node undecided.

    The nearest tie on the way from it, if there is one, and where that way closes.
    """

    tie: Tie | None
    closing: Closing


def circular(graph: DebateGraph, flattening: Flattening, ranks: Sequence[int]) -> frozenset[int]:
    """Return the undecided claims, by number, that cannot be derived in any case.

    They cannot even when all undecided objections are dropped. Derived are the least set of claims
    that are not out and that need no reason or have a support, not undercut by anything that is in,
    whose premises are all derived. O(claims + links).
    """
    waiting = _waiting(flattening, ranks)
    if not waiting:  # as in most debates
        return frozenset()
    return frozenset(waiting.difference(_in_turn(graph, flattening, ranks, waiting)))


def derivation(graph: DebateGraph, flattening: Flattening, ranks: Sequence[int]) -> dict[int, int]:
    """Return when each claim is derived (see `circular`); one without entry never is.

    What is out counts as derived at once: nothing undecided rests on it.
    """
    waiting = _waiting(flattening, ranks)
    at_once = (claim for claim in range(flattening.first_joint) if claim not in waiting)
    in_turn = chain(at_once, _in_turn(graph, flattening, ranks, waiting))
    return {claim: turn for turn, claim in enumerate(in_turn)}


def _waiting(flattening: Flattening, ranks: Sequence[int]) -> set[int]:
    """Return the undecided claims that need a reason.

    All others that are not out are derived at once.
    """
    return {claim for claim in flattening.lack if not ranks[claim]}


def _in_turn(
    graph: DebateGraph, flattening: Flattening, ranks: Sequence[int], waiting: set[int]
) -> list[int]:
    """Return the waiting claims that can be derived, each after what it rests on."""
    derived: dict[int, None] = {}
    lacks: list[int] = []  # how many premises of each reason are still to be derived
    helps: dict[int, list[tuple[int, int]]] = {}
    for reason, claim in graph.reasons:
        undercut = ranks[reason] and not ranks[reason] & 1  # or a premise of it is out
        # A reason that is out helps nobody.
        if claim not in waiting or undercut:
            continue
        late = [one for one in _premises(graph, flattening, reason) if one in waiting]
        for premise in late:
            helps.setdefault(premise, []).append((claim, len(lacks)))
        if not late:
            derived[claim] = None
        lacks.append(len(late))
    return _derived_from(derived, lacks, helps)


def _derived_from(
    derived: dict[int, None], lacks: list[int], helps: Mapping[int, Sequence[tuple[int, int]]]
) -> list[int]:
    """Return these claims and all that rests on them alone, by counting down what reasons lack."""
    found = list(derived)
    for claim in found:
        for other, reason in helps.get(claim, ()):
            lacks[reason] -= 1
            if not lacks[reason] and other not in derived:
                derived[other] = None
                found.append(other)
    return found


def _premises(graph: DebateGraph, flattening: Flattening, reason: int) -> Sequence[int]:
    """Return what a reason rests on: the claim that it is, or all premises of a joint link."""
    if reason < flattening.first_joint:
        return (reason,)
    return [
        graph.number[premise] for premise in graph.joints[reason - flattening.first_joint].premises
    ]


def knots(graph: DebateGraph, flattening: Flattening, ranks: Sequence[int]) -> Mapping[int, Knot]:
    """Return for each undecided node what keeps it so.

    The tie of a claim that goes in a circle may be None. From each node one follows an undecided
    attacker, the one whose claims are derived first, until the way closes. The nearest objection on
    the circle is the tie; where it holds none, the last one on the way. O(claims + links).
    """
    derived = derivation(graph, flattening, ranks)
    found: dict[int, Knot] = {}
    for start, rank in enumerate(ranks):
        way: dict[int, int] = {}
        node = start
        # Each node is followed once: a way ends at the first one that is known, or that closes it.
        while not rank and node not in found and node not in way:
            way[node] = _undecided_attacker(flattening, ranks, derived, node)
            node = way[node]
        if way:
            _tie_up(flattening, list(way.items()), node, found)
    return found


def _undecided_attacker(
    flattening: Flattening, ranks: Sequence[int], derived: Mapping[int, int], node: int
) -> int:
    """Return the undecided attacker whose claims are derived first.

    "no reason is left" comes after all of these.
    """
    never = len(derived) + 1

    def order(attacker: int) -> int:
        # "No reason is left" says nothing that one could answer, so any claim is told before it.
        if attacker >= flattening.first_lack:
            return never - 1
        return max(derived.get(premise, never) for premise in flattening.premises(attacker))

    return min(
        (attacker for attacker in flattening.attackers[node] if not ranks[attacker]), key=order
    )


def _tie_up(flattening: Flattening, way: Ways, end: int, found: dict[int, Knot]) -> None:
    """Give every node on a way its knot.

    It goes backwards from where the way closes, or meets one that was followed before.
    """
    first_not = flattening.first_not
    closes = next((place for place, (node, _) in enumerate(way) if node == end), len(way))
    if end in found:
        tie, closing = found[end].tie, found[end].closing
    else:
        tie, closing = None, _closing(flattening, way[closes:])
    # Twice round: the first time finds the tie that the last nodes of the circle lead on to.
    for node, attacker in reversed(way[closes:] * 2):
        if node < first_not and attacker < first_not:
            tie = (node, attacker)
        found[node] = Knot(tie, closing)
    for node, attacker in reversed(way[:closes]):
        if tie is None and node < first_not and attacker < first_not:
            tie = (node, attacker)
        found[node] = Knot(tie, closing)


def _closing(flattening: Flattening, circle: Ways) -> Closing:
    """Return the members of a closed way in the order in which they bear on each other.

    The lowest number comes first. They are the claims, and the links that are objected to there;
    another link is told by its premise.
    """
    members: list[int] = []
    objected: list[bool] = []
    for node, attacker in reversed(circle):
        by_objection = attacker < flattening.first_not
        if node < flattening.first_joint or (by_objection and node < flattening.first_not):
            members.append(node)
            objected.append(by_objection)
    # From the lowest number on, so that a ring is told alike from wherever one comes.
    first = members.index(min(members))
    members = [*members[first:], *members[:first]]
    # What is said of a member is said by the one before.
    objecting = [*objected[first + 1 :], *objected[: first + 1]]
    return Closing(tuple(zip(members, objecting, strict=True)))

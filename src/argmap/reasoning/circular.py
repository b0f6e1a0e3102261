"""Which undecided claims go in a circle, and which depend on a tie between claims that object to each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import count

from argmap.reasoning.flattening import Flattening

Tie = tuple[int, int]
"""A claim or joint link, and the node of an objection to it: neither is decided."""


def derivation(flattening: Flattening, ranks: Sequence[int]) -> dict[int, int]:
    """Return when each claim can be derived if all undecided objections are dropped; one without entry is circular.

    These are the least set of claims that are not out and that need no reason or have a support, not undercut by
    anything that is in, whose premises can all be derived before them. O(claims + links).
    """
    waiting = {claim for claim in flattening.lack if not ranks[claim]}
    needs: dict[tuple[int, int], int] = {}
    helps: dict[int, list[tuple[int, int]]] = {}
    for claim in waiting:
        for reason in flattening.attackers[flattening.lack[claim]]:
            if flattening.joint(reason) and any(ranks[cut] & 1 for cut in flattening.objections(reason)):
                continue
            premises = flattening.premises(reason)
            needs[claim, reason] = len(premises)
            for premise in premises:
                helps.setdefault(premise, []).append((claim, reason))
    free = [
        claim
        for claim in range(flattening.first_joint)
        if claim not in waiting and (ranks[claim] & 1 or not ranks[claim])
    ]
    derived = dict(zip(free, count(), strict=False))
    while free:
        for claim, reason in helps.get(free.pop(), ()):
            needs[claim, reason] -= 1
            if not needs[claim, reason] and claim not in derived:
                derived[claim] = len(derived)
                free.append(claim)
    return derived


def circular(flattening: Flattening, ranks: Sequence[int]) -> frozenset[int]:
    """Return the undecided claims, by number, that cannot be derived even when all undecided objections are dropped."""
    derived = derivation(flattening, ranks)
    return frozenset(claim for claim in range(flattening.first_joint) if not ranks[claim] and claim not in derived)


def ties(flattening: Flattening, ranks: Sequence[int]) -> Mapping[int, Tie]:
    """Return for each undecided node a tie that it depends on; a claim that goes in a circle may have none.

    From each node one follows an undecided attacker, the one whose claims are derived first, until the way closes. The
    nearest objection on the circle is the tie; where it holds none, the last one on the way. O(claims + links).
    """
    derived = derivation(flattening, ranks)
    found: dict[int, Tie | None] = {}
    for start, rank in enumerate(ranks):
        way: dict[int, int] = {}
        node = start
        while not rank and node not in found and node not in way:
            way[node] = _undecided_attacker(flattening, ranks, derived, node)
            node = way[node]
        _tie_up(list(way.items()), flattening.first_not, node, found)
    return {node: tie for node, tie in found.items() if tie}


def _undecided_attacker(flattening: Flattening, ranks: Sequence[int], derived: Mapping[int, int], node: int) -> int:
    """Return the undecided attacker whose claims are derived first; "no reason is left" comes after all of these."""
    never = len(derived) + 1

    def order(attacker: int) -> int:
        if attacker >= flattening.first_lack:
            return never - 1
        return max(derived.get(premise, never) for premise in flattening.premises(attacker))

    return min((attacker for attacker in flattening.attackers[node] if not ranks[attacker]), key=order)


def _tie_up(way: list[tuple[int, int]], first_not: int, end: int, found: dict[int, Tie | None]) -> None:
    """Give every node on a way its tie, backwards from where the way closes or meets one that was followed before."""
    closes = next((place for place, (node, _) in enumerate(way) if node == end), len(way))
    tie = found.get(end)
    for node, attacker in reversed(way[closes:] * 2):
        if node < first_not and attacker < first_not:
            tie = (node, attacker)
        found[node] = tie
    for node, attacker in reversed(way[:closes]):
        if tie is None and node < first_not and attacker < first_not:
            tie = (node, attacker)
        found[node] = tie

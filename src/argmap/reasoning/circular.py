"""Which undecided claims go in a circle: their reasons rest on themselves, whatever becomes of the objections."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.reasoning.flattening import Flattening


def circular(flattening: Flattening, ranks: Sequence[int]) -> frozenset[int]:
    """Return the undecided claims, by number, that cannot be derived even when all undecided objections are dropped.

    What can be derived is the least set of claims that are not out and that need no reason or have a support, not
    undercut by anything that is in, whose premises can all be derived. O(claims + links).
    """
    waiting = {claim for claim in flattening.lack if not ranks[claim]}
    needs: dict[tuple[int, int], int] = {}
    helps: dict[int, list[tuple[int, int]]] = {}
    for claim in waiting:
        for reason in flattening.framework.attackers[flattening.lack[claim]]:
            if flattening.joint(reason) and any(ranks[cut] & 1 for cut in flattening.objections(reason)):
                continue
            premises = flattening.premises(reason)
            needs[claim, reason] = len(premises)
            for premise in premises:
                helps.setdefault(premise, []).append((claim, reason))
    derived = [claim for claim in helps if claim not in waiting and (ranks[claim] & 1 or not ranks[claim])]
    while derived:
        for step in helps.get(derived.pop(), ()):
            needs[step] -= 1
            if not needs[step] and step[0] in waiting:
                waiting.discard(step[0])
                derived.append(step[0])
    return frozenset(waiting)

"""The loops of reasons that circular claims are in, or rest on.

A loop leads from each of its claims to a reason of it, and so back to the first one. A claim may be
circular without being in a loop: all that it rests on goes round, and it does not.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from argmap.graph import components
from argmap.reasoning.flattening import Flattening
from argmap.reasoning.framework import restriction

Numbers = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Loop:
    """Claims by number, each of which rests on the next and the last on the first.

    `inside`: the claim asked for is.
    """

    claims: Numbers
    inside: bool


@dataclass(frozen=True)
class Loops:
    """The loops of circular claims. `rests_on` names for each the circular premises of its reasons.

    What is shared is worked out once, in O(claims + links); a single loop is found in the time that
    it takes to name.
    """

    rests_on: Mapping[int, Numbers]

    def loop(self, claim: int) -> Loop:
        """Return a loop through a circular claim, else the nearest that it rests on.

        Claims of one loop are told the same one, from the author's first claim on, where that one
        is in it.
        """
        entry = self._entries[claim]
        root = self._root[entry]
        shared = self._shared[root]
        if entry in shared:
            return Loop(self._shared_claims[root], entry == claim)
        there = _way(entry, self._to_root[root])
        back = _way(entry, self._from_root[root])
        return Loop(_round(there, back[::-1]), entry == claim)

    @cached_property
    def _root(self) -> Mapping[int, int]:
        """Return the first claim of the component of every claim that is in a loop."""
        claims = tuple(self.rests_on)
        ahead = restriction(self.rests_on, claims)
        roots: dict[int, int] = {}
        for part in components(ahead):
            if len(part) > 1 or part[0] in ahead[part[0]]:
                members = [claims[number] for number in part]
                roots |= dict.fromkeys(members, min(members))
        return roots

    @cached_property
    def _rested_on_by(self) -> Mapping[int, Sequence[int]]:
        return _reversed(self.rests_on)

    @cached_property
    def _entries(self) -> Mapping[int, int]:
        """Return for every circular claim the nearest claim in a loop that it rests on.

        One that is in a loop is that claim itself.
        """
        # From all loops at once outwards: each claim is reached first from the nearest one.
        nearest = {claim: claim for claim in self._root}
        waiting = deque(nearest)
        while waiting:
            claim = waiting.popleft()
            for other in self._rested_on_by[claim]:
                if other not in nearest:
                    nearest[other] = nearest[claim]
                    waiting.append(other)
        return nearest

    @cached_property
    def _from_root(self) -> Mapping[int, Mapping[int, int]]:
        """Return for each root from where each claim of its component is reached first.

        One goes from a claim to what it rests on.
        """
        return {
            root: self._tree(root, self.rests_on) for root in dict.fromkeys(self._root.values())
        }

    @cached_property
    def _to_root(self) -> Mapping[int, Mapping[int, int]]:
        """Return for each root the next claim on the shortest way to it from its component."""
        return {
            root: self._tree(root, self._rested_on_by)
            for root in dict.fromkeys(self._root.values())
        }

    @cached_property
    def _shared(self) -> Mapping[int, Mapping[int, None]]:
        """Return for each root the shortest loop through it."""
        found = {}
        for root, reached in self._from_root.items():
            last = next(claim for claim in reached if root in self.rests_on[claim])
            found[root] = dict.fromkeys(reversed(_way(last, reached)))
        return found

    @cached_property
    def _shared_claims(self) -> Mapping[int, Numbers]:
        """The same, once for all claims that are told it."""
        return {root: tuple(loop) for root, loop in self._shared.items()}

    def _tree(self, root: int, ahead: Mapping[int, Sequence[int]]) -> dict[int, int]:
        """Return the claim before each claim of a root's component, nearest first.

        The root is before itself.
        """
        before = {root: root}
        waiting = deque([root])
        while waiting:
            claim = waiting.popleft()
            for other in ahead[claim]:
                if other not in before and self._root.get(other) == root:
                    before[other] = claim
                    waiting.append(other)
        return before


def loops(flattening: Flattening, ranks: Sequence[int], circular: Collection[int]) -> Loops:
    """Return the loops of the circular claims of a judged debate."""
    return Loops(
        {claim: _circular_grounds(flattening, ranks, circular, claim) for claim in sorted(circular)}
    )


def _circular_grounds(
    flattening: Flattening, ranks: Sequence[int], circular: Collection[int], claim: int
) -> tuple[int, ...]:
    found: dict[int, None] = {}
    for reason in flattening.attackers[flattening.lack[claim]]:
        if not ranks[reason]:
            found |= dict.fromkeys(
                premise for premise in flattening.premises(reason) if premise in circular
            )
    return tuple(found)


def _reversed(ahead: Mapping[int, Iterable[int]]) -> dict[int, list[int]]:
    behind: dict[int, list[int]] = {node: [] for node in ahead}
    for node, others in ahead.items():
        for other in others:
            behind[other].append(node)
    return behind


def _way(start: int, following: Mapping[int, int]) -> list[int]:
    """Return the way from a claim to the root of a tree."""
    way = [start]
    while following[way[-1]] != way[-1]:
        way.append(following[way[-1]])
    return way


def _round(there: Sequence[int], back: Sequence[int]) -> Numbers:
    """Return the loop that two ways make, from a claim to the root and back.

    It is cut short where they meet first.

    >>> _round([3, 2, 1, 0], [0, 1, 4, 3])
    (3, 2, 1, 4)
    """
    place = {claim: number for number, claim in enumerate(back)}
    meeting = next(number for number, claim in enumerate(there) if number and claim in place)
    return (*there[:meeting], *back[place[there[meeting]] : -1])

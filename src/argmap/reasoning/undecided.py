"""What a debate leaves undecided, cut into parts that can be looked at one after the other.

Consistent readings are the preferred extensions of the framework (Dung 1995). Whether an argument
holds on them depends only on the arguments from which it can be reached (Baroni & Giacomin 2007:
preferred semantics is directional), and their strongly connected components can be taken in the
order of the attacks (Baroni, Giacomin & Guida 2005).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from argmap.graph import components
from argmap.reasoning.framework import inverse, restriction
from argmap.reasoning.grounded import ranks
from argmap.reasoning.judgement import Judgement

Part = tuple[int, ...]


@dataclass(frozen=True)
class Undecided:
    """The undecided arguments of a judgement and the attacks between them.

    Its circular claims are switched off. `ranks` are those of all arguments of the judgement after
    that: a claim that only a circular one had kept undecided is decided by now. `arguments` are the
    numbers of those that are not; everything else is about their places in that list.
    """

    ranks: Sequence[int]
    arguments: Sequence[int]
    attackers: Sequence[Sequence[int]]

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The strongly connected components, each after those that attack it.

        Small islands come before large ones.
        """
        island = self._island
        size = [0] * len(self.attackers)
        for place, ones in enumerate(self.attackers):
            size[island[place]] += 1 + len(ones)
        # Small islands first: much is known before the time runs out over a large one.
        found = [tuple(sorted(part)) for part in components(self.attackers)]
        return tuple(sorted(found, key=lambda part: (size[island[part[0]]], island[part[0]])))

    @cached_property
    def part_of(self) -> Sequence[int]:
        """The number of the part that each argument is in."""
        numbers = [0] * len(self.attackers)
        for number, part in enumerate(self.parts):
            for place in part:
                numbers[place] = number
        return numbers

    @cached_property
    def attacked_by(self) -> tuple[tuple[int, ...], ...]:
        """For each part the other parts that attack it, by number."""
        found = []
        for number, part in enumerate(self.parts):
            others = dict.fromkeys(self._attacking(part))
            others.pop(number, None)
            found.append(tuple(others))
        return tuple(found)

    def cone(self, parts: Iterable[int]) -> list[int]:
        """Return the arguments of some parts and of all from which these can be reached.

        Nothing outside attacks them. O(arguments + attacks) of what is returned.
        """
        reached = dict.fromkeys(parts)
        waiting = list(reached)
        while waiting:
            for other in self.attacked_by[waiting.pop()]:
                if other not in reached:
                    reached[other] = None
                    waiting.append(other)
        return list(chain.from_iterable(self.parts[number] for number in sorted(reached)))

    def batches(self, most: int) -> Iterator[list[int]]:
        """Yield the parts by number, whole islands together, about `most` attacks at once."""
        island = self._island
        batch: list[int] = []
        attacks = 0
        for number, part in enumerate(self.parts):
            begins = not batch or island[part[0]] != island[self.parts[batch[-1]][0]]
            if begins and attacks >= most:  # an island is never cut: its parts rest on each other
                yield batch
                batch, attacks = [], 0
            batch.append(number)
            attacks += sum(len(self.attackers[place]) for place in part)
        if batch:
            yield batch

    @cached_property
    def _island(self) -> Sequence[int]:
        """Return for each argument the first one that it hangs together with."""
        attacked = inverse(self.attackers)
        both_ways = [[*one, *other] for one, other in zip(self.attackers, attacked, strict=True)]
        island = [0] * len(both_ways)
        for members in components(both_ways):
            first = min(members)
            for place in members:
                island[place] = first
        return island

    def _attacking(self, part: Part) -> Iterator[int]:
        """Yield the parts that attack one, itself perhaps among them, again and again."""
        for place in part:
            for one in self.attackers[place]:
                yield self.part_of[one]


def undecided(judgement: Judgement) -> Undecided:
    """Return what stays undecided once the circular claims are switched off.

    O(arguments + attacks).
    """
    flattening = judgement.flattening
    off = judgement.circular
    # Each circular claim gets an attacker that nothing attacks, as where it is switched off.
    attacked = list(chain(flattening.attacked, ([claim] for claim in off)))
    waiting = [*flattening.waiting, *(0 for _ in off)]
    for claim in off:
        waiting[claim] += 1
    found = ranks(attacked, waiting)[: len(flattening.attacked)]
    arguments = [argument for argument, rank in enumerate(found) if not rank]
    return Undecided(found, arguments, restriction(flattening.attackers, arguments))

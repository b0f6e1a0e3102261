"""Which tallies a change moves.

How many reasons more, or fewer, would stand for and against each position.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from argmap.graph import DebateGraph, Stance, distances
from argmap.model import Id, Relation
from argmap.reasoning.judgement import Judgement, Label, Tally


@dataclass(frozen=True, slots=True)
class TallyMove:
    """How many reasons more (fewer, where negative) would stand for a position, or against it.

    A move of 0 is none.
    """

    position: Id
    stance: Stance
    change: int


Moves = tuple[TallyMove, ...]


def size(moves: Iterable[TallyMove]) -> int:
    """Return how many reasons begin or cease to stand."""
    return sum(abs(move.change) for move in moves)


@dataclass(frozen=True)
class Tallied:
    """The reasons for and against the positions of a debate, by the arguments they hang on."""

    judgement: Judgement

    def moves(self, changed: Mapping[int, Label]) -> Moves:
        """Return which tallies move where some arguments, by number, have another label.

        In the author's order.
        """
        return self._moved(self._counted(changed))

    def between(self, one: Mapping[int, Label], other: Mapping[int, Label]) -> Moves:
        """Return which tallies differ between two ways in which arguments have another label."""
        before, after = self._counted(one), self._counted(other)
        differences = {side: after.get(side, 0) - before.get(side, 0) for side in (*before, *after)}
        return self._moved(differences)

    def _counted(self, changed: Mapping[int, Label]) -> dict[tuple[Id, Stance], int]:
        found: dict[tuple[Id, Stance], int] = {}
        for node, label in changed.items():
            # 1 where it begins to stand, -1 where it ceases to; how it fell counts for nothing.
            more = (label is Label.IN) - (self.judgement.ranks[node] & 1)
            for side in self._sides.get(node, ()):
                found[side] = found.get(side, 0) + more
        return found

    def _moved(self, counted: Mapping[tuple[Id, Stance], int]) -> Moves:
        return tuple(TallyMove(*side, counted[side]) for side in self._order if counted.get(side))

    @cached_property
    def _sides(self) -> Mapping[int, list[tuple[Id, Stance]]]:
        """The tallies that each argument counts for."""
        found: dict[int, list[tuple[Id, Stance]]] = {}
        for position in self.judgement.graph.positions:
            for link in self.judgement.graph.replies(position):
                stance = Stance.FOR if link.relation is Relation.SUPPORTS else Stance.AGAINST
                found.setdefault(self.judgement.node(link), []).append((position, stance))
        return found

    @cached_property
    def _order(self) -> tuple[tuple[Id, Stance], ...]:
        positions = self.judgement.graph.positions
        return tuple(product(positions, (Stance.FOR, Stance.AGAINST)))


def between(before: Mapping[Id, Tally], after: Mapping[Id, Tally]) -> Moves:
    """Return which tallies differ between two judgements of a debate, in the author's order."""
    found = []
    for position, tally in after.items():
        was = before[position]
        for stance, change in (
            (Stance.FOR, tally.for_standing - was.for_standing),
            (Stance.AGAINST, tally.against_standing - was.against_standing),
        ):
            if change:
                found.append(TallyMove(position, stance, change))
    return tuple(found)


def ways_to_positions(graph: DebateGraph) -> Mapping[Id, int]:
    """Return the least number of links from each claim to a position.

    Without positions it is to a claim that answers nothing. A claim from which no way leads there
    has none. O(claims + links).
    """
    found = distances(graph, graph.roots)
    return {claim: found[claim] for claim in graph.claims if claim in found}

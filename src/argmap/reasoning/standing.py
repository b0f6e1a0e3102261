"""Where a debate stands.

What each position has, what all grant, what most hangs on, what nobody has said yet.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from argmap.graph import DebateGraph, Stance
from argmap.model import Id, Relation
from argmap.reasoning.crux import Effect, debate_cruxes
from argmap.reasoning.gaps import STANDING, Cell, balance
from argmap.reasoning.judgement import Judgement
from argmap.reasoning.moves import NextMove, next_moves
from argmap.reasoning.split import Split, splits

MOST_QUESTIONS = 3
"""So many questions are told; whoever reads more of them has not been told on what most hangs."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The reasons for and against a position that stand, by link id, in the author's order."""

    reasons_for: tuple[Id, ...]
    reasons_against: tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class Granted:
    """A claim that both sides grant, as far as one can see.

    It stands and speaks for several positions, `speaks_for`; or nobody disputes it in any way,
    though so many claims rest on it: `rested_on` counts the reasons for other claims that start
    from it.
    """

    claim: Id
    speaks_for: tuple[Id, ...]
    rested_on: int


@dataclass(frozen=True)
class Overall:
    """Where a debate stands.

    `questions` are the three authored ones on which most hangs, or without any `cruxes` the three
    changes of mind. `unanswered` are all objections that nobody has answered, those first whose
    answer would move most; `gaps` is what nobody has argued. `granted` starts with what speaks for
    most positions, then with what most rests on.
    """

    judgement: Judgement
    positions: Mapping[Id, Standing]
    granted: tuple[Granted, ...]
    questions: tuple[Split, ...]
    cruxes: tuple[Effect, ...]
    unanswered: tuple[NextMove, ...]
    gaps: tuple[Cell, ...]


def overall(judgement: Judgement) -> Overall:
    """Return where a debate stands; a second or two for a debate of thousands of claims."""
    asked = splits(judgement)
    cruxes: tuple[Effect, ...] = ()
    if not asked:  # to try all changes of mind takes long, and they are told only then
        cruxes = debate_cruxes(judgement).effects
    positions = {each: _standing(judgement, each) for each in judgement.graph.positions}
    granted = sorted(_granted(judgement), key=lambda each: (-len(each.speaks_for), -each.rested_on))
    return Overall(
        judgement,
        MappingProxyType(positions),
        tuple(granted),
        asked[:MOST_QUESTIONS],
        cruxes[:MOST_QUESTIONS],
        next_moves(judgement).moves,
        balance(judgement).gaps,
    )


def _standing(judgement: Judgement, position: Id) -> Standing:
    links = [link for link in judgement.graph.replies(position) if judgement.stands(link)]
    return Standing(
        tuple(link.id for link in links if link.relation is Relation.SUPPORTS),
        tuple(link.id for link in links if link.relation is not Relation.SUPPORTS),
    )


def _granted(judgement: Judgement) -> Iterator[Granted]:
    """Yield the claims that both sides grant, in the author's order."""
    graph = judgement.graph
    roots = frozenset(graph.roots)
    for claim, verdict in judgement.verdicts.items():
        # What falls is granted by nobody, however many it speaks for.
        if verdict not in STANDING or claim in roots:
            continue
        speaks_for = tuple(root for root, stance in graph.sides[claim] if stance is Stance.FOR)
        rested_on = _uses(graph, claim, roots)
        if len(speaks_for) > 1:
            yield Granted(claim, speaks_for, rested_on)
        elif rested_on and claim in judgement.unchallenged:
            yield Granted(claim, (), rested_on)


def _uses(graph: DebateGraph, claim: Id, roots: Collection[Id]) -> int:
    """Return how often a claim is a reason for something that is no position."""
    reasons = [link for link in graph.answers(claim) if link.relation is Relation.SUPPORTS]
    return sum(link.target not in roots for link in reasons)

"""The next best move: which objection, if somebody answered it, would move a tally."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from argmap.graph import DebateGraph, Link
from argmap.model import Id, Relation
from argmap.reasoning.crux import MOST_WORK
from argmap.reasoning.judgement import Judgement
from argmap.reasoning.revision import WhatIf
from argmap.reasoning.tallies import Moves, Tallied, size, ways_to_positions


@dataclass(frozen=True, slots=True)
class NextMove:
    """An objection that nobody has answered, by link id, and what an answer to it would do.

    An answer is an objection to the claim that objects; where several claims object together, or
    where the step is undercut as well, it is one to the step, or to a premise where the step cannot
    be named (`answer`). A claim that is accepted come what may keeps standing, so that an answer to
    it does nothing. `flips` are the claims whose verdicts would change, the claim that objects left
    out. `distance` is the least number of links from it to a position, None where no way leads to
    one.
    """

    link: Id
    tallies: Moves
    flips: tuple[Id, ...]
    distance: int | None


@dataclass(frozen=True)
class NextMoves:
    """All unanswered objections, those first whose answer moves most tallies.

    `complete` tells if all were tried. Among those that move as many the ones that change more
    verdicts come first, then those nearer to a position, then the author's order. What was not
    tried is left out.
    """

    judgement: Judgement
    moves: tuple[NextMove, ...]
    complete: bool


def next_moves(judgement: Judgement, *, most_work: int = MOST_WORK) -> NextMoves:
    """Return what answers would do.

    O(unanswered objections · what each leads to); most lead to a handful of claims.
    """
    tallied, what_if, far = (
        Tallied(judgement),
        WhatIf(judgement),
        ways_to_positions(judgement.graph),
    )
    # No answer changes what is accepted come what may, so that needs no trial.
    outcomes: dict[int, tuple[Moves, tuple[Id, ...]]] = dict.fromkeys(
        _accepted(judgement), ((), ())
    )
    found = []
    left = most_work
    for id_ in judgement.unanswered:
        link = judgement.graph.links[id_]
        node = _answered(judgement, link)
        if node not in outcomes:
            if left <= 0:
                break
            labels = what_if.felled(node)
            left -= labels.work
            flips = what_if.verdicts(labels, besides=judgement.premises(node))
            outcomes[node] = (tallied.moves(labels.changed), tuple(flips))
        near = [far[premise] for premise in link.premises if premise in far]
        found.append(NextMove(id_, *outcomes[node], min(near, default=None)))
    complete = len(found) == len(judgement.unanswered)
    return NextMoves(judgement, tuple(sorted(found, key=_weight)), complete)


def answer(graph: DebateGraph, objection: Id) -> tuple[Relation, Id]:
    """Return how an objection, by link id, is answered.

    The relation of a new claim, and what that names. What is named is the claim that objects; where
    the step is to be answered the step's own id, or a premise that has no other step. A step that
    cannot be named so is answered at its first premise.
    """
    link = graph.links[objection]
    if link.id not in graph.number:
        return Relation.REBUTS, link.premises[0]
    if "." not in link.id:  # an author's own id: one that is made of premises and target has points
        return Relation.UNDERCUTS, link.id
    for premise in link.premises:
        if len(tuple(graph.answers(premise))) == 1:
            return Relation.UNDERCUTS, premise
    return Relation.REBUTS, link.premises[0]


def _answered(judgement: Judgement, objection: Link) -> int:
    """Return the number of the argument that falls to the answer to an objection."""
    relation, named = answer(judgement.graph, objection.id)
    return (
        judgement.flattening.number[named]
        if relation is Relation.REBUTS
        else judgement.node(objection)
    )


def _accepted(judgement: Judgement) -> tuple[int, ...]:
    """Return the numbers of the claims that stand come what may.

    No answer changes anything about them.
    """
    return tuple(judgement.flattening.number[claim] for claim in judgement.supposition.accept)


def _weight(move: NextMove) -> tuple[int, int, float]:
    far = inf if move.distance is None else move.distance
    return -size(move.tallies), -len(move.flips), far

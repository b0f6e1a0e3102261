"""The parts that several JSON shapes have in common (docs/json.md)."""

from __future__ import annotations

from typing import Any

from argmap.graph import DebateGraph
from argmap.model import Id, Relation
from argmap.reasoning import Judgement, Revision, Supposition, Tally, TallyMove
from argmap.words import Sentence

Json = dict[str, Any]

DEEPEST_NESTING = 8
"""So many undercuts of undercuts are nested; then `to` is an id: they may run in a ring."""


def opening_json(judgement: Judgement) -> Json:
    """Return what each answer about a judged debate begins with."""
    return {
        "debate": judgement.graph.debate.name,
        "supposition": supposition_json(judgement.supposition),
    }


def supposition_json(supposition: Supposition) -> Json:
    """Return what is supposed."""
    return {
        "case": supposition.case,
        "without": list(supposition.without),
        "accept": list(supposition.accept),
        "policy": supposition.policy.value,
    }


def sentence_json(said: Sentence) -> Json:
    """Return a sentence, and the claims that it speaks of."""
    return {"text": said.text, "cites": list(said.cites)}


def link_json(graph: DebateGraph, id_: Id, nesting: int = DEEPEST_NESTING) -> Json:
    """Return a link; a link that it undercuts is nested, and the innermost target is an id."""
    link = graph.links[id_]
    premises = list(link.premises)
    target: Id | Json = link.target
    if nesting and link.relation is Relation.UNDERCUTS:
        target = link_json(graph, link.target, nesting - 1)
    return {
        "from": premises if len(premises) > 1 else premises[0],
        "relation": link.relation.value,
        "to": target,
    }


def tally_json(tally: Tally) -> Json:
    """Return how many reasons lead right to a position, and how many of them stand."""
    return {
        "for": tally.reasons_for,
        "for_standing": tally.for_standing,
        "against": tally.reasons_against,
        "against_standing": tally.against_standing,
    }


def tally_move_json(move: TallyMove) -> Json:
    """Return by how much a change moves one side of a position's tally."""
    return {"position": move.position, "side": move.stance.value, "change": move.change}


def revision_json(revision: Revision) -> Json:
    """Return a change of mind about one claim."""
    return {"claim": revision.claim, "change": revision.change.value}

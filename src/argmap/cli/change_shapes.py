"""The JSON shapes of what a change would change: cruxes, the next moves, and where a debate stands.

They are described in docs/json.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from argmap.cli.shape_parts import (
    Json,
    link_json,
    opening_json,
    revision_json,
    sentence_json,
    tally_move_json,
)
from argmap.graph import DebateGraph
from argmap.model import Id
from argmap.reasoning import (
    Cell,
    Crux,
    Cruxes,
    DebateCruxes,
    Effect,
    Judgement,
    NextMove,
    NextMoves,
    Overall,
    Revision,
    SmallestChange,
    Split,
    Verdict,
    answer,
    load_bearing,
    splits,
)
from argmap.words import bearing_sentence, crux_sentence, effect_sentence


def cruxes_json(cruxes: Cruxes, smallest: SmallestChange) -> Json:
    """Return the cruxes of a claim, what bears its load, and the smallest change."""
    judgement = cruxes.judgement
    bearing = []
    for each in load_bearing(cruxes):
        told = sentence_json(bearing_sentence(judgement.graph, each))
        bearing.append({"claim": each.claim, "role": each.role.value, **told})
    return {
        **opening_json(judgement),
        "target": cruxes.target,
        "verdict": judgement.verdicts[cruxes.target].value,
        "labelling": judgement.labels[cruxes.target].value,
        "cruxes": _cruxes(cruxes),
        "complete": cruxes.complete,
        "nothing_leads": cruxes.nothing_leads,
        "either_way": bool(cruxes.either_way),
        "load_bearing": bearing,
        "smallest_change": {
            "goal": smallest.goal.value,
            "size": smallest.size,
            "sets": [_revisions(revisions) for revisions in smallest.sets],
            "complete": smallest.complete,
        },
    }


def reason_cruxes_json(judgement: Judgement, position: Id, reasons: Mapping[Id, Cruxes]) -> Json:
    """Return the cruxes of each first-level reason for or against a position."""
    told = []
    for link, cruxes in reasons.items():
        reason = {
            **link_json(judgement.graph, link),
            "labelling": judgement.labels[link].value,
            "cruxes": _cruxes(cruxes),
            "complete": cruxes.complete,
        }
        told.append(reason)
    return {**opening_json(judgement), "target": position, "reasons": told}


def debate_cruxes_json(found: DebateCruxes) -> Json:
    """Return what most verdicts hang on, what positions share, and the questions of a debate."""
    judgement = found.judgement
    shared = []
    for each in found.shared:
        reasons = []
        for links in each.reasons.values():
            reasons += _links(judgement.graph, links)
        shared.append({"claim": each.claim, "reasons": reasons})
    return {
        **opening_json(judgement),
        "target": None,
        "cruxes": [_effect(judgement, effect) for effect in found.effects],
        "complete": found.complete,
        "shared": shared,
        "questions": [_split(judgement, split) for split in splits(judgement)],
    }


def next_moves_json(found: NextMoves) -> Json:
    """Return the unanswered objections, those first whose answer would move most tallies."""
    return {
        **opening_json(found.judgement),
        "next": [_next_move(found.judgement, move) for move in found.moves],
        "complete": found.complete,
    }


def overall_json(found: Overall) -> Json:
    """Return where a debate stands: the values that the first lines of `argmap judge` tell."""
    judgement = found.judgement
    graph = judgement.graph
    positions = {}
    for position, standing in found.positions.items():
        positions[position] = {
            "standing_for": _links(graph, standing.reasons_for),
            "standing_against": _links(graph, standing.reasons_against),
        }
    return {
        "positions": positions,
        "granted": [
            {"claim": each.claim, "for": list(each.speaks_for), "rested_on": each.rested_on}
            for each in found.granted
        ],
        "questions": [_split(judgement, split) for split in found.questions],
        "cruxes": [_effect(judgement, effect) for effect in found.cruxes],
        "unanswered": [_next_move(judgement, move) for move in found.unanswered],
        "gaps": gaps_json(found.gaps),
    }


def gaps_json(gaps: Iterable[Cell]) -> list[Json]:
    """Return on which themes a position lacks what another one has."""
    return [{"position": cell.position, "theme": cell.theme} for cell in gaps]


def _links(graph: DebateGraph, links: Iterable[Id]) -> list[Json]:
    return [link_json(graph, link) for link in links]


def _revisions(revisions: Iterable[Revision]) -> list[Json]:
    return [revision_json(revision) for revision in revisions]


def _cruxes(cruxes: Cruxes) -> list[Json]:
    return [_crux(cruxes, crux) for crux in cruxes.cruxes]


def _crux(cruxes: Cruxes, crux: Crux) -> Json:
    return {
        **revision_json(crux.revision),
        "verdict": _value(crux.verdict),
        "labelling": crux.label.value,
        "answered": crux.answered,
        "distance": crux.distance,
        "flips": len(crux.flips),
        **sentence_json(crux_sentence(cruxes, crux)),
    }


def _effect(judgement: Judgement, effect: Effect) -> Json:
    return {
        **revision_json(effect.revision),
        "tallies": [tally_move_json(move) for move in effect.tallies],
        "flips": len(effect.flips),
        "distance": effect.distance,
        **sentence_json(effect_sentence(judgement, effect)),
    }


def _next_move(judgement: Judgement, move: NextMove) -> Json:
    relation, target = answer(judgement.graph, move.link)
    return {
        **link_json(judgement.graph, move.link),
        "tallies": [tally_move_json(tally) for tally in move.tallies],
        "flips": len(move.flips),
        "distance": move.distance,
        "answer": {"relation": relation.value, "to": target},
    }


def _split(judgement: Judgement, split: Split) -> Json:
    asked = split.asked
    return {
        "id": asked.question.id,
        "text": asked.question.text,
        "claims": {claim: _value(judgement.verdicts.get(claim)) for claim in asked.claims},
        "agree": list(asked.agree),
        "disagree": list(asked.disagree),
        "tallies": [tally_move_json(move) for move in split.tallies],
        "flips": len(split.verdicts),
    }


def _value(verdict: Verdict | None) -> str | None:
    return None if verdict is None else verdict.value

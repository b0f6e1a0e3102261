"""The JSON shapes that other programs read (docs/json.md): plain dicts, lists, strings, numbers and None."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from argmap.graph import DebateGraph
from argmap.model import Id, Relation
from argmap.reasoning.account import LostReason, UndercutStep, objection_count, undercut_steps
from argmap.reasoning.balance import Balance, untouched
from argmap.reasoning.bearing import load_bearing
from argmap.reasoning.cruxes import Crux, Cruxes, DebateCruxes, Effect
from argmap.reasoning.evidence import Weighed, leads
from argmap.reasoning.judgement import Judgement, Reading, Tally
from argmap.reasoning.moves import NextMove, NextMoves, answer
from argmap.reasoning.nearby import near_readings
from argmap.reasoning.overall import Overall, overall
from argmap.reasoning.questions import Split, splits
from argmap.reasoning.revision import Revision
from argmap.reasoning.smallest import SmallestChange
from argmap.reasoning.strength import Strength, Strengths
from argmap.reasoning.supposition import Supposition
from argmap.reasoning.tallies import TallyMove
from argmap.reasoning.why import Why
from argmap.words import Sentence, bearing_sentence, crux_sentence, effect_sentence, sentence

Json = dict[str, Any]

DECIMALS = 6
DEEPEST_NESTING = 8
"""So many undercuts of undercuts are nested; then `to` is the link's id, for undercuts may run in a ring."""


def judgement_json(
    judgement: Judgement, readings: Mapping[Id, Reading] | None = None, found: Overall | None = None
) -> Json:
    """Return a judged debate: its supposition, positions with tallies, claims with verdicts, unanswered objections.

    `reading` is null for a claim that is decided or circular, and for one that much leads to where
    readings were not asked for. `overall` is where the debate stands, worked out where it is not
    given.
    """
    read = near_readings(judgement) if readings is None else readings
    return {
        **_opening(judgement),
        "positions": {
            position: _position(judgement, position) for position in judgement.graph.positions
        },
        "claims": {
            claim: _claim(judgement, claim, read.get(claim)) for claim in judgement.verdicts
        },
        "unanswered": [_link(judgement.graph, link) for link in judgement.unanswered],
        "overall": overall_json(found or overall(judgement)),
    }


def why_json(why: Why) -> Json:
    """Return why one claim has its verdict.

        {"debate": "…", "supposition": {…}, "target": "t", "verdict": "stands", "labelling": "in",
         "tally": null, "text": "Each of …", "cites": ["…"], "root": "t", "tree": {"t": {"t°": "r1",
         "o1": "a1"}, "r1": {}, "a1": {}}, "ranks": {"t": 3, "r1": 1, "a1": 1}, "undecided": [],
         "circle": [], "roots": ["t"], "lost": []}

    `tree` gives for each argument that it reaches, all of them in, every attacker with the argument
    that answers it; `root` is where it starts: the claim that stands, the unanswered objection of
    least rank, `t°`, or `t!`; else null. An argument is a claim, a link that is undercut or has
    several premises (by its id), `t°` = no reason for t is left, `not p` = p does not stand, `t!` =
    t is switched off or out of the case. `undecided` lists, for an unsettled claim, the objections
    and reasons that are undecided, as `{"from", "relation", "to"}`; `circle` is, for a circular
    one, the way through its reasons until a claim comes up again, which is named once more at the
    end. A position has no verdict: `verdict` and `root` are null, `tally` and the text tell what is
    listed for and against it. `roots` are all unanswered objections, each with its tree; `lost` the
    reasons that do not stand, with their causes.
    """
    judgement, framework = why.judgement, why.judgement.flattening.framework
    names = framework.arguments
    said = sentence(judgement, why.claim)
    position = why.claim in judgement.tallies
    return {
        **_opening(judgement),
        "target": why.claim,
        "verdict": None if position else judgement.verdicts[why.claim].value,
        "labelling": judgement.labels[why.claim].value,
        "tally": _tally(judgement, why.claim) if position else None,
        "text": said.text,
        "cites": list(said.cites),
        "root": None if why.root is None else names[why.root],
        "roots": [names[root] for root in why.roots],
        "tree": {
            names[node]: {names[one]: names[other] for one, other in why.tree[node]}
            for node in why.tree
        },
        "ranks": {names[node]: judgement.ranks[node] for node in why.tree},
        "undecided": [_link(judgement.graph, link) for link in why.undecided],
        "circle": list(why.circle),
        "lost": [_lost(judgement, reason) for reason in why.lost],
    }


def strength_json(strengths: Strengths, weighed: Weighed | None = None) -> Json:
    """Return the strengths of all claims and positions, to six decimals; `weighed` tells where start values are from.

        {"debate": "…", "supposition": {…}, "semantics": "quadratic-energy",
         "claims": {"t": {"base": 0.5, "strength": 0.58, "status": "exact", "range": null}}}

    `strength` is null for `no-stable-value`, which has a `range` instead, and for
    `depends-on-unstable`.
    """
    return {
        "debate": strengths.graph.debate.name,
        "supposition": supposition_json(strengths.supposition),
        "semantics": strengths.semantics.value,
        "counts_only": strengths.counts_only,
        "tallies": {position: _counts(tally) for position, tally in strengths.tallies.items()},
        "weigh": _weighed(weighed) if weighed else None,
        "claims": {claim: _strength(strength) for claim, strength in strengths.claims.items()},
    }


def cruxes_json(cruxes: Cruxes, smallest: SmallestChange) -> Json:
    """Return the cruxes of a claim, what bears its load, and the smallest change (docs/json.md)."""
    judgement = cruxes.judgement
    return {
        **_opening(judgement),
        "target": cruxes.target,
        "verdict": judgement.verdicts[cruxes.target].value,
        "labelling": judgement.labels[cruxes.target].value,
        "cruxes": [_crux(cruxes, crux) for crux in cruxes.cruxes],
        "complete": cruxes.complete,
        "nothing_leads": cruxes.nothing_leads,
        "either_way": bool(cruxes.either_way),
        "load_bearing": [
            {
                "claim": each.claim,
                "role": each.role.value,
                **_sentence(bearing_sentence(judgement.graph, each)),
            }
            for each in load_bearing(cruxes)
        ],
        "smallest_change": {
            "goal": smallest.goal.value,
            "size": smallest.size,
            "sets": [
                [_revision(revision) for revision in revisions] for revisions in smallest.sets
            ],
            "complete": smallest.complete,
        },
    }


def reason_cruxes_json(judgement: Judgement, position: Id, reasons: Mapping[Id, Cruxes]) -> Json:
    """Return the cruxes of each first-level reason for or against a position (docs/json.md)."""
    return {
        **_opening(judgement),
        "target": position,
        "reasons": [
            {
                **_link(judgement.graph, link),
                "labelling": judgement.labels[link].value,
                "cruxes": [_crux(cruxes, crux) for crux in cruxes.cruxes],
                "complete": cruxes.complete,
            }
            for link, cruxes in reasons.items()
        ],
    }


def debate_cruxes_json(found: DebateCruxes) -> Json:
    """Return what the most verdicts hang on, what positions share, and the questions of a debate (docs/json.md)."""
    judgement, graph = found.judgement, found.judgement.graph
    return {
        **_opening(judgement),
        "target": None,
        "cruxes": [_effect(judgement, effect) for effect in found.effects],
        "complete": found.complete,
        "shared": [
            {
                "claim": shared.claim,
                "reasons": [
                    _link(graph, link) for links in shared.reasons.values() for link in links
                ],
            }
            for shared in found.shared
        ],
        "questions": [_split(judgement, split) for split in splits(judgement)],
    }


def next_moves_json(found: NextMoves) -> Json:
    """Return the unanswered objections, those first whose answer would move most tallies (docs/json.md)."""
    return {
        **_opening(found.judgement),
        "next": [_next_move(found.judgement, move) for move in found.moves],
        "complete": found.complete,
    }


def overall_json(found: Overall) -> Json:
    """Return where a debate stands (docs/json.md): the values that the first lines of `argmap judge` tell."""
    judgement, graph = found.judgement, found.judgement.graph
    return {
        "positions": {
            position: {
                "standing_for": [_link(graph, link) for link in standing.reasons_for],
                "standing_against": [_link(graph, link) for link in standing.reasons_against],
            }
            for position, standing in found.positions.items()
        },
        "granted": [
            {"claim": each.claim, "for": list(each.speaks_for), "rested_on": each.rested_on}
            for each in found.granted
        ],
        "questions": [_split(judgement, split) for split in found.questions],
        "cruxes": [_effect(judgement, effect) for effect in found.cruxes],
        "unanswered": [_next_move(judgement, move) for move in found.unanswered],
        "gaps": [{"position": cell.position, "theme": cell.theme} for cell in found.gaps],
    }


def balance_json(balance: Balance) -> Json:
    """Return positions × themes with what is argued for and against, the gaps, and what is untouched (docs/json.md)."""
    return {
        **_opening(balance.judgement),
        "positions": list(balance.positions),
        "themes": list(balance.themes),
        "cells": [
            {
                "position": cell.position,
                "theme": cell.theme,
                "for": asdict(cell.pro),
                "against": asdict(cell.contra),
            }
            for cell in balance.cells.values()
        ],
        "tallies": {
            position: _tally(balance.judgement, position)
            for position in balance.judgement.graph.positions
        },
        "left_out": balance.left_out,
        "gaps": [{"position": cell.position, "theme": cell.theme} for cell in balance.gaps],
        "untouched": list(untouched(balance.judgement)),
    }


def supposition_json(supposition: Supposition) -> Json:
    """Return what is supposed."""
    return {
        "case": supposition.case,
        "without": list(supposition.without),
        "accept": list(supposition.accept),
        "policy": supposition.policy.value,
    }


def _opening(judgement: Judgement) -> Json:
    return {
        "debate": judgement.graph.debate.name,
        "supposition": supposition_json(judgement.supposition),
    }


def _crux(cruxes: Cruxes, crux: Crux) -> Json:
    return {
        **_revision(crux.revision),
        "verdict": crux.verdict and crux.verdict.value,
        "labelling": crux.label.value,
        "answered": crux.answered,
        "distance": crux.distance,
        "flips": len(crux.flips),
        **_sentence(crux_sentence(cruxes, crux)),
    }


def _revision(revision: Revision) -> Json:
    return {"claim": revision.claim, "change": revision.change.value}


def _sentence(said: Sentence) -> Json:
    return {"text": said.text, "cites": list(said.cites)}


def _verdict(judgement: Judgement, claim: Id) -> str | None:
    return judgement.verdicts[claim].value if claim in judgement.verdicts else None


def _position(judgement: Judgement, position: Id) -> Json:
    return {"labelling": judgement.labels[position].value, "tally": _tally(judgement, position)}


def _tally(judgement: Judgement, position: Id) -> Json:
    return _counts(judgement.tallies[position])


def _weighed(weighed: Weighed) -> Json:
    """Return the table of start values that was taken, and the order of positions under each table."""
    table = weighed.table
    return {
        "table": {
            "name": table.name,
            "rows": {kind: dict(row) for kind, row in table.rows.items()},
            "no_source": table.no_source,
        },
        "orders": [
            {
                "table": ranking.table.name,
                "positions": list(ranking.positions),
                "leader": ranking.leader,
            }
            for ranking in weighed.rankings
        ],
        "leads": dict(leads(weighed.rankings)),
    }


def _counts(tally: Tally) -> Json:
    return {
        "for": tally.reasons_for,
        "for_standing": tally.for_standing,
        "against": tally.reasons_against,
        "against_standing": tally.against_standing,
    }


def _claim(judgement: Judgement, claim: Id, reading: Reading | None) -> Json:
    said = sentence(judgement, claim, reading=reading)
    more: Json = {}
    if reading and reading.limit:
        more["reason"] = reading.limit.value
    if reading and reading.either:
        more["either"] = list(reading.either)
    return {
        "verdict": judgement.verdicts[claim].value,
        "labelling": judgement.labels[claim].value,
        "unchallenged": claim in judgement.unchallenged,
        "objections": asdict(objection_count(judgement, claim)),
        "steps": [_undercut_step(judgement, step) for step in undercut_steps(judgement, claim)],
        "text": said.text,
        "cites": list(said.cites),
        "reading": reading.holds.value if reading else None,
        **more,
    }


def _effect(judgement: Judgement, effect: Effect) -> Json:
    return {
        **_revision(effect.revision),
        "tallies": [_move(move) for move in effect.tallies],
        "flips": len(effect.flips),
        "distance": effect.distance,
        **_sentence(effect_sentence(judgement, effect)),
    }


def _next_move(judgement: Judgement, move: NextMove) -> Json:
    relation, target = answer(judgement.graph, move.link)
    return {
        **_link(judgement.graph, move.link),
        "tallies": [_move(tally) for tally in move.tallies],
        "flips": len(move.flips),
        "distance": move.distance,
        "answer": {"relation": relation.value, "to": target},
    }


def _split(judgement: Judgement, split: Split) -> Json:
    asked = split.asked
    return {
        "id": asked.question.id,
        "text": asked.question.text,
        "claims": {claim: _verdict(judgement, claim) for claim in asked.claims},
        "agree": list(asked.agree),
        "disagree": list(asked.disagree),
        "tallies": [_move(move) for move in split.tallies],
        "flips": len(split.verdicts),
    }


def _move(move: TallyMove) -> Json:
    return {"position": move.position, "side": move.stance.value, "change": move.change}


def _lost(judgement: Judgement, reason: LostReason) -> Json:
    causes = [
        {
            "cause": cause.cause.value,
            "premise": cause.premise,
            "by": [list(premises) for premises in cause.by],
        }
        for cause in reason.causes
    ]
    return {**_link(judgement.graph, reason.link), "causes": causes}


def _undercut_step(judgement: Judgement, step: UndercutStep) -> Json:
    link = _link(judgement.graph, step.link)
    by = dict.fromkeys(claim for premises in step.by for claim in premises)
    return {
        "to": link["to"],
        "relation": link["relation"],
        "state": step.state.value,
        "by": list(by),
    }


def _strength(strength: Strength) -> Json:
    return {
        "base": strength.base,
        "strength": None if strength.value is None else round(strength.value, DECIMALS),
        "status": strength.status.value,
        "range": [round(end, DECIMALS) for end in strength.range] if strength.range else None,
    }


def _link(graph: DebateGraph, id_: Id, nesting: int = DEEPEST_NESTING) -> Json:
    """Return a link; where its target is a link, that one nested, and the innermost target as an id."""
    link = graph.links[id_]
    nested = nesting and link.relation is Relation.UNDERCUTS
    return {
        "from": list(link.premises) if len(link.premises) > 1 else link.premises[0],
        "relation": link.relation.value,
        "to": _link(graph, link.target, nesting - 1) if nested else link.target,
    }

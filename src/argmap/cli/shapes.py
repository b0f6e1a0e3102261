"""The JSON shapes that other programs read (docs/json.md), as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from itertools import chain

from argmap.cli.change_shapes import gaps_json, overall_json
from argmap.cli.shape_parts import Json, link_json, opening_json, supposition_json, tally_json
from argmap.model import Id
from argmap.reasoning import (
    Balance,
    Explanation,
    Judgement,
    LostReason,
    Overall,
    Reading,
    Strength,
    Strengths,
    UndercutStep,
    Weighed,
    leads,
    near_readings,
    objection_count,
    overall,
    undercut_steps,
    untouched,
)
from argmap.words import sentence

DECIMALS = 6
"""Of a strength."""


def judgement_json(
    judgement: Judgement, readings: Mapping[Id, Reading] | None = None, found: Overall | None = None
) -> Json:
    """Return a judged debate: what is supposed, positions, claims, unanswered objections.

    `reading` is null for a claim that is decided or circular, and for one that much leads to where
    readings were not asked for. `overall` is where the debate stands, worked out where it is not
    given.
    """
    read = near_readings(judgement) if readings is None else readings
    return {
        **opening_json(judgement),
        "positions": {
            position: _position(judgement, position) for position in judgement.graph.positions
        },
        "claims": {
            claim: _claim(judgement, claim, read.get(claim)) for claim in judgement.verdicts
        },
        "unanswered": [link_json(judgement.graph, link) for link in judgement.unanswered],
        "overall": overall_json(found or overall(judgement)),
    }


def why_json(why: Explanation) -> Json:
    """Return why one claim has its verdict.

        {"debate": "…", "supposition": {…}, "target": "t", "verdict": "stands", "labelling": "in",
         "tally": null, "text": "Each of …", "cites": ["…"],
         "root": "t", "tree": {"t": {"t°": "r1", "o1": "a1"}, "r1": {}, "a1": {}},
         "ranks": {"t": 3, "r1": 1, "a1": 1},
         "undecided": [], "circle": [], "roots": ["t"], "lost": []}

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
    judgement = why.judgement
    names = judgement.flattening.framework.arguments
    said = sentence(judgement, why.claim)
    verdict, tally = None, None
    if why.claim in judgement.tallies:
        tally = tally_json(judgement.tallies[why.claim])
    else:
        verdict = judgement.verdicts[why.claim].value
    tree = {}
    for node, answers in why.tree.items():
        tree[names[node]] = {names[one]: names[other] for one, other in answers}
    return {
        **opening_json(judgement),
        "target": why.claim,
        "verdict": verdict,
        "labelling": judgement.labels[why.claim].value,
        "tally": tally,
        "text": said.text,
        "cites": list(said.cites),
        "root": None if why.root is None else names[why.root],
        "roots": [names[root] for root in why.roots],
        "tree": tree,
        "ranks": {names[node]: judgement.ranks[node] for node in why.tree},
        "undecided": [link_json(judgement.graph, link) for link in why.undecided],
        "circle": list(why.circle),
        "lost": [_lost(judgement, reason) for reason in why.lost],
    }


def strength_json(strengths: Strengths, weighed: Weighed | None = None) -> Json:
    """Return the strengths of all claims and positions, to six decimals.

    `weighed` tells where start values are from.

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
        "tallies": {position: tally_json(tally) for position, tally in strengths.tallies.items()},
        "weigh": _weighed(weighed) if weighed else None,
        "claims": {claim: _strength(strength) for claim, strength in strengths.claims.items()},
    }


def balance_json(balance: Balance) -> Json:
    """Return positions × themes with what is argued for and against, and what is missing."""
    judgement = balance.judgement
    cells = []
    for cell in balance.cells.values():
        # A field's name is a key of the format here: to rename it changes what other programs read.
        counts = {"for": asdict(cell.pro), "against": asdict(cell.contra)}
        cells.append({"position": cell.position, "theme": cell.theme, **counts})
    positions = judgement.graph.positions
    return {
        **opening_json(judgement),
        "positions": list(balance.positions),
        "themes": list(balance.themes),
        "cells": cells,
        "tallies": {position: tally_json(judgement.tallies[position]) for position in positions},
        "left_out": balance.left_out,
        "gaps": gaps_json(balance.gaps),
        "untouched": list(untouched(judgement)),
    }


def _position(judgement: Judgement, position: Id) -> Json:
    return {
        "labelling": judgement.labels[position].value,
        "tally": tally_json(judgement.tallies[position]),
    }


def _weighed(weighed: Weighed) -> Json:
    """Return the table of start values, and the order of positions under each table."""
    table = weighed.table
    orders = []
    for ranking in weighed.rankings:
        positions = list(ranking.positions)
        order = {"table": ranking.table.name, "positions": positions, "leader": ranking.leader}
        orders.append(order)
    return {
        "table": {
            "name": table.name,
            "rows": {kind: dict(row) for kind, row in table.rows.items()},
            "no_source": table.no_source,
        },
        "orders": orders,
        "leads": dict(leads(weighed.rankings)),
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
        # As above, the names of the fields are keys of the format.
        "objections": asdict(objection_count(judgement, claim)),
        "steps": [_undercut_step(judgement, step) for step in undercut_steps(judgement, claim)],
        "text": said.text,
        "cites": list(said.cites),
        "reading": reading.holds.value if reading else None,
        **more,
    }


def _lost(judgement: Judgement, reason: LostReason) -> Json:
    causes = []
    for cause in reason.causes:
        by = [list(premises) for premises in cause.by]
        causes.append({"cause": cause.cause.value, "premise": cause.premise, "by": by})
    return {**link_json(judgement.graph, reason.link), "causes": causes}


def _undercut_step(judgement: Judgement, step: UndercutStep) -> Json:
    link = link_json(judgement.graph, step.link)
    by = dict.fromkeys(chain.from_iterable(step.by))
    return {
        "to": link["to"],
        "relation": link["relation"],
        "state": step.state.value,
        "by": list(by),
    }


def _strength(strength: Strength) -> Json:
    value, ends = None, None
    if strength.value is not None:
        value = round(strength.value, DECIMALS)
    if strength.range:
        ends = [round(end, DECIMALS) for end in strength.range]
    return {
        "base": strength.base,
        "strength": value,
        "status": strength.status.value,
        "range": ends,
    }

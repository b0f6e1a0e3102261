"""Strengths from the definitions alone, by following the continuous model to rest with scipy (Potyka 2018)."""

import math
from collections.abc import Mapping

import numpy as np
from scipy.integrate import solve_ivp

from argmap.graph import DebateGraph
from argmap.model import Relation
from argmap.reasoning import Policy, Semantics, Supposition

Values = Mapping[str, float]


def flow(
    graph: DebateGraph, supposed: Supposition, semantics: Semantics
) -> dict[str, float] | None:
    """Return the strength of each claim and link at which ds/dt = f(s) − s comes to rest, None where it does not."""
    ids = [*graph.claims, *(link.id for link in graph.reasoned)]
    start = [fixed(graph, supposed, id_) for id_ in ids]
    bases = [
        base(graph, id_) if value is None else value for id_, value in zip(ids, start, strict=True)
    ]

    def way(_: float, state: np.ndarray) -> np.ndarray:
        values = dict(zip(ids, state, strict=True))
        return np.array([due(graph, supposed, semantics, values, id_) - values[id_] for id_ in ids])

    state = np.array(bases, dtype=float)
    for _ in range(40):
        state = solve_ivp(way, (0, 25), state, method="LSODA", rtol=1e-9, atol=1e-11).y[:, -1]
        if np.max(np.abs(way(0, state))) < 1e-8:
            return dict(zip(ids, map(float, state), strict=True))
    return None


def base(graph: DebateGraph, id_: str) -> float:
    return graph.claims[id_].plausibility if id_ in graph.claims else graph.links[id_].weight


def fixed(graph: DebateGraph, supposed: Supposition, id_: str) -> float | None:
    """Return the strength that a claim has by what is supposed, None where it has to be worked out."""
    claim = graph.claims.get(id_)
    if claim is None:
        return None
    if id_ in supposed.accept:
        return 1.0
    if id_ in supposed.without or (
        supposed.case and claim.cases and supposed.case not in claim.cases
    ):
        return 0.0
    reasons = [link for link in graph.replies(id_) if link.relation is Relation.SUPPORTS]
    counts = reasons or claim.sources or claim.assumed or id_ in graph.positions
    return None if counts or supposed.policy is not Policy.SOURCES_NEEDED else 0.0


def due(
    graph: DebateGraph, supposed: Supposition, semantics: Semantics, values: Values, id_: str
) -> float:
    """Return what the strength of a claim or link ought to be, given all others."""
    value = fixed(graph, supposed, id_)
    if value is not None:
        return value
    pushes = {Relation.SUPPORTS: [0.0], Relation.REBUTS: [0.0]}
    for link in graph.replies(id_):
        kind = Relation.SUPPORTS if link.relation is Relation.SUPPORTS else Relation.REBUTS
        pushes[kind].append(values[link.id] * min(values[premise] for premise in link.premises))
    supports, attacks = pushes[Relation.SUPPORTS], pushes[Relation.REBUTS]
    w, energy = base(graph, id_), sum(supports) - sum(attacks)
    if id_ in graph.links:
        return w * (1 - energy**2 / (1 + energy**2))
    if semantics is Semantics.QUADRATIC_ENERGY:
        h = energy**2 / (1 + energy**2)
        return w + (1 - w) * h if energy > 0 else w - w * h
    if semantics is Semantics.DF_QUAD:
        energy = math.prod(1 - attack for attack in attacks) - math.prod(
            1 - support for support in supports
        )
        return w + (1 - w) * energy if energy > 0 else w + w * energy
    if semantics is Semantics.EULER:
        return 1 - (1 - w**2) / (1 + w * math.exp(energy))
    return w if w in (0, 1) else 1 / (1 + math.exp(-(math.log(w / (1 - w)) + energy)))

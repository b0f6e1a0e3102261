"""What bears the load: claims without which another would no longer stand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from argmap.graph import DebateGraph
from argmap.model import Id, Relation
from argmap.reasoning.crux import Cruxes
from argmap.reasoning.judgement import Label
from argmap.reasoning.revision import Change


class Role(StrEnum):
    """How a claim bears the load."""

    FOUNDATION = "foundation"
    """Reasons rest on it: supports alone lead from it to the target."""
    GUARD = "guard"
    """It answers an objection, or backs what does: any way from it has objections on it."""


@dataclass(frozen=True, slots=True)
class Bearing:
    """A claim that bears the load of another."""

    claim: Id
    role: Role


def load_bearing(cruxes: Cruxes) -> tuple[Bearing, ...]:
    """Return the claims that stand and without which the target would not.

    There are none where it does not stand. All cruxes to be switched off are: the label of what
    stands rests on its why-tree, in which all claims are decided, and from those that stand ways
    with an even number of objections lead to it. In the order of the cruxes.
    """
    judgement, target = cruxes.judgement, cruxes.target
    if judgement.labels[target] is not Label.IN:
        return ()
    reasons = _reasons_of_reasons(judgement.graph, target)
    return tuple(
        Bearing(
            crux.revision.claim, Role.FOUNDATION if crux.revision.claim in reasons else Role.GUARD
        )
        for crux in cruxes.cruxes
        if crux.revision.change is Change.WITHOUT
    )


def _reasons_of_reasons(graph: DebateGraph, target: Id) -> frozenset[Id]:
    """Return the claims from which supports alone lead to a claim, or to a premise of a link."""
    waiting = list(graph.links[target].premises if target in graph.links else (target,))
    found = dict.fromkeys(waiting)
    while waiting:
        for link in graph.replies(waiting.pop()):
            if link.relation is Relation.SUPPORTS:
                waiting += (premise for premise in link.premises if premise not in found)
                found |= dict.fromkeys(link.premises)
    return frozenset(found)

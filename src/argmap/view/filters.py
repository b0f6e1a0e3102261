"""The filters of a perspective, asked of one claim, and the themes that a filter may name."""

from __future__ import annotations

from itertools import chain

from argmap.graph import DebateGraph
from argmap.model import Id
from argmap.reasoning import Judgement
from argmap.view.perspective import Perspective


def keeps(judgement: Judgement, perspective: Perspective, claim: Id) -> bool:
    """Say whether the filters keep a claim.

    A position passes the filters that ask for what positions never have.
    """
    graph = judgement.graph
    asked = perspective
    if claim in graph.positions:
        return not asked.positions or claim in asked.positions
    written = graph.claims[claim]
    if asked.themes and set(asked.themes).isdisjoint(written.themes):
        return False
    sides = {position for position, _ in graph.sides[claim]}
    if asked.positions and sides.isdisjoint(asked.positions):
        return False
    if asked.verdicts and judgement.verdicts[claim] not in asked.verdicts:
        return False
    return not asked.sourced or bool(written.sources)


def themes(graph: DebateGraph) -> tuple[str, ...]:
    """Return a debate's themes.

    The described ones, then others in the order in which claims name them.
    """
    described = [theme.id for theme in graph.debate.themes]
    named = chain.from_iterable(claim.themes for claim in graph.claims.values())
    return tuple(dict.fromkeys(chain(described, named)))

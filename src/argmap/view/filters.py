"""The filters of a perspective, asked of one claim."""

from __future__ import annotations

from argmap.model import Id
from argmap.reasoning import Judgement
from argmap.view.perspective import Perspective


def keeps(judgement: Judgement, perspective: Perspective, claim: Id) -> bool:
    """Say whether the filters keep a claim. A position passes the filters that ask for what positions never have."""
    graph = judgement.graph
    if claim in graph.positions:
        return not perspective.positions or claim in perspective.positions
    written = graph.claims[claim]
    sides = {position for position, _ in graph.sides[claim]}
    return (
        (not perspective.themes or not set(perspective.themes).isdisjoint(written.themes))
        and (not perspective.positions or not sides.isdisjoint(perspective.positions))
        and (not perspective.verdicts or judgement.verdicts[claim] in perspective.verdicts)
        and (not perspective.sourced or bool(written.sources))
    )

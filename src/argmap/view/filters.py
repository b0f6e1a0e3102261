"""The filters of a perspective, asked of one claim or answer, and the themes to filter by."""

from __future__ import annotations

from itertools import chain

from argmap.graph import DebateGraph, Link
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


def keeps_answer(judgement: Judgement, perspective: Perspective, link: Link) -> bool:
    """Say whether the filters keep an answer: one of its premises passes all of them.

    A position that is a premise brings no theme, verdict or source of its own to an answer.
    """
    if not perspective.filtered:
        return True
    arguing = [premise for premise in link.premises if premise not in judgement.graph.positions]
    return any(keeps(judgement, perspective, premise) for premise in arguing)


def answer_themes(graph: DebateGraph, link: Link) -> tuple[str, ...]:
    """Return the themes of an answer: those of its premises, the first premise's first."""
    arguing = [premise for premise in link.premises if premise not in graph.positions]
    named = chain.from_iterable(graph.claims[premise].themes for premise in arguing)
    return tuple(dict.fromkeys(named))


def answer_theme(graph: DebateGraph, perspective: Perspective, link: Link) -> str | None:
    """Return the theme under which an answer is listed: the first that is asked for, or its first.

    None for an answer without any.
    """
    own = answer_themes(graph, link)
    asked = [theme for theme in own if theme in perspective.themes]
    return next(iter(asked or own), None)


def themes(graph: DebateGraph) -> tuple[str, ...]:
    """Return a debate's themes.

    The described ones, then others in the order in which claims name them.
    """
    described = [theme.id for theme in graph.debate.themes]
    named = chain.from_iterable(claim.themes for claim in graph.claims.values())
    return tuple(dict.fromkeys(chain(described, named)))

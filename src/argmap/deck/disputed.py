"""Which reasons are disputed most: what a talk shows that nobody has planned."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import chain, islice

from argmap.graph import DebateGraph
from argmap.model import Id, Relation
from argmap.reasoning import Judgement
from argmap.view import Perspective, keeps

LEVELS = 3
"""How far below a reason its replies are counted."""
MOST_LOOKED_AT = 1_000
"""How many links of a level are looked at.

A reason with more replies than that is disputed enough.
"""


def first_reasons(judgement: Judgement, filters: Perspective) -> tuple[Id, ...]:
    """Return the claims that answer a root and pass the filters, in the author's order."""
    graph = judgement.graph
    reasons = dict[Id, None]()
    for root in graph.roots:
        # Who asks for one position wants the reasons for and against that one.
        if filters.positions and root not in filters.positions:
            continue
        for link in graph.replies(root):
            reasons.update(dict.fromkeys(link.premises))
    return tuple(
        claim for claim in reasons if claim not in graph.roots and keeps(judgement, filters, claim)
    )


def most_disputed(judgement: Judgement, filters: Perspective) -> tuple[Id, ...]:
    """Return the first-level reasons that are answered, those with most objections first.

    Counted are the objections up to three levels below, then all replies; ties keep the author's
    order. O(reasons x replies up to that level).
    """
    counts = {
        claim: _replies(judgement.graph, claim) for claim in first_reasons(judgement, filters)
    }
    answered = [claim for claim, (_, replies) in counts.items() if replies]
    # `reverse` keeps equals in their order, which is the author's
    return tuple(sorted(answered, key=lambda claim: counts[claim], reverse=True))


def _replies(graph: DebateGraph, claim: Id) -> tuple[int, int]:
    """Return how many objections, and how many replies of any kind, stand below a claim."""
    seen, level, objections = {claim}, [claim], 0
    for _ in range(LEVELS):
        below = dict[Id, None]()
        for premise, relation in _answers(graph, level, seen):
            # An undercut disputes a reason as a rebuttal does.
            objections += relation is not Relation.SUPPORTS
            below[premise] = None
        seen.update(below)
        level = list(below)
    return objections, len(seen) - 1


def _answers(
    graph: DebateGraph, level: Collection[Id], seen: Collection[Id]
) -> Iterator[tuple[Id, Relation]]:
    """Yield who answers the claims of a level, or their steps, and how; nobody twice."""
    told = set(seen)
    nodes = chain.from_iterable((claim, *graph.out_of[claim]) for claim in level)
    links = chain.from_iterable(map(graph.replies, islice(nodes, MOST_LOOKED_AT)))
    for link in islice(links, MOST_LOOKED_AT):
        for premise in link.premises:
            if premise not in told:
                told.add(premise)
                yield premise, link.relation

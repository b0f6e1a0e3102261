"""The focus view: some claims, and the replies below them, level by level."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator, Mapping

from argmap.graph import DebateGraph, Link
from argmap.model import Id, Relation
from argmap.reasoning import Judgement
from argmap.view.filters import keeps
from argmap.view.perspective import Folded, Perspective


def surroundings(judgement: Judgement, perspective: Perspective) -> tuple[Id, ...]:
    """Return the focus and `depth` levels of replies, breadth first in the author's order, at most `most` claims.

    A reply with several premises is shown whole or not at all. The focus is never filtered away.
    """
    graph = judgement.graph
    shown = dict.fromkeys(perspective.focus[: perspective.most])
    level = list(shown)
    for _ in range(perspective.depth):
        before = len(shown)
        for claim in level:
            for link in _answers(graph, claim, shown):
                new = [premise for premise in link.premises if premise not in shown]
                if len(shown) + len(new) <= perspective.most and all(keeps(judgement, perspective, c) for c in new):
                    shown.update(dict.fromkeys(new))
        level = list(shown)[before:]
    return tuple(shown)


def _answers(graph: DebateGraph, claim: Id, shown: Collection[Id]) -> Iterator[Link]:
    """Yield the links that answer a claim, or one of the steps that lead from it to what is shown."""
    yield from map(graph.links.__getitem__, graph.into[claim])
    for step in graph.out_of[claim]:
        if graph.claim_of(step) in shown:
            yield from map(graph.links.__getitem__, graph.into[step])


def drawn_links(graph: DebateGraph, shown: Collection[Id]) -> tuple[Id, ...]:
    """Return the links whose premises and target are all shown, undercuts after what they undercut."""
    present = set(shown)
    drawn = dict[Id, None]()
    waiting = deque[Id](shown)
    while waiting:
        for id_ in graph.into[waiting.popleft()]:
            if id_ not in drawn and present.issuperset(graph.links[id_].premises):
                drawn[id_] = None
                waiting.append(id_)
    return tuple(drawn)


def folded(graph: DebateGraph, shown: Collection[Id], drawn: Collection[Id]) -> Mapping[Id, Folded]:
    """Return for each claim how many of its replies are not drawn; an undercut counts on every premise of its step."""
    counts = {claim: [0, 0, 0] for claim in shown}
    present = set(drawn)
    for node in (*shown, *drawn):
        bearers = (node,) if node in counts else graph.links[node].premises
        for id_ in graph.into[node]:
            if id_ in present:
                continue
            for bearer in bearers:
                counts[bearer][_column(graph.links[id_].relation)] += 1
    return {claim: Folded(*count) for claim, count in counts.items() if any(count)}


def _column(relation: Relation) -> int:
    """Return the field of `Folded` that counts a relation."""
    match relation:
        case Relation.SUPPORTS:
            return 0
        case Relation.REBUTS | Relation.UNDERCUTS:
            return 1
        case Relation.ABOUT:
            return 2

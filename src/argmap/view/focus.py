"""The focus view: some claims, and the replies below them, level by level."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Collection, Iterator, Mapping

from argmap.graph import DebateGraph, Link
from argmap.model import Id, Relation
from argmap.reasoning import Judgement
from argmap.view.filters import keeps
from argmap.view.perspective import Folded, Perspective


def surroundings(judgement: Judgement, perspective: Perspective) -> tuple[Id, ...]:
    """Return the focus and `depth` levels of replies, breadth first in the author's order.

    At most `most` claims. A reply with several premises is shown whole or not at all. The focus is
    never filtered away.
    """
    graph = judgement.graph
    shown = dict.fromkeys(perspective.focus[: perspective.most])
    level = list(shown)
    for _ in range(perspective.depth):
        before = len(shown)
        for claim in level:
            for link in _answers(graph, claim, shown):
                shown |= dict.fromkeys(_added(judgement, perspective, link, shown))
        level = list(shown)[before:]
    return tuple(shown)


def _added(
    judgement: Judgement, perspective: Perspective, link: Link, shown: Collection[Id]
) -> list[Id]:
    """Return the claims that a reply adds to a picture: all of its premises, or none."""
    new = [premise for premise in link.premises if premise not in shown]
    if len(shown) + len(new) > perspective.most:
        return []  # a smaller reply may still find room
    if all(keeps(judgement, perspective, premise) for premise in new):
        return new
    return []


def _answers(graph: DebateGraph, claim: Id, shown: Collection[Id]) -> Iterator[Link]:
    """Yield what answers a claim, or one of the steps that lead from it to what is shown."""
    yield from map(graph.links.__getitem__, graph.into[claim])
    for step in graph.out_of[claim]:
        # what undercuts a step that leads out of the picture would hang on nothing in it
        if graph.claim_of(step) in shown:
            yield from map(graph.links.__getitem__, graph.into[step])


def drawn_links(graph: DebateGraph, shown: Collection[Id]) -> tuple[Id, ...]:
    """Return the links from and to what is shown, undercuts after what they undercut."""
    present = set(shown)
    drawn = dict[Id, None]()
    # links wait as well, once they are drawn: an undercut may be undercut itself
    waiting = deque[Id](shown)
    while waiting:
        for id_ in graph.into[waiting.popleft()]:
            if id_ not in drawn and present.issuperset(graph.links[id_].premises):
                drawn[id_] = None
                waiting.append(id_)
    return tuple(drawn)


def folded_replies(
    graph: DebateGraph, shown: Collection[Id], drawn: Collection[Id]
) -> Mapping[Id, Folded]:
    """Return how many replies of a claim are not drawn, for each claim that has such replies."""
    supports, objections, remarks = Counter[Id](), Counter[Id](), Counter[Id]()
    counter_of = {
        Relation.SUPPORTS: supports,
        Relation.REBUTS: objections,
        Relation.UNDERCUTS: objections,
        Relation.ABOUT: remarks,
    }
    present = set(drawn)
    for node in (*shown, *drawn):
        bearers: tuple[Id, ...] = (node,)
        if node in graph.links:
            # a step has no box: what undercuts it counts on each box that the step starts from
            bearers = graph.links[node].premises
        for id_ in graph.into[node]:
            if id_ not in present:
                counter_of[graph.links[id_].relation].update(bearers)
    counts = {claim: Folded(supports[claim], objections[claim], remarks[claim]) for claim in shown}
    return {claim: count for claim, count in counts.items() if count != Folded()}

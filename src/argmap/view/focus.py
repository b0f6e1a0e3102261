"""The focus view: some claims, and the replies below them, level by level."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from argmap.graph import DebateGraph, Link
from argmap.model import Id, Relation
from argmap.reasoning import Judgement
from argmap.view.filters import keeps_answer
from argmap.view.perspective import Folded, Perspective


def surroundings(judgement: Judgement, perspective: Perspective) -> tuple[tuple[Id, ...], int]:
    """Return the focus and `depth` levels of replies, breadth first in the author's order.

    Beside them comes how many there would be without a bound. At most `most` claims. A reply with
    several premises is shown whole or not at all. Filters choose among the direct answers; what
    hangs below one of them is whole.
    """
    graph = judgement.graph
    shown = dict.fromkeys(perspective.focus[: perspective.most])
    cut = len(shown) < len(perspective.focus)
    level = list(shown)
    for away in range(perspective.depth):
        before = len(shown)
        for claim in level:
            for link in _wanted(judgement, perspective, claim, shown, away):
                cut |= not _added(link, shown, perspective.most)
        level = list(shown)[before:]
    if not cut:
        return tuple(shown), len(shown)
    boundless = replace(perspective, most=len(graph.claims))
    return tuple(shown), surroundings(judgement, boundless)[1]


def _added(link: Link, shown: dict[Id, None], most: int) -> bool:
    """Add what a reply brings along to what is shown: all of its premises, or say that none."""
    new = [premise for premise in link.premises if premise not in shown]
    if len(shown) + len(new) > most:
        return False  # a smaller reply may still find room
    shown |= dict.fromkeys(new)
    return True


def _wanted(
    judgement: Judgement, perspective: Perspective, claim: Id, shown: Collection[Id], away: int
) -> Iterator[Link]:
    """Yield the answers to a claim that are to be shown: the filters choose among direct ones."""
    for link in _answers(judgement.graph, claim, shown):
        if away or keeps_answer(judgement, perspective, link):
            yield link


def _answers(graph: DebateGraph, claim: Id, shown: Collection[Id]) -> Iterator[Link]:
    """Yield what answers a claim, or one of the steps that lead from it to what is shown."""
    yield from map(graph.links.__getitem__, graph.into[claim])
    for step in graph.out_of[claim]:
        # what undercuts a step that leads out of the picture would hang on nothing in it
        if graph.claim_of(step) in shown:
            yield from map(graph.links.__getitem__, graph.into[step])


def drawn_links(
    graph: DebateGraph, shown: Collection[Id], first: Sequence[Id] = ()
) -> tuple[Id, ...]:
    """Return the links from and to what is shown, undercuts after what they undercut.

    Of the links to one target those that start from the `first` claims come first, in that order:
    so an author shows them. All others follow as written.
    """
    rank = {claim: number for number, claim in enumerate(first)}

    def place(link: Id) -> int:
        return min(rank.get(premise, len(rank)) for premise in graph.links[link].premises)

    present = set(shown)
    drawn = dict[Id, None]()
    # links wait as well, once they are drawn: an undercut may be undercut itself
    waiting = deque[Id](shown)
    while waiting:
        for id_ in sorted(graph.into[waiting.popleft()], key=place):
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

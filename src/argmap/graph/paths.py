"""Where one gets by following links.

What leads to a claim, what goes in circles, what hangs together.
"""

from __future__ import annotations

from collections.abc import Iterable

from argmap.graph.connectivity import components
from argmap.graph.incidence import DebateGraph
from argmap.model import Id, Relation

REASONED = frozenset({Relation.SUPPORTS, Relation.REBUTS, Relation.UNDERCUTS})


def upstream(graph: DebateGraph, node: Id) -> dict[Id, int]:
    """Return the claims from which a claim or link can be reached.

    Each has the least number of links between. Nearest first, then the author's order; the node
    itself is left out, and so are the premises of a link, which are one with it; `about` is not
    followed. O(claims + links) of that part.
    """
    premises = graph.links[node].premises if node in graph.links else ()
    far = distances(graph, (node, *premises))
    return {claim: links for claim, links in far.items() if links and claim in graph.claims}


def distances(graph: DebateGraph, starts: Iterable[Id]) -> dict[Id, int]:
    """Return how many links lie at least between each claim or link and one of some others.

    What leads to none of them has no distance; nearest first. `about` is not followed.
    """
    level = list(starts)
    found: dict[Id, int] = dict.fromkeys(level, 0)
    away = 0
    while level:
        away += 1
        ahead: dict[Id, None] = {}
        for reached in level:
            for link in graph.replies(reached):
                # A link lies on the way as well: what undercuts it leads through it.
                ahead |= dict.fromkeys((link.id, *link.premises))
        level = [node for node in ahead if node not in found]
        found |= dict.fromkeys(level, away)
    return found


def cycles(
    graph: DebateGraph, relations: frozenset[Relation] = REASONED
) -> tuple[tuple[Id, ...], ...]:
    """Return the claims and links that go in circles: the strongly connected parts.

    Each part lists its claims, then its links, in the author's order. A link that leads to its own
    premise is a circle of two, and an undercut of itself one of one. O(claims + links), without
    recursion (Tarjan 1972).
    """
    place = {node: number for number, node in enumerate(graph.into)}
    ahead: list[list[int]] = [[] for _ in place]
    for id_, link in graph.links.items():
        if link.relation in relations:
            # Claims lead to their links and links to their targets, so that undercuts can close a
            # circle too.
            ahead[place[id_]].append(place[link.target])
            for premise in link.premises:
                ahead[place[premise]].append(place[id_])
    nodes = tuple(place)
    parts = map(sorted, components(ahead))
    circles = [part for part in parts if len(part) > 1 or part[0] in ahead[part[0]]]
    return tuple(tuple(map(nodes.__getitem__, part)) for part in sorted(circles))


def support_cycles(graph: DebateGraph) -> tuple[tuple[Id, ...], ...]:
    """Return a shortest circle of reasons for each part of the debate that has any.

    Each is read as "the first supports the second, …, the last supports the first", and starts with
    the claim that comes first in the debate. A claim that supports itself is a circle of one.
    """
    parts = cycles(graph, frozenset({Relation.SUPPORTS}))
    return tuple(_circle(graph, part[0], frozenset(part)) for part in parts)


def _circle(graph: DebateGraph, start: Id, part: frozenset[Id]) -> tuple[Id, ...]:
    came_from: dict[Id, Id] = {}
    level = [start]
    while start not in came_from:
        reached = []
        for claim in level:
            for link in graph.answers(claim):
                if link.id in part and link.target not in came_from:
                    came_from[link.target] = claim
                    reached.append(link.target)
        level = reached
    # The way back tells the circle from its end; the claim that it starts with stays in front.
    circle = [start]
    while (claim := came_from[circle[-1]]) != start:
        circle.append(claim)
    return (start, *reversed(circle[1:]))


def islands(graph: DebateGraph) -> tuple[tuple[Id, ...], ...]:
    """Return the claims that hang together by links of any relation, `about` too.

    They are in the author's order. A debate that is one piece is one island; a claim that nothing
    is linked with is an island of its own.
    """
    island: dict[Id, int] = {}
    for number, first in enumerate(graph.into):
        if first not in island:
            island |= dict.fromkeys(_hanging_together(graph, first), number)
    members: dict[int, list[Id]] = {}
    for claim in graph.claims:
        members.setdefault(island[claim], []).append(claim)
    return tuple(map(tuple, members.values()))


def _hanging_together(graph: DebateGraph, first: Id) -> set[Id]:
    """Return the claims and links that one of them hangs together with, itself too."""
    found = {first}
    waiting = [first]
    while waiting:
        for other in _neighbours(graph, waiting.pop()):
            if other not in found:
                found.add(other)
                waiting.append(other)
    return found


def _neighbours(graph: DebateGraph, node: Id) -> tuple[Id, ...]:
    link = graph.links.get(node)
    if link:
        return (*link.premises, link.target, *graph.into[node])
    return (*graph.into[node], *graph.out_of[node])


def ancestors(graph: DebateGraph, claim: Id, *, most: int) -> tuple[Id, ...]:
    """Return what a claim answers, what that answers, and so on.

    The `most` nearest, the furthest first. Of several things that a claim answers the first one
    counts; the way stops where it would close. O(most).
    """
    way = {claim: None}
    while (link := next(graph.answers(claim), None)) and len(way) <= most:
        claim = graph.claim_of(link.target)
        if claim in way:
            break
        way[claim] = None
    return tuple(reversed(tuple(way)[1:]))

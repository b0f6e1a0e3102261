"""What is said of a theme further down, where no direct answer of a position speaks of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from argmap.graph import DebateGraph
from argmap.model import Id
from argmap.view.covering import CellPlace

MOST_WAYS = 12
"""So many claims are shown at once; whoever has found these sees where others are."""


def spoken_below(graph: DebateGraph) -> Mapping[CellPlace, tuple[Id, ...]]:
    """Return the claims on a theme that speak for or against a position, at any depth.

    Where no direct answer is on the theme, all of them are further down. O(claims).
    """
    found = defaultdict[CellPlace, list[Id]](list)
    for id_, claim in graph.claims.items():
        if id_ in graph.positions:
            continue
        for position, _ in graph.sides[id_]:
            for theme in claim.themes:
                found[theme, position].append(id_)
    return {place: tuple(claims) for place, claims in found.items()}


def ways_down(graph: DebateGraph, top: Id, claims: Collection[Id]) -> tuple[Id, ...]:
    """Return the links to open in the list of a claim, so that entries of some claims are seen.

    Those of the first dozen that are reached, each on its shortest way. O(links below it).
    """
    opened = dict[Id, None]()
    waiting, above = list[Id](), dict[Id, Id | None]()
    wanted = set(claims)
    _below(graph, (top, *graph.out_of[top]), None, above, waiting)
    reached = 0
    # what is appended on the way is walked as well, level by level
    for link in waiting:
        premises = graph.links[link].premises
        if not wanted.isdisjoint(premises):
            wanted.difference_update(premises)
            opened.update(dict.fromkeys(_way(link, above)))
            reached += 1
        if not wanted or reached == MOST_WAYS:
            break
        _below(graph, (*premises, link), link, above, waiting)
    return tuple(opened)


def _below(
    graph: DebateGraph,
    nodes: tuple[Id, ...],
    owner: Id | None,
    above: dict[Id, Id | None],
    waiting: list[Id],
) -> None:
    """Add the answers to some claims and links that were not met before, below their owner."""
    for node in nodes:
        for answer in graph.into[node]:
            if answer not in above:
                above[answer] = owner
                waiting.append(answer)


def _way(link: Id, above: Mapping[Id, Id | None]) -> list[Id]:
    """Return the entries that an entry lies in, the outermost first."""
    found = list[Id]()
    owner = above[link]
    while owner is not None:
        found.append(owner)
        owner = above[owner]
    return found[::-1]

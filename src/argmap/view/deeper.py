"""What is said of a theme further down, where no direct answer of a position speaks of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import product
from types import MappingProxyType

from argmap.graph import DebateGraph, Stance
from argmap.model import Id
from argmap.view.covering import CellPlace

MOST_WAYS = 12
"""So many claims are shown at once; whoever has found these sees where others are."""


@dataclass(frozen=True, slots=True)
class SpokenBelow:
    """The claims on each theme that speak of each position, and those that speak against it.

    At any depth: where no direct answer is on the theme, all of them are further down.
    """

    of: Mapping[CellPlace, tuple[Id, ...]]
    against: Mapping[CellPlace, tuple[Id, ...]]


def spoken_below(graph: DebateGraph) -> SpokenBelow:
    """Return who speaks of each position on each theme. O(claims)."""
    found, against = defaultdict[CellPlace, list[Id]](list), defaultdict[CellPlace, list[Id]](list)
    for id_, claim in graph.claims.items():
        sides = () if id_ in graph.positions else graph.sides[id_]
        for theme, (position, stance) in product(claim.themes, sides):
            found[theme, position].append(id_)
            if stance is Stance.AGAINST:
                against[theme, position].append(id_)
    return SpokenBelow(_settled(found), _settled(against))


def _settled(found: Mapping[CellPlace, list[Id]]) -> Mapping[CellPlace, tuple[Id, ...]]:
    return MappingProxyType({place: tuple(claims) for place, claims in found.items()})


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

"""The claims of a debate as they are written, duplicates too, each with its path."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from argmap.graph import DebateGraph
from argmap.model import Claim, Source
from argmap.problem import Where


def all_claims(graph: DebateGraph) -> Iterator[Claim]:
    """Return every position and claim."""
    return chain(graph.debate.positions, graph.debate.claims)


def written_claims(graph: DebateGraph) -> Iterator[tuple[Where, Claim]]:
    """Yield every position and claim with its path."""
    for number, position in enumerate(graph.debate.positions):
        yield ("positions", number), position
    for number, claim in enumerate(graph.debate.claims):
        yield ("claims", number), claim


def source_named(graph: DebateGraph, where: Where, source: Source) -> str:
    """Name a source in a sentence: by its key, or by its title where it is written into a claim."""
    if where[0] == "sources":
        key, _ = graph.debate.sources[int(where[1])]
        return f"source `{key}`"
    return f"source `{source.title[:60]}`"


def claim_places(graph: DebateGraph) -> dict[str, Where]:
    """Return the path of each position and claim, of the first where an id is used twice."""
    places: dict[str, Where] = {}
    for part, members in (("positions", graph.debate.positions), ("claims", graph.debate.claims)):
        for number, claim in enumerate(members):
            places.setdefault(claim.id, (part, number))
    return places

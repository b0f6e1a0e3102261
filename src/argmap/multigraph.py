"""The debate as a networkx graph, for those who want to go on in a library that they know."""

from __future__ import annotations

import networkx as nx

from argmap.graph import AnyDebate, DebateGraph, Link, sound
from argmap.model import Id


def network(debate: AnyDebate) -> nx.MultiDiGraph:
    """Return a debate as a networkx graph; see `multigraph`.

    Raises:
        DebateError: The debate has errors (a loaded debate has none).
        ArgmapError: This is no debate.
    """
    return multigraph(sound(debate))


def multigraph(graph: DebateGraph) -> nx.MultiDiGraph:
    """Return a frozen MultiDiGraph whose edges point from premise to target.

    All ids are those of the debate. Graph attributes: `title`, `question`, `name` (the debate's
    id). A node is a claim, or a link where the picture has a joint: one that is itself a target or
    has several premises. Claim nodes: `kind` ("position" or "claim"), `text`, `label` (str or
    None), `themes`, `cases` (tuples of str), `assumed` (bool), `plausibility` (0 to 1), `side`
    (tuple of pairs (position, "for" | "against" | "both"), empty = neutral). Step nodes: `kind`
    "step", `relation`, `weight`, `note`, `side`. Edges: the key is the link's id; `relation`
    ("supports", "rebuts", "undercuts" or "about"), `weight` (0 to 1), `note` (str or None), `part`:
    "whole" for a link that is one edge, "premise" for an edge from a premise into a step,
    "conclusion" for the one from a step to its target. O(claims + links).
    """
    built = nx.MultiDiGraph(
        title=graph.debate.title, question=graph.debate.question, name=graph.debate.name
    )
    positions = frozenset(graph.positions)
    for id_, claim in graph.claims.items():
        built.add_node(
            id_,
            kind="position" if id_ in positions else "claim",
            text=claim.text,
            label=claim.label,
            themes=claim.themes,
            cases=claim.cases,
            assumed=claim.assumed,
            plausibility=claim.plausibility,
            side=_side(graph, id_),
        )
    for link in graph.joints:
        built.add_node(link.id, kind="step", **_told(link), side=_side(graph, link.id))
    for link in graph.links.values():
        _add_edges(built, link)
    return nx.freeze(built)


def _add_edges(built: nx.MultiDiGraph, link: Link) -> None:
    # Only a joint is a node; any other link is one edge.
    if link.id not in built:
        built.add_edge(link.premises[0], link.target, key=link.id, part="whole", **_told(link))
        return
    for premise in link.premises:
        built.add_edge(premise, link.id, key=link.id, part="premise", **_told(link))
    built.add_edge(link.id, link.target, key=link.id, part="conclusion", **_told(link))


def _told(link: Link) -> dict[str, object]:
    return {"relation": link.relation.value, "weight": link.weight, "note": link.note}


def _side(graph: DebateGraph, node: Id) -> tuple[tuple[Id, str], ...]:
    return tuple((position, stance.value) for position, stance in graph.sides[node])

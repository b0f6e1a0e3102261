"""What a slide shows around one claim: its replies level by level, and what is said about the step that it makes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, zip_longest

from argmap.graph import DebateGraph, Link
from argmap.model import Id, Relation
from argmap.reasoning import Judgement
from argmap.view.perspective import HARD_MOST_BOXES, Perspective, View
from argmap.view.view import view
from argmap.words import name

Group = tuple[Id, ...]
"""The premises of one reply: they are shown together or not at all."""


def replies(graph: DebateGraph, claim: Id) -> tuple[Group, ...]:
    """Return who answers a claim or one of its steps, objections and reasons in turn, then remarks."""
    links = [graph.links[id_] for node in (claim, *graph.out_of[claim]) for id_ in graph.into[node]]
    objections = [link for link in links if link.relation in {Relation.REBUTS, Relation.UNDERCUTS}]
    reasons = [link for link in links if link.relation is Relation.SUPPORTS]
    remarks = [link for link in links if link.relation is Relation.ABOUT]
    turns = chain.from_iterable(zip_longest(objections, reasons))
    return tuple(dict.fromkeys(link.premises for link in (*filter(None, turns), *remarks)))


def around(graph: DebateGraph, claim: Id, *, depth: int, most: int = HARD_MOST_BOXES) -> tuple[Id, ...]:
    """Return a claim and `depth` levels of replies below it, at most `most` claims; what it answers is left out."""
    shown, level = {claim: None}, [claim]
    for _ in range(depth):
        before = len(shown)
        for group in chain.from_iterable(replies(graph, above) for above in level):
            new = [premise for premise in group if premise not in shown]
            if len(shown) + len(new) <= most:
                shown.update(dict.fromkeys(new))
        level = list(shown)[before:]
    return tuple(shown)


def surroundings(judgement: Judgement, claim: Id, shown: Iterable[Id]) -> View:
    """Return the view of a claim with some of its replies, and with what its attacked steps lead to."""
    graph = judgement.graph
    visible = dict.fromkeys((claim, *shown))
    above = dict.fromkeys(chain.from_iterable(_upwards(graph, link) for link in _attacked(graph, claim, visible)))
    asked = Perspective(tuple(dict.fromkeys((*above, *visible))), depth=0, most=HARD_MOST_BOXES)
    found = view(judgement, asked)
    return replace(found, perspective=replace(asked, focus=(claim,)), title=name(graph.claims[claim]))


def _upwards(graph: DebateGraph, step: Link) -> tuple[Id, ...]:
    """Return what a step leads to, from the top: a claim, or for an undercut also the step that it attacks."""
    found, seen, node = list[Id](), {step.id}, step.target
    while node in graph.links and node not in seen:
        seen.add(node)
        found += graph.links[node].premises
        node = graph.links[node].target
    return (*([node] if node in graph.claims else []), *reversed(found))


def _attacked(graph: DebateGraph, claim: Id, visible: Iterable[Id]) -> Iterator[Link]:
    """Yield the steps of a claim that something visible undercuts."""
    present = set(visible)
    for id_ in graph.out_of[claim]:
        if any(present.issuperset(graph.links[link].premises) for link in graph.into[id_]):
            yield graph.links[id_]

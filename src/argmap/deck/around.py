"""What a slide shows around one claim.

Its replies level by level, and what is said about the step that it makes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, zip_longest

from argmap.graph import DebateGraph, Link
from argmap.model import Id, Relation
from argmap.reasoning import Judgement
from argmap.view import HARD_MOST_BOXES, Perspective, View, view
from argmap.words import name

Group = tuple[Id, ...]
"""The premises of one reply: they are shown together or not at all."""


def replies(graph: DebateGraph, claim: Id) -> tuple[Group, ...]:
    """Return who answers a claim or its steps: objections and reasons in turn, then remarks."""
    objections, reasons, remarks = list[Group](), list[Group](), list[Group]()
    for node in (claim, *graph.out_of[claim]):
        for id_ in graph.into[node]:
            link = graph.links[id_]
            match link.relation:
                case Relation.REBUTS | Relation.UNDERCUTS:
                    objections.append(link.premises)
                case Relation.SUPPORTS:
                    reasons.append(link.premises)
                case Relation.ABOUT:
                    remarks.append(link.premises)
    # in turn: a picture with room for a few replies shows both sides of the matter
    turns = chain.from_iterable(zip_longest(objections, reasons, fillvalue=()))
    groups = dict.fromkeys((*turns, *remarks))
    return tuple(group for group in groups if group)


def claims_around(
    graph: DebateGraph, claim: Id, *, depth: int, most: int = HARD_MOST_BOXES
) -> tuple[Id, ...]:
    """Return a claim and `depth` levels of replies below it, at most `most` claims.

    What it answers is left out.
    """
    shown, level = {claim: None}, [claim]
    for _ in range(depth):
        before = len(shown)
        for group in chain.from_iterable(replies(graph, above) for above in level):
            new = [premise for premise in group if premise not in shown]
            # after a group that is too large a smaller one may still fit
            if len(shown) + len(new) <= most:
                shown.update(dict.fromkeys(new))
        level = list(shown)[before:]
    return tuple(shown)


def view_around(judgement: Judgement, claim: Id, shown: Iterable[Id]) -> View:
    """Return the view of a claim with some replies, and with where its attacked steps lead."""
    graph = judgement.graph
    visible = dict.fromkeys((claim, *shown))
    above = chain.from_iterable(_upwards(graph, step) for step in _attacked(graph, claim, visible))
    drawn = tuple(dict.fromkeys((*above, *visible)))
    asked = Perspective(drawn, depth=0, most=HARD_MOST_BOXES)
    found = view(judgement, asked)
    title = name(graph.claims[claim])
    # all of it was asked for, so that nothing was left out; the picture is about one claim alone
    return replace(found, perspective=replace(asked, focus=(claim,)), title=title)


def _upwards(graph: DebateGraph, step: Link) -> tuple[Id, ...]:
    """Return what a step leads to, from the top.

    A claim, or for an undercut also the step that it attacks.
    """
    below = list[Id]()
    seen = {step.id}  # undercuts may go in a circle, and then lead to no claim
    node = step.target
    while node in graph.links and node not in seen:
        seen.add(node)
        below += graph.links[node].premises
        node = graph.links[node].target
    if node in graph.claims:
        below.append(node)
    return tuple(reversed(below))


def _attacked(graph: DebateGraph, claim: Id, visible: Iterable[Id]) -> Iterator[Link]:
    """Yield the steps of a claim that something visible undercuts."""
    present = set(visible)
    for id_ in graph.out_of[claim]:
        # of an undercut nobody could say what it is against without the step in the picture
        if any(present.issuperset(graph.links[link].premises) for link in graph.into[id_]):
            yield graph.links[id_]

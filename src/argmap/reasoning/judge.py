"""Judging a debate: flatten it, label it, and read a verdict off each claim."""

from __future__ import annotations

from collections.abc import Container, Sequence
from types import MappingProxyType
from typing import Protocol

from argmap.graph import DebateGraph
from argmap.model import Id
from argmap.reasoning.circular import circular
from argmap.reasoning.flattening import Flattening, flatten
from argmap.reasoning.grounded import ranks
from argmap.reasoning.judgement import Judgement, Verdict
from argmap.reasoning.supposition import Supposition

AS_WRITTEN = Supposition()


def judge(graph: DebateGraph, supposition: Supposition = AS_WRITTEN) -> Judgement:
    """Return what follows from a debate under a supposition whose ids are those of the graph. O(claims + links).

    A position may be switched off or accepted like any claim: its label changes and with it what it is a premise of;
    its tally counts the links into it and stays.
    """
    flattening = flatten(graph, supposition)
    found = ranks(flattening.attacked, flattening.waiting)
    verdicts = _verdicts(graph, flattening, found)
    for claims, verdict in (
        (flattening.out_of_case, Verdict.OUT_OF_CASE),
        (supposition.without, Verdict.SWITCHED_OFF),
        (supposition.accept, Verdict.ACCEPTED),
    ):
        verdicts |= dict.fromkeys(claims, verdict)
    for position in graph.positions:
        verdicts.pop(position, None)
    return Judgement(graph, supposition, flattening, tuple(found), MappingProxyType(verdicts))


def _verdicts(graph: DebateGraph, flattening: Flattening, found: Sequence[int]) -> dict[Id, Verdict]:
    """Return the verdict that follows from the label of each claim."""
    verdicts = dict.fromkeys(graph.claims, Verdict.STANDS)
    others = [(node, claim) for node, claim in enumerate(graph.claims) if not found[node] & 1]
    goes_in_a_circle = circular(flattening, found) if any(not found[node] for node, _ in others) else frozenset()
    verdicts |= {claim: verdict(flattening, found, node, goes_in_a_circle) for node, claim in others}
    return verdicts


class Labelled(Protocol):
    """The label of each argument in the manner of ranks: odd is in, even is out, 0 is undecided."""

    def __getitem__(self, argument: int, /) -> int:
        """Return the label of an argument by its number."""
        ...


def verdict(flattening: Flattening, labels: Labelled, node: int, goes_in_a_circle: Container[int]) -> Verdict:
    """Return the verdict that follows from the label of a claim, by number, about which nothing is supposed."""
    if labels[node] & 1:
        return Verdict.STANDS
    if not labels[node]:
        return Verdict.CIRCULAR if node in goes_in_a_circle else Verdict.UNSETTLED
    if node not in flattening.lack or not labels[flattening.lack[node]] & 1:
        return Verdict.UNANSWERED
    objected = any(labels[objection] & 1 for objection in flattening.objections(node))
    return Verdict.UNANSWERED if objected else Verdict.REASONS_FELL

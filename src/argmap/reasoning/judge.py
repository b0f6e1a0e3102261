"""Judging a debate: flatten it, label it, and read a verdict off each claim."""

from __future__ import annotations

from types import MappingProxyType

from argmap.graph import DebateGraph
from argmap.model import Id
from argmap.reasoning.circular import circular
from argmap.reasoning.flattening import Flattening, flatten
from argmap.reasoning.grounded import Labelling, grounded
from argmap.reasoning.judgement import Judgement, Verdict
from argmap.reasoning.supposition import Supposition

AS_WRITTEN = Supposition()


def judge(graph: DebateGraph, supposition: Supposition = AS_WRITTEN) -> Judgement:
    """Return what follows from a debate under a supposition whose ids are those of the graph. O(claims + links).

    A position may be switched off or accepted like any claim: its label changes and with it what it is a premise of;
    its tally counts the links into it and stays.
    """
    flattening = flatten(graph, supposition)
    labelling = grounded(flattening.framework)
    verdicts = _verdicts(graph, flattening, labelling)
    for claims, verdict in (
        (flattening.out_of_case, Verdict.OUT_OF_CASE),
        (supposition.without, Verdict.SWITCHED_OFF),
        (supposition.accept, Verdict.ACCEPTED),
    ):
        verdicts |= dict.fromkeys(claims, verdict)
    for position in graph.positions:
        verdicts.pop(position, None)
    return Judgement(graph, supposition, flattening, tuple(labelling.ranks), MappingProxyType(verdicts))


def _verdicts(graph: DebateGraph, flattening: Flattening, labelling: Labelling) -> dict[Id, Verdict]:
    """Return the verdict that follows from the label of each claim."""
    ranks = labelling.ranks
    undecided = 0 in ranks
    goes_in_a_circle = circular(flattening, ranks) if undecided else frozenset()
    stands, unsettled = Verdict.STANDS, Verdict.UNSETTLED
    verdicts = {
        claim: stands if rank & 1 else unsettled for claim, rank in zip(graph.claims, ranks, strict=False)
    }
    for node, claim in enumerate(graph.claims):
        rank = ranks[node]
        if rank & 1:
            continue
        if rank:
            objected = any(ranks[objection] & 1 for objection in flattening.objections(node))
            verdicts[claim] = Verdict.UNANSWERED if objected else Verdict.REASONS_FELL
        elif node in goes_in_a_circle:
            verdicts[claim] = Verdict.CIRCULAR
    return verdicts

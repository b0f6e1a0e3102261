"""Judging a debate: flatten it, label it, and read a verdict off each claim."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

from argmap.graph import DebateGraph
from argmap.model import Debate, Id
from argmap.reasoning.circular import circular
from argmap.reasoning.flattening import Flattening, flatten
from argmap.reasoning.grounded import ranks
from argmap.reasoning.judgement import Judgement, Verdict
from argmap.reasoning.supposition import Supposition, resolved

AS_WRITTEN = Supposition()


def judge(debate: Debate | DebateGraph, supposition: Supposition = AS_WRITTEN) -> Judgement:
    """Return what follows from a debate under a supposition. O(claims + links).

    Of a `Debate` the references are resolved and the supposition is checked first; with a graph its ids are taken as
    they are. A position may be switched off or accepted like any claim: its label changes and with it what it is a
    premise of; its tally counts the links into it and stays.

    Raises:
        DebateError: A reference of the debate leads nowhere (a loaded debate has none of these).
        UnknownId: The supposition names what the debate does not hold.
        ArgmapError: A claim is switched off and accepted at once.
    """
    graph, supposition = resolved(debate, supposition)
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
    """Return the verdict that follows from the label of each claim, as if none were switched off."""
    verdicts = dict.fromkeys(graph.claims, Verdict.STANDS)
    goes_in_a_circle = circular(graph, flattening, found)
    objected = {target for objection, target in graph.objections if found[objection] & 1}
    verdicts |= {
        claim: verdict(found[node], objected=node in objected, in_circle=node in goes_in_a_circle)
        for node, claim in enumerate(graph.claims)
        if not found[node] & 1
    }
    return verdicts


def verdict(label: int, *, objected: bool, in_circle: bool) -> Verdict:
    """Return the verdict that follows from the label of a claim about which nothing is supposed.

    `label` is odd for in, even for out and 0 for undecided, in the manner of ranks; `objected` says whether an
    objection to the claim is in.
    """
    if label & 1:
        return Verdict.STANDS
    if not label:
        return Verdict.CIRCULAR if in_circle else Verdict.UNSETTLED
    return Verdict.UNANSWERED if objected else Verdict.REASONS_FELL

"""Judging a debate: flatten it, label it, and read a verdict off each claim."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

from argmap.graph import AnyDebate, DebateGraph, sound
from argmap.model import Id
from argmap.reasoning.circular import circular
from argmap.reasoning.flattening import Flattening, flatten
from argmap.reasoning.grounded import ranks
from argmap.reasoning.judgement import Judgement, Verdict
from argmap.reasoning.supposing import AS_WRITTEN, Supposition, checked


def judge(debate: AnyDebate, supposition: Supposition | None = None) -> Judgement:
    """Return what follows from a debate under a supposition; without one, as it is written.

    O(claims + links). A judgement is returned as it is, and judged anew only where something else
    is to be supposed. The supposition is checked against the debate; with a bare graph its ids are
    taken as they are. A position may be switched off or accepted like any claim: its label changes
    and with it what it is a premise of; its tally counts the links into it and stays.

    Raises:
        DebateError: The debate has errors (a loaded debate has none).
        UnknownId: The supposition names what the debate does not hold.
        ArgmapError: A claim is switched off and accepted at once, or this is no debate.
    """
    if isinstance(debate, Judgement) and supposition is None:
        return debate
    graph, supposition = resolved(debate, supposition)
    flattening = flatten(graph, supposition)
    found = ranks(flattening.attacked, flattening.waiting)
    verdicts = _verdicts(graph, flattening, found)
    # What is supposed outranks what follows from it, and of two suppositions the later one here.
    for claims, verdict in (
        (flattening.out_of_case, Verdict.OUT_OF_CASE),
        (supposition.without, Verdict.SWITCHED_OFF),
        (supposition.accept, Verdict.ACCEPTED),
    ):
        verdicts |= dict.fromkeys(claims, verdict)
    # A position has its tally: no reason of many decides for it whether it is right.
    for position in graph.positions:
        verdicts.pop(position, None)
    return Judgement(graph, supposition, flattening, tuple(found), MappingProxyType(verdicts))


def resolved(
    debate: AnyDebate, supposition: Supposition | None = None
) -> tuple[DebateGraph, Supposition]:
    """Return the graph of a debate and what is supposed in it.

    What is asked for, else what it was judged under. Raises what `judge` does.
    """
    graph = sound(debate)
    if supposition is None:
        return graph, debate.supposition if isinstance(debate, Judgement) else AS_WRITTEN
    return graph, supposition if isinstance(debate, DebateGraph) else checked(graph, supposition)


def _verdicts(
    graph: DebateGraph, flattening: Flattening, found: Sequence[int]
) -> dict[Id, Verdict]:
    """Return the verdict that follows from each claim's label, as if none were switched off."""
    verdicts = dict.fromkeys(graph.claims, Verdict.STANDS)
    goes_in_a_circle = circular(graph, flattening, found)
    # Ranks: odd is in, even is out, 0 is undecided.
    objected = {target for objection, target in graph.objections if found[objection] & 1}
    verdicts |= {
        claim: verdict(found[node], objected=node in objected, in_circle=node in goes_in_a_circle)
        for node, claim in enumerate(graph.claims)
        if not found[node] & 1
    }
    return verdicts


def verdict(label: int, *, objected: bool, in_circle: bool) -> Verdict:
    """Return the verdict that follows from the label of a claim about which nothing is supposed.

    `label` is odd for in, even for out and 0 for undecided, in the manner of ranks; `objected` says
    whether an objection to the claim is in.
    """
    if label & 1:
        return Verdict.STANDS
    if not label:
        return Verdict.CIRCULAR if in_circle else Verdict.UNSETTLED
    return Verdict.UNANSWERED if objected else Verdict.REASONS_FELL

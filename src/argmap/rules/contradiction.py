"""A claim is no reason for or against itself, and does not speak both for and against one thing."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.codes import Code
from argmap.graph import DebateGraph, Link
from argmap.model import Relation
from argmap.problem import Finding, Severity
from argmap.rules.written import all_claims, written_claims


def self_support(graph: DebateGraph) -> Iterator[Finding]:
    """No claim supports itself."""
    for link in _to_itself(graph, Relation.SUPPORTS):
        message = f"claim `{link.target}` supports itself"
        yield Finding(Code.SELF_SUPPORT, Severity.ERROR, message, (*link.where, "to"), _REMEDY)


def self_rebuttal(graph: DebateGraph) -> Iterator[Finding]:
    """No claim rebuts itself."""
    for link in _to_itself(graph, Relation.REBUTS):
        message = f"claim `{link.target}` rebuts itself"
        yield Finding(Code.SELF_REBUTTAL, Severity.ERROR, message, (*link.where, "to"), _REMEDY)


def self_about(graph: DebateGraph) -> Iterator[Finding]:
    """No claim is about itself."""
    for link in _to_itself(graph, Relation.ABOUT):
        yield Finding(
            Code.SELF_ABOUT,
            Severity.ERROR,
            f"claim `{link.target}` is about itself",
            link.where,
            _REMEDY,
        )


_REMEDY = "name another claim, or delete this"


def _to_itself(graph: DebateGraph, relation: Relation) -> list[Link]:
    return [link for link in graph.loops if link.relation is relation]


def supports_and_rebuts(graph: DebateGraph) -> Iterator[Finding]:
    """No claim both supports and rebuts the same target."""
    if not any(claim.supports and claim.rebuts for claim in all_claims(graph)):
        return
    for where, claim in written_claims(graph):
        # Backwards, so that of several that mean one claim the first is kept.
        supports = reversed(list(enumerate(claim.supports)))
        supported = {graph.current(reference.to): number for number, reference in supports}
        for number, reference in enumerate(claim.rebuts):
            target = graph.current(reference.to)
            # Of a claim that answers itself another rule tells.
            if target is not None and target in supported and target != claim.id:
                yield Finding(
                    Code.SUPPORTS_AND_REBUTS,
                    Severity.ERROR,
                    f"claim `{claim.id}` both supports and rebuts `{target}`",
                    (*where, "rebuts", number, "to"),
                    "keep one of the two, or split the claim",
                    (("supports it", (*where, "supports", supported[target], "to")),),
                )

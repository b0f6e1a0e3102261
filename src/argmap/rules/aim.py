"""Advice on what a reply aims at: a claim, or the step from it."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.codes import Code
from argmap.graph import DebateGraph, Link
from argmap.model import Evidence, Relation
from argmap.problem import Finding, Severity
from argmap.rules.written import claim_places

_FACTS = frozenset({Evidence.MEASURED, Evidence.OFFICIAL})


def rebutted_facts(graph: DebateGraph) -> Iterator[Finding]:
    """What rebuts a fact denies it; whoever grants the fact undercuts what is concluded from it."""
    for link in graph.links.values():
        if link.relation is not Relation.REBUTS:
            continue
        evidence = graph.claims[link.target].evidence
        if evidence not in _FACTS:
            continue
        message = (
            f"claim `{link.premises[0]}` rebuts `{link.target}`, which is {evidence.value} evidence"
        )
        help_ = "is the fact denied, or its weight? then `undercuts`"
        yield Finding(Code.REBUTTED_FACT, Severity.ADVICE, message, (*link.where, "to"), help_)


def disputed_steps(graph: DebateGraph) -> Iterator[Finding]:
    """A claim does not hang on one reason whose step is undercut, unless it needs that reason."""
    places = claim_places(graph)
    for id_, claim in graph.claims.items():
        reasons = [link for link in graph.replies(id_) if link.relation is Relation.SUPPORTS]
        # Another reason may carry it, what is assumed needs none, and a position is held by its
        # tally.
        if len(reasons) != 1 or claim.assumed or id_ in graph.positions:
            continue
        cut = _undercut_of(graph, reasons[0])
        if cut is None:
            continue
        reason = reasons[0].premises[0]
        message = (
            f"the step from `{reason}` to claim `{id_}`, its only reason, "
            f"is undercut by `{cut.premises[0]}`"
        )
        help_ = "does it stand by itself? then `assumed: true`"
        related = (("undercut here", (*cut.where[:2], "id")),)
        yield Finding(
            Code.DISPUTED_STEP, Severity.ADVICE, message, (*places[id_], "id"), help_, related
        )


def _undercut_of(graph: DebateGraph, step: Link) -> Link | None:
    return next(
        (link for link in graph.replies(step.id) if link.relation is Relation.UNDERCUTS), None
    )

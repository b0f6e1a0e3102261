"""A claim is no reason for or against itself, and does not speak both for and against one thing."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.graph import DebateGraph
from argmap.model import Claim
from argmap.problem import Finding, Severity, Where
from argmap.rules.written import written_claims


def answers_itself(graph: DebateGraph) -> Iterator[Finding]:
    """No claim supports or rebuts itself, or is about itself."""
    for where, claim in written_claims(graph):
        for relation, targets in _targets(claim):
            for number, target in enumerate(targets):
                if target == claim.id or (graph.aliases and graph.current(target) == claim.id):
                    yield _itself(where, claim, relation, number)


def _itself(where: Where, claim: Claim, relation: str, number: int) -> Finding:
    does = "is about" if relation == "about" else relation
    code = {"supports": "self-support", "rebuts": "self-rebuttal"}.get(relation, "self-about")
    place = (*where, relation, number) if relation == "about" else (*where, relation, number, "to")
    return Finding(code, Severity.ERROR, f"claim `{claim.id}` {does} itself", place, "name another claim, or delete this")


def _targets(claim: Claim) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (
        ("supports", tuple(reference.to for reference in claim.supports)),
        ("rebuts", tuple(reference.to for reference in claim.rebuts)),
        ("about", claim.about),
    )


def supports_and_rebuts(graph: DebateGraph) -> Iterator[Finding]:
    """No claim both supports and rebuts the same target."""
    for where, claim in written_claims(graph):
        if not (claim.supports and claim.rebuts):
            continue
        supported = {reference.to: number for number, reference in reversed(list(enumerate(claim.supports)))}
        for number, reference in enumerate(claim.rebuts):
            if reference.to in supported and reference.to != claim.id:
                yield Finding(
                    "supports-and-rebuts",
                    Severity.ERROR,
                    f"claim `{claim.id}` both supports and rebuts `{reference.to}`",
                    (*where, "rebuts", number, "to"),
                    "keep one of the two, or split the claim",
                    (("supports it", (*where, "supports", supported[reference.to], "to")),),
                )

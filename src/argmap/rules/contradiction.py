"""A claim is no reason for or against itself, and does not speak both for and against one thing."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.graph import DebateGraph
from argmap.model import Relation
from argmap.problem import Finding, Severity, Where
from argmap.rules.written import all_claims, written_claims


def answers_itself(graph: DebateGraph) -> Iterator[Finding]:
    """No claim supports or rebuts itself, or is about itself."""
    for link in graph.links.values():
        if link.target in link.premises:
            does = "is about" if link.relation is Relation.ABOUT else link.relation.value
            where = link.where if link.relation is Relation.ABOUT else (*link.where, "to")
            yield _itself(link.target, does, where)


def _itself(id_: str, does: str, where: Where) -> Finding:
    code = {"supports": "self-support", "rebuts": "self-rebuttal"}.get(does, "self-about")
    return Finding(code, Severity.ERROR, f"claim `{id_}` {does} itself", where, "name another claim, or delete this")


def supports_and_rebuts(graph: DebateGraph) -> Iterator[Finding]:
    """No claim both supports and rebuts the same target."""
    if not any([claim.supports and claim.rebuts for claim in all_claims(graph)]):  # noqa: C419 - twice as fast
        return
    for where, claim in written_claims(graph):
        supports = reversed(list(enumerate(claim.supports)))
        supported = {graph.current(reference.to): number for number, reference in supports}
        for number, reference in enumerate(claim.rebuts):
            target = graph.current(reference.to)
            if target is not None and target in supported and target != claim.id:
                yield Finding(
                    "supports-and-rebuts",
                    Severity.ERROR,
                    f"claim `{claim.id}` both supports and rebuts `{target}`",
                    (*where, "rebuts", number, "to"),
                    "keep one of the two, or split the claim",
                    (("supports it", (*where, "supports", supported[target], "to")),),
                )

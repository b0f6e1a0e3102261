"""How claims hang together: reasons that go in a circle, claims that nothing is linked with."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.codes import Code
from argmap.graph import DebateGraph, support_cycles
from argmap.model import Relation
from argmap.problem import Finding, Severity
from argmap.rules.written import claim_places

MOST_NAMED = 6
"""How many claims of a circle are named."""


def support_circles(graph: DebateGraph) -> Iterator[Finding]:
    """Reasons do not rest on themselves."""
    circles = [circle for circle in support_cycles(graph) if len(circle) > 1] if _may_circle(graph) else []
    places = claim_places(graph) if circles else {}
    for circle in circles:
        way = [*circle[:MOST_NAMED], *(["…"] if len(circle) > MOST_NAMED else []), circle[0]]
        told = " supports ".join(claim if claim == "…" else f"`{claim}`" for claim in way)
        message = f"claim `{circle[0]}` rests on itself: {told}"
        help_ = "a circle carries nothing by itself, only what else supports it does; leave one of the supports out"
        yield Finding(
            Code.SUPPORT_CYCLE, Severity.WARNING, message, (*places[circle[0]], "supports"), help_, at_key=True
        )


def _may_circle(graph: DebateGraph) -> bool:
    """Tell whether some claims are left when those that no remaining claim supports are taken away in turn.

    They are not where every reason is written below what it supports, as most debates are.
    """
    place = {claim: number for number, claim in enumerate(graph.claims)}
    steps = [link for link in graph.links.values() if link.relation is Relation.SUPPORTS]
    if all([place[link.target] < place[premise] for link in steps for premise in link.premises]):  # noqa: C419 - faster
        return False
    ahead: dict[str, list[str]] = {}
    supporters = dict.fromkeys(graph.claims, 0)
    for link in steps:
        supporters[link.target] += len(link.premises)
        for premise in link.premises:
            ahead.setdefault(premise, []).append(link.target)
    free = [claim for claim, number in supporters.items() if not number]
    for claim in free:
        for target in ahead.get(claim, ()):
            supporters[target] -= 1
            if not supporters[target]:
                free.append(target)
    return len(free) < len(graph.claims)


def orphans(graph: DebateGraph) -> Iterator[Finding]:
    """Every claim is linked with another one."""
    alone = {id_ for id_, links in graph.out_of.items() if not links and not graph.into[id_]}
    for number, claim in enumerate(graph.debate.claims) if alone and len(graph.claims) > 1 else ():
        if claim.id not in alone or claim.supports or claim.rebuts or claim.undercuts or claim.about:
            continue
        message = f"claim `{claim.id}` is linked with no other claim"
        help_ = "say what it answers with `supports`, `rebuts` or `undercuts`, or what it explains with `about`"
        yield Finding(Code.ORPHAN, Severity.WARNING, message, ("claims", number, "id"), help_)

"""How claims hang together.

Reasons that go in a circle, claims that reach no position, positions as reasons.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from argmap.codes import Code
from argmap.graph import DebateGraph, Link, islands, support_cycles
from argmap.model import Claim, Id, Relation
from argmap.problem import Finding, Severity
from argmap.rules.written import claim_places

MOST_NAMED = 6
"""How many claims of a circle are named."""


def support_circles(graph: DebateGraph) -> Iterator[Finding]:
    """Reasons do not rest on themselves."""
    if not _may_circle(graph):
        return
    places = claim_places(graph)
    for circle in support_cycles(graph):
        if len(circle) == 1:  # a claim that supports itself has its own rule
            continue
        way = [f"`{claim}`" for claim in circle[:MOST_NAMED]]
        if len(circle) > MOST_NAMED:
            way.append("…")
        told = " supports ".join((*way, f"`{circle[0]}`"))
        message = f"claim `{circle[0]}` rests on itself: {told}"
        help_ = (
            "a circle carries nothing by itself, only what else supports it does; "
            "leave one of the supports out"
        )
        yield Finding(
            Code.SUPPORT_CYCLE,
            Severity.WARNING,
            message,
            (*places[circle[0]], "supports"),
            help_,
            at_key=True,
        )


def _supported_by(steps: Iterable[Link]) -> Mapping[Id, Sequence[Id]]:
    """Return what each claim supports."""
    supported: defaultdict[Id, list[Id]] = defaultdict(list)
    for link in steps:
        for premise in link.premises:
            supported[premise].append(link.target)
    return supported


def _may_circle(graph: DebateGraph) -> bool:
    """Tell whether reasons may go in a circle.

    Some claims are left when those that no remaining claim supports are taken away in turn. They
    are not where every reason is written below what it supports, as most debates are.
    """
    if graph.is_downward:
        return False
    steps = [link for link in graph.links.values() if link.relation is Relation.SUPPORTS]
    supporters = dict.fromkeys(graph.claims, 0)
    for link in steps:
        supporters[link.target] += len(link.premises)
    ahead = _supported_by(steps)
    free = [claim for claim, number in supporters.items() if not number]
    # The list grows while it is walked.
    for claim in free:
        for target in ahead.get(claim, ()):
            supporters[target] -= 1
            if not supporters[target]:
                free.append(target)
    return len(free) < len(graph.claims)


def orphans(graph: DebateGraph) -> Iterator[Finding]:
    """Every claim is linked with another one."""
    alone = {id_ for id_, links in graph.out_of.items() if not links and not graph.into[id_]}
    # Every debate begins with one claim.
    if not alone or len(graph.claims) == 1:
        return
    for number, claim in enumerate(graph.debate.claims):
        if (
            claim.id not in alone
            or claim.supports
            or claim.rebuts
            or claim.undercuts
            or claim.about
        ):
            continue
        message = f"claim `{claim.id}` is linked with no other claim"
        help_ = (
            "say what it answers with `supports`, `rebuts` or `undercuts`, "
            "or what it explains with `about`"
        )
        yield Finding(Code.ORPHAN, Severity.WARNING, message, ("claims", number, "id"), help_)


def cut_off_islands(graph: DebateGraph) -> Iterator[Finding]:
    """In a debate with positions no claims hang together that reach none of them."""
    if not graph.positions or _all_reached(graph):
        return
    positions = frozenset(graph.positions)
    places = claim_places(graph)
    lost = _named_in_vain(graph)
    for island in islands(graph):
        # A claim alone is an orphan, which has a rule of its own.
        if len(island) == 1 or not positions.isdisjoint(island) or _names_more(graph, island):
            continue
        # The name that leads nowhere may have been meant for a claim of this island.
        if not lost.isdisjoint(island):
            continue
        named = [f"`{claim}`" for claim in island[:MOST_NAMED]]
        more = f" and {len(island) - MOST_NAMED} more" if len(island) > MOST_NAMED else ""
        message = (
            f"claims {', '.join(named)}{more} hang together, "
            "but no link leads from them to a position"
        )
        help_ = f"say what one of them answers, such as `supports: {graph.positions[0]}`"
        related = (("another one of them", (*places[island[1]], "id")),)
        yield Finding(
            Code.ISLAND, Severity.WARNING, message, (*places[island[0]], "id"), help_, related
        )


def _all_reached(graph: DebateGraph) -> bool:
    """Tell, quickly, that everything hangs on a position.

    Every way up ends there if all else answers something.
    """
    tops = [claim for claim, links in graph.out_of.items() if not links]
    return (
        graph.is_downward
        and len(tops) <= len(graph.positions)
        and set(tops) <= set(graph.positions)
    )


def _names_more(graph: DebateGraph, island: tuple[Id, ...]) -> bool:
    """Tell whether some claim names what is not there: then where it hangs is not known."""
    return any(_written(graph.claims[claim]) > len(graph.out_of[claim]) for claim in island)


def _named_in_vain(graph: DebateGraph) -> set[Id]:
    """Return what is named by claims of which some link leads nowhere.

    It may be linked with what they speak about.
    """
    named: set[Id] = set()
    for id_, claim in graph.claims.items():
        if _written(claim) > len(graph.out_of[id_]):
            for reference in (*claim.supports, *claim.rebuts):
                named.update((reference.to, *reference.with_))
    return named


def _written(claim: Claim) -> int:
    """Return how many links a claim writes."""
    return len(claim.supports) + len(claim.rebuts) + len(claim.undercuts) + len(claim.about)


def positions_as_reasons(graph: DebateGraph) -> Iterator[Finding]:
    """Claims argue for positions, not the other way round.

    Only against another one a position may speak.
    """
    positions = frozenset(graph.positions)
    for position in graph.positions:
        for link in graph.answers(position):
            is_rival = (
                link.relation is Relation.REBUTS
                and link.target in positions
                and len(link.premises) == 1
            )
            if is_rival:
                continue
            message = (
                f"position `{position}` {_SAID[link.relation]} `{graph.claim_of(link.target)}`"
            )
            help_ = (
                "a position is what is argued about: write a reason below `claims:`, "
                "or turn the link round"
            )
            yield Finding(Code.POSITION_AS_REASON, Severity.WARNING, message, link.where, help_)


_SAID = {
    Relation.SUPPORTS: "is given as a reason for",
    Relation.REBUTS: "is given as an objection to",
    Relation.UNDERCUTS: "undercuts a step to",
    Relation.ABOUT: "is about",
}

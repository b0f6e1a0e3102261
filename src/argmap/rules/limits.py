"""How much a debate may hold of what a person has to take in at once."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.codes import Code
from argmap.graph import DebateGraph
from argmap.model import MOST_POSITIONS, MOST_PREMISES, MOST_STOPS
from argmap.problem import Finding, Severity, Where


def too_many_parts(graph: DebateGraph) -> Iterator[Finding]:
    """A debate has at most 50 positions, a step at most 50 premises, a tour at most 200 stops."""
    positions = len(graph.debate.positions)
    if positions > MOST_POSITIONS:
        help_ = "an answer that only few hold may be a claim that supports a wider one"
        where: Where = ("debate", "positions")
        yield _too_many("the debate", f"{positions:,} positions", MOST_POSITIONS, where, help_)
    for link in [link for link in graph.links.values() if len(link.premises) > MOST_PREMISES]:
        premises = len(link.premises)
        help_ = "sum some of them up in a claim of their own, and name that"
        subject = f"a link of claim `{link.premises[0]}`"
        yield _too_many(
            subject, f"{premises:,} premises", MOST_PREMISES, (*link.where, "with"), help_
        )
    for number, tour in enumerate(graph.debate.tours):
        stops = len(tour.steps)
        if stops > MOST_STOPS:
            where = ("debate", "tours", number, "steps")
            help_ = "nobody walks that far: make several tours of it"
            yield _too_many(f"tour `{tour.id}`", f"{stops:,} steps", MOST_STOPS, where, help_)


def _too_many(subject: str, parts: str, most: int, where: Where, help_: str) -> Finding:
    message = f"{subject} has {parts}; at most {most} are allowed"
    return Finding(Code.TOO_MANY, Severity.ERROR, message, where, help_, at_key=True)

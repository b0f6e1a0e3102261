"""What must hold in a whole debate, once its references are resolved: one small function a rule.

A rule takes the graph and yields findings; `RULES` is all of them, in the order in which they are checked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from argmap.graph import DebateGraph
from argmap.problem import Finding
from argmap.rules.connection import orphans, support_circles
from argmap.rules.contradiction import self_about, self_rebuttal, self_support, supports_and_rebuts
from argmap.rules.naming import duplicate_ids, look_alike_ids
from argmap.rules.tours import unknown_in_tours, unsound_steps
from argmap.rules.vocabulary import held_by_claims, unknown_cases, unknown_in_questions, unknown_sources, unknown_themes

Rule = Callable[[DebateGraph], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    duplicate_ids,
    look_alike_ids,
    self_support,
    self_rebuttal,
    self_about,
    supports_and_rebuts,
    unknown_themes,
    unknown_cases,
    unknown_sources,
    held_by_claims,
    unknown_in_questions,
    unknown_in_tours,
    unsound_steps,
    support_circles,
    orphans,
)


def broken_rules(graph: DebateGraph) -> tuple[Finding, ...]:
    """Return what every rule finds. O(claims + links)."""
    return tuple(finding for rule in RULES for finding in rule(graph))

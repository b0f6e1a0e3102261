"""What must hold in a whole debate, once its references are resolved: one small function a rule.

A rule takes the graph and yields findings; `RULES` is all that must hold, in this order; what should hold
is in `advising`, for few ask for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from argmap.graph import DebateGraph
from argmap.problem import Finding
from argmap.rules.connection import cut_off_islands, orphans, positions_as_reasons, support_circles
from argmap.rules.contradiction import self_about, self_rebuttal, self_support, supports_and_rebuts
from argmap.rules.dates import dates_and_years, no_dates
from argmap.rules.garbled import garbled_texts, remarks_in_texts
from argmap.rules.language import no_languages
from argmap.rules.likeness import same_texts
from argmap.rules.limits import too_many_parts
from argmap.rules.naming import duplicate_ids, look_alike_ids
from argmap.rules.placeholders import placeholders
from argmap.rules.questions import both_sides, claims_beside_sides
from argmap.rules.sources import odd_url_ends, same_sources_twice
from argmap.rules.tours import empty_tours, unknown_in_tours, unsound_steps
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
    empty_tours,
    both_sides,
    claims_beside_sides,
    too_many_parts,
    support_circles,
    orphans,
    cut_off_islands,
    positions_as_reasons,
    same_texts,
    same_sources_twice,
    placeholders,
    no_dates,
    dates_and_years,
    odd_url_ends,
    no_languages,
    garbled_texts,
    remarks_in_texts,
)


def broken_rules(graph: DebateGraph) -> tuple[Finding, ...]:
    """Return what every rule finds. O(claims + links)."""
    return tuple(finding for rule in RULES for finding in rule(graph))

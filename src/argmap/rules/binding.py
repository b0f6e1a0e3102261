"""The rules that every debate must keep, once its references are resolved."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

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
from argmap.rules.placeholders import left_placeholders
from argmap.rules.questions import both_sides, claims_beside_sides
from argmap.rules.sources import odd_url_ends, same_sources_twice
from argmap.rules.tours import empty_tours, unknown_in_tours, unsound_stops
from argmap.rules.vocabulary import (
    held_by_claims,
    unknown_cases,
    unknown_in_questions,
    unknown_sources,
    unknown_themes,
)

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
    unsound_stops,
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
    left_placeholders,
    no_dates,
    dates_and_years,
    odd_url_ends,
    no_languages,
    garbled_texts,
    remarks_in_texts,
)
"""What must hold in a debate, in this order."""


def broken_rules(graph: DebateGraph) -> tuple[Finding, ...]:
    """Return what every rule finds. O(claims + links)."""
    return tuple(chain.from_iterable(rule(graph) for rule in RULES))

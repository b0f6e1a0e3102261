"""What must hold in a whole debate, once its references are resolved: one small function a rule.

A rule takes the graph and yields findings; `RULES` is all that must hold, `ADVICE` what should, in their order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from argmap.graph import DebateGraph
from argmap.problem import Finding
from argmap.rules.aim import disputed_steps, rebutted_facts
from argmap.rules.balance import one_sided_themes, same_sources
from argmap.rules.connection import cut_off_islands, orphans, positions_as_reasons, support_circles
from argmap.rules.contradiction import self_about, self_rebuttal, self_support, supports_and_rebuts
from argmap.rules.dates import dates_and_years, no_dates
from argmap.rules.garbled import garbled_texts, remarks_in_texts
from argmap.rules.language import no_languages, untranslated
from argmap.rules.likeness import near_duplicates, same_texts
from argmap.rules.limits import too_many_parts
from argmap.rules.naming import duplicate_ids, former_ids, look_alike_ids, same_labels
from argmap.rules.placeholders import placeholders
from argmap.rules.questions import both_sides, claims_beside_sides, empty_questions
from argmap.rules.sources import odd_url_ends, same_sources_twice
from argmap.rules.tours import empty_tours, loose_boxes, shown_already, unknown_in_tours, unsound_steps
from argmap.rules.vocabulary import (
    held_by_claims,
    named_twice,
    unknown_cases,
    unknown_in_questions,
    unknown_sources,
    unknown_themes,
)
from argmap.rules.writing import no_label, no_source, opens_with_this, two_sentences

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


ADVICE: tuple[Rule, ...] = (
    no_source,
    no_label,
    two_sentences,
    opens_with_this,
    near_duplicates,
    same_sources,
    named_twice,
    one_sided_themes,
    rebutted_facts,
    disputed_steps,
    former_ids,
    same_labels,
    empty_questions,
    loose_boxes,
    shown_already,
    untranslated,
)
"""Rules of good writing, which are only looked at when somebody asks for advice."""


def broken_rules(graph: DebateGraph) -> tuple[Finding, ...]:
    """Return what every rule finds. O(claims + links)."""
    return tuple(finding for rule in RULES for finding in rule(graph))


def advice(graph: DebateGraph) -> tuple[Finding, ...]:
    """Return what could be written better. O(words)."""
    return tuple(finding for rule in ADVICE for finding in rule(graph))

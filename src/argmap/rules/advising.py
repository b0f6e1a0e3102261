"""The rules of good writing.

They are only looked at, and only imported, when somebody asks for advice.
"""

from __future__ import annotations

from itertools import chain

from argmap.graph import DebateGraph
from argmap.problem import Finding
from argmap.rules.aim import disputed_steps, rebutted_facts
from argmap.rules.balance import one_sided_themes, same_sources
from argmap.rules.binding import Rule
from argmap.rules.language import untranslated
from argmap.rules.likeness import near_duplicates
from argmap.rules.naming import former_ids, same_labels
from argmap.rules.questions import empty_questions
from argmap.rules.tours import loose_boxes, shown_already
from argmap.rules.vocabulary import named_twice
from argmap.rules.writing import no_label, no_source, opens_with_this, two_sentences

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
"""What should hold in a debate, in this order."""


def advice(graph: DebateGraph) -> tuple[Finding, ...]:
    """Return what could be written better. O(words)."""
    return tuple(chain.from_iterable(rule(graph) for rule in ADVICE))

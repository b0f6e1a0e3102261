"""What is said about a debate, in every language.

Verdicts, why they are so, cruxes, strengths, relations, pages.

This is a lazy door: a name is imported when it is first asked for (PEP 562).
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.words.crux import crux_lines, reason_crux_lines
    from argmap.words.hinges import debate_crux_lines
    from argmap.words.languages import (
        CONTEXTS,
        CatalogueError,
        Context,
        Language,
        in_language,
        key_of,
        language,
        own_tag,
        tag_of,
        text_direction,
    )
    from argmap.words.lines import Line, Sentence
    from argmap.words.moves import move_lines, next_move_lines, objection_phrase
    from argmap.words.names import (
        conclusion,
        enumeration,
        link_name,
        name,
        name_with_id,
        one_stop,
        stance_words,
        theme_name,
    )
    from argmap.words.relations import SIGNS, Form, relation, signs
    from argmap.words.stand import Ways, stand_lines, tally_against, tally_for, unanswered_lines
    from argmap.words.strength import (
        counts_phrase,
        order_sentence,
        pressure_note,
        push_sign,
        push_signs,
        set_apart_sentences,
        start_note,
        unstable_sentences,
        weighed_name,
    )
    from argmap.words.verdict import (
        Badge,
        badge,
        badges,
        bearing_sentence,
        crux_sentence,
        effect_sentence,
        full_badge,
        moves_phrase,
        note,
        of_which,
        sentence,
        step_badge,
        steps_meaning,
        supposition_caption,
        tally_sentence,
        verdict_meaning,
    )
    from argmap.words.weighing import weighing_lines
    from argmap.words.why import MOST_LINES, why_lines

_MODULES = {
    "CONTEXTS": "languages",
    "MOST_LINES": "why",
    "SIGNS": "relations",
    "Badge": "verdict",
    "CatalogueError": "languages",
    "Context": "languages",
    "Form": "relations",
    "Language": "languages",
    "Line": "lines",
    "Sentence": "lines",
    "Ways": "stand",
    "badge": "verdict",
    "badges": "verdict",
    "bearing_sentence": "verdict",
    "name_with_id": "names",
    "conclusion": "names",
    "counts_phrase": "strength",
    "crux_sentence": "verdict",
    "text_direction": "languages",
    "effect_sentence": "verdict",
    "full_badge": "verdict",
    "in_language": "languages",
    "key_of": "languages",
    "language": "languages",
    "link_name": "names",
    "enumeration": "names",
    "verdict_meaning": "verdict",
    "move_lines": "moves",
    "name": "names",
    "note": "verdict",
    "objection_phrase": "moves",
    "of_which": "verdict",
    "one_stop": "names",
    "order_sentence": "strength",
    "own_tag": "languages",
    "pressure_note": "strength",
    "push_sign": "strength",
    "push_signs": "strength",
    "relation": "relations",
    "sentence": "verdict",
    "step_badge": "verdict",
    "steps_meaning": "verdict",
    "set_apart_sentences": "strength",
    "signs": "relations",
    "start_note": "strength",
    "supposition_caption": "verdict",
    "tag_of": "languages",
    "tally_against": "stand",
    "tally_for": "stand",
    "tally_sentence": "verdict",
    "stance_words": "names",
    "theme_name": "names",
    "why_lines": "why",
    "crux_lines": "crux",
    "debate_crux_lines": "hinges",
    "moves_phrase": "verdict",
    "next_move_lines": "moves",
    "reason_crux_lines": "crux",
    "stand_lines": "stand",
    "unanswered_lines": "stand",
    "weighing_lines": "weighing",
    "unstable_sentences": "strength",
    "weighed_name": "strength",
}

__all__ = [
    "CONTEXTS",
    "MOST_LINES",
    "SIGNS",
    "Badge",
    "CatalogueError",
    "Context",
    "Form",
    "Language",
    "Line",
    "Sentence",
    "Ways",
    "badge",
    "badges",
    "bearing_sentence",
    "conclusion",
    "counts_phrase",
    "crux_lines",
    "crux_sentence",
    "debate_crux_lines",
    "effect_sentence",
    "enumeration",
    "full_badge",
    "in_language",
    "key_of",
    "language",
    "link_name",
    "move_lines",
    "moves_phrase",
    "name",
    "name_with_id",
    "next_move_lines",
    "note",
    "objection_phrase",
    "of_which",
    "one_stop",
    "order_sentence",
    "own_tag",
    "pressure_note",
    "push_sign",
    "push_signs",
    "reason_crux_lines",
    "relation",
    "sentence",
    "set_apart_sentences",
    "signs",
    "stance_words",
    "stand_lines",
    "start_note",
    "step_badge",
    "steps_meaning",
    "supposition_caption",
    "tag_of",
    "tally_against",
    "tally_for",
    "tally_sentence",
    "text_direction",
    "theme_name",
    "unanswered_lines",
    "unstable_sentences",
    "verdict_meaning",
    "weighed_name",
    "weighing_lines",
    "why_lines",
]


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module 'argmap.words' has no attribute {name!r}")
    return getattr(import_module(f"argmap.words.{_MODULES[name]}"), name)


def __dir__() -> list[str]:
    return __all__

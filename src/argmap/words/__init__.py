"""What is said about a debate, in every language: verdicts, why they are so, cruxes, strengths, relations, pages.

This is a lazy door: a name is imported when it is first asked for (PEP 562).
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.words.crux import told_cruxes, told_reasons
    from argmap.words.hinges import told_debate
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
    )
    from argmap.words.lines import Line, Sentence
    from argmap.words.moves import move_lines, objection_phrase, told_moves
    from argmap.words.names import called, conclusion, link_name, listed, name, one_stop, theme_name
    from argmap.words.relations import SIGNS, Form, relation, signs
    from argmap.words.stand import Ways, tally_against, tally_for, told_stand, told_unanswered
    from argmap.words.strength import (
        counts_phrase,
        order_sentence,
        pressure_note,
        push_sign,
        push_signs,
        set_apart,
        start_note,
        unstable,
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
        note,
        of_which,
        sentence,
        step_badge,
        supposition_caption,
        tally_sentence,
    )
    from argmap.words.weighing import told_weighing
    from argmap.words.why import MOST_LINES, told

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
    "called": "names",
    "conclusion": "names",
    "counts_phrase": "strength",
    "crux_sentence": "verdict",
    "effect_sentence": "verdict",
    "full_badge": "verdict",
    "in_language": "languages",
    "key_of": "languages",
    "language": "languages",
    "link_name": "names",
    "listed": "names",
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
    "set_apart": "strength",
    "signs": "relations",
    "start_note": "strength",
    "supposition_caption": "verdict",
    "tag_of": "languages",
    "tally_against": "stand",
    "tally_for": "stand",
    "tally_sentence": "verdict",
    "theme_name": "names",
    "told": "why",
    "told_cruxes": "crux",
    "told_debate": "hinges",
    "told_moves": "moves",
    "told_reasons": "crux",
    "told_stand": "stand",
    "told_unanswered": "stand",
    "told_weighing": "weighing",
    "unstable": "strength",
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
    "called",
    "conclusion",
    "counts_phrase",
    "crux_sentence",
    "effect_sentence",
    "full_badge",
    "in_language",
    "key_of",
    "language",
    "link_name",
    "listed",
    "move_lines",
    "name",
    "note",
    "objection_phrase",
    "of_which",
    "one_stop",
    "order_sentence",
    "own_tag",
    "pressure_note",
    "push_sign",
    "push_signs",
    "relation",
    "sentence",
    "set_apart",
    "signs",
    "start_note",
    "step_badge",
    "supposition_caption",
    "tag_of",
    "tally_against",
    "tally_for",
    "tally_sentence",
    "theme_name",
    "told",
    "told_cruxes",
    "told_debate",
    "told_moves",
    "told_reasons",
    "told_stand",
    "told_unanswered",
    "told_weighing",
    "unstable",
    "weighed_name",
]


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module 'argmap.words' has no attribute {name!r}")
    return getattr(import_module(f"argmap.words.{_MODULES[name]}"), name)


def __dir__() -> list[str]:
    return __all__

"""What each relation is called.

One table, relation by form, and the sign that no language changes.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from argmap.model import Relation
from argmap.words.languages import Language

SIGNS: Mapping[Relation, str] = MappingProxyType(
    {Relation.SUPPORTS: "+", Relation.REBUTS: "−", Relation.UNDERCUTS: "~", Relation.ABOUT: "·"}
)
"""As a line of text writes them; pictures draw their own."""


class Form(StrEnum):
    """Where a relation is named, each with the English words for a support."""

    VERB = "verb"
    """supports"""
    SENTENCE = "sentence"
    """{premises} supports {target}"""
    OWN = "own"
    """It supports {target}."""
    ANSWERED = "answered"
    """Supported by {names}."""
    ANSWERED_BY = "answered-by"
    """Supported by: the heading over what answers a claim"""
    ANSWERS = "answers"
    """Supports: the heading over what a claim answers"""
    OPENING = "opening"
    """Supported by: the beginning of an answer below what it answers"""
    SECTION = "section"
    """Reasons for it"""
    GROUP = "group"
    """Reasons for"""
    LINK = "link"
    """supported by"""
    LEGEND = "legend"
    """supports"""
    OUTLINE = "outline"
    """+ supports"""
    SIGNED = "signed"
    """supports: what the sign of an outline means"""


def relation(language: Language, relation: Relation, form: Form, **named: str) -> str:
    """Return what a relation is called in a form, with what that names put in.

    >>> from argmap.words.languages import in_language
    >>> relation(in_language("de"), Relation.REBUTS, Form.OWN, target="„Tee“")
    'Sie widerspricht „Tee“.'
    """
    return language.say("relation", f"{form}-{relation}", count=None, **named)


def signs(language: Language) -> str:
    """Return on one line what the signs of an outline mean."""
    return "   ".join(
        f"{sign} {relation(language, each, Form.SIGNED)}" for each, sign in SIGNS.items()
    )

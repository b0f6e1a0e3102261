"""The badges of verdicts as tests speak of them: by their signs, so that a word may be chosen anew in one place."""

from collections.abc import Iterable
from dataclasses import replace

from argmap.reasoning import Verdict
from argmap.words import Line, full_badge, in_language

ENGLISH = in_language("en")


def word(verdict: Verdict) -> str:
    """Return the English word of a verdict."""
    return ENGLISH.word(verdict)


def by_signs(text: str) -> str:
    """Return a text with the signs of its badges alone: `top (! objection)` is `top (!)`."""
    for verdict in Verdict:
        badge = full_badge(verdict, ENGLISH)
        text = text.replace(f"{badge.glyph} {badge.word}", badge.glyph)
    return text


def lines_by_signs(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Return lines with the signs of their badges alone."""
    return tuple(replace(line, text=by_signs(line.text)) for line in lines)

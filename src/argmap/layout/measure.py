"""How large a box must be: its text, its pills, and the arrows that meet it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from argmap.layout.typeset import width, wrapped
from argmap.reasoning.judgement import Verdict
from argmap.reasoning.language import Language
from argmap.reasoning.words import badge
from argmap.scene import GLYPH, PILL_PADDING, PILL_TEXT, Run
from argmap.view.perspective import Folded, Mark

TEXT = 16.0
LEADING = 20.0
ASCENT = 15.0
"""From the top of a line to its baseline."""
SIDE = 14.0
TOP = 11.0
"""Room above the text, so that a pill on the edge never touches it."""
BOTTOM = 8.0
CORNER = 12.0
"""What no pill and no arrow uses at the ends of an edge."""
SLOT = 22.0
"""What an arrow needs on the edge that it meets."""


class Orientation(StrEnum):
    """Where the conclusion stands: on top of what answers it, or to the left of it."""

    TOP = "top"
    LEFT = "left"


class Wording(StrEnum):
    """What stands in the boxes: labels, labels with the whole text of the focus, or whole texts."""

    LABELS = "labels"
    FOCUS = "focus"
    SENTENCES = "sentences"


@dataclass(frozen=True, slots=True)
class Way:
    """A way to lay a view out: lines of text are at most `widest` points wide.

    In a `staggered` layout every second of many answers stands behind its neighbours. A `snug` one gives each box the
    room that its own pills need; in others any verdict has room, so that a picture which is judged anew stays as it is.
    """

    orientation: Orientation
    widest: float = 190.0
    wording: Wording = Wording.FOCUS
    snug: bool = False
    staggered: bool = False


@dataclass(frozen=True, slots=True)
class Meetings:
    """What a box's edges must hold: arrows towards the conclusion and away from it, and the widths of its pills."""

    towards: int = 0
    away: int = 0
    verdict: float | None = None
    fold: float | None = None
    """None for the widest that may occur."""


@dataclass(frozen=True, slots=True)
class Sized:
    """A box before it has a place; its lines are relative to its top left corner."""

    width: float
    height: float
    lines: tuple[Run, ...]


Part = tuple[str, bool]
"""A text, and whether it is bold."""


def sized(parts: Iterable[Part], widest: float, least: tuple[float, float]) -> Sized:
    """Return the size of a box that holds some texts one below the other, in lines of at most `widest` points.

    `least` is the width and height that the box has at least.
    """
    least_width, least_height = least
    widest = max(widest, least_width - 2 * SIDE)
    runs = [(line, bold) for text, bold in parts for line in wrapped(text, TEXT, widest, bold=bold)]
    text_width = max(width(line, TEXT, bold=strong) for line, strong in runs)
    spare = max(0.0, least_height - TOP - LEADING * len(runs) - BOTTOM)
    first = TOP + ASCENT + spare / 2
    lines = tuple(Run(text, SIDE, first + LEADING * n, strong, TEXT) for n, (text, strong) in enumerate(runs))
    height = TOP + LEADING * len(runs) + BOTTOM + spare
    return Sized(round(max(text_width + 2 * SIDE, least_width), 2), round(height, 2), lines)


def least(orientation: Orientation, meetings: Meetings) -> tuple[float, float]:
    """Return the least width and height that keep the pills and arrows of a box apart."""
    verdict = widest_pill() if meetings.verdict is None else meetings.verdict
    fold = widest_fold() if meetings.fold is None else meetings.fold
    away = meetings.away * SLOT + 2 * CORNER
    if orientation is Orientation.TOP:
        beside = max(verdict, fold)
        return max(2 * (CORNER + beside) + meetings.towards * SLOT, away), 0.0
    return 2 * CORNER + verdict + 6 + fold, max(meetings.towards * SLOT + 2 * CORNER, away)


def own_pills(mark: Mark, folded: Folded, words: Language) -> tuple[float, float]:
    """Return the widths of the verdict pill and of the count of hidden replies that a box really has."""
    found = badge(mark.verdict, mark.unchallenged, words) if mark.verdict else None
    verdict = pill_width(found.word) + GLYPH if found else 0.0
    fold = folded_words(folded)
    return verdict, pill_width(fold) + 2 * GLYPH if fold else 0.0


@cache
def widest_pill() -> float:
    """Return the width of the widest verdict pill, so that a changed verdict never changes a box."""
    badges = [badge(verdict, unchallenged=flag) for verdict in Verdict for flag in (True, False)]
    return max(pill_width(found.word) + GLYPH for found in badges if found)


@cache
def widest_fold() -> float:
    """Return the width of a pill that counts hidden replies, with the mark of its stance beside it."""
    return pill_width("+99 −99") + 2 * GLYPH


def pill_width(words: str) -> float:
    """Return the width of a pill with these words and no glyph."""
    return round(width(words, PILL_TEXT) + 2 * PILL_PADDING, 2)


def folded_words(folded: Folded) -> str:
    """Return the count of hidden replies as a pill shows it.

    >>> folded_words(Folded(3, 1))
    '+3 −1'
    """
    counts = (("+", folded.supports), ("−", folded.objections), ("i ", folded.remarks))
    return " ".join(f"{sign}{count}" for sign, count in counts if count)

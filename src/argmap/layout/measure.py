"""How large a box must be: its text, its pills, and the arrows that meet it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from argmap.layout.typeset import width, wrapped
from argmap.model import Claim
from argmap.reasoning.judgement import Verdict
from argmap.reasoning.words import badge
from argmap.scene import GLYPH, PILL_GAP, PILL_HEIGHT, PILL_PADDING, PILL_TEXT, Run
from argmap.view.perspective import Folded

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


Room = tuple[float, float]
"""Width and height of what a picture is made for, in points; only their ratio matters."""
SLIDE: Room = (960.0, 540.0)
"""A 16:9 slide of 13.333 x 7.5 in."""


class Orientation(StrEnum):
    """Where the conclusion stands: on top of what answers it, or to the left of it."""

    TOP = "top"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Meetings:
    """What the edges of a box have to hold.

    How many arrows meet it towards the conclusion and away from it, and the count of replies that are not shown.
    """

    towards: int = 0
    away: int = 0
    folded: Folded = Folded()


@dataclass(frozen=True, slots=True)
class Sized:
    """A box before it has a place; its lines are relative to its top left corner."""

    width: float
    height: float
    lines: tuple[Run, ...]


def sized(
    claim: Claim, widest: float, orientation: Orientation, meetings: Meetings, *, bold: bool = False, full: bool = False
) -> Sized:
    """Return the size of a claim's box with text lines of at most `widest` points.

    `bold` sets the label bold; `full` shows the text below the label.
    """
    least_width, least_height = _least(orientation, meetings)
    widest = max(widest, least_width - 2 * SIDE)
    runs = [(line, bold) for line in wrapped(claim.name, TEXT, widest, bold=bold)]
    if full and claim.label:
        runs += [(line, False) for line in wrapped(claim.text, TEXT, widest)]
    text_width = max(width(line, TEXT, bold=strong) for line, strong in runs)
    spare = max(0.0, least_height - TOP - LEADING * len(runs) - BOTTOM)
    first = TOP + ASCENT + spare / 2
    lines = tuple(Run(text, SIDE, first + LEADING * n, strong, TEXT) for n, (text, strong) in enumerate(runs))
    height = TOP + LEADING * len(runs) + BOTTOM + spare
    return Sized(round(max(text_width + 2 * SIDE, least_width), 2), round(height, 2), lines)


def _least(orientation: Orientation, meetings: Meetings) -> tuple[float, float]:
    """Return the least width and height that keep pills and arrows apart."""
    away = meetings.away * SLOT + 2 * CORNER
    verdict, right = widest_pill(), _right_pills(meetings.folded)
    if orientation is Orientation.TOP:
        return max(2 * (CORNER + max(verdict, right)) + meetings.towards * SLOT, away), 0.0
    right = max(right, widest_fold())
    return 2 * CORNER + verdict + 6 + right, max(meetings.towards * SLOT + 2 * CORNER, away)


def _right_pills(folded: Folded) -> float:
    """Return the width of the pills on the right: the count of hidden replies, and the mark of the stance."""
    return PILL_HEIGHT + (PILL_GAP + pill_width(str(folded)) if str(folded) else 0.0)


@cache
def widest_pill() -> float:
    """Return the width of the widest verdict pill, so that a changed verdict never changes a box."""
    badges = [badge(verdict, unchallenged=flag) for verdict in Verdict for flag in (True, False)]
    return max(pill_width(found.word) + GLYPH for found in badges if found)


@cache
def widest_fold() -> float:
    """Return the width that is kept for the pills on the right, so that most boxes have one width."""
    return _right_pills(Folded(99, 99))


def pill_width(words: str) -> float:
    """Return the width of a pill with these words and no glyph."""
    return round(width(words, PILL_TEXT) + 2 * PILL_PADDING, 2)

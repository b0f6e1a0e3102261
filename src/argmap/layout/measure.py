"""How large a box must be: its text, its pills, and the arrows that meet it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache

from argmap.layout.typeset import width, wrapped
from argmap.reasoning import StepsDisputed, Verdict
from argmap.scene import GLYPH, PILL_GAP, PILL_HEIGHT, PILL_PADDING, PILL_TEXT, Point, Run
from argmap.view.perspective import Folded, Mark
from argmap.words import Language, badge, step_badge

TEXT = 16.0
LEADING = 20.0
ASCENT = 15.0
"""From the top of a line to its baseline."""
SIDE = 14.0
TOP = 11.0
"""Room above the text, so that a pill on the edge never touches it."""
BOTTOM = 8.0
ABOVE_PILL = 4.0
"""How much more room there is below a text where a pill stands on the lower edge."""
CORNER = 12.0
"""What no pill and no arrow uses at the ends of an edge."""
OUTWARDS = 10.0
"""How much nearer to the corner the mark of a stance stands that has an edge's end for itself."""
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
    """What the edges of a box have to hold.

    How many arrows meet it towards the conclusion and away from it, the count of replies that are not shown, the
    width of its verdict's pill, None for the widest that there is, and that of the pill of its disputed steps.
    """

    towards: int = 0
    away: int = 0
    folded: Folded = Folded()
    verdict: float | None = None
    steps: float = 0.0


@dataclass(frozen=True, slots=True)
class Sized:
    """A box before it has a place; its lines and the pill of its steps are relative to its top left corner.

    `below` is the room that a pill on its lower edge needs.
    """

    width: float
    height: float
    lines: tuple[Run, ...]
    steps: Point | None = None
    below: float = 0.0


Part = tuple[str, bool]
"""A text, and whether it is bold."""


@lru_cache(maxsize=8192)
def sized(parts: tuple[Part, ...], widest: float, least: tuple[float, float]) -> Sized:
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


def least(orientation: Orientation, meetings: Meetings, words: Language) -> tuple[float, float]:
    """Return the least width and height that keep the pills and arrows of a box apart, its pill in some words."""
    away = meetings.away * SLOT + 2 * CORNER
    verdict = widest_pill(words) if meetings.verdict is None else meetings.verdict
    right = _right_pills(meetings.folded)
    if orientation is Orientation.TOP:
        right += meetings.steps + PILL_GAP if meetings.steps else 0.0
        return max(2 * (CORNER + max(verdict, right)) + meetings.towards * SLOT, away), 0.0
    right = max(right, widest_fold()) if meetings.verdict is None else right
    return 2 * CORNER + max(verdict + 6 + right, meetings.steps), max(meetings.towards * SLOT + 2 * CORNER, away)


def with_steps(box: Sized, orientation: Orientation, meetings: Meetings) -> Sized:
    """Return a box with the place of the pill that tells of its disputed steps, if it may have one.

    That is right of the arrows that leave it, or on its lower edge where no arrow meets that.
    """
    if not meetings.steps:
        return box
    if orientation is Orientation.TOP:
        return replace(box, steps=(round(box.width / 2 + meetings.towards * SLOT / 2, 2), 0.0))
    height = box.height + ABOVE_PILL
    return replace(box, height=height, steps=(CORNER, height), below=PILL_HEIGHT / 2 + PILL_GAP)


def step_pill(mark: Mark, words: Language) -> float:
    """Return the width of the pill that a box really has for its disputed steps, 0 without one."""
    found = step_badge(mark.steps, words)
    return pill_width(found.word) + GLYPH if found else 0.0


@cache
def widest_step_pill(steps: int, undercut: int, words: Language) -> float:
    """Return the width of the widest pill for a claim with so many steps, some of them undercut; 0 where none is."""
    found = (step_badge(StepsDisputed(disputed, steps), words) for disputed in range(1, undercut + 1))
    return max((pill_width(each.word) + GLYPH for each in found if each), default=0.0)


def own_pill(mark: Mark, words: Language) -> float:
    """Return the width of the verdict pill that a box really has, 0 without one."""
    found = badge(mark.verdict, mark.unchallenged, words) if mark.verdict else None
    return pill_width(found.word) + GLYPH if found else 0.0


def _right_pills(folded: Folded) -> float:
    """Return the width of the pills on the right: the count of hidden replies, and the mark of the stance."""
    return PILL_HEIGHT + (PILL_GAP + pill_width(str(folded)) if str(folded) else -OUTWARDS)


@cache
def widest_pill(words: Language) -> float:
    """Return the width of the widest verdict pill in a language, so that a changed verdict never changes a box."""
    return max(pill_width(words.word(verdict)) + GLYPH for verdict in Verdict)


@cache
def widest_fold() -> float:
    """Return the width that is kept for the pills on the right, so that most boxes have one width."""
    return _right_pills(Folded(99, 99))


def pill_width(words: str) -> float:
    """Return the width of a pill with these words and no glyph."""
    return round(width(words, PILL_TEXT) + 2 * PILL_PADDING, 2)

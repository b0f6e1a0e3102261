"""How large a box must be: its text, its pills, and the arrows that meet it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache

from argmap.layout.typeset import width, wrapped
from argmap.reasoning import StepsDisputed, Verdict
from argmap.scene import (
    GLYPH,
    PILL_GAP,
    PILL_HEIGHT,
    PILL_PADDING,
    PILL_TEXT,
    Paragraph,
    Point,
    Run,
)
from argmap.view import Folded, Mark
from argmap.words import Language, badge, step_badge

# Sizes are those of a picture at natural size, which a page scales as a whole.
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
PILLS_APART = 6.0
"""Between the pills on the left and those on the right of one edge, at least."""
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

    In a `staggered` layout every second of many answers stands behind its neighbours. A `snug` one
    gives each box the room that its own pills need; in others any verdict has room, so that a
    picture which is judged anew stays as it is.
    """

    orientation: Orientation
    widest: float = 190.0
    wording: Wording = Wording.FOCUS
    snug: bool = False
    staggered: bool = False


@dataclass(frozen=True, slots=True)
class Meetings:
    """What the edges of a box have to hold.

    How many arrows meet it towards the conclusion and away from it, the count of replies that are
    not shown, the width of its verdict's pill, None for the widest that there is, and that of the
    pill of its disputed steps.
    """

    towards: int = 0
    away: int = 0
    folded: Folded = Folded()
    verdict: float | None = None
    steps: float = 0.0


@dataclass(frozen=True, slots=True)
class Sized:
    """A box before it has a place; its text and the pill of its steps count from its corner.

    `below` is the room that a pill on its lower edge needs.
    """

    width: float
    height: float
    paragraphs: tuple[Paragraph, ...]
    steps: Point | None = None
    below: float = 0.0


Part = tuple[str, bool]
"""A text, and whether it is bold."""


# A picture is tried in some twenty ways, many of which break the same texts alike.
@lru_cache(maxsize=8192)
def sized(parts: tuple[Part, ...], widest: float, least: tuple[float, float]) -> Sized:
    """Return the size of a box of some texts below each other, in lines of `widest` points at most.

    `least` is the width and height that the box has at least.
    """
    least_width, least_height = least
    # A box that is wide for its pills and arrows would else be half empty.
    widest = max(widest, least_width - 2 * SIDE)
    count = 0
    longest = 0.0
    broken = list[tuple[str, tuple[str, ...], bool]]()
    for text, bold in parts:
        lines = wrapped(text, TEXT, widest, bold=bold)
        count += len(lines)
        longest = max(longest, *[width(line, TEXT, bold=bold) for line in lines])
        broken.append((" ".join(text.split()), lines, bold))
    # What is high for its arrows has its text in the middle.
    spare = max(0.0, least_height - TOP - LEADING * count - BOTTOM)
    baseline = TOP + ASCENT + spare / 2
    paragraphs = list[Paragraph]()
    for text, lines, bold in broken:
        runs = [Run(line, SIDE, baseline + LEADING * n, bold, TEXT) for n, line in enumerate(lines)]
        paragraphs.append(Paragraph(text, tuple(runs)))
        baseline += LEADING * len(lines)
    height = TOP + LEADING * count + BOTTOM + spare
    box_width = max(longest + 2 * SIDE, least_width)
    return Sized(round(box_width, 2), round(height, 2), tuple(paragraphs))


def moved(paragraphs: Iterable[Paragraph], by: Point) -> tuple[Paragraph, ...]:
    """Return text moved by (x, y), every line on hundredths of a point."""
    dx, dy = by
    found = list[Paragraph]()
    for paragraph in paragraphs:
        lines = list[Run]()
        for run in paragraph.lines:
            x, y = round(run.x + dx, 2), round(run.y + dy, 2)
            lines.append(Run(run.text, x, y, run.bold, run.size))
        found.append(Paragraph(paragraph.text, tuple(lines)))
    return tuple(found)


def least(orientation: Orientation, meetings: Meetings, words: Language) -> tuple[float, float]:
    """Return the least width and height that keep the pills and arrows of a box apart."""
    away = meetings.away * SLOT + 2 * CORNER
    verdict = meetings.verdict
    right = _right_pills(meetings.folded)
    if verdict is None:
        verdict = widest_pill(words)
        # Boxes of a level stand below each other here, where different widths look ragged.
        if orientation is Orientation.LEFT:
            right = max(right, widest_fold())
    if orientation is Orientation.TOP:
        if meetings.steps:
            right += meetings.steps + PILL_GAP
        # The arrows leave in the middle of the edge that holds the pills.
        return max(2 * (CORNER + max(verdict, right)) + meetings.towards * SLOT, away), 0.0
    # Arrows meet the sides here: they ask for height, and the pills alone for width.
    towards = meetings.towards * SLOT + 2 * CORNER
    pills = max(verdict + PILLS_APART + right, meetings.steps)
    return 2 * CORNER + pills, max(towards, away)


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
    """Return the width of the widest pill for a claim of whose steps some are undercut, else 0."""
    disputed = (StepsDisputed(number, steps) for number in range(1, undercut + 1))
    found = (step_badge(each, words) for each in disputed)
    return max((pill_width(each.word) + GLYPH for each in found if each), default=0.0)


def own_pill(mark: Mark, words: Language) -> float:
    """Return the width of the verdict pill that a box really has, 0 without one."""
    found = badge(mark.verdict, mark.unchallenged, words) if mark.verdict else None
    return pill_width(found.word) + GLYPH if found else 0.0


def _right_pills(folded: Folded) -> float:
    """Return the width of the pills on the right: hidden replies, and the mark of the stance."""
    count = str(folded)
    if not count:
        return PILL_HEIGHT - OUTWARDS
    return PILL_HEIGHT + (PILL_GAP + pill_width(count))


@cache
def widest_pill(words: Language) -> float:
    """Return the width of the widest verdict pill: a changed verdict never changes a box."""
    return max(pill_width(words.word(verdict)) + GLYPH for verdict in Verdict)


@cache
def widest_fold() -> float:
    """Return the width kept for the pills on the right, so that most boxes have one width."""
    # A larger count is rare, and then makes its own box wider.
    return _right_pills(Folded(99, 99))


def pill_width(words: str) -> float:
    """Return the width of a pill with these words and no glyph."""
    return round(width(words, PILL_TEXT) + 2 * PILL_PADDING, 2)

"""Boxes, and the pills on their edges."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from argmap.drawing.figures import PaintedFrame, Sketch, SketchKind, TextSetting
from argmap.drawing.glyphs import DISPUTED, GLYPH_COAT, TURNS_INTO, stance_glyph, verdict_glyph
from argmap.drawing.shapes import (
    INK,
    Circle,
    Coat,
    PaintRole,
    Part,
    Pen,
    Pill,
    Rect,
    Stroke,
    Text,
    TextBlock,
    Trace,
    faded_part,
)
from argmap.graph import Stance
from argmap.layout import BOTTOM, CORNER, LEADING, OUTWARDS, SIDE, TOP, from_right, pill_width
from argmap.scene import (
    GLYPH,
    PILL_GAP,
    PILL_HEIGHT,
    PILL_PADDING,
    PILL_TEXT,
    Box,
    BoxKind,
    Guise,
    Paragraph,
    Point,
    lines_of,
)
from argmap.view import Mark
from argmap.words import Language, badge, step_badge

ROUND = 7.0
# As wide as `layout.CORNER`, so that no pill and no arrow stands on the bend.
VERY_ROUND = 12.0
ROUND_HUES = frozenset({0, 4, 5})
"""With three borders, single, double, thick in turn, these corners tell six positions apart."""
DOUBLE = 3.5
"""How far inside the second line of a double border runs."""
BORDER = 2.0
"""How far inside the tint of a half box begins."""
SHIFT = 4.2
"""From the middle of a pill down to its baseline."""
GLYPH_MIDDLE = PILL_PADDING + GLYPH / 2 - 2
"""From the left end of a pill to the middle of its first glyph."""
SETTING = TextSetting(SIDE, TOP - BOTTOM, LEADING)

Frame = tuple[float, float, float, float]
"""The left and top edge of a box, its width and its height."""


@dataclass(frozen=True, slots=True)
class Brush:
    """How boxes are told apart: by `borders` where no hues are, and with marks for and against."""

    borders: bool
    stances: bool


def painted_frame(guise: Guise, frame: Frame, brush: Brush) -> PaintedFrame:
    """Return the outline of a box: hue or border for the position, fill for the stance."""
    corner = _corner(guise, brush)
    outline = Rect(_coat(guise), *frame, corner)
    halved = guise.kind is BoxKind.CLAIM and guise.stance is Stance.BOTH
    tint = _left_half(Coat(PaintRole.TINT, guise.hue), frame) if halved else None
    return PaintedFrame(outline, tint, _inner(guise, frame, corner) if brush.borders else None)


def _coat(guise: Guise) -> Coat:
    """Return what a box is painted with."""
    if guise.kind is BoxKind.REMARK:
        return Coat(PaintRole.REMARK)
    if guise.kind is BoxKind.REFERENCE:
        return Coat(PaintRole.REFERENCE, guise.hue)
    if guise.kind is BoxKind.POSITION:
        return Coat(PaintRole.POSITION, guise.hue)
    # What speaks on both sides is white, and its left half is tinted over that.
    against = guise.stance in {Stance.AGAINST, Stance.BOTH}
    return Coat(PaintRole.AGAINST if against else PaintRole.FOR, guise.hue)


def _corner(guise: Guise, brush: Brush) -> float:
    """Return the radius of a box's corners, which helps to tell positions apart without hues."""
    if brush.borders and guise.hue is not None:
        return VERY_ROUND if guise.hue % 6 in ROUND_HUES else 0.0
    return VERY_ROUND if guise.kind is BoxKind.POSITION else ROUND


def _inner(guise: Guise, frame: Frame, corner: float) -> Rect | None:
    """Return the second line of a double border, which every third position has."""
    if guise.hue is None or guise.hue % 3 != 1:
        return None
    x, y, width, height = frame
    coat = Coat(PaintRole.INNER, guise.hue)
    size = width - 2 * DOUBLE, height - 2 * DOUBLE
    return Rect(coat, x + DOUBLE, y + DOUBLE, *size, max(corner - DOUBLE, 0.0))


def _left_half(coat: Coat, frame: Frame) -> Trace:
    """Return the tint of a box that speaks on both sides: its left half, inside the border."""
    x, y, width, height = frame
    half, tall = round(width / 2 - BORDER, 2), round(height - 2 * BORDER, 2)
    sides = (half, 0.0), (0.0, tall), (-half, 0.0)
    drawn = (*(Stroke(Pen.LINE, (side,)) for side in sides), Stroke(Pen.CLOSE))
    return Trace(coat, x + BORDER, y + BORDER, drawn)


def text_blocks(
    paragraphs: Sequence[Paragraph],
    coat: Coat,
    left: float,
    right: float,
) -> tuple[TextBlock, ...]:
    """Return paragraphs with each line at its place.

    What is read from right to left begins as far from the right edge as it is from the left one.
    """
    # The first letter with a direction decides for all lines: a line of Latin words in a Hebrew
    # text stands on the right like the others.
    turned = from_right(" ".join(run.text for run in lines_of(paragraphs)))
    blocks = list[TextBlock]()
    for paragraph in paragraphs:
        lines = list[Text]()
        for run in paragraph.lines:
            x = round(left + right - run.x, 2) if turned else run.x
            lines.append(Text(coat, x, run.y, run.text, run.size, run.bold, turned))
        blocks.append(TextBlock(paragraph.text, tuple(lines)))
    return tuple(blocks)


def trimmings(box: Box, brush: Brush) -> Iterator[Part]:
    """Yield what stands on the upper edge whatever the verdict: hidden replies, and the stance."""
    right = box.x + box.width - CORNER
    fold = str(box.folded)
    if fold:
        width = pill_width(fold)
        yield _pill(box.guise.hue, (right - width, box.y), fold)
        right -= width + PILL_GAP
    else:
        # Without a count beside it the mark moves out to where it is in no arrow's way.
        right += OUTWARDS
    stance = box.guise.stance
    if brush.stances and stance and box.guise.kind is BoxKind.CLAIM:
        middle = right - PILL_HEIGHT / 2
        yield Circle(Coat(PaintRole.PILL, box.guise.hue), middle, box.y, PILL_HEIGHT / 2)
        yield stance_glyph(stance, middle, box.y)


def mark_figure(box: Box, mark: Mark, words: Language) -> Sketch | None:
    """Return the pills of a box that a new judgement may change, None where it has none."""
    pills: tuple[Part, ...] = *_verdict_pill(box, mark, words), *_steps_pill(box, mark, words)
    if not pills:
        return None
    if box.faded:
        pills = tuple(map(faded_part, pills))
    disputed = step_badge(mark.steps, words)
    said = _verdict_word(mark, words), disputed.word if disputed else ""
    title = ", ".join(filter(None, said))
    id_ = f"mark-{box.id}"
    return Sketch(id=id_, kind=SketchKind.MARK, claim=box.id, title=title, content=pills)


def _verdict_word(mark: Mark, words: Language) -> str:
    """Return a verdict in a word, nothing where nothing here objects and nothing has changed."""
    found = badge(mark.verdict, mark.unchallenged, words) if mark.verdict else None
    if found:
        return found.word
    # What has changed is said, even if to nothing that would be said otherwise.
    return words.say("picture", "unchallenged") if mark.before else ""


def _verdict_pill(box: Box, mark: Mark, words: Language) -> Iterator[Pill]:
    """Yield the pill of a box's verdict, after the glyph of an earlier one where that differs."""
    word = _verdict_word(mark, words)
    if not word or mark.verdict is None:
        return
    left, middle = box.x + CORNER, box.x + CORNER + GLYPH_MIDDLE
    glyphs = list[Trace]()
    # What the verdict was before the what-if, and an arrow to what it is now.
    if mark.before:
        glyphs.append(verdict_glyph(mark.before, middle, box.y))
        glyphs.append(Trace(GLYPH_COAT, middle + GLYPH, box.y, TURNS_INTO))
        middle += 2 * GLYPH
    glyphs.append(verdict_glyph(mark.verdict, middle, box.y))
    yield _pill(box.guise.hue, (left, box.y), word, glyphs)


def _steps_pill(box: Box, mark: Mark, words: Language) -> Iterator[Pill]:
    """Yield the pill that says how many steps of a claim are disputed."""
    found = step_badge(mark.steps, words)
    if found and box.steps:
        left, middle = box.steps
        glyph = Trace(GLYPH_COAT, left + GLYPH_MIDDLE, middle, DISPUTED)
        yield _pill(box.guise.hue, box.steps, found.word, (glyph,))


def badge_pill(mark: Mark, word: str, at: Point) -> Pill:
    """Return a badge alone, from its left end on its middle line: a verdict's, or of steps."""
    left, middle = at
    glyph = Trace(GLYPH_COAT, left + GLYPH_MIDDLE, middle, DISPUTED)
    if mark.verdict is not None:
        glyph = verdict_glyph(mark.verdict, left + GLYPH_MIDDLE, middle)
    return _pill(None, at, word, (glyph,))


def _pill(hue: int | None, at: Point, words: str, glyphs: Sequence[Trace] = ()) -> Pill:
    """Return a pill from its left end on its middle line, with room for glyphs before its words."""
    left, middle = at
    indent = len(glyphs) * GLYPH
    size = pill_width(words) + indent, PILL_HEIGHT
    frame = Rect(Coat(PaintRole.PILL, hue), left, middle - PILL_HEIGHT / 2, *size, PILL_HEIGHT / 2)
    start = round(left + PILL_PADDING + indent, 2)
    return Pill(frame, Text(INK, start, middle + SHIFT, words, PILL_TEXT), tuple(glyphs))

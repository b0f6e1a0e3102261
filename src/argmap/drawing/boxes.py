"""Boxes, and the pills on their edges."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from argmap.drawing.glyphs import DISPUTED, TURNS_INTO, drawn, glyph, stance
from argmap.drawing.shapes import Circle, Path, Rect, Shape, Text, number
from argmap.graph import DebateGraph, Stance
from argmap.layout.measure import CORNER, OUTWARDS, pill_width
from argmap.layout.typeset import from_right
from argmap.scene import GLYPH, PILL_GAP, PILL_HEIGHT, PILL_PADDING, PILL_TEXT, Box, Role
from argmap.scene import Shape as BoxShape
from argmap.view import Mark
from argmap.words import badge, language, step_badge

ROUND = 7.0
VERY_ROUND = 12.0
ROUND_HUES = frozenset({0, 4, 5})
"""With three borders (single, double, thick in turn) these corners make six positions differ in looks without hues."""
DOUBLE = 3.5
"""How far inside the second line of a double border runs."""
SHIFT = 4.2
"""From the middle of a pill down to its baseline."""


@dataclass(frozen=True, slots=True)
class Brush:
    """How boxes are told apart: by `borders` where there are no hues, and with marks for and against."""

    borders: bool
    stances: bool


def box_shapes(box: Box, brush: Brush) -> Iterator[Shape]:
    """Yield the body of a box and its text, without pills that a new judgement may change."""
    yield from body(Role(box.shape, box.hue, box.stance), (box.x, box.y, box.width, box.height), brush)
    turned = from_right(" ".join(line.text for line in box.lines))
    for line in box.lines:
        start = round(2 * box.x + box.width - line.x, 2) if turned else line.x
        yield Text("ink", start, line.y, line.text, line.size, line.bold, turned)
    right = box.x + box.width - CORNER
    fold = str(box.folded)
    if fold:
        width = pill_width(fold)
        yield from _pill(box, right - width, width, fold)
        right -= width + PILL_GAP
    else:
        right += OUTWARDS
    if brush.stances and box.stance and box.shape is BoxShape.CLAIM:
        yield Circle(f"pill{_hue(box.hue)}", right - PILL_HEIGHT / 2, box.y, PILL_HEIGHT / 2)
        yield stance(box.stance, right - PILL_HEIGHT / 2, box.y)


def body(role: Role, frame: tuple[float, float, float, float], brush: Brush) -> Iterator[Shape]:
    """Yield the outline of a box: hue or border for the position, fill for the stance."""
    corner = _corner(role, brush)
    hue = _hue(role.hue)
    x, y, width, height = frame
    match role.shape, role.stance:
        case BoxShape.REMARK, _:
            yield Rect("remark", *frame, corner)
        case BoxShape.POSITION, _:
            yield Rect(f"position{hue}", *frame, corner)
        case _, Stance.AGAINST:
            yield Rect(f"against{hue}", *frame, corner)
        case _, Stance.BOTH:
            yield Rect(f"against{hue}", *frame, corner)
            yield _left_half(f"tint{hue}", frame)
        case _:
            yield Rect(f"for{hue}", *frame, corner)
    if brush.borders and role.hue is not None and role.hue % 3 == 1:
        inner = (x + DOUBLE, y + DOUBLE, width - 2 * DOUBLE, height - 2 * DOUBLE)
        yield Rect(f"inner{hue}", *inner, max(corner - DOUBLE, 0.0))


def _hue(hue: int | None) -> str:
    """Return what the name of a role ends with: which position it is about, if any."""
    return "" if hue is None else f" {hue}"


def _corner(role: Role, brush: Brush) -> float:
    """Return the radius of a box's corners; in looks without hues it helps to tell positions apart."""
    if brush.borders and role.hue is not None:
        return VERY_ROUND if role.hue % 6 in ROUND_HUES else 0.0
    return VERY_ROUND if role.shape is BoxShape.POSITION else ROUND


def _left_half(role: str, frame: tuple[float, float, float, float]) -> Path:
    """Return the tint of a box that speaks on both sides: its left half, inside the border."""
    x, y, width, height = frame
    return Path(
        role, f"M{number(x + 2)} {number(y + 2)}h{number(width / 2 - 2)}v{number(height - 4)}h{number(2 - width / 2)}z"
    )


def mark_pills(box: Box, mark: Mark, graph: DebateGraph) -> Iterator[Shape]:
    """Yield the pills of a box that a new judgement may change: that of its verdict, and that of its disputed steps."""
    yield from _verdict_pill(box, mark, graph)
    found = step_badge(mark.steps, language(graph))
    if found and box.steps:
        left, middle = box.steps
        at = replace(box, y=middle)
        yield from _pill(at, left, pill_width(found.word) + GLYPH, found.word, indent=GLYPH)
        yield drawn(DISPUTED, left + PILL_PADDING + GLYPH / 2 - 2, middle)


def _verdict_pill(box: Box, mark: Mark, graph: DebateGraph) -> Iterator[Shape]:
    """Yield the pill of a box's verdict, after the glyph of what it was before where that differs."""
    words = language(graph)
    found = badge(mark.verdict, mark.unchallenged, words) if mark.verdict else None
    word = found.word if found else words.say("picture", "unchallenged") if mark.before else None
    if word is None or mark.verdict is None:
        return
    glyphs = 1 if mark.before is None else 3
    width = pill_width(word) + glyphs * GLYPH
    left = box.x + CORNER
    yield from _pill(box, left, width, word, indent=glyphs * GLYPH)
    middle = left + PILL_PADDING + GLYPH / 2 - 2
    if mark.before:
        yield glyph(mark.before, middle, box.y)
        yield drawn(TURNS_INTO, middle + GLYPH, box.y)
        middle += 2 * GLYPH
    yield glyph(mark.verdict, middle, box.y)


def _pill(box: Box, left: float, width: float, words: str, *, indent: float = 0.0) -> Iterator[Shape]:
    """Yield a pill that sits half outside on the top edge of a box."""
    yield Rect(f"pill{_hue(box.hue)}", left, box.y - PILL_HEIGHT / 2, width, PILL_HEIGHT, PILL_HEIGHT / 2)
    yield Text("ink", round(left + PILL_PADDING + indent, 2), box.y + SHIFT, words, PILL_TEXT)

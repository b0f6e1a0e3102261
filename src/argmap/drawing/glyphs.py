"""Signs that no font has all of, drawn around a point."""

from __future__ import annotations

from argmap.drawing.shapes import Coat, PaintRole, Trace, strokes
from argmap.graph import Stance
from argmap.reasoning import Verdict

RING = "m-4 0c0 -5.4 8 -5.4 8 0c0 5.4 -8 5.4 -8 0"
CIRCLING = "m3.4 -2.2c-1.6 -2.6 -5.4 -2.4 -6.6 .4c-1.2 3 .8 5.8 3.6 5.8c1.8 0 3.2 -1 3.6 -2.6"
QUESTION = "m-2.6 -2.4c.2 -3.2 5.2 -3 5.2 .2c0 2 -2.6 1.8 -2.6 4"
# A dot is a stroke of a tenth of a point, which round ends make as wide as the pen.
GLYPHS = {
    Verdict.STANDS: strokes("m-4.2 .4l3 3.2l5.6 -7.4"),
    Verdict.UNANSWERED: strokes("m0 -4.6v5.2m0 3.4v.1"),
    Verdict.REASONS_FELL: strokes("m0 -4.6v8.8m-3.6 -3.6l3.6 3.6l3.6 -3.6"),
    Verdict.UNSETTLED: strokes(f"{QUESTION}m0 2.4v.1"),
    Verdict.CIRCULAR: strokes(f"{CIRCLING}m0 -6v2.6h-2.6"),
    Verdict.SWITCHED_OFF: strokes("m-3.4 -3.4l6.8 6.8m0 -6.8l-6.8 6.8"),
    Verdict.ACCEPTED: strokes(f"{RING}m3.9 0h.2"),
    Verdict.OUT_OF_CASE: strokes(RING),
}
"""Each verdict's glyph, about ten points high, from its middle."""
DISPUTED = strokes("m-4.6 0c0 -6.1 9.2 -6.1 9.2 0c0 6.1 -9.2 6.1 -9.2 0m1.4 3.2l6.4 -6.4")
"""That a step is disputed: the sign of an undercut."""
TURNS_INTO = strokes("m-4 0h7.4m-2.6 -2.8l2.8 2.8l-2.8 2.8")
STANCES = {
    Stance.FOR: (Coat(PaintRole.STANCE_FOR), strokes("m-5 4h10l-5 -9z")),
    Stance.AGAINST: (Coat(PaintRole.STANCE_AGAINST), strokes("m-5 -4h10l-5 9z")),
    Stance.BOTH: (Coat(PaintRole.STANCE_AGAINST), strokes("m-5.5 0l5.5 -5.5l5.5 5.5l-5.5 5.5z")),
}
"""The mark of each stance: a filled triangle up, a hollow one down, a hollow diamond."""
GLYPH_COAT = Coat(PaintRole.GLYPH)


def verdict_glyph(verdict: Verdict, x: float, y: float) -> Trace:
    """Return the glyph of a verdict around (x, y)."""
    return Trace(GLYPH_COAT, x, y, GLYPHS[verdict])


def stance_glyph(stance: Stance, x: float, y: float) -> Trace:
    """Return the mark of a stance around (x, y)."""
    coat, outline = STANCES[stance]
    return Trace(coat, x, y, outline)

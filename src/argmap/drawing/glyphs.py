"""Signs that no font has all of, drawn around a point."""

from __future__ import annotations

from argmap.drawing.shapes import CLOSE, Coat, PaintRole, Trace, curve, line, move
from argmap.graph import Stance
from argmap.reasoning.judgement import Verdict

RING = (move(-4, 0), curve((0, -5.4), (8, -5.4), (8, 0)), curve((0, 5.4), (-8, 5.4), (-8, 0)))
"""A ring of two halves."""
DOT = line(0, 0.1)
"""A dot: a line so short that only its round ends are seen."""
GLYPHS = {
    Verdict.STANDS: (move(-4.2, 0.4), line(3, 3.2), line(5.6, -7.4)),
    Verdict.UNANSWERED: (move(0, -4.6), line(0, 5.2), move(0, 3.4), DOT),
    Verdict.REASONS_FELL: (
        move(0, -4.6),
        line(0, 8.8),
        move(-3.6, -3.6),
        line(3.6, 3.6),
        line(3.6, -3.6),
    ),
    Verdict.UNSETTLED: (
        move(-2.6, -2.4),
        curve((0.2, -3.2), (5.2, -3), (5.2, 0.2)),
        curve((0, 2), (-2.6, 1.8), (-2.6, 4)),
        move(0, 2.4),
        DOT,
    ),
    Verdict.CIRCULAR: (
        move(3.4, -2.2),
        curve((-1.6, -2.6), (-5.4, -2.4), (-6.6, 0.4)),
        curve((-1.2, 3), (0.8, 5.8), (3.6, 5.8)),
        curve((1.8, 0), (3.2, -1), (3.6, -2.6)),
        move(0, -6),
        line(0, 2.6),
        line(-2.6, 0),
    ),
    Verdict.SWITCHED_OFF: (move(-3.4, -3.4), line(6.8, 6.8), move(0, -6.8), line(-6.8, 6.8)),
    Verdict.ACCEPTED: (*RING, move(3.9, 0), line(0.2, 0)),
    Verdict.OUT_OF_CASE: RING,
}
"""Each verdict's glyph, about ten points high, as relative strokes from its middle."""
DISPUTED = (
    move(-4.6, 0),
    curve((0, -6.1), (9.2, -6.1), (9.2, 0)),
    curve((0, 6.1), (-9.2, 6.1), (-9.2, 0)),
    move(1.4, 3.2),
    line(6.4, -6.4),
)
"""That a step is disputed: the sign of an undercut."""
TURNS_INTO = (move(-4, 0), line(7.4, 0), move(-2.6, -2.8), line(2.8, 2.8), line(-2.8, 2.8))
GLYPH_COAT = Coat(PaintRole.GLYPH)


def verdict_glyph(verdict: Verdict, x: float, y: float) -> Trace:
    """Return the glyph of a verdict around (x, y)."""
    return Trace(GLYPH_COAT, x, y, GLYPHS[verdict])


def stance_glyph(stance: Stance, x: float, y: float) -> Trace:
    """Return the mark of a stance around (x, y).

    A filled triangle up is for, a hollow one down against, a hollow diamond both.
    """
    match stance:
        case Stance.FOR:
            coat = Coat(PaintRole.STANCE_FOR)
            return Trace(coat, x, y, (move(-5, 4), line(10, 0), line(-5, -9), CLOSE))
        case Stance.AGAINST:
            coat = Coat(PaintRole.STANCE_AGAINST)
            return Trace(coat, x, y, (move(-5, -4), line(10, 0), line(-5, 9), CLOSE))
        case Stance.BOTH:
            coat = Coat(PaintRole.STANCE_AGAINST)
            sides = line(5.5, -5.5), line(5.5, 5.5), line(-5.5, 5.5)
            return Trace(coat, x, y, (move(-5.5, 0), *sides, CLOSE))

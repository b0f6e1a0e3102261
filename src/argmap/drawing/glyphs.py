"""Signs that no font has all of, drawn as paths around a point."""

from __future__ import annotations

from argmap.drawing.shapes import Path, number
from argmap.graph import Stance
from argmap.reasoning import Verdict

GLYPHS = {
    Verdict.STANDS: "m-4.2 .4l3 3.2l5.6 -7.4",
    Verdict.UNANSWERED: "m0 -4.6v5.2m0 3.4v.1",
    Verdict.REASONS_FELL: "m0 -4.6v8.8m-3.6 -3.6l3.6 3.6l3.6 -3.6",
    Verdict.UNSETTLED: "m-2.6 -2.4c.2 -3.2 5.2 -3 5.2 .2c0 2 -2.6 1.8 -2.6 4m0 2.4v.1",
    Verdict.CIRCULAR: "m3.4 -2.2c-1.6 -2.6 -5.4 -2.4 -6.6 .4c-1.2 3 .8 5.8 3.6 5.8c1.8 0 3.2 -1 3.6 -2.6m0 -6v2.6h-2.6",
    Verdict.SWITCHED_OFF: "m-3.4 -3.4l6.8 6.8m0 -6.8l-6.8 6.8",
    Verdict.ACCEPTED: "m-4 0c0 -5.4 8 -5.4 8 0c0 5.4 -8 5.4 -8 0m3.9 0h.2",
    Verdict.OUT_OF_CASE: "m-4 0c0 -5.4 8 -5.4 8 0c0 5.4 -8 5.4 -8 0",
}
"""Each verdict's glyph, about ten points high, as relative path text from its middle."""
DISPUTED = "m-4.6 0c0 -6.1 9.2 -6.1 9.2 0c0 6.1 -9.2 6.1 -9.2 0m1.4 3.2l6.4 -6.4"
"""That a step is disputed: the sign of an undercut."""
TURNS_INTO = "m-4 0h7.4m-2.6 -2.8l2.8 2.8l-2.8 2.8"


def glyph(verdict: Verdict, x: float, y: float) -> Path:
    """Return the glyph of a verdict around (x, y)."""
    return drawn(GLYPHS[verdict], x, y)


def drawn(relative: str, x: float, y: float, role: str = "glyph") -> Path:
    """Return a relative path that starts from (x, y)."""
    return Path(role, f"M{number(x)} {number(y)}{relative}")


def stance(which: Stance, x: float, y: float) -> Path:
    """Return the mark of a stance: a filled triangle up for, a hollow one down against, a hollow diamond both."""
    match which:
        case Stance.FOR:
            return drawn("m-5 4h10l-5 -9z", x, y, "stance-for")
        case Stance.AGAINST:
            return drawn("m-5 -4h10l-5 9z", x, y, "stance-against")
        case Stance.BOTH:
            return drawn("m-5.5 0l5.5 -5.5l5.5 5.5l-5.5 5.5z", x, y, "stance-against")

"""A drawing on a page: as large as it fits, in the middle, its text never larger than a title's."""

from __future__ import annotations

from argmap.drawing.drawing import MARGIN
from argmap.drawing.shapes import Drawing
from argmap.scene import Area, Fit

LARGEST = 1.75
"""How much a small picture is enlarged at most: text of 16 becomes 28, as large as a title."""
EDGE = 12.0
"""The room that pills, heads and borders need around the boxes, in points at natural size."""


def fitted(drawn: Drawing, area: Area) -> Fit:
    """Return where a drawing goes in an area of a page."""
    wide, tall = drawn.width + 2 * EDGE, drawn.height + drawn.more_height + 2 * EDGE
    scale = min(area.width / wide, area.height / tall, LARGEST)
    x = area.x + (area.width - drawn.width * scale) / 2
    y = area.y + (area.height - (tall - 2 * EDGE) * scale) / 2
    return Fit(round(scale, 6), round(x, 3), round(y, 3))


def natural(drawn: Drawing) -> tuple[Fit, float, float]:
    """Return where a drawing goes at its natural size with a margin around it, and the size of such a page."""
    tall = drawn.height + drawn.more_height
    return Fit(1.0, MARGIN, MARGIN), drawn.width + 2 * MARGIN, tall + 2 * MARGIN

"""The order in which a picture is read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from argmap.drawing.figures import Drawing, Figure, Sketch
from argmap.drawing.shapes import Rect, Text
from argmap.scene import Point


def reading_order(drawn: Drawing) -> list[Figure]:
    """Return boxes and free text as they are read: row by row where there are stripes."""
    free: tuple[Figure, ...] = *drawn.captions, *drawn.tallies, *drawn.supposed
    return in_rows(drawn.boxes, free, drawn.bands)


def in_rows(
    boxes: Iterable[Figure],
    captions: Iterable[Figure],
    bands: Sequence[Sketch],
) -> list[Figure]:
    """Return boxes and captions row by row.

    A caption comes before the first box of its row that stands right of it.
    """
    rows = defaultdict[int, list[Figure]](list)
    for box in boxes:
        rows[_row(box, bands)].append(box)
    for caption in captions:
        row = rows[_row(caption, bands)]
        # A caption right of all boxes comes last.
        after = (n for n, other in enumerate(row) if _corner(other) > _corner(caption))
        row.insert(next(after, len(row)), caption)
    read = list[Figure]()
    for number in sorted(rows):
        read += rows[number]
    return read


def _row(figure: Figure, bands: Sequence[Sketch]) -> int:
    """Return the number of the row that a figure stands in.

    Every other row has a stripe, that with number 0 the first one.
    """
    _, y = _corner(figure)
    # Above the first stripe stand the positions and their tallies.
    row = -2
    for number, band in enumerate(bands):
        (stripe,) = (shape for shape in band.shapes if isinstance(shape, Rect))
        if stripe.y <= y:
            below = y > stripe.y + stripe.height
            row = 2 * number + below
    return row


def _corner(figure: Figure) -> Point:
    """Return where a figure begins."""
    return min((shape.x, shape.y) for shape in figure.shapes if isinstance(shape, Rect | Text))

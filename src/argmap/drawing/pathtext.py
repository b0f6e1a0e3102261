"""Numbers, dashes and strokes as text: how SVG and the map's script take them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from argmap.drawing.shapes import Path, Pen, Stroke, Trace
from argmap.drawing.style import Paint
from argmap.scene import Point


def number(value: float) -> str:
    """Return a coordinate as text, without needless digits.

    >>> number(2.0), number(-0.001), number(3.14159)
    ('2', '0', '3.14')
    """
    # Adding 0 takes the sign from a negative zero.
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")


LEADING_ZERO = re.compile(r"(?<!\d)0(?=\.)")
NONE = "none"
"""No colour, as SVG has it: PowerPoint draws `transparent` black."""


def dashes(paint: Paint) -> str:
    """Return the lengths of dashes and gaps."""
    return " ".join(map(number, paint.dash))


def path_text(path: Path | Trace) -> str:
    """Return a path as text; a trace keeps its relative strokes, which are short.

    >>> from argmap.drawing.shapes import INK, polyline, strokes
    >>> path_text(Path(INK, polyline((1, 2), (3.5, 4))))
    'M1 2L3.5 4'
    >>> path_text(Trace(INK, 1, 2, strokes("h3l0.5 -0.5")))
    'M1 2h3l.5 -.5'
    """
    match path:
        case Path(_, strokes):
            return "".join(map(_absolute, strokes))
        case Trace(_, x, y, relative):
            return f"M{_pair((x, y))}{_signs(relative)}"


@lru_cache(maxsize=256)
def _signs(relative: tuple[Stroke, ...]) -> str:
    """Return relative strokes; a picture has the same few signs again and again."""
    return LEADING_ZERO.sub("", "".join(map(_relative, relative)))


def _absolute(stroke: Stroke) -> str:
    """Return a stroke to points of the picture."""
    if stroke.pen is Pen.CLOSE:
        return "z"
    return f"{stroke.pen}{_pairs(stroke.points)}"


def _relative(stroke: Stroke) -> str:
    """Return a stroke from where the one before it ended, along one axis where it keeps to one."""
    if stroke.pen is Pen.LINE:
        ((x, y),) = stroke.points
        if not y:
            return f"h{number(x)}"
        if not x:
            return f"v{number(y)}"
    return f"{stroke.pen.lower()}{_pairs(stroke.points)}"


def _pairs(points: Iterable[Point]) -> str:
    """Return points side by side."""
    return " ".join(map(_pair, points))


def _pair(point: Point) -> str:
    """Return a point."""
    return f"{number(point[0])} {number(point[1])}"

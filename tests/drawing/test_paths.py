"""Path text is read in one way, the way that others read it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path import parse_path

from argmap.drawing.glyphs import GLYPHS
from argmap.drawing.paths import strokes
from argmap.scene import Point

SIGNS = [f"M10 20{relative}" for relative in GLYPHS.values()]


@pytest.mark.parametrize("d", [*SIGNS, "M1 2C3 4 5 6 7 8L9 10", "M5 5h10l-5 -9zm20 0h4", "M0 0l1 1 2 2-.5-.5"])
def test_a_path_has_the_points_that_others_read(d: str) -> None:
    pen = RecordingPen()
    parse_path(d, pen)
    theirs = [points for name, points in pen.value if name not in {"endPath", "closePath"}]
    assert [pytest.approx(sum(points, ())) for points in theirs] == [sum(points, ()) for points in _with_last_lines(d)]


def _with_last_lines(d: str) -> Iterator[tuple[Point, ...]]:
    """Yield the points of all parts, with the line that a Z stands for."""
    begun: tuple[Point, ...] = ()
    for part in strokes(d):
        begun = part.points if part.command == "M" else begun
        yield part.points or begun

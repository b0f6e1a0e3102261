"""What is written as path text is what other programs read, stroke for stroke."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path import parse_path

from argmap.drawing.arrows import SIGNS, course
from argmap.drawing.glyphs import DISPUTED, GLYPHS, TURNS_INTO, stance_glyph
from argmap.drawing.pathtext import path_text
from argmap.drawing.shapes import INK, Path, Pen, Trace
from argmap.graph import Stance
from argmap.scene import Point

EVERY = (*GLYPHS.values(), *SIGNS.values(), DISPUTED, TURNS_INTO)
TRACES = [Trace(INK, 10.123, 20, strokes) for strokes in EVERY]
STANCES = [stance_glyph(stance, 5.5, -7) for stance in Stance]
COURSES = [
    Path(INK, course(((1, 2), (3, 4), (5, 6), (7.123, 8)))),
    Path(INK, course(((1, 2), (1, 4), (1, 6), (1, 8), (3, 9), (4, 9), (5, 9)))),
]


@pytest.mark.parametrize("path", [*TRACES, *STANCES, *COURSES])
def test_a_path_has_the_points_that_others_read(path: Path | Trace) -> None:
    pen = RecordingPen()
    parse_path(path_text(path), pen)
    theirs = [points for name, points in pen.value if name not in {"endPath", "closePath"}]
    ours = _with_last_lines(path)
    assert [pytest.approx(sum(points, ())) for points in theirs] == [
        sum(points, ()) for points in ours
    ]


@pytest.mark.parametrize("scale", [0.5, 1.75])
def test_an_enlarged_sign_has_the_points_of_the_sign_enlarged(scale: float) -> None:
    for trace in TRACES:
        larger = trace.rescaled(scale, (3.0, -4.0))
        for stroke, own in zip(larger.strokes, trace.strokes, strict=True):
            wanted = [(x * scale + 3.0, y * scale - 4.0) for x, y in own.points]
            assert sum(stroke.points, ()) == pytest.approx(sum(wanted, ()), abs=0.05)


def _with_last_lines(path: Path | Trace) -> Iterator[tuple[Point, ...]]:
    """Yield the points of all strokes, with the line that a close stands for."""
    begun: tuple[Point, ...] = ()
    for stroke in path.strokes:
        begun = stroke.points if stroke.pen is Pen.MOVE else begun
        yield stroke.points or begun

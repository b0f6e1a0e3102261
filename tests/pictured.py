"""Debates on their way to a picture, and what a picture covers: what the tests of view, layout and drawing share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from argmap.drawing.composing import drawing
from argmap.drawing.figures import Figure, Sketch, SketchKind
from argmap.drawing.shapes import Circle, PaintRole, Path, Rect, Text
from argmap.drawing.style import MONO
from argmap.graph import graph
from argmap.layout.engine import find
from argmap.layout.measure import Orientation
from argmap.layout.placing import place
from argmap.model import Debate
from argmap.reasoning import Judgement, judge
from argmap.scene import Point, Scene
from argmap.view import Perspective, view
from tests.strategies import read

HEAD = """
debate:
  title: Open or closed?
  question: Should capable models be released?
  positions: {open: {label: Open, text: Release the weights.}, closed: {label: Closed, text: Keep the weights private.}}
"""


def judged(text: str) -> Judgement:
    """Return a judged debate; a text that begins with `claims:` has the positions open and closed."""
    return judge(graph(read(text if text.lstrip().startswith("debate:") else HEAD + text))[0])


def seen(
    judgement: Judgement, *focus: str, depth: int = 9, orientation: Orientation | None = None
) -> Scene:
    """Return the scene of a focus, or without one of the overview."""
    return place(
        [view(judgement, Perspective(focus, depth=depth))], find("bundled"), orientation=orientation
    )[0]


def judged_debate(debate: Debate) -> Judgement:
    """Return a debate as judged."""
    return judge(graph(debate)[0])


@dataclass(frozen=True)
class Area:
    """A rectangle that something visible covers."""

    name: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Area) -> bool:
        """Say whether two areas share more than an edge."""
        return min(self.right, other.right) - max(self.left, other.left) > 0.5 and (
            min(self.bottom, other.bottom) - max(self.top, other.top) > 0.5
        )


def overlaps(scene: Scene) -> list[tuple[str, str]]:
    """Return the pairs of boxes, pills, signs, joints, arrowheads and captions that cover each other."""
    areas = list(covered_areas(scene))
    allowed = {(f"pill box-{box.id}", f"box-{box.id}") for box in scene.geometry.boxes}
    allowed |= {(f"pill mark-{box.id}", f"box-{box.id}") for box in scene.geometry.boxes}
    pairs = [(one.name, other.name) for one, other in combinations(areas, 2) if one.meets(other)]
    return [pair for pair in pairs if pair not in allowed and pair[::-1] not in allowed]


def covered_arrows(scene: Scene) -> list[tuple[str, str]]:
    """Return the pills that lie on an arrow, each with it."""
    found = list[tuple[str, str]]()
    for pill in (area for area in covered_areas(scene) if area.name.startswith("pill")):
        for arrow in scene.geometry.arrows:
            if any(
                pill.left < x < pill.right and pill.top < y < pill.bottom
                for x, y in walk(arrow.points)
            ):
                found.append((pill.name, arrow.id))
    return found


def walk(points: Sequence[Point], steps: int = 20) -> list[Point]:
    """Return points along a row of Bézier curves."""
    found = list[Point]()
    for start in range(0, len(points) - 1, 3):
        a, b, c, d = points[start : start + 4]
        for step in range(steps + 1):
            t = step / steps
            u = 1 - t
            x, y = (
                u**3 * a[i] + 3 * u * u * t * b[i] + 3 * u * t * t * c[i] + t**3 * d[i]
                for i in (0, 1)
            )
            found.append((x, y))
    return found


def covered_areas(scene: Scene) -> Iterator[Area]:
    """Yield what boxes, pills, signs, joints, arrowheads and free text cover, at natural size."""
    drawn = drawing(scene, MONO)
    for box in scene.geometry.boxes:
        yield Area(f"box-{box.id}", box.x, box.y, box.x + box.width, box.y + box.height)
    for figure in drawn.everything:
        yield from _parts(figure)


def _parts(figure: Figure) -> Iterator[Area]:
    for shape in figure.shapes:
        role = shape.coat.role
        if isinstance(shape, Text):
            if isinstance(figure, Sketch) and figure.kind is not SketchKind.MARK:
                yield _words(figure, shape)
            continue
        if isinstance(figure, Sketch) and figure.kind is SketchKind.LEGEND:
            continue
        match shape:
            case Rect(_, x, y, wide, tall) if role is PaintRole.PILL:
                yield Area(f"pill {figure.id}", x, y, x + wide, y + tall)
            case Circle(_, x, y, r):
                yield Area(f"{role} {figure.id}", x - r, y - r, x + r, y + r)
            case Path() if role in {PaintRole.HEAD, PaintRole.BAR}:
                yield _around(f"{role} {figure.id}", shape)


def _words(figure: Figure, line: Text) -> Area:
    name = f"words {figure.id} {line.text}"
    return Area(
        name, line.x, line.y - 0.7 * line.size, line.x + line.width, line.y + 0.2 * line.size
    )


def _around(name: str, path: Path) -> Area:
    points = [point for stroke in path.strokes for point in stroke.points]
    across, along = zip(*points, strict=True)
    return Area(name, min(across), min(along), max(across), max(along))

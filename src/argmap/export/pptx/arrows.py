"""Arrows: connectors glued to what they join where a connector can go as the drawing's arrow goes.

Straight where that meets nothing else; else an elbow, if it meets nothing even in the middle, where
some viewers put it whatever the file says; else a curve that is drawn as it is, and not glued. An
undercut is such a curve, for it arrives square, and viewers do not agree on how a connector turns
once; so is a line on which several undercuts end.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import pairwise

from lxml.etree import _Element as Element

from argmap.drawing import ArrowFigure, BoxPort, Drawing, JointPort, Rect, course
from argmap.export.pptx.canvas import WHOLE, Canvas
from argmap.export.pptx.elements import element, frame, native, preset, shape_name
from argmap.export.pptx.paths import QUARTER, bounds, geometry
from argmap.model import Id, Relation
from argmap.scene import Point

CLEAR = 5.0
"""How far from other boxes a straight connector stays, in points at natural size."""
SIGN = 11.0
"""How far from other signs."""
# Places are rounded to hundredths: a smaller difference is but an error of rounding.
NEAR = 1e-6
NEAREST_TO_TAIL, NEAREST_TO_HEAD = 0.05, 0.8
"""Between which shares of a straight line its sign stays where it was."""


@dataclass(frozen=True, slots=True)
class Glue:
    """What a connector is glued to: the number of a shape, and which of its places."""

    shape: int
    site: int


class ConnectorForm(Enum):
    """How an arrow is drawn."""

    STRAIGHT = auto()
    ELBOW = auto()
    CURVE = auto()


@dataclass(frozen=True)
class Route:
    """The way of an arrow on a slide.

    An elbow turns at `bend` along it; `upright` arrows start up or down.
    """

    arrow: ArrowFigure
    form: ConnectorForm
    upright: bool
    bend: float = 0.0


def routes(drawn: Drawing) -> tuple[Route, ...]:
    """Return the way of each arrow. O(arrows x (boxes + arrows))."""
    joints = Counter(joint.link for joint in drawn.joints)
    found = list[Route]()
    for arrow in drawn.arrows:
        if _drawn_as_it_is(arrow, joints):
            found.append(Route(arrow, ConnectorForm.CURVE, _upright(arrow)))
        else:
            found.append(_route(arrow, _obstacles(arrow, drawn)))
    return tuple(found)


def _drawn_as_it_is(arrow: ArrowFigure, joints: Mapping[Id, int]) -> bool:
    """Say whether an arrow has to go as drawn: it arrives square, or bears several joints."""
    arrives = arrow.relation is Relation.UNDERCUTS and arrow.headed
    leads_on = isinstance(arrow.start, JointPort) and arrow.start.link == arrow.link
    # a line that ends on a trunk has its head there, where no shape is to be glued to
    return arrives or bool(arrow.trunk) or (leads_on and joints[arrow.link] > 1)


@dataclass(frozen=True, slots=True)
class _Obstacles:
    """What an arrow must not meet: the boxes that it does not join, and the signs of others."""

    boxes: tuple[Rect, ...]
    signs: tuple[Point, ...]

    def free(self, corners: Sequence[Point]) -> bool:
        """Say whether straight lines from corner to corner meet nothing."""
        return not any(self._met(one, other) for one, other in pairwise(corners))

    def _met(self, start: Point, end: Point) -> bool:
        """Say whether a straight line meets something."""
        if any(_meets(start, end, box) for box in self.boxes):
            return True
        return any(_distance(start, end, sign) < SIGN for sign in self.signs)


def _obstacles(arrow: ArrowFigure, drawn: Drawing) -> _Obstacles:
    """Return what an arrow must not meet."""
    ends = {port.claim for port in (arrow.start, arrow.end) if isinstance(port, BoxPort)}
    boxes = tuple(box.frame.outline for box in drawn.boxes if box.claim not in ends)
    signs = tuple(other.sign_at for other in drawn.arrows if other.sign_at and other.id != arrow.id)
    return _Obstacles(boxes, signs)


def _upright(arrow: ArrowFigure) -> bool:
    """Say whether an arrow starts up or down."""
    return abs(arrow.points[1][0] - arrow.points[0][0]) < NEAR


def _route(arrow: ArrowFigure, obstacles: _Obstacles) -> Route:
    """Return the way of one arrow."""
    start, end = arrow.points[0], arrow.points[-1]
    upright = _upright(arrow)
    if obstacles.free((start, end)):
        return Route(_straightened(arrow, upright=upright), ConnectorForm.STRAIGHT, upright)
    bends = tuple(_bends(arrow.points, upright=upright))
    if len(bends) == 1 and _square(arrow.points):
        along = 1 if upright else 0
        # Some viewers turn every elbow in the middle, so it has to be free there as well.
        middle = (start[along] + end[along]) / 2
        turns = (_turns(start, end, bend, upright=upright) for bend in (bends[0], middle))
        if all(obstacles.free((start, *corners, end)) for corners in turns):
            return Route(arrow, ConnectorForm.ELBOW, upright, bends[0])
    return Route(arrow, ConnectorForm.CURVE, upright)


def _turns(start: Point, end: Point, along: float, *, upright: bool) -> tuple[Point, Point]:
    """Return the two corners of an elbow."""
    return ((start[0], along), (end[0], along)) if upright else ((along, start[1]), (along, end[1]))


def _straightened(arrow: ArrowFigure, *, upright: bool) -> ArrowFigure:
    """Return an arrow as a straight line, its sign as far along as it was."""
    start, end = arrow.points[0], arrow.points[-1]
    straight = straight_line(arrow, start, end)
    if arrow.sign_at is None:
        return straight
    axis = 1 if upright else 0
    length = end[axis] - start[axis]
    # An arrow of no length along its axis has no shares.
    share = (arrow.sign_at[axis] - start[axis]) / length if abs(length) > NEAR else 0.5
    # So near an end the sign would lie on a box or on the head.
    if not NEAREST_TO_TAIL < share < NEAREST_TO_HEAD:
        share = 0.5
    sign = (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)
    return replace(straight, sign_at=sign)


def straight_line(arrow: ArrowFigure, start: Point, end: Point) -> ArrowFigure:
    """Return an arrow as a straight line between other ends."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    points = tuple((start[0] + dx * n / 3, start[1] + dy * n / 3) for n in range(4))
    return replace(arrow, points=points)


def _bends(points: Sequence[Point], *, upright: bool) -> Iterator[float]:
    """Yield where along an arrow it steps sideways, each time in the middle of a channel."""
    across, along = (0, 1) if upright else (1, 0)
    for start, end in zip(points[0::3], points[3::3], strict=False):
        if abs(start[across] - end[across]) > NEAR:
            yield (start[along] + end[along]) / 2


def _square(points: Sequence[Point]) -> bool:
    """Say whether an arrow ends in the direction in which it starts, as elbows do."""
    (x, y), (next_x, next_y) = points[0], points[1]
    (last_x, last_y), (end_x, end_y) = points[-2], points[-1]
    first = (abs(next_x - x) < NEAR, abs(next_y - y) < NEAR)
    return first == (abs(end_x - last_x) < NEAR, abs(end_y - last_y) < NEAR)


def _meets(start: Point, end: Point, box: Rect) -> bool:
    """Say whether a straight line comes too near a box (Liang and Barsky 1984)."""
    (x, y), (dx, dy) = start, (end[0] - start[0], end[1] - start[1])
    enter, leave = 0.0, 1.0
    limits = (
        (-dx, x - (box.x - CLEAR)),
        (dx, box.x + box.width + CLEAR - x),
        (-dy, y - (box.y - CLEAR)),
        (dy, box.y + box.height + CLEAR - y),
    )
    for step, room in limits:
        if abs(step) < NEAR:
            if room < 0:
                return False
        elif step < 0:
            enter = max(enter, room / step)
        else:
            leave = min(leave, room / step)
    return enter <= leave


def _distance(start: Point, end: Point, point: Point) -> float:
    """Return how far a point is from a straight line between two others."""
    (x, y), (dx, dy) = start, (end[0] - start[0], end[1] - start[1])
    length = dx * dx + dy * dy
    share = (
        max(0.0, min(1.0, ((point[0] - x) * dx + (point[1] - y) * dy) / length)) if length else 0.0
    )
    return math.hypot(x + dx * share - point[0], y + dy * share - point[1])


def connector(canvas: Canvas, route: Route, glue: tuple[Glue, Glue], name: str) -> Element:
    """Return an arrow as a connector that is glued at both ends, or as a curve."""
    arrow, number = route.arrow, next(canvas.numbers)
    # A rebuttal and an undercut end in a bar, which is a shape of its own beside what they are
    # against.
    heads = arrow.headed and arrow.relation is Relation.SUPPORTS
    coat = arrow.painted.shaft.coat
    line = canvas.palette.line(canvas.paint(coat), canvas.fit.scale, head=heads)
    if route.form is ConnectorForm.CURVE:
        return _curve(canvas, arrow, line, shape_name(number, name, name))
    start, end = glue
    ends = element(
        "p:cNvCxnSpPr",
        element("a:stCxn", id=start.shape, idx=start.site),
        element("a:endCxn", id=end.shape, idx=end.site),
    )
    return element(
        "p:cxnSp",
        element("p:nvCxnSpPr", shape_name(number, name, name), ends, element("p:nvPr")),
        element("p:spPr", *_form(canvas, route), line),
    )


def _form(canvas: Canvas, route: Route) -> tuple[Element, Element]:
    """Return the frame and the geometry of a connector."""
    start, end = canvas.at(route.arrow.points[0]), canvas.at(route.arrow.points[-1])
    (x, y), (dx, dy) = start, (end[0] - start[0], end[1] - start[1])
    left, top, wide, tall = min(x, end[0]), min(y, end[1]), abs(dx), abs(dy)
    if route.form is ConnectorForm.STRAIGHT:
        flips = {key: 1 for key, back in (("flipH", dx < 0), ("flipV", dy < 0)) if back}
        return frame(left, top, wide, tall, **flips), preset("straightConnector1")
    form = _elbow(canvas, route, start, end)
    if not route.upright:
        flips = {key: 1 for key, back in (("flipH", dx < 0), ("flipV", dy < 0)) if back}
        return frame(left, top, wide, tall, **flips), form
    # An elbow leaves to the right; turned by a quarter it leaves downwards, and what flips it has
    # turned with it.
    flips = {key: 1 for key, back in (("flipH", dy < 0), ("flipV", dx > 0)) if back}
    # A turned shape is told as it would stand before the turn around its middle.
    middle_x, middle_y = left + wide / 2, top + tall / 2
    return frame(middle_x - tall / 2, middle_y - wide / 2, tall, wide, rot=QUARTER, **flips), form


def _elbow(canvas: Canvas, route: Route, start: Point, end: Point) -> Element:
    """Return an elbow that turns where the arrow does."""
    axis = 1 if route.upright else 0
    turn = canvas.at((route.bend, route.bend))[axis]
    return preset(
        "bentConnector3", adj1=round((turn - start[axis]) / (end[axis] - start[axis]) * WHOLE)
    )


def _curve(canvas: Canvas, arrow: ArrowFigure, line: Element, name: Element) -> Element:
    """Return an arrow as the curve that is drawn, with its head."""
    parts = course(arrow.points)
    x, y, wide, tall = bounds(parts)
    left, top = canvas.at((x, y))
    place = frame(left, top, wide * canvas.fit.scale, tall * canvas.fit.scale)
    form = geometry(parts, canvas.fit.scale, filled=False)
    return native(name, place, form, element("a:noFill"), line)


def ports(arrows: Iterable[ArrowFigure], claim: Id | None) -> tuple[BoxPort, ...]:
    """Return the ports of a claim's box, each once: where arrows start, then where they end."""
    every = list(arrows)
    ends = [*(arrow.start for arrow in every), *(arrow.end for arrow in every)]
    own = (port for port in ends if isinstance(port, BoxPort) and port.claim == claim)
    return tuple(dict.fromkeys(own))

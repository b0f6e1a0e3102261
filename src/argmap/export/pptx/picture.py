"""A picture on a slide: each claim is a group, and arrows hold on to what they join."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lxml.etree import _Element as Element

from argmap.drawing import (
    ArrowFigure,
    BoxFigure,
    BoxPort,
    Circle,
    Drawing,
    Figure,
    JointFigure,
    JointPort,
    Port,
    Sketch,
    drawing,
    heard,
)
from argmap.export.pptx.arrows import (
    ConnectorForm,
    Glue,
    Route,
    connector,
    ports,
    routes,
    straight_line,
)
from argmap.export.pptx.boxes import body
from argmap.export.pptx.canvas import Canvas
from argmap.export.pptx.paths import SITES
from argmap.model import Relation
from argmap.scene import Point, Scene
from argmap.words import Form, in_language, own_tag, relation

AROUND = ((0, -1), (-1, -1), (-1, 0), (-1, 1), (0, 1), (1, 1), (1, 0), (1, -1))
"""The directions of an ellipse's eight places for connectors, in their order."""


def picture_shapes(canvas: Canvas, scene: Scene) -> Iterator[Element]:
    """Yield the shapes of a scene, from the one that lies lowest."""
    yield from _Picture(canvas, drawing(scene, canvas.style)).shapes()


@dataclass
class _Picture:
    """A drawing on its way to a slide: boxes and joints get numbers before arrows name them."""

    canvas: Canvas
    drawn: Drawing

    def __post_init__(self) -> None:
        """Number what arrows are glued to, and find their ways."""
        self.words = in_language(self.drawn.language)
        # Where argmap lacks words in the debate's language, its own are marked as what they are.
        own = self.words.tag if own_tag(self.canvas.language) else self.canvas.language
        self.own = replace(self.canvas, language=own)
        self.joints = {joint.id: joint for joint in self.drawn.joints}
        glued: tuple[Figure, ...] = *self.drawn.boxes, *self.drawn.joints
        self.numbers = {figure.id: next(self.canvas.numbers) for figure in glued}
        self.boxes = {box.claim: box for box in self.drawn.boxes}
        self.ports = {claim: ports(self.drawn.arrows, claim) for claim in self.boxes}
        self.routes = tuple(map(self._met, routes(self.drawn)))

    def shapes(self) -> Iterator[Element]:
        """Yield everything, in the order in which it is painted."""
        drawn, marks = self.drawn, {mark.claim: mark for mark in self.drawn.judged}
        yield from self._others(drawn.bands, self.words.say("alt", "row"))
        for route in self.routes:
            trunk = route.arrow.painted.trunk
            if trunk:
                yield self.canvas.primitive(trunk, route.arrow.title)
            yield self._arrow(route)
        for joint in drawn.joints:
            yield self._joint(joint)
        for box in drawn.boxes:
            yield self._box(box, marks.get(box.claim))
        free = *drawn.captions, *drawn.supposed
        yield from self._others(free, self.words.say("alt", "caption"))
        yield from self._others(drawn.tallies, self.words.say("alt", "tally"))
        if drawn.legend:
            yield self._legend()

    def _others(self, figures: Iterable[Figure], name: str) -> Iterator[Element]:
        """Yield figures as they are drawn, all of one name."""
        for figure in figures:
            yield from self._primitives(figure, name)

    def _primitives(self, figure: Figure, name: str) -> list[Element]:
        """Return the shapes of a figure."""
        canvas = self.own if figure.ours else self.canvas
        return canvas.primitives(figure.parts, name)

    def _legend(self) -> Element:
        """Return the legend as one group."""
        made = list[Element]()
        for entry in self.drawn.legend:
            name = self.words.say("alt", "legend-entry", entry=entry.title)
            made += self._primitives(entry, name)
        entries = "; ".join(entry.title for entry in self.drawn.legend)
        words = self.words.say("alt", "legend-of", entries=entries)
        return self.canvas.group(made, self.words.say("alt", "legend"), words)

    def _box(self, box: BoxFigure, mark: Sketch | None) -> Element:
        """Return a claim: its box with its text, its pills, the signs and bars of its arrows."""
        made = [body(self.canvas, self.numbers[box.id], box, self.ports[box.claim])]
        trimmings = (box.frame.inner, *box.trimmings) if box.frame.inner else box.trimmings
        made += self.canvas.primitives(trimmings, self.words.say("alt", "hidden-replies"))
        if mark:
            made += self._primitives(mark, self.words.say("alt", "verdict-of", word=mark.title))
        for route in self.routes:
            made += self._bars(route.arrow, box) + self._signs(route.arrow, box)
        return self.canvas.group(made, box.title, heard(box))

    def _bars(self, arrow: ArrowFigure, figure: BoxFigure | JointFigure) -> list[Element]:
        """Return the bar of a rebuttal or an undercut at what it is against."""
        bar = arrow.painted.bar
        if bar is None or self._thing(arrow.end) is not figure:
            return []
        undercuts = arrow.relation is Relation.UNDERCUTS
        name = self.words.say("alt", "bar-of-undercut" if undercuts else "bar")
        return [self.canvas.primitive(bar, name)]

    def _signs(self, arrow: ArrowFigure, figure: BoxFigure | JointFigure) -> list[Element]:
        """Return the sign of an arrow at what it comes from."""
        sign = arrow.painted.sign
        if sign is None or self._thing(arrow.start) is not figure:
            return []
        verb = relation(self.words, arrow.relation, Form.VERB)
        return self.canvas.primitives(sign, self.words.say("alt", "sign", relation=verb))

    def _joint(self, joint: JointFigure) -> Element:
        """Return the ring where lines meet, with the bars at it and the sign of its arrow."""
        words = self.words.say("alt", "step-of", words=joint.step)
        shape = self.canvas.primitive(joint.ring, words, alt=words)
        # The arrows name the number that the ring got before it was drawn.
        shape[0][0].set("id", str(self.numbers[joint.id]))
        with_it = list[Element]()
        for route in self.routes:
            with_it += self._bars(route.arrow, joint)
        for route in self.routes:
            with_it += self._signs(route.arrow, joint)
        return self.canvas.group([shape, *with_it], words, words) if with_it else shape

    def _arrow(self, route: Route) -> Element:
        """Return an arrow, glued to what it joins."""
        arrow = route.arrow
        start = self._glue(arrow.start, arrow.points[1])
        end = self._glue(arrow.end, arrow.points[-2])
        return connector(self.canvas, route, (start, end), arrow.title)

    def _glue(self, port: Port, towards: Point) -> Glue:
        """Return the place of a box at a port, or of a joint on its side towards a point."""
        number = self.numbers[self._thing(port).id]
        match port:
            case BoxPort(claim):
                # A box has the four usual places first, and then one for each port.
                return Glue(number, len(SITES) + self.ports[claim].index(port))
            case JointPort(joint):
                return Glue(number, _nearest(self.joints[joint].ring, towards))

    def _thing(self, port: Port) -> BoxFigure | JointFigure:
        """Return what has a port."""
        match port:
            case BoxPort(claim):
                return self.boxes[claim]
            case JointPort(joint):
                return self.joints[joint]

    def _met(self, route: Route) -> Route:
        """Return a straight way that ends on the rim of its joints, not in their middle."""
        if route.form is not ConnectorForm.STRAIGHT:
            return route
        start, end = route.arrow.points[0], route.arrow.points[-1]
        met = straight_line(
            route.arrow,
            self._rim(route.arrow.start, start, end),
            self._rim(route.arrow.end, end, start),
        )
        return replace(route, arrow=met)

    def _rim(self, port: Port, at: Point, towards: Point) -> Point:
        """Return where a straight line to a port meets what has it."""
        if isinstance(port, BoxPort):
            return at
        ring = self.joints[port.joint].ring
        x, y = AROUND[_nearest(ring, towards)]
        length = math.hypot(x, y)
        return ring.x + x / length * ring.radius, ring.y + y / length * ring.radius


def _nearest(ring: Circle, point: Point) -> int:
    """Return the number of an ellipse's place for connectors in the direction of a point."""
    dx, dy = point[0] - ring.x, point[1] - ring.y

    def along(number: int) -> float:
        x, y = AROUND[number]
        return (x * dx + y * dy) / math.hypot(x, y)

    return max(range(len(AROUND)), key=along)

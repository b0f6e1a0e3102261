"""A scene on a slide: what lies below comes first, each claim is a group, and arrows hold on to what they join."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lxml.etree import _Element as Element

from argmap.drawing.arrows import JOINT_RADIUS, joint_shape
from argmap.drawing.drawing import drawing
from argmap.drawing.shapes import OWN_WORDS, Drawing, Group
from argmap.drawing.spoken import heard, relation_words
from argmap.export.pptx.arrows import Glue, Route, Way, connector, routes, slots
from argmap.export.pptx.boxes import body, trimmings
from argmap.export.pptx.canvas import Canvas
from argmap.export.pptx.paths import SITES
from argmap.model import Id, Relation
from argmap.scene import Arrow, Box, Joint, Point, Scene
from argmap.words import Form, language, own_tag, relation

AROUND = ((0, -1), (-1, -1), (-1, 0), (-1, 1), (0, 1), (1, 1), (1, 0), (1, -1))
"""The directions of an ellipse's eight places for connectors, in their order."""


def picture(canvas: Canvas, scene: Scene) -> Iterator[Element]:
    """Yield the shapes of a scene, from the one that lies lowest."""
    yield from _Picture(canvas, scene).shapes()


@dataclass
class _Picture:
    """One scene on its way to a slide: numbers are given to boxes and joints before the arrows that name them."""

    canvas: Canvas
    scene: Scene

    def __post_init__(self) -> None:
        """Number what arrows are glued to, and find their ways."""
        geometry = self.scene.geometry
        self.words = language(self.scene.graph)
        self.own = replace(
            self.canvas, language=self.words.tag if own_tag(self.canvas.language) else self.canvas.language
        )
        self.boxes: Mapping[Id, Box] = {box.id: box for box in geometry.boxes}
        self.joints: Mapping[Id, Sequence[Joint]] = {
            id_: [joint for joint in geometry.joints if joint.id == id_]
            for id_ in dict.fromkeys(joint.id for joint in geometry.joints)
        }
        self.numbers = {thing: next(self.canvas.numbers) for thing in (*self.boxes, *geometry.joints)}
        self.routes = tuple(map(self._met, routes(geometry)))
        self.slots = {id_: slots(self.routes, id_) for id_ in self.boxes}
        self.drawn: Drawing = drawing(self.scene, self.canvas.style)

    def shapes(self) -> Iterator[Element]:
        """Yield everything, in the order in which it is painted."""
        groups = {group.id: group for group in (*self.drawn.groups, *self.drawn.marks)}
        yield from self._others("band", self.words.say("alt", "row"))
        for route in self.routes:
            yield self._arrow(route)
        for joint in self.scene.geometry.joints:
            yield self._joint(joint)
        for box in self.boxes.values():
            yield self._box(box, groups[f"box-{box.id}"], groups.get(f"mark-{box.id}"))
        for kind, name in (("caption", self.words.say("alt", "caption")), ("tally", self.words.say("alt", "tally"))):
            yield from self._others(kind, name)
        legends = [group for group in self.drawn.groups if group.kind == "legend"]
        if legends:
            made = list[Element]()
            for group in legends:
                made += self._primitives(group, self.words.say("alt", "legend-entry", entry=group.title))
            words = self.words.say("alt", "legend-of", entries="; ".join(group.title for group in legends))
            yield self.canvas.group(made, self.words.say("alt", "legend"), words)

    def _others(self, kind: str, name: str) -> Iterator[Element]:
        """Yield the groups of a kind as they are drawn."""
        for group in (*self.drawn.groups, *self.drawn.marks):
            if group.kind == kind:
                yield from self._primitives(group, name)

    def _primitives(self, group: Group, name: str) -> list[Element]:
        """Return the shapes of a group."""
        canvas = self.own if group.kind in OWN_WORDS else self.canvas
        return canvas.primitives(group.shapes, name)

    def _box(self, box: Box, drawn: Group, mark: Group | None) -> Element:
        """Return a claim: its box with its text, its pills, the signs of its arrows, and the bars at its edge."""
        claim = self.scene.graph.claims[box.id]
        made = [body(self.canvas, self.numbers[box.id], box, drawn, self.slots[box.id], claim)]
        made += self.canvas.primitives(trimmings(drawn), self.words.say("alt", "hidden-replies"))
        made += self._primitives(mark, self.words.say("alt", "verdict-of", word=mark.title)) if mark else []
        for route in self.routes:
            made += self._bars(route, box.id) + self._signs(route, box.id)
        return self.canvas.group(made, drawn.title, heard(claim, drawn.description))

    def _bars(self, route: Route, head: Id | Joint) -> list[Element]:
        """Return the bar of a rebuttal or an undercut at what it is against."""
        against = self._thing(route.arrow.head, route.arrow.points[-1])
        bars = [shape for shape in route.trimmings if shape.role == "tee"] if against == head else []
        undercuts = route.arrow.relation is Relation.UNDERCUTS
        name = self.words.say("alt", "bar-of-undercut") if undercuts else self.words.say("alt", "bar")
        return [self.canvas.primitive(bar, name) for bar in bars]

    def _signs(self, route: Route, tail: Id) -> list[Element]:
        """Return the sign of an arrow at what it comes from."""
        signs = [shape for shape in route.trimmings if shape.role != "tee"] if route.arrow.tail == tail else []
        verb = relation(self.words, route.arrow.relation, Form.VERB)
        return self.canvas.primitives(signs, self.words.say("alt", "sign", relation=verb))

    def _joint(self, joint: Joint) -> Element:
        """Return the ring where lines meet, with the sign of the arrow that leads on from it."""
        ring = joint_shape((joint.x, joint.y))
        words = self.words.say(
            "alt", "step-of", words=relation_words(self.scene.graph, self.scene.graph.links[joint.id])
        )
        shape = self.canvas.primitive(ring, words, alt=words)
        shape[0][0].set("id", str(self.numbers[joint]))
        with_it = [bar for route in self.routes for bar in self._bars(route, joint)]
        if joint == self.joints[joint.id][0]:
            with_it += [sign for route in self.routes for sign in self._signs(route, joint.id)]
        return self.canvas.group([shape, *with_it], words, words) if with_it else shape

    def _arrow(self, route: Route) -> Element:
        """Return an arrow, glued to what it joins."""
        words = relation_words(self.scene.graph, self.scene.graph.links[route.arrow.link])
        points = route.arrow.points
        glue = (
            self._glue(route.arrow.tail, points[0], points[1]),
            self._glue(route.arrow.head, points[-1], points[-2]),
        )
        return connector(self.canvas, route, glue, words)

    def _glue(self, id_: Id, point: Point, towards: Point) -> Glue:
        """Return the place of a box or joint that lies at a point, on a joint's side towards another one."""
        thing = self._thing(id_, point)
        if isinstance(thing, Joint):
            return Glue(self.numbers[thing], _nearest(thing, towards))
        return Glue(self.numbers[thing], len(SITES) + self.slots[id_].index(point))

    def _thing(self, id_: Id, point: Point) -> Id | Joint:
        """Return a box by its id; of the joints of a link the one that lies nearest to a point."""
        if id_ not in self.joints:
            return id_
        return min(self.joints[id_], key=lambda joint: math.dist((joint.x, joint.y), point))

    def _met(self, route: Route) -> Route:
        """Return a straight way that ends on the rim of the joints that it joins, not in their middle."""
        if route.way is not Way.STRAIGHT:
            return route
        arrow, points = route.arrow, list(route.arrow.points)
        for at, other, id_ in ((0, -1, arrow.tail), (-1, 0, arrow.head)):
            thing = self._thing(id_, arrow.points[at])
            if isinstance(thing, Joint):
                points[at] = _rim(thing, arrow.points[other])
        return replace(route, arrow=_moved_ends(arrow, points[0], points[-1]))


def _moved_ends(arrow: Arrow, start: Point, end: Point) -> Arrow:
    """Return a straight arrow between other ends."""
    thirds = ((start[0] + (end[0] - start[0]) * n / 3, start[1] + (end[1] - start[1]) * n / 3) for n in range(4))
    return replace(arrow, points=tuple(thirds))


def _nearest(joint: Joint, point: Point) -> int:
    """Return the number of an ellipse's place for connectors that lies in the direction of a point."""
    dx, dy = point[0] - joint.x, point[1] - joint.y
    return max(range(len(AROUND)), key=lambda n: (AROUND[n][0] * dx + AROUND[n][1] * dy) / math.hypot(*AROUND[n]))


def _rim(joint: Joint, towards: Point) -> Point:
    """Return the place for connectors on a joint's rim that lies in the direction of a point."""
    x, y = AROUND[_nearest(joint, towards)]
    length = math.hypot(x, y)
    return joint.x + x / length * JOINT_RADIUS, joint.y + y / length * JOINT_RADIUS

"""A View becomes a Scene: the boxes are measured, placed by Graphviz and joined by arrows; the words come with them."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from argmap.layout.engine import SECONDS, Engine, layouts
from argmap.layout.legend import legend
from argmap.layout.legs import Plan, plan
from argmap.layout.levels import Levels, asked, levels
from argmap.layout.matrix import matrix
from argmap.layout.measure import SLIDE, Meetings, Orientation, Room, Sized, sized
from argmap.layout.route import Drawn, Router
from argmap.model import Id, Relation
from argmap.problem import EngineError
from argmap.scene import Arrow, Box, Geometry, Joint, Point, Role, Run, Scene, role_of
from argmap.view.perspective import Folded, View, ViewKind

WIDEST = 190.0
"""How wide a line of text in a box may be, in points."""
WIDEST_FULL = 300.0
"""The same for the claim in focus, whose whole text is shown."""
PREFERENCE = 1.1
"""How much larger the text must be on a slide before a picture stops having its conclusion on top."""


@dataclass(frozen=True)
class _Trial:
    """One way to lay out one view."""

    view: View
    plan: Plan
    orientation: Orientation
    sizes: Mapping[Id, Sized]


def place(
    views: Sequence[View],
    engine: Engine | None,
    *,
    orientation: Orientation | None = None,
    room: Room = SLIDE,
    seconds: float = SECONDS,
) -> tuple[Scene, ...]:
    """Return a scene for each view; all of them, and all trials, are laid out in one run of Graphviz.

    Without an `orientation` a focus view has its conclusion on top, unless the text would be clearly larger in `room`,
    by default a 16:9 slide, with the conclusion to the left. Overviews are tables and need no `engine`.

    Raises:
        EngineError: There is no engine, it fails, or it takes longer than `seconds`.
    """
    tried = [orientation] if orientation else [Orientation.TOP, Orientation.LEFT]
    trials = [_trial(view, way) for view in views if view.kind is ViewKind.FOCUS for way in tried]
    if trials and engine is None:
        raise EngineError("a picture of claims and their replies is placed by Graphviz, and none was given")
    questions = [asked(trial.plan, trial.sizes, trial.orientation) for trial in trials]
    answers = layouts(engine, questions, seconds=seconds) if engine else ()
    placed: dict[int, list[Geometry]] = {id(view): [] for view in views}
    for trial, answer in zip(trials, answers, strict=True):
        placed[id(trial.view)].append(_geometry(trial, levels(trial.plan, trial.sizes, trial.orientation, answer)))
    best = [_best(placed[id(view)], room) if placed[id(view)] else matrix(view, room) for view in views]
    return tuple(_scene(view, geometry, engine) for view, geometry in zip(views, best, strict=True))


def _scene(view: View, geometry: Geometry, engine: Engine | None) -> Scene:
    """Return a view's scene over its geometry, whose key also stands for the words of the legend."""
    graph = view.judgement.graph
    entries = legend(geometry, graph)
    key = hashlib.sha256(repr((geometry, entries)).encode()).hexdigest()[:16]
    placed_by = engine.title if engine and view.kind is ViewKind.FOCUS else ""
    return Scene(
        replace(geometry, key=key), view.marks, entries, view.title, view.caption, view.outline, graph, placed_by
    )


def scale(geometry: Geometry, room: Room = SLIDE) -> float:
    """Return how much a geometry is enlarged to fill a room."""
    return min(room[0] / geometry.width, room[1] / geometry.height)


def _best(geometries: Sequence[Geometry], room: Room) -> Geometry:
    """Return the first geometry, or a later one that gives clearly larger text in a room."""
    best = geometries[0]
    for geometry in geometries[1:]:
        if scale(geometry, room) > scale(best, room) * PREFERENCE:
            best = geometry
    return best


def _trial(view: View, orientation: Orientation) -> _Trial:
    """Return a view with its boxes measured for an orientation."""
    planned = plan(view)
    graph = view.judgement.graph
    meetings = _meetings(planned, view.folded)
    sizes = {}
    for id_ in view.claims:
        bold, full = id_ in graph.positions or id_ in view.perspective.focus, id_ in view.perspective.focus
        widest = WIDEST_FULL if full else WIDEST
        sizes[id_] = sized(graph.claims[id_], widest, orientation, meetings[id_], bold=bold, full=full)
    return _Trial(view, planned, orientation, sizes)


def _meetings(planned: Plan, folded: Mapping[Id, Folded]) -> Mapping[Id, Meetings]:
    """Return what the edges of each box have to hold."""
    towards, away = Counter[Id](), Counter[Id]()
    for leg in planned.legs:
        (away if leg.back else towards)[leg.tail] += 1
        (towards if leg.back else away)[leg.head] += 1
    return {box: Meetings(towards[box], away[box], folded.get(box, Folded())) for box in planned.boxes}


def _geometry(trial: _Trial, placed: Levels) -> Geometry:
    """Return the geometry of a trial, its origin at the top left corner."""
    router = Router(trial.plan, placed)
    lines = [router.drawn(leg) for leg in trial.plan.legs]
    turned = trial.orientation is Orientation.LEFT
    boxes = tuple(
        _box(trial, id_, _turn((e.start, router.ground.tops[e.level]), turned=turned))
        for id_, e in placed.extents.items()
    )
    joints = tuple(Joint(id_, *_turn(router.joint(id_), turned=turned)) for id_ in trial.plan.joints)
    arrows = tuple(_arrow(line, trial.plan, turned=turned) for line in lines)
    return _at_origin(Geometry("", boxes, arrows, joints, (), 0.0, 0.0, 16.0))


def _turn(point: Point, *, turned: bool) -> Point:
    """Return (across, along) as (x, y)."""
    return (point[1], point[0]) if turned else point


def _box(trial: _Trial, id_: Id, corner: Point) -> Box:
    """Return a box with its top left corner in its place."""
    size, view = trial.sizes[id_], trial.view
    graph = view.judgement.graph
    claim = graph.claims[id_]
    role = role_in(view, id_)
    return Box(
        id_,
        role.shape,
        corner[0],
        corner[1],
        size.width,
        size.height,
        moved(size.lines, corner),
        claim.text,
        role.hue,
        role.stance,
        view.folded.get(id_, Folded()),
    )


def role_in(view: View, id_: Id) -> Role:
    """Return how a view's claim is drawn."""
    return role_of(view.judgement.graph, id_, remark=_only_about(view, id_))


def _only_about(view: View, id_: Id) -> bool:
    """Say whether a claim is context: it answers nothing, and is about something."""
    graph = view.judgement.graph
    return bool(graph.out_of[id_]) and all(graph.links[link].relation is Relation.ABOUT for link in graph.out_of[id_])


def moved(lines: Iterable[Run], by: Point) -> tuple[Run, ...]:
    """Return lines of text moved by (x, y)."""
    return tuple(replace(line, x=round(line.x + by[0], 2), y=round(line.y + by[1], 2)) for line in lines)


def _arrow(line: Drawn, planned: Plan, *, turned: bool) -> Arrow:
    """Return a leg as an arrow of the scene."""
    leg = line.leg
    headed = leg.head not in planned.joints and leg.relation is not Relation.ABOUT
    points = tuple(_turn(point, turned=turned) for point in line.points)
    sign = _turn(line.sign, turned=turned) if line.sign else None
    return Arrow(f"{leg.tail}>{leg.link}", leg.link, leg.relation, leg.tail, leg.head, points, headed, sign)


def _at_origin(geometry: Geometry) -> Geometry:
    """Return a geometry moved so that nothing lies left of or above the origin, with its size and rounded numbers."""
    everything = [(box.x, box.y) for box in geometry.boxes]
    everything += [(box.x + box.width, box.y + box.height) for box in geometry.boxes]
    everything += [point for arrow in geometry.arrows for point in arrow.points]
    everything += [(joint.x, joint.y) for joint in geometry.joints]
    left, top = min(x for x, _ in everything), min(y for _, y in everything)

    def at(point: Point) -> Point:
        return round(point[0] - left, 2), round(point[1] - top, 2)

    width, height = at((max(x for x, _ in everything), max(y for _, y in everything)))
    return replace(
        geometry,
        boxes=tuple(
            replace(b, x=at((b.x, b.y))[0], y=at((b.x, b.y))[1], lines=moved(b.lines, (-left, -top)))
            for b in geometry.boxes
        ),
        arrows=tuple(
            replace(a, points=tuple(map(at, a.points)), sign=at(a.sign) if a.sign else None) for a in geometry.arrows
        ),
        joints=tuple(Joint(j.id, *at((j.x, j.y))) for j in geometry.joints),
        width=width,
        height=height,
    )

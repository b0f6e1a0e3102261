"""A View becomes a Scene: the boxes are measured, placed by Graphviz and joined by arrows; the words come with them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from types import MappingProxyType

from argmap.budgets import MOST_EFFORT_AT_ONCE
from argmap.layout.effort import placeable
from argmap.layout.engine import SECONDS, Engine, Layout, layouts
from argmap.layout.legend import legend
from argmap.layout.legs import Plan
from argmap.layout.levels import Levels, asked, levels
from argmap.layout.matrix import matrix
from argmap.layout.measure import SLIDE, TEXT, Orientation, Room, Way, Wording, moved
from argmap.layout.route import Drawn, Router
from argmap.layout.trial import Trial, trial
from argmap.model import Id, Relation
from argmap.problem import EngineError, TooDense
from argmap.scene import (
    Arrow,
    Box,
    Geometry,
    Guise,
    Joint,
    Point,
    Scene,
    guise_of,
    statement,
)
from argmap.view.perspective import Folded, View, ViewKind

PREFERENCE = 1.1
"""How much larger the text must be on a slide before a picture stops having its conclusion on top."""
EITHER = (Way(Orientation.TOP), Way(Orientation.LEFT))


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
        TooDense: A view has more lines than can be placed in bounded time, which is told before anything is.
    """
    ways = (Way(orientation),) if orientation else EITHER
    asked_for = [(view, ways if _focused(view) else ways[:1]) for view in views]
    return tuple(_best(scenes, room) for scenes in trials(asked_for, engine, room=room, seconds=seconds))


def trials(
    asked_for: Sequence[tuple[View, Sequence[Way]]],
    engine: Engine | None,
    *,
    room: Room = SLIDE,
    seconds: float = SECONDS,
) -> tuple[tuple[Scene, ...], ...]:
    """Return a scene of each view for each way asked for, in one run of Graphviz.

    An overview is a table, set for a `room`; only the wording of a way matters to it.

    Raises:
        EngineError: There is no engine, it fails, or it takes longer than `seconds`.
        TooDense: A view has more lines than can be placed in bounded time, which is told before anything is.
    """
    if engine is None and any(_focused(view) for view, _ in asked_for):
        raise EngineError("a picture of claims and their replies is placed by Graphviz, and none was given")
    plans = _plans(asked_for)
    every = list[Trial]()
    for (view, ways), whole in zip(asked_for, plans, strict=True):
        if whole:
            every += (trial(view, way, whole) for way in ways)
    questions = [asked(one.plan, one.sizes, one.way.orientation) for one in every]
    answers = layouts(engine, questions, seconds=seconds) if engine else ()
    placed = (_placed(one, answer) for one, answer in zip(every, answers, strict=True))
    scenes = list[tuple[Scene, ...]]()
    for view, ways in asked_for:
        tables = (_table(view, way, room) for way in ways)
        geometries = islice(placed, len(ways)) if _focused(view) else tables
        scenes.append(tuple(_scene(view, geometry, engine) for geometry in geometries))
    return tuple(scenes)


def _plans(asked_for: Sequence[tuple[View, Sequence[Way]]]) -> list[Plan | None]:
    """Return the plan of each focus view, all of them together no more than one run of Graphviz can place."""
    plans, asked = list[Plan | None](), 0
    for view, ways in asked_for:
        whole, needed = placeable(view) if _focused(view) else (None, 0)
        plans.append(whole)
        asked += needed * len(ways)
    if asked > MOST_EFFORT_AT_ONCE:
        share = f"{asked / MOST_EFFORT_AT_ONCE:.2g} times what they may take"
        fits = "make several talks of it, or show fewer claims in each picture"
        raise TooDense(f"to place all {len(plans):,} pictures would be {share}; {fits}")
    return plans


def _focused(view: View) -> bool:
    """Say whether a view shows claims with arrows between them, rather than a table."""
    return view.kind is ViewKind.FOCUS


def _table(view: View, way: Way, room: Room) -> Geometry:
    """Return the geometry of an overview."""
    return matrix(view, room, told=way.wording is Wording.SENTENCES)


def _placed(trial: Trial, answer: Layout) -> Geometry:
    """Return the geometry of a trial from Graphviz's answer."""
    return _geometry(trial, levels(trial.plan, trial.sizes, trial.way.orientation, answer))


def _scene(view: View, geometry: Geometry, engine: Engine | None) -> Scene:
    """Return a view's scene over its geometry, whose key also stands for the words of the legend."""
    graph = view.judgement.graph
    entries = legend(geometry, graph)
    key = hashlib.sha256(repr((geometry, entries)).encode()).hexdigest()[:16]
    return Scene(
        replace(geometry, key=key),
        view.marks,
        entries,
        view.title,
        view.caption,
        graph.debate.language,
        MappingProxyType({link: graph.links[link] for link in view.links}),
        _in_focus(view),
        engine.title if engine and _focused(view) else "",
    )


def _in_focus(view: View) -> tuple[Id, ...]:
    """Return what a picture is about: the focus as far as it is shown, or the positions of an overview."""
    if not _focused(view):
        return view.columns
    return tuple(claim for claim in view.perspective.focus if claim in view.claims)


def scale(geometry: Geometry, room: Room = SLIDE) -> float:
    """Return how much a geometry is enlarged to fill a room."""
    return min(room[0] / geometry.width, room[1] / geometry.height)


def _best(scenes: Sequence[Scene], room: Room) -> Scene:
    """Return the first scene, or a later one that gives clearly larger text in a room."""
    best = scenes[0]
    for scene in scenes[1:]:
        if scale(scene.geometry, room) > scale(best.geometry, room) * PREFERENCE:
            best = scene
    return best


def _geometry(trial: Trial, placed: Levels) -> Geometry:
    """Return the geometry of a trial, its origin at the top left corner."""
    router = Router(trial.plan, placed)
    lines = [router.drawn(leg) for leg in trial.plan.legs]
    turned = trial.way.orientation is Orientation.LEFT
    boxes = tuple(
        _box(trial, id_, _turn((e.start, router.ground.tops[e.level]), turned=turned))
        for id_, e in placed.extents.items()
    )
    joints = tuple(Joint(id_, *_turn(point, turned=turned)) for id_, point in router.ends)
    arrows = tuple(_arrow(line, turned=turned) for line in lines)
    return _at_origin(Geometry("", boxes, arrows, joints, (), 0.0, 0.0, TEXT))


def _turn(point: Point, *, turned: bool) -> Point:
    """Return (across, along) as (x, y)."""
    return (point[1], point[0]) if turned else point


def _box(trial: Trial, id_: Id, corner: Point) -> Box:
    """Return a box with its top left corner in its place."""
    size, view = trial.sizes[id_], trial.view
    return Box(
        id_,
        guise_in(view, id_),
        corner[0],
        corner[1],
        size.width,
        size.height,
        moved(size.paragraphs, corner),
        statement(view.judgement.graph, id_),
        view.folded.get(id_, Folded()),
        placed_at(size.steps, corner),
    )


def guise_in(view: View, id_: Id) -> Guise:
    """Return how a view's claim is drawn."""
    return guise_of(view.judgement.graph, id_, remark=_only_about(view, id_))


def _only_about(view: View, id_: Id) -> bool:
    """Say whether a claim is context: it answers nothing, and is about something."""
    graph = view.judgement.graph
    relations = {graph.links[link].relation for link in graph.out_of[id_]}
    return relations == {Relation.ABOUT}


def placed_at(point: Point | None, corner: Point) -> Point | None:
    """Return the place of a pill whose place in its box is known."""
    return (round(point[0] + corner[0], 2), round(point[1] + corner[1], 2)) if point else None


def _arrow(line: Drawn, *, turned: bool) -> Arrow:
    """Return a leg as an arrow of the scene."""
    leg = line.leg
    headed = leg.head != leg.link and leg.relation is not Relation.ABOUT
    points = tuple(_turn(point, turned=turned) for point in line.points)
    sign = _turn(line.sign, turned=turned) if line.sign else None
    return Arrow(f"{leg.tail}>{leg.link}", leg.link, leg.relation, leg.tail, leg.head, points, headed, sign)


def _at_origin(geometry: Geometry) -> Geometry:
    """Return a geometry moved so that nothing lies left of or above the origin, with its size and rounded numbers."""
    (left, top), (right, bottom) = _corners(geometry)

    def at(point: Point) -> Point:
        return round(point[0] - left, 2), round(point[1] - top, 2)

    boxes = list[Box]()
    for box in geometry.boxes:
        x, y = at((box.x, box.y))
        paragraphs = moved(box.paragraphs, (-left, -top))
        steps = at(box.steps) if box.steps else None
        boxes.append(replace(box, x=x, y=y, paragraphs=paragraphs, steps=steps))
    arrows = list[Arrow]()
    for arrow in geometry.arrows:
        sign = at(arrow.sign) if arrow.sign else None
        arrows.append(replace(arrow, points=tuple(map(at, arrow.points)), sign=sign))
    width, height = at((right, bottom))
    return replace(
        geometry,
        boxes=tuple(boxes),
        arrows=tuple(arrows),
        joints=tuple(Joint(joint.id, *at((joint.x, joint.y))) for joint in geometry.joints),
        width=width,
        height=height,
    )


def _corners(geometry: Geometry) -> tuple[Point, Point]:
    """Return the top left and the bottom right corner of everything that has a place."""
    across, along = list[float](), list[float]()
    for box in geometry.boxes:
        across += (box.x, box.x + box.width)
        along += (box.y, box.y + box.height)
    for arrow in geometry.arrows:
        across += (x for x, _ in arrow.points)
        along += (y for _, y in arrow.points)
    for joint in geometry.joints:
        across.append(joint.x)
        along.append(joint.y)
    return (min(across), min(along)), (max(across), max(along))

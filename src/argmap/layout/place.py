"""A View becomes a Scene: the boxes are measured, placed by Graphviz and joined by arrows; the words come with them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace

from argmap.budgets import MOST_EFFORT_AT_ONCE
from argmap.layout.effort import placeable
from argmap.layout.engine import SECONDS, Engine, Layout, layouts
from argmap.layout.legend import legend
from argmap.layout.legs import Plan
from argmap.layout.levels import Levels, asked, levels
from argmap.layout.matrix import matrix
from argmap.layout.measure import SLIDE, Orientation, Room, Way, Wording
from argmap.layout.route import Drawn, Router
from argmap.layout.trial import Trial, trial
from argmap.model import Id, Relation
from argmap.problem import EngineError, TooDense
from argmap.scene import Arrow, Box, Geometry, Joint, Point, Role, Run, Scene, role_of
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
    tried = [
        [trial(view, way, whole) for way in ways] if whole else []
        for (view, ways), whole in zip(asked_for, plans, strict=True)
    ]
    every = [one for of_view in tried for one in of_view]
    questions = [asked(one.plan, one.sizes, one.way.orientation) for one in every]
    answers = iter(layouts(engine, questions, seconds=seconds) if engine else ())
    return tuple(
        tuple(_scene(one.view, _placed(one, next(answers)), engine) for one in of_view)
        or tuple(_scene(view, _table(view, way, room), engine) for way in ways)
        for (view, ways), of_view in zip(asked_for, tried, strict=True)
    )


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
    placed_by = engine.title if engine and _focused(view) else ""
    return Scene(
        replace(geometry, key=key), view.marks, entries, view.title, view.caption, view.outline, graph, placed_by
    )


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
    return _at_origin(Geometry("", boxes, arrows, joints, (), 0.0, 0.0, 16.0))


def _turn(point: Point, *, turned: bool) -> Point:
    """Return (across, along) as (x, y)."""
    return (point[1], point[0]) if turned else point


def _box(trial: Trial, id_: Id, corner: Point) -> Box:
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
        placed_at(size.steps, corner),
    )


def role_in(view: View, id_: Id) -> Role:
    """Return how a view's claim is drawn."""
    return role_of(view.judgement.graph, id_, remark=_only_about(view, id_))


def _only_about(view: View, id_: Id) -> bool:
    """Say whether a claim is context: it answers nothing, and is about something."""
    graph = view.judgement.graph
    return bool(graph.out_of[id_]) and all(graph.links[link].relation is Relation.ABOUT for link in graph.out_of[id_])


def placed_at(point: Point | None, corner: Point) -> Point | None:
    """Return the place of a pill whose place in its box is known."""
    return (round(point[0] + corner[0], 2), round(point[1] + corner[1], 2)) if point else None


def moved(lines: Iterable[Run], by: Point) -> tuple[Run, ...]:
    """Return lines of text moved by (x, y)."""
    return tuple(replace(line, x=round(line.x + by[0], 2), y=round(line.y + by[1], 2)) for line in lines)


def _arrow(line: Drawn, *, turned: bool) -> Arrow:
    """Return a leg as an arrow of the scene."""
    leg = line.leg
    headed = leg.head != leg.link and leg.relation is not Relation.ABOUT
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
            replace(
                b,
                x=at((b.x, b.y))[0],
                y=at((b.x, b.y))[1],
                lines=moved(b.lines, (-left, -top)),
                steps=at(b.steps) if b.steps else None,
            )
            for b in geometry.boxes
        ),
        arrows=tuple(
            replace(a, points=tuple(map(at, a.points)), sign=at(a.sign) if a.sign else None) for a in geometry.arrows
        ),
        joints=tuple(Joint(j.id, *at((j.x, j.y))) for j in geometry.joints),
        width=width,
        height=height,
    )

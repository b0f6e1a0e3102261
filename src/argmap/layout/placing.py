"""A View becomes a Scene: its boxes are measured, placed by Graphviz and joined by arrows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from types import MappingProxyType

from argmap.budgets import MOST_EFFORT_AT_ONCE
from argmap.layout.effort import placeable
from argmap.layout.engine import SECONDS, Engine, Layout, layouts
from argmap.layout.legend import legend
from argmap.layout.legs import Plan
from argmap.layout.levels import dot_source, levels
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
    claim_words,
    guise_of,
)
from argmap.view import Folded, View, ViewKind

PREFERENCE = 1.1
"""How much larger the text must be on a slide before the conclusion leaves the top."""
# The first one is taken unless the other gives clearly larger text.
EITHER = (Way(Orientation.TOP), Way(Orientation.LEFT))


def place(
    views: Sequence[View],
    engine: Engine | None,
    *,
    orientation: Orientation | None = None,
    room: Room = SLIDE,
    seconds: float = SECONDS,
) -> tuple[Scene, ...]:
    """Return a scene for each view; all, and all trials, are laid out in one run of Graphviz.

    Without an `orientation` a focus view has its conclusion on top, unless the text would be
    clearly larger in `room`, by default a 16:9 slide, with the conclusion to the left. Overviews
    are tables and need no `engine`.

    Raises:
        EngineError: There is no engine, it fails, or it takes longer than `seconds`.
        TooDense: A view has more lines than can be placed in bounded time, which is told before
            anything is.
    """
    ways = (Way(orientation),) if orientation else EITHER
    # A table is the same in either orientation.
    asked_for = [(view, ways if _focused(view) else ways[:1]) for view in views]
    tried = trials(asked_for, engine, room=room, seconds=seconds)
    return tuple(_best(scenes, room) for scenes in tried)


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
        TooDense: A view has more lines than can be placed in bounded time, which is told before
            anything is.
    """
    if engine is None and any(_focused(view) for view, _ in asked_for):
        needed = "a picture of claims and their replies is placed by Graphviz"
        # Said before any box is measured, which may take seconds.
        raise EngineError(f"{needed}, and none was given")
    every = _affordable(asked_for)
    questions = [dot_source(one.plan, one.sizes, one.way.orientation) for one in every]
    answers = layouts(engine, questions, seconds=seconds) if engine else ()
    placed = zip(every, answers, strict=True)
    scenes = list[tuple[Scene, ...]]()
    for view, ways in asked_for:
        # Answers come in the order of the trials, so the next one is always this one's.
        own = list[Scene]()
        for way in ways:
            if _focused(view):
                geometry = _geometry(*next(placed))
            else:
                geometry = matrix(view, room, told=way.wording is Wording.SENTENCES)
            own.append(_scene(view, geometry, engine))
        scenes.append(tuple(own))
    return tuple(scenes)


def _affordable(asked_for: Sequence[tuple[View, Sequence[Way]]]) -> Sequence[Trial]:
    """Return the trials of all focus views: no more than one run of Graphviz can place."""
    planned = list[tuple[View, Sequence[Way], Plan]]()
    effort = 0
    for view, ways in asked_for:
        if _focused(view):
            whole, needed = placeable(view)
            planned.append((view, ways, whole))
            effort += needed * len(ways)
    if effort > MOST_EFFORT_AT_ONCE:
        share = f"{effort / MOST_EFFORT_AT_ONCE:.2g} times what they may take"
        fits = "make several talks of it, or show fewer claims in each picture"
        raise TooDense(f"to place all {len(asked_for):,} pictures would be {share}; {fits}")
    every = list[Trial]()
    for view, ways, whole in planned:
        every += [trial(view, way, whole) for way in ways]
    return every


def _focused(view: View) -> bool:
    """Say whether a view shows claims with arrows between them, rather than a table."""
    return view.kind is ViewKind.FOCUS


def _scene(view: View, geometry: Geometry, engine: Engine | None) -> Scene:
    """Return a view's scene; its geometry's key also stands for the words of the legend."""
    graph = view.judgement.graph
    entries = legend(geometry, graph)
    # 64 bits are plenty to tell apart the pictures of one page or talk.
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
    """Return what a picture is about: the focus that is shown, or the positions of an overview."""
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


def _geometry(trial: Trial, answer: Layout) -> Geometry:
    """Return the geometry of a trial from Graphviz's answer, its origin at the top left corner."""
    placed = levels(trial.plan, trial.sizes, trial.way.orientation, answer)
    router = Router(trial.plan, placed)
    turned = trial.way.orientation is Orientation.LEFT
    boxes = list[Box]()
    for id_, extent in placed.extents.items():
        corner = extent.start, router.ground.tops[extent.level]
        boxes.append(_box(trial, id_, _turn(corner, turned=turned)))
    joints = [Joint(id_, *_turn(point, turned=turned)) for id_, point in router.ends]
    arrows = [_arrow(router.drawn(leg), turned=turned) for leg in trial.plan.legs]
    return _at_origin(boxes, arrows, joints)


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
        claim_words(view.judgement.graph, id_),
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
    if point is None:
        return None
    return round(point[0] + corner[0], 2), round(point[1] + corner[1], 2)


def _arrow(line: Drawn, *, turned: bool) -> Arrow:
    """Return a leg as an arrow of the scene."""
    leg = line.leg
    id_ = f"{leg.tail}>{leg.link}"
    # What leads into its own joint is the first part of a line, whose head is at the other end.
    headed = leg.head != leg.link and leg.relation.argues
    points = tuple(_turn(point, turned=turned) for point in line.points)
    sign = _turn(line.sign, turned=turned) if line.sign else None
    return Arrow(id_, leg.link, leg.relation, leg.tail, leg.head, points, headed, sign)


def _at_origin(boxes: Sequence[Box], arrows: Sequence[Arrow], joints: Sequence[Joint]) -> Geometry:
    """Return what is placed, moved so that its top left corner is the origin, in hundredths."""
    left, top, right, bottom = _bounds(boxes, arrows, joints)

    def at(x: float, y: float) -> Point:
        return round(x - left, 2), round(y - top, 2)

    placed = list[Box]()
    for box in boxes:
        x, y = at(box.x, box.y)
        paragraphs = moved(box.paragraphs, (-left, -top))
        steps = at(*box.steps) if box.steps else None
        placed.append(replace(box, x=x, y=y, paragraphs=paragraphs, steps=steps))
    lines = list[Arrow]()
    for arrow in arrows:
        points = tuple(at(x, y) for x, y in arrow.points)
        sign = at(*arrow.sign) if arrow.sign else None
        lines.append(replace(arrow, points=points, sign=sign))
    rings = tuple(Joint(joint.id, *at(joint.x, joint.y)) for joint in joints)
    size = at(right, bottom)
    return Geometry("", tuple(placed), tuple(lines), rings, (), *size, TEXT)


def _bounds(
    boxes: Iterable[Box], arrows: Iterable[Arrow], joints: Iterable[Joint]
) -> tuple[float, float, float, float]:
    """Return the left, top, right and bottom end of everything that has a place."""
    points = list[Point]()
    for box in boxes:
        points += ((box.x, box.y), (box.x + box.width, box.y + box.height))
    for arrow in arrows:
        points += arrow.points
    points += [(joint.x, joint.y) for joint in joints]
    across = [x for x, _ in points]
    along = [y for _, y in points]
    return min(across), min(along), max(across), max(along)

"""A View becomes a Scene: its boxes are measured, placed by Graphviz and joined by arrows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from types import MappingProxyType

from argmap.budgets import MOST_EFFORT_AT_ONCE
from argmap.layout.arranging import Arrangement, arranged
from argmap.layout.effort import placeable
from argmap.layout.engine import SECONDS, Engine, Layout, layouts
from argmap.layout.hanging import HungLine
from argmap.layout.legend import legend
from argmap.layout.legs import Plan
from argmap.layout.levels import dot_source, levels
from argmap.layout.matrix import matrix
from argmap.layout.measure import SLIDE, TEXT, Orientation, Room, Sized, Way, Wording, moved
from argmap.layout.route import Drawn, Router
from argmap.layout.trial import Trial, referring, trial
from argmap.model import Id, Relation
from argmap.problem import EngineError, TooDense
from argmap.scene import (
    Arrow,
    Box,
    BoxKind,
    Caption,
    Geometry,
    Guise,
    Joint,
    Paragraph,
    Point,
    Run,
    Scene,
    claim_words,
    guise_of,
)
from argmap.view import Folded, View, ViewKind

PREFERENCE = 1.1
"""How much larger the text must be on a slide before the conclusion leaves the top."""
NO_ENGINE = "a picture of claims and their replies is placed by Graphviz, and none was given"
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
    asked_for = list[tuple[View, Sequence[Way]]]()
    for view in views:
        # A table is the same in either orientation. In its context a conclusion stays on top, so
        # that nothing turns from view to view.
        turns = _levelled_by_engine(view)
        asked_for.append((view, ways if turns else ways[:1]))
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
    if engine is None and any(_levelled_by_engine(view) for view, _ in asked_for):
        # Said before any box is measured, which may take seconds.
        raise EngineError(NO_ENGINE)
    # They come in the order of the trials, so the next one is always this way's.
    placed = _placed(_affordable(asked_for), engine, seconds)
    scenes = list[tuple[Scene, ...]]()
    for view, ways in asked_for:
        if _focused(view):
            scenes.append(tuple(islice(placed, len(ways))))
        else:
            scenes.append(tuple(_table(view, way, room) for way in ways))
    return tuple(scenes)


def _table(view: View, way: Way, room: Room) -> Scene:
    """Return the scene of an overview, for which no engine is needed."""
    return _scene(view, matrix(view, room, told=way.wording is Wording.SENTENCES), None)


def _placed(every: Sequence[Trial], engine: Engine | None, seconds: float) -> Iterator[Scene]:
    """Yield the scene of each trial, those that need Graphviz placed in one run."""
    arrangements = [_arranged(one) for one in every]
    questions = list[str]()
    for one, arrangement in zip(every, arrangements, strict=True):
        if arrangement is None:
            questions.append(dot_source(one.plan, one.sizes, one.way.orientation))
    answers = iter(_answers(questions, engine, seconds))
    for one, arrangement in zip(every, arrangements, strict=True):
        if arrangement is None:
            levelled = _levelled(one, next(answers))
            yield _scene(one.view, _geometry(one, levelled), engine)
        else:
            yield _scene(one.view, _geometry(one, arrangement), None)


def _answers(questions: Sequence[str], engine: Engine | None, seconds: float) -> Sequence[Layout]:
    """Return Graphviz's answers, for which it is not started where nothing is asked."""
    if not questions:
        return ()
    if engine is None:
        raise EngineError(NO_ENGINE)
    return layouts(engine, questions, seconds=seconds)


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


def _levelled_by_engine(view: View) -> bool:
    """Say whether a view is sure to need Graphviz: one in its context is so seldom."""
    return _focused(view) and not view.perspective.context


def _focused(view: View) -> bool:
    """Say whether a view shows claims with arrows between them, rather than a table."""
    return view.kind is ViewKind.FOCUS


def _scene(view: View, geometry: Geometry, engine: Engine | None) -> Scene:
    """Return a view's scene, with the engine that placed it, if one did.

    The geometry's key also stands for the words of the legend.
    """
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
        engine.title if engine else "",
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


def _arranged(trial: Trial) -> Arrangement | None:
    """Return how a view in its context is arranged, None for what Graphviz has to place."""
    if not trial.view.perspective.context:
        return None
    return arranged(trial)


def _levelled(trial: Trial, answer: Layout) -> Arrangement:
    """Return Graphviz's answer as an arrangement, in which nothing hangs."""
    placed = levels(trial.plan, trial.sizes, trial.way.orientation, answer)
    return Arrangement(trial.plan, placed, {}, frozenset())


def _geometry(trial: Trial, arrangement: Arrangement) -> Geometry:
    """Return the geometry of a trial, its origin at the top left corner."""
    plan, placed = arrangement.plan, arrangement.levels
    router = Router(plan, placed)
    turned = trial.way.orientation is Orientation.LEFT
    corners = dict[Id, Point]()
    for id_, extent in placed.extents.items():
        corners[id_] = _turn((extent.start, router.ground.tops[extent.level]), turned=turned)
    joints = [Joint(id_, *_turn(point, turned=turned)) for id_, point in router.ends]
    arrows = [_arrow(router.drawn(leg), turned=turned) for leg in plan.legs]
    captions = list[Caption]()
    for owner, hung in arrangement.hung.items():
        below = _below(trial.sizes[owner], corners[owner], centred=owner in arrangement.centred)
        listed = hung.moved(below)
        corners |= listed.boxes
        arrows += [_hung_arrow(line) for line in listed.lines]
        joints += [Joint(id_, *point) for id_, point in listed.rings]
        captions += [_heading(*heading) for heading in listed.headings]
    boxes = [_box(trial, id_, corners[id_]) for id_ in trial.plan.boxes]
    return _faded(trial.view, _at_origin(boxes, arrows, joints, captions))


def _faded(view: View, geometry: Geometry) -> Geometry:
    """Return a geometry in which the lines and rings of the siblings' links are faded."""
    arrows = [replace(arrow, faded=arrow.link in view.faded) for arrow in geometry.arrows]
    joints = [replace(joint, faded=joint.id in view.faded) for joint in geometry.joints]
    return replace(geometry, arrows=tuple(arrows), joints=tuple(joints))


def _below(size: Sized, corner: Point, *, centred: bool) -> Point:
    """Return where a list begins at the lower edge of its owner: at its left end or its middle."""
    left, top = corner
    return left + (size.width / 2 if centred else 0.0), top + size.height


def _heading(words: str, at: Point) -> Caption:
    """Return the heading of a column of answers."""
    return Caption((Paragraph(words, (Run(words, *at, bold=True, size=TEXT),)),), faint=True)


def _hung_arrow(line: HungLine) -> Arrow:
    """Return a line of a list as an arrow of the scene."""
    return Arrow(
        f"{line.tail}>{line.link}",
        line.link,
        line.relation,
        line.tail,
        line.head,
        line.points,
        line.headed,
        line.sign,
        line.trunk,
    )


def _turn(point: Point, *, turned: bool) -> Point:
    """Return (across, along) as (x, y)."""
    return (point[1], point[0]) if turned else point


def _box(trial: Trial, id_: Id, corner: Point) -> Box:
    """Return a box with its top left corner in its place."""
    size, view = trial.sizes[id_], trial.view
    claim = view.references.get(id_, id_)
    says = claim_words(view.judgement.graph, claim)
    if id_ in view.references:
        says = replace(says, name=referring(says.name))
    return Box(
        id_,
        guise_in(view, id_),
        corner[0],
        corner[1],
        size.width,
        size.height,
        moved(size.paragraphs, corner),
        says,
        view.folded.get(id_, Folded()),
        placed_at(size.steps, corner),
        id_ in view.faded,
        view.references.get(id_),
    )


def guise_in(view: View, id_: Id) -> Guise:
    """Return how a view's claim, or a reference to one, is drawn."""
    claim = view.references.get(id_, id_)
    guise = guise_of(view.judgement.graph, claim, remark=_only_about(view, claim))
    if id_ in view.references:
        return replace(guise, kind=BoxKind.REFERENCE)
    return guise


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


def _at_origin(
    boxes: Sequence[Box],
    arrows: Sequence[Arrow],
    joints: Sequence[Joint],
    captions: Sequence[Caption],
) -> Geometry:
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
        trunk = tuple(at(x, y) for x, y in arrow.trunk)
        lines.append(replace(arrow, points=points, sign=sign, trunk=trunk))
    rings = list[Joint]()
    for joint in joints:
        x, y = at(joint.x, joint.y)
        rings.append(replace(joint, x=x, y=y))
    words = list[Caption]()
    for caption in captions:
        words.append(replace(caption, paragraphs=moved(caption.paragraphs, (-left, -top))))
    size = at(right, bottom)
    return Geometry("", tuple(placed), tuple(lines), tuple(rings), tuple(words), *size, TEXT)


def _bounds(
    boxes: Iterable[Box], arrows: Iterable[Arrow], joints: Iterable[Joint]
) -> tuple[float, float, float, float]:
    """Return the left, top, right and bottom end of everything that has a place."""
    points = list[Point]()
    for box in boxes:
        points += ((box.x, box.y), (box.x + box.width, box.y + box.height))
    for arrow in arrows:
        points += (*arrow.points, *arrow.trunk)
    points += [(joint.x, joint.y) for joint in joints]
    across = [x for x, _ in points]
    along = [y for _, y in points]
    return min(across), min(along), max(across), max(along)

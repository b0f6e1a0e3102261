"""A step of a build: the same scene with fewer boxes, every one of them in its place."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from argmap.model import Id
from argmap.scene import Arrow, Joint, Scene


def revealed(scene: Scene, shown: Collection[Id] | None) -> Scene:
    """Return a scene in which only the claims `shown` are visible, and what joins them; None leaves it whole.

    Nothing moves and the size stays, so that the steps of a build do not jump. O(boxes + arrows).
    """
    if shown is None:
        return scene
    whole, visible = scene.geometry, set(shown)
    boxes = tuple(box for box in whole.boxes if box.id in visible)
    links = _links(scene, visible)
    legs = [arrow for arrow in whole.arrows if arrow.link in links]
    joints = tuple(joint for joint in whole.joints if joint.id in links and _meets(scene, joint, legs))
    arrows = tuple(_joined(legs, {joint.id for joint in joints}))
    tallies = tuple(spot for spot in whole.tallies if spot.position in visible)
    return replace(
        scene,
        geometry=replace(
            whole, key=f"{whole.key}-{len(boxes)}", boxes=boxes, arrows=arrows, joints=joints, tallies=tallies
        ),
        marks={claim: mark for claim, mark in scene.marks.items() if claim in visible},
    )


def _links(scene: Scene, visible: Collection[Id]) -> set[Id]:
    """Return the links between visible claims; an undercut is visible with the step that it attacks."""
    graph, found = scene.graph, set[Id]()
    waiting = list(dict.fromkeys(arrow.link for arrow in scene.geometry.arrows))
    while waiting:
        joined = [
            link
            for link in waiting
            if all(premise in visible for premise in graph.links[link].premises)
            and (graph.links[link].target in visible or graph.links[link].target in found)
        ]
        if not joined:
            break
        found.update(joined)
        waiting = [link for link in waiting if link not in found]
    return found


def _meets(scene: Scene, joint: Joint, arrows: Collection[Arrow]) -> bool:
    """Say whether more than one line meets in a joint: linked premises, or an undercut that is visible."""
    ending = {arrow.link for arrow in arrows if arrow.head == joint.id and arrow.points[-1] == (joint.x, joint.y)}
    own = {joint.id} if len(scene.graph.links[joint.id].premises) == 1 else set()
    return bool(ending - own)


def _joined(legs: Sequence[Arrow], joints: Collection[Id]) -> Iterator[Arrow]:
    """Yield the arrows of a step; the two legs of one on which no undercut ends yet are one line."""
    ends = {leg.tail: leg for leg in legs if leg.tail == leg.link and leg.link not in joints}
    for leg in legs:
        onward = ends.get(leg.head)
        if onward is not None:
            points, sign = (*leg.points, *onward.points[1:]), leg.sign or onward.sign
            yield replace(onward, id=leg.id, tail=leg.tail, points=points, sign=sign)
        elif leg.tail not in ends:
            yield leg

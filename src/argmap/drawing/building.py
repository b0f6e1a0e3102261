"""A step of a build: the same scene with fewer boxes, every one of them in its place."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from argmap.drawing.spoken import links_of_arrows
from argmap.graph import Link
from argmap.model import Id
from argmap.scene import Arrow, Geometry, Joint, Scene


def revealed(scene: Scene, shown: Collection[Id] | None) -> Scene:
    """Return a scene in which only the claims `shown` are visible, and what joins them.

    None leaves it whole. Nothing moves and the size stays, so that the steps of a build do not
    jump. O(boxes + arrows).
    """
    if shown is None:
        return scene
    marks = {claim: mark for claim, mark in scene.marks.items() if claim in shown}
    return replace(scene, geometry=_visible(scene, set(shown)), marks=marks)


def _visible(scene: Scene, claims: Collection[Id]) -> Geometry:
    """Return what is visible of a geometry with some of its claims."""
    whole, links = scene.geometry, _links(scene, claims)
    boxes = tuple(box for box in whole.boxes if box.id in claims)
    legs = [arrow for arrow in whole.arrows if arrow.link in links]
    rings = (joint for joint in whole.joints if joint.id in links)
    joints = tuple(joint for joint in rings if _meets(links[joint.id], joint, legs))
    return replace(
        whole,
        # Claims are revealed in one order, so that their number tells the step.
        key=f"{whole.key}-{len(boxes)}",
        boxes=boxes,
        arrows=tuple(_joined(legs, {joint.id for joint in joints})),
        joints=joints,
        tallies=tuple(spot for spot in whole.tallies if spot.position in claims),
    )


def _links(scene: Scene, visible: Collection[Id]) -> Mapping[Id, Link]:
    """Return the links between visible claims, an undercut where the step is that it attacks."""
    found = dict[Id, Link]()
    waiting: Sequence[Link] = links_of_arrows(scene)
    # An undercut may attack an undercut, so that each round may let further ones be seen.
    while True:
        joined = [link for link in waiting if _joins(link, visible, found)]
        if not joined:
            return found
        found |= {link.id: link for link in joined}
        waiting = [link for link in waiting if link.id not in found]


def _joins(link: Link, visible: Collection[Id], steps: Collection[Id]) -> bool:
    """Say whether a link leads from visible claims to one, or to a visible step."""
    if not all(premise in visible for premise in link.premises):
        return False
    return link.target in visible or link.target in steps


def _meets(link: Link, joint: Joint, arrows: Collection[Arrow]) -> bool:
    """Say whether more than one line meets in a joint: linked premises, or a visible undercut."""
    arriving = (arrow for arrow in arrows if arrow.head == joint.id)
    ending = {arrow.link for arrow in arriving if arrow.points[-1] == (joint.x, joint.y)}
    # Its own two legs are one line, which meets nothing but itself.
    if len(link.premises) == 1:
        ending.discard(link.id)
    return bool(ending)


def _joined(legs: Sequence[Arrow], joints: Collection[Id]) -> Iterator[Arrow]:
    """Yield the arrows of a step.

    The two legs of an arrow on which no undercut ends yet are one line.
    """
    ends = {leg.tail: leg for leg in legs if leg.tail == leg.link and leg.link not in joints}
    for leg in legs:
        onward = ends.get(leg.head)
        if onward is not None:
            # The joint ends one leg and begins the other, and counts once.
            points, sign = (*leg.points, *onward.points[1:]), leg.sign or onward.sign
            yield replace(onward, id=leg.id, tail=leg.tail, points=points, sign=sign)
        elif leg.tail not in ends:
            yield leg

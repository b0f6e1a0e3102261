"""Arrows, joints and signs for boxes that stand on their levels. Nothing here can lie on anything else.

Every line leaves a box on the edge towards the conclusion and arrives on the edge away from it, each in a slot of its
own; its sign stands above its tail at the same height as all others of its level; it bends only in the channel between
two levels and passes the levels between in a gap. An undercut ends on a joint on the straight part of the line that it
attacks, beyond the sign of that line, and arrives there square; several that come from one side end one above the
other. Linked premises meet in a joint from below, and the sign of their line stands above it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from argmap.layout.climb import Climb, Ground, Point, fork, ground, path, square
from argmap.layout.legs import Leg, Plan
from argmap.layout.levels import Levels, clear
from argmap.layout.measure import CORNER, SLOT
from argmap.layout.spread import spread
from argmap.model import Id, Relation

SIGN_RISE = 25.0
"""How far above a box the sign of its arrow stands."""
JOINT_RISE = 51.0
"""How far above a box a joint stands: the sign of the line that is attacked has room below it."""
FORK_RISE = 25.0
"""How far above a box a joint stands in which linked premises meet and that nobody undercuts."""
NEST = 26.0
"""How much higher an undercut arrives than the joint that it comes from, in which it is undercut itself."""
STACK = 22.0
"""How far apart undercuts of one line arrive that come from the same side."""
SIGN_ABOVE_JOINT = 23.0
SIGN_BELOW = 13.0
"""How far below a box the sign of an undercut stands that runs down from it."""
SIGN_ROOM = 13.0
"""Above a sign, before the line may bend."""
PLAIN_STUB = 12.0


@dataclass(frozen=True, slots=True)
class Drawn:
    """A leg with its place."""

    leg: Leg
    points: tuple[Point, ...]
    sign: Point | None


@dataclass(frozen=True, slots=True)
class Arrival:
    """Where a line comes to a joint of another one: from `across`, and in which place above the joint."""

    across: float
    place: int


@dataclass
class Router:
    """The places of all lines of one plan on its levels."""

    plan: Plan
    levels: Levels
    joint_level: dict[Id, int] = field(default_factory=dict)
    joint_across: dict[Id, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Find the slots in the order in which they depend on each other."""
        self.onward = {leg.tail: leg for leg in self.plan.legs if leg.tail in self.plan.joints}
        for joint in self.plan.joints:
            self.joint_level[joint] = max(self.levels.extents[base].level for base in self.bases(joint))
        self.towards = self._towards()
        for joint in self.plan.joints:
            self.joint_across[joint] = self._joint_across(joint)
        self.away = self._away()

    def bases(self, joint: Id) -> tuple[Id, ...]:
        """Return the boxes that a joint stands above: the lowest premises, or the target of a line that runs back."""
        leg = self.onward[joint]
        if leg.back:
            return (leg.head,)
        premises = self.plan.joints[joint]
        lowest = max(self.levels.extents[premise].level for premise in premises)
        return tuple(premise for premise in premises if self.levels.extents[premise].level == lowest)

    def level(self, node: Id) -> int:
        """Return the level of a box or joint."""
        return self.joint_level[node] if node in self.plan.joints else self.levels.extents[node].level

    def runs_up(self, leg: Leg) -> bool:
        """Say whether a leg climbs from its tail to its head; one that runs down is routed from its head."""
        if leg.head in self.plan.joints:
            return self.level(leg.tail) >= self.level(leg.head)
        return not leg.back

    def _ends(self, leg: Leg) -> tuple[Id, Id]:
        """Return the lower and the upper end of a leg."""
        return (leg.tail, leg.head) if self.runs_up(leg) else (leg.head, leg.tail)

    def _towards(self) -> Mapping[tuple[Leg, Id], float]:
        """Return where each leg meets the edge towards the conclusion of its lower box: side by side in the middle."""
        meeting = defaultdict[Id, list[tuple[float, Leg]]](list)
        for leg in self.plan.legs:
            lower, upper = self._ends(leg)
            if lower not in self.plan.joints:
                above = self.bases(upper)[0] if upper in self.plan.joints else upper
                meeting[lower].append((self.levels.extents[above].middle, leg))
        slots = dict[tuple[Leg, Id], float]()
        for box, legs in meeting.items():
            extent = self.levels.extents[box]
            legs.sort(key=lambda one: one[0])
            places = spread([extent.middle] * len(legs), extent.start + CORNER, extent.end - CORNER, SLOT)
            slots |= {(leg, box): place for (_, leg), place in zip(legs, places, strict=True)}
        return slots

    def _joint_across(self, joint: Id) -> float:
        """Return where a joint stands: above its one premise, or between several, clear of all signs."""
        bases = self.bases(joint)
        legs = [leg for leg in self.plan.legs if (leg.head == joint and leg.tail in bases) or leg == self.onward[joint]]
        own = [(leg, base) for leg in legs for base in bases if (leg, base) in self.towards]
        places = [self.towards[slot] for slot in own]
        if len(places) == 1:
            return places[0]
        level = self.joint_level[joint]
        others = [place for slot, place in self.towards.items() if self.level(slot[1]) == level]
        others += [place for other, place in self.joint_across.items() if self.joint_level[other] == level]
        return clear(sum(places) / len(places), sorted((place - SLOT, place + SLOT) for place in others))

    def across(self, leg: Leg, node: Id) -> float:
        """Return where a leg stands at its lower end."""
        return self.joint_across[node] if node in self.plan.joints else self.towards[leg, node]

    def _away(self) -> Mapping[tuple[Leg, Id], float]:
        """Return where each leg meets the edge away from the conclusion of its upper box, in the order they come."""
        meeting = defaultdict[Id, list[tuple[float, Leg]]](list)
        for leg in self.plan.legs:
            lower, upper = self._ends(leg)
            if upper not in self.plan.joints:
                meeting[upper].append((self._between(leg, lower, upper)[-1], leg))
        slots = dict[tuple[Leg, Id], float]()
        for box, legs in meeting.items():
            extent = self.levels.extents[box]
            legs.sort(key=lambda one: one[0])
            wanted = [across for across, _ in legs]
            places = spread(wanted, extent.start + CORNER, extent.end - CORNER, SLOT)
            slots |= {(leg, box): place for (_, leg), place in zip(legs, places, strict=True)}
        return slots

    def _between(self, leg: Leg, lower: Id, upper: Id) -> list[float]:
        """Return where a leg stands from its lower level up to the one just below its upper end."""
        start = self.across(leg, lower)
        box = self.bases(lower)[0] if lower in self.plan.joints else lower
        top = self.bases(upper)[0] if upper in self.plan.joints else upper
        passed = range(self.level(lower) - 1, self.level(upper), -1)
        return [start, *(self.levels.passage((box, top), level) for level in passed)]

    @cached_property
    def climbs(self) -> Mapping[Leg, Climb]:
        """The way of each leg that changes its level."""
        found = dict[Leg, Climb]()
        for leg in self.plan.legs:
            lower, upper = self._ends(leg)
            if self.level(lower) == self.level(upper):
                continue
            places = self._between(leg, lower, upper)
            if lower in self.plan.joints and leg.tail == upper and leg.head != leg.link:
                places[0] += SLOT if self._middle(upper) > places[0] else -SLOT
            last = self._beside(places[0], upper) if upper in self.plan.joints else self.away[leg, upper]
            places.append(last)
            found[leg] = Climb(self.level(lower), tuple(places))
        return found

    def _middle(self, node: Id) -> float:
        """Return where a box or joint stands across."""
        return self.joint_across[node] if node in self.plan.joints else self.levels.extents[node].middle

    def _beside(self, start: float, joint: Id) -> float:
        """Return where a line from a lower level passes the boxes of a joint's level, near the joint."""
        level, across = self.joint_level[joint], self.joint_across[joint]
        return self.levels.clear(across + (SLOT if start > across else -SLOT), level)

    @cached_property
    def ground(self) -> Ground:
        """The levels along, far enough apart for the signs, joints and bends between them."""
        stubs = [PLAIN_STUB] * len(self.levels.depths)
        for leg in self.plan.legs:
            lower, _ = self._ends(leg)
            if leg.relation is not Relation.ABOUT and lower not in self.plan.joints:
                stubs[self.level(lower)] = max(stubs[self.level(lower)], SIGN_RISE + SIGN_ROOM)
        for joint, level in self.joint_level.items():
            below = any(leg.head == joint and not self.runs_up(leg) for leg in self.arrivals)
            room = self.top(joint) + SIGN_ROOM + (SIGN_ABOVE_JOINT if below else 0.0)
            stubs[level] = max(stubs[level], room)
        return ground(self.levels.depths, stubs, self.climbs.values())

    @cached_property
    def arrivals(self) -> Mapping[Leg, Arrival]:
        """Where each undercut comes to the line that it attacks; of several on one side the nearest ends lowest."""
        coming = defaultdict[tuple[Id, bool], list[tuple[float, float, Leg]]](list)
        for leg in self.plan.legs:
            if leg.head in self.plan.joints and leg.head != leg.link:
                across, joint = self._comes_from(leg), self.joint_across[leg.head]
                coming[leg.head, across > joint].append((abs(across - joint), across, leg))
        found = dict[Leg, Arrival]()
        for several in coming.values():
            several.sort(key=lambda one: one[0])
            found |= {leg: Arrival(across, place) for place, (_, across, leg) in enumerate(several)}
        return found

    def _comes_from(self, leg: Leg) -> float:
        """Return where across an undercut stands before it turns to the joint on which it ends."""
        if not self.runs_up(leg):
            return self.climbs[leg].places[0]
        return self.climbs[leg].places[-1] if leg in self.climbs else self.across(leg, leg.tail)

    @cached_property
    def rises(self) -> Mapping[Id, float]:
        """How far above its level each joint stands: higher than the joints of the undercuts that end on it."""
        rises = dict[Id, float]()
        for joint in sorted(self.plan.joints, key=self.plan.nesting.__getitem__):
            nested = [
                self._top(leg.tail, rises) + NEST for leg in self.arrivals if leg.head == joint and leg.tail in rises
            ]
            undercut = any(leg.head == joint for leg in self.arrivals)
            rises[joint] = max([JOINT_RISE if undercut or self.onward[joint].back else FORK_RISE, *nested])
        return rises

    def top(self, joint: Id) -> float:
        """Return how far above its level reaches what belongs to a joint: all that ends there, and a sign above it."""
        return self._top(joint, self.rises)

    def _top(self, joint: Id, rises: Mapping[Id, float]) -> float:
        highest = rises[joint] + STACK * self._stacked(joint)
        return highest + (SIGN_ABOVE_JOINT if self._signed_above(joint) else 0.0)

    def _stacked(self, joint: Id) -> int:
        """Return how many undercuts end above the lowest one."""
        return max((each.place for leg, each in self.arrivals.items() if leg.head == joint), default=0)

    def _signed_above(self, joint: Id) -> bool:
        """Say whether the sign of a line stands above its joint: where linked premises meet below it."""
        return len(self.plan.joints[joint]) > 1 and not self.onward[joint].back

    def joint(self, joint: Id, place: int = 0) -> Point:
        """Return the place of a joint, or of one above it where further undercuts end."""
        along = self.ground.tops[self.joint_level[joint]] - self.rises[joint] - STACK * place
        return self.joint_across[joint], along

    @cached_property
    def ends(self) -> tuple[tuple[Id, Point], ...]:
        """All joints: the one of each link that has one, and those above it where further undercuts end."""
        return tuple(
            (joint, self.joint(joint, place)) for joint in self.plan.joints for place in range(self._stacked(joint) + 1)
        )

    def drawn(self, leg: Leg) -> Drawn:
        """Return a leg with its line and the place of its sign."""
        lower, upper = self._ends(leg)
        points = self._points(leg, lower, upper)
        return Drawn(leg, tuple(points if self.runs_up(leg) else points[::-1]), self._sign(leg, lower))

    def _points(self, leg: Leg, lower: Id, upper: Id) -> list[Point]:
        """Return the line of a leg from its lower to its upper end."""
        if leg in self.arrivals and not self.runs_up(leg):
            return self._from_joint(leg, lower, upper)
        if upper in self.plan.joints:
            return self._to_joint(leg, self._start(leg, lower), upper)
        return path(self.climbs[leg], self.ground, self._start(leg, lower)[1], self._underside(upper))

    def _underside(self, box: Id) -> float:
        """Return the edge of a box away from the conclusion."""
        extent = self.levels.extents[box]
        return self.ground.tops[extent.level] + extent.depth

    def _from_joint(self, leg: Leg, joint: Id, upper: Id) -> list[Point]:
        """Return the line of an undercut that runs down to a joint, from there up to what it comes from."""
        end = self.joint(joint, self.arrivals[leg].place)
        turned = (self.arrivals[leg].across, end[1] - SIGN_ABOVE_JOINT)
        if upper not in self.plan.joints:
            way = path(self.climbs[leg], self.ground, turned[1], self._underside(upper))
            return [*square(turned, end)[::-1], *way[1:]]
        way = path(self.climbs[leg], self.ground, turned[1], self.ground.tops[self.joint_level[upper]])
        return [*square(turned, end)[::-1], *way[1:], *square(way[-1], self.joint(upper))[1:]]

    def _start(self, leg: Leg, lower: Id) -> Point:
        """Return where a leg leaves its lower end."""
        if lower in self.plan.joints:
            return self.joint(lower)
        return self.towards[leg, lower], self.ground.tops[self.level(lower)]

    def _to_joint(self, leg: Leg, start: Point, joint: Id) -> list[Point]:
        """Return the line of a leg that ends on a joint: an undercut comes from the side, premises from below."""
        if leg in self.climbs:
            way = path(self.climbs[leg], self.ground, start[1], self.ground.tops[self.joint_level[joint]])
        else:
            way = [start]
        if leg in self.arrivals:
            return [*way, *square(way[-1], self.joint(joint, self.arrivals[leg].place))[1:]]
        return [*way, *fork(way[-1], self.joint(joint))[1:]]

    def _sign(self, leg: Leg, lower: Id) -> Point | None:
        """Return where the sign of a leg stands; None for one of several legs of a link that does not carry it.

        It stands above the tail, or above the joint in which linked premises meet.
        """
        if leg.relation is Relation.ABOUT or not self._carries_sign(leg):
            return None
        if lower not in self.plan.joints:
            across, along = self._start(leg, lower)
            return across, along - SIGN_RISE
        if leg not in self.arrivals:
            across, along = self.joint(lower, self._stacked(lower))
            return across, along - SIGN_ABOVE_JOINT
        if leg.tail in self.plan.joints:
            return self.arrivals[leg].across, self.joint(lower, self.arrivals[leg].place)[1] - SIGN_ABOVE_JOINT
        return self.away[leg, leg.tail], self._underside(leg.tail) + SIGN_BELOW

    def _carries_sign(self, leg: Leg) -> bool:
        """Say whether the sign of a link stands on this leg: the one of its premise, or beyond a joint of several."""
        if leg.link not in self.plan.joints:
            return True
        onward = self.onward[leg.link]
        return (leg == onward) == (len(self.plan.joints[leg.link]) > 1 or onward.back)

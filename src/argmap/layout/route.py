"""Arrows, joints and signs for boxes that stand on their levels. Nothing here can lie on anything else.

Every line leaves a box on the edge towards the conclusion and arrives on the edge away from it, each in a slot of its
own; its sign stands above its tail at the same height as all others of its level; it bends only in the channel between
two levels and passes the levels between in a gap. An undercut ends on a joint on the straight part of the line that it
attacks; linked premises meet in one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from argmap.layout.climb import Climb, Ground, Point, arc, ground, hook, path
from argmap.layout.legs import Leg, Plan
from argmap.layout.levels import Levels, clear
from argmap.layout.measure import CORNER, SLOT
from argmap.layout.spread import spread
from argmap.model import Id, Relation

SIGN_RISE = 25.0
"""How far above a box the sign of its arrow stands, and a joint."""
NEST = 20.0
"""How much higher a joint stands for each undercut of an undercut."""
SIGN_ABOVE_JOINT = 26.0
SIGN_ROOM = 13.0
"""Above a sign, before the line may bend."""
PLAIN_STUB = 12.0


@dataclass(frozen=True, slots=True)
class Drawn:
    """A leg with its place."""

    leg: Leg
    points: tuple[Point, ...]
    sign: Point | None


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
            last = self._beside(places[0], upper) if upper in self.plan.joints else self.away[leg, upper]
            places.append(last)
            found[leg] = Climb(self.level(lower), tuple(places))
        return found

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
            stubs[level] = max(stubs[level], self.rise(joint) + SIGN_ABOVE_JOINT + SIGN_ROOM)
        return ground(self.levels.depths, stubs, self.climbs.values())

    def rise(self, joint: Id) -> float:
        """Return how far above its level a joint stands."""
        return SIGN_RISE + NEST * self.plan.nesting[joint] + (SIGN_ABOVE_JOINT if self.onward[joint].back else 0.0)

    def joint(self, joint: Id) -> Point:
        """Return the place of a joint."""
        return self.joint_across[joint], self.ground.tops[self.joint_level[joint]] - self.rise(joint)

    def drawn(self, leg: Leg) -> Drawn:
        """Return a leg with its line and the place of its sign."""
        lower, upper = self._ends(leg)
        points = self._points(leg, lower, upper)
        return Drawn(leg, tuple(points if self.runs_up(leg) else points[::-1]), self._sign(leg, lower))

    def _points(self, leg: Leg, lower: Id, upper: Id) -> list[Point]:
        """Return the line of a leg from its lower to its upper end."""
        start = self.joint(lower) if lower in self.plan.joints else self._top(leg, lower)
        if upper in self.plan.joints:
            return self._to_joint(leg, start, upper)
        extent = self.levels.extents[upper]
        return path(self.climbs[leg], self.ground, start[1], self.ground.tops[extent.level] + extent.depth)

    def _to_joint(self, leg: Leg, start: Point, joint: Id) -> list[Point]:
        """Return the line of a leg that ends on a joint."""
        end = self.joint(joint)
        crowded = leg.relation is Relation.UNDERCUTS and len(self.plan.joints[joint]) > 1
        bow = hook if crowded else arc
        if leg not in self.climbs:
            return bow(start, end)
        points = path(self.climbs[leg], self.ground, start[1], self.ground.tops[self.joint_level[joint]])
        return [*points, *bow(points[-1], end)[1:]]

    def _top(self, leg: Leg, box: Id) -> Point:
        """Return where a leg meets the edge of a box towards the conclusion."""
        return self.towards[leg, box], self.ground.tops[self.level(box)]

    def _sign(self, leg: Leg, lower: Id) -> Point | None:
        """Return where the + or − of a leg stands: above its tail; None for a leg that only leads into a joint."""
        if leg.head in self.plan.joints or leg.relation is Relation.ABOUT:
            return None
        if lower in self.plan.joints:
            across, along = self.joint(lower)
            return across, along - SIGN_ABOVE_JOINT
        across, along = self._top(leg, lower)
        return across, along - SIGN_RISE

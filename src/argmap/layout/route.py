"""Arrows, joints and signs for boxes on their levels. Nothing here can lie on anything else.

Every line leaves a box on the edge towards the conclusion and arrives on the edge away from it,
each in a slot of its own; its sign stands above its tail at the same height as all others of its
level; it bends only in the channel between two levels and passes the levels between in a gap. An
undercut ends on a joint on the straight part of the line that it attacks, beyond the sign of that
line, and arrives there square; several that come from one side end one above the other. Linked
premises meet in a joint from below, and the sign of their line stands above it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from argmap.layout.climb import Climb, Ground, Point, fork, ground, path, square
from argmap.layout.legs import Leg, Plan
from argmap.layout.levels import Levels, clear
from argmap.layout.measure import CORNER, SLOT
from argmap.layout.spread import spread
from argmap.model import Id

SIGN_RISE = 25.0
"""How far above a box the sign of its arrow stands."""
JOINT_RISE = 51.0
"""How far above a box a joint stands: the sign of the line that is attacked has room below it."""
FORK_RISE = 25.0
"""How far above a box a joint stands in which linked premises meet and that nobody undercuts."""
NEST = 26.0
"""How much higher an undercut arrives than its own joint, in which it is undercut itself."""
STACK = 22.0
"""How far apart undercuts of one line arrive that come from the same side."""
SIGN_ABOVE_JOINT = 23.0
SIGN_BELOW = 13.0
"""How far below a box the sign of an undercut stands that runs down from it."""
SIGN_ROOM = 13.0
"""Above a sign, before the line may bend."""
# Past the pills on the edge of a box, which reach 9 points above it.
PLAIN_STUB = 12.0


@dataclass(frozen=True, slots=True)
class Drawn:
    """A leg with its place."""

    leg: Leg
    points: tuple[Point, ...]
    sign: Point | None


@dataclass(frozen=True, slots=True)
class Arrival:
    """Where a line comes to another one's joint: from `across`, so many places above it."""

    across: float
    place: int


_Meeting = tuple[float, Leg]
"""A leg that meets something, and the place across for which it makes."""


@dataclass
class Router:
    """The places of all lines of one plan on its levels."""

    plan: Plan
    levels: Levels
    joint_level: dict[Id, int] = field(default_factory=dict)
    joint_across: dict[Id, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Find the slots in the order in which they depend on each other."""
        # Each step needs the one before: slots on upper edges need the levels of joints, joints
        # stand above these slots, and slots on lower edges are taken in the order in which lines
        # come from joints.
        self.onward = {leg.tail: leg for leg in self.plan.legs if leg.tail in self.plan.joints}
        for joint in self.plan.joints:
            self.joint_level[joint] = max(
                self.levels.extents[base].level for base in self.bases(joint)
            )
        self.towards = self._towards()
        for joint in self.plan.joints:
            self.joint_across[joint] = self._joint_across(joint)
        self.away = self._away()

    def bases(self, joint: Id) -> tuple[Id, ...]:
        """Return the boxes below a joint: its lowest premises, or the target of a line back."""
        leg = self.onward[joint]
        if leg.back:
            return (leg.head,)
        premises = self.plan.joints[joint]
        lowest = max(map(self.level, premises))
        return tuple(premise for premise in premises if self.level(premise) == lowest)

    def level(self, node: Id) -> int:
        """Return the level of a box or joint."""
        if node in self.plan.joints:
            return self.joint_level[node]
        return self.levels.extents[node].level

    def runs_up(self, leg: Leg) -> bool:
        """Say whether a leg climbs from its tail to its head; else it is routed from its head."""
        if leg.head in self.plan.joints:
            return self.level(leg.tail) >= self.level(leg.head)
        return not leg.back

    def _ends(self, leg: Leg) -> tuple[Id, Id]:
        """Return the lower and the upper end of a leg."""
        return (leg.tail, leg.head) if self.runs_up(leg) else (leg.head, leg.tail)

    def _towards(self) -> Mapping[tuple[Leg, Id], float]:
        """Return where each leg meets the upper edge of its lower box, around the middle."""
        meeting = defaultdict[Id, list[_Meeting]](list)
        for leg in self.plan.legs:
            lower, upper = self._ends(leg)
            if lower not in self.plan.joints:
                aim = self.levels.extents[self._base(upper)].middle
                meeting[lower].append((aim, leg))
        slots = dict[tuple[Leg, Id], float]()
        for box, legs in meeting.items():
            middle = self.levels.extents[box].middle
            slots |= self._slots(box, legs, [middle] * len(legs))
        return slots

    def _slots(
        self, box: Id, legs: list[_Meeting], wanted: Sequence[float]
    ) -> Mapping[tuple[Leg, Id], float]:
        """Return a slot on an edge of a box for each leg, in the order in which they come."""
        extent = self.levels.extents[box]
        places = spread(wanted, extent.start + CORNER, extent.end - CORNER, SLOT)
        # In the order in which they come, so that no two cross at the box itself.
        legs.sort(key=_aim)
        slots = dict[tuple[Leg, Id], float]()
        for (_, leg), place in zip(legs, places, strict=True):
            slots[leg, box] = place
        return slots

    def _joint_across(self, joint: Id) -> float:
        """Return where a joint stands: above its premise, or between several, clear of signs."""
        own = [*self._premises_across(joint)]
        # Then it lies on the line that is attacked, which stays straight.
        if len(own) == 1:
            return own[0]
        level = self.joint_level[joint]
        others = [place for (_, box), place in self.towards.items() if self.level(box) == level]
        for other, place in self.joint_across.items():
            if self.joint_level[other] == level:
                others.append(place)
        # Signs of other lines stand at the height of joints.
        walls = sorted((place - SLOT, place + SLOT) for place in others)
        return clear(sum(own) / len(own), walls)

    def _premises_across(self, joint: Id) -> Iterator[float]:
        """Yield where the lines leave their boxes that meet in a joint."""
        bases, onward = self.bases(joint), self.onward[joint]
        for leg in self.plan.legs:
            if leg.head == joint or leg == onward:
                lower, _ = self._ends(leg)
                if lower in bases:
                    yield self.towards[leg, lower]

    def across(self, leg: Leg, node: Id) -> float:
        """Return where a leg stands at its lower end."""
        if node in self.plan.joints:
            return self.joint_across[node]
        return self.towards[leg, node]

    def _away(self) -> Mapping[tuple[Leg, Id], float]:
        """Return where each leg meets the lower edge of its upper box, in the order they come."""
        meeting = defaultdict[Id, list[_Meeting]](list)
        for leg in self.plan.legs:
            lower, upper = self._ends(leg)
            if upper not in self.plan.joints:
                last = self._between(leg, lower, upper)[-1]
                meeting[upper].append((last, leg))
        slots = dict[tuple[Leg, Id], float]()
        for box, legs in meeting.items():
            slots |= self._slots(box, legs, sorted(map(_aim, legs)))
        return slots

    def _base(self, node: Id) -> Id:
        """Return a box itself, or the first one that a joint stands above."""
        return self.bases(node)[0] if node in self.plan.joints else node

    def _between(self, leg: Leg, lower: Id, upper: Id) -> list[float]:
        """Return where a leg stands from its lower level up to the one just below its upper end."""
        edge = self._base(lower), self._base(upper)
        passed = range(self.level(lower) - 1, self.level(upper), -1)
        places = [self.levels.passage(edge, level) for level in passed]
        return [self.across(leg, lower), *places]

    @cached_property
    def climbs(self) -> Mapping[Leg, Climb]:
        """The way of each leg that changes its level."""
        found = dict[Leg, Climb]()
        for leg in self.plan.legs:
            lower, upper = self._ends(leg)
            # An undercut from beside the step needs no climb, but one turn.
            if self.level(lower) == self.level(upper):
                continue
            places = self._between(leg, lower, upper)
            # An undercut that runs down comes to its joint from the side.
            if lower in self.plan.joints and leg.tail == upper and leg.head != leg.link:
                places[0] = _aside(places[0], self._middle(upper))
            if upper in self.plan.joints:
                # One that runs up passes the boxes of the joint's level near the joint.
                wanted = _aside(self.joint_across[upper], places[0])
                places.append(self.levels.clear(wanted, self.joint_level[upper]))
            else:
                places.append(self.away[leg, upper])
            found[leg] = Climb(self.level(lower), tuple(places))
        return found

    def _middle(self, node: Id) -> float:
        """Return where a box or joint stands across."""
        if node in self.plan.joints:
            return self.joint_across[node]
        return self.levels.extents[node].middle

    @cached_property
    def ground(self) -> Ground:
        """The levels along, far enough apart for the signs, joints and bends between them."""
        stubs = [PLAIN_STUB] * len(self.levels.depths)
        for leg in self.plan.legs:
            lower, _ = self._ends(leg)
            if leg.relation.argues and lower not in self.plan.joints:
                level = self.level(lower)
                stubs[level] = max(stubs[level], SIGN_RISE + SIGN_ROOM)
        for joint, level in self.joint_level.items():
            room = self.top(joint) + SIGN_ROOM
            if any(not self.runs_up(leg) for leg in self._ending(joint)):
                room += SIGN_ABOVE_JOINT
            stubs[level] = max(stubs[level], room)
        return ground(self.levels.depths, stubs, self.climbs.values())

    @cached_property
    def arrivals(self) -> Mapping[Leg, Arrival]:
        """Where each undercut comes to its line; of several on one side the nearest ends lowest."""
        coming = defaultdict[tuple[Id, bool], list[_Meeting]](list)
        for leg in self.plan.legs:
            if leg.head in self.plan.joints and leg.head != leg.link:
                across = self._comes_from(leg)
                coming[leg.head, across > self.joint_across[leg.head]].append((across, leg))
        found = dict[Leg, Arrival]()
        for (_, from_beyond), several in coming.items():
            # One from farther away ends above the nearer one, and so never crosses it.
            several.sort(key=_aim, reverse=not from_beyond)
            for place, (across, leg) in enumerate(several):
                found[leg] = Arrival(across, place)
        return found

    def _ending(self, joint: Id) -> list[Leg]:
        """Return the undercuts that end on a joint."""
        return [leg for leg in self.arrivals if leg.head == joint]

    def _comes_from(self, leg: Leg) -> float:
        """Return where across an undercut stands before it turns to the joint on which it ends."""
        if leg not in self.climbs:
            return self.across(leg, leg.tail)
        return self.climbs[leg].places[-1 if self.runs_up(leg) else 0]

    @cached_property
    def rises(self) -> Mapping[Id, float]:
        """How far above its level each joint stands, above those of undercuts that end on it."""
        rises = dict[Id, float]()
        # From the undercuts that nobody undercuts: a joint stands above those of what ends on it.
        for joint in sorted(self.plan.joints, key=self.plan.nesting.__getitem__):
            undercuts = self._ending(joint)
            rise = JOINT_RISE if undercuts or self.onward[joint].back else FORK_RISE
            nested = [self._top(leg.tail, rises) + NEST for leg in undercuts if leg.tail in rises]
            rises[joint] = max([rise, *nested])
        return rises

    def top(self, joint: Id) -> float:
        """Return how far above its level reaches all that ends on a joint, and a sign above it."""
        return self._top(joint, self.rises)

    def _top(self, joint: Id, rises: Mapping[Id, float]) -> float:
        """Return the same by the rises that are known so far, as long as not all are."""
        highest = rises[joint] + STACK * self._stacked(joint)
        return highest + SIGN_ABOVE_JOINT if self._signed_above(joint) else highest

    def _stacked(self, joint: Id) -> int:
        """Return how many undercuts end above the lowest one."""
        return max((self.arrivals[leg].place for leg in self._ending(joint)), default=0)

    def _signed_above(self, joint: Id) -> bool:
        """Say whether the sign of a line stands above its joint, where linked premises meet."""
        return len(self.plan.joints[joint]) > 1 and not self.onward[joint].back

    def joint(self, joint: Id, place: int = 0) -> Point:
        """Return the place of a joint, or of one above it where further undercuts end."""
        along = self.ground.tops[self.joint_level[joint]] - self.rises[joint] - STACK * place
        return self.joint_across[joint], along

    @cached_property
    def ends(self) -> tuple[tuple[Id, Point], ...]:
        """All joints: the one of each link, and those above it where further undercuts end."""
        ends = list[tuple[Id, Point]]()
        for joint in self.plan.joints:
            ends += [(joint, self.joint(joint, place)) for place in range(self._stacked(joint) + 1)]
        return tuple(ends)

    def drawn(self, leg: Leg) -> Drawn:
        """Return a leg with its line and the place of its sign."""
        lower, upper = self._ends(leg)
        points = self._points(leg, lower, upper)
        if not self.runs_up(leg):
            points.reverse()
        return Drawn(leg, tuple(points), self._sign(leg, lower))

    def _points(self, leg: Leg, lower: Id, upper: Id) -> list[Point]:
        """Return the line of a leg from its lower to its upper end."""
        if leg in self.arrivals and not self.runs_up(leg):
            return self._from_joint(leg, lower, upper)
        if upper in self.plan.joints:
            return self._to_joint(leg, self._start(leg, lower), upper)
        _, start = self._start(leg, lower)
        return path(self.climbs[leg], self.ground, start, self._underside(upper))

    def _underside(self, box: Id) -> float:
        """Return the edge of a box away from the conclusion."""
        extent = self.levels.extents[box]
        return self.ground.tops[extent.level] + extent.depth

    def _from_joint(self, leg: Leg, joint: Id, upper: Id) -> list[Point]:
        """Return the line of an undercut that runs down to a joint, from the joint upwards."""
        end = self.joint(joint, self.arrivals[leg].place)
        turned = (self.arrivals[leg].across, end[1] - SIGN_ABOVE_JOINT)
        turn = square(turned, end)[::-1]
        if upper not in self.plan.joints:
            way = path(self.climbs[leg], self.ground, turned[1], self._underside(upper))
            return [*turn, *way[1:]]
        top = self.ground.tops[self.joint_level[upper]]
        way = path(self.climbs[leg], self.ground, turned[1], top)
        return [*turn, *way[1:], *square(way[-1], self.joint(upper))[1:]]

    def _start(self, leg: Leg, lower: Id) -> Point:
        """Return where a leg leaves its lower end."""
        if lower in self.plan.joints:
            return self.joint(lower)
        return self.towards[leg, lower], self.ground.tops[self.level(lower)]

    def _to_joint(self, leg: Leg, start: Point, joint: Id) -> list[Point]:
        """Return the line of a leg to a joint: undercuts come from aside, premises from below."""
        way = [start]
        if leg in self.climbs:
            top = self.ground.tops[self.joint_level[joint]]
            way = path(self.climbs[leg], self.ground, start[1], top)
        if leg in self.arrivals:
            end = square(way[-1], self.joint(joint, self.arrivals[leg].place))
        else:
            end = fork(way[-1], self.joint(joint))
        return [*way, *end[1:]]

    def _sign(self, leg: Leg, lower: Id) -> Point | None:
        """Return where the sign of a leg stands, None where another leg of its link carries it.

        It stands above the tail, or above the joint in which linked premises meet.
        """
        if not (leg.relation.argues and self._carries_sign(leg)):
            return None
        if lower not in self.plan.joints:
            across, along = self._start(leg, lower)
            return across, along - SIGN_RISE
        # It goes on from its own joint, in which its premises meet.
        if leg not in self.arrivals:
            across, along = self.joint(lower, self._stacked(lower))
            return across, along - SIGN_ABOVE_JOINT
        # It runs down to the joint that it attacks: from a joint before its turn, from a box below.
        if leg.tail in self.plan.joints:
            arrival = self.arrivals[leg]
            _, along = self.joint(lower, arrival.place)
            return arrival.across, along - SIGN_ABOVE_JOINT
        return self.away[leg, leg.tail], self._underside(leg.tail) + SIGN_BELOW

    def _carries_sign(self, leg: Leg) -> bool:
        """Say whether the sign of a link stands on this leg.

        That is the leg of its premise, or the one beyond a joint of several.
        """
        if leg.link not in self.plan.joints:
            return True
        onward = self.onward[leg.link]
        beyond = onward.back or len(self.plan.joints[leg.link]) > 1
        return beyond == (leg == onward)


def _aim(meeting: _Meeting) -> float:
    """Return from where or whereto a leg that meets something runs."""
    return meeting[0]


def _aside(place: float, towards: float) -> float:
    """Return the slot beside a place that is nearer to something."""
    return place + SLOT if towards > place else place - SLOT

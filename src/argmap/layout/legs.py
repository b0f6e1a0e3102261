"""The lines of a view before they have a place.

Which run up, which run back, and which boxes stand side by side.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

from argmap.model import Id, Relation
from argmap.view import View

MANY = 4
"""From so many answers on it helps to put every second one behind its neighbours."""

Edge = tuple[Id, Id]
"""A box and one that stands above it."""

Group = tuple[Id, ...]
"""Boxes that stand side by side on one level."""


@dataclass(frozen=True, slots=True)
class Leg:
    """A line from a box or joint to another one. A joint has the id of its link.

    `back` is set where the line runs against the levels, in a cycle: its head stands below.
    """

    link: Id
    relation: Relation
    tail: Id
    head: Id
    back: bool = False


@dataclass(frozen=True)
class Plan:
    """What is to be placed.

    `joints` gives the premises of each joint's link, `nesting` how many undercuts of undercuts meet
    there. `lower` holds the edges whose lower box stands two levels down, behind its neighbours.
    """

    boxes: tuple[Id, ...]
    legs: tuple[Leg, ...]
    edges: tuple[Edge, ...]
    beside: tuple[Group, ...]
    joints: Mapping[Id, tuple[Id, ...]]
    nesting: Mapping[Id, int]
    lower: frozenset[Edge] = frozenset()

    @cached_property
    def meeting(self) -> tuple[Counter[Id], Counter[Id]]:
        """How many lines meet the edge of each box towards the conclusion, and the one away.

        A line to a joint is counted on both edges where only Graphviz's levels will tell whether it
        runs up or down. What is `lower` has no bearing on it. O(joints x edges), once a plan: it is
        asked for each way to lay one out.
        """
        towards, away = Counter[Id](), Counter[Id]()
        slope = _Slope(self)
        for leg in self.legs:
            if leg.head in self.joints and leg.tail not in self.joints:
                bases = slope.bases(leg.head)
                towards[leg.tail] += not slope.runs_down(leg.tail, bases)
                away[leg.tail] += not slope.runs_up(leg.tail, bases)
            else:
                lower, upper = (leg.head, leg.tail) if leg.back else (leg.tail, leg.head)
                towards[lower] += 1
                away[upper] += 1
        return towards, away


class _Slope:
    """Which boxes surely stand above others, on whatever levels Graphviz will put them."""

    def __init__(self, planned: Plan) -> None:
        self._planned = planned
        self._onward = {leg.tail: leg for leg in planned.legs if leg.tail in planned.joints}
        self._block: dict[Id, Group] = {box: (box,) for box in planned.boxes}
        for group in planned.beside:
            self._block |= dict.fromkeys(group, group)
        self._next = defaultdict[Group, list[Group]](list)
        for below, above in planned.edges:
            self._next[self._block[below]].append(self._block[above])
        self._reached = dict[Group, frozenset[Group]]()

    def bases(self, joint: Id) -> tuple[Id, ...]:
        """Return the boxes of which the lowest one bears a joint."""
        onward = self._onward[joint]
        return (onward.head,) if onward.back else self._planned.joints[joint]

    def runs_up(self, box: Id, bases: Iterable[Id]) -> bool:
        """Say whether a box surely stands no higher than all of some others."""
        block = self._block[box]
        others = {self._block[base] for base in bases}
        return others - {block} <= self._above(block)

    def runs_down(self, box: Id, bases: Iterable[Id]) -> bool:
        """Say whether a box surely stands higher than one of some others."""
        block = self._block[box]
        others = (self._block[base] for base in bases)
        return any(block in self._above(other) for other in others if other != block)

    def _above(self, block: Group) -> frozenset[Group]:
        """Return what surely stands above a block. O(edges), once a block."""
        if block not in self._reached:
            found = dict.fromkeys(self._next[block])
            waiting = list(found)
            while waiting:
                ahead = [other for other in self._next[waiting.pop()] if other not in found]
                found |= dict.fromkeys(ahead)
                waiting += ahead
            self._reached[block] = frozenset(found)
        return self._reached[block]


def staggered(whole: Plan) -> Plan:
    """Return a plan in which every second of many answers to a claim stands behind the others.

    Only answers that nothing answers in turn are moved.
    """
    above = defaultdict[Id, int](int)
    below = defaultdict[Id, list[Id]](list)
    for box, upper in whole.edges:
        above[box] += 1
        below[upper].append(box)
    bound = set(chain(below, *whole.beside))
    lower = set[Edge]()
    for upper, boxes in below.items():
        # What is answered itself would take its answers down with it.
        leaves = [box for box in boxes if above[box] == 1 and box not in bound]
        if len(leaves) >= MANY:
            lower.update((box, upper) for box in leaves[1::2])
    return replace(whole, lower=frozenset(lower))


def plan(view: View) -> Plan:
    """Return the legs of a view's links and the order they ask for. O(joints x links) at worst."""
    joints = _joints(view)
    pairs = dict[Edge, None]()
    for id_ in view.links:
        link = view.judgement.graph.links[id_]
        # An undercut leads to a link, which is on no level of its own.
        if link.relation is not Relation.UNDERCUTS:
            pairs |= dict.fromkeys((premise, link.target) for premise in link.premises)
    back = _against(view.claims, pairs)
    edges = dict[Edge, None]()
    for tail, head in pairs:
        edge = (head, tail) if (tail, head) in back else (tail, head)
        edges[edge] = None
    beside = _side_by_side(view, joints, edges)
    groups = dict.fromkeys(group for group in beside.values() if len(group) > 1)
    return Plan(
        view.claims,
        tuple(_legs(view, joints, back)),
        (*edges, *_loose(view, beside, edges)),
        tuple(groups),
        joints,
        _nesting(view, joints),
    )


def _joints(view: View) -> dict[Id, tuple[Id, ...]]:
    """Return the premises of each link that has a place of its own.

    It is a target itself, or has several premises that meet there.
    """
    links = view.judgement.graph.links
    undercut = {links[id_].target for id_ in view.links}
    joints = dict[Id, tuple[Id, ...]]()
    for id_ in view.links:
        premises = links[id_].premises
        # No other link needs a node: with one for each relation `dot` took 26 times as long for
        # 1,000 claims.
        if id_ in undercut or len(premises) > 1:
            joints[id_] = premises
    return joints


def _against(claims: Sequence[Id], pairs: Iterable[Edge]) -> frozenset[Edge]:
    """Return the pairs that close a cycle when the claims are read from the first one downwards."""
    below = defaultdict[Id, list[Id]](list)
    for tail, head in pairs:
        below[head].append(tail)
    against = set[Edge]()
    done = set[Id]()
    for start in claims:
        against |= _closing(start, below, done)
    return frozenset(against)


def _closing(start: Id, below: Mapping[Id, Sequence[Id]], done: set[Id]) -> set[Edge]:
    """Return the pairs that close a cycle below a claim, and add to `done` what has been read."""
    closing = set[Edge]()
    path = set[Id]()
    # A claim waits to be entered, and after all below it to be left.
    # A chain may be thousands of claims long, too deep for recursion.
    waiting = [(start, False)]
    while waiting:
        claim, left = waiting.pop()
        if left:
            path.remove(claim)
            done.add(claim)
        elif claim not in done and claim not in path:
            path.add(claim)
            waiting.append((claim, True))
            closing |= {(tail, claim) for tail in below[claim] if tail in path}
            waiting += [(tail, False) for tail in reversed(below[claim])]
    return closing


def _side_by_side(
    view: View, joints: Mapping[Id, tuple[Id, ...]], edges: Iterable[Edge]
) -> Mapping[Id, Group]:
    """Return the group of each box: linked premises stand together, with who undercuts their step.

    A group that would have to stand above itself is left to the levels.
    """
    graph = view.judgement.graph
    drawn = set(view.links)
    group_of: dict[Id, Group] = {claim: (claim,) for claim in view.claims}
    for joint, premises in joints.items():
        undercutters = list[Id]()
        for link in graph.into[joint]:
            if link in drawn:
                undercutters += graph.links[link].premises
        # Beside the step an undercut has a short way to it, and little to cross.
        merged = _gathered(premises, undercutters, group_of)
        trial = {**group_of, **dict.fromkeys(merged, merged)}
        if _stands(trial, edges):
            group_of = trial
    return group_of


def _gathered(
    premises: Sequence[Id], undercutters: Sequence[Id], group_of: Mapping[Id, Group]
) -> Group:
    """Return one group of premises and of those who undercut their step, next to them.

    One stands behind the premises, of several the first half before them, so that they come from
    both sides.
    """
    own = _members(premises, group_of)
    places = [own.index(premise) for premise in premises]
    first, last = min(places), max(places) + 1
    half = len(undercutters) // 2
    before = [box for box in _members(undercutters[:half], group_of) if box not in own]
    behind = [box for box in _members(undercutters[half:], group_of) if box not in own]
    return tuple(dict.fromkeys((*own[:first], *before, *own[first:last], *behind, *own[last:])))


def _members(boxes: Iterable[Id], group_of: Mapping[Id, Group]) -> Group:
    """Return all who stand in the groups of some boxes, each once."""
    return tuple(dict.fromkeys(chain.from_iterable(group_of[box] for box in boxes)))


def _loose(view: View, group_of: Mapping[Id, Group], edges: Iterable[Edge]) -> list[Edge]:
    """Return the edges that hang an undercutter below the step's claim, if it is not beside it."""
    graph = view.judgement.graph
    loose = list[Edge]()
    for id_ in view.links:
        link = graph.links[id_]
        if link.relation is not Relation.UNDERCUTS:
            continue
        target = graph.claim_of(id_)
        base = graph.links[link.target].premises[0]
        for premise in link.premises:
            apart = group_of[premise] != group_of[base] and premise != target
            # Without any edge Graphviz would put it on the first level, among the conclusions.
            if apart and _stands(group_of, [*edges, *loose, (premise, target)]):
                loose.append((premise, target))
    return loose


def _stands(group_of: Mapping[Id, Group], edges: Iterable[Edge]) -> bool:
    """Say whether groups can be put on levels: no group is below itself (Kahn 1962)."""
    above = defaultdict[Group, set[Group]](set)
    waits = dict.fromkeys(group_of.values(), 0)
    for tail, head in edges:
        lower, upper = group_of[tail], group_of[head]
        # Each pair once; a group above itself waits for itself, and so is never settled.
        if upper not in above[lower]:
            above[lower].add(upper)
            waits[upper] += 1
    ready = [group for group, count in waits.items() if not count]
    settled = 0
    while ready:
        settled += 1
        for group in above[ready.pop()]:
            waits[group] -= 1
            if not waits[group]:
                ready.append(group)
    return settled == len(waits)


def _nesting(view: View, joints: Iterable[Id]) -> Mapping[Id, int]:
    """Return how many undercuts stand one on another at each joint."""
    nesting = dict.fromkeys(joints, 0)
    # A view lists undercuts behind what they undercut: from its end on each depth is known already.
    for joint in reversed(nesting):
        target = view.judgement.graph.links[joint].target
        if target in nesting:
            nesting[target] = max(nesting[target], nesting[joint] + 1)
    return nesting


def _legs(view: View, joints: Collection[Id], back: frozenset[Edge]) -> Iterator[Leg]:
    """Yield the legs of each link: with a joint one from each premise and one onwards, else one."""
    for id_ in view.links:
        link = view.judgement.graph.links[id_]
        tail = link.premises[0]
        runs_back = (tail, link.target) in back
        if id_ in joints:
            for premise in link.premises:
                yield Leg(id_, link.relation, premise, id_)
            tail = id_
        yield Leg(id_, link.relation, tail, link.target, runs_back)

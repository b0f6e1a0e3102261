"""Boxes on their levels where a view hangs together as a tree, placed without Graphviz.

Nothing crosses, what answers one claim stands in the author's order, and a conclusion stands above
the middle of its answers (Reingold and Tilford 1981). So two views of one debate look alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from argmap.layout.legs import Group, Plan
from argmap.layout.levels import GAPS, Extent, Levels, blocks_of
from argmap.layout.measure import Orientation, Sized
from argmap.model import Id

CELL = 236.0
"""The room of a box across at least, so that one that is set wider moves its row by little."""
PITCH = 180.0
"""From level to level at least, for the same reason."""
BETWEEN_FAMILIES = 40.0
"""Between boxes of one level that answer different claims, at least."""

Span = tuple[float, float]
"""From where to where something reaches, across."""


@dataclass(frozen=True)
class Tree:
    """A plan as a tree: its blocks, those at the top, and those below each box, in order."""

    blocks: tuple[Group, ...]
    tops: tuple[Group, ...]
    below: Mapping[Id, tuple[Group, ...]]

    def boxes_below(self, box: Id) -> tuple[Id, ...]:
        """Return all boxes that hang below one, level by level."""
        found = list[Id]()
        waiting = [box]
        while waiting:
            level = list[Id]()
            for upper in waiting:
                for block in self.below.get(upper, ()):
                    level += block
            found += level
            waiting = level
        return tuple(found)


def tree(plan: Plan) -> Tree | None:
    """Return a plan as a tree, None where some block hangs below two, or in a circle."""
    blocks, number = blocks_of(plan)
    parents = defaultdict[int, set[int]](set)
    below = defaultdict[Id, dict[Group, None]](dict)
    for lower, upper in plan.edges:
        parents[number[lower]].add(number[upper])
        below[upper][blocks[number[lower]]] = None
    tops = tuple(block for index, block in enumerate(blocks) if not parents[index])
    if any(len(each) > 1 for each in parents.values()):
        return None
    found = Tree(blocks, tops, {box: tuple(each) for box, each in below.items()})
    reached = sum(len(found.boxes_below(box)) for block in tops for box in block)
    if reached + sum(map(len, tops)) != len(plan.boxes):
        return None
    return found


def part_of(plan: Plan, boxes: Collection[Id]) -> Plan:
    """Return the part of a plan that joins some of its boxes, of each step all of them or none."""
    kept = set(boxes)
    joints = {joint: each for joint, each in plan.joints.items() if kept.issuperset(each)}
    kept.update(joints)
    legs = [leg for leg in plan.legs if leg.tail in kept and leg.head in kept]
    return replace(
        plan,
        boxes=tuple(box for box in plan.boxes if box in kept),
        legs=tuple(legs),
        edges=tuple(edge for edge in plan.edges if kept.issuperset(edge)),
        beside=tuple(group for group in plan.beside if kept.issuperset(group)),
        joints=joints,
        nesting={joint: plan.nesting[joint] for joint in joints},
    )


@dataclass
class _Family:
    """A block with all that hangs below it, its boxes placed among each other."""

    starts: dict[Id, float]
    reach: dict[int, Span]
    """How far it reaches on each level."""
    stem: float
    """Where the line leaves that leads up from it."""

    def shifted(self, by: float) -> _Family:
        """Return it moved across."""
        starts = {box: start + by for box, start in self.starts.items()}
        reach = {level: (left + by, right + by) for level, (left, right) in self.reach.items()}
        return _Family(starts, reach, self.stem + by)


@dataclass
class Trees:
    """Places a tree: `hanging` tells how far what hangs in lists reaches around its owner.

    That is from the owner's start; below the owner's level it keeps everything else away.
    """

    tree: Tree
    plan: Plan
    sizes: Mapping[Id, Sized]
    orientation: Orientation
    hanging: Mapping[Id, Span]
    level_of: dict[Id, int] = field(default_factory=dict)

    @cached_property
    def cell(self) -> float:
        """The room of a box across at least."""
        return CELL if self.orientation is Orientation.TOP else 0.0

    @cached_property
    def gap(self) -> float:
        """The least distance of two boxes."""
        return GAPS[self.orientation]

    def levels(self) -> Levels:
        """Return all boxes on their levels."""
        families = [self._family(block, 0) for block in self.tree.tops]
        whole = self._row(families, self.gap)
        depth = defaultdict[int, float](float)
        extents = dict[Id, Extent]()
        for box in self.plan.boxes:
            level, start = self.level_of[box], whole.starts[box]
            across, along = self._extent(box)
            extents[box] = Extent(start, start + across, along, level)
            depth[level] = max(depth[level], along)
        depths = tuple(depth[level] for level in range(len(depth)))
        pitch = PITCH if self.orientation is Orientation.TOP else 0.0
        return Levels(extents, depths, {}, pitch)

    def _extent(self, box: Id) -> tuple[float, float]:
        """Return how large a box is across its level, and along."""
        size = self.sizes[box]
        if self.orientation is Orientation.TOP:
            return size.width, size.height
        return size.height, size.width

    def _family(self, block: Group, level: int) -> _Family:
        """Return a block with all that is below it."""
        own = self._own(block, level)
        below = dict[Group, _Family]()
        bearers = list[Id]()
        for box in block:
            if box in self.hanging:
                continue
            for lower in self.tree.below.get(box, ()):
                below[lower] = self._family(lower, level + 1)
                bearers.append(box)
        if not below:
            return own
        row = self._row(tuple(below.values()), self.gap)
        middles = [own.starts[box] + self._extent(box)[0] / 2 for box in dict.fromkeys(bearers)]
        # From one answer to the next one what is above stays in its place: not right above either.
        family = own.shifted(row.stem - (middles[0] + middles[-1]) / 2)
        return _Family(family.starts | row.starts, _united(family.reach, row.reach), family.stem)

    def _own(self, block: Group, level: int) -> _Family:
        """Return the boxes of a block side by side, with the room of what hangs from them."""
        starts = dict[Id, float]()
        end = 0.0
        lists = list[Span]()
        for box in block:
            self.level_of[box] = level
            start = end + self.gap if starts else 0.0
            if box in self.hanging:
                left, right = self.hanging[box]
                if lists:
                    start = max(start, lists[-1][1] + BETWEEN_FAMILIES - left)
                lists.append((start + left, start + right))
            across = self._extent(box)[0] + self.sizes[box].below
            spare = max(0.0, self.cell - across) / 2
            starts[box] = start + spare
            end = start + across + 2 * spare
        reach = {level: (0.0, end)}
        if lists:
            deeper = range(level + 1, self.deepest + 2)
            reach |= dict.fromkeys(deeper, (lists[0][0], lists[-1][1]))
        return _Family(starts, reach, self._stem(block, starts))

    def _stem(self, block: Group, starts: Mapping[Id, float]) -> float:
        """Return the middle of those of a block whose lines lead up: not of who undercuts them."""
        leading = {lower for lower, _ in self.plan.edges}
        boxes = [box for box in block if box in leading] or list(block)
        first, last = boxes[0], boxes[-1]
        return (starts[first] + starts[last] + self._extent(last)[0]) / 2

    @cached_property
    def deepest(self) -> int:
        """The number of the lowest level that there may be."""
        return len(self.tree.blocks)

    def _row(self, families: Sequence[_Family], gap: float) -> _Family:
        """Return families side by side, as near as their boxes allow."""
        first, *others = families
        starts, reach = dict(first.starts), dict(first.reach)
        last = first
        for family in others:
            by = max(
                reach[level][1]
                - span[0]
                + (gap if level == min(family.reach) else BETWEEN_FAMILIES)
                for level, span in family.reach.items()
                if level in reach
            )
            last = family.shifted(by)
            starts |= last.starts
            reach = _united(reach, last.reach)
        return _Family(starts, reach, (first.stem + last.stem) / 2)


def _united(one: Mapping[int, Span], other: Mapping[int, Span]) -> dict[int, Span]:
    """Return how far two families reach together."""
    both = dict(one)
    for level, span in other.items():
        left, right = both.get(level, span)
        both[level] = (min(left, span[0]), max(right, span[1]))
    return both

"""Boxes on their levels: Graphviz's answer to a plan, in coordinates of no orientation.

`across` runs along a level, `along` away from the conclusion. A top-down picture has x = across and
y = along, a left-to-right one the other way round.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from argmap.layout.dot import Skeleton, question
from argmap.layout.engine import Layout
from argmap.layout.legs import Edge, Group, Plan
from argmap.layout.measure import Orientation, Sized
from argmap.model import Id

GAPS = {Orientation.TOP: 26.0, Orientation.LEFT: 18.0}
"""The least distance of two boxes of one level, in points.

One below the other they need room for a pill only.
"""
CLEARANCE = 12.0
"""The least distance of a passing line from a box."""


@dataclass(frozen=True, slots=True)
class Extent:
    """A box on its level: from `start` to `end` across, `depth` along, on level number `level`."""

    start: float
    end: float
    depth: float
    level: int

    @property
    def middle(self) -> float:
        """The middle of the box, across."""
        return (self.start + self.end) / 2


@dataclass(frozen=True)
class Levels:
    """All boxes on their levels, each level's depth, and where long edges pass the others."""

    extents: Mapping[Id, Extent]
    depths: tuple[float, ...]
    passages: Mapping[Edge, Mapping[int, float]]
    pitch: float = 0.0
    """From level to level at least."""

    def passage(self, edge: Edge, level: int) -> float:
        """Return where an edge passes a level, clear of every box on it."""
        below, above = self.extents[edge[0]], self.extents[edge[1]]
        # Of lines to joints Graphviz knows nothing; they pass halfway between their ends.
        wanted = self.passages.get(edge, {}).get(level, (below.middle + above.middle) / 2)
        return self.clear(wanted, level)

    def clear(self, wanted: float, level: int) -> float:
        """Return the place nearest to `wanted` where a line can pass a level."""
        return clear(wanted, self.walls[level])

    @cached_property
    def walls(self) -> tuple[list[tuple[float, float]], ...]:
        """The boxes of each level with the clearance around them, from one side to the other."""
        walls: tuple[list[tuple[float, float]], ...] = tuple([] for _ in self.depths)
        for extent in self.extents.values():
            walls[extent.level].append((extent.start - CLEARANCE, extent.end + CLEARANCE))
        return tuple(sorted(level) for level in walls)


def clear(wanted: float, walls: Sequence[tuple[float, float]]) -> float:
    """Return the place nearest to `wanted` inside no wall; walls are sorted and may overlap."""
    left = right = wanted
    # Walls may overlap, so each one may push the place on into the next.
    for start, end in walls:
        if start < right < end:
            right = end
    for start, end in reversed(walls):
        if start < left < end:
            left = start
    return left if wanted - left <= right - wanted else right


def dot_source(plan: Plan, sizes: Mapping[Id, Sized], orientation: Orientation) -> str:
    """Return the DOT source for a plan.

    Boxes that stand side by side are one block, so nothing comes between them.
    """
    blocks, number = blocks_of(plan)
    gap = GAPS[orientation]
    extents = list[float]()
    for block in blocks:
        wide = sum(_footprint(sizes[box], orientation) + gap for box in block)
        extents.append(wide - gap)
    # Premises that stand in one block ask for the same edge.
    edges = dict.fromkeys((number[below], number[above]) for below, above in plan.edges)
    lower = frozenset((number[below], number[above]) for below, above in plan.lower)
    return question(Skeleton(tuple(extents), tuple(edges), lower, gap))


def blocks_of(plan: Plan) -> tuple[tuple[Group, ...], Mapping[Id, int]]:
    """Return the blocks in the order of their first boxes, and the number of each box's block."""
    group_of: dict[Id, Group] = {box: (box,) for box in plan.boxes}
    for group in plan.beside:
        group_of |= dict.fromkeys(group, group)
    blocks = tuple(dict.fromkeys(group_of[box] for box in plan.boxes))
    number_of = dict[Id, int]()
    for number, block in enumerate(blocks):
        number_of |= dict.fromkeys(block, number)
    return blocks, number_of


def _across(size: Sized, orientation: Orientation) -> float:
    """Return the extent of a box across its level."""
    return size.width if orientation is Orientation.TOP else size.height


def _along(size: Sized, orientation: Orientation) -> float:
    """Return the extent of a box away from the conclusion."""
    return size.height if orientation is Orientation.TOP else size.width


def _footprint(size: Sized, orientation: Orientation) -> float:
    """Return what a box needs across its level, with the pill on its lower edge."""
    return _across(size, orientation) + size.below


def levels(
    plan: Plan, sizes: Mapping[Id, Sized], orientation: Orientation, layout: Layout
) -> Levels:
    """Return the levels that Graphviz answered with, the conclusion's first."""
    blocks, number = blocks_of(plan)
    nodes = {node["name"]: node for node in layout["objects"] if "pos" in node}
    placed = [nodes[f"n{block}"] for block in range(len(blocks))]
    middles = [_point(node["pos"]) for node in placed]
    # Graphviz counts upwards, so the conclusion has the greatest height.
    heights = sorted({along for _, along in middles}, reverse=True)
    extents = dict[Id, Extent]()
    for block, (across, along) in zip(blocks, middles, strict=True):
        # Equal to the last digit, since all blocks were asked for with one height.
        extents |= _extents(block, sizes, orientation, across, heights.index(along))
    depths = [0.0] * len(heights)
    for extent in extents.values():
        depths[extent.level] = max(depths[extent.level], extent.depth)
    # Graphviz was asked from above downwards, so that its head is the lower end.
    curves = {(edge["head"], edge["tail"]): edge["pos"] for edge in layout.get("edges", ())}
    passages = dict[Edge, Mapping[int, float]]()
    for below, above in plan.edges:
        ends = placed[number[below]]["_gvid"], placed[number[above]]["_gvid"]
        passages[below, above] = _passages(_curve(curves[ends]), heights)
    return Levels({box: extents[box] for box in plan.boxes}, tuple(depths), passages)


def _extents(
    block: Group, sizes: Mapping[Id, Sized], orientation: Orientation, middle: float, level: int
) -> Mapping[Id, Extent]:
    """Return the extents of the boxes of a block around its middle."""
    gap = GAPS[orientation]
    wide = [_footprint(sizes[box], orientation) for box in block]
    start = middle - (sum(wide) + gap * (len(block) - 1)) / 2
    found = dict[Id, Extent]()
    for box, room in zip(block, wide, strict=True):
        depth = _along(sizes[box], orientation)
        found[box] = Extent(start, start + _across(sizes[box], orientation), depth, level)
        start += room + gap
    return found


def _point(text: str) -> tuple[float, float]:
    """Return a point as Graphviz writes it."""
    across, along = text.split(",")
    return float(across), float(along)


def _curve(text: str) -> list[tuple[float, float]]:
    """Return the control points of an edge, without the markers of its ends."""
    return [_point(part) for part in text.split() if part[0] not in "es"]


def _passages(points: Sequence[tuple[float, float]], heights: Sequence[float]) -> dict[int, float]:
    """Return where a curve crosses each level's middle, from its control points.

    They stand for the curve: it runs one way between two levels.
    """
    crossings = dict[int, float]()
    for (across, along), (next_across, next_along) in pairwise(points):
        if along == next_along:
            continue
        lowest, highest = sorted((along, next_along))
        for level, height in enumerate(heights):
            if lowest <= height <= highest:
                share = (height - along) / (next_along - along)
                crossings[level] = across + share * (next_across - across)
    return crossings

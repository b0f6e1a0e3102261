"""Boxes on their levels: Graphviz's answer to a plan, in coordinates that do not know whether down is right.

`across` runs along a level, `along` away from the conclusion. A top-down picture has x = across and y = along, a
left-to-right one the other way round.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from argmap.layout.dot import Skeleton, question
from argmap.layout.engine import Layout
from argmap.layout.legs import Edge, Plan
from argmap.layout.measure import Orientation, Sized
from argmap.model import Id

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
    """The extents of all boxes, the depth of each level, and where long edges pass the levels between."""

    extents: Mapping[Id, Extent]
    depths: tuple[float, ...]
    passages: Mapping[Edge, Mapping[int, float]]

    def passage(self, edge: Edge, level: int) -> float:
        """Return where an edge passes a level, clear of every box on it."""
        below, above = self.extents[edge[0]], self.extents[edge[1]]
        wanted = self.passages.get(edge, {}).get(level, (below.middle + above.middle) / 2)
        return self.clear(wanted, level)

    def clear(self, wanted: float, level: int) -> float:
        """Return the place nearest to `wanted` where a line can pass a level."""
        walls = sorted((e.start - CLEARANCE, e.end + CLEARANCE) for e in self.extents.values() if e.level == level)
        return clear(wanted, walls)


def clear(wanted: float, walls: Sequence[tuple[float, float]]) -> float:
    """Return the place nearest to `wanted` that lies inside no wall; walls are sorted and may overlap."""
    left = right = wanted
    for start, end in walls:
        if start < right < end:
            right = end
    for start, end in reversed(walls):
        if start < left < end:
            left = start
    return left if wanted - left <= right - wanted else right


def skeleton(plan: Plan, sizes: Mapping[Id, Sized], orientation: Orientation) -> Skeleton:
    """Return what Graphviz needs to know of a plan."""
    index = {box: number for number, box in enumerate(plan.boxes)}
    top = orientation is Orientation.TOP
    return Skeleton(
        tuple(sizes[box].width if top else sizes[box].height for box in plan.boxes),
        tuple((index[below], index[above]) for below, above in plan.edges),
        tuple(tuple(index[box] for box in group) for group in plan.beside),
    )


def asked(plan: Plan, sizes: Mapping[Id, Sized], orientation: Orientation) -> str:
    """Return the DOT source for a plan."""
    return question(skeleton(plan, sizes, orientation))


def levels(plan: Plan, sizes: Mapping[Id, Sized], orientation: Orientation, layout: Layout) -> Levels:
    """Return the levels that Graphviz answered with, the conclusion's first."""
    nodes = {node["name"]: _point(node["pos"]) for node in layout["objects"]}
    places = {box: nodes[f"n{number}"] for number, box in enumerate(plan.boxes)}
    heights = sorted({along for _, along in places.values()}, reverse=True)
    number = {height: level for level, height in enumerate(heights)}
    extents = {box: _extent(sizes[box], orientation, across, number[along]) for box, (across, along) in places.items()}
    depths = tuple(max(e.depth for e in extents.values() if e.level == level) for level in range(len(heights)))
    routes = {edge["id"]: edge["pos"] for edge in layout.get("edges", ()) if "id" in edge}
    passages = {
        edge: _passages(_curve(routes[f"e{count}"]), heights)
        for count, edge in enumerate(plan.edges)
        if extents[edge[0]].level - extents[edge[1]].level > 1
    }
    return Levels(extents, depths, passages)


def _extent(size: Sized, orientation: Orientation, across: float, level: int) -> Extent:
    """Return the extent of a box whose middle is at `across`."""
    wide, deep = (size.width, size.height) if orientation is Orientation.TOP else (size.height, size.width)
    return Extent(across - wide / 2, across + wide / 2, deep, level)


def _point(text: str) -> tuple[float, float]:
    """Return a point as Graphviz writes it."""
    across, along = text.split(",")
    return float(across), float(along)


def _curve(text: str) -> list[tuple[float, float]]:
    """Return the control points of an edge, without the markers of its ends."""
    return [_point(part) for part in text.split() if part[0] not in "es"]


def _passages(points: Sequence[tuple[float, float]], heights: Sequence[float]) -> dict[int, float]:
    """Return where a curve crosses each level's middle, from its control points (monotone between levels)."""
    crossings = dict[int, float]()
    for (across, along), (next_across, next_along) in zip(points, points[1:], strict=False):
        for level, height in enumerate(heights):
            if min(along, next_along) <= height <= max(along, next_along) and along != next_along:
                share = (height - along) / (next_along - along)
                crossings[level] = across + share * (next_across - across)
    return crossings

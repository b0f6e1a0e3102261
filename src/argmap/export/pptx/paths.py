"""The path of a drawing as a geometry of its own, and boxes whose edges have a place for each arrow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lxml.etree import _Element as Element

from argmap.drawing.paths import Stroke
from argmap.export.pptx.elements import element, emu
from argmap.scene import Point

QUARTER = 5_400_000
"""A quarter of a turn."""
SITES = ((0.5, 0.0, 3), (0.0, 0.5, 2), (0.5, 1.0, 1), (1.0, 0.5, 0))
"""The four usual places to glue a connector: where on the box, and its direction in quarters of a turn."""


def bounds(parts: Sequence[Stroke]) -> tuple[float, float, float, float]:
    """Return left, top, width and height of all points of a path."""
    points = [point for part in parts for point in part.points]
    left, top = min(x for x, _ in points), min(y for _, y in points)
    return left, top, max(x for x, _ in points) - left, max(y for _, y in points) - top


def geometry(parts: Sequence[Stroke], scale: float, *, filled: bool) -> Element:
    """Return a path as the geometry of a shape that stands where its bounds are."""
    left, top, width, height = bounds(parts)
    names = {"M": "a:moveTo", "L": "a:lnTo", "C": "a:cubicBezTo"}
    drawn = [
        element("a:close")
        if part.command == "Z"
        else element(names[part.command], *(_point((x - left) * scale, (y - top) * scale) for x, y in part.points))
        for part in parts
    ]
    attributes: dict[str, object] = {"w": emu(width * scale), "h": emu(height * scale)}
    if not filled:
        attributes["fill"] = "none"
    return _custom((), (), element("a:path", *drawn, **attributes))


def box(size: tuple[float, float], corner: float, slots: Sequence[Point]) -> Element:
    """Return a box with round corners, its size in points, and further places for connectors on its edges."""
    width, height = size
    sites = [(x * width, y * height, quarter) for x, y, quarter in SITES]
    sites += [(x, y, _side(size, (x, y))) for x, y in slots]
    whole = emu(width), emu(height)
    guides = [_guides(number, (emu(x), emu(y)), whole) for number, (x, y, _) in enumerate(sites)]
    places = [_site(number, quarter) for number, (_, _, quarter) in enumerate(sites)]
    corners = ((0, corner, 2), (width - corner, 0, 3), (width, height - corner, 0), (corner, height, 1))
    drawn = [element("a:moveTo", _point(0, corner))]
    for number, (x, y, start) in enumerate(corners):
        if number:
            drawn.append(element("a:lnTo", _point(x, y)))
        if corner:
            radius = emu(corner)
            drawn.append(element("a:arcTo", wR=radius, hR=radius, stAng=start * QUARTER, swAng=QUARTER))
    path = element("a:path", *drawn, element("a:close"), w=emu(width), h=emu(height))
    return _custom([guide for pair in guides for guide in pair], places, path)


def _guides(number: int, at: tuple[int, int], whole: tuple[int, int]) -> tuple[Element, Element]:
    """Return where a place for a connector is, so that it stays there when the box is made larger or smaller."""
    return (
        element("a:gd", name=f"x{number}", fmla=f"*/ {at[0]} w {max(whole[0], 1)}"),
        element("a:gd", name=f"y{number}", fmla=f"*/ {at[1]} h {max(whole[1], 1)}"),
    )


def _site(number: int, quarter: int) -> Element:
    """Return a place for a connector."""
    return element("a:cxn", element("a:pos", x=f"x{number}", y=f"y{number}"), ang=quarter * QUARTER)


def _side(size: tuple[float, float], slot: Point) -> int:
    """Return the direction of the edge that a slot lies on, in quarters of a turn."""
    (width, height), (x, y) = size, slot
    distances = {3: y, 2: x, 1: height - y, 0: width - x}
    return min(distances, key=lambda quarter: distances[quarter])


def _point(x: float, y: float) -> Element:
    return element("a:pt", x=emu(x), y=emu(y))


def _custom(guides: Iterable[Element], sites: Iterable[Element], path: Element) -> Element:
    """Return a geometry of its own, with its text inside its bounds."""
    return element(
        "a:custGeom",
        element("a:avLst"),
        element("a:gdLst", *guides),
        element("a:ahLst"),
        element("a:cxnLst", *sites),
        element("a:rect", l="l", t="t", r="r", b="b"),
        element("a:pathLst", path),
    )

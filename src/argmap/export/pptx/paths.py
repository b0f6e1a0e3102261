"""Strokes as the geometry of a shape, and boxes whose edges have a place for each arrow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lxml.etree import _Element as Element

from argmap.drawing import BoxSide, Pen, Stroke
from argmap.export.pptx.elements import element, emu

QUARTER = 5_400_000
"""A quarter of a turn."""
# In the order in which PowerPoint numbers those of its own boxes.
SITES = ((0.5, 0.0, 3), (0.0, 0.5, 2), (0.5, 1.0, 1), (1.0, 0.5, 0))
"""The four usual places to glue a connector, in shares of a box, each with its direction."""


SITE_OF = {BoxSide.TOP: 3, BoxSide.LEFT: 2, BoxSide.BOTTOM: 1, BoxSide.RIGHT: 0}
"""The direction of each edge in quarters of a turn."""
TAGS = {Pen.MOVE: "a:moveTo", Pen.LINE: "a:lnTo", Pen.CURVE: "a:cubicBezTo", Pen.CLOSE: "a:close"}

Place = tuple[float, float, int]
"""Where on a box a connector can be glued, and its direction in quarters of a turn."""


def bounds(strokes: Sequence[Stroke]) -> tuple[float, float, float, float]:
    """Return left, top, width and height of all points of a path."""
    across, along = list[float](), list[float]()
    for stroke in strokes:
        for x, y in stroke.points:
            across.append(x)
            along.append(y)
    left, top = min(across), min(along)
    return left, top, max(across) - left, max(along) - top


def geometry(strokes: Sequence[Stroke], scale: float, *, filled: bool) -> Element:
    """Return a path as the geometry of a shape that stands where its bounds are."""
    left, top, width, height = bounds(strokes)
    drawn = list[Element]()
    for stroke in strokes:
        points = (_point((x - left) * scale, (y - top) * scale) for x, y in stroke.points)
        drawn.append(element(TAGS[stroke.pen], *points))
    attributes: dict[str, object] = {"w": emu(width * scale), "h": emu(height * scale)}
    if not filled:
        attributes["fill"] = "none"
    return _custom((), (), element("a:path", *drawn, **attributes))


def box(size: tuple[float, float], corner: float, places: Sequence[Place]) -> Element:
    """Return a box with round corners, and further places for connectors on its edges."""
    width, height = size
    sites = [(x * width, y * height, quarter) for x, y, quarter in SITES]
    # The usual ones first: connectors are glued by number, and a box has those four anywhere.
    sites += places
    whole = emu(width), emu(height)
    guides, glued = list[Element](), list[Element]()
    for number, (x, y, quarter) in enumerate(sites):
        guides += _guides(number, (emu(x), emu(y)), whole)
        glued.append(_site(number, quarter))
    right, bottom = width - corner, height - corner
    corners = ((0, corner, 2), (right, 0, 3), (width, bottom, 0), (corner, height, 1))
    drawn = [element("a:moveTo", _point(0, corner))]
    for number, (x, y, start) in enumerate(corners):
        if number:
            drawn.append(element("a:lnTo", _point(x, y)))
        if corner:
            turn = {"wR": emu(corner), "hR": emu(corner), "stAng": start * QUARTER}
            drawn.append(element("a:arcTo", **turn, swAng=QUARTER))
    path = element("a:path", *drawn, element("a:close"), w=emu(width), h=emu(height))
    return _custom(guides, glued, path)


def _guides(number: int, at: tuple[int, int], whole: tuple[int, int]) -> tuple[Element, Element]:
    """Return where a place for a connector is, and stays when the box is made larger or smaller."""
    return (
        # `*/ a b c` is a times b by c, worked out anew whenever the box changes its size.
        element("a:gd", name=f"x{number}", fmla=f"*/ {at[0]} w {max(whole[0], 1)}"),
        element("a:gd", name=f"y{number}", fmla=f"*/ {at[1]} h {max(whole[1], 1)}"),
    )


def _site(number: int, quarter: int) -> Element:
    """Return a place for a connector."""
    return element("a:cxn", element("a:pos", x=f"x{number}", y=f"y{number}"), ang=quarter * QUARTER)


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

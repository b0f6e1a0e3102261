"""A picture on a page: as large as it fits, no text larger than a title, the legend below."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from argmap.drawing.composing import caption_height, extent
from argmap.drawing.key import height
from argmap.scene import Area, Fit, Scene, SlidePage, Strip

LARGEST = 1.75
"""How much a small picture is enlarged at most: text of 16 becomes 28, as large as a title."""
LEGEND_SCALE = 12 / 13
"""The legend's text of 13 is 12 points large on every page."""
LEAST_SHARE = 0.25
"""The share of its area that a picture has at least.

On a page as small as that its legend does not fit.
"""
GAP = 6.0
"""Between a picture and its legend on a page, in points."""
SIDES = 4.0
"""The room that borders need beside the boxes, in points at natural size."""
ENDS = 10.0
"""The room that pills and borders need above and below them."""


def fitted(scene: Scene, area: Area, captions: Iterable[str] = ()) -> tuple[Scene, Fit]:
    """Return a scene whose legend runs along the foot of an area, and where it goes in that area.

    `captions` are those that other steps of the picture have: there is room for each, so that no
    step moves it.
    """
    geometry = scene.geometry
    foot = _foot(scene, area.width, tuple(dict.fromkeys((scene.caption, *captions))))
    # On a tiny page the legend may run over its foot, but a picture never has less than no height.
    above = max(area.height - foot - (GAP if foot else 0.0), area.height * LEAST_SHARE)
    scale = min(
        area.width / (geometry.width + 2 * SIDES), above / (geometry.height + 2 * ENDS), LARGEST
    )
    x = area.x + (area.width - geometry.width * scale) / 2
    y = area.y + (above - geometry.height * scale) / 2
    strip = Strip(
        round((area.x - x) / scale, 2),
        round((area.y + area.height - foot - y) / scale, 2),
        round(area.width / scale, 2),
        # Divided by the picture's scale, by which all of the strip is multiplied on the page.
        round(LEGEND_SCALE / scale, 6),
    )
    return replace(scene, strip=strip), Fit(round(scale, 6), round(x, 3), round(y, 3))


def _foot(scene: Scene, wide: float, captions: Iterable[str]) -> float:
    """Return the height on the page of all that stands below a picture."""
    own = wide / LEGEND_SCALE
    return LEGEND_SCALE * (
        height(scene.legend, own) + max(caption_height(caption, own) for caption in captions)
    )


def tight(
    scenes: Sequence[tuple[Scene, Iterable[str]]], scale: float
) -> tuple[SlidePage, tuple[Fit, ...]]:
    """Return the smallest bare page that holds each of some pictures, and where each goes on it.

    With each scene come the captions of all steps of its picture.
    """
    sizes = [_extent(scene, captions) for scene, captions in scenes]
    wide = max((size[0] for size in sizes), default=0.0) + 2 * SIDES
    tall = max((size[1] for size in sizes), default=0.0) + 2 * ENDS
    # The room for borders is in these sizes already.
    page = bare_page(wide * scale, tall * scale, border=0.0)
    fits = tuple(
        Fit(
            scale,
            round((page.width - width * scale) / 2, 3),
            round((page.height - depth * scale) / 2, 3),
        )
        for width, depth in sizes
    )
    return page, fits


def _extent(scene: Scene, captions: Iterable[str]) -> tuple[float, float]:
    """Return the width and height of a picture with all that stands below it."""
    each = [
        extent(replace(scene, caption=caption))
        for caption in dict.fromkeys((scene.caption, *captions))
    ]
    return max(size.width for size in each), max(size.height + size.more_height for size in each)


def bare_page(width: float, height_: float, *, border: float = 6.0) -> SlidePage:
    """Return a page with nothing but a picture, and a free border around it."""
    wide, tall = round(width, 2), round(height_, 2)
    return SlidePage(
        wide, tall, Area(border, border, round(wide - 2 * border, 2), round(tall - 2 * border, 2))
    )

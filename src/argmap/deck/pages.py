"""The pages that a talk can have, and where title, picture and footer go on them."""

from __future__ import annotations

import re

from argmap.drawing import bare_page
from argmap.problem import ArgmapError
from argmap.scene import Area, SlidePage
from argmap.signs import did_you_mean, spelt_out
from argmap.suggest import nearest

CENTIMETRE = 72 / 2.54
SLIDES = {"16:9": (960.0, 540.0), "4:3": (720.0, 540.0), "a4": (842.0, 595.0)}
"""Width and height of the pages that hold a whole slide, in points; A4 lies on its side."""
TIGHT = "tight"
FREE = re.compile(r"(\d+(?:\.\d+)?)x(\d+(?:\.\d+)?)(cm|mm|in|pt)")
UNITS = {"cm": CENTIMETRE, "mm": CENTIMETRE / 10, "in": 72.0, "pt": 1.0}
MARGIN = 0.025
"""Beside everything on a slide, as a share of its width."""
# ABOVE_TITLE and TITLE together
HEAD = 0.125
ABOVE_TITLE, TITLE = 0.03, 0.095
"""Heights at the top of a slide, as shares of its own: they grow with the letters of the title."""
FOOT, FOOTER = 32.0, 20.0
ABOVE_PICTURE, BELOW_PICTURE = 6.0, 4.0
"""Heights in points: the footer's letters are as small as can be on every page."""
SMALLEST, LARGEST = 72.0, 4032.0
"""From an inch to the 56 inches that PowerPoint takes."""


def named_page(size: str) -> SlidePage | None:
    """Return the page of a name: `16:9`, `4:3`, `a4`, or a free one such as `12x7cm`.

    None for `tight`.

    A free page is bare: it holds the picture alone, to be put on somebody else's slide.

    >>> named_page("16:9").picture.height
    430.5
    >>> round(named_page("12x7cm").width)
    340

    Raises:
        ArgmapError: there is no such size.
    """
    # `A4` and `12x7CM` are what people type.
    name = size.strip().lower()
    if name in SLIDES:
        return slide_page(*SLIDES[name])
    if name == TIGHT:
        return None
    free = FREE.fullmatch(name)
    if free is None:
        hint = f"a size is {', '.join(SLIDES)}, {TIGHT}, or like 12x7cm"
        meant = nearest(name, (*SLIDES, TIGHT))
        if meant:
            hint = did_you_mean(size, meant)
        raise ArgmapError(f"there is no size `{spelt_out(size)}`; {hint}")
    width, height = (float(side) * UNITS[free[3]] for side in free.groups()[:2])
    if not (min(width, height) >= SMALLEST and max(width, height) <= LARGEST):
        raise ArgmapError(f"a page of {size} is out of range; its sides are from 1 to 56 inches")
    return bare_page(width, height)


def slide_page(width: float, height: float) -> SlidePage:
    """Return a page with a title above the picture and a footer below it."""
    margin = width * MARGIN
    wide = width - 2 * margin
    top = height * HEAD + ABOVE_PICTURE
    tall = height - top - BELOW_PICTURE - FOOT
    picture = Area(margin, round(top, 2), round(wide, 2), round(tall, 2))
    title = Area(margin, height * ABOVE_TITLE, wide, height * TITLE)
    footer = Area(margin, height - FOOT, wide, FOOTER)
    return SlidePage(width, height, picture, title, footer)

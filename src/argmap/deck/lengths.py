"""How long a talk may be.

Counted before its pictures are placed, and before its slides are made.
"""

from __future__ import annotations

from collections.abc import Sequence

from argmap.budgets import MOST_BOXES_PLACED, MOST_BOXES_SHOWN, MOST_SLIDES_MADE
from argmap.deck.planned import Planned
from argmap.problem import ArgmapError

FITS = "choose a shorter tour (--tour ID), or show fewer claims at its steps (a smaller `depth`)"


def check_boxes(pictures: Sequence[Planned]) -> None:
    """Refuse pictures of too many boxes to try how they are best placed; raises `ArgmapError`."""
    boxes = sum(len(picture.view.claims) for picture in pictures)
    if boxes > MOST_BOXES_PLACED:
        counted = f"{boxes:,} boxes, and a talk has at most {MOST_BOXES_PLACED:,}"
        raise ArgmapError(
            f"the {len(pictures):,} pictures of this talk would have {counted}; {FITS}"
        )


def check_slides(pictures: Sequence[Planned]) -> None:
    """Refuse a talk of too many slides, or of too many boxes on them; raises `ArgmapError`."""
    slides = shown = 0
    for picture in pictures:
        slides += len(picture.moments)
        for moment in picture.moments:
            visible = picture.view.claims if moment.shown is None else moment.shown
            shown += len(visible)
    if slides > MOST_SLIDES_MADE:
        raise ArgmapError(
            f"this talk would have {slides:,} slides, "
            f"and at most {MOST_SLIDES_MADE:,} are made; {FITS}"
        )
    if shown > MOST_BOXES_SHOWN:
        counted = (
            f"{shown:,} boxes on its {slides:,} slides, and at most {MOST_BOXES_SHOWN:,} are drawn"
        )
        raise ArgmapError(f"this talk would have {counted}; {FITS}, or leave out --build")

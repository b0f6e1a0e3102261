"""The pages of the explorer, by their names in an address."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Literal


class Page(StrEnum):
    """The pages, the first of them being the one that an address need not name."""

    START = "start"
    POSITION = "position"
    MAP = "map"
    OUTLINE = "outline"


PAGE_WORDS: Mapping[Page, Literal["start", "positions", "map", "outline"]] = {
    Page.START: "start",
    Page.POSITION: "positions",
    Page.MAP: "map",
    Page.OUTLINE: "outline",
}
"""What the pages are called, by ids of the context `app`."""


def page_of(name: str) -> Page:
    """Return the page that an address names."""
    return Page(name or Page.START)

"""The pages of the explorer, by their names in an address."""

from __future__ import annotations

from enum import StrEnum

from argmap.words import Language


class Page(StrEnum):
    """The pages, the first of them being the one that an address need not name."""

    START = "start"
    POSITION = "position"
    MAP = "map"
    OUTLINE = "outline"


def page_title(words: Language, page: Page) -> str:
    """Return what a page is called."""
    match page:
        case Page.START:
            return words.say("app", "start")
        case Page.POSITION:
            return words.say("app", "positions")
        case Page.MAP:
            return words.say("app", "map")
        case Page.OUTLINE:
            return words.say("app", "outline")


def page_of(name: str) -> Page:
    """Return the page that an address names."""
    return Page(name or Page.START)

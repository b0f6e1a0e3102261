"""The pages of the explorer, by their names in an address."""

from __future__ import annotations

from enum import StrEnum

from argmap.words import Language


class ExplorerPage(StrEnum):
    """The pages, the first of them being the one that an address need not name."""

    START = "start"
    POSITION = "position"
    MAP = "map"
    OUTLINE = "outline"


def page_title(words: Language, page: ExplorerPage) -> str:
    """Return what a page is called."""
    match page:
        case ExplorerPage.START:
            return words.say("app", "start")
        case ExplorerPage.POSITION:
            return words.say("app", "positions")
        case ExplorerPage.MAP:
            return words.say("app", "map")
        case ExplorerPage.OUTLINE:
            return words.say("app", "outline")


def page_of(name: str) -> ExplorerPage:
    """Return the page that an address names."""
    return ExplorerPage(name or ExplorerPage.START)

"""What to show of a judged debate.

A focus with its replies, an overview, an outline, all about one claim.

This is a lazy door: a name is imported when it is first asked for (PEP 562).
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.view.articles import Article, Neighbours, Passage, article
    from argmap.view.filters import keeps, themes
    from argmap.view.focus import drawn_links
    from argmap.view.outlining import outline, outline_of
    from argmap.view.perspective import (
        HARD_MOST_BOXES,
        MOST_BOXES,
        Entry,
        Folded,
        Mark,
        Outline,
        OverviewCell,
        Perspective,
        View,
        ViewKind,
    )
    from argmap.view.query import Address, LeftOut, address_from, parameters
    from argmap.view.searching import Field, Found, Hit, SearchIndex, search, search_index
    from argmap.view.selection import view

_MODULES = {
    "HARD_MOST_BOXES": "perspective",
    "MOST_BOXES": "perspective",
    "Address": "query",
    "Article": "articles",
    "Entry": "perspective",
    "Field": "searching",
    "Found": "searching",
    "Hit": "searching",
    "LeftOut": "query",
    "SearchIndex": "searching",
    "search": "searching",
    "search_index": "searching",
    "Folded": "perspective",
    "Mark": "perspective",
    "Neighbours": "articles",
    "Outline": "perspective",
    "OverviewCell": "perspective",
    "Passage": "articles",
    "Perspective": "perspective",
    "View": "perspective",
    "ViewKind": "perspective",
    "address_from": "query",
    "article": "articles",
    "drawn_links": "focus",
    "keeps": "filters",
    "outline": "outlining",
    "outline_of": "outlining",
    "parameters": "query",
    "themes": "filters",
    "view": "selection",
}

__all__ = [
    "HARD_MOST_BOXES",
    "MOST_BOXES",
    "Address",
    "Article",
    "Entry",
    "Field",
    "Folded",
    "Found",
    "Hit",
    "LeftOut",
    "Mark",
    "Neighbours",
    "Outline",
    "OverviewCell",
    "Passage",
    "Perspective",
    "SearchIndex",
    "View",
    "ViewKind",
    "address_from",
    "article",
    "drawn_links",
    "keeps",
    "outline",
    "outline_of",
    "parameters",
    "search",
    "search_index",
    "themes",
    "view",
]


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module 'argmap.view' has no attribute {name!r}")
    return getattr(import_module(f"argmap.view.{_MODULES[name]}"), name)


def __dir__() -> list[str]:
    return __all__

"""What to show of a judged debate.

A focus with its replies, an overview, an outline, all about one claim.

This is a lazy door: a name is imported when it is first asked for (PEP 562).
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.view.articles import Article, Neighbours, Passage, article
    from argmap.view.filters import answer_theme, answer_themes, keeps, keeps_answer, themes
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
    from argmap.view.query import Address, ExplorerPage, address_from, parameters
    from argmap.view.selection import view

_MODULES = {
    "HARD_MOST_BOXES": "perspective",
    "MOST_BOXES": "perspective",
    "Address": "query",
    "Article": "articles",
    "Entry": "perspective",
    "ExplorerPage": "query",
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
    "answer_theme": "filters",
    "answer_themes": "filters",
    "article": "articles",
    "drawn_links": "focus",
    "keeps": "filters",
    "keeps_answer": "filters",
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
    "ExplorerPage",
    "Folded",
    "Mark",
    "Neighbours",
    "Outline",
    "OverviewCell",
    "Passage",
    "Perspective",
    "View",
    "ViewKind",
    "address_from",
    "answer_theme",
    "answer_themes",
    "article",
    "drawn_links",
    "keeps",
    "keeps_answer",
    "outline",
    "outline_of",
    "parameters",
    "themes",
    "view",
]


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module 'argmap.view' has no attribute {name!r}")
    return getattr(import_module(f"argmap.view.{_MODULES[name]}"), name)


def __dir__() -> list[str]:
    return __all__

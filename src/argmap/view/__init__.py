"""What to show of a judged debate.

A focus with its replies, an overview, an outline, all about one claim.

This is a lazy door: a name is imported when it is first asked for (PEP 562).
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.view.articles import (
        TOWARDS,
        Article,
        Neighbours,
        Passage,
        article,
        holders,
        passages,
    )
    from argmap.view.counting import Passing, kept_tally, passing
    from argmap.view.covering import (
        CellPlace,
        Coverage,
        CoverageCell,
        Elsewhere,
        coverage,
        instead_of_answers,
    )
    from argmap.view.deeper import SpokenBelow, spoken_below, ways_down
    from argmap.view.filters import answer_theme, answer_themes, keeps, keeps_answer, themes
    from argmap.view.focus import drawn_links
    from argmap.view.lists import (
        MOST_ENTRIES,
        Column,
        ColumnKind,
        Entries,
        ListedAnswer,
        Listing,
        ListPlace,
        ListSection,
        Longer,
        listing,
        longer,
    )
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
    from argmap.view.query import EVERYTHING, Address, LeftOut, Unfit, address_from, parameters
    from argmap.view.searching import Field, Found, Hit, SearchIndex, search, search_index
    from argmap.view.selection import view

_MODULES = {
    "EVERYTHING": "query",
    "HARD_MOST_BOXES": "perspective",
    "MOST_BOXES": "perspective",
    "MOST_ENTRIES": "lists",
    "TOWARDS": "articles",
    "Address": "query",
    "Article": "articles",
    "CellPlace": "covering",
    "Column": "lists",
    "ColumnKind": "lists",
    "Coverage": "covering",
    "CoverageCell": "covering",
    "Elsewhere": "covering",
    "Entries": "lists",
    "Entry": "perspective",
    "Field": "searching",
    "Found": "searching",
    "Hit": "searching",
    "LeftOut": "query",
    "Unfit": "query",
    "SearchIndex": "searching",
    "search": "searching",
    "search_index": "searching",
    "Folded": "perspective",
    "ListPlace": "lists",
    "ListSection": "lists",
    "ListedAnswer": "lists",
    "Listing": "lists",
    "Longer": "lists",
    "Mark": "perspective",
    "Neighbours": "articles",
    "Outline": "perspective",
    "Passing": "counting",
    "OverviewCell": "perspective",
    "Passage": "articles",
    "Perspective": "perspective",
    "SpokenBelow": "deeper",
    "View": "perspective",
    "ViewKind": "perspective",
    "address_from": "query",
    "answer_theme": "filters",
    "answer_themes": "filters",
    "article": "articles",
    "coverage": "covering",
    "drawn_links": "focus",
    "holders": "articles",
    "instead_of_answers": "covering",
    "keeps": "filters",
    "kept_tally": "counting",
    "keeps_answer": "filters",
    "listing": "lists",
    "longer": "lists",
    "outline": "outlining",
    "outline_of": "outlining",
    "parameters": "query",
    "passing": "counting",
    "passages": "articles",
    "spoken_below": "deeper",
    "themes": "filters",
    "view": "selection",
    "ways_down": "deeper",
}

__all__ = [
    "EVERYTHING",
    "HARD_MOST_BOXES",
    "MOST_BOXES",
    "MOST_ENTRIES",
    "TOWARDS",
    "Address",
    "Article",
    "CellPlace",
    "Column",
    "ColumnKind",
    "Coverage",
    "CoverageCell",
    "Elsewhere",
    "Entries",
    "Entry",
    "Field",
    "Folded",
    "Found",
    "Hit",
    "LeftOut",
    "ListPlace",
    "ListSection",
    "ListedAnswer",
    "Listing",
    "Longer",
    "Mark",
    "Neighbours",
    "Outline",
    "OverviewCell",
    "Passage",
    "Passing",
    "Perspective",
    "SearchIndex",
    "SpokenBelow",
    "Unfit",
    "View",
    "ViewKind",
    "address_from",
    "answer_theme",
    "answer_themes",
    "article",
    "coverage",
    "drawn_links",
    "holders",
    "instead_of_answers",
    "keeps",
    "keeps_answer",
    "kept_tally",
    "listing",
    "longer",
    "outline",
    "outline_of",
    "parameters",
    "passages",
    "passing",
    "search",
    "search_index",
    "spoken_below",
    "themes",
    "view",
    "ways_down",
]


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module 'argmap.view' has no attribute {name!r}")
    return getattr(import_module(f"argmap.view.{_MODULES[name]}"), name)


def __dir__() -> list[str]:
    return __all__

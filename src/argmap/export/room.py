"""Whether there is room for what an export would hold, counted before anything is drawn."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from argmap.budgets import MOST_LETTERS, MOST_LINKS_TOLD, MOST_PAGES, MOST_PIECES
from argmap.graph import DebateGraph
from argmap.model import Id
from argmap.problem import ArgmapError

ELSE = "write .md, which has it as one text, or make several debates of it"


def check_pages(graph: DebateGraph, claims: Sequence[Id]) -> None:
    """Refuse a site of too many pages, or of pages that list too much; raises `ArgmapError`."""
    if len(claims) > MOST_PAGES:
        raise ArgmapError(
            f"a site would have {len(claims):,} pages, "
            f"and at most {MOST_PAGES:,} are written; {ELSE}"
        )
    check_told(graph, claims)


def check_told(graph: DebateGraph, claims: Collection[Id]) -> None:
    """Refuse pages that list too many neighbours of their claims; raises `ArgmapError`."""
    told = neighbours_told(graph, claims)
    if told > MOST_LINKS_TOLD:
        listed = f"{told:,} neighbours of claims, and at most {MOST_LINKS_TOLD:,} are written"
        raise ArgmapError(f"the pages of this debate would list {listed}; {ELSE}")


def neighbours_told(graph: DebateGraph, claims: Collection[Id]) -> int:
    """Return about how many neighbours the pages of claims list. O(claims + links)."""
    return sum(_neighbours(graph, claim) for claim in claims)


def _neighbours(graph: DebateGraph, claim: Id) -> int:
    """Return about how many claims a page lists: who answers its claim, and who goes with it."""
    into = sum(len(graph.links[link].premises) for link in graph.into[claim])
    own = sum(
        len(graph.links[step].premises) + len(graph.into[step]) for step in graph.out_of[claim]
    )
    return into + own


def check_paper(pieces: int, letters: int) -> None:
    """Refuse a handout that is none any more, before it is set; raises `ArgmapError`."""
    fewer = "write one of a tour (--tour ID) or of some themes (--only THEME,…)"
    fits = f"{fewer}, or write .md, which takes any number"
    if pieces > MOST_PIECES:
        counted = f"{pieces:,} pieces, those pointed to elsewhere counted thrice"
        told = f"{counted}, and at most {MOST_PIECES:,} are set"
        raise ArgmapError(f"a handout of this debate would tell {told}; {fits}")
    if letters > MOST_LETTERS:
        told = f"{letters:,} letters, and at most {MOST_LETTERS:,} are set"
        raise ArgmapError(f"a handout of this debate would have {told}; {fits}")

"""The first page: the question, what stands, what nobody has argued, and the ways on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

import streamlit as st

from argmap.app.cache import Judged
from argmap.app.pieces import count_others, draw_claim_button, tinted_name
from argmap.app.prose import plain_markdown, safe_markdown
from argmap.app.state import focus_address, go, overview_address, page_address, perspective_address
from argmap.app.visitors import give_way
from argmap.graph import DebateGraph, Stance
from argmap.model import Id, Question
from argmap.view import Address, ExplorerPage, themes
from argmap.words import sentence, theme_name

CARDS_IN_A_ROW = 3
MOST_CARDS = 12
MOST_COLUMNS = 6
MOST_THEMES = 40
MOST_QUESTIONS = 20
MOST_CLAIMS = 12
"""How much the page shows of each.

A list that nobody reads to its end costs the server and every browser.
"""

Item = TypeVar("Item")
Cells = Mapping[tuple[str, Id], Counter[Stance]]


def draw_start_page(judged: Judged) -> None:
    """Draw the first page of a debate."""
    debate = judged.graph.debate
    st.title(plain_markdown(debate.question), anchor=False)
    if debate.description:
        st.markdown(safe_markdown(debate.description), width=860)
    with st.container(horizontal=True):
        st.button(
            "Explore the map",
            type="primary",
            icon=":material/account_tree:",
            on_click=go,
            args=(overview_address(),),
        )
        st.button(
            "Read it as an outline",
            icon=":material/toc:",
            on_click=go,
            args=(page_address(ExplorerPage.OUTLINE),),
        )
    _positions(judged)
    _coverage(judged)
    _questions(judged)


def _positions(judged: Judged) -> None:
    """Draw a card for each position with its tally: how many reasons stand, and no more."""
    for row in _rows(judged.graph.roots[:MOST_CARDS], CARDS_IN_A_ROW):
        for column, position in zip(st.columns(len(row)), row, strict=True):
            claim = judged.graph.claims[position]
            with column.container(border=True, height="stretch"):
                st.subheader(tinted_name(judged.graph, position), anchor=False)
                if claim.label:
                    st.markdown(plain_markdown(claim.text))
                st.caption(plain_markdown(sentence(judged.judgement, position).text))
                st.button(
                    "See the reasons",
                    key=f"reasons-{position}",
                    icon=":material/arrow_forward:",
                    icon_position="right",
                    on_click=go,
                    args=(focus_address(position),),
                )
    count_others(judged, "more-positions", len(judged.graph.roots) - MOST_CARDS)


def _rows(items: Sequence[Item], size: int) -> list[Sequence[Item]]:
    """Return the items in rows of at most so many."""
    return [items[start : start + size] for start in range(0, len(items), size)]


def _coverage(judged: Judged) -> None:
    """Draw positions × themes.

    How much is said for and against, and where nobody has said anything.
    """
    named = themes(judged.graph)
    columns = judged.graph.roots[:MOST_COLUMNS]
    if not named or not columns:
        return
    cells = counted_cells(judged.graph)
    st.header("What has been argued", anchor=False)
    what = "it"
    if len(columns) > 1:
        what = "each position"
    st.caption(
        f"How many claims speak for and against {what}, by theme. "
        "Choose a number to see them on the map."
    )
    with st.container(key="coverage", gap=None):
        _heads(judged.graph, columns)
        for theme in named[:MOST_THEMES]:
            _theme(judged.graph, theme, columns, cells)
    count_others(judged, "more-themes", len(named) - MOST_THEMES)
    count_others(judged, "more-positions", len(judged.graph.roots) - len(columns))


def _heads(graph: DebateGraph, columns: tuple[Id, ...]) -> None:
    """Draw the head of the table."""
    first, *others = st.columns(_widths(columns), wrap=False)
    first.markdown("**Theme**")
    for cell, position in zip(others, columns, strict=True):
        cell.markdown(f"**{tinted_name(graph, position)}**")


def _theme(graph: DebateGraph, theme: str, columns: tuple[Id, ...], cells: Cells) -> None:
    """Draw one row of the table."""
    give_way()
    head = f"**{plain_markdown(theme_name(theme))}**"
    for described in graph.debate.themes:
        if described.id == theme and described.text:
            head += f"  \n:gray[:small[{plain_markdown(described.text)}]]"
    first, *others = st.columns(_widths(columns), wrap=False, vertical_alignment="center")
    first.markdown(head)
    for cell, position in zip(others, columns, strict=True):
        counted = cells.get((theme, position))
        if counted is None:
            cell.caption("Nobody has argued this.")
        else:
            cell.button(
                _counts(counted),
                key=f"cell-{theme}-{position}",
                type="tertiary",
                wrap=True,
                on_click=go,
                args=(_narrowed(theme, position),),
            )


def _widths(columns: tuple[Id, ...]) -> list[float]:
    """Return the widths of the table's columns, relative to each other."""
    # a theme with its question takes nearly twice the room of two numbers
    return [1.8, *(1.0 for _ in columns)]


def _counts(counted: Counter[Stance]) -> str:
    """Return a cell in words.

    What is said for, against, and for a position by one path and against it by another.
    """
    words = {Stance.FOR: "for", Stance.AGAINST: "against", Stance.BOTH: "both ways"}
    return ", ".join(
        f"{counted[stance]} {word}" for stance, word in words.items() if counted[stance]
    )


def _narrowed(theme: str, position: Id) -> Address:
    """Return the map around a position with the claims of one theme."""
    return replace(
        perspective_address(focus=(position,), themes=(theme,), positions=()),
        page=ExplorerPage.MAP,
        claim=position,
    )


def counted_cells(graph: DebateGraph) -> Cells:
    """Return how many claims speak for and against each position, by theme. O(claims)."""
    cells = dict[tuple[str, Id], Counter[Stance]]()
    for id_, claim in graph.claims.items():
        if id_ in graph.roots:
            continue
        for position, stance in graph.sides[id_]:
            for theme in claim.themes:
                cells.setdefault((theme, position), Counter())[stance] += 1
    return cells


def _questions(judged: Judged) -> None:
    """Draw the questions that the sides differ on, with the claims that decide them."""
    questions = judged.graph.debate.questions
    if not questions:
        return
    st.header("What the sides really differ on", anchor=False)
    for row in _rows(questions[:MOST_QUESTIONS], 2):
        # the last row may hold one question, and then an empty column
        for column, question in zip(st.columns(2), row, strict=False):
            with column.container(border=True, height="stretch"):
                st.markdown(f"**{plain_markdown(question.text)}**")
                _deciding(judged, question)
    count_others(judged, "more-questions", len(questions) - MOST_QUESTIONS)


def _deciding(judged: Judged, question: Question) -> None:
    """Draw the claims that decide a question, of very many the first."""
    give_way()
    claims = [claim for claim in map(judged.graph.current, question.named) if claim]
    with st.container(gap=None):
        for claim in claims[:MOST_CLAIMS]:
            draw_claim_button(judged, claim, focus_address(claim), key=f"question-{question.id}")
        count_others(judged, "more-claims", len(claims) - MOST_CLAIMS)

"""Pieces that several pages show alike: a claim as a button, its verdict as a badge, its side in words."""

from __future__ import annotations

from typing import Literal, TypeAlias

import streamlit as st

from argmap.app.prose import plain
from argmap.app.state import go
from argmap.app.verdicts import Judged
from argmap.graph import DebateGraph, Stance
from argmap.model import Id
from argmap.view.query import Address
from argmap.words import badges, language

LONGEST_NAME = 120
HUES = ("blue", "orange", "green", "violet")
"""Streamlit's names for the hues of the first positions; config.toml sets them to those of the pictures."""


def name(judged: Judged, claim: Id) -> str:
    """Return the label of a claim, or the beginning of its text, as Markdown."""
    words = judged.graph.claims[claim].name
    return plain(words if len(words) <= LONGEST_NAME else words[: LONGEST_NAME - 1] + "…")


def tinted(graph: DebateGraph, position: Id) -> str:
    """Return a position's name as Markdown, after a square in the hue that the pictures give it if there is one."""
    number = graph.roots.index(position)
    square = f":{HUES[number]}[■] " if number < len(HUES) else ""
    return square + plain(graph.claims[position].name)


def pill(judged: Judged, claim: Id) -> str:
    """Return the badges of a claim in grey Markdown; nothing for a position or where nobody objects."""
    shown = badges(judged.judgement, claim)
    return "".join(f" :gray-badge[{plain(each.glyph)} {plain(each.word)}]" for each in shown)


def claim_button(judged: Judged, claim: Id, to: Address, *, key: str, icon: str | None = None) -> None:
    """Draw a claim as a button that leads somewhere."""
    st.button(
        name(judged, claim) + pill(judged, claim),
        key=f"{key}-{claim}",
        type="tertiary",
        wrap=True,
        icon=icon,
        on_click=go,
        args=(to,),
    )


def side(judged: Judged, claim: Id) -> str:
    """Return what a claim speaks for and against, as Markdown."""
    words = {Stance.FOR: "For", Stance.AGAINST: "Against", Stance.BOTH: "Both for and against"}
    sides = judged.graph.sides[claim] if claim not in judged.graph.positions else ()
    return " · ".join(f"{words[stance]} {tinted(judged.graph, position)}" for position, stance in sides)


Others: TypeAlias = Literal["more-claims", "more-positions", "more-questions", "more-sources", "more-themes"]
"""What may not be shown where others are."""


def count_others(judged: Judged, others: Others, number: int) -> None:
    """Say how many of a kind are not shown where others are; nothing where all are."""
    if number > 0:
        words = language(judged.graph)
        st.caption(plain(words.say("app", others, count=number)))

"""Pieces that several pages show alike.

A claim as a button, its verdict as a badge, its side in words.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

import streamlit as st

from argmap.app.cache import Judged
from argmap.app.prose import plain_markdown
from argmap.app.state import go
from argmap.drawing import STYLES, Look
from argmap.graph import DebateGraph
from argmap.model import Id
from argmap.view import Address
from argmap.words import Language, badges, language

LONGEST_NAME = 120
HUES = ("blue", "orange", "green", "violet")
"""Streamlit's names for the hues of the first positions.

They are set to those of the pictures by config.toml.
"""


def claim_name(judged: Judged, claim: Id) -> str:
    """Return the label of a claim, or the beginning of its text, as Markdown."""
    words = judged.graph.claims[claim].name
    if len(words) > LONGEST_NAME:
        words = words[: LONGEST_NAME - 1] + "…"
    return plain_markdown(words)


def tinted_name(graph: DebateGraph, position: Id) -> str:
    """Return a position's name as Markdown, after a square in its hue if it has one."""
    number = graph.roots.index(position)
    name = plain_markdown(graph.claims[position].name)
    if number >= len(HUES):
        return name
    return f":{HUES[number]}[■] {name}"


def hue_key(graph: DebateGraph, position: Id) -> str:
    """Return what the key of a container begins with, by which page.css knows a position's hue."""
    if position not in graph.roots:
        return "hue-none"
    return f"hue-{graph.roots.index(position) % len(STYLES[Look.LIGHT].strokes)}"


def pill(judged: Judged, claim: Id) -> str:
    """Return the badges of a claim in grey Markdown.

    Nothing for a position or where nobody objects.
    """
    pills = ""
    for badge in badges(judged.judgement, claim):
        pills += f" :gray-badge[{plain_markdown(badge.glyph)} {plain_markdown(badge.word)}]"
    return pills


def draw_claim_button(
    judged: Judged, claim: Id, to: Address, *, key: str, icon: str | None = None
) -> None:
    """Draw a claim as a button that leads somewhere."""
    st.button(
        claim_name(judged, claim) + pill(judged, claim),
        key=f"{key}-{claim}",
        type="tertiary",
        wrap=True,
        icon=icon,
        on_click=go,
        args=(to,),
    )


def for_and_against(words: Language, reasons: int, objections: int) -> str:
    """Return how much is said for and against, nothing of what is not said."""
    counts = []
    if reasons:
        counts.append(words.say("app", "count-for", count=reasons))
    if objections:
        counts.append(words.say("app", "count-against", count=objections))
    return ", ".join(counts)


Others: TypeAlias = Literal["more-claims", "more-positions", "more-themes"]
"""What may not be shown where others are."""


def count_others(judged: Judged, others: Others, number: int) -> None:
    """Say how many of a kind are not shown where others are; nothing where all are."""
    if number > 0:
        words = language(judged.graph)
        st.caption(plain_markdown(words.say("app", others, count=number)))

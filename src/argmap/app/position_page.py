"""A position, or any claim: what is said for it and against it, by theme, unfolding in place."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from argmap.app.cache import Judged
from argmap.app.controls import draw_case, draw_filters
from argmap.app.debate_list import draw_list
from argmap.app.holders import draw_holders
from argmap.app.pages import ExplorerPage
from argmap.app.pieces import draw_claim_button, hue_key, pill, tinted_name
from argmap.app.prose import plain_markdown
from argmap.app.state import control, focus_address, go, here, list_address, perspective_address
from argmap.app.told import draw_if_nothing_passes
from argmap.app.visitors import give_way
from argmap.graph import ancestors
from argmap.model import Id
from argmap.reasoning import Tally
from argmap.view import Address, kept_tally
from argmap.words import (
    kept_tally_sentence,
    language,
    sentence,
    stance_words,
    tally_against,
    tally_for,
)

MOST_ABOVE = 6
MOST_SIDES = 3


def draw_position_page(judged: Judged) -> None:
    """Draw the reasons for and against what is in focus, else for the first position."""
    roots = judged.graph.roots
    shown = here().perspective.focus or roots[:1]
    if not shown:
        st.info(plain_markdown(language(judged.graph).say("picture", "no-claim")))
        return
    _choice_of_positions(judged, shown)
    if len(shown) == 1:
        _head(judged, shown[0])
    else:
        st.title(plain_markdown(judged.graph.debate.question), anchor=False)
    give_way()
    with st.container(horizontal=True, vertical_alignment="center", key="controls"):
        st.button(
            plain_markdown(language(judged.graph).say("app", "its-map")),
            key="its-map",
            icon=":material/account_tree:",
            on_click=go,
            args=(_map_of(shown),),
        )
        draw_case(judged)
        draw_filters(judged)
    perspective = perspective_address(focus=shown).perspective
    draw_if_nothing_passes(judged, perspective)
    draw_list(judged, perspective, here(), heads=len(shown) > 1)


def _map_of(shown: tuple[Id, ...]) -> Address:
    """Return the map around what is shown here, which is selected if it is one claim."""
    if len(shown) == 1:
        return focus_address(shown[0])
    return replace(perspective_address(focus=shown), page=ExplorerPage.MAP, claim=None)


def _choice_of_positions(judged: Judged, shown: tuple[Id, ...]) -> None:
    """Draw the positions side by side, pressed the one that is shown, if it is one of them."""
    roots = judged.graph.roots
    if len(roots) < 2:
        return
    words = language(judged.graph)
    pressed = None
    if len(shown) == 1 and shown[0] in roots:
        pressed = shown[0]

    def moved(position: Id | None) -> Address:
        return list_address((position,) if position else shown)

    st.pills(
        words.say("app", "positions"),
        roots,
        default=pressed,
        required=pressed is not None,
        format_func=lambda position: tinted_name(judged.graph, position),
        label_visibility="collapsed",
        **control("position-shown", pressed, moved),
    )


def _head(judged: Judged, position: Id) -> None:
    """Draw what the position says, who holds it, and how its reasons fare."""
    claim = judged.graph.claims[position]
    title = plain_markdown(claim.name)
    if position in judged.graph.roots:
        title = tinted_name(judged.graph, position)
    else:
        _way_up(judged, position)
    with st.container(key=f"{hue_key(judged.graph, position)}-title"):
        st.title(title, anchor=False)
    if claim.label:
        st.markdown(plain_markdown(claim.text), width=860)
    draw_holders(judged.graph, position)
    tally = judged.judgement.tallies.get(position)
    if tally is not None:
        st.caption(plain_markdown(_tallied(judged, position, tally)), width=860)
    if position not in judged.graph.roots:
        _standing(judged, position)


def _way_up(judged: Judged, claim: Id) -> None:
    """Draw what a claim hangs below, the position first, each of these a way there."""
    above = ancestors(judged.graph, claim, most=MOST_ABOVE)
    if not above:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="way-up"):
        for each in above:
            draw_claim_button(judged, each, list_address((each,)), key="above")


def _standing(judged: Judged, claim: Id) -> None:
    """Draw for or against which positions a claim speaks, and its verdict with what it is for."""
    words = language(judged.graph)
    sides = judged.graph.sides.get(claim, ())[:MOST_SIDES]
    speaks = [
        f"{plain_markdown(stance_words(words, stance))} {tinted_name(judged.graph, position)}"
        for position, stance in sides
    ]
    if speaks:
        st.markdown(" · ".join(speaks))
    said = plain_markdown(sentence(judged.judgement, claim).text)
    st.markdown(f"{pill(judged, claim)} {said}".strip(), width=860)


def _tallied(judged: Judged, position: Id, tally: Tally) -> str:
    """Return how the reasons of a position fare, under a filter those that it keeps."""
    words, asked = language(judged.graph), here().perspective
    if asked.filtered:
        return kept_tally_sentence(words, kept_tally(judged.judgement, asked, position), tally)
    return f"{tally_for(words, tally)}. {tally_against(words, tally)}."

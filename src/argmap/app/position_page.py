"""A position: what is said for it and against it, by theme, unfolding in place."""

from __future__ import annotations

import streamlit as st

from argmap.app.cache import Judged
from argmap.app.controls import draw_case, draw_filters
from argmap.app.debate_list import draw_list
from argmap.app.holders import draw_holders
from argmap.app.pieces import hue_key, tinted_name
from argmap.app.prose import plain_markdown
from argmap.app.state import control, focus_address, go, here, perspective_address, position_address
from argmap.app.told import draw_if_nothing_passes
from argmap.app.visitors import give_way
from argmap.model import Id
from argmap.view import kept_tally
from argmap.words import kept_tally_sentence, language, tally_against, tally_for


def draw_position_page(judged: Judged) -> None:
    """Draw the reasons for and against the position in focus, else for the first one."""
    roots = judged.graph.roots
    focus = here().perspective.focus
    shown = (focus or roots)[:1]
    if not shown:
        st.info(plain_markdown(language(judged.graph).say("picture", "no-claim")))
        return
    _choice_of_positions(judged, shown[0])
    _head(judged, shown[0])
    give_way()
    with st.container(horizontal=True, vertical_alignment="center", key="controls"):
        st.button(
            plain_markdown(language(judged.graph).say("app", "its-map")),
            key="its-map",
            icon=":material/account_tree:",
            on_click=go,
            args=(focus_address(shown[0]),),
        )
        draw_case(judged)
        draw_filters(judged)
    perspective = perspective_address(focus=shown).perspective
    draw_if_nothing_passes(judged, perspective)
    draw_list(judged, perspective, here(), heads=False)


def _choice_of_positions(judged: Judged, shown: Id) -> None:
    """Draw the positions side by side, the one that is shown among them pressed."""
    roots = judged.graph.roots
    if len(roots) < 2 or shown not in roots:
        return
    words = language(judged.graph)
    st.pills(
        words.say("app", "positions"),
        roots,
        default=shown,
        required=True,
        format_func=lambda position: tinted_name(judged.graph, position),
        label_visibility="collapsed",
        **control("position-shown", shown, lambda position: position_address(position or shown)),
    )


def _head(judged: Judged, position: Id) -> None:
    """Draw what the position says, who holds it, and how its reasons fare."""
    words = language(judged.graph)
    claim = judged.graph.claims[position]
    title = plain_markdown(claim.name)
    if position in judged.graph.roots:
        title = tinted_name(judged.graph, position)
    with st.container(key=f"{hue_key(judged.graph, position)}-title"):
        st.title(title, anchor=False)
    if claim.label:
        st.markdown(plain_markdown(claim.text), width=860)
    draw_holders(judged.graph, position)
    tally = judged.judgement.tallies.get(position)
    if tally is None:
        return
    told = f"{tally_for(words, tally)}. {tally_against(words, tally)}."
    asked = here().perspective
    if asked.filtered:
        told = kept_tally_sentence(words, kept_tally(judged.judgement, asked, position), tally)
    st.caption(plain_markdown(told), width=860)

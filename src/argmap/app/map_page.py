"""The map: a picture of the debate, or of what surrounds a claim, and details beside it."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from argmap.app.cache import Absence, Judged, NoPictureError, map_parts, scene_of, view_of
from argmap.app.component import draw_webmap
from argmap.app.controls import draw_controls
from argmap.app.details import draw_details
from argmap.app.hosts import Doors
from argmap.app.outline_page import nested_lines
from argmap.app.pieces import claim_name, pill
from argmap.app.prose import plain_markdown
from argmap.app.state import arrive, focus_address, go, here, overview_address, perspective_address
from argmap.app.visitors import give_way, in_turn, visitor
from argmap.graph import ancestors
from argmap.view import Address, Perspective, View, ViewKind, outline_of
from argmap.words import language

MOST_ANCESTORS = 6
MOST_LINES = 60
"""How many lines stand in for a picture, for each of its tops."""
NO_FILTERS = {"themes": (), "positions": (), "verdicts": (), "sourced": False}


def draw_map_page(judged: Judged) -> None:
    """Draw the map page."""
    perspective = here().perspective
    view = view_of(judged, perspective)
    give_way()
    draw_controls(judged, view)
    _breadcrumb(judged, perspective)
    if view.caption:
        st.info(plain_markdown(view.caption), icon=":material/tune:")
    _explored(judged, view, here())


@st.fragment
def _explored(judged: Judged, view: View, drawn_for: Address) -> None:
    """Draw the picture and the details beside it.

    Selecting a claim draws these two anew and nothing else.
    """
    with in_turn(visitor()):
        _picture_and_details(judged, view, drawn_for)


def _picture_and_details(judged: Judged, view: View, drawn_for: Address) -> None:
    """Draw the picture and the details beside it."""
    # a part is drawn anew for another claim only: whatever else has changed needs the whole page
    if replace(here(), claim=None) != replace(drawn_for, claim=None):
        st.rerun()
    # without the rest of the page, as where a click on the map draws this part alone
    arrive(judged.graph, here().debate)
    picture, beside = st.columns([2, 1], gap="medium")
    with picture.container(key="picture", gap=None):
        _picture(judged, view)
    give_way()
    with beside:
        if (claim := here().claim) is not None:
            draw_details(judged, view, claim)
        else:
            _nothing_selected(view)


def _picture(judged: Judged, view: View) -> None:
    """Draw the picture, or say what keeps it from being drawn, and the same in words."""
    try:
        scene = scene_of(judged, view.perspective)
    except NoPictureError as error:
        if str(error) and Doors.of_process().private:
            st.error(plain_markdown(str(error)))
        _in_words(judged, view, error.why)
        return
    give_way()
    draw_webmap(map_parts(judged, scene, view.perspective), here().claim)
    if _is_filtered_empty(view):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown("No claim passes the filters here.", width="content")
            st.button(
                "Drop the filters",
                key="no-filters",
                on_click=go,
                args=(perspective_address(**NO_FILTERS),),
            )


def _in_words(judged: Judged, view: View, why: Absence) -> None:
    """Say why there is no picture, and what would be in it, as a list."""
    st.warning(plain_markdown(_explained(judged, why)), icon=":material/format_list_bulleted:")
    if why is Absence.BUSY:
        st.button(
            plain_markdown(language(judged.graph).say("app", "picture-again")),
            key="picture-again",
            icon=":material/refresh:",
        )
    for top in outline_of(view).entries:
        st.markdown(f"**{claim_name(judged, top.claim)}**{pill(judged, top.claim)}")
        st.markdown("\n".join(nested_lines(judged, top, MOST_LINES)))


def _explained(judged: Judged, why: Absence) -> str:
    """Return why there is no picture, and what there is instead."""
    words = language(judged.graph)
    match why:
        case Absence.DENSE:
            return words.say("app", "picture-dense")
        case Absence.BUSY:
            return words.say("app", "picture-busy")
        case Absence.FAILED:
            return words.say("app", "picture-failed")


def _is_filtered_empty(view: View) -> bool:
    """Say whether the filters have left nothing but what is never filtered away."""
    asked = view.perspective
    always = len(view.columns)
    if view.kind is ViewKind.FOCUS:
        always = len(asked.focus)
    return asked.filtered and len(view.claims) <= always


def _nothing_selected(view: View) -> None:
    """Say what to do where nothing is selected yet."""
    with st.container(border=True, key="hint"):
        st.markdown("**Select a claim** to see its words, its sources, what stands and why.")
        st.markdown(
            "- Click a box, or press Tab and walk with the arrow keys.\n"
            "- Double-click, or press Enter, to put a claim in focus with its replies below it.\n"
            "- Search with Ctrl+K, narrow with the filters, judge for one case only."
        )
        if view.kind is ViewKind.OVERVIEW:
            st.caption(
                "This is the whole debate\\: each position with its first reasons, by theme."
            )


def _breadcrumb(judged: Judged, perspective: Perspective) -> None:
    """Draw the way from the whole debate down to the focus, each step with its full text."""
    if not perspective.focus:
        return
    with st.container(key="breadcrumb", gap=None):
        st.button(
            "The whole debate",
            key="to-overview",
            type="tertiary",
            icon=":material/home:",
            on_click=go,
            args=(overview_address(),),
        )
        for claim in ancestors(judged.graph, perspective.focus[0], most=MOST_ANCESTORS):
            st.button(
                plain_markdown(judged.graph.claims[claim].text),
                key=f"above-{claim}",
                type="tertiary",
                wrap=True,
                icon=":material/subdirectory_arrow_right:",
                on_click=go,
                args=(focus_address(claim),),
            )
        for claim in perspective.focus:
            st.markdown(f":material/subdirectory_arrow_right: **{claim_name(judged, claim)}**")

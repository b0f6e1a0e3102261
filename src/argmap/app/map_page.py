"""The map: a picture of the debate or of what surrounds a claim, with the details of what is selected beside it."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from argmap.app.component import webmap
from argmap.app.controls import controls
from argmap.app.details import details
from argmap.app.hosts import Doors
from argmap.app.outline_page import nested_lines
from argmap.app.pieces import name, pill
from argmap.app.prose import plain
from argmap.app.state import arrive, focused, go, here, overview, shown
from argmap.app.verdicts import Absence, Judged, NoPictureError, drawn, painted, seen
from argmap.app.visitors import give_way, in_turn, visitor
from argmap.graph import ancestors
from argmap.view.outline import outline_of
from argmap.view.perspective import Perspective, View, ViewKind
from argmap.view.query import Address
from argmap.words import language

MOST_ANCESTORS = 6
MOST_LINES = 60
"""How many lines stand in for a picture, for each of its tops."""
NO_FILTERS = {"themes": (), "positions": (), "verdicts": (), "sourced": False}


def map_page(judged: Judged) -> None:
    """Draw the map page."""
    perspective = here().perspective
    view = seen(judged, perspective)
    give_way()
    controls(judged, view)
    _breadcrumb(judged, perspective)
    if view.caption:
        st.info(plain(view.caption), icon=":material/tune:")
    _explored(judged, view, here())


@st.fragment
def _explored(judged: Judged, view: View, drawn_for: Address) -> None:
    """Draw the picture and the details beside it; selecting a claim draws these two anew and nothing else."""
    with in_turn(visitor()):
        _picture_and_details(judged, view, drawn_for)


def _picture_and_details(judged: Judged, view: View, drawn_for: Address) -> None:
    """Draw the picture and the details beside it."""
    if replace(here(), claim=None) != replace(drawn_for, claim=None):
        st.rerun()
    arrive(judged.graph, here().debate)
    picture, beside = st.columns([2, 1], gap="medium")
    with picture.container(key="picture", gap=None):
        _picture(judged, view)
    give_way()
    with beside:
        if (claim := here().claim) is not None:
            details(judged, view, claim)
        else:
            _nothing_selected(view)


def _picture(judged: Judged, view: View) -> None:
    """Draw the picture, or say what keeps it from being drawn, and the same in words."""
    try:
        scene = drawn(judged, view.perspective)
    except NoPictureError as error:
        if str(error) and Doors.of_process().private:
            st.error(plain(str(error)))
        _in_words(judged, view, error.why)
        return
    give_way()
    webmap(painted(judged, scene, view.perspective), here().claim)
    if _is_filtered_empty(view):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown("No claim passes the filters here.", width="content")
            st.button("Drop the filters", key="no-filters", on_click=go, args=(shown(**NO_FILTERS),))


def _in_words(judged: Judged, view: View, why: Absence) -> None:
    """Say why there is no picture, and what would be in it, as a list."""
    st.warning(plain(_explained(judged, why)), icon=":material/format_list_bulleted:")
    if why is Absence.BUSY:
        st.button(
            plain(language(judged.graph).say("app", "picture-again")), key="picture-again", icon=":material/refresh:"
        )
    for top in outline_of(view).entries:
        st.markdown(f"**{name(judged, top.claim)}**{pill(judged, top.claim)}")
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
    always = len(asked.focus) if view.kind is ViewKind.FOCUS else len(view.columns)
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
            st.caption("This is the whole debate\\: each position with its first reasons, by theme.")


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
            args=(overview(),),
        )
        for claim in ancestors(judged.graph, perspective.focus[0], most=MOST_ANCESTORS):
            st.button(
                plain(judged.graph.claims[claim].text),
                key=f"above-{claim}",
                type="tertiary",
                wrap=True,
                icon=":material/subdirectory_arrow_right:",
                on_click=go,
                args=(focused(claim),),
            )
        for claim in perspective.focus:
            st.markdown(f":material/subdirectory_arrow_right: **{name(judged, claim)}**")

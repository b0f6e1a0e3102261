"""The map: a picture of the debate, or of what surrounds a claim, its details in a drawer."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from argmap.app.cache import (
    Judged,
    NoPictureError,
    details_of,
    map_parts,
    scene_of,
    searched,
    view_of,
)
from argmap.app.component import draw_known, draw_webmap
from argmap.app.controls import draw_case, draw_depth, draw_filters
from argmap.app.debate_list import draw_list
from argmap.app.downloads import draw_downloads
from argmap.app.laid_ahead import lay_out_ahead
from argmap.app.prose import plain_markdown
from argmap.app.state import arrive, focus_address, go, here, list_address, overview_address
from argmap.app.told import draw_counts, draw_nothing_passes
from argmap.app.visitors import give_way, in_turn, visitor
from argmap.graph import ancestors
from argmap.model import Id
from argmap.view import Address, View, ViewKind
from argmap.words import language

MOST_CLIMBED = 20
"""How many levels up a box is looked for that leads to what is found."""


def draw_map_page(judged: Judged) -> None:
    """Draw the map page."""
    view = view_of(judged, here().perspective)
    give_way()
    with st.container(horizontal=True, vertical_alignment="center", key="controls"):
        _ways_out(judged, view)
        draw_case(judged)
        if view.kind is ViewKind.FOCUS:
            draw_depth(judged, view)
        draw_filters(judged)
        draw_downloads(judged, view)
        _marked(judged)
    draw_counts(judged, view)
    if _is_filtered_empty(view):
        draw_nothing_passes(judged)
    _not_in_the_picture(judged, view)
    try:
        scene_of(judged, view.perspective)
    except NoPictureError:
        _in_words(judged, view)
        return
    with st.container(key="picture", gap=None):
        _picture(judged, view, here())


def _ways_out(judged: Judged, view: View) -> None:
    """Draw the way to the whole debate, and to the same as a list."""
    if view.kind is not ViewKind.FOCUS:
        return
    words = language(judged.graph)
    st.button(
        plain_markdown(words.say("page", "whole-debate")),
        key="to-overview",
        icon=":material/home:",
        on_click=go,
        args=(overview_address(),),
    )
    st.button(
        plain_markdown(words.say("app", "as-list")),
        key="to-list",
        icon=":material/format_list_bulleted:",
        on_click=go,
        args=(list_address(view.perspective.focus, kept=view.perspective),),
    )


def _marked(judged: Judged) -> None:
    """Draw what is marked on the map, and the way to no marks."""
    query = here().find
    if not query:
        return
    st.button(
        plain_markdown(language(judged.graph).say("app", "unmark", query=query)),
        key="unmark",
        icon=":material/close:",
        on_click=go,
        args=(replace(here(), find=""),),
    )


def _not_in_the_picture(judged: Judged, view: View) -> None:
    """Lead to the selected claim, where a link asks for one that this picture does not show."""
    claim = here().claim
    if claim is None or claim in view.claims:
        return
    words = language(judged.graph)
    named = judged.graph.claims[claim].name
    with st.container(horizontal=True, vertical_alignment="center", key="elsewhere"):
        st.info(plain_markdown(words.say("app", "not-in-picture", name=named)))
        st.button(
            plain_markdown(words.say("app", "go-there", name=named)),
            key="to-selected",
            on_click=go,
            args=(focus_address(claim),),
        )


def _found(judged: Judged, view: View) -> tuple[Id, ...]:
    """Return the boxes to mark: each is found, or leads down to what is found and not shown."""
    if not here().find:
        return ()
    shown = set(view.claims)
    marked = dict[Id, None]()
    for claim in searched(judged, here().find).claims:
        # the nearest first
        way = claim, *reversed(ancestors(judged.graph, claim, most=MOST_CLIMBED))
        marked.update(dict.fromkeys([each for each in way if each in shown][:1]))
    return tuple(marked)


def _is_filtered_empty(view: View) -> bool:
    """Say whether the filters have left nothing but what is never filtered away."""
    asked = view.perspective
    always = len(view.columns)
    if view.kind is ViewKind.FOCUS:
        always = len(asked.focus)
    return asked.filtered and len(view.claims) <= always


@st.fragment
def _picture(judged: Judged, view: View, drawn_for: Address) -> None:
    """Draw the picture; selecting a claim draws it anew and nothing else."""
    with in_turn(visitor()):
        # a part is drawn anew for another claim only: whatever else has changed needs the whole
        if replace(here(), claim=None) != replace(drawn_for, claim=None):
            st.rerun()
        # without the rest of the page, as where a click on the map draws this part alone
        arrive(judged.graph, here().debate)
        scene = scene_of(judged, view.perspective)
        parts = map_parts(judged, scene, view.perspective)
        draw_webmap(parts, here().claim, _found(judged, view))
        give_way()
        draw_known(details_of(judged, parts, view.perspective))
        lay_out_ahead(judged, view, here().claim)


def _in_words(judged: Judged, view: View) -> None:
    """Say that there is no picture, and what would be in it, as a list."""
    words = language(judged.graph)
    st.warning(
        plain_markdown(words.say("app", "picture-dense")), icon=":material/format_list_bulleted:"
    )
    draw_list(judged, view.perspective, here(), heads=True)

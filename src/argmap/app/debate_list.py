"""The list as a Streamlit component: the debate once, what is open in it with every click."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from importlib.resources import files
from typing import Any

import streamlit as st

from argmap.app.cache import Judged, listed_debate
from argmap.app.component import link_to_focus
from argmap.app.state import arrive, focus_address, go, here, position_address
from argmap.app.visitors import in_turn, visitor
from argmap.view import EVERYTHING, Address, Perspective
from argmap.webmap import (
    faces_script,
    faces_sheet,
    listing_json,
    longer_json,
    opened_json,
    script_words,
)

KEY = "list"
MOST_SENT_ID = 64
MOST_SENT_OPEN = 200
"""As many entries as an address names; a browser that reports more is not ours."""
FETCHED = "argmap-fetched"
MOST_FETCHED = 3
"""How many of the last requests for more are answered again: two clicks may be one run."""

_files = files("argmap.app")
_list = st.components.v2.component(
    "argmap.list",
    js=faces_script() + _files.joinpath("debate_list.js").read_text(encoding="utf-8"),
    css=faces_sheet(),
)
_state = st.components.v2.component(
    "argmap.list-state", js=_files.joinpath("marks.js").read_text(encoding="utf-8")
)


@st.fragment
def draw_list(judged: Judged, perspective: Perspective, drawn_for: Address, *, heads: bool) -> None:
    """Draw what a perspective lists; what is opened in it draws the list anew and nothing else.

    Without `heads` the page itself says what the list is about.
    """
    with in_turn(visitor()):
        # a part is drawn anew for what is open: whatever else has changed needs the whole page
        if replace(here(), opened=()) != replace(drawn_for, opened=()):
            st.rerun()
        arrive(judged.graph, here().debate)
        listed = listed_debate(judged, perspective)
        data = listing_json(listed)
        opened = here().opened
        _list(key=KEY, data=_constant(judged, data, heads=heads), on_move_change=_moved)
        fetched = [longer_json(judged.judgement, perspective, asked) for asked in _fetched(data)]
        parts = [*opened_json(listed, opened), *filter(None, fetched)]
        state = {"key": data["key"], "opened": list(opened), "parts": parts}
        _state(key="list-state", data={"part": "list", **state})


def _constant(judged: Judged, data: Mapping[str, Any], *, heads: bool) -> dict[str, Any]:
    """Return what the list is drawn from, and the address of a claim but for the claim."""
    return {
        "list": data,
        "heads": heads,
        "link": link_to_focus(),
        "words": script_words(faces_script(), judged.graph.debate.language),
    }


def _fetched(data: Mapping[str, Any]) -> list[Any]:
    """Return what was asked for of this very list."""
    key, asked = st.session_state.get(FETCHED, ("", []))
    return asked if key == data["key"] else []


def _moved() -> None:
    """Follow what the visitor did in the list."""
    match st.session_state[KEY]["move"]:
        # what a browser sends is anybody's: only what has the right form, and not more than we send
        case {"open": list(opened), **more}:
            if more.get("all") is True:
                opened = [EVERYTHING]
            texts = [
                each[:MOST_SENT_ID] for each in opened[:MOST_SENT_OPEN] if isinstance(each, str)
            ]
            go(replace(here(), opened=tuple(texts)))
        case {"more": asked, "key": str(key)}:
            before, others = st.session_state.get(FETCHED, ("", []))
            kept = others if before == key else []
            st.session_state[FETCHED] = (key, [*kept, asked][-MOST_FETCHED:])
        case {"select": str(claim)} | {"focus": str(claim)}:
            go(focus_address(claim[:MOST_SENT_ID]))
        case {"go": {"focus": str(position), "theme": str(theme)}}:
            kept = here().perspective
            go(position_address(position[:MOST_SENT_ID], theme[:MOST_SENT_ID], kept=kept))
        case _:
            pass

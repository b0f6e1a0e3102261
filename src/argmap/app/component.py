"""The map as a Streamlit component: the picture once, the marks with every click."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from importlib.resources import files
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from argmap.app.cache import MapParts
from argmap.app.pages import ExplorerPage
from argmap.app.state import focus_address, go, page_address, selection_address
from argmap.model import Id
from argmap.view import parameters
from argmap.webmap import faces_script, faces_sheet, map_script, map_sheet

KEY = "map"
# as long as an id may be
MOST_SENT_ID = 64

_here = files("argmap.app")
SCRIPT = map_script() + faces_script()
"""The map, and the details in its drawer."""
_map = st.components.v2.component(
    "argmap.map",
    js=SCRIPT + _here.joinpath("component.js").read_text(encoding="utf-8"),
    css=map_sheet() + faces_sheet(),
)
_mark = st.components.v2.component(
    "argmap.marks", js=_here.joinpath("marks.js").read_text(encoding="utf-8")
)


def draw_webmap(picture: MapParts, selected: Id | None, marked: tuple[Id, ...]) -> None:
    """Draw the map, some claims marked in it.

    Streamlit sends again only what has changed, so the parts change for different reasons.
    """
    _map(key=KEY, data={**picture.drawing, "link": link_to_focus()}, on_move_change=_moved)
    _mark(key="marks", data=picture.marks)
    selection = {"part": "selection", "claim": selected, "marked": list(marked)}
    _mark(key="selection", data={**selection, "key": picture.marks["key"]})


def draw_known(told: Mapping[str, Any]) -> None:
    """Send what the drawer of the map says of each claim in the picture, ahead of being asked."""
    _mark(key="details", data={"part": "details", **told})


def link_to_focus() -> str:
    """Return the address of the map around a claim, but for the claim."""
    seen = replace(page_address(ExplorerPage.MAP), claim=None, opened=(), find="")
    seen = replace(seen, perspective=replace(seen.perspective, focus=()))
    return f"?{urlencode(parameters(seen), doseq=True)}"


def _moved() -> None:
    """Follow what the visitor did on the map: select a claim, or put it in focus."""
    move = st.session_state[KEY]["move"]
    match move:
        # what a browser sends is anybody's: only texts, and no longer than an id can be
        case {"select": str(claim)}:
            go(selection_address(claim[:MOST_SENT_ID]))
        case {"select": None}:
            go(selection_address(None))
        case {"focus": str(claim)}:
            go(focus_address(claim[:MOST_SENT_ID]))
        case _:
            pass

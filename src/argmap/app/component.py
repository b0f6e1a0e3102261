"""The map as a Streamlit component: the picture once, the marks with every click."""

from __future__ import annotations

from importlib.resources import files

import streamlit as st

from argmap.app.cache import MapParts
from argmap.app.state import focus_address, go, selection_address
from argmap.model import Id
from argmap.webmap import map_script, map_sheet

KEY = "map"
# as long as an id may be
MOST_SENT_ID = 64

_here = files("argmap.app")
_map = st.components.v2.component(
    "argmap.map",
    js=map_script() + _here.joinpath("component.js").read_text(encoding="utf-8"),
    css=map_sheet(),
)
_mark = st.components.v2.component(
    "argmap.marks", js=_here.joinpath("marks.js").read_text(encoding="utf-8")
)


def draw_webmap(picture: MapParts, selected: Id | None) -> None:
    """Draw the map.

    Streamlit sends again only what has changed, so the parts change for different reasons.
    """
    _map(key=KEY, data=picture.drawing, on_move_change=_moved)
    _mark(key="marks", data=picture.marks)
    _mark(
        key="selection", data={"part": "selection", "key": picture.marks["key"], "claim": selected}
    )


def _moved() -> None:
    """Follow what the visitor did on the map: select a claim, or put it in focus."""
    move = st.session_state[KEY]["move"]
    match move:
        # what a browser sends is anybody's: only texts, and no longer than an id can be
        case {"select": str(claim)}:
            go(selection_address(claim[:MOST_SENT_ID]))
        case {"focus": str(claim)}:
            go(focus_address(claim[:MOST_SENT_ID]))
        case _:
            pass

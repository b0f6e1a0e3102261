"""The whole debate as a list.

The equal of the map for readers, screen readers and printers.
"""

from __future__ import annotations

import streamlit as st

from argmap.app.cache import Judged
from argmap.app.controls import draw_case, draw_filters
from argmap.app.debate_list import draw_list
from argmap.app.prose import plain_markdown
from argmap.app.state import here, perspective_address
from argmap.app.told import draw_if_nothing_passes
from argmap.app.visitors import give_way


def draw_outline_page(judged: Judged) -> None:
    """Draw the outline: each position with what is said for and against it, whole below that."""
    st.title(plain_markdown(judged.graph.debate.question), anchor=False)
    with st.container(horizontal=True, vertical_alignment="center", key="controls"):
        draw_case(judged)
        draw_filters(judged)
    give_way()
    perspective = perspective_address(focus=()).perspective
    draw_if_nothing_passes(judged, perspective)
    draw_list(judged, perspective, here(), heads=True)

"""One run of the app: which debates there are, where the visitor is, and the page that is there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import streamlit as st

from argmap.app.cache import Judged, judged_debate
from argmap.app.hosts import Doors
from argmap.app.library import Library, ServedDebate, Shelf, asked_paths, library
from argmap.app.map_page import draw_map_page
from argmap.app.masthead import draw_masthead
from argmap.app.notices import draw_left_out, draw_notices
from argmap.app.outline_page import draw_outline_page
from argmap.app.pages import ExplorerPage, page_of
from argmap.app.position_page import draw_position_page
from argmap.app.prose import plain_markdown
from argmap.app.start_page import draw_start_page
from argmap.app.state import (
    arrive,
    asked_debate,
    control,
    debate_address,
    here,
    linger,
)
from argmap.app.supposed import draw_supposition
from argmap.app.visitors import in_turn, visitor
from argmap.drawing import coloured
from argmap.words import in_language, note

SECONDS_BETWEEN_ASKING = 2
_page_style = st.components.v2.component(
    "argmap.page",
    css=coloured(Path(__file__).with_name("page.css").read_text(encoding="utf-8")),
    isolate_styles=False,
)
PLAIN = in_language("en")
"""The words where no debate says which language it speaks."""
ICON = Path(__file__).with_name("icon.png")


def draw_explorer() -> None:
    """Draw the page that this visitor's address names, in this visitor's turn."""
    with in_turn(visitor()):
        _explorer()


def _explorer() -> None:
    """Draw the page that this visitor's address names."""
    st.set_page_config(page_title="argmap", page_icon=ICON, layout="wide")
    debates = library(asked_paths())
    shelf = debates.shelf()
    _page_style(key="page-style")
    with st.container(key="watch"):
        _await_changes(debates, shelf.version)
    # what is wrong is found out last and told above the page, so its place is taken first
    masthead, notices, body = st.container(), st.container(), st.container()
    if not shelf.debates:
        trouble = PLAIN.say("app", "no-debate")
        if shelf.trouble and Doors.of_process().private:
            trouble = shelf.trouble
        notices.error(plain_markdown(trouble))
        return
    served, unknown = _asked_debate(shelf)
    titles = {each.name: each.title for each in shelf.debates}
    with notices:
        draw_notices(shelf, served, unknown)
    if served.graph is None:
        linger()
        with masthead:
            _choice_of_debates(titles, served)
        return
    st.set_page_config(page_title=f"{served.title} · argmap")
    left_out = arrive(served.graph, served.name if len(shelf.debates) > 1 else "")
    judged = judged_debate(served, served.graph, here().supposition)
    with masthead:
        draw_masthead(judged, titles)
    with notices:
        draw_left_out(judged, left_out)
        draw_supposition(judged)
    with body:
        _page(judged)


def _asked_debate(shelf: Shelf) -> tuple[ServedDebate, str]:
    """Return the debate that the address names, else the first, and the name that none has."""
    asked = asked_debate()
    names = [served.name for served in shelf.debates]
    if asked in names:
        return shelf.debates[names.index(asked)], ""
    return shelf.debates[0], asked


def _choice_of_debates(titles: Mapping[str, str], served: ServedDebate) -> None:
    """Draw the choice of another debate beside one that cannot be shown."""
    st.set_page_config(page_title=f"{served.title} · argmap")
    if len(titles) < 2:
        return
    chosen = control("debate", served.name, debate_address)
    st.selectbox(
        PLAIN.say("app", "debate"),
        tuple(titles),
        index=tuple(titles).index(served.name),
        format_func=titles.__getitem__,
        label_visibility="collapsed",
        width=420,
        required=True,
        **chosen,
    )


def _page(judged: Judged) -> None:
    """Draw the page itself."""
    match page_of(here().page):
        case ExplorerPage.START:
            draw_start_page(judged)
        case ExplorerPage.POSITION:
            draw_position_page(judged)
        case ExplorerPage.MAP:
            draw_map_page(judged)
        case ExplorerPage.OUTLINE:
            draw_outline_page(judged)
    st.space("small")
    st.caption(plain_markdown(note(judged.graph)))


def _await_changes(debates: Library, seen: int) -> None:
    """Look every other second whether a file has changed, and draw the page anew when one has."""

    @st.fragment(run_every=SECONDS_BETWEEN_ASKING)
    def look() -> None:
        if debates.shelf().version != seen:
            st.rerun()

    look()

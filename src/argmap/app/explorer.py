"""One run of the app: which debates there are, where the visitor is, and the page that is there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import streamlit as st

from argmap.app.cache import Judged, judged_debate
from argmap.app.hosts import Doors
from argmap.app.library import Library, ServedDebate, Shelf, asked_paths, library
from argmap.app.map_page import draw_map_page
from argmap.app.outline_page import draw_outline_page
from argmap.app.prose import plain_markdown
from argmap.app.start_page import draw_start_page
from argmap.app.state import (
    arrive,
    asked_debate,
    control,
    debate_address,
    here,
    linger,
    page_address,
)
from argmap.app.visitors import in_turn, visitor
from argmap.report import full_report
from argmap.signs import did_you_mean, spelt_out
from argmap.suggest import nearest
from argmap.view import ExplorerPage
from argmap.words import note

SECONDS_BETWEEN_ASKING = 2
_page_style = st.components.v2.component(
    "argmap.page",
    css=Path(__file__).with_name("page.css").read_text(encoding="utf-8"),
    isolate_styles=False,
)
SHOWN_PROBLEMS = 5
LONGEST_ASKED = 64
"""How much is repeated of a name that somebody put into a link."""
ICON = Path(__file__).with_name("icon.png")
PAGES = {ExplorerPage.START: "Start", ExplorerPage.MAP: "Map", ExplorerPage.OUTLINE: "Outline"}


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
    _await_changes(debates, shelf.version)
    # what is wrong is found out last and told above the page, so its place is taken first
    masthead, notices, body = st.container(), st.container(), st.container()
    if not shelf.debates:
        trouble = "There is no debate here."
        if shelf.trouble and Doors.of_process().private:
            trouble = shelf.trouble
        notices.error(plain_markdown(trouble))
        return
    served, unknown = _asked_debate(shelf)
    with notices:
        _notices(shelf, served, unknown)
    if served.graph is None:
        linger()
        with masthead:
            _masthead(shelf, served)
        return
    told = arrive(served.graph, served.name if len(shelf.debates) > 1 else "")
    with notices:
        for sentence in told:
            st.warning(
                f"This link asks for something else than is here\\: {plain_markdown(sentence)}.",
                icon=":material/link_off:",
            )
    with masthead:
        _masthead(shelf, served)
    with body:
        _page(judged_debate(served, served.graph, here().supposition))


def _asked_debate(shelf: Shelf) -> tuple[ServedDebate, str | None]:
    """Return the debate that the address names, else the first.

    A name that is unknown comes with a sentence about it.
    """
    asked = asked_debate()
    names = [served.name for served in shelf.debates]
    first = shelf.debates[0]
    if not asked:
        return first, None
    if asked in names:
        return shelf.debates[names.index(asked)], None
    asked = asked[:LONGEST_ASKED]
    hint = nearest(asked, names)
    if hint is None:
        return first, f"there is no debate `{asked}`"
    return first, f"there is no debate `{spelt_out(asked)}`; {did_you_mean(asked, hint)}"


def _notices(shelf: Shelf, served: ServedDebate, unknown: str | None) -> None:
    """Say what is wrong: with the address, with the files, with what they hold.

    Whoever mends the files is shown where; to visitors, what stands on the server's disk is
    nobody's business.
    """
    private = Doors.of_process().private
    if unknown:
        st.warning(plain_markdown(unknown), icon=":material/link_off:")
    if shelf.trouble:
        trouble = "The debates cannot be read at the moment."
        if private:
            trouble = plain_markdown(shelf.trouble)
        st.error(f"{trouble}\n\nBelow is the debate as it was before.")
    if served.outdated:
        st.error(
            "The files of this debate have changed and cannot be used yet. "
            "Below is the debate as it was before."
        )
    if served.graph is None:
        st.error(
            "This debate cannot be shown yet. "
            "As soon as its files are mended it appears here by itself."
        )
    if private and (served.outdated or served.graph is None):
        st.code(full_report(served.problems, most=SHOWN_PROBLEMS), language=None, wrap_lines=True)


def _masthead(shelf: Shelf, served: ServedDebate) -> None:
    """Draw the pages and the debate's title, a choice where there are several debates."""
    titles = {each.name: each.title for each in shelf.debates}
    # a second time, since only now it is known which debate is shown
    st.set_page_config(page_title=f"{titles[served.name]} · argmap")
    with st.container(
        horizontal=True,
        vertical_alignment="center",
        horizontal_alignment="distribute",
        key="masthead",
    ):
        if len(titles) > 1:
            _debates(titles, served)
        else:
            st.markdown(f"**{plain_markdown(titles[served.name])}**", width="content")
        if served.graph is not None:
            _pages()


def _debates(titles: Mapping[str, str], served: ServedDebate) -> None:
    """Draw the choice of a debate."""
    chosen = control("debate", served.name, debate_address)
    st.selectbox(
        "Debate",
        tuple(titles),
        index=tuple(titles).index(served.name),
        format_func=titles.__getitem__,
        label_visibility="collapsed",
        width=420,
        required=True,
        **chosen,
    )


def _pages() -> None:
    """Draw the choice of a page."""
    pages = control("page", here().page, page_address)
    st.segmented_control(
        "Page",
        PAGES,
        default=here().page,
        format_func=PAGES.__getitem__,
        required=True,
        label_visibility="collapsed",
        **pages,
    )


def _page(judged: Judged) -> None:
    """Draw the page itself."""
    match here().page:
        case ExplorerPage.START:
            draw_start_page(judged)
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

"""One run of the app: which debates there are, where the visitor is, and the page that is there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import streamlit as st

from argmap.app import map_page, outline_page, start_page
from argmap.app.hosts import Doors
from argmap.app.library import Edition, Library, Shelf, asked_paths, library
from argmap.app.prose import plain
from argmap.app.state import arrive, asked_debate, controlled, here, linger, opened, turned
from argmap.app.verdicts import Judged, judged
from argmap.app.visitors import in_turn, visitor
from argmap.report import full_report
from argmap.signs import did_you_mean, spelt_out
from argmap.suggest import nearest
from argmap.view.query import Page
from argmap.words import note

SECONDS_BETWEEN_ASKING = 2
_page_style = st.components.v2.component(
    "argmap.page", css=Path(__file__).with_name("page.css").read_text(encoding="utf-8"), isolate_styles=False
)
SHOWN_PROBLEMS = 5
ICON = Path(__file__).with_name("icon.png")
PAGES = {Page.START: "Start", Page.MAP: "Map", Page.OUTLINE: "Outline"}


def explorer() -> None:
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
    masthead, notices, body = st.container(), st.container(), st.container()
    if not shelf.editions:
        trouble = shelf.trouble if Doors.of_process().private else None
        notices.error(plain(trouble or "There is no debate here."))
        return
    edition, unknown = _asked_edition(shelf)
    with notices:
        _notices(shelf, edition, unknown)
    if edition.graph is None:
        linger()
        with masthead:
            _masthead(shelf, edition)
        return
    told = arrive(edition.graph, edition.name if len(shelf.editions) > 1 else "")
    with notices:
        for sentence in told:
            st.warning(
                f"This link asks for something else than is here\\: {plain(sentence)}.", icon=":material/link_off:"
            )
    with masthead:
        _masthead(shelf, edition)
    with body:
        _page(judged(edition, edition.graph, here().supposition))


def _asked_edition(shelf: Shelf) -> tuple[Edition, str | None]:
    """Return the debate that the address names, else the first, with a sentence about a name that is unknown."""
    asked = asked_debate()
    names = [edition.name for edition in shelf.editions]
    if not asked or asked in names:
        return shelf.editions[names.index(asked) if asked else 0], None
    hint = nearest(asked[:64], names)
    named = spelt_out(asked[:64]) if hint else asked[:64]
    meant = f"; {did_you_mean(asked[:64], hint)}" if hint else ""
    return shelf.editions[0], f"there is no debate `{named}`{meant}"


def _notices(shelf: Shelf, edition: Edition, unknown: str | None) -> None:
    """Say what is wrong: with the address, with the files, with what they hold.

    Whoever mends the files is shown where; to visitors, what stands on the server's disk is nobody's business.
    """
    private = Doors.of_process().private
    if unknown:
        st.warning(plain(unknown), icon=":material/link_off:")
    if shelf.trouble:
        trouble = plain(shelf.trouble) if private else "The debates cannot be read at the moment."
        st.error(f"{trouble}\n\nBelow is the debate as it was before.")
    if edition.outdated:
        st.error("The files of this debate have changed and cannot be used yet. Below is the debate as it was before.")
    if edition.graph is None:
        st.error("This debate cannot be shown yet. As soon as its files are mended it appears here by itself.")
    if private and (edition.outdated or edition.graph is None):
        st.code(full_report(edition.problems, most=SHOWN_PROBLEMS), language=None, wrap_lines=True)


def _masthead(shelf: Shelf, edition: Edition) -> None:
    """Draw the debate's title, which can be changed for another one where there are several, and the pages."""
    titles = {each.name: each.graph.debate.title if each.graph else each.name for each in shelf.editions}
    st.set_page_config(page_title=f"{titles[edition.name]} · argmap")
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", key="masthead"):
        if len(titles) > 1:
            _debates(titles, edition)
        else:
            st.markdown(f"**{plain(titles[edition.name])}**", width="content")
        if edition.graph is not None:
            _pages()


def _debates(titles: Mapping[str, str], edition: Edition) -> None:
    """Draw the choice of a debate."""
    chosen = controlled("debate", edition.name, opened)
    st.selectbox(
        "Debate",
        tuple(titles),
        index=tuple(titles).index(edition.name),
        format_func=titles.__getitem__,
        label_visibility="collapsed",
        width=420,
        required=True,
        **chosen,
    )


def _pages() -> None:
    """Draw the choice of a page."""
    pages = controlled("page", here().page, turned)
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
        case Page.START:
            start_page.start_page(judged)
        case Page.MAP:
            map_page.map_page(judged)
        case Page.OUTLINE:
            outline_page.outline_page(judged)
    st.space("small")
    st.caption(plain(note(judged.graph)))


def _await_changes(debates: Library, seen: int) -> None:
    """Look every other second whether a file has changed, and draw the page anew when one has."""

    @st.fragment(run_every=SECONDS_BETWEEN_ASKING)
    def look() -> None:
        if debates.shelf().version != seen:
            st.rerun()

    look()

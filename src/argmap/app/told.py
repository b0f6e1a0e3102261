"""What a page says of how much of the debate it shows, and the ways to see more of it, or less."""

from __future__ import annotations

from itertools import chain

import streamlit as st

from argmap.app.cache import Judged, listed_debate, searched
from argmap.app.controls import NO_FILTERS
from argmap.app.prose import plain_markdown
from argmap.app.state import go, here, perspective_address
from argmap.view import HARD_MOST_BOXES, MOST_BOXES, Address, Perspective, View, passing
from argmap.words import Language, language


def draw_counts(judged: Judged, view: View) -> None:
    """Say above a picture what of the debate is not in it, and how to get there.

    That is what found no room, what the filters leave out, and what is marked. Nothing where all
    is there.
    """
    words = language(judged.graph)
    with st.container(horizontal=True, vertical_alignment="center", key="told"):
        _room(words, view)
        if view.perspective.filtered:
            found = passing(view)
            _say(words.say("app", "passes-filters", shown=found.kept, count=found.whole))
        _marks(judged, words, view)


def draw_nothing_passes(judged: Judged) -> None:
    """Say that the filters leave nothing, and offer to drop them."""
    words = language(judged.graph)
    with st.container(horizontal=True, vertical_alignment="center", key="nothing-passes"):
        st.info(plain_markdown(words.say("app", "none-passes")))
        address = perspective_address(**NO_FILTERS)
        _way(words.say("app", "drop-filters"), "drop-filters", address)


def draw_if_nothing_passes(judged: Judged, perspective: Perspective) -> None:
    """Say it above a list in which the filters leave nothing."""
    if not perspective.filtered:
        return
    listed = listed_debate(judged, perspective)
    columns = chain.from_iterable(section.columns for section in listed.sections)
    if not any(column.count for column in columns):
        draw_nothing_passes(judged)


def _room(words: Language, view: View) -> None:
    """Say how many claims are shown of how many, with the way to more of them and back."""
    most = view.perspective.most
    if view.shown < view.of:
        _say(words.say("app", "shown-of", shown=view.shown, whole=view.of))
        # what has no column in the table gets none by more room
        asked = min(view.of - view.left_out, HARD_MOST_BOXES)
        if asked > max(view.shown, most):
            label = words.say("app", "show-all")
            if asked < view.of:
                label = words.say("app", "show-more", most=asked)
            # a whole debate may grow while it is looked at: all means all
            _way(label, "show-all", perspective_address(most=HARD_MOST_BOXES))
    if most > MOST_BOXES:
        label = words.say("app", "show-fewer", most=MOST_BOXES)
        _way(label, "show-fewer", perspective_address(most=MOST_BOXES))


def _marks(judged: Judged, words: Language, view: View) -> None:
    """Say how much of what is searched for is in the picture, and how to go on where nothing is."""
    query = here().find
    if not query:
        return
    found = searched(judged, query).claims
    if not found:
        st.info(plain_markdown(words.say("app", "marked-none", query=query)))
        return
    shown = len(set(found) & set(view.claims))
    if shown < len(found):
        _say(words.say("app", "marked-of", shown=shown, whole=len(found), query=query))


def _say(sentence: str) -> None:
    st.caption(plain_markdown(sentence), width="content")


def _way(label: str, key: str, to: Address) -> None:
    st.button(plain_markdown(label), key=key, type="tertiary", on_click=go, args=(to,))

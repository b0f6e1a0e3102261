"""What a visitor sets above the map: search, case, depth, filters, and what to take away."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from argmap.app.cache import Judged, search_index
from argmap.app.downloads import draw_downloads
from argmap.app.state import control, focus_address, here, perspective_address, supposition_address
from argmap.model import Id
from argmap.reasoning import Verdict
from argmap.view import Address, View, ViewKind, themes
from argmap.words import language, theme_name

DEPTHS = tuple(range(1, 7))
NO_CASE = ""
STANDS = "stands, answered or not objected to"


def draw_controls(judged: Judged, view: View) -> None:
    """Draw the row of controls; each shows a part of the address and changes it."""
    with st.container(horizontal=True, vertical_alignment="center", key="controls"):
        _search(judged)
        _case(judged)
        if view.kind is ViewKind.FOCUS:
            _depth(view)
        _filters(judged)
        draw_downloads(judged, view)


def _search(judged: Judged) -> None:
    """Draw the search: options narrow while one types, and the chosen claim comes into focus."""
    index = search_index(judged)
    with st.container(key="search", width=360):
        st.selectbox(
            "Search",
            tuple(index),
            index=None,
            format_func=index.__getitem__,
            placeholder="Search the claims (Ctrl+K)",
            filter_mode="contains",
            icon=":material/search:",
            label_visibility="collapsed",
            **control("searched", None, _found),
        )


def _found(claim: Id | None) -> Address:
    """Return where a claim that was searched for is seen."""
    if claim is None:  # the search was emptied
        return here()
    return focus_address(claim)


def _case(judged: Judged) -> None:
    """Draw the choice of a case, such as a step of a spectrum."""
    names: Mapping[str, str] = {
        NO_CASE: "Every case",
        **{case.id: case.name for case in judged.graph.debate.cases},
    }
    case = here().supposition.case or NO_CASE
    if len(names) > 1:
        st.selectbox(
            "Case",
            tuple(names),
            index=tuple(names).index(case),
            format_func=names.__getitem__,
            label_visibility="collapsed",
            width=170,
            required=True,
            **control("case", case, lambda case: supposition_address(case=case or None)),
        )


def _depth(view: View) -> None:
    """Draw the choice of how many levels of replies are shown."""
    # an address may ask for more levels than are offered
    depths = tuple(sorted({*DEPTHS, view.perspective.depth}))
    st.selectbox(
        "Depth",
        depths,
        index=depths.index(view.perspective.depth),
        format_func=lambda depth: f"{depth} level{'s' * (depth != 1)}",
        label_visibility="collapsed",
        width=130,
        required=True,
        **control("depth", view.perspective.depth, lambda depth: perspective_address(depth=depth)),
    )


def _filters(judged: Judged) -> None:
    """Draw the filters; the button says how many are set."""
    asked = here().perspective
    number = sum(map(bool, (asked.themes, asked.positions, asked.verdicts, asked.sourced)))
    title = "Filters"
    if number:
        title = f"Filters ({number})"
    with st.popover(title, icon=":material/filter_alt:", key="filters"):
        _several("Theme", "themes", {theme: theme_name(theme) for theme in themes(judged.graph)})
        _several(
            "Position",
            "positions",
            {root: judged.graph.claims[root].name for root in judged.graph.roots},
        )
        _several("Verdict", "verdicts", _verdict_words(judged))
        sourced = control(
            "sourced", asked.sourced, lambda sourced: perspective_address(sourced=sourced)
        )
        st.checkbox("Only with sources", value=asked.sourced, **sourced)


def _several(label: str, field: str, names: Mapping[str, str]) -> None:
    """Draw a filter of which several values may be chosen."""
    chosen = list(getattr(here().perspective, field))

    def moved(values: list[str]) -> Address:
        return perspective_address(**{field: tuple(values)})

    st.multiselect(
        label,
        tuple(names),
        default=chosen,
        format_func=names.__getitem__,
        **control(field, chosen, moved),
    )


def _verdict_words(judged: Judged) -> Mapping[str, str]:
    """Return the verdicts that occur or are asked for, in their words."""
    words, found = (
        language(judged.graph),
        {*judged.judgement.verdicts.values(), *here().perspective.verdicts},
    )
    named = {**{verdict: words.word(verdict) for verdict in Verdict}, Verdict.STANDS: STANDS}
    return {verdict: named[verdict] for verdict in Verdict if verdict in found}

"""What a visitor sets above the map or a list: case, depth and filters."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from argmap.app.cache import Judged
from argmap.app.state import control, go, here, perspective_address, supposition_address
from argmap.reasoning import Verdict
from argmap.view import Address, View, themes
from argmap.words import language, theme_name

DEPTHS = tuple(range(1, 7))
NO_CASE = ""
NO_FILTERS: Mapping[str, object] = {
    "themes": (),
    "positions": (),
    "verdicts": (),
    "sourced": False,
}


def draw_case(judged: Judged) -> None:
    """Draw the choice of a case, such as a step of a spectrum; nothing where there is none."""
    words = language(judged.graph)
    names: Mapping[str, str] = {
        NO_CASE: words.say("app", "every-case"),
        **{case.id: case.name for case in judged.graph.debate.cases},
    }
    case = here().supposition.case or NO_CASE
    if len(names) > 1:
        st.selectbox(
            words.say("app", "case"),
            tuple(names),
            index=tuple(names).index(case),
            format_func=names.__getitem__,
            label_visibility="collapsed",
            width=170,
            required=True,
            **control("case", case, lambda case: supposition_address(case=case or None)),
        )


def draw_depth(judged: Judged, view: View) -> None:
    """Draw the choice of how many levels of answers are shown."""
    words = language(judged.graph)
    # an address may ask for more levels than are offered
    depths = tuple(sorted({*DEPTHS, view.perspective.depth}))
    st.selectbox(
        words.say("app", "depth"),
        depths,
        index=depths.index(view.perspective.depth),
        format_func=lambda depth: words.say("app", "levels", count=depth),
        label_visibility="collapsed",
        width=150,
        required=True,
        **control("depth", view.perspective.depth, lambda depth: perspective_address(depth=depth)),
    )


def draw_filters(judged: Judged) -> None:
    """Draw the filters; the button says how many are set, and another one drops them all."""
    words, graph = language(judged.graph), judged.graph
    asked = here().perspective
    number = sum(map(bool, (asked.themes, asked.positions, asked.verdicts, asked.sourced)))
    title = words.say("app", "filters")
    if number:
        title = f"{title} ({number})"
    with st.popover(title, icon=":material/filter_alt:", key="filters"):
        named = {theme: theme_name(theme) for theme in themes(graph)}
        _several(words.say("app", "theme"), "themes", named)
        named = {root: graph.claims[root].name for root in graph.roots}
        _several(words.say("app", "position"), "positions", named)
        _several(words.say("app", "verdict"), "verdicts", _verdict_words(judged))
        sourced = control(
            "sourced", asked.sourced, lambda sourced: perspective_address(sourced=sourced)
        )
        st.checkbox(words.say("app", "only-sourced"), value=asked.sourced, **sourced)
    if number:
        st.button(
            words.say("app", "drop-filters"),
            key="no-filters",
            icon=":material/filter_alt_off:",
            on_click=go,
            args=(perspective_address(**NO_FILTERS),),
        )


def _several(label: str, field: str, names: Mapping[str, str]) -> None:
    """Draw a filter of which several values may be chosen."""
    if not names:
        return
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
    named = {verdict: words.word(verdict) for verdict in Verdict}
    # what nobody objects to has this verdict as well, and no badge
    named[Verdict.STANDS] = words.say("app", "stands-or-unopposed")
    return {verdict: named[verdict] for verdict in Verdict if verdict in found}

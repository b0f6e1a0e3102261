"""Positions × themes: how much is said for and against, and what there is where nobody speaks."""

from __future__ import annotations

from dataclasses import replace
from importlib.resources import files
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from argmap.app.cache import Judged
from argmap.app.pieces import count_others, for_and_against
from argmap.app.prose import plain_markdown
from argmap.app.state import go, position_address
from argmap.drawing import coloured
from argmap.model import Id
from argmap.view import (
    CoverageCell,
    SpokenBelow,
    coverage,
    instead_of_answers,
    parameters,
    spoken_below,
    ways_down,
)
from argmap.view import themes as every_theme
from argmap.words import Language, language, own_tag, tag_of, text_direction, theme_name

TABLE = "coverage"
MOST_COLUMNS = 6
MOST_THEMES = 40
MOST_SENT = 200

_files = files("argmap.app")
_table = st.components.v2.component(
    "argmap.table",
    js=_files.joinpath("table.js").read_text(encoding="utf-8"),
    css=coloured(_files.joinpath("table.css").read_text(encoding="utf-8")),
)


def draw_coverage(judged: Judged) -> None:
    """Draw positions × themes: how much is said for and against, and where nobody says anything."""
    words = language(judged.graph)
    found = coverage(judged.judgement)
    columns = found.positions[:MOST_COLUMNS]
    if not found.themes or not columns:
        return
    st.header(plain_markdown(words.say("app", "argued")), anchor=False)
    graph, themes = judged.graph, found.themes[:MOST_THEMES]
    below = spoken_below(graph)
    described = {theme.id: theme.text for theme in graph.debate.themes}
    rows = []
    for theme in themes:
        cells = [_cell(judged, found.cells[theme, position], below, words) for position in columns]
        rows.append({"name": theme_name(theme), "text": described.get(theme), "cells": cells})
    heads = [
        {"name": graph.claims[position].name, "hue": graph.roots.index(position)}
        for position in columns
    ]
    data = {
        "lang": own_tag(graph.debate.language) or tag_of(graph.debate.language),
        "written": tag_of(graph.debate.language),
        "dir": text_direction(graph.debate.language),
        "caption": words.say("app", "argued-caption"),
        "corner": words.say("app", "theme"),
        "heads": heads,
        "rows": rows,
    }
    _table(key=TABLE, data=data, on_move_change=_followed)
    count_others(judged, "more-themes", len(every_theme(graph)) - len(themes))
    count_others(judged, "more-positions", len(graph.roots) - len(columns))


def _cell(
    judged: Judged, cell: CoverageCell, below: SpokenBelow, words: Language
) -> dict[str, Any]:
    """Return a cell in words, with the way to exactly what it counts."""
    if cell.all_reasons or cell.all_objections:
        said = for_and_against(words, cell.all_reasons, cell.all_objections)
        return _linked(judged, cell.theme, cell.position, said, cell.position)
    found = _further_down(judged, cell, below, words)
    if found is not None:
        return found
    instead = instead_of_answers(judged.graph, cell)
    if not cell.elsewhere:
        return {"words": instead}
    said = words.say("app", "instead", instead=instead)
    towards = cell.elsewhere[0].position
    return {**_linked(judged, cell.theme, towards, said, cell.position), "quiet": True}


def _linked(judged: Judged, theme: str, position: Id, said: str, column: Id) -> dict[str, Any]:
    """Return a link to what answers a position on a theme; a screen reader hears its place."""
    name = judged.graph.claims[column].name
    search = urlencode(parameters(position_address(position, theme)), doseq=True)
    return {
        "words": said,
        "label": f"{name}, {theme_name(theme)}: {said}",
        "search": f"?{search}",
        "theme": theme,
        "position": position,
    }


def _further_down(
    judged: Judged, cell: CoverageCell, below: SpokenBelow, words: Language
) -> dict[str, Any] | None:
    """Return a link to the list of a position, opened down to what is said on a theme there.

    Of this position, or against another one, which is nearest to a reason for this one. None where
    nothing is said further down, or where somebody objects to another position at first hand.
    """
    graph, theme = judged.graph, cell.theme
    towards, claims = cell.position, below.of.get((theme, cell.position), ())
    told = words.say("app", "further-down")
    if not claims and not any(other.objections for other in cell.elsewhere):
        others = [root for root in graph.roots if (theme, root) in below.against]
        towards = next(iter(others), cell.position)
        claims = below.against.get((theme, towards), ())
        name = graph.claims[towards].name
        told = words.say("app", "further-down-against", position=name)
    if not claims:
        return None
    said = words.say("app", "instead", instead=told)
    opened = ways_down(graph, towards, claims)
    address = replace(position_address(towards), opened=opened)
    found = _linked(judged, theme, towards, said, cell.position)
    search = urlencode(parameters(address), doseq=True)
    return {**found, "search": f"?{search}", "opened": list(opened), "quiet": True}


def _followed() -> None:
    """Go where a number leads."""
    match st.session_state[TABLE]["move"]:
        # what a browser sends is anybody's: the address is read and checked like any link
        case {"cell": [str(theme), str(position)]}:
            go(position_address(position[:MOST_SENT], theme[:MOST_SENT]))
        case {"below": [str(position), list(opened)]}:
            links = [link[:MOST_SENT] for link in opened[:MOST_SENT] if isinstance(link, str)]
            go(replace(position_address(position[:MOST_SENT]), opened=tuple(links)))
        case _:
            pass

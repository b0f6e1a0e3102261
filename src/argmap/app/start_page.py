"""The first page: the question, where the debate stands, what would change it, and the ways on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from importlib.resources import files
from typing import Any, TypeVar
from urllib.parse import urlencode

import streamlit as st

from argmap.app.cache import Judged, overall_of
from argmap.app.holders import draw_holders
from argmap.app.how_to_read import draw_how_to_read
from argmap.app.keepsakes import draw_keepsakes
from argmap.app.pages import ExplorerPage
from argmap.app.pieces import count_others, draw_claim_button, hue_key, tinted_name
from argmap.app.prose import plain_markdown, safe_markdown
from argmap.app.state import (
    focus_address,
    go,
    overview_address,
    page_address,
    position_address,
)
from argmap.app.visitors import give_way
from argmap.drawing import coloured
from argmap.graph import DebateGraph, Stance
from argmap.model import Citation, Id, Interest, Relation, Source
from argmap.reasoning import Overall, Split, Tally
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
from argmap.words import (
    Language,
    language,
    move_lines,
    moves_phrase,
    own_tag,
    sentence,
    tag_of,
    tally_against,
    tally_for,
    text_direction,
    theme_name,
)

CARDS_IN_A_ROW = 3
MOST_CARDS = 12
MOST_COLUMNS = 6
MOST_THEMES = 40
MOST_CLAIMS = 12
"""How much the page shows of each.

A list that nobody reads to its end costs the server and every browser.
"""
MOST_SENT = 200
MOST_MOVES = 3
"""So many of each: who wants to know all reads the outline."""
TABLE = "coverage"

Item = TypeVar("Item")

_files = files("argmap.app")
_table = st.components.v2.component(
    "argmap.table",
    js=_files.joinpath("table.js").read_text(encoding="utf-8"),
    css=coloured(_files.joinpath("table.css").read_text(encoding="utf-8")),
)


def draw_start_page(judged: Judged) -> None:
    """Draw the first page of a debate."""
    debate, words = judged.graph.debate, language(judged.graph)
    st.title(plain_markdown(debate.question), anchor=False)
    if debate.description:
        st.markdown(safe_markdown(debate.description), width=860)
    st.caption(plain_markdown(_facts(judged.graph, words)))
    with st.container(horizontal=True):
        st.button(
            words.say("app", "explore-map"),
            type="primary",
            icon=":material/account_tree:",
            on_click=go,
            args=(overview_address(),),
        )
        st.button(
            words.say("app", "read-outline"),
            icon=":material/toc:",
            on_click=go,
            args=(page_address(ExplorerPage.OUTLINE),),
        )
    _positions(judged, words)
    give_way()
    _standing(judged, words)
    give_way()
    _questions(judged, words)
    give_way()
    _coverage(judged, words)
    give_way()
    _sources(judged, words)
    draw_keepsakes(judged)


def _facts(graph: DebateGraph, words: Language) -> str:
    """Return how large the debate is, whose it is, and under which licence."""
    debate = graph.debate
    claims = len(graph.claims) - len(graph.positions)
    sources = len(debate.sources)
    facts = [words.say("app", "fact-claims", count=claims)]
    if sources:
        facts.append(words.say("app", "fact-sources", count=sources))
    if debate.authors:
        facts.append(words.say("page", "by", name=", ".join(debate.authors)))
    if debate.licence:
        facts.append(words.say("app", "fact-licence", licence=debate.licence))
    return " · ".join(facts)


def _positions(judged: Judged, words: Language) -> None:
    """Draw a card for each position: its text, who holds it, and how its reasons fare."""
    for row in _rows(judged.graph.roots[:MOST_CARDS], CARDS_IN_A_ROW):
        for column, position in zip(st.columns(len(row)), row, strict=True):
            key = hue_key(judged.graph, position)
            with column.container(border=True, height="stretch", key=f"{key}-{position}"):
                _card(judged, position, words)
    count_others(judged, "more-positions", len(judged.graph.roots) - MOST_CARDS)
    draw_how_to_read(judged)


def _card(judged: Judged, position: Id, words: Language) -> None:
    """Draw a position: what it says, who holds it, what of it stands, and the way on."""
    claim = judged.graph.claims[position]
    st.subheader(tinted_name(judged.graph, position), anchor=False)
    if claim.label:
        st.markdown(plain_markdown(claim.text))
    draw_holders(judged.graph, position)
    tally = judged.judgement.tallies.get(position)
    if tally is None:
        # a debate without positions has a first claim, which is judged like any other
        st.markdown(plain_markdown(sentence(judged.judgement, position).text))
        answers = judged.graph.replies(position)
        reasons = sum(link.relation is Relation.SUPPORTS for link in answers)
        objections = sum(link.relation is Relation.REBUTS for link in answers)
    else:
        _tally(tally, words)
        reasons, objections = tally.reasons_for, tally.reasons_against
    st.button(
        plain_markdown(_ways_in(words, reasons, objections)),
        key=f"reasons-{position}",
        icon=":material/arrow_forward:",
        icon_position="right",
        on_click=go,
        args=(position_address(position),),
    )


def _tally(tally: Tally, words: Language) -> None:
    """Draw how the reasons for and against a position fare."""
    st.markdown(plain_markdown(f"{tally_for(words, tally)}."))
    st.markdown(plain_markdown(f"{tally_against(words, tally)}."))


def _ways_in(words: Language, reasons: int, objections: int) -> str:
    """Return what the way to a position's reasons is called; there may be none."""
    if not reasons and not objections:
        return words.say("app", "no-reasons-yet")
    return words.say("app", "see-reasons", counts=_counts(words, reasons, objections))


def _counts(words: Language, reasons: int, objections: int) -> str:
    """Return how much is said for and against, nothing of what is not said."""
    counts = []
    if reasons:
        counts.append(words.say("app", "count-for", count=reasons))
    if objections:
        counts.append(words.say("app", "count-against", count=objections))
    return ", ".join(counts)


def _standing(judged: Judged, words: Language) -> None:
    """Draw what both sides grant, and what nobody has answered: the most urgent of each."""
    found = overall_of(judged)
    several = [each.claim for each in found.granted if each.speaks_for]
    undisputed = [each.claim for each in found.granted if not each.speaks_for]
    waiting = [move for move in found.unanswered if move.tallies or move.flips][:MOST_MOVES]
    if not several and not undisputed and not waiting:
        return
    st.header(plain_markdown(words.say("stand", "where")), anchor=False)
    columns = st.columns(bool(several or undisputed) + bool(waiting), gap="medium")
    with columns[0]:
        _claims(judged, words.say("app", "several-sides"), several)
        _claims(judged, words.say("app", "undisputed"), undisputed)
    if not waiting:
        return
    with columns[-1].container(gap="xsmall"):
        st.markdown(f"**{plain_markdown(words.say('stand', 'unanswered'))}**")
        for move in waiting:
            link = judged.graph.links[move.link]
            _, outcome = move_lines(judged.judgement, move)
            claim = link.premises[0]
            draw_claim_button(judged, claim, focus_address(claim), key=f"move-{move.link}")
            st.caption(plain_markdown(outcome.text))


def _claims(judged: Judged, heading: str, claims: Sequence[Id]) -> None:
    """Draw some claims below a heading; nothing where there are none."""
    if not claims:
        return
    with st.container(gap="xsmall"):
        st.markdown(f"**{plain_markdown(heading)}**")
        for claim in claims[:MOST_MOVES]:
            draw_claim_button(judged, claim, focus_address(claim), key="granted")


def _questions(judged: Judged, words: Language) -> None:
    """Draw what would change the answer: the questions on which most hangs, those first."""
    found = overall_of(judged)
    if not found.questions and not found.cruxes:
        return
    st.header(plain_markdown(words.say("app", "what-would-change")), anchor=False)
    st.caption(plain_markdown(_ranked_by(judged.graph, found, words)))
    if found.questions:
        for split in found.questions:
            _question(judged, split, words)
        return
    for effect in found.cruxes:
        claim = effect.revision.claim
        with st.container(border=True, gap="xsmall"):
            draw_claim_button(judged, claim, focus_address(claim), key="crux")
            st.caption(plain_markdown(moves_phrase(judged.graph, effect.tallies)))


def _ranked_by(graph: DebateGraph, found: Overall, words: Language) -> str:
    """Return why these questions are told and no others, and in which order."""
    if not found.questions:
        return words.say("app", "most-hangs-claims")
    every = len(graph.debate.questions)
    if every > len(found.questions):
        return words.say("app", "most-hangs", every=every)
    return words.say("app", "most-hangs-first")


def _question(judged: Judged, split: Split, words: Language) -> None:
    """Draw a question, what hangs on it, and the claims that decide it."""
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{plain_markdown(split.asked.question.text)}**")
        if split.tallies:
            moved = moves_phrase(judged.graph, split.tallies)
            st.caption(plain_markdown(words.say("hinge", "agree", moves=moved)))
        elif split.verdicts:
            count = len(split.verdicts)
            st.caption(plain_markdown(words.say("hinge", "agree-verdicts", count=count)))
        claims = split.asked.claims
        for claim in claims[:MOST_CLAIMS]:
            key = f"question-{split.asked.question.id}"
            draw_claim_button(judged, claim, focus_address(claim), key=key)
        count_others(judged, "more-claims", len(claims) - MOST_CLAIMS)


def _coverage(judged: Judged, words: Language) -> None:
    """Draw positions × themes: how much is said for and against, and where nobody says anything."""
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
        said = _counts(words, cell.all_reasons, cell.all_objections)
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


def _sources(judged: Judged, words: Language) -> None:
    """Draw whose sources each side leans on, by their interest in the answer."""
    told = _interests(judged)
    if not told:
        return
    st.header(plain_markdown(words.say("app", "leans-on")), anchor=False)
    for position, share in list(told.items())[:MOST_CARDS]:
        every = share.total()
        parts = []
        for interest, number in share.most_common():
            named = words.say("app", "no-interest")
            if interest:
                named = words.word(interest)
            parts.append(f"{named} {number}")
        line = words.say("app", "sources-of-side", count=every, parts=" · ".join(parts))
        st.markdown(f"{tinted_name(judged.graph, position)}\\: {plain_markdown(line)}")


def _interests(judged: Judged) -> dict[Id, Counter[Interest | None]]:
    """Return how many sources of each interest the claims for each position cite, each source once.

    Positions whose claims cite nothing are left out.
    """
    graph = judged.graph
    known = dict(graph.debate.sources)
    cited: dict[Id, dict[str, Interest | None]] = {position: {} for position in graph.roots}
    # Once through the claims, and not once for each position: there may be thousands of both.
    for id_, claim in graph.claims.items():
        if not claim.sources:
            continue
        named = [_cited(citation, known) for citation in claim.sources]
        for position, stance in graph.sides.get(id_, ()):
            if stance is Stance.FOR:
                cited[position].update(named)
    return {position: Counter(named.values()) for position, named in cited.items() if named}


def _cited(citation: Citation | Source, known: Mapping[str, Source]) -> tuple[str, Interest | None]:
    """Return what names a source, and its interest where that is stated."""
    if isinstance(citation, Source):
        return citation.title, citation.interest
    source = known.get(citation.cite)
    return citation.cite, source.interest if source else None


def _rows(items: Sequence[Item], size: int) -> list[Sequence[Item]]:
    """Return the items in rows of at most so many."""
    return [items[start : start + size] for start in range(0, len(items), size)]

"""The first page: the question, where the debate stands, what would change it, and the ways on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TypeVar

import streamlit as st

from argmap.app.cache import Judged, overall_of
from argmap.app.coverage_table import draw_coverage
from argmap.app.holders import draw_holders
from argmap.app.how_to_read import draw_how_to_read
from argmap.app.keepsakes import draw_keepsakes
from argmap.app.pages import ExplorerPage
from argmap.app.pieces import (
    count_others,
    draw_claim_button,
    for_and_against,
    hue_key,
    tinted_name,
)
from argmap.app.prose import plain_markdown, safe_markdown
from argmap.app.state import (
    focus_address,
    go,
    overview_address,
    page_address,
    position_address,
)
from argmap.app.visitors import give_way
from argmap.graph import DebateGraph, Stance
from argmap.model import Citation, Id, Interest, Relation, Source
from argmap.reasoning import Overall, Split, Tally
from argmap.words import (
    Language,
    language,
    move_lines,
    moves_phrase,
    sentence,
    tally_against,
    tally_for,
)

CARDS_IN_A_ROW = 3
MOST_CARDS = 12
MOST_CLAIMS = 12
"""How much the page shows of each.

A list that nobody reads to its end costs the server and every browser.
"""
MOST_MOVES = 3
"""So many of each: who wants to know all reads the outline."""

Item = TypeVar("Item")


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
    draw_coverage(judged)
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
    return words.say("app", "see-reasons", counts=for_and_against(words, reasons, objections))


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
        named = [_cited(citation, known) for citation in claim.sources]
        for position in _spoken_for(graph, id_):
            cited[position].update(named)
    return {position: Counter(named.values()) for position, named in cited.items() if named}


def _spoken_for(graph: DebateGraph, claim: Id) -> list[Id]:
    """Return the positions that a claim speaks for."""
    return [position for position, stance in graph.sides.get(claim, ()) if stance is Stance.FOR]


def _cited(citation: Citation | Source, known: Mapping[str, Source]) -> tuple[str, Interest | None]:
    """Return what names a source, and its interest where that is stated."""
    if isinstance(citation, Source):
        return citation.title, citation.interest
    source = known.get(citation.cite)
    return citation.cite, source.interest if source else None


def _rows(items: Sequence[Item], size: int) -> list[Sequence[Item]]:
    """Return the items in rows of at most so many."""
    return [items[start : start + size] for start in range(0, len(items), size)]

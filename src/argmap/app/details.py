"""What there is to know about one claim, beside the map.

Words, verdict and why, sources, neighbours.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import streamlit as st

from argmap.app.cache import Judged, claim_location
from argmap.app.pieces import claim_name, count_others, draw_claim_button, pill, side
from argmap.app.prose import markdown_link, plain_markdown, safe_markdown
from argmap.app.state import focus_address, go, selection_address
from argmap.model import Claim, Id
from argmap.view import Address, Article, Neighbours, Passage, View, article
from argmap.words import Line

MOST_NEIGHBOURS = 12
MOST_SOURCES = 30
MOST_WHY_LINES = 60


def draw_details(judged: Judged, view: View, claim: Id) -> None:
    """Draw the details of a claim. Every way on is a button."""
    known = article(judged.judgement, claim, most_why_lines=MOST_WHY_LINES)
    written = known.claim
    with st.container(key="details", gap="small"):
        if sides := side(judged, claim):
            st.caption(sides)
        st.subheader(plain_markdown(written.name), anchor=False)
        if written.label:
            st.markdown(plain_markdown(written.text))
        if (claim,) != view.perspective.focus:
            st.button(
                "Focus here",
                key="focus",
                icon=":material/center_focus_strong:",
                on_click=go,
                args=(focus_address(claim),),
            )
        _verdict(judged, known)
        if written.detail:
            st.markdown(safe_markdown(written.detail))
        _sources(judged, known)
        for neighbours in known.neighbours:
            _neighbours(judged, view, neighbours)
        for note in known.notes:
            st.caption(plain_markdown(note))
        _place(judged, claim, written)


def _verdict(judged: Judged, known: Article) -> None:
    """Draw the verdict in its words, and why it is so."""
    with st.container(border=True, gap="xsmall"):
        if badge := pill(judged, known.claim.id):
            st.markdown(badge)
        st.markdown(plain_markdown(known.sentence.text))
        if known.why:
            with st.expander("Why", type="compact", key="why"):
                st.markdown("\n".join(map(_why_item, known.why)))


def _why_item(line: Line) -> str:
    """Return a line of an explanation as an item of a nested Markdown list."""
    return f"{'  ' * (line.level - 1)}- {plain_markdown(line.text)}"


def _sources(judged: Judged, known: Article) -> None:
    """Draw where the claim can be checked."""
    if not known.passages:
        return
    st.markdown("**Sources**")
    for passage in known.passages[:MOST_SOURCES]:
        st.markdown(_reference(passage))
        if passage.quote:
            st.markdown(f"> {plain_markdown(passage.quote)}")
    count_others(judged, "more-sources", len(known.passages) - MOST_SOURCES)
    if known.claim.evidence:
        # with its colon escaped, as Streamlit makes icons of what stands between two
        st.caption(f"Evidence\\: {plain_markdown(known.claim.evidence)}")


def _reference(passage: Passage) -> str:
    """Return a source in one line.

    A link, who wrote it and when, of which kind and with which interest.
    """
    source = passage.source
    title = markdown_link(source.title, source.url or "")
    date = source.date or source.year
    written = [str(part) for part in (source.author, source.publisher, date, passage.at) if part]
    labels = [word for word in (source.kind, source.interest) if word]
    ends = [f":gray-badge[{plain_markdown(label)}]" for label in labels]
    if source.archived:
        ends.append(markdown_link("archived", source.archived))
    return f"- {title}. {', '.join(map(plain_markdown, written))} {' '.join(ends)}"


def _neighbours(judged: Judged, view: View, neighbours: Neighbours) -> None:
    """Draw some neighbours under their relation, as buttons that walk there.

    Of very many the first.
    """
    towards = ""
    if neighbours.towards:
        towards = f"*{claim_name(judged, neighbours.towards)}*"
    with st.container(gap=None):
        st.caption(neighbours.words.format(towards=towards))
        for claim in neighbours.claims[:MOST_NEIGHBOURS]:
            draw_claim_button(judged, claim, _step_to(view, claim), key=neighbours.relation)
        more = len(neighbours.claims) - MOST_NEIGHBOURS
        if more > 0:
            st.caption(f"And {more} more, in the picture and in the outline.")


def _step_to(view: View, claim: Id) -> Address:
    """Return where a neighbour is seen.

    In this picture if it is there, else in the middle of its own.
    """
    if claim in view.claims:
        return selection_address(claim)
    return focus_address(claim)


def _place(judged: Judged, claim: Id, written: Claim) -> None:
    """Draw who wrote the claim and where."""
    st.caption(" · ".join(_origin(judged, claim, written)))


def _origin(judged: Judged, claim: Id, written: Claim) -> Iterator[str]:
    """Yield the parts of a claim's origin."""
    yield plain_markdown(claim)
    if written.by:
        yield f"by {plain_markdown(written.by)}"
    if place := claim_location(judged, claim):
        yield plain_markdown(f"{'/'.join(Path(place.file).parts[-2:])}, line {place.line}")

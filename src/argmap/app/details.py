"""What there is to know about one claim, beside the map: words, verdict and why, sources, neighbours."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import streamlit as st

from argmap.app.pieces import claim_button, count_others, name, pill, side
from argmap.app.prose import link, plain, safe
from argmap.app.state import focused, go, selected
from argmap.app.verdicts import Judged, claim_location
from argmap.model import Claim, Id
from argmap.view.article import Article, Neighbours, Passage, article
from argmap.view.perspective import View
from argmap.view.query import Address

MOST_NEIGHBOURS = 12
MOST_SOURCES = 30
MOST_WHY_LINES = 60


def details(judged: Judged, view: View, claim: Id) -> None:
    """Draw the details of a claim. Every way on is a button."""
    known = article(judged.judgement, claim, most_why_lines=MOST_WHY_LINES)
    written = known.claim
    with st.container(key="details", gap="small"):
        if sides := side(judged, claim):
            st.caption(sides)
        st.subheader(plain(written.name), anchor=False)
        if written.label:
            st.markdown(plain(written.text))
        if (claim,) != view.perspective.focus:
            st.button(
                "Focus here", key="focus", icon=":material/center_focus_strong:", on_click=go, args=(focused(claim),)
            )
        _verdict(judged, known)
        if written.detail:
            st.markdown(safe(written.detail))
        _sources(judged, known)
        for neighbours in known.neighbours:
            _neighbours(judged, view, neighbours)
        for note in known.notes:
            st.caption(plain(note))
        _place(judged, claim, written)


def _verdict(judged: Judged, known: Article) -> None:
    """Draw the verdict in its words, and why it is so."""
    with st.container(border=True, gap="xsmall"):
        if badge := pill(judged, known.claim.id):
            st.markdown(badge)
        st.markdown(plain(known.sentence.text))
        if known.why:
            with st.expander("Why", type="compact", key="why"):
                st.markdown("\n".join(f"{'  ' * (line.level - 1)}- {plain(line.text)}" for line in known.why))


def _sources(judged: Judged, known: Article) -> None:
    """Draw where the claim can be checked."""
    if not known.passages:
        return
    st.markdown("**Sources**")
    for passage in known.passages[:MOST_SOURCES]:
        st.markdown(_reference(passage))
        if passage.quote:
            st.markdown(f"> {plain(passage.quote)}")
    count_others(judged, "more-sources", len(known.passages) - MOST_SOURCES)
    if known.claim.evidence:
        st.caption(f"Evidence\\: {plain(known.claim.evidence)}")


def _reference(passage: Passage) -> str:
    """Return a source in one line: a link, who wrote it and when, of which kind and with which interest."""
    source = passage.source
    title = link(source.title, source.url) if source.url else plain(source.title)
    year = source.date or (str(source.year) if source.year else None)
    written = [source.author, source.publisher, year, passage.at]
    badges = [f":gray-badge[{plain(word)}]" for word in (source.kind, source.interest) if word]
    archived = [link("archived", source.archived)] if source.archived else []
    return f"- {title}. {', '.join(plain(part) for part in written if part)} {' '.join([*badges, *archived])}"


def _neighbours(judged: Judged, view: View, neighbours: Neighbours) -> None:
    """Draw some neighbours under their relation, as buttons that walk there; of very many the first."""
    towards = f"*{name(judged, neighbours.towards)}*" if neighbours.towards else ""
    with st.container(gap=None):
        st.caption(neighbours.words.format(towards=towards))
        for claim in neighbours.claims[:MOST_NEIGHBOURS]:
            claim_button(judged, claim, _step_to(view, claim), key=neighbours.relation)
        if len(neighbours.claims) > MOST_NEIGHBOURS:
            st.caption(f"And {len(neighbours.claims) - MOST_NEIGHBOURS} more, in the picture and in the outline.")


def _step_to(view: View, claim: Id) -> Address:
    """Return where a neighbour is seen: in this picture if it is there, else in the middle of its own."""
    return selected(claim) if claim in view.claims else focused(claim)


def _place(judged: Judged, claim: Id, written: Claim) -> None:
    """Draw who wrote the claim and where."""
    st.caption(" · ".join(_origin(judged, claim, written)))


def _origin(judged: Judged, claim: Id, written: Claim) -> Iterator[str]:
    """Yield the parts of a claim's origin."""
    yield plain(claim)
    if written.by:
        yield f"by {plain(written.by)}"
    if place := claim_location(judged, claim):
        yield plain(f"{'/'.join(Path(place.file).parts[-2:])}, line {place.line}")

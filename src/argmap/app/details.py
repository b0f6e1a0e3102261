"""What there is to know about one claim, beside the map: words, verdict and why, sources, neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import streamlit as st

from argmap.app.pieces import claim_button, name, pill, side
from argmap.app.prose import link, plain, safe
from argmap.app.state import focused, go, selected
from argmap.app.verdicts import Judged, claim_location
from argmap.graph import Link
from argmap.model import Citation, Claim, Id, Relation, Source
from argmap.reasoning.telling import told
from argmap.reasoning.why import why
from argmap.reasoning.words import sentence
from argmap.view.perspective import View
from argmap.view.query import Address

MOST_NEIGHBOURS = 12
MOST_WHY_LINES = 60
ANSWERED_BY = {
    Relation.SUPPORTS: "Supported by",
    Relation.REBUTS: "Rebutted by",
    Relation.ABOUT: "See also",
}
ANSWERS = {
    Relation.SUPPORTS: "Supports",
    Relation.REBUTS: "Rebuts",
    Relation.UNDERCUTS: "Undercuts the step to",
    Relation.ABOUT: "Is about",
}


def details(judged: Judged, view: View, claim: Id) -> None:
    """Draw the details of a claim. Every way on is a button."""
    written = judged.graph.claims[claim]
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
        _verdict(judged, claim)
        if written.detail:
            st.markdown(safe(written.detail))
        _sources(judged, written)
        _neighbours(judged, view, claim)
        _place(judged, claim, written)


def _verdict(judged: Judged, claim: Id) -> None:
    """Draw the verdict in its words, and why it is so."""
    with st.container(border=True, gap="xsmall"):
        if badge := pill(judged, claim):
            st.markdown(badge)
        st.markdown(plain(sentence(judged.judgement, claim).text))
        lines = told(why(judged.judgement, claim), most=MOST_WHY_LINES)[1:]
        if lines and claim in judged.judgement.verdicts:
            with st.expander("Why", type="compact", key="why"):
                st.markdown("\n".join(f"{'  ' * (line.level - 1)}- {plain(line.text)}" for line in lines))


def _sources(judged: Judged, written: Claim) -> None:
    """Draw where the claim can be checked."""
    if not written.sources:
        return
    st.markdown("**Sources**")
    known = dict(judged.graph.debate.sources)
    for citation in written.sources:
        source = known[citation.cite] if isinstance(citation, Citation) else citation
        at, quote = (citation.at, citation.quote) if isinstance(citation, Citation) else (None, None)
        st.markdown(_reference(source, at))
        if quote:
            st.markdown(f"> {plain(quote)}")
    if written.evidence:
        st.caption(f"Evidence\\: {plain(written.evidence)}")


def _reference(source: Source, at: str | None) -> str:
    """Return a source in one line: a link, who wrote it and when, of which kind and with which interest."""
    title = link(source.title, source.url) if source.url else plain(source.title)
    written = [source.author, source.publisher, source.date or (str(source.year) if source.year else None), at]
    badges = [f":gray-badge[{plain(word)}]" for word in (source.kind, source.interest) if word]
    archived = [link("archived", source.archived)] if source.archived else []
    return f"- {title}. {', '.join(plain(part) for part in written if part)} {' '.join([*badges, *archived])}"


def _neighbours(judged: Judged, view: View, claim: Id) -> None:
    """Draw what answers the claim and what it answers, as buttons that walk there."""
    links = judged.graph.links
    into = [links[id_] for id_ in judged.graph.into[claim]]
    steps = [links[id_] for id_ in judged.graph.out_of[claim]]
    for relation, words in ANSWERED_BY.items():
        answering = (premise for each in into if each.relation is relation for premise in each.premises)
        _group(judged, view, words, f"in-{relation}", answering)
    for relation, words in ANSWERS.items():
        targets = (each.target for each in steps if each.relation is relation and each.target not in links)
        _group(judged, view, words, f"out-{relation}", targets)
    for step in steps:
        _step(judged, view, claim, step)
    _notes(steps)


def _step(judged: Judged, view: View, claim: Id, step: Link) -> None:
    """Draw what is said of one step that the claim takes: what undercuts it, what it undercuts, what goes with it."""
    links, target = judged.graph.links, name(judged, judged.graph.claim_of(step.target))
    undercuts = (premise for id_ in judged.graph.into[step.id] for premise in links[id_].premises)
    _group(judged, view, f"Its step to *{target}* is undercut by", f"under-{step.id}", undercuts)
    if step.target in links:
        _group(judged, view, f"Undercuts the step to *{target}* from", f"cut-{step.id}", links[step.target].premises)
    others = (premise for premise in step.premises if premise != claim)
    _group(judged, view, f"Used together, for *{target}*, with", f"with-{step.id}", others)


def _group(judged: Judged, view: View, words: str, key: str, claims: Iterable[Id]) -> None:
    """Draw some neighbours under their relation; of very many the first."""
    found = tuple(dict.fromkeys(claims))
    if not found:
        return
    with st.container(gap=None):
        st.caption(words)
        for claim in found[:MOST_NEIGHBOURS]:
            claim_button(judged, claim, _step_to(view, claim), key=key)
        if len(found) > MOST_NEIGHBOURS:
            st.caption(f"And {len(found) - MOST_NEIGHBOURS} more, in the picture and in the outline.")


def _step_to(view: View, claim: Id) -> Address:
    """Return where a neighbour is seen: in this picture if it is there, else in the middle of its own."""
    return selected(claim) if claim in view.claims else focused(claim)


def _notes(steps: Iterable[Link]) -> None:
    """Draw the author's notes on why a step follows."""
    for step in steps:
        if step.note:
            st.caption(f"{ANSWERS[step.relation]}, because\\: {plain(step.note)}")


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

"""A whole debate to be read: each root with what is said for, against and about it; the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.drawing import Style
from argmap.export.pdf.entries import Telling, told_entries
from argmap.export.pdf.picture import Plain
from argmap.export.pdf.prose import prose
from argmap.model import Claim, Relation
from argmap.view import Entry, outline
from argmap.words import Form, language, relation, sentence


def whole_debate(telling: Telling, style: Style) -> Iterator[Plain]:
    """Yield the pieces of a debate for `handout.typ`, no claim left out. O(claims + links)."""
    graph = telling.judgement.graph
    tops = outline(telling.judgement).entries
    for top in tops:
        if top.claim in graph.roots:
            claim = graph.claims[top.claim]
            yield {"kind": "heading", "level": 1, "text": claim.name.rstrip(".")}
            yield _statement(telling, claim, style)
            yield from _sections(telling, top.entries)
    rest = [top for top in tops if top.claim not in graph.roots]
    if rest:
        yield {"kind": "heading", "level": 1, "text": language(graph).say("document", "further")}
        yield from told_entries(telling, rest, heading=2)


def _statement(telling: Telling, claim: Claim, style: Style) -> Plain:
    """Return a root in its colour: its sentence, its tally or verdict, and who holds it."""
    graph = telling.judgement.graph
    hue = graph.roots.index(claim.id)
    return {
        "kind": "statement",
        "text": claim.text,
        "detail": prose(claim.detail) if claim.detail else [],
        "sentence": sentence(telling.judgement, claim.id).text,
        "cites": telling.references.cites(claim),
        "held": telling.references.held(claim),
        "stroke": style.stroke(hue),
        "fill": style.fill(hue),
        "anchor": telling.anchor(claim.id),
    }


def _sections(telling: Telling, entries: Sequence[Entry]) -> Iterator[Plain]:
    """Yield the answers to a root, by what they say of it."""
    words = language(telling.judgement.graph)
    for kind in Relation:
        answers = [entry for entry in entries if entry.relation == kind.value]
        if answers:
            yield {"kind": "heading", "level": 2, "text": relation(words, kind, Form.SECTION)}
            yield from told_entries(telling, answers, heading=3)

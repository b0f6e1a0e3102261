"""The reading version: a whole debate, or the pictures of a talk, in full sentences with notes and references."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from argmap.drawing.style import Style
from argmap.export.pdf.entries import Telling, told
from argmap.export.pdf.paper import Paper, looks
from argmap.export.pdf.picture import Plain, picture
from argmap.export.pdf.press import Pressed, Template, pressed, tongue
from argmap.export.pdf.prose import prose
from argmap.export.pdf.references import References
from argmap.layout.place import place
from argmap.model import Claim, Debate, Id, Relation
from argmap.reasoning.judgement import Judgement
from argmap.reasoning.words import name, note, sentence, supposition_caption
from argmap.scene import Deck, Scene, Slide
from argmap.view.outline import outline
from argmap.view.perspective import Entry, Perspective
from argmap.view.view import view

LONG = 25
"""With more claims than this there is a table of contents."""
SECTIONS = {
    Relation.SUPPORTS: "Reasons for it",
    Relation.REBUTS: "Reasons against it",
    Relation.UNDERCUTS: "Against its steps",
    Relation.ABOUT: "Context",
}


def handout(judgement: Judgement, style: Style, paper: Paper, deck: Deck | None = None) -> Pressed:
    """Return the reading version of a deck, or without one of the whole debate. O(claims + links).

    Raises:
        ArgmapError: typst is missing, or cannot set the pages.
    """
    return pressed(Template.HANDOUT, content(judgement, style, paper, deck))


def content(judgement: Judgement, style: Style, paper: Paper, deck: Deck | None = None) -> Plain:
    """Return what `handout.typ` shows."""
    telling = Telling(judgement, References(judgement.graph))
    debate = judgement.graph.debate
    answers = [_answer(telling, style, position) for position in judgement.graph.positions]
    pieces = list(_debate(telling, style) if deck is None else _talk(telling, style, deck))
    return {
        "paper": paper.value,
        "language": tongue(debate.language),
        "look": looks(style),
        **_front(judgement, debate),
        "answers": answers,
        "contents": deck is None and len(judgement.graph.claims) > LONG,
        "map": _map(judgement, style) if deck is None and judgement.graph.roots else None,
        "pieces": pieces,
        "questions": [_question(telling, question.text, question.claims) for question in debate.questions],
        "sources": telling.references.listed(),
    }


def _front(judgement: Judgement, debate: Debate) -> Plain:
    """Return what stands before the first claim."""
    return {
        "title": debate.title,
        "question": debate.question,
        "authors": list(debate.authors),
        "licence": debate.licence,
        "addresses": list(dict.fromkeys(filter(None, (debate.url, debate.repository)))),
        "description": prose(debate.description) if debate.description else [],
        "caption": supposition_caption(judgement.graph, judgement.supposition),
        "note": note(judgement.graph),
    }


def _answer(telling: Telling, style: Style, position: Id) -> Plain:
    """Return a position with its colour and its tally."""
    graph = telling.judgement.graph
    claim = graph.claims[position]
    hue = graph.positions.index(position)
    return {
        "name": claim.name.rstrip("."),
        "text": claim.text if claim.label else None,
        "stroke": style.stroke(hue),
        "fill": style.fill(hue),
        "tally": sentence(telling.judgement, position).text,
    }


def _map(judgement: Judgement, style: Style) -> Plain:
    """Return the overview: positions and themes."""
    (scene,) = place([view(judgement, Perspective())], None)
    return picture(scene, style)


def _debate(telling: Telling, style: Style) -> Iterator[Plain]:
    """Yield the whole debate: each root with what is said for it, against it and about it, then what is left."""
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
        yield {"kind": "heading", "level": 1, "text": "Further claims"}
        yield from told(telling, rest, heading=2)


def _statement(telling: Telling, claim: Claim, style: Style) -> Plain:
    """Return a root as its own box: its sentence, who holds it, and its tally or verdict."""
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
        "anchor": graph.number[claim.id],
    }


def _sections(telling: Telling, entries: Sequence[Entry]) -> Iterator[Plain]:
    """Yield the answers to a root, by what they say of it."""
    for relation, heading in SECTIONS.items():
        answers = [entry for entry in entries if entry.relation == relation.value]
        if answers:
            yield {"kind": "heading", "level": 2, "text": heading}
            yield from told(telling, answers, heading=3)


def _talk(telling: Telling, style: Style, deck: Deck) -> Iterator[Plain]:
    """Yield the pictures of a deck, the steps of one picture together: what the speaker says, then what it shows."""
    for _, steps in groupby(deck.pictures, key=_geometry):
        slides = tuple(steps)
        scene = slides[-1].body
        if isinstance(scene, Scene):
            yield {"kind": "heading", "level": 1, "text": slides[0].title}
            yield {"kind": "picture", "picture": picture(scene, style)}
            yield from ({"kind": "paragraph", "text": slide.say} for slide in slides if slide.say)
            yield from told(telling, scene.outline.entries, heading=2)


def _geometry(slide: Slide) -> str:
    return slide.body.geometry.key if isinstance(slide.body, Scene) else ""


def _question(telling: Telling, text: str, claims: Sequence[Id]) -> Plain:
    """Return something that the sides differ on, with the claims that decide it and their verdicts."""
    graph = telling.judgement.graph
    known = [claim for claim in map(graph.current, claims) if claim is not None]
    return {
        "text": text,
        "claims": [{"name": name(graph.claims[claim]), "verdict": telling.verdict(claim)} for claim in known],
    }

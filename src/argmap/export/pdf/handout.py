"""The reading version: a debate, or a talk's pictures, in full sentences with references."""

from __future__ import annotations

from dataclasses import replace

from argmap.budgets import POINTING
from argmap.drawing import Style
from argmap.export.pdf.entries import Telling
from argmap.export.pdf.paper import Paper, looks
from argmap.export.pdf.picture import Plain, told_picture
from argmap.export.pdf.press import Edition, Pressed, pressed, tongue
from argmap.export.pdf.prose import prose
from argmap.export.pdf.references import References
from argmap.export.pdf.retold import retold, too_small
from argmap.export.pdf.whole import whole_debate
from argmap.export.room import check_paper
from argmap.layout import place
from argmap.model import Id
from argmap.reasoning import Asked, Judgement, questions
from argmap.scene import Deck
from argmap.view import Perspective, view
from argmap.words import language, name, note, own_tag, sentence, supposition_caption

LONG = 25
"""With more claims than this there is a table of contents."""


def handout(
    judgement: Judgement,
    style: Style,
    paper: Paper,
    deck: Deck | None = None,
    *,
    legend: bool = True,
) -> Pressed:
    """Return the reading version of a deck, or without one of the whole debate. O(claims + links).

    `legend` is for the map of the whole debate; a deck has its own.

    Raises:
        ArgmapError: typst is missing, or cannot set the pages.
    """
    made = pressed(Edition.HANDOUT, handout_content(judgement, style, paper, deck, legend=legend))
    return replace(made, problems=(*too_small(deck, paper), *made.problems)) if deck else made


def handout_content(
    judgement: Judgement,
    style: Style,
    paper: Paper,
    deck: Deck | None = None,
    *,
    legend: bool = True,
) -> Plain:
    """Return what `handout.typ` shows."""
    graph, debate = judgement.graph, judgement.graph.debate
    telling = Telling(judgement, References(graph))
    pieces = list(retold(telling, style, paper, deck) if deck else whole_debate(telling, style))
    pointing = sum(piece.get("elsewhere") is not None for piece in pieces)
    # Each piece counts once already, so that pointing adds the rest.
    check_paper(len(pieces) + (POINTING - 1) * pointing, sum(map(letters, pieces)))
    return {
        "paper": paper.value,
        "language": tongue(debate.language),
        "words": _words(judgement),
        "look": looks(style),
        **_front(judgement),
        "answers": [_answer(judgement, style, position) for position in graph.positions],
        "contents": not deck and len(graph.claims) > LONG,
        "map": _map(judgement, style, legend=legend) if not deck and graph.roots else None,
        "pieces": pieces,
        "questions": [_question(telling, asked) for asked in questions(graph)],
        "sources": telling.references.listed(),
    }


def letters(value: object) -> int:
    """Return how many letters are in a value, the names of its parts left out."""
    match value:
        case str():
            return len(value)
        case dict():
            return sum(map(letters, value.values()))
        case list():
            return sum(map(letters, value))
        case _:
            return 0


def _words(judgement: Judgement) -> Plain:
    """Return what `handout.typ` says itself."""
    debate, words = judgement.graph.debate, language(judgement.graph)
    authors = ", ".join(debate.authors)
    return {
        "lang": own_tag(debate.language),
        "see_page": words.say("document", "see-page"),
        "held_by": words.say("document", "held-by"),
        "kept_by": words.say("document", "kept-by", names=authors) if authors else None,
        "licence": words.say("document", "licence", licence=debate.licence)
        if debate.licence
        else None,
        "contents": words.say("document", "contents"),
        "one_page": words.say("document", "one-page"),
        "differ_on": words.say("document", "differ-on"),
        "sources": words.say("document", "sources"),
    }


def _front(judgement: Judgement) -> Plain:
    """Return what stands before the first claim."""
    debate = judgement.graph.debate
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


def _answer(judgement: Judgement, style: Style, position: Id) -> Plain:
    """Return a position with its colour and its tally."""
    claim, hue = judgement.graph.claims[position], judgement.graph.positions.index(position)
    return {
        "name": claim.name.rstrip("."),
        "text": claim.text if claim.label else None,
        "stroke": style.stroke(hue),
        "fill": style.fill(hue),
        "tally": sentence(judgement, position).text,
    }


def _map(judgement: Judgement, style: Style, *, legend: bool) -> Plain:
    """Return the overview: positions and themes."""
    (scene,) = place([view(judgement, Perspective())], None)
    return told_picture(scene, style, legend=legend)


def _question(telling: Telling, asked: Asked) -> Plain:
    """Return what the sides differ on, with the claims that decide it and their verdicts."""
    claims = telling.judgement.graph.claims
    named = [
        {"name": name(claims[claim]), "verdict": telling.verdict(claim)} for claim in asked.claims
    ]
    return {"text": asked.question.text, "claims": named}

"""Two pages for somebody's boss: question, tallies, clashes, unanswered objections, sources."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from argmap.deck import most_disputed
from argmap.drawing import Style
from argmap.export.pdf.entries import Telling
from argmap.export.pdf.paper import Paper, looks
from argmap.export.pdf.picture import Plain
from argmap.export.pdf.press import Edition, Pressed, pressed, tongue
from argmap.export.pdf.references import References
from argmap.graph import DebateGraph, Link, Stance
from argmap.model import Id
from argmap.reasoning import Asked, Effect, Judgement, debate_cruxes, questions
from argmap.scene import guise_of
from argmap.view import Perspective
from argmap.words import (
    Language,
    conclusion,
    effect_sentence,
    language,
    name,
    note,
    of_which,
    own_tag,
    supposition_caption,
)

# So many are handed over at most; the template shows as many as two pages hold, and counts the
# rest.
MOST_ANSWERS = 8
MOST_QUESTIONS = 8
MOST_CLAIMS = 5
MOST_CRUXES = 6
MOST_DISPUTED = 8
MOST_OBJECTIONS = 40
"""More than a page ever holds.

The template shows as many as it has room for, and counts the rest.
"""
MORE = "{more}"
"""Where the template puts how many items it had no room for."""
LONGEST = {
    "title": 120,
    "question": 240,
    "description": 420,
    "text": 260,
    "reference": 240,
    "line": 100,
}
"""In characters: no single text may fill a page of its own."""


def briefing(judgement: Judgement, style: Style, paper: Paper) -> Pressed:
    """Return the briefing of a debate: two pages, whatever the debate. O(claims + links).

    Raises:
        ArgmapError: typst is missing, or cannot set the pages.
    """
    return pressed(Edition.BRIEFING, briefing_content(judgement, style, paper))


def briefing_content(judgement: Judgement, style: Style, paper: Paper) -> Plain:
    """Return what `briefing.typ` shows."""
    graph, debate = judgement.graph, judgement.graph.debate
    telling = Telling(judgement, References(graph))
    objections = _by_distance(graph, judgement.unanswered)
    cruxes = debate_cruxes(judgement)
    disputed = most_disputed(judgement, Perspective())
    return {
        "paper": paper.value,
        "language": tongue(debate.language),
        "words": _words(graph),
        "look": looks(style),
        "title": cut(debate.title, "title"),
        "authors": list(debate.authors),
        "question": cut(debate.question, "question"),
        "description": _opening(debate.description or ""),
        "caption": cut(supposition_caption(graph, judgement.supposition), "question"),
        "note": note(graph),
        "licence": cut(debate.licence or "", "line"),
        "address": debate.url or debate.repository,
        "answers": [
            _answer(judgement, style, position) for position in graph.positions[:MOST_ANSWERS]
        ],
        "answers_in_all": len(graph.positions),
        "questions": [_question(telling, asked) for asked in questions(graph)[:MOST_QUESTIONS]],
        "questions_in_all": len(debate.questions),
        "cruxes": [_crux(telling, style, effect) for effect in cruxes.effects[:MOST_CRUXES]],
        "cruxes_in_all": len(cruxes.effects),
        "disputed": [_disputed(telling, style, claim) for claim in disputed[:MOST_DISPUTED]],
        "disputed_in_all": len(disputed),
        "objections": [
            _objection(telling, style, graph.links[link]) for link in objections[:MOST_OBJECTIONS]
        ],
        "objections_in_all": len(objections),
        "claims_in_all": len(graph.claims) - len(graph.positions),
        "sources": [
            {**each, "words": cut(str(each["words"]), "reference")}
            for each in telling.references.listed()
        ],
    }


def _words(graph: DebateGraph) -> Plain:
    """Return what `briefing.typ` says itself.

    `{more}` it fills in, once it knows how much it has room for.
    """
    words = language(graph)
    return {
        "lang": own_tag(graph.debate.language),
        "briefing": words.say("document", "briefing"),
        "answer": words.say("document", "answer"),
        "reasons_for": words.say("document", "reasons-for"),
        "reasons_against": words.say("document", "reasons-against"),
        "differ_on": words.say("document", "differ-on"),
        "hangs_on": words.say("document", "hangs-on"),
        "disputed": words.say("document", "disputed"),
        "unanswered": words.say("document", "unanswered"),
        "all_answered": words.say("document", "all-answered"),
        "sources": words.say("document", "sources"),
        "whole_debate": words.say("document", "whole-debate"),
        "more_answers": words.say("document", "more-answers", more=MORE),
        "more_questions": words.say("document", "more-questions", more=MORE),
        "more_cruxes": words.say("document", "more-cruxes", more=MORE),
        "more_reasons": words.say("document", "more-reasons", more=MORE),
        "more_objections": words.say("document", "more-objections", more=MORE),
        "more_sources": words.say("document", "more-sources", more=MORE),
    }


def cut(text: str, kind: str) -> str:
    """Return a text on one line, cut at a word where it is too long for its place.

    >>> cut("word " * 30, "line")[-12:]
    ' word word …'
    """
    words, longest = " ".join(text.split()), LONGEST[kind]
    return words if len(words) <= longest else words[: longest - 2].rsplit(" ", 1)[0] + " …"


def _opening(text: str) -> str:
    """Return the first sentences of a Markdown text, without emphasis, as many as fit."""
    words = cut(text.split("\n\n", 1)[0].replace("**", "").replace("__", ""), "description")
    whole, stop, _ = words.rpartition(". ")
    # Rather a sentence less than one that breaks off.
    return whole + "." if words.endswith("…") and stop else words


def _by_distance(graph: DebateGraph, links: Sequence[Id]) -> list[Id]:
    """Return links by how far their target is from the roots, in the author's order among equals.

    O(claims + links).
    """
    far = dict.fromkeys(graph.roots, 0)
    level = list(graph.roots)
    while level:
        after = far[level[0]] + 1
        # An undercut has a link for its target, so links are steps on the way as well as claims.
        reached = list[Id]()
        for link in chain.from_iterable(map(graph.replies, level)):
            reached += (*link.premises, link.id)
        level = [node for node in dict.fromkeys(reached) if node not in far]
        far |= dict.fromkeys(level, after)
    return sorted(links, key=lambda link: far.get(graph.links[link].target, len(far)))


def _answer(judgement: Judgement, style: Style, position: Id) -> Plain:
    """Return a position with its colour, and how many reasons on both sides are given and stand."""
    claim, tally = judgement.graph.claims[position], judgement.tallies[position]
    hue, words = judgement.graph.positions.index(position), language(judgement.graph)
    counts = (
        (tally.reasons_for, tally.for_standing),
        (tally.reasons_against, tally.against_standing),
    )
    return {
        "name": name(claim),
        "text": cut(claim.text, "text") if claim.label else None,
        "stroke": style.stroke(hue),
        "fill": style.fill(hue),
        "tallies": [
            {"given": given, "standing": stand, "words": of_which(words, given, stand)}
            for given, stand in counts
        ],
    }


def _question(telling: Telling, asked: Asked) -> Plain:
    """Return what the sides differ on, with the claims that decide it and their verdicts."""
    claims = [_named(telling, claim) for claim in asked.claims[:MOST_CLAIMS]]
    more = len(asked.claims) - len(claims)
    further = (
        language(telling.judgement.graph).say("document", "more-claims", more=more) if more else ""
    )
    return {"text": cut(asked.question.text, "text"), "claims": claims, "further": further}


def _crux(telling: Telling, style: Style, effect: Effect) -> Plain:
    """Return what one change of mind would change."""
    claim = effect.revision.claim
    text = effect_sentence(telling.judgement, effect).text
    return {
        **_sided(telling.judgement.graph, style, claim),
        "text": text,
        "cites": _cites(telling, claim),
    }


def _named(telling: Telling, claim: Id) -> Plain:
    return {"name": name(telling.judgement.graph.claims[claim]), "verdict": telling.verdict(claim)}


def _disputed(telling: Telling, style: Style, claim: Id) -> Plain:
    """Return a reason that many objections were made to, and what became of it."""
    return {
        **_sided(telling.judgement.graph, style, claim),
        **_named(telling, claim),
        "cites": _cites(telling, claim),
    }


def _cites(telling: Telling, claim: Id) -> list[Plain]:
    return telling.references.cites(telling.judgement.graph.claims[claim])


def _objection(telling: Telling, style: Style, link: Link) -> Plain:
    """Return an unanswered objection: what it says, what it answers, and for whom that speaks."""
    graph = telling.judgement.graph
    first, *others = (graph.claims[premise] for premise in link.premises)
    words = language(graph)
    sided = _sided(
        graph, style, link.target if link.target in graph.claims else graph.claim_of(link.target)
    )
    target = _target(graph, link.target)
    joined = name(first)
    # Three premises fill a line; what further ones say stands in the whole debate.
    for other in others[:2]:
        joined = words.say("document", "joined", names=joined, last=name(other))
    if sided["side"]:
        answers = words.say("document", "answers-side", target=target, side=sided["side"])
    else:
        answers = words.say("document", "answers", target=target)
    return {
        "name": f"{joined}.",
        "text": cut(first.text, "text") if first.label else None,
        "answers": answers,
        "cites": telling.references.cites(first),
        "stroke": sided["stroke"],
    }


def _target(graph: DebateGraph, target: Id) -> str:
    """Return what an objection answers: a claim, or the step from one to another."""
    words = language(graph)
    if target in graph.claims:
        return words.quoted(name(graph.claims[target]))
    step = graph.links[target]
    start = words.quoted(name(graph.claims[step.premises[0]]))
    end = words.quoted(name(graph.claims[conclusion(graph.links, step)[0]]))
    return words.say("alt", "step", start=start, end=end)


def _sided(graph: DebateGraph, style: Style, claim: Id) -> Plain:
    """Return the colour of a claim, and in words for or against which position it speaks.

    There are no words for a position itself.
    """
    guise = guise_of(graph, claim)
    stroke = style.stroke(guise.hue)
    if guise.hue is None or guise.stance is None:
        return {"stroke": stroke, "side": ""}
    position = name(graph.claims[graph.roots[guise.hue]])
    return {"stroke": stroke, "side": _side(language(graph), guise.stance, position)}


def _side(words: Language, stance: Stance, position: str) -> str:
    match stance:
        case Stance.FOR:
            return words.say("document", "for", position=position)
        case Stance.AGAINST:
            return words.say("document", "against", position=position)
        case Stance.BOTH:
            return words.say("document", "both")

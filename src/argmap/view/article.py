"""What there is to know about one claim, for every reader alike: the app's details, a page of its own, a handout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from argmap.graph import DebateGraph, Link, Side
from argmap.model import Citation, Claim, Id, Relation, Source
from argmap.reasoning.judgement import Judgement
from argmap.reasoning.supposition import current
from argmap.reasoning.why import why
from argmap.words.lines import Line, Sentence
from argmap.words.verdict import Badge, badge, language, sentence
from argmap.words.why import MOST_LINES, told

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


@dataclass(frozen=True, slots=True)
class Passage:
    """A source as a claim cites it: with the place in it and the words, where they are given.

    `key` is None for a source that is written inline in the claim.
    """

    source: Source
    key: str | None = None
    at: str | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Claims that stand in one relation to a claim, under its `words`.

    Where the words hold `{towards}`, the name of that claim goes there: the one to which a step leads.
    """

    words: str
    relation: str
    claims: tuple[Id, ...]
    towards: Id | None = None


@dataclass(frozen=True)
class Article:
    """One claim with its side, verdict and why, sources, neighbours and the author's notes on its steps.

    Of a position `badge` is None, `why` empty, and `sentence` its tally.
    """

    claim: Claim
    side: Side
    badge: Badge | None
    sentence: Sentence
    why: tuple[Line, ...]
    passages: tuple[Passage, ...]
    neighbours: tuple[Neighbours, ...]
    notes: tuple[str, ...]


def article(judgement: Judgement, id_: Id, *, most_why_lines: int = MOST_LINES) -> Article:
    """Return what there is to know about a claim or position. O(what hangs on it + its why-tree).

    Raises:
        UnknownId: the debate holds no such claim.
    """
    graph = judgement.graph
    id_ = current(graph, id_)
    claim, say = graph.claims[id_], language(graph).say
    verdict = judgement.verdicts.get(id_)
    steps = [graph.links[link] for link in graph.out_of[id_]]
    return Article(
        claim,
        graph.sides[id_] if id_ not in graph.positions else (),
        badge(verdict, id_ in judgement.unobjected, language(graph)) if verdict else None,
        sentence(judgement, id_),
        told(why(judgement, id_), most=most_why_lines)[1:] if verdict else (),
        tuple(_passages(graph, claim)),
        tuple(replace(group, words=say(group.words)) for group in _neighbours(graph, id_, steps)),
        tuple(f"{say(ANSWERS[step.relation])}, {say('because')}: {step.note}" for step in steps if step.note),
    )


def _passages(graph: DebateGraph, claim: Claim) -> Iterator[Passage]:
    """Yield the sources of a claim, in the author's order; one that the debate does not hold by its key alone."""
    known = dict(graph.debate.sources)
    for citation in claim.sources:
        match citation:
            case Citation(cite=key, at=at, quote=quote):
                yield Passage(known.get(key) or Source(title=key), key, at, quote)
            case Source():
                yield Passage(citation)


def _neighbours(graph: DebateGraph, claim: Id, steps: list[Link]) -> Iterator[Neighbours]:
    """Yield what answers the claim, what it answers, and what is said of each step that it takes."""
    links = graph.links
    into = [links[link] for link in graph.into[claim]]
    for relation, words in ANSWERED_BY.items():
        yield from _group(words, f"in-{relation}", _premises(each for each in into if each.relation is relation))
    for relation, words in ANSWERS.items():
        targets = (each.target for each in steps if each.relation is relation and each.target not in links)
        yield from _group(words, f"out-{relation}", targets)
    for step in steps:
        yield from _said_of(graph, claim, step)


def _said_of(graph: DebateGraph, claim: Id, step: Link) -> Iterator[Neighbours]:
    """Yield what undercuts a step that the claim takes, what the step undercuts, and what goes with it."""
    links, towards = graph.links, graph.claim_of(step.target)
    undercuts = _premises(links[link] for link in graph.into[step.id])
    yield from _group("Its step to {towards} is undercut by", f"under-{step.id}", undercuts, towards)
    if step.target in links:
        words = "Undercuts the step to {towards} from"
        yield from _group(words, f"cut-{step.id}", links[step.target].premises, towards)
    others = (premise for premise in step.premises if premise != claim)
    yield from _group("Used together, for {towards}, with", f"with-{step.id}", others, towards)


def _premises(links: Iterable[Link]) -> Iterator[Id]:
    return (premise for link in links for premise in link.premises)


def _group(words: str, relation: str, claims: Iterable[Id], towards: Id | None = None) -> Iterator[Neighbours]:
    """Yield the neighbours in one relation, each once, unless there are none."""
    if found := tuple(dict.fromkeys(claims)):
        yield Neighbours(words, relation, found, towards)

"""What there is to know about one claim, for every reader alike.

The app's details, a page of its own, a handout.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from argmap.graph import DebateGraph, Link, Side
from argmap.model import Citation, Claim, Id, Relation, Source
from argmap.reasoning import Judgement, current, why
from argmap.words import (
    MOST_LINES,
    Badge,
    Form,
    Language,
    Line,
    Sentence,
    badges,
    conclusion,
    language,
    relation,
    sentence,
    why_lines,
)

TOWARDS = "{towards}"
"""Left in words for the reader to fill in, who may set that name off."""


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

    Where the words hold `{towards}`, the name of that claim goes there: the one to which a step
    leads.
    """

    words: str
    relation: str
    claims: tuple[Id, ...]
    towards: Id | None = None


@dataclass(frozen=True)
class Article:
    """One claim with its side, verdict and why, sources, neighbours and the notes on its steps.

    Of a position `badges` and `why` are empty, and `sentence` is its tally.
    """

    claim: Claim
    side: Side
    badges: tuple[Badge, ...]
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
    claim = graph.claims[id_]
    words = language(graph)
    side: Side = ()
    if id_ not in graph.positions:
        side = graph.sides[id_]
    reasons: tuple[Line, ...] = ()
    if id_ in judgement.verdicts:
        # its first line is the verdict, which `sentence` holds
        reasons = why_lines(why(judgement, id_), most=most_why_lines)[1:]
    steps = [graph.links[link] for link in graph.out_of[id_]]
    return Article(
        claim,
        side,
        badges(judgement, id_),
        sentence(judgement, id_),
        reasons,
        tuple(passages(graph, claim)),
        tuple(_neighbours(graph, id_, steps, words)),
        tuple(_note(words, step) for step in steps if step.note),
    )


def _note(words: Language, step: Link) -> str:
    """Return why the author takes a step, in a sentence."""
    answers = relation(words, step.relation, Form.ANSWERS)
    return words.say("article", "because", relation=answers, note=step.note)


def passages(graph: DebateGraph, claim: Claim) -> Iterator[Passage]:
    """Yield what a claim cites, in the author's order.

    One that the debate does not hold by its key alone.
    """
    known = dict(graph.debate.sources)
    for citation in claim.sources:
        match citation:
            case Citation(cite=key, at=at, quote=quote):
                yield Passage(known.get(key) or Source(title=key), key, at, quote)
            case Source():
                yield Passage(citation)


def holders(graph: DebateGraph, position: Claim) -> tuple[Passage, ...]:
    """Return the sources whose authors hold a position, in the author's order.

    One that the debate does not hold by its key alone.
    """
    known = dict(graph.debate.sources)
    return tuple(Passage(known.get(key) or Source(title=key), key) for key in position.held_by)


def _neighbours(
    graph: DebateGraph, claim: Id, steps: list[Link], words: Language
) -> Iterator[Neighbours]:
    """Yield what answers a claim, what it answers, and what is said of each of its steps."""
    links = graph.links
    into = [links[link] for link in graph.into[claim]]
    for kind in (Relation.SUPPORTS, Relation.REBUTS, Relation.ABOUT):
        heading = relation(words, kind, Form.ANSWERED_BY)
        answers = [each for each in into if each.relation is kind]
        yield from _group(heading, f"in-{kind}", _premises(answers))
    # what undercuts a step is told with that step's own claims, below
    to_claims = [each for each in steps if each.target not in links]
    for kind in Relation:
        heading = relation(words, kind, Form.ANSWERS)
        targets = [each.target for each in to_claims if each.relation is kind]
        yield from _group(heading, f"out-{kind}", targets)
    for step in steps:
        yield from _said_of(graph, claim, step, words)


def _said_of(graph: DebateGraph, claim: Id, step: Link, words: Language) -> Iterator[Neighbours]:
    """Yield what undercuts a step of a claim, what the step undercuts, and what goes with it."""
    links = graph.links
    # a step is called by where it leads in the end: a reader knows claims, not links
    towards = conclusion(links, step)[0]
    undercuts = _premises(links[link] for link in graph.into[step.id])
    heading = words.say("article", "step-undercut", towards=TOWARDS)
    yield from _group(heading, f"under-{step.id}", undercuts, towards)
    if step.target in links:
        heading = words.say("article", "undercuts-step", towards=TOWARDS)
        undercut = links[step.target]
        end = conclusion(links, undercut)[0]
        yield from _group(heading, f"cut-{step.id}", undercut.premises, end)
    others = [premise for premise in step.premises if premise != claim]
    heading = words.say("article", "used-together", towards=TOWARDS)
    yield from _group(heading, f"with-{step.id}", others, towards)


def _premises(links: Iterable[Link]) -> Iterator[Id]:
    return chain.from_iterable(link.premises for link in links)


def _group(
    words: str, relation: str, claims: Iterable[Id], towards: Id | None = None
) -> Iterator[Neighbours]:
    """Yield the neighbours in one relation, each once, unless there are none."""
    different = tuple(dict.fromkeys(claims))
    if different:
        yield Neighbours(words, relation, different, towards)

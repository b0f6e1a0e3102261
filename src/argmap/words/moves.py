"""Which tallies a change moves, and what to answer next, in plain words."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from argmap.graph import DebateGraph, Link
from argmap.model import Relation
from argmap.reasoning import Judgement, NextMove, NextMoves, Verdict
from argmap.words.languages import language
from argmap.words.lines import Line
from argmap.words.names import conclusion, name, name_with_id, one_stop, quoted_name
from argmap.words.verdict import moves_phrase

Typed = Callable[[NextMove], str]
"""What a person types in order to answer an objection."""
OPEN = frozenset((Verdict.UNSETTLED, Verdict.CIRCULAR))
"""What is settled neither way."""
FIRST_MOVES = 5
"""So many objections are told at first: as many as one can choose from without scrolling."""


def objection_phrase(graph: DebateGraph, link: Link) -> str:
    """Return who objects, with ids, and to what."""
    words = language(graph)
    who = " + ".join(name_with_id(graph, premise) for premise in link.premises)
    if link.relation is Relation.REBUTS:
        target = words.quoted(name(graph.claims[link.target]))
        return words.say("moves", "objects", who=who, target=target)
    step = graph.links[link.target]
    start = " + ".join(words.quoted(name(graph.claims[premise])) for premise in step.premises)
    end = quoted_name(graph, conclusion(graph.links, step))
    return words.say("moves", "objects-to-step", who=who, start=start, end=end)


def move_lines(
    judgement: Judgement, move: NextMove, typed: Typed | None = None
) -> tuple[Line, ...]:
    """Return an objection, what an answer would do, and what to type, below a heading."""
    graph = judgement.graph
    link = graph.links[move.link]
    lines = [
        Line(1, objection_phrase(graph, link), link.premises),
        Line(2, _outcome(graph, move), move.flips),
    ]
    if typed is not None:
        lines.append(Line(2, typed(move)))
    return tuple(lines)


def _outcome(graph: DebateGraph, move: NextMove) -> str:
    """Return what an answer would do: which tallies it moves, else how many verdicts it changes."""
    words = language(graph)
    if move.tallies:
        return words.say("moves", "answered", moves=moves_phrase(graph, move.tallies))
    if move.flips:
        return words.say("moves", "answered-verdicts", count=len(move.flips))
    return words.say("moves", "answered-nothing")


def next_move_lines(found: NextMoves, typed: Typed, *, rest: str | None) -> Iterator[Line]:
    """Yield the objections that wait for an answer, those first whose answer would move most.

    Where there are more than a few, `rest` says how to see the others; None tells all of them.
    """
    judgement = found.judgement
    words = language(judgement.graph)
    yield Line(0, judgement.graph.debate.title)
    # a search that was cut short must not say that nothing waits
    if not found.moves and found.complete:
        unsettled = sum(verdict in OPEN for verdict in judgement.verdicts.values())
        if unsettled:
            yield Line(0, words.say("moves", "none-but-unsettled", count=unsettled))
        else:
            yield Line(0, words.say("moves", "none"))
        return
    shown = found.moves
    if rest is not None:
        shown = shown[:FIRST_MOVES]
    if shown:
        yield Line(0, words.say("moves", "next"))
    for move in shown:
        yield from move_lines(judgement, move, typed)
    more = len(found.moves) - len(shown)
    if more:
        yield Line(1, words.say("moves", "more", count=more, command=rest))
    if not found.complete:
        untried = len(judgement.unanswered) - len(found.moves)
        yield Line(0, one_stop(words.say("moves", "untried", count=untried)))

"""What a debate hangs on, in plain words: its questions, and the changes of mind that move a tally."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.model import Id
from argmap.reasoning import DebateCruxes, Effect, Judgement, Shared, Split, splits
from argmap.words.crux import supposes
from argmap.words.languages import Language, language
from argmap.words.lines import Line
from argmap.words.names import called, link_cites, link_name, listed
from argmap.words.verdict import badges, flips_phrase, moves_phrase, revision_phrase

FIRST_QUESTIONS = 3
FIRST_CHANGES = 7
FIRST_SHARED = 2
"""So many of each are told at first: what most hangs on, on one screen."""

Entry = Sequence[Line]


def told_debate(found: DebateCruxes, *, rest: str | None = None) -> tuple[Line, ...]:
    """Return the questions of a debate, the changes of mind that move a tally, and what positions share.

    Of each only the first few, where `rest` says how to see all of it; changes that move no tally are told with the
    rest, unless there are no others.
    """
    judgement = found.judgement
    words = language(judgement.graph)
    whole = rest is None
    moving = [_change(judgement, effect, whole=whole) for effect in found.effects if effect.tallies]
    others = [_change(judgement, effect, whole=whole) for effect in found.effects if not effect.tallies]
    asked = [_question(judgement, split) for split in splits(judgement)]
    shared = [_shared(judgement, each) for each in found.shared]
    lines = [Line(0, judgement.graph.debate.title)]
    lines += _list(words, words.say("crux", "questions"), asked, FIRST_QUESTIONS, rest)
    lines += _list(words, words.say("hinge", "tallies"), moving, FIRST_CHANGES, rest)
    if moving and others and rest is not None:
        lines.append(Line(0, words.say("hinge", "only-verdicts", count=len(others), command=rest)))
    else:
        lines += _list(words, words.say("hinge", "verdicts"), others, FIRST_CHANGES, rest)
    if found.complete and not found.effects:
        if supposes(judgement):
            text = words.say("crux", "no-cruxes-of-debate-besides")
        else:
            text = words.say("crux", "no-cruxes-of-debate")
        lines.append(Line(0, text))
    if not found.complete:
        lines.append(Line(0, words.say("crux", "not-all-tried")))
    lines += _list(words, words.say("crux", "shared"), shared, FIRST_SHARED, rest)
    return tuple(lines)


def _list(words: Language, title: str, entries: Sequence[Entry], first: int, rest: str | None) -> Iterator[Line]:
    """Yield a list under its title, nothing for an empty one; only the first entries, where `rest` shows the others."""
    if entries:
        yield Line(0, title)
    shown = entries if rest is None else entries[:first]
    for entry in shown:
        yield from entry
    if rest is not None and len(entries) > first:
        yield Line(1, words.say("moves", "more", count=len(entries) - first, command=rest))


def _question(judgement: Judgement, split: Split) -> Entry:
    """Return a question, what hangs on it if it has sides, and its claims with their verdicts."""
    words = language(judgement.graph)
    lines = [Line(1, split.asked.question.text)]
    if split.tallies:
        moved = moves_phrase(judgement.graph, split.tallies)
        lines.append(Line(2, words.say("hinge", "agree", moves=moved), split.asked.claims))
    elif split.verdicts:
        lines.append(Line(2, words.say("hinge", "agree-verdicts", count=len(split.verdicts)), split.verdicts))
    elif split.asked.sided:
        lines.append(Line(2, words.say("hinge", "agree-nothing")))
    return [*lines, *(_judged(judgement, claim, 2) for claim in split.asked.claims)]


def _change(judgement: Judgement, effect: Effect, *, whole: bool) -> Entry:
    """Return a change of mind, which tallies it moves, and as a whole or without any of them which verdicts change."""
    graph, claim = judgement.graph, effect.revision.claim
    lines = [Line(1, revision_phrase(graph, effect.revision), (claim,))]
    if effect.tallies:
        positions = tuple(dict.fromkeys(move.position for move in effect.tallies))
        lines.append(Line(2, moves_phrase(graph, effect.tallies), positions))
    if effect.flips and (whole or not effect.tallies):
        lines.append(Line(2, flips_phrase(graph, effect.flips), effect.flips))
    return lines


def _shared(judgement: Judgement, shared: Shared) -> Entry:
    """Return a crux that positions share, and which of their reasons hang on it."""
    graph, words = judgement.graph, language(judgement.graph)
    lines = [_judged(judgement, shared.claim, 1)]
    for position, links in shared.reasons.items():
        names = listed(words, (link_name(judgement, graph.links[link]) for link in links))
        text = words.say("why", "head", name=called(graph, position), sentence=names)
        cites = dict.fromkeys(claim for link in links for claim in link_cites(judgement, graph.links[link]))
        lines.append(Line(2, text, (position, *cites)))
    return lines


def _judged(judgement: Judgement, claim: Id, level: int) -> Line:
    """Return a claim with its badges."""
    shown = (f"{each.glyph} {each.word}" for each in badges(judgement, claim))
    return Line(level, " ".join((called(judgement.graph, claim), *shown)), (claim,))

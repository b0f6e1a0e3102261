"""What a debate hangs on, in plain words.

Its questions, and the changes of mind that move a tally.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from argmap.model import Id
from argmap.reasoning import DebateCruxes, Effect, Judgement, Shared, Split, splits
from argmap.words.crux import supposes
from argmap.words.languages import Language, language
from argmap.words.lines import Line
from argmap.words.names import enumeration, link_cites, link_name, name_with_id
from argmap.words.verdict import badges, flips_phrase, moves_phrase, revision_phrase

FIRST_QUESTIONS = 3
FIRST_CHANGES = 7
FIRST_SHARED = 2
"""So many of each are told at first: what most hangs on, on one screen."""


def _reservation(words: Language, found: DebateCruxes) -> Iterator[Line]:
    """Yield that not every change was tried, or that none of them moves anything."""
    if not found.complete:
        yield Line(0, words.say("crux", "not-all-tried"))
    elif not found.effects:
        key = "no-cruxes-of-debate"
        if supposes(found.judgement):
            key = "no-cruxes-of-debate-besides"
        yield Line(0, words.say("crux", key))


def debate_crux_lines(found: DebateCruxes, *, rest: str | None = None) -> tuple[Line, ...]:
    """Return a debate's questions, what moves a tally, and what positions share.

    Of each only the first few, where `rest` says how to see all of it; changes that move no tally
    are told with the rest, unless there are no others.
    """
    judgement = found.judgement
    words = language(judgement.graph)
    moving, others = [], []
    for effect in found.effects:
        entry = _change(judgement, effect, whole=rest is None)
        if effect.tallies:
            moving.append(entry)
        else:
            others.append(entry)
    asked = [_question(judgement, split) for split in splits(judgement)]
    shared = [_shared(judgement, each) for each in found.shared]
    lines = [Line(0, judgement.graph.debate.title)]
    lines += _list(words, words.say("crux", "questions"), asked, FIRST_QUESTIONS, rest)
    lines += _list(words, words.say("hinge", "tallies"), moving, FIRST_CHANGES, rest)
    # whoever sees that something moves a tally does not need the many that move none
    if moving and others and rest is not None:
        lines.append(Line(0, words.say("hinge", "only-verdicts", count=len(others), command=rest)))
    else:
        lines += _list(words, words.say("hinge", "verdicts"), others, FIRST_CHANGES, rest)
    lines += _reservation(words, found)
    lines += _list(words, words.say("crux", "shared"), shared, FIRST_SHARED, rest)
    return tuple(lines)


def _list(
    words: Language, title: str, entries: Sequence[list[Line]], first: int, rest: str | None
) -> Iterator[Line]:
    """Yield a list under its title, nothing for an empty one.

    Only the first entries, where `rest` shows the others.
    """
    if entries:
        yield Line(0, title)
    shown = entries
    if rest is not None:
        shown = entries[:first]
    for entry in shown:
        yield from entry
    more = len(entries) - len(shown)
    if more:
        yield Line(1, words.say("moves", "more", count=more, command=rest))


def _question(judgement: Judgement, split: Split) -> list[Line]:
    """Return a question, what hangs on it if it has sides, and its claims with their verdicts."""
    words = language(judgement.graph)
    lines = [Line(1, split.asked.question.text)]
    if split.tallies:
        moved = moves_phrase(judgement.graph, split.tallies)
        lines.append(Line(2, words.say("hinge", "agree", moves=moved), split.asked.claims))
    elif split.verdicts:
        lines.append(
            Line(2, words.say("hinge", "agree-verdicts", count=len(split.verdicts)), split.verdicts)
        )
    elif split.asked.sided:
        lines.append(Line(2, words.say("hinge", "agree-nothing")))
    lines += [_judged(judgement, claim, 2) for claim in split.asked.claims]
    return lines


def _change(judgement: Judgement, effect: Effect, *, whole: bool) -> list[Line]:
    """Return a change of mind and which tallies it moves.

    As a whole, or where it moves none, also which verdicts change.
    """
    graph, claim = judgement.graph, effect.revision.claim
    lines = [Line(1, revision_phrase(graph, effect.revision), (claim,))]
    if effect.tallies:
        positions = tuple(dict.fromkeys(move.position for move in effect.tallies))
        lines.append(Line(2, moves_phrase(graph, effect.tallies), positions))
    if effect.flips and (whole or not effect.tallies):
        lines.append(Line(2, flips_phrase(graph, effect.flips), effect.flips))
    return lines


def _shared(judgement: Judgement, shared: Shared) -> list[Line]:
    """Return a crux that positions share, and which of their reasons hang on it."""
    graph, words = judgement.graph, language(judgement.graph)
    lines = [_judged(judgement, shared.claim, 1)]
    for position, links in shared.reasons.items():
        reasons = [graph.links[link] for link in links]
        names = enumeration(words, (link_name(judgement, reason) for reason in reasons))
        text = words.say("why", "head", name=name_with_id(graph, position), sentence=names)
        cites = chain.from_iterable(link_cites(judgement, reason) for reason in reasons)
        lines.append(Line(2, text, (position, *dict.fromkeys(cites))))
    return lines


def _judged(judgement: Judgement, claim: Id, level: int) -> Line:
    """Return a claim with its badges."""
    shown = (f"{each.glyph} {each.word}" for each in badges(judgement, claim))
    return Line(level, " ".join((name_with_id(judgement.graph, claim), *shown)), (claim,))

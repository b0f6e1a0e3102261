"""Where a debate stands, in a few lines: the first that somebody wants to know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from argmap.graph import DebateGraph
from argmap.model import Id
from argmap.reasoning import Overall, Tally
from argmap.words.languages import Language, language
from argmap.words.lines import Line
from argmap.words.moves import FIRST_MOVES, OPEN, move_lines
from argmap.words.names import called, link_name, listed, name
from argmap.words.verdict import sentence

FIRST_POSITIONS = 5
"""So many positions are told one by one; a debate with more of them is a list that nobody reads at first."""


class Ways(NamedTuple):
    """How to see what is left out, as one types it: every verdict, objections, questions, what nobody has argued."""

    everything: str
    objections: str
    questions: str
    gaps: str


def told_stand(found: Overall, ways: Ways, *, whole: bool = False) -> Iterator[Line]:
    """Yield where a debate stands: position by position, what all grant, where they clash, and what is open.

    The numbers are those of the judgement; a list that is cut says by how much, and `whole` cuts none.
    """
    words = language(found.judgement.graph)
    yield Line(0, words.say("stand", "where"))
    yield from _positions(found, words, ways, whole=whole)
    yield from _granted(found, words, whole=whole)
    yield from _clashes(found, words, ways)
    yield Line(1, _open(found, words, ways))


def told_unanswered(found: Overall, ways: Ways) -> Iterator[Line]:
    """Yield the first few objections that nobody has answered: those whose answer would move a tally."""
    judgement = found.judgement
    words = language(judgement.graph)
    moving = [move for move in found.unanswered if move.tallies]
    told = moving or [move for move in found.unanswered if move.flips]
    if not told:
        return
    yield Line(0, words.say("stand", "unanswered"))
    for move in told[:FIRST_MOVES]:
        yield from move_lines(judgement, move)
    more = len(judgement.unanswered) - len(told[:FIRST_MOVES])
    if more:
        yield Line(1, words.say("moves", "more", count=more, command=ways.objections))


def _positions(found: Overall, words: Language, ways: Ways, *, whole: bool) -> Iterator[Line]:
    judgement, graph = found.judgement, found.judgement.graph
    most = None if whole else FIRST_POSITIONS
    for root in graph.roots[:most]:
        yield Line(1, called(graph, root), (root,))
        if root not in found.positions:
            said = sentence(judgement, root)
            yield Line(2, said.text, said.cites)
            continue
        tally, standing = judgement.tallies[root], found.positions[root]
        if not tally.reasons_for and not tally.reasons_against:
            yield Line(2, words.say("stand", "nobody"))
            continue
        in_favour = _reasons(found, standing.reasons_for)
        yield Line(2, tally_for(words, tally, in_favour), _cited(graph, standing.reasons_for))
        contrary = _reasons(found, standing.reasons_against)
        yield Line(2, tally_against(words, tally, contrary), _cited(graph, standing.reasons_against))
    more = len(graph.roots) - len(graph.roots[:most])
    if more:
        yield Line(1, words.say("moves", "more", count=more, command=ways.everything))


def _reasons(found: Overall, links: Sequence[Id]) -> str:
    judgement = found.judgement
    return listed(language(judgement.graph), (link_name(judgement, judgement.graph.links[link]) for link in links))


def _cited(graph: DebateGraph, links: Sequence[Id]) -> tuple[Id, ...]:
    return tuple(dict.fromkeys(premise for link in links for premise in graph.links[link].premises))


BOTH = 2
"""Of so many reasons people say *both* and *neither*, not *all two* and *none of two*."""


def tally_for(words: Language, tally: Tally, names: str = "") -> str:
    """Return how many reasons for a position stand, and which where they are named."""
    given, standing = tally.reasons_for, tally.for_standing
    if not given:
        return words.say("stand", "for-none")
    if not standing:
        return words.say("stand", "for-neither" if given == BOTH else "for-fell", count=given)
    if standing == given:
        told = words.say("stand", "for-both" if given == BOTH else "for-all", count=given)
    else:
        told = words.say("stand", "for", given=given, count=standing)
    return words.say("stand", "namely", told=told, names=names) if names else told


def tally_against(words: Language, tally: Tally, names: str = "") -> str:
    """Return how many reasons against a position stand, and which where they are named."""
    given, standing = tally.reasons_against, tally.against_standing
    if not given:
        return words.say("stand", "against-none")
    if not standing:
        return words.say("stand", "against-neither" if given == BOTH else "against-fell", count=given)
    if standing == given:
        told = words.say("stand", "against-both" if given == BOTH else "against-all", count=given)
    else:
        told = words.say("stand", "against", given=given, count=standing)
    return words.say("stand", "namely", told=told, names=names) if names else told


def _granted(found: Overall, words: Language, *, whole: bool) -> Iterator[Line]:
    """Yield what speaks for several sides, and what nobody disputes though others build on it."""
    graph = found.judgement.graph
    for several in (True, False):
        claims = tuple(each.claim for each in found.granted if bool(each.speaks_for) is several)
        if not claims:
            continue
        names = listed(words, (name(graph.claims[claim]) for claim in claims))
        if whole:
            names = words.say("name", "separator").join(called(graph, claim) for claim in claims)
        key = "several-sides" if several else "undisputed"
        yield Line(1, words.say("stand", key, names=names), claims)


def _clashes(found: Overall, words: Language, ways: Ways) -> Iterator[Line]:
    """Yield the questions that the sides differ on, or without any the claims that most hangs on."""
    graph = found.judgement.graph
    if found.questions:
        yield Line(1, words.say("stand", "clash"))
        for split in found.questions:
            yield Line(2, split.asked.question.text, split.asked.claims)
        more = len(graph.debate.questions) - len(found.questions)
        if more:
            yield Line(2, words.say("moves", "more", count=more, command=ways.questions))
    elif found.cruxes:
        claims = tuple(dict.fromkeys(effect.revision.claim for effect in found.cruxes))
        names = words.say("name", "separator").join(name(graph.claims[claim]) for claim in claims)
        yield Line(1, words.say("stand", "hinges", names=names), claims)


def _open(found: Overall, words: Language, ways: Ways) -> str:
    """Return how many objections wait for an answer, what is not settled, and how much nobody has argued."""
    judgement = found.judgement
    waiting = len(judgement.unanswered)
    unsettled = sum(verdict in OPEN for verdict in judgement.verdicts.values())
    told = []
    if waiting:
        told.append(words.say("stand", "waiting", count=waiting))
    if unsettled:
        told.append(words.say("stand", "unsettled", count=unsettled))
    unargued = sum(cell.unargued for cell in found.gaps)
    if unargued:
        told.append(words.say("stand", "gaps", count=unargued, command=ways.gaps))
    if not told:
        return words.say("stand", "nothing-open")
    return words.say("stand", "open", what=words.say("name", "separator").join(told))

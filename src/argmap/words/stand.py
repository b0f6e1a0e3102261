"""Where a debate stands, in a few lines: the first that somebody wants to know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from argmap.graph import Link
from argmap.model import Id
from argmap.reasoning import Overall, Tally
from argmap.words.languages import Language, language
from argmap.words.lines import Line
from argmap.words.moves import FIRST_MOVES, OPEN, move_lines
from argmap.words.names import all_premises, enumeration, link_name, name, name_with_id
from argmap.words.verdict import sentence

FIRST_POSITIONS = 5
"""So many positions are told one by one.

A debate with more of them is a list that nobody reads at first.
"""


class Ways(NamedTuple):
    """How to see what is left out, as one types it.

    Every verdict, objections, questions, what nobody has argued.
    """

    everything: str
    objections: str
    questions: str
    gaps: str


def stand_lines(found: Overall, ways: Ways, *, whole: bool = False) -> Iterator[Line]:
    """Yield where a debate stands.

    Position by position, what all grant, where they clash, and what is open.

    The numbers are those of the judgement; a list that is cut says by how much, and `whole` cuts
    none.
    """
    words = language(found.judgement.graph)
    yield Line(0, words.say("stand", "where"))
    yield from _positions(found, words, ways, whole=whole)
    yield from _granted(found, words, whole=whole)
    yield from _clashes(found, words, ways)
    yield Line(1, _open(found, words, ways))


def unanswered_lines(found: Overall, ways: Ways) -> Iterator[Line]:
    """Yield the first few objections that nobody has answered.

    Those whose answer would move a tally.
    """
    judgement = found.judgement
    words = language(judgement.graph)
    moving = [move for move in found.unanswered if move.tallies]
    # where no answer would move a tally, those are told that would at least change verdicts
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
    graph = found.judgement.graph
    roots = graph.roots
    if not whole:
        roots = roots[:FIRST_POSITIONS]
    for root in roots:
        yield Line(1, name_with_id(graph, root), (root,))
        yield from _sides(found, words, root)
    more = len(graph.roots) - len(roots)
    if more:
        yield Line(1, words.say("moves", "more", count=more, command=ways.everything))


def _sides(found: Overall, words: Language, root: Id) -> Iterator[Line]:
    """Yield what stands for and against a position; of a claim that is none what is told of it."""
    judgement, graph = found.judgement, found.judgement.graph
    if root not in found.positions:
        said = sentence(judgement, root)
        yield Line(2, said.text, said.cites)
        return
    tally = judgement.tallies[root]
    if not tally.reasons_for and not tally.reasons_against:
        yield Line(2, words.say("stand", "nobody"))
        return
    standing = found.positions[root]
    in_favour = [graph.links[link] for link in standing.reasons_for]
    text = tally_for(words, tally, _names(found, in_favour))
    yield Line(2, text, all_premises(in_favour))
    contrary = [graph.links[link] for link in standing.reasons_against]
    text = tally_against(words, tally, _names(found, contrary))
    yield Line(2, text, all_premises(contrary))


def _names(found: Overall, links: Iterable[Link]) -> str:
    judgement = found.judgement
    return enumeration(language(judgement.graph), (link_name(judgement, link) for link in links))


BOTH = 2
"""Of so many reasons people say *both* and *neither*, not *all two* and *none of two*."""


def tally_for(words: Language, tally: Tally, names: str = "") -> str:
    """Return how many reasons for a position stand, and which where they are named."""
    given, standing = tally.reasons_for, tally.for_standing
    if not given:
        return words.say("stand", "for-none")
    if not standing:
        # each is a sentence of its own in the catalogues: no two languages would put it together
        # alike
        key = "for-fell"
        if given == BOTH:
            key = "for-neither"
        return words.say("stand", key, count=given)
    if standing < given:
        told = words.say("stand", "for", given=given, count=standing)
    else:
        key = "for-all"
        if given == BOTH:
            key = "for-both"
        told = words.say("stand", key, count=given)
    if not names:
        return told
    return words.say("stand", "namely", told=told, names=names)


def tally_against(words: Language, tally: Tally, names: str = "") -> str:
    """Return how many reasons against a position stand, and which where they are named."""
    given, standing = tally.reasons_against, tally.against_standing
    if not given:
        return words.say("stand", "against-none")
    if not standing:
        key = "against-fell"
        if given == BOTH:
            key = "against-neither"
        return words.say("stand", key, count=given)
    if standing < given:
        told = words.say("stand", "against", given=given, count=standing)
    else:
        key = "against-all"
        if given == BOTH:
            key = "against-both"
        told = words.say("stand", key, count=given)
    if not names:
        return told
    return words.say("stand", "namely", told=told, names=names)


def _granted(found: Overall, words: Language, *, whole: bool) -> Iterator[Line]:
    """Yield what speaks for several sides, and what nobody disputes though others build on it."""
    several, undisputed = [], []
    for each in found.granted:
        if each.speaks_for:
            several.append(each.claim)
        else:
            undisputed.append(each.claim)
    if several:
        names = _granted_names(found, several, whole=whole)
        yield Line(1, words.say("stand", "several-sides", names=names), tuple(several))
    if undisputed:
        names = _granted_names(found, undisputed, whole=whole)
        yield Line(1, words.say("stand", "undisputed", names=names), tuple(undisputed))


def _granted_names(found: Overall, claims: Sequence[Id], *, whole: bool) -> str:
    graph = found.judgement.graph
    words = language(graph)
    if not whole:
        return enumeration(words, (name(graph.claims[claim]) for claim in claims))
    return enumeration(words, (name_with_id(graph, claim) for claim in claims), None)


def _clashes(found: Overall, words: Language, ways: Ways) -> Iterator[Line]:
    """Yield the questions that the sides differ on, or else the claims that most hangs on."""
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
    """Return what is open: objections without an answer, unsettled claims, gaps."""
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

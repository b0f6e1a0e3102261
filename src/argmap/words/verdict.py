"""The words for what is judged: the only source of verdict text.

Verdicts are told in the words of debate, never as "false", "refuted" or "defeated": a claim with an unanswered
objection may well be true. Claims are named by their labels, and every sentence cites the ids that it names or counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from argmap.graph import DebateGraph, Link, Stance
from argmap.model import Id
from argmap.reasoning import (
    Bearing,
    Change,
    Crux,
    Cruxes,
    Effect,
    Judgement,
    Label,
    Moves,
    Policy,
    Reading,
    Revision,
    Role,
    StepsDisputed,
    Supposition,
    TallyMove,
    Verdict,
    current,
    steps_disputed,
)
from argmap.words.account import account_sentence
from argmap.words.languages import Language, language
from argmap.words.lines import Sentence
from argmap.words.names import case_name, listed, name, one_stop, together, within

GLYPHS: Mapping[Verdict, str] = MappingProxyType(
    {
        Verdict.STANDS: "✓",
        Verdict.UNANSWERED: "!",
        Verdict.REASONS_FELL: "↓",
        Verdict.UNSETTLED: "?",
        Verdict.CIRCULAR: "↻",
        Verdict.SWITCHED_OFF: "×",
        Verdict.ACCEPTED: "●",
        Verdict.OUT_OF_CASE: "○",
    }
)
"""The sign of each verdict, the same in every language."""
STEP_GLYPH = "⊘"
"""The sign that a step of a claim is disputed; a picture draws it with the same sign as an undercut."""


@dataclass(frozen=True, slots=True)
class Badge:
    """A verdict in a glyph and a word."""

    glyph: str
    word: str


def note(graph: DebateGraph) -> str:
    """Return what is to be said once wherever verdicts are shown."""
    return language(graph).say("verdict", "note")


def badge(verdict: Verdict, unchallenged: bool, words: Language) -> Badge | None:  # noqa: FBT001 - a fact
    """Return the badge of a verdict, None for a claim that stands and that nothing here objects to directly."""
    if unchallenged and verdict is Verdict.STANDS:
        return None
    return full_badge(verdict, words)


def full_badge(verdict: Verdict, words: Language) -> Badge:
    """Return the badge of a verdict, also for a claim that nothing here objects to."""
    return Badge(GLYPHS[verdict], words.word(verdict))


def step_badge(found: StepsDisputed, words: Language) -> Badge | None:
    """Return the second badge of a claim, beside that of its verdict: None where no step of it is disputed."""
    if not found.disputed:
        return None
    if found.disputed < found.steps:
        word = words.say("badge", "some-steps-disputed", disputed=found.disputed, steps=found.steps)
    elif found.steps > 1:
        word = words.say("badge", "steps-disputed")
    else:
        word = words.say("badge", "step-disputed")
    return Badge(STEP_GLYPH, word)


def badges(judgement: Judgement, claim: Id) -> tuple[Badge, ...]:
    """Return the badges of a claim among all claims of its debate: its verdict's, and that of its steps.

    A position has none, and a claim that nothing here objects to, neither directly nor by its steps, neither.
    """
    verdict, words = judgement.verdicts.get(claim), language(judgement.graph)
    if verdict is None:
        return ()
    found = badge(verdict, claim in judgement.unobjected, words), step_badge(steps_disputed(judgement, claim), words)
    return tuple(each for each in found if each)


def sentence(judgement: Judgement, id_: Id, *, reading: Reading | None = None) -> Sentence:
    """Return what is told of a claim; of a position, which has no verdict, its tally.

    The reading of an undecided claim is told as well, where it is given or near.

    Raises:
        UnknownId: The debate holds no such claim.
    """
    claim = current(judgement.graph, id_)
    said = account_sentence(judgement, claim, reading)
    return tally_sentence(judgement, claim) if said is None else said


def tally_sentence(judgement: Judgement, position: Id) -> Sentence:
    """Return how many reasons a position has for and against it and how many of these stand; cites their claims."""
    tally = judgement.tallies[position]
    words = language(judgement.graph)
    text = words.say(
        "tally",
        "both-sides",
        reasons_for=of_which(words, tally.reasons_for, tally.for_standing),
        reasons_against=of_which(words, tally.reasons_against, tally.against_standing),
    )
    return Sentence(text, _cited(judgement.graph.replies(position)))


def of_which(words: Language, given: int, standing: int) -> str:
    """Return a number of reasons and how many of them stand."""
    if not given:
        return words.say("tally", "none")
    return words.say("tally", "given", given=given, count=standing)


def crux_sentence(cruxes: Cruxes, crux: Crux) -> Sentence:
    """Return what a change of mind about a crux changes; cites the crux and the claims whose verdicts it counts."""
    judgement, link = cruxes.judgement, cruxes.judgement.graph.links.get(cruxes.target)
    if link is None:
        return effect_sentence(judgement, Effect(crux.revision, crux.flips), first=cruxes.target)
    words = language(judgement.graph)
    claim = within(judgement.graph, (crux.revision.claim,))
    reason = together(judgement.graph, link.premises)
    match crux.label:
        case Label.IN:
            text = words.say("crux", "reason-stands", claim=claim, reason=reason)
        case Label.OUT:
            text = words.say("crux", "reason-falls", claim=claim, reason=reason)
        case Label.UNDECIDED:
            text = words.say("crux", "reason-unsettled", claim=claim, reason=reason)
    return _said(text, crux.revision.claim, *link.premises)


def effect_sentence(judgement: Judgement, effect: Effect, *, first: Id | None = None) -> Sentence:
    """Return which tallies a change of mind moves, how many verdicts it changes, and one of these.

    Named is the `first`, or the author's first; cited are the crux, the positions, and the claims that are counted.
    """
    graph, flips = judgement.graph, effect.flips
    words = language(graph)
    crux = within(graph, (effect.revision.claim,))
    target = within(graph, (first if first in flips else flips[0],)) if flips else ""
    if effect.tallies and flips:
        moves = moves_phrase(graph, effect.tallies)
        text = words.say("crux", "moves-and-changes", claim=crux, moves=moves, count=len(flips), target=target)
    elif effect.tallies:
        text = words.say("crux", "moves", claim=crux, moves=moves_phrase(graph, effect.tallies))
    elif flips:
        text = words.say("crux", "changes", claim=crux, count=len(flips), target=target)
    else:
        text = words.say("crux", "changes-nothing", claim=crux)
    return _said(text, effect.revision.claim, *(move.position for move in effect.tallies), *flips)


def moves_phrase(graph: DebateGraph, moves: Moves) -> str:
    """Return which tallies move: how many reasons more, or fewer, would stand for and against positions."""
    words = language(graph)
    return listed(words, (_move(graph, words, move) for move in moves), None)


def _move(graph: DebateGraph, words: Language, move: TallyMove) -> str:
    position, count = within(graph, (move.position,)), abs(move.change)
    match move.stance, move.change > 0:
        case Stance.FOR, True:
            return words.say("crux", "more-for", position=position, count=count)
        case Stance.FOR, False:
            return words.say("crux", "fewer-for", position=position, count=count)
        case Stance.AGAINST, True:
            return words.say("crux", "more-against", position=position, count=count)
        case _:
            return words.say("crux", "fewer-against", position=position, count=count)


def revision_phrase(graph: DebateGraph, revision: Revision) -> str:
    """Return what is done in a change of mind, with the claim's id, as one needs it to try it."""
    words, claim = language(graph), name(graph.claims[revision.claim])
    match revision.change:
        case Change.WITHOUT:
            return words.say("crux", "turned-off", claim=claim, id=revision.claim)
        case Change.ACCEPT:
            return words.say("crux", "taken-on", claim=claim, id=revision.claim)


def flips_phrase(graph: DebateGraph, flips: Sequence[Id]) -> str:
    """Return how many verdicts would change, at least one, and the first few of their claims."""
    words = language(graph)
    names = listed(words, (name(graph.claims[claim]) for claim in flips))
    return words.say("crux", "flips", count=len(flips), claims=names)


def bearing_sentence(graph: DebateGraph, bearing: Bearing) -> Sentence:
    """Return how a claim bears the load of another; cites it."""
    words, claim = language(graph), name(graph.claims[bearing.claim])
    match bearing.role:
        case Role.FOUNDATION:
            text = words.say("crux", "foundation", claim=claim)
        case Role.GUARD:
            text = words.say("crux", "guard", claim=claim)
    return _said(text, bearing.claim)


def supposition_caption(graph: DebateGraph, supposition: Supposition) -> str:
    """Return in one line what is supposed, empty where nothing is: a picture made under a supposition says so."""
    words = language(graph)
    parts = []
    if supposition.case is not None:
        parts.append(words.say("supposition", "judged-for", case=case_name(graph, supposition.case)))
    if supposition.without:
        claims = listed(words, (name(graph.claims[id_]) for id_ in supposition.without))
        parts.append(words.say("supposition", "without", claims=claims))
    if supposition.accept:
        claims = listed(words, (name(graph.claims[id_]) for id_ in supposition.accept))
        parts.append(words.say("supposition", "accepting", claims=claims))
    if supposition.policy is not Policy.REASONS_NEEDED:
        parts.append(words.word(supposition.policy))
    return one_stop(" ".join(parts))


def _said(text: str, *cites: Id) -> Sentence:
    """Return a sentence that ends with one mark and cites each id once."""
    return Sentence(one_stop(text), tuple(dict.fromkeys(cites)))


def _cited(links: Iterable[Link]) -> tuple[Id, ...]:
    return tuple(dict.fromkeys(premise for link in links for premise in link.premises))


def aside(judgement: Judgement, claim: Id) -> Sentence:
    """Return why a claim is set aside: it was switched off, or the chosen case leaves it out."""
    words = language(judgement.graph)
    if claim in judgement.supposition.without:
        return Sentence(words.say("verdict", "switched-off"))
    case = case_name(judgement.graph, judgement.supposition.case or "")
    return Sentence(words.say("verdict", "out-of-case", case=case))

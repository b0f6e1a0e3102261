"""The words for what is judged: the only source of verdict text.

Verdicts are told in the words of debate, never as "false", "refuted" or "defeated": a claim with an
unanswered objection may well be true. Claims are named by their labels, and every sentence cites
the ids that it names or counts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from argmap.graph import DebateGraph, Stance
from argmap.model import Id, Relation
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
    Tally,
    TallyMove,
    Verdict,
    current,
    steps_disputed,
)
from argmap.words.account import account_sentence
from argmap.words.languages import Language, language
from argmap.words.lines import Sentence
from argmap.words.names import (
    all_premises,
    case_name,
    enumeration,
    joint_name,
    name,
    one_stop,
    quoted_name,
)

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
"""The sign of an undercut, at whatever has one."""


@dataclass(frozen=True, slots=True)
class Badge:
    """A verdict in a glyph and a word."""

    glyph: str
    word: str


def note(graph: DebateGraph) -> str:
    """Return what is to be said once wherever verdicts are shown."""
    return language(graph).say("verdict", "note")


def badge(
    verdict: Verdict,
    unchallenged: bool,  # noqa: FBT001 - a fact
    words: Language,
) -> Badge | None:
    """Return the badge of a verdict, None for a claim that stands and is not objected to."""
    if unchallenged and verdict is Verdict.STANDS:
        return None
    return full_badge(verdict, words)


def full_badge(verdict: Verdict, words: Language) -> Badge:
    """Return the badge of a verdict, also for a claim that nothing here objects to."""
    return Badge(GLYPHS[verdict], words.word(verdict))


def step_badge(found: StepsDisputed, words: Language) -> Badge | None:
    """Return the second badge of a claim, beside that of its verdict.

    None where no step of it is disputed.
    """
    if not found.disputed:
        return None
    if found.disputed < found.steps:
        word = words.say("badge", "some-steps-disputed", disputed=found.disputed, steps=found.steps)
    elif found.steps > 1:
        word = words.say("badge", "steps-disputed")
    else:
        word = words.say("badge", "step-disputed")
    return Badge(STEP_GLYPH, word)


def verdict_meaning(verdict: Verdict, words: Language) -> str:
    """Return what the badge of a verdict means, for the key of a picture."""
    match verdict:
        case Verdict.STANDS:
            key = "answered"
        case Verdict.UNANSWERED:
            key = "unanswered"
        case Verdict.REASONS_FELL:
            key = "reasons-fell"
        case Verdict.UNSETTLED:
            key = "unsettled"
        case Verdict.CIRCULAR:
            key = "circular"
        case Verdict.SWITCHED_OFF:
            key = "switched-off"
        case Verdict.ACCEPTED:
            key = "accepted"
        case Verdict.OUT_OF_CASE:
            key = "out-of-case"
    return words.say("meaning", key)


def steps_meaning(words: Language) -> str:
    """Return what the badge of a claim's disputed steps means, for the key of a picture."""
    return words.say("meaning", "step-disputed")


@dataclass(frozen=True, slots=True)
class BadgeMeaning:
    """A badge, and what it means."""

    badge: Badge
    meaning: str


def badge_meanings(judgement: Judgement) -> tuple[BadgeMeaning, ...]:
    """Return the badges that occur in a debate with what they mean, in the order of the verdicts.

    O(claims).
    """
    words = language(judgement.graph)
    occurring = {
        verdict
        for claim, verdict in judgement.verdicts.items()
        if verdict is not Verdict.STANDS or claim not in judgement.unobjected
    }
    found = [
        BadgeMeaning(full_badge(verdict, words), verdict_meaning(verdict, words))
        for verdict in Verdict
        if verdict in occurring
    ]
    disputed = step_badge(StepsDisputed(1, 1), words)
    if disputed and any(link.relation is Relation.UNDERCUTS for link in judgement.graph.reasoned):
        found.append(BadgeMeaning(disputed, steps_meaning(words)))
    return tuple(found)


def badges(judgement: Judgement, claim: Id) -> tuple[Badge, ...]:
    """Return the badges of a claim among all claims of its debate.

    Its verdict's, and that of its steps.

    A position has none, and a claim that nothing here objects to, neither directly nor by its
    steps, neither.
    """
    verdict = judgement.verdicts.get(claim)
    if verdict is None:  # a position is never judged itself
        return ()
    words = language(judgement.graph)
    found = (
        badge(verdict, claim in judgement.unobjected, words),
        step_badge(steps_disputed(judgement, claim), words),
    )
    return tuple(each for each in found if each)


def sentence(judgement: Judgement, id_: Id, *, reading: Reading | None = None) -> Sentence:
    """Return what is told of a claim; of a position, which has no verdict, its tally.

    The reading of an undecided claim is told as well, where it is given or near.

    Raises:
        UnknownId: The debate holds no such claim.
    """
    claim = current(judgement.graph, id_)
    said = account_sentence(judgement, claim, reading)
    if said is None:
        return tally_sentence(judgement, claim)
    return said


def tally_sentence(judgement: Judgement, position: Id) -> Sentence:
    """Return how many reasons a position has for and against it and how many of these stand.

    Cites their claims.
    """
    tally = judgement.tallies[position]
    words = language(judgement.graph)
    text = words.say(
        "tally",
        "both-sides",
        reasons_for=of_which(words, tally.reasons_for, tally.for_standing),
        reasons_against=of_which(words, tally.reasons_against, tally.against_standing),
    )
    return Sentence(text, all_premises(judgement.graph.replies(position)))


def kept_tally_sentence(words: Language, kept: Tally, whole: Tally) -> str:
    """Return how many of a position's reasons the filters keep, and how many of these stand."""
    given = of_which(words, kept.reasons_for, kept.for_standing, whole.reasons_for)
    contrary = of_which(words, kept.reasons_against, kept.against_standing, whole.reasons_against)
    told = words.say("tally", "both-sides", reasons_for=given, reasons_against=contrary)
    return words.say("tally", "filtered", tally=told)


def of_which(words: Language, given: int, standing: int, whole: int | None = None) -> str:
    """Return a number of reasons and how many of them stand; under a filter also of how many."""
    if not given and not whole:
        return words.say("tally", "none")
    if whole is None:
        return words.say("tally", "given", given=given, count=standing)
    if not given:
        return words.say("tally", "none-of", whole=whole)
    return words.say("tally", "given-of", given=given, whole=whole, count=standing)


def crux_sentence(cruxes: Cruxes, crux: Crux) -> Sentence:
    """Return what a change of mind about a crux changes.

    Cites the crux and the claims whose verdicts it counts.
    """
    judgement = cruxes.judgement
    link = judgement.graph.links.get(cruxes.target)
    if link is None:  # the target is a claim, and no reason for or against a position
        return effect_sentence(judgement, Effect(crux.revision, crux.flips), first=cruxes.target)
    words = language(judgement.graph)
    claim = quoted_name(judgement.graph, (crux.revision.claim,))
    reason = joint_name(judgement.graph, link.premises)
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

    Named is the `first`, or the author's first; cited are the crux, the positions, and the claims
    that are counted.
    """
    graph, flips = judgement.graph, effect.flips
    words = language(graph)
    crux = quoted_name(graph, (effect.revision.claim,))
    target = ""
    if first in flips:
        target = quoted_name(graph, (first,))
    elif flips:
        target = quoted_name(graph, flips[:1])
    if effect.tallies and flips:
        moves = moves_phrase(graph, effect.tallies)
        text = words.say(
            "crux", "moves-and-changes", claim=crux, moves=moves, count=len(flips), target=target
        )
    elif effect.tallies:
        text = words.say("crux", "moves", claim=crux, moves=moves_phrase(graph, effect.tallies))
    elif flips:
        text = words.say("crux", "changes", claim=crux, count=len(flips), target=target)
    else:
        text = words.say("crux", "changes-nothing", claim=crux)
    return _said(text, effect.revision.claim, *(move.position for move in effect.tallies), *flips)


def moves_phrase(graph: DebateGraph, moves: Moves) -> str:
    """Return which tallies move.

    How many reasons more, or fewer, would stand for and against positions.
    """
    words = language(graph)
    return enumeration(words, (_move(graph, words, move) for move in moves), None)


def _move(graph: DebateGraph, words: Language, move: TallyMove) -> str:
    more = move.change > 0
    if move.stance is Stance.FOR:
        key = "fewer-for"
        if more:
            key = "more-for"
    else:
        key = "fewer-against"
        if more:
            key = "more-against"
    position = quoted_name(graph, (move.position,))
    return words.say("crux", key, position=position, count=abs(move.change))


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
    names = enumeration(words, (name(graph.claims[claim]) for claim in flips))
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
    """Return in one line what is supposed, empty where nothing is.

    A picture made under a supposition says so.
    """
    words = language(graph)
    parts = []
    if supposition.case is not None:
        parts.append(
            words.say("supposition", "judged-for", case=case_name(graph, supposition.case))
        )
    if supposition.without:
        claims = enumeration(words, (name(graph.claims[id_]) for id_ in supposition.without))
        parts.append(words.say("supposition", "without", claims=claims))
    if supposition.accept:
        claims = enumeration(words, (name(graph.claims[id_]) for id_ in supposition.accept))
        parts.append(words.say("supposition", "accepting", claims=claims))
    if supposition.policy is not Policy.REASONS_NEEDED:
        parts.append(words.word(supposition.policy))
    return one_stop(" ".join(parts))


def _said(text: str, *cites: Id) -> Sentence:
    """Return a sentence that ends with one mark and cites each id once."""
    return Sentence(one_stop(text), tuple(dict.fromkeys(cites)))


def aside_sentence(judgement: Judgement, claim: Id) -> Sentence:
    """Return why a claim is set aside: it was switched off, or the chosen case leaves it out."""
    words = language(judgement.graph)
    if claim in judgement.supposition.without:
        return Sentence(words.say("verdict", "switched-off"))
    case = case_name(judgement.graph, judgement.supposition.case or "")
    return Sentence(words.say("verdict", "out-of-case", case=case))

"""The words for what is judged: the only source of verdict text.

Verdicts are told in the words of debate, never as "false", "refuted" or "defeated": a claim with an unanswered
objection may well be true. Claims are named by their labels, and every sentence cites the ids that it names or counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from argmap.graph import DebateGraph, Link
from argmap.model import Claim, Id
from argmap.reasoning.account import StepsDisputed, steps_disputed
from argmap.reasoning.bearing import Bearing, Role
from argmap.reasoning.cruxes import Crux, Cruxes, Effect
from argmap.reasoning.judgement import Judgement, Label, Reading, Verdict
from argmap.reasoning.revision import Change, Revision
from argmap.reasoning.supposition import Policy, Supposition, current
from argmap.words.languages import Language, language
from argmap.words.lines import Sentence

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

LONGEST_NAME = 60
MOST_NAMED = 3
_DOUBLE_STOP = re.compile(r"([…?!])\.")


@dataclass(frozen=True, slots=True)
class Badge:
    """A verdict in a glyph and a word."""

    glyph: str
    word: str


def note(graph: DebateGraph) -> str:
    """Return what is to be said once wherever verdicts are shown."""
    return language(graph).say("verdict", "note")


def badge(verdict: Verdict, unchallenged: bool, words: Language) -> Badge | None:  # noqa: FBT001
    """Return the badge of a verdict, None for a claim that stands because nobody has objected yet."""
    if unchallenged and verdict is Verdict.STANDS:
        return None
    return full_badge(verdict, words)


def full_badge(verdict: Verdict, words: Language) -> Badge:
    """Return the badge of a verdict, also for a claim that nobody has objected to."""
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

    A position has none, and a claim to which and to whose steps nobody objects neither.
    """
    verdict, words = judgement.verdicts.get(claim), language(judgement.graph)
    if verdict is None:
        return ()
    found = badge(verdict, claim in judgement.unobjected, words), step_badge(steps_disputed(judgement, claim), words)
    return tuple(each for each in found if each)


def name(claim: Claim) -> str:
    """Return what a sentence calls a claim: its label, else the beginning of its text, without a full stop."""
    full = claim.name.rstrip(".")
    if len(full) <= LONGEST_NAME:
        return full
    return full[: LONGEST_NAME - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def theme_name(theme: str) -> str:
    """Return what a heading calls a theme.

    >>> theme_name("due-process"), theme_name("AI safety")
    ('Due process', 'AI safety')
    """
    words = theme.replace("-", " ")
    return words[:1].upper() + words[1:]


def sentence(judgement: Judgement, id_: Id, *, reading: Reading | None = None) -> Sentence:
    """Return what is said of a claim's verdict; of a position, which has none, its tally.

    Where the reading of an undecided claim is given, it is told as well.

    Raises:
        UnknownId: The debate holds no such claim.
    """
    claim = current(judgement.graph, id_)
    if claim not in judgement.verdicts:
        return tally_sentence(judgement, claim)
    said = _spoken(judgement, claim, judgement.verdicts[claim])
    text = f"{said.text} {reading_text(judgement.graph, reading)}" if reading else said.text
    return _said(text, *said.cites)


def reading_text(graph: DebateGraph, reading: Reading) -> str:
    """Return on which consistent readings a claim holds, as a sentence to follow another."""
    words = language(graph)
    reason = words.word(reading.limit) if reading.limit else ""
    return words.word(reading.holds).format(reason=reason)


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
    claim = name(judgement.graph.claims[crux.revision.claim])
    reason = link_name(judgement, link)
    match crux.label:
        case Label.IN:
            text = words.say("crux", "reason-stands", claim=claim, reason=reason)
        case Label.OUT:
            text = words.say("crux", "reason-falls", claim=claim, reason=reason)
        case Label.UNDECIDED:
            text = words.say("crux", "reason-unsettled", claim=claim, reason=reason)
    return _said(text, crux.revision.claim, *link.premises)


def effect_sentence(judgement: Judgement, effect: Effect, *, first: Id | None = None) -> Sentence:
    """Return how many verdicts a change of mind changes, and one of them: the `first`, or the author's first."""
    claims, flips = judgement.graph.claims, effect.flips
    words = language(judgement.graph)
    crux = name(claims[effect.revision.claim])
    if not flips:
        return _said(words.say("crux", "changes-nothing", claim=crux), effect.revision.claim)
    target = name(claims[first if first in flips else next(iter(flips))])
    text = words.say("crux", "changes", claim=crux, count=len(flips), target=target)
    return _said(text, effect.revision.claim, *flips)


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


def called(graph: DebateGraph, claim: Id) -> str:
    """Return a claim's name and id."""
    return f"{name(graph.claims[claim])} ({claim})"


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
        parts.append(words.say("supposition", "judged-for", case=_case(graph, supposition.case)))
    if supposition.without:
        claims = listed(words, (name(graph.claims[id_]) for id_ in supposition.without))
        parts.append(words.say("supposition", "without", claims=claims))
    if supposition.accept:
        claims = listed(words, (name(graph.claims[id_]) for id_ in supposition.accept))
        parts.append(words.say("supposition", "accepting", claims=claims))
    if supposition.policy is not Policy.REASONS_NEEDED:
        parts.append(words.word(supposition.policy))
    return one_stop(" ".join(parts))


def _case(graph: DebateGraph, id_: Id) -> str:
    return next((case.name.rstrip(".") for case in graph.debate.cases if case.id == id_), id_)


def listed(words: Language, names: Iterable[str]) -> str:
    """Return the first few names in a row, and how many more there are."""
    listed = list(dict.fromkeys(names))
    more = len(listed) - MOST_NAMED
    row = words.say("name", "separator").join(listed[:MOST_NAMED])
    return words.say("name", "and-more", names=row, more=more) if more > 0 else row


def one_stop(text: str) -> str:
    """Return a text without the full stops that follow another mark, as where a sentence ends with a name.

    >>> one_stop("Without: Is it so?. Accepting: No.")
    'Without: Is it so? Accepting: No.'
    """
    return _DOUBLE_STOP.sub(r"\1", text)


def _said(text: str, *cites: Id) -> Sentence:
    """Return a sentence that ends with one mark and cites each id once."""
    return Sentence(one_stop(text), tuple(dict.fromkeys(cites)))


def _cited(links: Iterable[Link]) -> tuple[Id, ...]:
    return tuple(dict.fromkeys(premise for link in links for premise in link.premises))


def link_name(judgement: Judgement, link: Link) -> str:
    """Return what a sentence calls a link by: its premises, and that it is undercut where only that makes it fall."""
    words = language(judgement.graph)
    names = [name(judgement.graph.claims[premise]) for premise in link.premises]
    joined = names[0]
    if len(names) > 1:
        joined = words.say("name", "together", premises=listed(words, names[:-1]), last=names[-1])
    return words.say("name", "step-undercut", link=joined) if _only_step_fell(judgement, link) else joined


def _only_step_fell(judgement: Judgement, link: Link) -> bool:
    """Tell whether no premise of a link falls and it falls nevertheless, by an undercut."""
    fell = judgement.labels[link.id] is Label.OUT
    return fell and all(judgement.labels[premise] is not Label.OUT for premise in link.premises)


def _spoken(judgement: Judgement, claim: Id, verdict: Verdict) -> Sentence:
    words = language(judgement.graph)
    match verdict:
        case Verdict.STANDS:
            return _stands(judgement, claim, words)
        case Verdict.UNANSWERED:
            return _unanswered(judgement, claim, words)
        case Verdict.REASONS_FELL:
            return _reasons_fell(judgement, claim, words)
        case Verdict.UNSETTLED:
            return _unsettled(judgement, claim, words)
        case Verdict.CIRCULAR:
            undecided = (link for link in judgement.reasons(claim) if judgement.undecided(link))
            return Sentence(words.say("verdict", "circular"), _cited(undecided))
        case Verdict.ACCEPTED:
            return Sentence(words.say("verdict", "accepted"))
        case Verdict.SWITCHED_OFF | Verdict.OUT_OF_CASE:
            return aside(judgement, claim)


def aside(judgement: Judgement, claim: Id) -> Sentence:
    """Return why a claim is set aside: it was switched off, or the chosen case leaves it out."""
    words = language(judgement.graph)
    if claim in judgement.supposition.without:
        return Sentence(words.say("verdict", "switched-off"))
    case = _case(judgement.graph, judgement.supposition.case or "")
    return Sentence(words.say("verdict", "out-of-case", case=case))


def _stands(judgement: Judgement, claim: Id, words: Language) -> Sentence:
    objections = judgement.objections(claim)
    if not objections:
        return Sentence(words.say("verdict", "unchallenged"))
    if any(judgement.set_aside(link) for link in objections):
        text = words.say("verdict", "set-aside", count=len(objections))
    else:
        text = words.say("verdict", "answered", count=len(objections))
    reason = judgement.best_reason(claim)
    if reason is None:
        return Sentence(text, _cited(objections))
    ground = words.say("verdict", "rests-on", reason=link_name(judgement, reason))
    return Sentence(f"{text} {ground}", _cited((*objections, reason)))


def _unanswered(judgement: Judgement, claim: Id, words: Language) -> Sentence:
    objections = [link for link in judgement.objections(claim) if judgement.stands(link)]
    names = listed(words, (link_name(judgement, link) for link in objections))
    text = words.say("verdict", "unanswered", count=len(objections), objections=names)
    return Sentence(text, _cited(objections))


def _reasons_fell(judgement: Judgement, claim: Id, words: Language) -> Sentence:
    reasons = judgement.reasons(claim)
    cites = _cited(reasons)
    if judgement.unsourced(claim):
        return Sentence(words.say("verdict", "no-source"))
    if all(judgement.out_of_case.intersection(link.premises) for link in reasons):
        case = _case(judgement.graph, judgement.supposition.case or "")
        return Sentence(words.say("verdict", "no-reason-in-case", case=case), cites)
    names = listed(words, (link_name(judgement, link) for link in reasons))
    return Sentence(words.say("verdict", "reasons-fell", reasons=names), cites)


def _unsettled(judgement: Judgement, claim: Id, words: Language) -> Sentence:
    tie = judgement.tie(claim) or ((claim,), (claim,))
    one, other = (listed(words, (name(judgement.graph.claims[id_]) for id_ in side)) for side in tie)
    text = words.say("verdict", "unsettled", one=one, other=other)
    return Sentence(text, tuple(dict.fromkeys((*tie[0], *tie[1]))))

"""The words for what is judged: the only source of verdict text, one table per language.

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
from argmap.reasoning.bearing import Bearing, Role
from argmap.reasoning.cruxes import Crux, Cruxes, Effect
from argmap.reasoning.judgement import Judgement, Label, Reading, Verdict
from argmap.reasoning.revision import Change, Revision
from argmap.reasoning.supposition import Policy, Supposition, current
from argmap.words.german import GERMAN
from argmap.words.language import ENGLISH, Language
from argmap.words.lines import Sentence

LANGUAGES: Mapping[str, Language] = MappingProxyType({"en": ENGLISH, "de": GERMAN})

LONGEST_NAME = 60
MOST_NAMED = 3
_DOUBLE_STOP = re.compile(r"([…?!])\.")


@dataclass(frozen=True, slots=True)
class Badge:
    """A verdict in a glyph and a word."""

    glyph: str
    word: str


def language(graph: DebateGraph) -> Language:
    """Return the words of the debate's language, English where there are none for it."""
    return in_language(graph.debate.language)


def in_language(tag: str) -> Language:
    """Return the words of a language such as `de` or `de-CH`, English where there are none for it."""
    return LANGUAGES.get(tag.split("-", maxsplit=1)[0].lower(), ENGLISH)


def note(graph: DebateGraph) -> str:
    """Return what is to be said once wherever verdicts are shown."""
    return language(graph).note


def badge(verdict: Verdict, unchallenged: bool = False, words: Language = ENGLISH) -> Badge | None:  # noqa: FBT001, FBT002
    """Return the badge of a verdict, None for a claim that stands because nobody has objected yet."""
    return None if unchallenged and verdict is Verdict.STANDS else Badge(*words.badges[verdict])


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
    read = reading_text(judgement.graph, reading) if reading else ""
    return _said(said.text + read, *said.cites)


def reading_text(graph: DebateGraph, reading: Reading) -> str:
    """Return on which consistent readings a claim holds, as a sentence to follow another."""
    words = language(graph)
    reason = words.ran_out[reading.limit] if reading.limit else ""
    return words.holds[reading.holds].format(reason=reason)


def tally_sentence(judgement: Judgement, position: Id) -> Sentence:
    """Return how many reasons a position has for and against it and how many of these stand; cites their claims."""
    tally = judgement.tallies[position]
    words = language(judgement.graph)
    text = words.tally.format(
        reasons_for=words.of_which(tally.reasons_for, tally.for_standing),
        reasons_against=words.of_which(tally.reasons_against, tally.against_standing),
    )
    return Sentence(text, _cited(judgement.graph.replies(position)))


def crux_sentence(cruxes: Cruxes, crux: Crux) -> Sentence:
    """Return what a change of mind about a crux changes; cites the crux and the claims whose verdicts it counts."""
    judgement, link = cruxes.judgement, cruxes.judgement.graph.links.get(cruxes.target)
    if link is None:
        return effect_sentence(judgement, Effect(crux.revision, crux.flips), first=cruxes.target)
    words = language(judgement.graph)
    match crux.label:
        case Label.IN:
            form = words.reason_stands
        case Label.OUT:
            form = words.reason_falls
        case Label.UNDECIDED:
            form = words.reason_unsettled
    crux_name = name(judgement.graph.claims[crux.revision.claim])
    text = form.format(claim=crux_name, reason=link_name(judgement, link))
    return _said(text, crux.revision.claim, *link.premises)


def effect_sentence(judgement: Judgement, effect: Effect, *, first: Id | None = None) -> Sentence:
    """Return how many verdicts a change of mind changes, and one of them: the `first`, or the author's first."""
    claims, flips = judgement.graph.claims, effect.flips
    words = language(judgement.graph)
    form = words.crux if len(flips) > 1 else words.one_crux if flips else words.no_crux
    target = first if first in flips else next(iter(flips), None)
    text = form.format(
        claim=name(claims[effect.revision.claim]), count=len(flips), target=name(claims[target]) if target else ""
    )
    return _said(text, effect.revision.claim, *flips)


def revision_phrase(graph: DebateGraph, revision: Revision) -> str:
    """Return what is done in a change of mind, with the claim's id, as one needs it to try it."""
    words = language(graph)
    match revision.change:
        case Change.WITHOUT:
            form = words.turned_off
        case Change.ACCEPT:
            form = words.taken_on
    return form.format(claim=name(graph.claims[revision.claim]), id=revision.claim)


def flips_phrase(graph: DebateGraph, flips: Sequence[Id]) -> str:
    """Return how many verdicts would change, at least one, and the first few of their claims."""
    words = language(graph)
    form = words.flips if len(flips) > 1 else words.one_flip
    return form.format(count=len(flips), claims=listed(words, (name(graph.claims[claim]) for claim in flips)))


def called(graph: DebateGraph, claim: Id) -> str:
    """Return a claim's name and id."""
    return f"{name(graph.claims[claim])} ({claim})"


def bearing_sentence(graph: DebateGraph, bearing: Bearing) -> Sentence:
    """Return how a claim bears the load of another; cites it."""
    words = language(graph)
    match bearing.role:
        case Role.FOUNDATION:
            form = words.foundation
        case Role.GUARD:
            form = words.guard
    return _said(form.format(claim=name(graph.claims[bearing.claim])), bearing.claim)


def supposition_caption(graph: DebateGraph, supposition: Supposition) -> str:
    """Return in one line what is supposed, empty where nothing is: a picture made under a supposition says so."""
    words = language(graph)
    parts = []
    if supposition.case is not None:
        parts.append(words.judged_for.format(case=_case(graph, supposition.case)))
    for ids, form in ((supposition.without, words.without), (supposition.accept, words.accepting)):
        if ids:
            parts.append(form.format(claims=listed(words, (name(graph.claims[id_]) for id_ in ids))))
    if supposition.policy is not Policy.REASONS_NEEDED:
        parts.append(words.policies[supposition.policy])
    return one_stop(" ".join(parts))


def _case(graph: DebateGraph, id_: Id) -> str:
    return next((case.name.rstrip(".") for case in graph.debate.cases if case.id == id_), id_)


def listed(words: Language, names: Iterable[str]) -> str:
    """Return the first few names in a row, and how many more there are."""
    listed = list(dict.fromkeys(names))
    more = len(listed) - MOST_NAMED
    row = words.separator.join(listed[:MOST_NAMED])
    return words.and_more.format(names=row, more=more) if more > 0 else row


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
        joined = words.together.format(premises=listed(words, names[:-1]), last=names[-1])
    return words.step_undercut.format(link=joined) if _only_step_fell(judgement, link) else joined


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
            return Sentence(
                words.circular, _cited(link for link in judgement.reasons(claim) if judgement.undecided(link))
            )
        case Verdict.ACCEPTED:
            return Sentence(words.accepted)
        case Verdict.SWITCHED_OFF | Verdict.OUT_OF_CASE:
            return aside(judgement, claim)


def aside(judgement: Judgement, claim: Id) -> Sentence:
    """Return why a claim is set aside: it was switched off, or the chosen case leaves it out."""
    words = language(judgement.graph)
    if claim in judgement.supposition.without:
        return Sentence(words.switched_off)
    return Sentence(words.out_of_case.format(case=_case(judgement.graph, judgement.supposition.case or "")))


def _stands(judgement: Judgement, claim: Id, words: Language) -> Sentence:
    objections = judgement.objections(claim)
    if not objections:
        return Sentence(words.unchallenged)
    form = words.answered if len(objections) > 1 else words.one_answered
    if any(judgement.set_aside(link) for link in objections):
        form = words.set_aside if len(objections) > 1 else words.one_set_aside
    text = form.format(count=len(objections))
    reason = judgement.best_reason(claim)
    if reason is None:
        return Sentence(text, _cited(objections))
    text += words.rests_on.format(reason=link_name(judgement, reason))
    return Sentence(text, _cited((*objections, reason)))


def _unanswered(judgement: Judgement, claim: Id, words: Language) -> Sentence:
    objections = [link for link in judgement.objections(claim) if judgement.stands(link)]
    form = words.unanswered if len(objections) == 1 else words.several_unanswered
    names = listed(words, (link_name(judgement, link) for link in objections))
    return Sentence(form.format(count=len(objections), objections=names), _cited(objections))


def _reasons_fell(judgement: Judgement, claim: Id, words: Language) -> Sentence:
    reasons = judgement.reasons(claim)
    cites = _cited(reasons)
    if judgement.unsourced(claim):
        return Sentence(words.no_source)
    if all(judgement.out_of_case.intersection(link.premises) for link in reasons):
        case = _case(judgement.graph, judgement.supposition.case or "")
        return Sentence(words.no_reason_in_case.format(case=case), cites)
    names = listed(words, (link_name(judgement, link) for link in reasons))
    return Sentence(words.reasons_fell.format(reasons=names), cites)


def _unsettled(judgement: Judgement, claim: Id, words: Language) -> Sentence:
    tie = judgement.tie(claim) or ((claim,), (claim,))
    one, other = (listed(words, (name(judgement.graph.claims[id_]) for id_ in side)) for side in tie)
    return Sentence(words.unsettled.format(one=one, other=other), tuple(dict.fromkeys((*tie[0], *tie[1]))))

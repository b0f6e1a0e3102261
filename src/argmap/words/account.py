"""What is told of a claim, as a sentence of three parts.

How it fares itself, what it rests on, how its steps fare.

The values come from `reasoning.accounts`; of each part the first case that applies is told. The
words are those of debate, never "false", "refuted" or "defeated": a claim with an unanswered
objection may well be true. "Answered" is said only where somebody has answered, and "fallen" of
nothing that merely has an unanswered objection.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Literal, TypeAlias

from argmap.graph import Link
from argmap.model import Id, Relation
from argmap.reasoning import (
    LONGEST_TOLD,
    Account,
    Because,
    Cause,
    Footing,
    GoesRound,
    Grounds,
    Holds,
    Judgement,
    LostReason,
    ObjectionsMet,
    OnlySupposed,
    OpenObjections,
    Premises,
    Reading,
    ReasonsFell,
    StepState,
    UndercutStep,
    Unobjected,
    Unresolved,
    Verdict,
    account,
    near_reading,
)
from argmap.words.languages import language
from argmap.words.lines import Sentence
from argmap.words.names import (
    all_premises,
    case_name,
    conclusion,
    enumeration,
    joint_name,
    one_stop,
    quoted_name,
)

MOST_OBJECTIONS = 20
"""So many unanswered objections are named; of more, the number of the rest is told.

Only the largest debates have as many.
"""
MOST_OF_A_RING = LONGEST_TOLD - 1
"""So many claims of a circle are named; of a longer one that it goes on."""
ARROW = " → "
CausesKey: TypeAlias = Literal["reasons-fell", "assumed", "unneeded"]


def account_sentence(
    judgement: Judgement, claim: Id, reading: Reading | None = None
) -> Sentence | None:
    """Return what is told of a claim, and the ids that the sentence names or counts.

    None for a position.

    The reading of an undecided claim is told as well, where it is given or near.

    Raises:
        UnknownId: The debate holds no such claim.
    """
    told = account(judgement, claim)
    if told is None:
        return None
    if reading is None:
        reading = near_reading(judgement, told.claim)
    parts = list(_Teller(judgement, told).parts(reading))
    text = " ".join(part.text for part in parts)
    cites = chain.from_iterable(part.cites for part in parts)
    return Sentence(one_stop(text), tuple(dict.fromkeys(cites)))


class _Teller:
    """Tells one account."""

    def __init__(self, judgement: Judgement, told: Account) -> None:
        self.judgement = judgement
        self.graph = judgement.graph
        self.words = language(judgement.graph)
        self.told = told

    def parts(self, reading: Reading | None) -> Iterator[Sentence]:
        """Yield the parts, each a sentence or two of its own."""
        yield from self._itself(reading)
        if self.told.grounds:
            yield from self._grounds(self.told.grounds)
        for step in self.told.steps:
            yield self._step(step)

    # how it fares itself

    def _itself(self, reading: Reading | None) -> Iterator[Sentence]:
        match self.told.itself:
            case OnlySupposed(verdict):
                yield self._supposed(verdict)
            case OpenObjections() as found:
                yield from self._open(found)
            case ReasonsFell() as found:
                yield self._fell(found)
            case GoesRound() as found:
                yield from self._round(found)
            case Unresolved() as found:
                yield from self._unresolved(found, reading)
            case ObjectionsMet() as found:
                yield self._met(found)
            case Unobjected():
                key = "unobjected"
                if self.told.unchallenged:
                    key = "unchallenged"
                yield Sentence(self.words.say("verdict", key))

    def _supposed(self, verdict: Verdict) -> Sentence:
        if verdict is Verdict.OUT_OF_CASE:
            return Sentence(self.words.say("verdict", "out-of-case", case=self._case()))
        key = "switched-off"
        if verdict is Verdict.ACCEPTED:
            key = "accepted"
        return Sentence(self.words.say("verdict", key))

    def _open(self, found: OpenObjections) -> Iterator[Sentence]:
        """Yield the unanswered objections by their names.

        Who answers one of several has not answered all.
        """
        links = self._links(found.objections)
        names = enumeration(
            self.words, (joint_name(self.graph, link.premises) for link in links), MOST_OBJECTIONS
        )
        text = self.words.say("verdict", "unanswered", count=len(links), objections=names)
        yield Sentence(text, all_premises(links))
        if found.reasonless:
            yield Sentence(self.words.say("verdict", "reasonless"))

    def _fell(self, found: ReasonsFell) -> Sentence:
        if not found.reasons:
            return Sentence(self.words.say("verdict", "no-source"))
        if found.out_of_case:
            # one sentence for all: they have the same cause, and no objection is to be named
            text = self.words.say("verdict", "no-reason-in-case", case=self._case())
            premises = all_premises(self._links(lost.link for lost in found.reasons))
            return Sentence(
                text, tuple(claim for claim in premises if claim in self.judgement.out_of_case)
            )
        return self._with_causes("reasons-fell", found.reasons)

    def _round(self, found: GoesRound) -> Iterator[Sentence]:
        circle = self._ring([(claim,) for claim in found.claims])
        if found.inside:
            key = "circular"
        elif found.lost:
            key = "after-circle-left"
        else:
            key = "after-circle"
        yield Sentence(self.words.say("verdict", key, circle=circle), found.claims[:MOST_OF_A_RING])
        if found.lost:
            yield self._others(found.lost)

    def _unresolved(self, found: Unresolved, reading: Reading | None) -> Iterator[Sentence]:
        # whoever is right, it holds: then a tie is not what it depends on
        if reading and reading.holds is Holds.EVERY:
            yield self._either_way(reading)
            return
        if found.ring:
            key = "mixed-ring"
            if found.attacking:
                key = "ring"
            text = self.words.say("verdict", key, ring=self._ring(found.ring))
            yield Sentence(text, _flat(found.ring[:MOST_OF_A_RING]))
        elif found.circle:
            circle = self._ring([(claim,) for claim in found.circle])
            yield Sentence(
                self.words.say("verdict", "on-circle", circle=circle), found.circle[:MOST_OF_A_RING]
            )
        else:
            one, other = quoted_name(self.graph, found.one), quoted_name(self.graph, found.other)
            text = self.words.say("verdict", "unsettled", one=one, other=other)
            yield Sentence(text, (*found.one, *found.other))
        if reading:
            reason = ""
            if reading.limit:
                reason = self.words.word(reading.limit)
            yield Sentence(self.words.word(reading.holds, reason=reason))

    def _either_way(self, reading: Reading) -> Sentence:
        if reading.either is None:
            return Sentence(self.words.word(reading.holds))
        one, other = (quoted_name(self.graph, (claim,)) for claim in reading.either)
        text = self.words.say("verdict", "either-way", one=one, other=other)
        return Sentence(text, reading.either)

    def _met(self, found: ObjectionsMet) -> Sentence:
        answered, aside = len(found.answered), len(found.set_aside)
        cites = all_premises(self._links((*found.answered, *found.set_aside)))
        count = answered + aside
        if not aside:
            text = self.words.say("verdict", "answered", count=count)
        elif not answered:
            text = self.words.say("verdict", "set-aside", count=count)
        else:
            text = self.words.say(
                "verdict", "some-set-aside", all=count, answered=answered, count=aside
            )
        return Sentence(text, cites)

    # what it rests on

    def _grounds(self, grounds: Grounds) -> Iterator[Sentence]:
        match grounds.footing:
            case Footing.ASSUMED:
                yield self._with_causes("assumed", grounds.lost)
            case Footing.UNNEEDED:
                yield self._with_causes("unneeded", grounds.lost)
            case Footing.FOUGHT_OVER | Footing.REASONS:
                yield self._rests(grounds)
                if grounds.lost:
                    yield self._others(grounds.lost)

    def _rests(self, grounds: Grounds) -> Sentence:
        links = self._links(grounds.reasons)
        reasons = enumeration(self.words, (joint_name(self.graph, link.premises) for link in links))
        fought = len(grounds.fought_over)
        if not fought:
            text = self.words.say("verdict", "rests-on", reasons=reasons)
        elif fought == len(links):
            text = self.words.say("verdict", "rests-on-fought", reasons=reasons)
        else:
            text = self.words.say(
                "verdict", "rests-on-partly-fought", reasons=reasons, count=fought
            )
        return Sentence(text, all_premises(links))

    # how its steps fare

    def _step(self, step: UndercutStep) -> Sentence:
        link = self.graph.links[step.link]
        bearing, named = self._bearing(link)
        # all of them: who answers one has not answered the others
        by = enumeration(
            self.words, (joint_name(self.graph, premises) for premises in step.by), None
        )
        count = len(step.by)
        match step.state:
            case StepState.DISPUTED:
                text = self.words.say("step", "disputed", step=bearing, by=by, count=count)
            case StepState.UNSETTLED:
                text = self.words.say("step", "unsettled", step=bearing, by=by)
            case StepState.ANSWERED:
                text = self.words.say("step", "answered", step=bearing, count=count)
            case StepState.SET_ASIDE:
                every = len(self.judgement.objections(step.link))
                if count < every:
                    text = self.words.say(
                        "step", "some-set-aside", step=bearing, count=count, all=every
                    )
                else:
                    text = self.words.say("step", "set-aside", step=bearing, count=count)
        return Sentence(text, (*named, *_flat(step.by)))

    def _bearing(self, link: Link) -> tuple[str, Premises]:
        """Return what a step of the claim says, as a clause, and whom the clause names."""
        others = tuple(premise for premise in link.premises if premise != self.told.claim)
        target = self.graph.links.get(link.target)
        match link.relation:
            case Relation.UNDERCUTS if target:
                end = conclusion(self.graph.links, target)
                reason = quoted_name(self.graph, target.premises)
                clause = self.words.say(
                    "step", "undercuts", reason=reason, target=quoted_name(self.graph, end)
                )
                named = (*target.premises, *end)
            case _:
                claim = quoted_name(self.graph, (link.target,))
                key = "rebuts"
                if link.relation is Relation.SUPPORTS:
                    key = "supports"
                clause = self.words.say("step", key, target=claim)
                named = (link.target,)
        if others:
            names = enumeration(self.words, (quoted_name(self.graph, (other,)) for other in others))
            clause = self.words.say("step", "with-others", step=clause, others=names)
        return clause, (*named, *others)

    # causes

    def _with_causes(self, key: CausesKey, reasons: Sequence[LostReason]) -> Sentence:
        """Return a sentence that gives each reason that does not stand its own cause."""
        causes = enumeration(self.words, map(self._cause, reasons))
        return Sentence(self.words.say("verdict", key, causes=causes), self._lost_cites(reasons))

    def _others(self, reasons: Sequence[LostReason]) -> Sentence:
        """Return that other reasons do not stand, each with its own cause."""
        causes = enumeration(self.words, map(self._cause, reasons))
        text = self.words.say("verdict", "other-reasons", causes=causes, count=len(reasons))
        return Sentence(text, self._lost_cites(reasons))

    def _cause(self, lost: LostReason) -> str:
        """Return in a clause why a reason does not stand."""
        premises = self.graph.links[lost.link].premises
        reason = quoted_name(self.graph, premises)
        clauses = [self._because(because, reason, len(premises)) for because in lost.causes]
        clause = clauses[0]
        for further in clauses[1:]:
            clause = self.words.say("cause", "and", one=clause, other=further)
        # only where a part is at fault must it be said of which reason it is a part
        if len(premises) > 1 and any(because.premise for because in lost.causes):
            return self.words.say("cause", "of-several", reason=reason, cause=clause)
        return clause

    def _because(self, because: Because, reason: str, premises: int) -> str:
        """Return one cause: of a premise by its name, of the step by that of the whole `reason`."""
        named = reason
        if because.premise:
            named = quoted_name(self.graph, (because.premise,))
        match because.cause:
            case Cause.UNDERCUT:
                by = enumeration(self.words, (quoted_name(self.graph, each) for each in because.by))
                if premises > 1:
                    return self.words.say("cause", "undercut-together", reason=named, by=by)
                return self.words.word(because.cause, reason=named, by=by)
            case Cause.STEP_UNSETTLED if premises > 1:
                return self.words.say("cause", "step-unsettled-together", reason=named)
            case Cause.OUT_OF_CASE:
                return self.words.word(because.cause, reason=named, case=self._case())
            case cause:
                return self.words.word(cause, reason=named)

    def _lost_cites(self, reasons: Sequence[LostReason]) -> Premises:
        """Return the claims that the causes name: the premises, and who undercuts the step."""
        cites = list(all_premises(self._links(lost.link for lost in reasons)))
        for lost in reasons:
            for because in lost.causes:
                if because.cause is Cause.UNDERCUT:
                    cites += _flat(because.by)
        return tuple(dict.fromkeys(cites))

    # names

    def _ring(self, members: Sequence[Premises]) -> str:
        """Return claims that lead from one to the next and back to the first."""
        names = [joint_name(self.graph, member) for member in members]
        shown = names[:MOST_OF_A_RING]
        if len(names) > len(shown):
            shown.append("…")
        return ARROW.join((*shown, names[0]))

    def _case(self) -> str:
        return case_name(self.graph, self.judgement.supposition.case or "")

    def _links(self, ids: Iterable[Id]) -> list[Link]:
        return [self.graph.links[id_] for id_ in ids]


def _flat(groups: Iterable[Premises]) -> Premises:
    return tuple(chain.from_iterable(groups))

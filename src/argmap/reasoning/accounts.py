"""What is to be told of one claim: how it fares itself, what it rests on, how its steps fare.

Values only; `accounting` finds those of a claim, of each part the first that applies in the order
of the classes here, and the room `words` says them. Beside them stand the numbers that are shown
on a badge, in a list and in JSON.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from argmap.model import Id
from argmap.reasoning.judgement import Verdict

Premises = tuple[Id, ...]
"""Claims that say something together."""

LONGEST_TOLD = 7
"""So many claims of a circle or ring are told: who reads on will not remember more of a longer
one."""


class Cause(StrEnum):
    """Why a reason does not stand.

    What is the matter with a claim that it starts from, or with its step.
    """

    SWITCHED_OFF = "switched-off"
    OUT_OF_CASE = "out-of-case"
    UNANSWERED = "unanswered"
    """A claim that it starts from has an unanswered objection."""
    NO_SOURCE = "no-source"
    """A claim that it starts from has no source, and needs one."""
    REASONS_FELL = "reasons-fell"
    """No reason given for a claim that it starts from stands."""
    CIRCULAR = "circular"
    UNSETTLED = "unsettled"
    UNDERCUT = "undercut"
    """It does not bear on its conclusion: an undercut of the step stands."""
    STEP_UNSETTLED = "step-unsettled"
    """Whether it bears on its conclusion is not settled."""


@dataclass(frozen=True, slots=True)
class Because:
    """One cause why a reason does not stand.

    `premise` is what it is about, None where it is the step. `by` names the premises of each
    objection or undercut.
    """

    cause: Cause
    premise: Id | None
    by: tuple[Premises, ...] = ()


@dataclass(frozen=True, slots=True)
class LostReason:
    """A reason that does not stand, by link id, and why.

    What is the matter with its premises, then with its step.
    """

    link: Id
    causes: tuple[Because, ...]


@dataclass(frozen=True, slots=True)
class OnlySupposed:
    """It is accepted, switched off or out of the case, and nothing else is to be said of it."""

    verdict: Verdict


@dataclass(frozen=True, slots=True)
class OpenObjections:
    """Objections to it stand, all of them by link id.

    `reasonless` tells that no reason given for it stands, either.
    """

    objections: tuple[Id, ...]
    reasonless: bool


@dataclass(frozen=True, slots=True)
class ReasonsFell:
    """No reason given for it stands; without any reason, it has no source and needs one.

    `out_of_case`: every reason starts from a claim that the case leaves out.
    """

    reasons: tuple[LostReason, ...]
    out_of_case: bool


@dataclass(frozen=True, slots=True)
class GoesRound:
    """Each of these claims rests on the next, and the last on the first.

    `inside` tells that it is one of them itself. Of a longer circle the first 7 are told. `lost`
    holds those of its reasons that fell for another cause.
    """

    claims: tuple[Id, ...]
    inside: bool
    lost: tuple[LostReason, ...] = ()


@dataclass(frozen=True, slots=True)
class Unresolved:
    """It depends on two sides, and nothing decides between them.

    `one` is objected to, `other` objects. A side of several premises holds only together. `ring` is
    set instead where there are no two sides: an odd number of objections that goes round, each
    member bearing on the next; `attacking` tells whether each objects to the next, else some are
    reasons for it. `circle` is set where it depends on claims that only go in a circle. Of a longer
    ring or circle the first 7 are told.
    """

    one: Premises = ()
    other: Premises = ()
    ring: tuple[Premises, ...] = ()
    attacking: bool = False
    circle: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True)
class ObjectionsMet:
    """No objection to it stands.

    They are answered, or set aside by the case, a what-if or the policy; by link id.
    """

    answered: tuple[Id, ...]
    set_aside: tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class Unobjected:
    """It stands, and nobody objects to it directly."""


Itself = (
    OnlySupposed
    | OpenObjections
    | ReasonsFell
    | GoesRound
    | Unresolved
    | ObjectionsMet
    | Unobjected
)


class Footing(StrEnum):
    """What a claim that stands, and for which reasons are given, stands on."""

    ASSUMED = "assumed"
    """None of its reasons stands; the map assumes it."""
    UNNEEDED = "unneeded"
    """None of its reasons stands, and the policy asks for none."""
    FOUGHT_OVER = "fought-over"
    """Reasons stand, and something below it was rebutted or undercut."""
    REASONS = "reasons"
    """Reasons stand, and nobody objected to anything below it."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a claim rests on.

    The reasons that stand, by link id, and those that do not, with their causes. `fought_over`
    holds those of the standing ones to which, or below which, somebody objected; it may be empty
    where it was a fallen reason that was fought over.
    """

    footing: Footing
    reasons: tuple[Id, ...]
    lost: tuple[LostReason, ...]
    fought_over: tuple[Id, ...]


class StepState(StrEnum):
    """What became of the undercuts of a step."""

    DISPUTED = "disputed"
    """One of them stands."""
    UNSETTLED = "unsettled"
    """None stands, and one is not settled."""
    SET_ASIDE = "set-aside"
    """None stands, and one is only set aside."""
    ANSWERED = "answered"
    """Each is answered."""


@dataclass(frozen=True, slots=True)
class UndercutStep:
    """A step of a claim that is undercut, by link id, and by whom as its state says.

    The premises of each undercut.
    """

    link: Id
    state: StepState
    by: tuple[Premises, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """What is to be told of a claim.

    `grounds` is None where it does not stand, or no reason is given for it.
    """

    claim: Id
    itself: Itself
    grounds: Grounds | None
    steps: tuple[UndercutStep, ...]
    unchallenged: bool


@dataclass(frozen=True, slots=True)
class ObjectionCount:
    """How many objections there are to a claim, and to its steps, and how many of them stand."""

    itself: int
    itself_unanswered: int
    steps: int
    steps_unanswered: int


@dataclass(frozen=True, slots=True)
class StepsDisputed:
    """Of how many of a claim's steps it is disputed that they follow."""

    disputed: int
    steps: int

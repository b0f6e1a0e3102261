"""What is supposed while a debate is judged: a case, claims switched off or accepted, a policy."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from argmap.model import Id


class Policy(StrEnum):
    """What a claim needs in order to stand, apart from having no unanswered objection."""

    REASONS_NEEDED = "reasons-needed"
    INNOCENT_UNTIL_REBUTTED = "innocent-until-rebutted"
    SOURCES_NEEDED = "sources-needed"


@dataclass(frozen=True, slots=True)
class Supposition:
    """The "what if" of a judgement; the empty one judges the debate as it is written.

    `without` and `accept` hold claim ids in the order they were chosen; no id is in both.
    """

    case: Id | None = None
    without: tuple[Id, ...] = ()
    accept: tuple[Id, ...] = ()
    policy: Policy = Policy.REASONS_NEEDED

"""What follows from a graph under a supposition: labels, verdicts and tallies, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from argmap.graph import DebateGraph
from argmap.model import Id
from argmap.reasoning.supposition import Supposition


class Label(StrEnum):
    """A grounded label (Dung 1995; Caminada 2006)."""

    IN = "in"
    OUT = "out"
    UNDECIDED = "undec"


class Verdict(StrEnum):
    """What is said of a claim; `words` holds the only sentences for it."""

    STANDS = "stands"
    UNANSWERED = "unanswered"
    REASONS_FELL = "reasons-fell"
    UNSETTLED = "unsettled"
    CIRCULAR = "circular"
    SWITCHED_OFF = "switched-off"
    ACCEPTED = "accepted"
    OUT_OF_CASE = "out-of-case"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many reasons for and against a position are given, and how many of them stand."""

    reasons_for: int
    for_standing: int
    reasons_against: int
    against_standing: int


@dataclass(frozen=True)
class Judgement:
    """A judged debate. Positions are in `labels` and `tallies`, never in `verdicts`.

    `labels` holds every claim, position and link (a link is in when its node stands).
    `unchallenged` holds the claims that stand and that nothing attacks.
    `unanswered` lists the rebuttals and undercuts whose node is in, by link id.
    """

    graph: DebateGraph
    supposition: Supposition
    labels: Mapping[Id, Label]
    verdicts: Mapping[Id, Verdict]
    unchallenged: frozenset[Id]
    tallies: Mapping[Id, Tally]
    unanswered: tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence about a claim and the ids that it rests on."""

    text: str
    cites: tuple[Id, ...] = ()

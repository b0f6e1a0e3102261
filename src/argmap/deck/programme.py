"""What a talk is asked to show."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.model import Id
from argmap.view.perspective import Perspective

MOST_SLIDES = 12
"""How many slides a talk has that nobody has planned."""


@dataclass(frozen=True, slots=True)
class Programme:
    """What a talk is asked to show. The usual one is the debate's first tour, or else its most disputed reasons.

    A `perspective` with a focus asks for one picture; its filters hold for every picture. `tour` names a tour;
    `slides` is the most that a talk without one may have; `everything` asks for every first-level reason with its
    replies. `build` shows one element a step.
    """

    perspective: Perspective = Perspective()
    tour: Id | None = None
    slides: int | None = None
    everything: bool = False
    build: bool = False

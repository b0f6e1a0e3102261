"""What a talk is asked to show."""

from __future__ import annotations

from dataclasses import dataclass, replace

from argmap.deck.tours import tour as tour_of
from argmap.model import Id
from argmap.problem import ArgmapError
from argmap.reasoning import Judgement
from argmap.view import Perspective, View, view

MOST_SLIDES = 12
"""How many slides a talk has that nobody has planned."""
# the title is one of them, so that a talk of one slide would show nothing
LEAST_SLIDES, MOST_PLANNED = 2, 200
"""How many slides a talk may be asked to have."""
DEEPEST = 50
"""The most levels of answers that a picture may be asked to show."""


@dataclass(frozen=True, slots=True)
class Programme:
    """What a talk is asked to show.

    The usual one is the debate's first tour, or else its most disputed reasons.

    A `perspective` with a focus asks for one picture; its filters hold for every picture. `tour`
    names a tour; `slides` is the most that a talk without one may have; `everything` asks for every
    first-level reason with its replies. `build` shows one element a step.
    """

    perspective: Perspective = Perspective()
    tour: Id | None = None
    slides: int | None = None
    everything: bool = False
    build: bool = False

    @property
    def talk(self) -> bool:
        """Say whether several slides are asked for in so many words."""
        return bool(self.tour or self.slides or self.everything or self.build)


def programme(
    judgement: Judgement,
    perspective: Perspective,
    *,
    tour: Id | None = None,
    slides: int | None = None,
    everything: bool = False,
    build: bool = False,
) -> Programme:
    """Return a programme that has been checked against a debate.

    Use it for all that comes from outside.

    Raises:
        UnknownId: there is no such tour.
        ArgmapError: the parts contradict each other, or a number is out of range.
    """
    plans = {
        "a tour": tour is not None,
        "everything": everything,
        "a number of slides": slides is not None,
        "a focus": bool(perspective.focus),
    }
    asked = [plan for plan, wanted in plans.items() if wanted]
    if slides is not None and not LEAST_SLIDES <= slides <= MOST_PLANNED:
        raise ArgmapError(f"a talk has from {LEAST_SLIDES} to {MOST_PLANNED} slides, not {slides}")
    if not 0 <= perspective.depth <= DEEPEST:
        raise ArgmapError(f"a depth is from 0 to {DEEPEST}, not {perspective.depth}")
    if len(asked) > 1:
        raise ArgmapError(
            f"{asked[0]} and {asked[1]} contradict each other: ask for one of the two"
        )
    if tour is not None:
        # only for what it raises: an unknown tour is named before anything is placed
        tour_of(judgement.graph, tour)
        if perspective.themes:
            raise ArgmapError("a tour says itself what it shows, so it takes no themes")
    return Programme(perspective, tour, slides, everything, build)


def one_picture(judgement: Judgement, asked: Perspective) -> View:
    """Return the view of a picture; a focus that nobody answers is shown in its context.

    A lonely box would say nothing that its text does not.
    """
    shown = view(judgement, asked)
    if not asked.focus or not asked.depth or shown.shown > 1:
        return shown
    return view(judgement, replace(asked, context=True))

"""The picture around each claim of a page or site, or none where it is too dense to draw.

A page without its picture says so. What Graphviz would take too long for is told apart beforehand,
by counts, so that one claim that everybody attacks costs its own picture and not the site. Where a
run takes too long all the same, its pictures are tried in smaller runs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from argmap.budgets import EFFORT_OF_A_RUN, MOST_EFFORT_IN_ALL, MOST_WAITS
from argmap.codes import Code
from argmap.layout import Engine, place, placeable
from argmap.model import Id
from argmap.problem import Problem, Severity, TooDense
from argmap.reasoning import Judgement
from argmap.scene import Scene
from argmap.view import Perspective, View, view

DEPTH = 2
"""How many levels of answers a picture around a claim shows."""
BATCH = 100
"""How many pictures are placed in one run of Graphviz at most: their answer is held in memory."""
MOST_NAMED = 3
"""How many claims without a picture a problem names; the others are counted."""

Pictured = tuple[Id, Scene | None]
"""A claim, and the picture around it where one could be drawn."""


@dataclass
class Neighbourhoods:
    """The pictures around claims while they are drawn: what they cost, and who goes without."""

    judgement: Judgement
    engine: Engine
    effort: int = 0
    waits: int = 0
    dense: dict[Id, None] = field(default_factory=dict)
    beyond: dict[Id, None] = field(default_factory=dict)
    """Claims that come after all effort has been spent on others."""

    def around(self, claims: Sequence[Id]) -> Iterator[Pictured]:
        """Yield each claim with its picture, in order, many of them placed in one run of Graphviz.

        Raises:
            EngineError: Graphviz fails.
        """
        waiting = dict[Id, View | None]()
        asked = 0
        for claim in claims:
            around = Perspective(focus=(claim,), depth=DEPTH, context=True)
            shown = view(self.judgement, around)
            needed = self._needed(shown)
            if len(waiting) == BATCH or (waiting and asked + (needed or 0) > EFFORT_OF_A_RUN):
                yield from self._drawn(waiting)
                waiting, asked = {}, 0
            waiting[claim] = None if needed is None else shown
            asked += needed or 0
        yield from self._drawn(waiting)

    def _needed(self, shown: View) -> int | None:
        """Return the effort of placing a view, and count it; None where it is too much."""
        (claim,) = shown.perspective.focus
        try:
            _, needed = placeable(shown)
        except TooDense:
            self.dense[claim] = None
            return None
        if self.effort + needed > MOST_EFFORT_IN_ALL:
            self.beyond[claim] = None
            return None
        self.effort += needed
        return needed

    def _drawn(self, waiting: dict[Id, View | None]) -> Iterator[Pictured]:
        """Yield the claims of one run with their pictures, in order."""
        asked = {claim: shown for claim, shown in waiting.items() if shown is not None}
        scenes = self._placed(asked)
        self.dense |= {claim: None for claim in asked if claim not in scenes}
        yield from ((claim, scenes.get(claim)) for claim in waiting)

    def _placed(self, asked: dict[Id, View]) -> dict[Id, Scene]:
        """Return the pictures that can be placed: a run that takes too long is cut in half."""
        if not asked or self.waits >= MOST_WAITS:
            return {}
        try:
            return dict(zip(asked, place(tuple(asked.values()), self.engine), strict=True))
        except TooDense:
            self.waits += 1
        if len(asked) == 1:
            return {}
        entries, half = tuple(asked.items()), len(asked) // 2
        return self._placed(dict(entries[:half])) | self._placed(dict(entries[half:]))

    @property
    def without(self) -> frozenset[Id]:
        """The claims without a picture so far."""
        return frozenset((*self.dense, *self.beyond))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """A warning for each reason to have no picture; complete once all have been drawn."""
        found = []
        if self.dense:
            found.append(
                _undrawn(f"too dense to draw is the picture around {self._named(self.dense)}")
            )
        if self.beyond:
            spent = "the pictures around other claims took all the effort that an export may take"
            found.append(_undrawn(f"no picture around {self._named(self.beyond)}: {spent}"))
        return tuple(found)

    def _named(self, claims: Collection[Id]) -> str:
        """Return the first of some claims by name, and how many others there are."""
        names = [
            f"“{self.judgement.graph.claims[claim].name}”" for claim in islice(claims, MOST_NAMED)
        ]
        more = len(claims) - len(names)
        return ", ".join(names) + (f" and {more:,} more" if more else "")


def _undrawn(message: str) -> Problem:
    """Return the problem that pages go without a picture."""
    instead = "their pages tell the links in words instead"
    remedy = f"{instead}; for a picture let fewer claims answer each other there"
    return Problem(Code.UNDRAWN_PICTURE, Severity.WARNING, message, help=remedy)

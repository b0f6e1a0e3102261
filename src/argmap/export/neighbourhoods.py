"""The picture around each claim of a page or site: a focus in its context.

Such a picture is placed at once, without Graphviz, however densely claims answer each other. What
all of them cost together is bounded; a page without its picture says so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from argmap.budgets import MOST_EFFORT_IN_ALL
from argmap.codes import Code
from argmap.layout import place, placeable
from argmap.model import Id
from argmap.problem import Problem, Severity
from argmap.reasoning import Judgement
from argmap.scene import Scene
from argmap.view import Perspective, view

DEPTH = 2
"""How many levels of answers a picture around a claim shows."""
MOST_NAMED = 3
"""How many claims without a picture a problem names; the others are counted."""

Pictured = tuple[Id, Scene | None]
"""A claim, and the picture around it where one could be drawn."""


@dataclass
class Neighbourhoods:
    """The pictures around claims while they are drawn: what they cost, and who goes without."""

    judgement: Judgement
    effort: int = 0
    beyond: dict[Id, None] = field(default_factory=dict)
    """Claims that come after all effort has been spent on others."""

    def around(self, claims: Sequence[Id]) -> Iterator[Pictured]:
        """Yield each claim with its picture, in order."""
        for claim in claims:
            yield claim, self._picture(claim)

    def _picture(self, claim: Id) -> Scene | None:
        """Return the picture around a claim, None where others have taken all effort."""
        shown = view(self.judgement, Perspective(focus=(claim,), depth=DEPTH, context=True))
        _, needed = placeable(shown)
        if self.effort + needed > MOST_EFFORT_IN_ALL:
            self.beyond[claim] = None
            return None
        self.effort += needed
        return place((shown,), None)[0]

    @property
    def without(self) -> frozenset[Id]:
        """The claims without a picture so far."""
        return frozenset(self.beyond)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """A warning where some have no picture; complete once all have been drawn."""
        if not self.beyond:
            return ()
        spent = "the pictures around other claims took all the effort that an export may take"
        message = f"no picture around {self._named(self.beyond)}: {spent}"
        instead = "their pages tell the links in words instead"
        remedy = f"{instead}; for pictures cut the debate into several"
        return (Problem(Code.UNDRAWN_PICTURE, Severity.WARNING, message, help=remedy),)

    def _named(self, claims: Collection[Id]) -> str:
        """Return the first of some claims by name, and how many others there are."""
        named = self.judgement.graph.claims
        names = [f"“{named[claim].name}”" for claim in islice(claims, MOST_NAMED)]
        more = len(claims) - len(names)
        return ", ".join(names) + (f" and {more:,} more" if more else "")

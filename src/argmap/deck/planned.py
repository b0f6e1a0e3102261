"""A picture of a talk before it is placed: what it shows in the end, and its steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from argmap.deck.legible import Placed, Setting, Subject, best_placements, promised_size
from argmap.model import Id
from argmap.scene import Area
from argmap.view import View

# an estimate knows nothing of the room for lines, and so promises rather too much
NEARLY = 0.95
"""An estimate below this share of what is wanted is believed."""


@dataclass(frozen=True)
class Moment:
    """One slide of a picture.

    The claims visible by then (None for all), judged as `view` judges them.

    `new` holds the claims that the moment brings, in the order in which they are spoken of; `stop`
    is the number of the tour's stop that it belongs to, 0 without a tour.
    """

    title: str
    view: View
    new: tuple[Id, ...]
    shown: frozenset[Id] | None = None
    say: str = ""
    stop: int = 0


@dataclass(frozen=True)
class Planned:
    """A picture: the view that holds all that it will show, and its moments in order."""

    view: View
    moments: tuple[Moment, ...]

    @property
    def picture(self) -> Subject:
        """What is to be placed, with room for what any moment supposes."""
        return Subject(
            self.view, tuple(dict.fromkeys(moment.view.caption for moment in self.moments))
        )


def still(view: View, *, title: str = "") -> Planned:
    """Return a picture that is shown at once."""
    return Planned(view, (Moment(title or view.title, view, view.claims),))


@dataclass
class _Search:
    """The search for the first of several pictures that can be read.

    `at` is the one to be tried next.
    """

    choices: Sequence[Planned]
    at: int
    wanted: float
    best: tuple[Planned, Placed] | None = field(default=None)

    def open(self) -> bool:
        """Say whether nothing that can be read has been found, and something is left to try."""
        return self.at < len(self.choices) and (
            self.best is None or self.best[1].text_size < self.wanted
        )

    def found(self, picture: Placed) -> None:
        """Keep a picture where its text is larger than all before, and go on to the next."""
        # Of equally large texts the first stays: it shows more.
        if self.best is None or picture.text_size > self.best[1].text_size:
            self.best = (self.choices[self.at], picture)
        self.at += 1


def largest_legible(
    groups: Sequence[Sequence[Planned]], setting: Setting, area: Area
) -> tuple[tuple[Planned, Placed], ...]:
    """Return of each group the first picture that can be read from the last row.

    Where none can, it is the one with the largest text.

    A group holds pictures of one thing, those that show more first. Each round of the search places
    one picture of each open group, all in one run of Graphviz; what an estimate rules out is not
    placed at all.
    """
    searches = [_Search(group, _start(group, setting, area), setting.wanted) for group in groups]
    while waiting := [search for search in searches if search.open()]:
        # one picture of each group at a time, so that all searches share a run of Graphviz
        tried = best_placements(
            [search.choices[search.at].picture for search in waiting], setting, area
        )
        for search, picture in zip(waiting, tried, strict=True):
            search.found(picture)
    # every group holds a picture, so that each search has found one
    return tuple(search.best for search in searches if search.best)


def _start(group: Sequence[Planned], setting: Setting, area: Area) -> int:
    """Return the first picture of a group that may be legible, the last one where none is."""
    wanted = setting.wanted * NEARLY
    last = len(group) - 1
    # the last one is placed whatever it promises
    for at, planned in enumerate(group[:last]):
        if promised_size(planned.picture, setting, area) >= wanted:
            return at
    return last

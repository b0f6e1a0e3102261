"""A picture of a talk before it is placed: what it shows in the end, and its steps."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.model import Id
from argmap.view.perspective import View


@dataclass(frozen=True)
class Moment:
    """One slide of a picture: the claims visible by then (None for all), judged as `view` judges them."""

    title: str
    view: View
    shown: frozenset[Id] | None = None
    say: str = ""


@dataclass(frozen=True)
class Planned:
    """A picture: the view that holds everything it will show, and its moments in order, at least one."""

    view: View
    moments: tuple[Moment, ...]


def still(view: View, *, title: str = "", say: str = "") -> Planned:
    """Return a picture that is shown at once."""
    return Planned(view, (Moment(title or view.title, view, None, say),))

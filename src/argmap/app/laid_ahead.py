"""The pictures that a visitor is likely to ask for next, laid out while nobody waits for anything.

A move of the focus is the slowest thing that one does on the map. While somebody reads, the server
has time: it lays out what is one step away, a few pictures for each visitor, in one thread, after
everybody who asks for something now.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from argmap.app.cache import Judged, NoPictureError, map_parts, scene_of
from argmap.app.state import focus_address
from argmap.app.turns import Calm
from argmap.app.visitors import in_turn, visitor
from argmap.model import Id
from argmap.view import Perspective, View

log = logging.getLogger(__name__)

MOST_PICTURES = 6
"""How many pictures are laid out ahead for a visitor; as many stay remembered for ten of them."""
MOST_VISITORS = 16
"""Whose next pictures are still to be laid out; the visitor of longest ago goes without."""
Wish: TypeAlias = tuple[Judged, Perspective]


class Forerunner:
    """What each visitor may ask for next, done one at a time in a thread that ends with the last.

    A new wish of a visitor takes the place of the older one, as far as that is not done.
    """

    def __init__(self, do: Callable[[Judged, Perspective], None]) -> None:
        self._do = do
        self._wishes = dict[int, list[Wish]]()
        self._changed = threading.Condition(threading.RLock())
        self._works = False

    def wish(self, who: int, of: Judged, perspectives: Iterable[Perspective]) -> None:
        """Have something done later, the first first; costs nothing now."""
        with self._changed:
            self._wishes.pop(who, None)
            self._wishes[who] = [(of, perspective) for perspective in perspectives]
            while len(self._wishes) > MOST_VISITORS:
                del self._wishes[next(iter(self._wishes))]
            if not self._works:
                self._works = True
                threading.Thread(target=self._work, name="laid ahead", daemon=True).start()

    def is_done(self, seconds: float) -> bool:
        """Wait until nothing is left to do, and say whether that was so in time."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._works, seconds)

    def _work(self) -> None:
        while (wish := self._next()) is not None:
            try:
                self._do(*wish)
            except Exception:
                # nobody waits for it, and whoever asks for it later is told what is wrong
                log.exception("a picture could not be laid out ahead")

    def _ends(self) -> None:
        with self._changed:
            self._works = False
            self._changed.notify_all()

    def _next(self) -> Wish | None:
        """Return what comes next: what the visitor who wished last is most likely to ask for."""
        with self._changed:
            while self._wishes:
                who = next(reversed(self._wishes))
                if self._wishes[who]:
                    return self._wishes[who].pop(0)
                del self._wishes[who]
            # while the wishes are locked: one from now on finds nobody who works
            self._ends()
            return None


def likely_next(view: View, selected: Id | None) -> Iterator[Id]:
    """Yield the claims that may be put in focus next, the likeliest first, some of them twice.

    First comes what is selected, then what the focus answers and what answers it, in an overview
    the positions.
    """
    graph = view.judgement.graph
    if selected is not None:
        yield selected
    for focus in view.perspective.focus:
        for link in graph.answers(focus):
            if link.target in graph.claims:
                yield link.target
        for link in graph.replies(focus):
            yield from link.premises
    yield from view.columns


def lay_out_ahead(of: Judged, view: View, selected: Id | None) -> None:
    """Have the pictures laid out that this visitor may ask for next; costs nothing now.

    Is called where all that was asked for has been drawn.
    """
    likely = dict.fromkeys(likely_next(view, selected))
    others = [claim for claim in likely if (claim,) != view.perspective.focus]
    perspectives = [focus_address(claim).perspective for claim in others[:MOST_PICTURES]]
    FORERUNNER.wish(id(visitor()), of, perspectives)


def _laid_out(of: Judged, perspective: Perspective) -> None:
    """Lay a picture out, in the turn of somebody who has less calm than anybody else."""
    with in_turn(Calm(saved=0.0)):
        try:
            map_parts(of, scene_of(of, perspective), perspective)
        except NoPictureError:
            return


FORERUNNER = Forerunner(_laid_out)

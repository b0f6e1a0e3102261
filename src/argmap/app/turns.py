"""Whose turn it is: who leaves the others time comes before who does not.

All Python of a process runs on one core. With as many runs at once as there are visitors each run
would take as many times longer, and the server would not even get to answer. So few run at once,
and of those who wait comes first who has asked for least of late. Calm is saved by being idle, and
spent by asking: a person who reads has plenty of it, a program that asks again at once has none.
"""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

MOST_CALM = 10.0
"""Seconds of calm that a visitor can save.

After a while of reading, twenty clicks in a row are nothing special.
"""
CALM_AT_FIRST = 2.0
"""What a visitor begins with.

Before those who ask without a pause, after those who are known to make pauses.
"""
COST = 0.25
"""The seconds of calm that a question costs."""
CALM = CALM_AT_FIRST
"""Whoever has saved more than that may take the places that are kept free for the calm.

It has to be earned by a pause: else a crowd of newcomers takes them all.
"""
CALM_BY_WAITING = 0.1
"""What a second of waiting counts for, so that nobody waits for ever."""
SECONDS_BETWEEN_LOOKS = 0.25
"""How often somebody who waits looks whether the work is still wanted."""


@dataclass(slots=True)
class Calm:
    """How little a visitor has asked for of late, in seconds.

    The pauses between an answer and what is asked next.
    """

    saved: float = CALM_AT_FIRST
    since: float | None = None
    """From when on the visitor makes a pause, None while an answer is due."""

    def asks(self, now: float) -> None:
        """Count the pause that is over, and spend what a question costs."""
        if self.since is not None:
            self.saved = min(MOST_CALM, self.saved + now - self.since)
        self.saved = max(0.0, self.saved - COST)
        self.since = None

    def is_answered(self, now: float) -> None:
        """From now on the visitor makes a pause."""
        self.since = now


@dataclass(slots=True)
class _Waiting:
    """Somebody who waits for a place, and whether it is given."""

    calm: float
    number: int
    since: float
    let_in: threading.Event = field(default_factory=threading.Event)

    def rank(self, now: float) -> tuple[float, int]:
        """Return what is least for whoever comes first."""
        return -(self.calm + CALM_BY_WAITING * (now - self.since)), self.number


class Turns:
    """So many places, of which the last are kept free for the calm.

    Nobody else begins while only these are free.
    """

    def __init__(self, places: int, *, kept: int) -> None:
        self._places, self._kept = places, kept
        self._taken = 0
        self._queue = list[_Waiting]()
        self._numbers = itertools.count()
        self._lock = threading.Lock()

    @property
    def waiting(self) -> int:
        """How many wait for a place."""
        with self._lock:
            return len(self._queue)

    @contextmanager
    def turn(self, calm: float, *, look: Callable[[], object] = lambda: None) -> Iterator[None]:
        """Wait for a place, and give it back at the end.

        `look` is called now and then while waiting; what it raises ends the waiting.
        """
        self.enter(calm, look=look)
        try:
            yield
        finally:
            self.leave()

    def enter(self, calm: float, *, look: Callable[[], object] = lambda: None) -> None:
        """Wait for a place, which has to be given back."""
        one = _Waiting(calm, next(self._numbers), time.monotonic())
        with self._lock:
            self._queue.append(one)
            self._let_in()
        try:
            while not one.let_in.wait(SECONDS_BETWEEN_LOOKS):
                look()
        except BaseException:
            self._gives_up(one)
            raise

    def is_asked_for(self, calm: float) -> bool:
        """Say whether somebody calm is there, inside or waiting, while whoever asks is not."""
        # who is calm gives way to nobody
        if calm > CALM:
            return False
        with self._lock:
            return self._taken > self._places - self._kept

    def leave(self) -> None:
        """Give a place back."""
        with self._lock:
            self._taken -= 1
            self._let_in()

    def _gives_up(self, one: _Waiting) -> None:
        """Let somebody who waits go, with a place or without."""
        with self._lock:
            # the place may have been given between the look that failed and now
            if one.let_in.is_set():
                self._taken -= 1
            else:
                self._queue.remove(one)
            self._let_in()

    def _let_in(self) -> None:
        """Give the places that are free to those who come first."""
        while self._queue and self._taken < self._places:
            now = time.monotonic()
            # while only the last places are free, they are for the calm alone
            for_all = self._taken < self._places - self._kept
            allowed = [one for one in self._queue if for_all or one.calm > CALM]
            if not allowed:
                return
            first = min(allowed, key=lambda one: one.rank(now))
            self._queue.remove(first)
            self._taken += 1
            first.let_in.set()

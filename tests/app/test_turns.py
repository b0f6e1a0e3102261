"""Whoever leaves the others time comes first, and nobody takes all the places."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest

from argmap.app.memory import Memory
from argmap.app.messages import MESSAGES_A_SECOND, MESSAGES_AT_ONCE, Pace
from argmap.app.turns import CALM, CALM_AT_FIRST, COST, MOST_CALM, Calm, Turns

SECONDS = 60
IMPATIENT, PATIENT = 0.0, 5.0


class Guest:
    """Somebody with a place, or who waits for one, in a thread."""

    def __init__(self, turns: Turns, calm: float, order: list[str], name: str = "") -> None:
        self.inside, self.goes = threading.Event(), threading.Event()
        self._turns, self._calm, self._order, self._name = turns, calm, order, name
        self._thread = threading.Thread(target=self._visits, daemon=True)
        self._thread.start()

    def _visits(self) -> None:
        with self._turns.turn(self._calm):
            self._order.append(self._name)
            self.inside.set()
            self.goes.wait(SECONDS)

    def leaves(self) -> None:
        assert self.inside.wait(SECONDS)
        self.goes.set()
        self._thread.join(SECONDS)


def until(so: Callable[[], bool]) -> None:
    """Wait for what has to come."""
    last = time.monotonic() + SECONDS
    while not so():
        assert time.monotonic() < last
        time.sleep(0.01)


def test_the_last_place_is_kept_for_whoever_asks_now_and_then() -> None:
    order: list[str] = []
    turns = Turns(2, kept=1)
    first = Guest(turns, IMPATIENT, order, "impatient")
    assert first.inside.wait(SECONDS)
    second = Guest(turns, IMPATIENT, order, "impatient too")
    until(lambda: turns.waiting == 1)
    calm = Guest(turns, PATIENT, order, "calm")
    assert calm.inside.wait(SECONDS)
    assert not second.inside.is_set()
    assert turns.is_asked_for(IMPATIENT)
    assert not turns.is_asked_for(PATIENT)
    first.leaves()
    calm.leaves()
    second.leaves()
    assert order == ["impatient", "calm", "impatient too"]


def test_of_those_who_wait_the_calmest_comes_first() -> None:
    order: list[str] = []
    turns = Turns(1, kept=0)
    before = Guest(turns, IMPATIENT, order, "before")
    assert before.inside.wait(SECONDS)
    waiting = []
    for number, (name, calm) in enumerate(
        [("impatient", IMPATIENT), ("calm", 2.0), ("calmer", 8.0)], start=1
    ):
        waiting.append(Guest(turns, calm, order, name))
        until(lambda number=number: turns.waiting == number)  # type: ignore[misc] # a lambda has no types
    for guest in (before, *waiting[::-1]):
        guest.leaves()
    assert order == ["before", "calmer", "calm", "impatient"]


def test_who_gives_up_waiting_takes_no_place_along() -> None:
    order: list[str] = []
    turns = Turns(1, kept=0)
    inside = Guest(turns, IMPATIENT, order)
    assert inside.inside.wait(SECONDS)

    def goes_away() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), turns.turn(PATIENT, look=goes_away):
        raise AssertionError("there is no place")
    assert turns.waiting == 0
    inside.leaves()
    with turns.turn(IMPATIENT, look=goes_away):
        order.append("in")
    assert order[-1] == "in"


def test_a_person_who_reads_stays_calm_and_a_program_that_asks_at_once_does_not() -> None:
    person, program = Calm(), Calm()
    now = 0.0
    for _ in range(20):
        person.asks(now)
        program.asks(now)
        person.is_answered(now + 0.2)
        program.is_answered(now + 0.99)
        now += 1.0
    assert person.saved > CALM_AT_FIRST
    assert program.saved <= CALM


def test_waiting_for_an_answer_is_no_pause() -> None:
    asked = Calm()
    for now in (0.0, 5.0, 10.0):
        asked.asks(now)
    assert asked.saved == max(0.0, CALM_AT_FIRST - 3 * COST)


def test_nobody_saves_calm_for_ever() -> None:
    away = Calm()
    away.is_answered(0.0)
    away.asks(1e6)
    assert away.saved == MOST_CALM - COST


def test_a_key_held_down_is_read_at_once_and_a_flood_at_its_pace() -> None:
    pace = Pace()
    waits = [pace.seconds(0.0) for _ in range(MESSAGES_AT_ONCE + 10)]
    assert waits[:MESSAGES_AT_ONCE] == [0.0] * MESSAGES_AT_ONCE
    assert waits[-1] == pytest.approx(10 / MESSAGES_A_SECOND)
    assert pace.seconds(1_000.0) == 0.0


def test_what_was_asked_for_longest_ago_is_forgotten_first() -> None:
    memory = Memory[str, int](2)
    asked = [memory.found(key, lambda key=key: len(key)) for key in ("a", "bb", "a", "ccc")]  # type: ignore[misc] # a lambda has no types
    assert asked == [1, 2, 1, 3]
    assert (memory.recalled("a"), memory.recalled("bb"), len(memory)) == (1, None, 2)

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from argmap.layout.spread import spread


@given(st.lists(st.floats(-500, 500), max_size=20).map(sorted), st.floats(1, 30))
def test_places_keep_their_order_and_their_distance(wanted: list[float], gap: float) -> None:
    places = spread(wanted, -700, 700, gap)
    assert len(places) == len(wanted)
    assert all(-700.01 <= place <= 700.01 for place in places)
    assert all(right - left >= gap - 0.011 for left, right in pairwise(places))


def test_what_has_room_does_not_move() -> None:
    assert spread([10, 40, 70], 0, 100, 22) == [10, 40, 70]


def test_too_little_room_shrinks_the_gap() -> None:
    assert spread([0, 0, 0], 0, 20, 22) == [0, 10, 20]

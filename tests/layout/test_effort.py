"""How much work a picture is, is known before Graphviz is asked, and too much is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.budgets import MOST_EFFORT, MOST_EFFORT_AT_ONCE
from argmap.layout.effort import effort, pieces, placeable
from argmap.layout.engine import Engine
from argmap.layout.legs import plan
from argmap.layout.measure import Orientation, Way
from argmap.layout.placing import trials
from argmap.problem import TooDense
from argmap.view import Perspective, View, view
from tests.growing import SHAPES
from tests.pictured import judged

NOBODY = Engine(Path("/nowhere/dot"), "1", "never run")


def shown(text: str, *, depth: int = 20, most: int = 300) -> View:
    return view(judged(text), Perspective(("yes",), depth=depth, most=most))


def of_shape(name: str, number: int) -> View:
    make, _ = SHAPES[name]
    return shown(make(number))


def test_a_line_counts_once_for_each_level_that_it_runs_through() -> None:
    chain = plan(of_shape("a chain of rebuttals", 10))
    assert pieces(chain) == 10
    assert effort(chain) == 11 + 10
    seen = shown("""
debate: {title: T, question: Q?, positions: {yes: Yes}}
claims:
  - {id: low, text: Low., supports: yes}
  - {id: mid, text: Mid., supports: low}
  - {id: far, text: Far., supports: [mid, yes]}
""")
    assert pieces(plan(seen)) == 1 + 1 + 1 + 3


@pytest.mark.parametrize(
    "shape", ["a chain of reasons", "a star", "a ladder", "a star of undercuts"]
)
def test_as_many_boxes_as_a_picture_may_have_are_little_work_where_few_lines_join_them(
    shape: str,
) -> None:
    _, asked = placeable(of_shape(shape, 299))
    assert asked < MOST_EFFORT / 10


def test_claims_that_all_rebut_each_other_are_drawn_up_to_some_thirty() -> None:
    _, asked = placeable(of_shape("everyone against everyone", 28**2))
    assert asked < MOST_EFFORT
    with pytest.raises(
        TooDense,
        match=r"“Yes” of 39 boxes is too dense to draw: to place its 1,444 links would be .*--most",
    ):
        placeable(of_shape("everyone against everyone", 38**2))


def test_more_links_than_anybody_tells_apart_are_not_even_planned() -> None:
    layers = of_shape("layers, each against the one above", 6)
    with pytest.raises(TooDense, match=r"it has [0-9,]+ links, and at most 1,500 are drawn"):
        placeable(layers)


def test_pictures_that_take_too_long_together_are_refused_before_any_is_placed() -> None:
    crowded = of_shape("everyone against everyone", 28**2)
    _, asked = placeable(crowded)
    several = [(crowded, [Way(Orientation.TOP)])] * (MOST_EFFORT_AT_ONCE // asked + 1)
    with pytest.raises(TooDense, match=r"to place all [0-9]+ pictures would be 1(\.\d)? times"):
        trials(several, NOBODY)

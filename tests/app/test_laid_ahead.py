"""What is laid out before anybody asks for it."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from argmap.app.cache import Judged, judged_debate, scene_of, view_of
from argmap.app.laid_ahead import FORERUNNER, MOST_VISITORS, Forerunner, likely_next
from argmap.app.library import library
from argmap.reasoning import Supposition
from argmap.view import Perspective

SECONDS = 60
DEBATE = """
debate:
  title: Tea or coffee?
  question: What do we drink?
  positions: {tea: Tea., coffee: Coffee.}
claims:
  - {id: warm, text: Tea keeps warm., supports: tea}
  - {id: cold, text: It gets cold., rebuts: warm}
  - {id: pots, text: Pots keep it warm., undercuts: cold}
"""


@pytest.fixture
def judged(tmp_path: Path) -> Judged:
    (tmp_path / "tea.debate.yaml").write_text(DEBATE, encoding="utf-8")
    (served,) = library((tmp_path,)).shelf().debates
    assert served.graph is not None
    return judged_debate(served, served.graph, Supposition())


def focus(*claims: str) -> Perspective:
    return Perspective(claims)


def test_what_is_selected_comes_first_then_what_is_one_step_away(judged: Judged) -> None:
    around = view_of(judged, focus("warm"))
    assert list(likely_next(around, "cold")) == ["cold", "tea", "cold"]
    assert list(likely_next(view_of(judged, Perspective()), None)) == ["tea", "coffee"]


def test_a_picture_that_was_laid_out_ahead_is_there_when_it_is_asked_for(
    judged: Judged, monkeypatch: pytest.MonkeyPatch
) -> None:
    FORERUNNER.wish(1, judged, [focus("warm"), focus("tea")])
    assert FORERUNNER.is_done(SECONDS)
    monkeypatch.setattr("argmap.app.cache.place", None)  # nothing can be laid out any more
    assert scene_of(judged, focus("warm")).focus == ("warm",)
    assert scene_of(judged, focus("tea")).focus == ("tea",)
    with pytest.raises(TypeError):
        scene_of(judged, focus("coffee"))


def test_a_new_wish_of_a_visitor_takes_the_place_of_the_older_one(judged: Judged) -> None:
    done, began, goes_on = list[Perspective](), threading.Event(), threading.Event()

    def do(_: Judged, perspective: Perspective) -> None:
        done.append(perspective)
        began.set()
        goes_on.wait(SECONDS)

    forerunner = Forerunner(do)
    forerunner.wish(1, judged, [focus("warm"), focus("cold")])
    assert began.wait(SECONDS)
    forerunner.wish(1, judged, [focus("tea")])
    goes_on.set()
    assert forerunner.is_done(SECONDS)
    assert done == [focus("warm"), focus("tea")]


def test_no_more_visitors_are_thought_of_than_there_is_room_for(judged: Judged) -> None:
    done, goes_on = list[Perspective](), threading.Event()

    def do(_: Judged, perspective: Perspective) -> None:
        goes_on.wait(SECONDS)
        done.append(perspective)

    forerunner = Forerunner(do)
    for number in range(3 * MOST_VISITORS):
        forerunner.wish(number, judged, [focus(f"claim-{number}")])
    goes_on.set()
    assert forerunner.is_done(SECONDS)
    assert len(done) <= MOST_VISITORS + 1
    assert done[-1] != done[0]


def test_a_failure_loses_no_later_wish(judged: Judged) -> None:
    done = list[Perspective]()

    def do(_: Judged, perspective: Perspective) -> None:
        if perspective == focus("warm"):
            raise ValueError
        done.append(perspective)

    forerunner = Forerunner(do)
    forerunner.wish(1, judged, [focus("warm")])
    assert forerunner.is_done(SECONDS)
    forerunner.wish(1, judged, [focus("tea")])
    assert forerunner.is_done(SECONDS)
    assert done == [focus("tea")]

"""What a page says where there is too much to draw, to list, or to do at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from argmap.app.coverage_table import MOST_THEMES
from argmap.app.laid_ahead import FORERUNNER
from argmap.app.library import PATH_VARIABLE
from argmap.app.start_page import MOST_CARDS, MOST_CLAIMS
from argmap.app.visitors import RUNS
from tests.app.test_pages import SCRIPT, words

Visit = Callable[..., AppTest]
CALM = 5.0


@pytest.fixture
def visit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Visit:
    """Return a visit to an address of a debate."""
    monkeypatch.setenv(PATH_VARIABLE, str(tmp_path))

    def visited(debate: str, **address: str) -> AppTest:
        (tmp_path / "crowd.debate.yaml").write_text(debate, encoding="utf-8")
        app = AppTest.from_file(str(SCRIPT), default_timeout=60)
        for name, value in address.items():
            app.query_params[name] = value
        app.run()
        assert not app.exception
        return app

    return visited


def quarrel(number: int, **fields: str) -> str:
    """Return a debate in which everybody objects to everybody."""
    names = [f"c{each}" for each in range(number)]
    claims = ""
    for name in names:
        others = ", ".join(each for each in names if each != name)
        claims += f"  - {{id: {name}, text: Claim {name}., supports: tea, rebuts: [{others}]}}\n"
    told = "".join(f"  {key}: {value}\n" for key, value in fields.items())
    return f"debate:\n  title: Quarrel {number}\n  question: Tea?\n  positions: {{tea: Tea.}}\n{told}claims:\n{claims}"


def test_a_focus_is_drawn_at_once_however_densely_claims_answer_each_other(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARGMAP_DOT", "/srv/secret/dot")  # nor does it take Graphviz
    page = visit(quarrel(30), page="map", focus="c7")
    assert "in words" not in words(page)
    assert "secret" not in words(page)


def listed(number: int) -> str:
    """Return a debate of so many positions, themes and questions, the first of which names very many claims."""
    numbers = range(number)
    positions = ", ".join(f"p{each}: Position {each}" for each in range(MOST_CARDS + 3))
    themes = ", ".join(f"t{each}: What about {each}?" for each in numbers)
    all_claims = ", ".join(f"c{each}" for each in numbers)
    questions = f"    - {{id: all, text: All?, claims: [{all_claims}]}}\n"
    questions += "".join(
        f"    - {{id: q{each}, text: Question {each}?, claims: [c{each}]}}\n" for each in numbers
    )
    claims = "".join(
        f"  - {{id: c{each}, text: Claim {each}., supports: p0, themes: t{each}}}\n"
        for each in numbers
    )
    return (
        f"debate:\n  title: Lists\n  question: How many?\n  positions: {{{positions}}}\n"
        f"  themes: {{{themes}}}\n  questions:\n{questions}claims:\n{claims}"
    )


def test_the_first_page_shows_so_many_of_each_and_counts_the_others(visit: Visit) -> None:
    page = visit(listed(300))
    said = words(page)
    assert "And 3 more positions" in said
    assert f"And {300 - MOST_THEMES} more themes" in said
    assert f"And {300 - MOST_CLAIMS} more claims." in said


def test_the_first_page_of_ten_times_as_many_is_no_larger(visit: Visit) -> None:
    few, many = (len(words(visit(listed(number))).splitlines()) for number in (300, 3_000))
    # the one more says by which command so many claims become slides
    assert many == few + 1


def test_no_place_is_taken_or_kept_after_any_of_this(visit: Visit) -> None:
    visit(quarrel(5), page="map", focus="c1")
    assert FORERUNNER.is_done(60)

    def goes_away() -> None:
        raise TimeoutError

    with RUNS.turn(CALM, look=goes_away), RUNS.turn(CALM, look=goes_away):
        assert RUNS.waiting == 0

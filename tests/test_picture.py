"""A picture shows itself in a notebook and saves itself in any format."""

from __future__ import annotations

from pathlib import Path

import pytest

import argmap
from argmap.problem import ArgmapError, UnknownId
from tests.debates import debate, judged

CLAIMS = """
- {id: audit, label: Anyone can inspect it, text: Open weights can be inspected., supports: open}
- {id: hidden, text: Weights do not show the training data., rebuts: audit}
"""
HEAD = """
positions: {open: {label: Open, text: Release the weights.}}
tours: {id: short, title: In short, steps: [{show: open}, {add: audit}]}
"""


def test_a_picture_shows_itself_as_svg_with_words_for_those_who_cannot() -> None:
    picture = argmap.draw(debate(CLAIMS, head=HEAD), "audit", engine="bundled")
    bundle = picture._repr_mimebundle_(include=None, exclude=None)  # as Jupyter calls it
    assert bundle["image/svg+xml"] == picture._repr_svg_()
    assert bundle["image/svg+xml"].startswith("<svg ")
    assert bundle["text/plain"] == "<Picture of 'Anyone can inspect it': 2 claims>"
    assert list(picture._repr_mimebundle_(exclude=["image/svg+xml"])) == ["text/plain"]


def test_a_picture_saves_itself_by_the_ending(tmp_path: Path) -> None:
    shown = debate(CLAIMS, head=HEAD)
    (svg,) = argmap.draw(shown, "audit", look="dark", engine="bundled").save(tmp_path / "a.svg")
    assert "#1b1f24" in svg.read_text(encoding="utf-8")
    (talk,) = argmap.draw(shown, engine="bundled").save(tmp_path / "talk.pptx")
    assert talk.read_bytes().startswith(b"PK")
    files = argmap.draw(shown, tour="short", engine="bundled").save(tmp_path / "s" / "*.svg")
    assert [file.name for file in files] == ["01.svg", "02.svg"]


def test_a_talk_shows_its_first_picture() -> None:
    assert (
        'viewBox="0 0 960 540"'
        in argmap.draw(debate(CLAIMS, head=HEAD), tour="short", engine="bundled").svg
    )


def test_a_judgement_is_drawn_as_it_was_judged() -> None:
    supposed = judged(CLAIMS, head=HEAD, without=["hidden"])
    assert "Without: " in argmap.draw(supposed, ["audit"], engine="bundled").svg


def test_problems_of_a_picture_can_be_asked_for() -> None:
    foreign = debate("- {id: a, label: 開放, text: Open.}")
    assert [problem.code for problem in argmap.draw(foreign, "a", engine="bundled").problems] == [
        "missing-glyph"
    ]


def test_what_is_unknown_is_named_at_once() -> None:
    shown = debate(CLAIMS, head=HEAD)
    with pytest.raises(UnknownId, match="did you mean `audit`"):
        argmap.draw(shown, "audti")
    with pytest.raises(UnknownId, match="no theme `safety`"):
        argmap.draw(shown, themes=["safety"])
    with pytest.raises(ArgmapError, match="no look `drak`; did you mean `dark`"):
        argmap.draw(shown, look="drak")
    with pytest.raises(ArgmapError, match="no wish `foucs`; did you mean `focus`"):
        argmap.draw(shown, foucs="audit")  # type: ignore[call-arg] # as somebody mistypes it
    with pytest.raises(ArgmapError, match="no size `16x9`; did you mean `16:9`"):
        argmap.draw(shown, size="16x9")
    with pytest.raises(ArgmapError, match=r"a str is no debate; read one with argmap.load\(path\)"):
        argmap.draw("talk.yaml")  # type: ignore[arg-type] # as somebody mistypes it


@pytest.mark.parametrize(
    ("wishes", "sentence"),
    [
        ({"slides": 1}, "from 2 to 200 slides, not 1"),
        ({"slides": -5}, "from 2 to 200 slides, not -5"),
        ({"depth": -1}, "from 0 to 50, not -1"),
    ],
)
def test_a_number_out_of_range_is_refused_at_once(wishes: dict[str, int], sentence: str) -> None:
    with pytest.raises(ArgmapError, match=sentence):
        argmap.draw(debate(CLAIMS, head=HEAD), **wishes)  # type: ignore[arg-type] # as somebody mistypes it


def test_one_name_is_as_good_as_a_list_and_none_is_the_overview() -> None:
    themed = debate(CLAIMS.replace("supports: open", "supports: open, themes: safety"), head=HEAD)
    assert argmap.draw(themed, None).svg == argmap.draw(themed).svg
    assert argmap.draw(themed, themes="safety").svg == argmap.draw(themed, themes=["safety"]).svg


def test_a_build_shows_itself_with_all_its_steps_and_a_talk_says_that_it_is_one() -> None:
    built = argmap.draw(debate(CLAIMS, head=HEAD), "audit", build=True, engine="bundled")
    assert 'data-claim="hidden"' in built.svg
    assert repr(built) == "<Talk about 'A test'>"


def test_text_too_small_to_read_is_a_problem_and_can_be_forced(tmp_path: Path) -> None:
    loaded = debate(CLAIMS, head=HEAD)
    picture = argmap.draw(loaded, "audit", size="3x3cm", engine="bundled")
    assert [problem.code for problem in picture.problems] == ["small-text"]
    forced = argmap.draw(loaded, "audit", size="3x3cm", engine="bundled", force=True)
    (file,) = forced.save(tmp_path / "a.svg")
    assert file.exists()


def test_a_picture_of_the_whole_debate_saves_itself_as_a_site(tmp_path: Path) -> None:
    files = argmap.draw(debate(CLAIMS, head=HEAD), engine="bundled").save(f"{tmp_path}/site/")
    assert {"index.html", "claim-audit.html"} <= {file.name for file in files}

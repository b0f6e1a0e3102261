"""A talk as files of its own: one picture a slide, a build in one SVG, and what the speaker says."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from argmap.deck import Programme
from argmap.export.pdf.press import Edition
from argmap.export.writers import Options, export
from argmap.files import put
from argmap.problem import ArgmapError, DebateError, EngineError, FileError
from argmap.view import Perspective, view
from tests.pictured import judged

GOLDEN = Path(__file__).parents[1] / "golden"
DEBATE = judged((GOLDEN / "open.yaml").read_text(encoding="utf-8"))
INSPECTABLE = Perspective(("inspectable",), depth=3)
OPEN = Perspective(("open",), depth=9)
STEPS = len(view(DEBATE, OPEN).claims)
BUNDLED = Options(engine="bundled")
SVG = "{http://www.w3.org/2000/svg}"


def groups(svg: bytes) -> list[ET.Element]:
    return [element for element in ET.fromstring(svg).iter(f"{SVG}g") if element.get("class")]


def boxes(svg: bytes) -> dict[str, bytes]:
    """Return the shapes of each box, without the words for those who cannot see it."""
    found = {}
    for group in groups(svg):
        if "box" in str(group.get("class")).split():
            shapes = [shape for shape in group if shape.tag not in {f"{SVG}title", f"{SVG}desc"}]
            found[str(group.get("data-claim"))] = b"".join(map(ET.tostring, shapes))
    return found


def test_a_star_is_a_file_a_slide() -> None:
    made = export(DEBATE, Programme(OPEN, build=True), "slides/*.svg", BUNDLED)
    assert list(made.files) == [f"{number:02}.svg" for number in range(1, STEPS + 1)]
    assert made.told[0] == f"{STEPS} slides"


def test_boxes_of_a_build_stand_where_they_stood_to_the_byte() -> None:
    steps = [
        boxes(svg)
        for svg in export(DEBATE, Programme(OPEN, build=True), "*.svg", BUNDLED).files.values()
    ]
    assert [len(step) for step in steps] == list(range(1, STEPS + 1))
    for earlier, later in pairwise(steps):
        assert earlier.items() <= later.items()


def test_a_claim_is_told_only_what_is_visible() -> None:
    first, *_, last = export(DEBATE, Programme(OPEN, build=True), "*.svg", BUNDLED).files.values()
    assert b"Rebutted by" not in first
    assert b"Rebutted by" in last


def test_a_build_in_one_file_has_its_steps_as_fragments() -> None:
    svg = export(DEBATE, OPEN, "a.svg", Options(engine="bundled", fragments=True)).files["a.svg"]
    steps = {
        str(group.get("data-claim")): group.get("data-fragment-index")
        for group in groups(svg)
        if "box" in str(group.get("class")).split()
    }
    assert sorted(int(step) for step in steps.values() if step) == list(range(STEPS - 1))
    assert steps["open"] is None
    assert all(
        ("fragment" in str(group.get("class"))) == (group.get("data-fragment-index") is not None)
        for group in groups(svg)
    )


def test_pngs_are_as_large_as_their_page() -> None:
    made = export(
        DEBATE, Programme(INSPECTABLE, build=True), "*.png", Options(engine="bundled", scale=1)
    )
    assert {content[16:24] for content in made.files.values()} == {
        (960).to_bytes(4) + (540).to_bytes(4)
    }


def test_a_picture_on_a_page_is_as_large_as_it_fits() -> None:
    made = export(DEBATE, INSPECTABLE, "a.svg", Options(engine="bundled", size="16:9"))
    root = ET.fromstring(made.files["a.svg"])
    assert root.get("viewBox") == "0 0 960 540"
    assert re.fullmatch(r"text of \d\d\.\d pt", made.told[1])


def test_without_a_focus_a_picture_on_a_page_is_the_overview() -> None:
    made = export(DEBATE, Programme(), "a.svg", Options(engine="bundled", size="16:9"))
    assert made.told[0] == "1 slide"
    assert {"open", "closed"} <= boxes(made.files["a.svg"]).keys()


def test_without_a_size_a_picture_has_its_natural_size() -> None:
    made = export(DEBATE, INSPECTABLE, "a.svg", BUNDLED)
    assert made.told == ()
    assert 'font-size="16"' in made.files["a.svg"].decode()


def test_text_too_small_to_read_writes_no_file_unless_forced() -> None:
    small = Options(engine="bundled", size="4x3cm")
    with pytest.raises(DebateError, match="12 pt is the least"):
        export(DEBATE, INSPECTABLE, "a.svg", small)
    forced = export(
        DEBATE, INSPECTABLE, "a.svg", Options(engine="bundled", size="4x3cm", force=True)
    )
    assert [problem.severity for problem in forced.problems] == ["warning"]


def test_notes_are_markdown_that_takes_nothing_as_markup() -> None:
    hostile = judged("""
claims:
  - {id: a, label: "*Bold* <b>", text: "A _claim_ [x](http://x).", supports: open, sources: {title: "A <title>"}}
""")
    text = (
        export(hostile, Programme(slides=3), "n.md", Options(engine="bundled", notes=True))
        .files["n.md"]
        .decode()
    )
    assert text.startswith("# Open or closed?\n\n## 1. Open or closed?\n")
    assert (
        r"\*Bold\* \<b\>: A \_claim\_ \[x\](http://x)."
        in export(hostile, Perspective(("a",)), "n.md", Options(engine="bundled", notes=True))
        .files["n.md"]
        .decode()
    )


@pytest.mark.parametrize(
    ("name", "asked", "options", "sentence"),
    [
        ("a.svg", Programme(build=True), Options(), "holds one picture"),
        ("a.dot", Programme(everything=True), Options(), "holds one picture"),
        ("*.dot", Programme(), Options(), "is for .svg and .png only"),
        ("a.svg", Programme(), Options(notes=True), "notes of their own are for .md"),
        ("a.png", Programme(), Options(fragments=True), "fragments are for .svg"),
        ("a.dot", Programme(), Options(size="16:9"), "a size is for"),
        ("a.pptx", Programme(), Options(size="16:10"), "there is no size `16:10`"),
        ("a.pptxx", Programme(), Options(), "did you mean `.pptx`"),
        (
            "a.pptx",
            Programme(),
            Options(transparent=True),
            "a transparent background is for .*, and `a.pptx` is none",
        ),
        ("a.svg", Programme(), Options(scale=3), "a scale is for .png"),
        ("site/", Programme(), Options(legend=False), "leaving out the legend is for"),
        (
            "a.pdf",
            Programme(OPEN),
            Options(edition=Edition.BRIEFING),
            "a briefing, which holds the whole debate",
        ),
    ],
)
def test_what_a_format_cannot_hold_is_one_sentence(
    name: str, asked: Programme, options: Options, sentence: str
) -> None:
    with pytest.raises(ArgmapError, match=sentence):
        export(DEBATE, asked, name, options)


def test_a_talk_without_graphviz_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="no working Graphviz"):
        export(DEBATE, Programme(), "a.pptx", Options(engine=str(tmp_path / "dot")))


def test_several_files_go_into_a_folder_and_one_does_too(tmp_path: Path) -> None:
    made = export(DEBATE, Programme(INSPECTABLE), "slides/*.svg", BUNDLED)
    assert put(made, tmp_path / "slides", below=True) == (tmp_path / "slides" / "01.svg",)
    with pytest.raises(FileError):
        put(made, tmp_path / "nowhere" / "slides", below=True)

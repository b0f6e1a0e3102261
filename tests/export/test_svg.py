from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given

from argmap.drawing.style import DARK, LIGHT, MONO, STYLES, Look, Style
from argmap.export.svg import svg_text
from argmap.layout.measure import Orientation
from argmap.model import Debate
from argmap.reasoning import Supposition, judge
from tests.agreed import Agreement
from tests.argued import debates
from tests.pictured import judged, judged_debate, seen

GOLDEN = Path(__file__).parents[1] / "golden"
SVG = "{http://www.w3.org/2000/svg}"
DEBATE = (GOLDEN / "open.yaml").read_text(encoding="utf-8")
HOSTILE = r"""
claims:
  - {id: markup, label: "<b>x</b> & \"quoted\" 'y'", text: "<script>alert(1)</script>", supports: open}
  - {id: backslash, label: 'ends with a backslash\', text: 'C:\N \l \G', rebuts: markup}
  - {id: rtl, label: "מודלים פתוחים", text: "نماذج مفتوحة", supports: markup}
  - {id: cjk, label: 開放モデル, text: 開放モデルは良い, supports: rtl}
  - {id: emoji, label: "👩‍🔬 agrees", text: "👩‍🔬", rebuts: rtl}
"""


def elements(text: str) -> list[ET.Element]:
    return list(ET.fromstring(text).iter())


def words(text: str) -> str:
    return " ".join(
        "".join(element.itertext()) for element in elements(text) if element.tag == f"{SVG}text"
    )


@pytest.mark.parametrize("look", Look)
def test_the_picture_of_a_debate_is_as_agreed(look: Look, agreed: Agreement) -> None:
    text = svg_text(seen(judged(DEBATE), "open", orientation=Orientation.TOP), STYLES[look])
    agreed.text(GOLDEN / f"open-{look}.svg", text)


def test_the_overview_of_a_debate_is_as_agreed(agreed: Agreement) -> None:
    text = svg_text(seen(judged(DEBATE)), LIGHT)
    agreed.text(GOLDEN / "overview-light.svg", text)


@pytest.mark.parametrize("style", [LIGHT, DARK, MONO], ids=lambda style: style.look)
def test_powerpoint_and_browsers_read_it_alike(style: Style) -> None:
    text = svg_text(seen(judged(HOSTILE), "open"), style)
    assert not re.search(r"transparent|rgba\(|<script|foreignObject|href|url\(|<style|on\w+=", text)
    assert {element.tag.removeprefix(SVG) for element in elements(text)} <= {
        *("svg", "title", "desc", "metadata", "g", "rect", "circle", "path", "text")
    }
    root = elements(text)[0]
    assert root.get("role") == "img"
    assert float(root.get("width", "")) > 0
    colours = {element.get(key) for element in elements(text) for key in ("fill", "stroke")} - {
        None
    }
    assert all(re.fullmatch(r"none|#[0-9a-f]{6}", str(colour)) for colour in colours)


def test_hostile_words_are_shown_as_they_are() -> None:
    shown = words(svg_text(seen(judged(HOSTILE), "open"), LIGHT))
    for label in (
        "<b>x</b>",
        '"quoted"',
        "ends with a",
        "backslash\\",
        "מודלים",
        "開放モデル",
        "👩‍🔬",
    ):
        assert label in shown


def test_what_xml_cannot_hold_is_replaced() -> None:
    from argmap.model import Claim

    bad = Debate(title="\x00T\x1b", question="Q", claims=(Claim(id="a", text="\x08bell"),))
    text = svg_text(seen(judged_debate(bad), "a"), LIGHT)
    assert "\ufffdbell" in words(text)
    text.encode()


def test_the_picture_is_told_in_words() -> None:
    text = svg_text(seen(judged(DEBATE), "open"), LIGHT)
    descriptions = [element.text or "" for element in elements(text) if element.tag == f"{SVG}desc"]
    assert "Training data stay hidden rebuts Anyone can inspect it." in descriptions[0]
    assert descriptions[2] == (
        "Open weights let outsiders look inside a model instead of trusting its vendor. It supports Open. "
        "Rebutted by Training data stay hidden. Undercut by Audits can run under seal."
    )


def test_boxes_come_in_reading_order() -> None:
    scene = seen(judged(DEBATE), "open")
    groups = [
        element.get("data-claim")
        for element in elements(svg_text(scene, LIGHT))
        if "box" in element.get("class", "")
    ]
    assert groups == [box.id for box in scene.geometry.boxes]
    assert groups[0] == "open"


def test_the_engine_and_its_version_are_named() -> None:
    assert re.search(
        r"<metadata>argmap; boxes placed by graphviz-pure [\d.]+</metadata>",
        svg_text(seen(judged(DEBATE), "open"), LIGHT),
    )


def test_the_legend_shows_what_occurs_and_can_be_left_out() -> None:
    scene = seen(judged(DEBATE), "open")
    shown = words(svg_text(scene, LIGHT))
    assert "supports" in shown
    assert "undercuts a step" in shown
    assert "is about" not in shown
    assert "supports" not in words(svg_text(scene, LIGHT, legend=False))


def test_a_picture_made_under_a_supposition_says_so() -> None:
    judgement = judge(judged(DEBATE).graph, Supposition(without=("training-data",)))
    assert "Without" in words(svg_text(seen(judgement, "open"), LIGHT))


@given(debates())
def test_the_same_debate_gives_the_same_well_formed_bytes(debate: Debate) -> None:
    judgement = judged_debate(debate)
    first = svg_text(seen(judgement), MONO)
    assert first == svg_text(seen(judgement), MONO)
    assert elements(first)

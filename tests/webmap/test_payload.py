from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given

from argmap.drawing.style import DARK, LIGHT, MONO, STYLES, Look
from argmap.model import Debate
from argmap.reasoning import Supposition, Verdict, judge
from argmap.webmap import payload
from tests.argued import debates
from tests.pictured import judged, judged_debate, seen
from tests.words.badges import word

ROOT = Path(__file__).parents[2]
SCHEMA = jsonschema.Draft202012Validator(
    json.loads((ROOT / "docs/payload.schema.json").read_text(encoding="utf-8"))
)
DEBATE = judged((ROOT / "tests/golden/open.yaml").read_text(encoding="utf-8"))


@given(debates())
def test_every_payload_is_plain_json_and_fits_its_schema(debate: Debate) -> None:
    shown = payload(seen(judged_debate(debate)), MONO)
    assert json.loads(json.dumps(shown, allow_nan=False)) == shown
    SCHEMA.validate(shown)


@pytest.mark.parametrize("look", Look)
def test_a_focus_with_joints_fits_the_schema(look: Look) -> None:
    SCHEMA.validate(payload(seen(DEBATE, "open", "closed"), STYLES[look]))


def test_the_schema_is_a_schema() -> None:
    SCHEMA.check_schema(SCHEMA.schema)


def test_light_and_dark_share_their_geometry_and_mono_has_its_own() -> None:
    scene = seen(DEBATE, "open")
    light, dark, mono = (payload(scene, style) for style in (LIGHT, DARK, MONO))
    assert light["geometry"] == dark["geometry"]
    assert light["marks"] == dark["marks"]
    assert light["style"] != dark["style"]
    assert light["geometry"]["key"] != mono["geometry"]["key"]


def test_a_supposition_changes_marks_and_words_but_no_geometry() -> None:
    supposed = judge(DEBATE.graph, Supposition(without=("training-data",)))
    as_written, what_if = (
        payload(seen(judgement, "open"), LIGHT) for judgement in (DEBATE, supposed)
    )
    assert as_written["geometry"] == what_if["geometry"]
    assert as_written["marks"] != what_if["marks"]
    assert as_written["labels"] != what_if["labels"]
    assert what_if["caption"]
    assert what_if["marks"]["height"] > 0 == as_written["marks"]["height"]


def test_arrow_keys_follow_the_links() -> None:
    boxes = payload(seen(DEBATE, "open"), LIGHT)["geometry"]["boxes"]
    assert boxes["open"]["replies"] == ["inspectable", "logs-needed"]
    assert (
        boxes["inspectable"] | {"answers": ["open"], "replies": ["training-data", "under-seal"]}
        == boxes["inspectable"]
    )


def test_a_screen_reader_hears_what_a_box_is_and_how_it_is_answered() -> None:
    labels = payload(seen(DEBATE, "open"), LIGHT)["labels"]
    assert labels["inspectable"] == (
        f"Claim: Anyone can inspect it. Verdict: {word(Verdict.UNANSWERED)}. Supported by 0, rebutted by 1. "
        "Objections to its steps: 1."
    )
    assert labels["open"] == "Position: Open. Supported by 1, rebutted by 1."

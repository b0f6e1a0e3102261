"""The schema for editors says of a file what the model says, and the copy in the repository is its newest state."""

from pathlib import Path

import jsonschema
import pytest
import yaml_rs
from hypothesis import given

from argmap.loading import schema_text
from argmap.loading.schema import schema
from tests.agreed import Agreement
from tests.loading.test_law import EVERYDAY
from tests.strategies import written_debates

ROOT = Path(__file__).parent.parent.parent
CASES = ROOT / "tests" / "cases" / "problems"
SHAPES = (
    "unknown-key-far", "missing-text", "missing-id", "label-too-long", "text-too-long", "weight-too-big",
    "weight-a-word", "plausibility-out-of-range", "evidence-unknown", "url-javascript", "source-without-title",
    "source-unknown-key", "title-too-long", "url-too-long", "at-too-long", "too-many-positions", "too-many-premises",
    "too-many-steps",
    "claims-a-mapping", "positions-a-list", "id-upper-case", "reference-without-to", "tour-depth", "no-title", "a-list",
    "held-by-on-claim", "position-with-id", "text-a-list", "source-bad-kind", "question-without-id", "side-key",
)  # fmt: skip


VALIDATOR = jsonschema.Draft202012Validator(schema())


def fits(text: str) -> bool:
    return VALIDATOR.is_valid(yaml_rs.loads(text, parse_datetime=False))


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


def test_the_copy_in_the_repository_is_new(agreed: Agreement) -> None:
    agreed.text(ROOT / "schema" / "debate.schema.json", schema_text())


def written_freely(part: object) -> list[object]:
    """Return the texts and names of a schema that may be of any length."""
    if isinstance(part, list):
        return [found for each in part for found in written_freely(each)]
    if not isinstance(part, dict):
        return []
    found = [bare for each in part.values() for bare in written_freely(each)]
    names = part.get("propertyNames", {"maxLength": 0})
    kinds = part.get("type", ())
    is_text = "string" in ((kinds,) if isinstance(kinds, str) else kinds)
    if (is_text and not {"maxLength", "enum", "const"} & part.keys()) or "maxLength" not in names:
        found.append(part)
    return found


def test_every_text_and_every_name_has_a_greatest_length() -> None:
    assert written_freely(schema()) == []


@given(written_debates())
def test_valid_debates_fit(text: str) -> None:
    assert fits(text)


def test_the_everyday_debate_and_its_parts_fit() -> None:
    assert fits(EVERYDAY)
    assert fits("claims:\n  - {id: audit, text: 2024}\n")
    assert fits("sources:\n  seger: {title: On openness}\n")


@pytest.mark.parametrize("name", SHAPES)
def test_a_mistake_of_shape_does_not_fit(name: str) -> None:
    assert not fits((CASES / f"{name}.yaml").read_text(encoding="utf-8"))


def test_every_key_has_a_sentence() -> None:
    parts = schema()["$defs"]
    bare = [
        (name, key)
        for name, part in parts.items()
        for key, each in part.get("properties", {}).items()
        if "description" not in each
    ]
    assert bare == []

"""What the commands print in JSON fits the schemas of docs/, for the shipped debate and for random ones."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given

from argmap.cli.change_shapes import (
    cruxes_json,
    debate_cruxes_json,
    next_moves_json,
    reason_cruxes_json,
)
from argmap.cli.shape_parts import Json
from argmap.cli.shapes import balance_json, judgement_json, strength_json, why_json
from argmap.graph import graph
from argmap.opening import load
from argmap.reasoning import (
    STRICT,
    Judgement,
    Limits,
    Semantics,
    Weighed,
    balance,
    cruxes,
    debate_cruxes,
    judge,
    next_moves,
    rankings,
    readings,
    reason_cruxes,
    smallest_change,
    start_values,
    strength,
    supposition,
    why,
)
from tests.reasoning.supposed import JUDGEMENTS

ROOT = Path(__file__).parents[2]
COMMANDS = ("judge", "why", "cruxes", "balance", "next", "strength")
EXAMPLES = re.findall(
    r"^## `argmap (\w+)[^`]*`.*?^```json\n(.*?)^```",
    (ROOT / "docs" / "json.md").read_text(encoding="utf-8"),
    re.DOTALL | re.MULTILINE,
)


@cache
def schema(command: str) -> jsonschema.Draft202012Validator:
    written = json.loads((ROOT / "docs" / f"{command}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(written)
    return jsonschema.Draft202012Validator(written)


def answers(judgement: Judgement) -> Iterator[tuple[str, Json | list[Json]]]:
    """Yield everything that the commands can say of a debate, each with its command."""
    yield "judge", judgement_json(judgement)
    yield "judge", judgement_json(judgement, readings(judgement))
    yield "judge", judgement_json(judgement, readings(judgement, Limits(seconds=0)))
    for semantics in Semantics:
        yield (
            "strength",
            strength_json(strength(judgement.graph, judgement.supposition, semantics=semantics)),
        )
    found = rankings(judgement.graph, judgement.supposition)
    start = start_values(judgement.graph, STRICT)
    yield (
        "strength",
        strength_json(
            strength(judgement.graph, judgement.supposition, start=start), Weighed(STRICT, found)
        ),
    )
    yield "why", [why_json(why(judgement, root)) for root in judgement.graph.roots]
    yield "balance", balance_json(balance(judgement))
    yield "next", next_moves_json(next_moves(judgement))
    yield "cruxes", debate_cruxes_json(debate_cruxes(judgement))
    for claim in judgement.graph.claims:
        yield "why", why_json(why(judgement, claim))
        if claim in judgement.verdicts:
            yield "cruxes", cruxes_json(cruxes(judgement, claim), smallest_change(judgement, claim))
        else:
            yield "cruxes", reason_cruxes_json(judgement, claim, reason_cruxes(judgement, claim))


@given(JUDGEMENTS)
def test_every_answer_is_plain_json_and_fits_its_schema(judgement: Judgement) -> None:
    for command, answer in answers(judgement):
        assert json.loads(json.dumps(answer, allow_nan=False)) == answer
        schema(command).validate(answer)


@pytest.mark.parametrize(
    "supposed",
    [
        {},
        {"case": "open-weight", "policy": "sources-needed"},
        {"without": ["inspectable"], "accept": ["open"]},
    ],
    ids=["as-written", "case", "what-if"],
)
def test_every_answer_about_the_shipped_debate_fits_its_schema(supposed: Json) -> None:
    shipped = graph(load(str(ROOT / "arguments" / "open-vs-closed")))[0]
    for command, answer in answers(judge(shipped, supposition(shipped, **supposed))):
        schema(command).validate(answer)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_schema_refuses_what_no_command_says(command: str) -> None:
    judgement = judge(graph(load(str(ROOT / "arguments" / "open-vs-closed")))[0])
    answer = next(answer for name, answer in answers(judgement) if name == command)
    broken = (
        [{**each, "votes": 3} for each in answer]
        if isinstance(answer, list)
        else {**answer, "votes": 3}
    )
    assert not schema(command).is_valid(broken)
    assert not schema(command).is_valid({})


@pytest.mark.parametrize(("command", "example"), EXAMPLES, ids=[command for command, _ in EXAMPLES])
def test_an_example_of_the_page_fits_its_schema(command: str, example: str) -> None:
    schema(command).validate(json.loads(example))


def test_every_command_has_its_example() -> None:
    assert {command for command, _ in EXAMPLES} >= set(COMMANDS)

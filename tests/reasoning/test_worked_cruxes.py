"""Every worked answer of tests/cases/cruxes is what `argmap cruxes` says of its debate and target.

`NAME.expected.yaml` holds the answer for programs (it may name its debate, its target is null for the debate as a
whole), `NAME.out` the one for people. A new case needs no code.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from argmap.cli.change_shapes import cruxes_json, debate_cruxes_json, reason_cruxes_json
from argmap.cli.lines import told_lines
from argmap.cli.shape_parts import Json
from argmap.graph import graph
from argmap.opening import load
from argmap.reasoning import Judgement, cruxes, debate_cruxes, judge, reason_cruxes, smallest_change
from argmap.words import Line, crux_lines, debate_crux_lines, reason_crux_lines
from tests.agreed import Agreement

CASES = sorted(Path(__file__).parents[1].joinpath("cases", "cruxes").glob("*.expected.yaml"))


def answer(judgement: Judgement, target: str | None) -> tuple[Json, tuple[Line, ...]]:
    if target is None:
        found = debate_cruxes(judgement)
        return debate_cruxes_json(found), debate_crux_lines(found)
    if target in judgement.graph.positions:
        reasons = reason_cruxes(judgement, target)
        return reason_cruxes_json(judgement, target, reasons), reason_crux_lines(
            judgement, target, reasons
        )
    of_claim, smallest = cruxes(judgement, target), smallest_change(judgement, target)
    return cruxes_json(of_claim, smallest), crux_lines(of_claim, smallest)


def besides_the_words(value: Any) -> Any:
    """Return an answer without its sentences, and its sets in one order; the order of cruxes is kept."""
    if isinstance(value, list):
        return [besides_the_words(each) for each in value]
    if isinstance(value, dict):
        told = {
            key: besides_the_words(each)
            for key, each in value.items()
            if key not in {"text", "cites"}
        }
        return told | ({"text": value["text"]} if "id" in value else {}) | _in_order(told)
    return value


def without_words(value: Any) -> Any:
    """Return an answer as its file holds it: without what is said of it, but for the text of a question."""
    if isinstance(value, list):
        return [without_words(each) for each in value]
    if isinstance(value, dict):
        kept = {
            key: without_words(each) for key, each in value.items() if key not in {"text", "cites"}
        }
        return kept | ({"text": value["text"]} if "id" in value else {})
    return str(value) if isinstance(value, str) else value


def _in_order(told: Json) -> Json:
    return (
        {"sets": sorted(sorted(map(str, each)) for each in told["sets"])} if "sets" in told else {}
    )


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name.removesuffix(".expected.yaml"))
def test_a_worked_debate_has_the_cruxes_that_were_worked_out_by_hand(
    case: Path, agreed: Agreement
) -> None:
    expected = yaml.safe_load(case.read_text(encoding="utf-8"))
    named = {key: expected.pop(key) for key in ("debate",) if key in expected}
    debate = case.parent / named.get("debate", case.name.replace(".expected.yaml", ".debate.yaml"))
    judgement = judge(graph(load(str(debate)))[0])
    found, lines = answer(judgement, expected["target"])

    now = {key: found[key] for key in expected}
    agreed.answers(
        case, named | without_words(now), same=besides_the_words(now) == besides_the_words(expected)
    )
    agreed.text(
        case.with_name(case.name.replace(".expected.yaml", ".out")),
        "".join(told_lines(judgement, lines)),
    )


def test_all_worked_cruxes_are_there() -> None:
    assert len(CASES) == 8

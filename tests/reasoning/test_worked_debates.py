"""Every worked debate of tests/cases/verdicts has the verdicts, ranks and why-tree that lie beside it.

The answers were found by hand from the conditions for a claim and a link, and hold for what is supposed in `what-if`
as well.
"""

from collections.abc import Callable
from dataclasses import astuple
from pathlib import Path
from typing import Any

import pytest
import yaml

from argmap.cli.shapes import judgement_json, why_json
from argmap.graph import DebateGraph, graph
from argmap.opening import load
from argmap.reasoning import Judgement, judge, supposition, why
from tests.agreed import Agreement

SUPPOSED = ("case", "without", "accept", "policy")
LISTED = ("unanswered", "arguments", "attacks")
CASES = sorted(Path(__file__).parents[1].joinpath("cases", "verdicts").glob("*.debate.yaml"))


def labelling(judgement: Judgement) -> dict[str, str]:
    return {claim: told["labelling"] for claim, told in judgement_json(judgement)["claims"].items()}


def attacks(judgement: Judgement) -> list[list[str]]:
    names, attackers = (
        judgement.flattening.framework.arguments,
        judgement.flattening.framework.attackers,
    )
    return sorted(
        [names[one], names[other]] for other, ones in enumerate(attackers) for one in ones
    )


FOUND: dict[str, Callable[[Judgement], Any]] = {
    "verdicts": lambda judgement: {
        claim: verdict.value for claim, verdict in judgement.verdicts.items()
    },
    "labelling": labelling,
    "ranks": lambda judgement: dict(zip(judgement.graph.claims, judgement.ranks, strict=False)),
    "tallies": lambda judgement: {
        position: list(astuple(tally)) for position, tally in judgement.tallies.items()
    },
    "unanswered": lambda judgement: sorted(judgement.unanswered),
    "arguments": lambda judgement: sorted(judgement.flattening.framework.arguments),
    "attacks": attacks,
}


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name.removesuffix(".debate.yaml"))
def test_a_worked_debate_is_judged_as_expected(case: Path, agreed: Agreement) -> None:
    resolved, findings = graph(load(str(case)))
    file = case.with_name(case.name.replace(".debate.", ".expected."))
    expected = yaml.safe_load(file.read_text(encoding="utf-8"))

    found = answered(
        resolved, {key: expected[key] for key in expected if key not in {"what-if", "why"}}
    )
    if "what-if" in expected:
        found["what-if"] = [answered(resolved, answers) for answers in expected["what-if"]]
    if "why" in expected:
        target = expected["why"]["target"]
        found["why"] = {"target": target, "tree": why_json(why(judge(resolved), target))["tree"]}

    assert not findings
    agreed.answers(file, found, same=in_order(found) == in_order(expected))


def answered(resolved: DebateGraph, answers: dict[str, Any]) -> dict[str, Any]:
    """Return what is found for the same questions under the same supposition."""
    supposed = {key: answers[key] for key in SUPPOSED if key in answers}
    judgement = judge(resolved, supposition(resolved, **supposed))
    return supposed | {key: FOUND[key](judgement) for key in answers if key not in SUPPOSED}


def in_order(answers: dict[str, Any]) -> dict[str, Any]:
    """Return answers with those that are lists in one order; the order of what-ifs is kept."""
    told = {key: sorted(answer) if key in LISTED else answer for key, answer in answers.items()}
    return told | (
        {"what-if": [in_order(each) for each in answers["what-if"]]} if "what-if" in answers else {}
    )


def test_all_worked_debates_are_there() -> None:
    assert len(CASES) == 41

"""Every worked debate of tests/cases/verdicts has the verdicts, ranks and why-tree that lie beside it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from argmap.graph import graph
from argmap.loading import load
from argmap.reasoning.judge import judge
from argmap.reasoning.judgement import Judgement
from argmap.reasoning.shapes import judgement_json, why_json
from argmap.reasoning.why import why

CASES = sorted(Path(__file__).parents[1].joinpath("cases", "verdicts").glob("*.debate.yaml"))


def labelling(judgement: Judgement) -> dict[str, str]:
    return {claim: told["labelling"] for claim, told in judgement_json(judgement)["claims"].items()}


def attacks(judgement: Judgement) -> list[list[str]]:
    names, attackers = judgement.flattening.framework.arguments, judgement.flattening.framework.attackers
    return sorted([names[one], names[other]] for other, ones in enumerate(attackers) for one in ones)


FOUND: dict[str, Callable[[Judgement], Any]] = {
    "verdicts": lambda judgement: dict(judgement.verdicts),
    "labelling": labelling,
    "ranks": lambda judgement: dict(zip(judgement.graph.claims, judgement.ranks, strict=False)),
    "unanswered": lambda judgement: sorted(judgement.unanswered),
    "arguments": lambda judgement: sorted(judgement.flattening.framework.arguments),
    "attacks": attacks,
}


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name.removesuffix(".debate.yaml"))
def test_a_worked_debate_is_judged_as_expected(case: Path) -> None:
    judgement = judge(graph(load(str(case)))[0])
    expected = yaml.safe_load(case.with_name(case.name.replace(".debate.", ".expected.")).read_text(encoding="utf-8"))
    tree = expected.pop("why", None)

    assert {key: FOUND[key](judgement) for key in expected} == {
        key: sorted(answer) if isinstance(answer, list) else answer for key, answer in expected.items()
    }
    assert tree is None or why_json(why(judgement, tree["target"]))["tree"] == tree["tree"]


def test_all_worked_debates_are_there() -> None:
    assert len(CASES) == 8

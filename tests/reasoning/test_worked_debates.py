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
from argmap.graph import graph
from argmap.loading import load
from argmap.reasoning.judge import judge
from argmap.reasoning.judgement import Judgement
from argmap.reasoning.supposition import supposition
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
    "tallies": lambda judgement: {position: list(astuple(tally)) for position, tally in judgement.tallies.items()},
    "unanswered": lambda judgement: sorted(judgement.unanswered),
    "arguments": lambda judgement: sorted(judgement.flattening.framework.arguments),
    "attacks": attacks,
}


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name.removesuffix(".debate.yaml"))
def test_a_worked_debate_is_judged_as_expected(case: Path) -> None:
    resolved, findings = graph(load(str(case)))
    expected = yaml.safe_load(case.with_name(case.name.replace(".debate.", ".expected.")).read_text(encoding="utf-8"))
    tree = expected.pop("why", None)

    assert not findings
    for answers in (expected, *expected.pop("what-if", ())):
        supposed = {key: answers.pop(key) for key in ("case", "without", "accept", "policy") if key in answers}
        judgement = judge(resolved, supposition(resolved, **supposed))
        assert {key: FOUND[key](judgement) for key in answers} == {
            key: sorted(answer) if isinstance(answer, list) else answer for key, answer in answers.items()
        }, supposed
    assert tree is None or why_json(why(judge(resolved), tree["target"]))["tree"] == tree["tree"]


def test_all_worked_debates_are_there() -> None:
    assert len(CASES) == 41

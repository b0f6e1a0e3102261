"""Every worked debate of tests/cases/strength has the strengths that lie beside it, to the 1e-5 they are given in.

`NAME.expected.yaml` holds for each formula the strengths of claims and steps, or the status of all claims.
"""

from pathlib import Path

import pytest
import yaml

from argmap.graph import graph
from argmap.loading import load
from argmap.reasoning.semantics import Semantics
from argmap.reasoning.strength import Strengths, strength

CASES = sorted(Path(__file__).parents[1].joinpath("cases", "strength").glob("*.debate.yaml"))


def values(strengths: Strengths) -> dict[str, float | None]:
    """Return the strength of every claim and step; a step that nobody undercuts is as strong as its weight."""
    weights = {link.id: link.weight for link in strengths.graph.reasoned}
    told = {id_: found.value for id_, found in (*strengths.claims.items(), *strengths.steps.items())}
    return weights | told


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name.removesuffix(".debate.yaml"))
def test_a_worked_debate_has_the_strengths_that_were_worked_out_elsewhere(case: Path) -> None:
    resolved = graph(load(str(case)))[0]
    answers = yaml.safe_load(case.with_name(case.name.replace(".debate.", ".expected.")).read_text(encoding="utf-8"))
    assert answers
    for semantics, expected in answers.items():
        found = strength(resolved, semantics=Semantics(semantics))
        if isinstance(expected, str):
            assert {each.status.value for each in found.claims.values()} == {expected}
        else:
            assert {id_: values(found)[id_] for id_ in expected} == pytest.approx(expected, abs=1e-5)
            assert set(found.claims) <= set(expected)


def test_all_worked_debates_are_there() -> None:
    assert len(CASES) == 7

"""Every worked debate of tests/cases/strength has the strengths that lie beside it, to the 1e-5 they are given in.

`NAME.expected.yaml` holds for each formula the strengths of claims and steps, or the status of all claims.
"""

from pathlib import Path

import pytest
import yaml

from argmap.graph import graph
from argmap.opening import load
from argmap.reasoning import Semantics, Strengths, strength
from tests.agreed import Agreement

DIGITS = 5
CASES = sorted(Path(__file__).parents[1].joinpath("cases", "strength").glob("*.debate.yaml"))


def values(strengths: Strengths) -> dict[str, float | None]:
    """Return the strength of every claim and step; a step that nobody undercuts is as strong as its weight."""
    weights = {link.id: link.weight for link in strengths.graph.reasoned}
    told = {
        id_: found.value for id_, found in (*strengths.claims.items(), *strengths.steps.items())
    }
    return weights | told


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name.removesuffix(".debate.yaml"))
def test_a_worked_debate_has_the_strengths_that_were_worked_out_elsewhere(
    case: Path, agreed: Agreement
) -> None:
    resolved = graph(load(str(case)))[0]
    file = case.with_name(case.name.replace(".debate.", ".expected."))
    answers = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert answers
    now = dict[str, str | dict[str, float | None]]()
    same = list[bool]()
    for semantics, expected in answers.items():
        found = strength(resolved, semantics=Semantics(semantics))
        if isinstance(expected, str):
            statuses = {each.status.value for each in found.claims.values()}
            now[semantics] = " or ".join(sorted(statuses))
            same.append(statuses == {expected})
        else:
            now[semantics] = {
                id_: value and round(value, DIGITS) for id_, value in values(found).items()
            }
            told = {id_: values(found)[id_] for id_ in expected}
            same.append(
                told == pytest.approx(expected, abs=10**-DIGITS)
                and set(found.claims) <= set(expected)
            )
    agreed.answers(file, now, same=all(same))


def test_all_worked_debates_are_there() -> None:
    assert len(CASES) == 7

"""Each everyday mistake and what a contributor reads about it: `tests/cases/problems/NAME.yaml` and `NAME.out`.

A new case is a new file; its `.out` is written by `WRITE_CASES=1 pytest tests/loading/test_problems.py`
and then read, as a contributor would, before it is committed.
"""

import os
from pathlib import Path

import pytest

from argmap.loading import Document, draft
from argmap.loading.preflight import decoded
from argmap.problem import Problem
from argmap.report import Format, report

CASES = Path(__file__).parent.parent / "cases" / "problems"
WRITE = "WRITE_CASES" in os.environ
PARSER_WORDS = ("Traceback", "pydantic", "Extra inputs", "Input should be", "type=missing", "For further information")


def problems_of(path: Path) -> tuple[Problem, ...]:
    document = decoded(path.name, path.read_bytes())
    if isinstance(document, Document):
        return draft([document], path.stem).problems
    return draft([], path.stem, refused=[document]).problems


@pytest.mark.parametrize("name", sorted(path.stem for path in CASES.glob("*.yaml")))
def test_a_mistake_is_told_with_its_place_and_remedy(name: str) -> None:
    told = report(problems_of(CASES / f"{name}.yaml"), Format.HUMAN)
    golden = CASES / f"{name}.out"
    if WRITE:
        golden.write_text(told, encoding="utf-8")
    assert told == golden.read_text(encoding="utf-8")
    assert told, "a case is a mistake"
    assert not [words for words in PARSER_WORDS if words in told]


def test_every_case_has_its_mistake_and_every_answer_its_case() -> None:
    assert {path.stem for path in CASES.glob("*.yaml")} == {path.stem for path in CASES.glob("*.out")}


def test_every_problem_of_a_case_has_a_place_in_it() -> None:
    for path in sorted(CASES.glob("*.yaml")):
        for problem in problems_of(path):
            assert problem.location is not None, path.name
            assert 1 <= problem.location.line <= path.read_bytes().count(b"\n") + 1, path.name

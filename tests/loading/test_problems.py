"""Each everyday mistake and what a contributor reads about it: `tests/cases/problems/NAME.yaml` and `NAME.out`.

A debate of several files is a folder NAME. Where the name starts with `advice-`, advice is asked for. A new case is a
new file; its `.out` is written by `pytest --accept tests/loading/test_problems.py` and then read, as a contributor
would, before it is committed.
"""

from functools import cache
from pathlib import Path

import pytest

from argmap.loading import Document
from argmap.opening import decoded, draft
from argmap.problem import Problem
from argmap.report import Format, report
from tests.agreed import Agreement

CASES = Path(__file__).parent.parent / "cases" / "problems"
PARSER_WORDS = (
    "Traceback",
    "pydantic",
    "Extra inputs",
    "Input should be",
    "type=missing",
    "For further information",
)


@cache
def problems_of(path: Path) -> tuple[Problem, ...]:
    read = [decoded(file.name, file.read_bytes()) for file in files_of(path)]
    documents = [each for each in read if isinstance(each, Document)]
    found = draft(
        documents, path.stem, refused=[each for each in read if isinstance(each, Problem)]
    )
    return (*found.problems, *(found.advice if path.name.startswith("advice-") else ()))


def files_of(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    return sorted(path.glob("*.yaml"), key=lambda file: (file.name != "debate.yaml", file.name))


@cache
def cases() -> dict[str, Path]:
    return {
        path.stem: path
        for path in sorted(CASES.iterdir())
        if path.suffix == ".yaml" or path.is_dir()
    }


@pytest.mark.parametrize("name", cases())
def test_a_mistake_is_told_with_its_place_and_remedy(name: str, agreed: Agreement) -> None:
    told = report(problems_of(cases()[name]), Format.HUMAN)
    agreed.text(CASES / f"{name}.out", told)
    assert told, "a case is a mistake"
    assert not [words for words in PARSER_WORDS if words in told]


def test_every_case_has_its_mistake_and_every_answer_its_case() -> None:
    assert set(cases()) == {path.stem for path in CASES.glob("*.out")}


def test_every_problem_of_a_case_has_a_place_in_it() -> None:
    for path in cases().values():
        lines = {file.name: file.read_bytes().count(b"\n") + 1 for file in files_of(path)}
        for problem in problems_of(path):
            assert problem.location is not None, path.name
            assert 1 <= problem.location.line <= lines[problem.location.file], path.name

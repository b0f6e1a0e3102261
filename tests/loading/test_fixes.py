"""A fix mends what it says and nothing else: on every case, alone and with all the others."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from argmap.loading import Document
from argmap.loading.syntax.sheet import applied
from argmap.opening import decoded, draft
from argmap.problem import Fix, Problem

CASES = Path(__file__).parent.parent / "cases" / "problems"
READ = {path.stem: decoded(path.name, path.read_bytes()) for path in sorted(CASES.glob("*.yaml"))}
DOCUMENTS = {name: document for name, document in READ.items() if isinstance(document, Document)}


@cache
def problems_of(name: str, text: str) -> tuple[Problem, ...]:
    return draft([Document(name, text)], name).problems


def mended(document: Document, fix: Fix) -> str:
    return applied(document.text, sorted(fix.edits, key=lambda edit: edit.start))


def fixes(name: str) -> list[tuple[Problem, Fix]]:
    """Return the problems of a case that have a fix."""
    document = DOCUMENTS[name]
    found = problems_of(document.name, document.text)
    return [(problem, problem.fix) for problem in found if problem.fix is not None]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_safe_fix_removes_its_problem_and_adds_none(name: str) -> None:
    document = DOCUMENTS[name]
    before = Counter(problem.code for problem in problems_of(document.name, document.text))
    for problem, fix in fixes(name):
        after = Counter(
            problem.code for problem in problems_of(document.name, mended(document, fix))
        )
        if fix.safe:
            assert after == before - Counter([problem.code])
        else:
            assert after[problem.code] < before[problem.code]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_all_fixes_of_a_case_leave_only_what_has_none(name: str) -> None:
    document = DOCUMENTS[name]
    text = document.text
    for _ in range(20):
        fix = next(
            (problem.fix for problem in problems_of(name, text) if problem.fix is not None), None
        )
        if fix is None:
            break
        text = mended(Document(name, text), fix)
    assert not [problem for problem in problems_of(name, text) if problem.fix is not None]


def test_most_mistakes_with_one_remedy_have_a_fix() -> None:
    assert sum(len(fixes(name)) for name in DOCUMENTS) > 300


def test_a_fix_says_what_it_does() -> None:
    assert [fix for name in DOCUMENTS for _, fix in fixes(name) if not fix.title] == []

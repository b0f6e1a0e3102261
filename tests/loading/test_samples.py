"""Some mistakes with what a report on them must name, agreed before there was a checker: `tests/cases/samples`."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from argmap.problem import Severity
from argmap.report import Format, report
from tests.loading.test_problems import problems_of

SAMPLES = Path(__file__).parent.parent / "cases" / "samples"
EXPECTED: dict[str, Any] = json.loads((SAMPLES / "expectations.json").read_text(encoding="utf-8"))
FILES: dict[str, dict[str, Any]] = EXPECTED["files"]


def said(told: str, wanted: str | list[str]) -> bool:
    words = [wanted] if isinstance(wanted, str) else wanted
    return any(word.lower() in told.lower() for word in words)


@pytest.mark.parametrize("format_", [Format.HUMAN, Format.CONCISE])
@pytest.mark.parametrize("name", sorted(FILES))
def test_a_sample_is_judged_as_agreed(name: str, format_: Format) -> None:
    expected = FILES[name]
    problems = problems_of(SAMPLES / name)
    told = report(problems, format_)
    assert outcome([problem.severity for problem in problems]) == expected["outcome"]
    lines = [problem.location.line for problem in problems if problem.location]
    if expected["expected_line"] is not None:
        assert lines[0] == expected["expected_line"]
    assert not [wanted for wanted in expected["must_mention"] if not said(told, wanted)]
    assert not [
        words
        for words in EXPECTED["must_not_mention"] + expected.get("must_not_mention", [])
        if words in told
    ]
    assert set(expected.get("all_lines", [])) <= set(lines)
    if "also_line" in expected:
        assert re.search(rf"\b{expected['also_line']}\b", told)
    for line in told.splitlines() if format_ is Format.CONCISE else ():
        assert re.match(EXPECTED["must_match"], line)


def outcome(severities: list[Severity]) -> str:
    if Severity.ERROR in severities:
        return "error"
    return "warning" if Severity.WARNING in severities else "accept"

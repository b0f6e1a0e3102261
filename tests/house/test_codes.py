"""One code is one function that makes it, one section of docs/problems.md, one case: none without the others."""

import ast
import re
from collections import defaultdict
from pathlib import Path
from textwrap import indent

import pytest

from argmap.codes import Code
from argmap.loading import Document
from argmap.opening import draft
from argmap.problem import Problem, Severity
from argmap.report import explanations
from tests.loading.test_problems import cases, problems_of

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "src" / "argmap").rglob("*.py"))
ELSEWHERE = {
    Code.TOO_LARGE: "tests/loading/test_preflight.py::test_a_huge_file_is_refused_unread",
    Code.TOO_MANY_NODES: "tests/loading/test_preflight.py::test_more_keys_and_values_than_anybody_reads_are_refused",
    Code.TOO_MANY_MISTAKES: "tests/loading/test_preflight.py::test_of_very_many_mistakes_the_first_are_listed",
    Code.UNREAD_FILE: "tests/cli/test_unread.py::test_a_file_that_nobody_reads_is_named",
    Code.OUTSIDE_LINK: "tests/test_gate.py::test_a_link_out_of_the_folder_is_one_problem_that_tells_nothing_of_it",
    Code.UNREADABLE_FILE: "tests/test_gate.py::test_what_cannot_be_read_costs_its_own_debate_and_no_other",
    Code.DATE_AHEAD: "tests/rules/test_dates.py::test_a_source_of_tomorrow_is_told_on_the_day_that_is_given",
    Code.SMALL_TEXT: "tests/cli/test_talks.py::test_text_that_is_too_small_is_refused_with_status_1_unless_forced",
    Code.UNDRAWN_PICTURE: "tests/export/test_budgets.py::test_an_html_talk_says_which_claims_have_no_picture",
    Code.MISSING_GLYPH: "tests/layout/test_typeset.py::test_characters_without_a_glyph_give_one_warning",
}
"""Codes whose case would be too large for a file, or is none, or is a picture, and the test that shows them instead."""

HEAD = "debate:\n  title: Open?\n  question: Which?\n  positions: {open: Release them., closed: Keep them.}\n"
CLAIMS = (
    "  - {id: audit, text: Outsiders can audit., supports: open}\n"
    "  - {id: misuse, text: It leaks., supports: closed}\n"
)
SECTIONS = explanations()
EXAMPLES = [
    (code, *found)
    for code, text in SECTIONS.items()
    if (found := re.findall(r"```yaml\n(.*?)```", text, re.DOTALL))
]


def makers() -> dict[str, set[str]]:
    """Return the functions, and the tables outside of functions, that use each code in a call or as a value."""
    found = defaultdict(set)
    for source in SOURCES:
        text = source.read_text(encoding="utf-8")
        if source.name == "codes.py" or "Code." not in text:
            continue
        tree = ast.parse(text)
        functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
        for node in ast.walk(tree):
            given = (
                [*node.args, *(keyword.value for keyword in node.keywords)]
                if isinstance(node, ast.Call)
                else node.values
                if isinstance(node, ast.Dict)
                else []
            )
            for each in given:
                if (
                    isinstance(each, ast.Attribute)
                    and isinstance(each.value, ast.Name)
                    and each.value.id == "Code"
                ):
                    within = [
                        f.name for f in functions if f.lineno <= each.lineno <= (f.end_lineno or 0)
                    ]
                    found[each.attr].add(f"{source.name}:{within[-1] if within else 'table'}")
    return found


def test_every_code_is_made_by_one_function() -> None:
    made = makers()
    assert {code.name: made[code.name] for code in Code if len(made[code.name]) != 1} == {}


def test_every_code_has_its_section_in_order_and_no_section_is_left_over() -> None:
    assert list(SECTIONS) == [code.value for code in Code]


def test_every_code_has_its_case() -> None:
    shown = {problem.code for path in cases().values() for problem in problems_of(path)}
    assert set(Code) - shown == ELSEWHERE.keys()


@pytest.mark.parametrize("test", ELSEWHERE.values())
def test_what_no_case_shows_is_shown_by_a_test(test: str) -> None:
    file, _, name = test.partition("::")
    assert f"\ndef {name}(" in (ROOT / file).read_text(encoding="utf-8")


def whole(example: str) -> str:
    """Return the debate that an example is a piece of."""
    text = example.strip("\n") + "\n"
    sources = "" if "\nsources:" in f"\n{text}" else "sources:\n  doe2021: {title: On audits}\n"
    if text.startswith("debate:"):
        return (
            text
            if "\nclaims:" in text
            else f"{text}claims:\n  - {{id: logs, text: Logs., supports: open}}\n"
        )
    if text.startswith("claims:"):
        return text
    if text.startswith(("---", "...")):
        return f"{HEAD}claims:\n{CLAIMS}{text[:4]}{indent(text[4:], '  ')}"
    if text.startswith("sources:"):
        return f"{HEAD}claims:\n{CLAIMS}{text}"
    return f"{HEAD}claims:\n{CLAIMS}{indent(text, '  ')}{sources}"


def found_in(example: str) -> tuple[Problem, ...]:
    found = draft([Document("example.yaml", whole(example))], "example")
    return (*found.problems, *found.advice)


@pytest.mark.parametrize(
    ("code", "bad", "mended"), EXAMPLES, ids=lambda value: value if "\n" not in value else ""
)
def test_an_example_shows_its_problem_and_the_mended_one_shows_none(
    code: str, bad: str, mended: str
) -> None:
    assert {problem.code for problem in found_in(bad)} == {code}
    assert found_in(mended) == ()


def test_a_section_says_how_much_its_problem_weighs() -> None:
    severities = {
        problem.code: problem.severity for path in cases().values() for problem in problems_of(path)
    }
    warnings = (Code.MISSING_GLYPH, Code.UNREAD_FILE, Code.DATE_AHEAD, Code.UNDRAWN_PICTURE)
    severities |= dict.fromkeys(ELSEWHERE, Severity.ERROR) | dict.fromkeys(
        warnings, Severity.WARNING
    )
    for code, section in SECTIONS.items():
        assert section.split("\n")[2].startswith(
            f"**{severities[Code(code)].value.capitalize()}.**"
        ), code

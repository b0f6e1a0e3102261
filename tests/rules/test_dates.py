"""Dates of sources, on a day that the test names: no rule reads a clock."""

import ast
from pathlib import Path

import pytest

from argmap.loading import Document
from argmap.opening import draft
from argmap.rules import dates

TODAY = "2026-11-30"
CLAIM = "  - {id: audit, text: Outsiders can audit., supports: open, sources: {title: On audits, SOURCE}}\n"
HEAD = "debate:\n  title: Open?\n  question: Which?\n  positions: {open: Release., closed: Keep.}\nclaims:\n"


def told(source: str, today: str = TODAY) -> list[str]:
    found = draft([Document("x.yaml", HEAD + CLAIM.replace("SOURCE", source))], "x")
    return [problem.code for problem in found.problems_on(today)]


@pytest.mark.parametrize("date", ["2026", "2026-11", "2026-11-30", "1986-02-28", "2024-02-29"])
def test_a_date_is_a_year_a_month_or_a_day_that_there_is(date: str) -> None:
    assert told(f"date: {date}") == []


@pytest.mark.parametrize(
    "date", ["2023-02-29", "2024-13", "2024-7-30", "30.7.2024", "7/30/2024", "yesterday", "soon"]
)
def test_a_date_that_is_none_is_a_warning_wherever_it_stands(date: str) -> None:
    assert told(f"date: {date}") == ["no-date"]
    assert told(f"accessed: {date}") == ["no-date"]


@pytest.mark.parametrize("year", ["04", "24", "99", "0", "0o17"])
def test_a_year_without_its_century_is_told(year: str) -> None:
    assert told(f"year: {year}") == ["no-date"]


@pytest.mark.parametrize("dated", ["year: 426", "year: -375", 'date: "0065"'])
def test_a_source_of_antiquity_has_a_way_to_say_so(dated: str) -> None:
    assert told(dated) == []


def test_a_source_of_tomorrow_is_told_on_the_day_that_is_given() -> None:
    assert told("date: 2026-12-01") == ["date-ahead"]
    assert told("accessed: 2062-01-01") == ["date-ahead"]
    assert told("year: 2204") == ["date-ahead"]
    assert told("date: 2026-12-01", today="2026-12-01") == []


def test_a_book_may_carry_the_next_year() -> None:
    assert told("year: 2027") == []
    assert told("year: 2028") == ["date-ahead"]


def test_without_a_day_nothing_lies_ahead() -> None:
    found = draft([Document("x.yaml", HEAD + CLAIM.replace("SOURCE", "date: 2999-01-01"))], "x")
    assert found.problems == ()


def test_no_rule_reads_a_clock() -> None:
    tree = ast.parse(Path(dates.__file__).read_text(encoding="utf-8"))
    names = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert names.isdisjoint({"today", "now", "time", "gmtime", "localtime"})

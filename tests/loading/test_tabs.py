"""Tabs are told with the spaces that fit, and do not hide what else is wrong."""

import pytest

from argmap.edit import amendment_by_fixes
from argmap.loading import Document, Draft
from argmap.opening import draft

GOOD = """\
debate:
  title: Open or closed?
  question: Should weights be released?
  positions:
    open: Release the weights
    closed: Keep the weights private
  tours:
    - id: short
      title: In short
      steps:
        - {title: Two answers, show: [open, closed]}
        - add: audit
claims:
  - id: audit
    text: >-
      Outsiders can audit
      open weights.
    supports: open

  - id: misuse
    text: Released weights cannot be recalled.
    supports:
      - closed
    rebuts: {to: audit}
sources:
  kapoor2024:
    title: On openness
    year: 2024
"""


def read(text: str) -> Draft:
    return draft([Document("x.yaml", text)], "x")


def tabbed(line: str, width: int) -> str:
    blanks = len(line) - len(line.lstrip(" "))
    return "\t" * (blanks // width) + " " * (blanks % width) + line[blanks:]


@pytest.mark.parametrize("width", [2, 4, 8])
def test_one_line_or_all_lines_with_tabs_become_what_they_were(width: int) -> None:
    lines = GOOD.splitlines(keepends=True)
    texts = ["".join(tabbed(line, width) for line in lines)]
    texts += [
        "".join([*lines[:at], tabbed(line, width), *lines[at + 1 :]])
        for at, line in enumerate(lines)
    ]
    for text in (each for each in texts if "\t" in each):
        assert [problem.code for problem in read(text).problems] == ["tab-indentation"]
        assert amendment_by_fixes(read(text)).after.debate == read(GOOD).debate, text


def test_a_tab_on_an_empty_line_is_told_only_where_it_stops_the_reading() -> None:
    assert read(GOOD.replace("private\n", "private\n\t\n")).problems
    harmless = GOOD.replace("      open weights.", "      \t\n      open weights.")
    assert not read(harmless).problems
    assert [
        problem.code for problem in read(harmless.replace("year: 2024", 'year: "2024')).problems
    ] == ["open-quote"]

"""How much a debate may hold: what a person has to take in at once is bounded, at the number that is stated."""

import pytest

from argmap.loading import Document, draft

HEAD = "debate:\n  title: Open?\n  question: Which?\n"
OPEN = "  positions: {open: Release., closed: Keep.}\n"


def codes(text: str) -> list[str]:
    return [problem.code for problem in draft([Document("x.yaml", text)], "x").problems]


def positions(number: int) -> str:
    listed = "".join(f"    p-{each}: Release part {each}.\n" for each in range(number))
    return f"{HEAD}  positions:\n{listed}claims:\n  - {{id: audit, text: It can be audited., supports: p-0}}\n"


def premises(number: int) -> str:
    others = [f"c-{each}" for each in range(1, number)]
    claims = "".join(f"  - {{id: {each}, text: Reason {each}., rebuts: closed}}\n" for each in others)
    joint = f"  - {{id: c-0, text: All of it., supports: {{to: open, with: [{', '.join(others)}]}}}}\n"
    return f"{HEAD}{OPEN}claims:\n{claims}{joint}"


def stops(number: int) -> str:
    steps = "".join("        - {show: [open]}\n" for _ in range(number))
    tour = f"  tours:\n    - id: long\n      title: Long\n      steps:\n{steps}"
    return f"{HEAD}{OPEN}{tour}claims:\n  - {{id: audit, text: It can be audited., supports: open}}\n"


@pytest.mark.parametrize(("debate", "most"), [(positions, 50), (premises, 50), (stops, 200)])
def test_one_more_than_the_most_is_one_problem(debate: object, most: int) -> None:
    assert callable(debate)
    assert codes(debate(most)) == []
    assert codes(debate(most + 1)) == ["too-many"]


@pytest.mark.parametrize(
    "written",
    [
        HEAD.replace("Open?", "LONG") + OPEN + "claims: [{id: a, text: A., supports: open}]\n",
        HEAD.replace("Which?", "LONG") + OPEN + "claims: [{id: a, text: A., supports: open}]\n",
        HEAD + OPEN + "claims: [{id: a, text: A., supports: {to: open, note: LONG}}]\n",
        HEAD + OPEN + "claims: [{id: a, text: A., supports: open, by: LONG}]\n",
        HEAD + OPEN + "claims: [{id: a, text: A., supports: open, sources: {title: LONG}}]\n",
    ],
)
def test_a_line_has_at_most_500_characters(written: str) -> None:
    assert codes(written.replace("LONG", "x" * 500)) == []
    assert codes(written.replace("LONG", "x" * 501)) == ["too-long"]

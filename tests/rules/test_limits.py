"""How much a debate may hold: what a person has to take in at once is bounded, at the number that is stated."""

import pytest

from argmap.loading import Document
from argmap.opening import draft

HEAD = "debate:\n  title: Open?\n  question: Which?\n"
OPEN = "  positions: {open: Release., closed: Keep.}\n"
BODY = "claims: [{id: a, text: A., supports: open}]\n"


def codes(text: str) -> list[str]:
    return [problem.code for problem in draft([Document("x.yaml", text)], "x").problems]


def positions(number: int) -> str:
    listed = "".join(f"    p-{each}: Release part {each}.\n" for each in range(number))
    return f"{HEAD}  positions:\n{listed}claims:\n  - {{id: audit, text: It can be audited., supports: p-0}}\n"


def premises(number: int) -> str:
    others = [f"c-{each}" for each in range(1, number)]
    claims = "".join(
        f"  - {{id: {each}, text: Reason {each}., rebuts: closed}}\n" for each in others
    )
    joint = (
        f"  - {{id: c-0, text: All of it., supports: {{to: open, with: [{', '.join(others)}]}}}}\n"
    )
    return f"{HEAD}{OPEN}claims:\n{claims}{joint}"


def stops(number: int) -> str:
    steps = "".join("        - {show: [open]}\n" for _ in range(number))
    tour = f"  tours:\n    - id: long\n      title: Long\n      steps:\n{steps}"
    return (
        f"{HEAD}{OPEN}{tour}claims:\n  - {{id: audit, text: It can be audited., supports: open}}\n"
    )


@pytest.mark.parametrize(("debate", "most"), [(positions, 50), (premises, 50), (stops, 200)])
def test_one_more_than_the_most_is_one_problem(debate: object, most: int) -> None:
    assert callable(debate)
    assert codes(debate(most)) == []
    assert codes(debate(most + 1)) == ["too-many"]


SOURCED = "claims: [{id: a, text: A., supports: open, sources: {title: T, KEY: LONG}}]\n"
CITED = "claims: [{id: a, text: A., supports: open, sources: {cite: s, KEY: LONG}}]\nsources: {s: {title: T}}\n"
OF_A_SOURCE = {"author": 500, "publisher": 500, "date": 500, "accessed": 500}
OF_THE_HEAD = {"licence": 500, "language": 500, "authors": 500, "description": 50_000}
PLACES = (
    (500, HEAD.replace("Open?", "LONG") + OPEN + BODY),
    (500, HEAD.replace("Which?", "LONG") + OPEN + BODY),
    *((most, f"{HEAD}{OPEN}  {key}: LONG\n{BODY}") for key, most in OF_THE_HEAD.items()),
    (500, HEAD + OPEN + "  themes: {LONG: What?}\n" + BODY),
    (500, HEAD + OPEN + "  themes: {cost: LONG}\n" + BODY),
    (500, HEAD + OPEN + "  cases: {city: {label: City, text: LONG}}\n" + BODY),
    (500, HEAD + OPEN + "  cases: {city: {label: City, examples: [LONG]}}\n" + BODY),
    (500, HEAD + OPEN + "  questions: [{id: q, text: LONG, claims: a}]\n" + BODY),
    (500, HEAD + OPEN + "  tours: [{id: t, title: LONG, steps: {show: a}}]\n" + BODY),
    (500, HEAD + OPEN + "  tours: [{id: t, title: T, steps: {show: a, title: LONG}}]\n" + BODY),
    (50_000, HEAD + OPEN + "  tours: [{id: t, title: T, steps: {show: a, say: LONG}}]\n" + BODY),
    (500, HEAD + OPEN + "claims: [{id: a, text: A., supports: {to: open, note: LONG}}]\n"),
    (500, HEAD + OPEN + "claims: [{id: a, text: A., supports: open, by: LONG}]\n"),
    (500, HEAD + OPEN + "claims: [{id: a, text: A., supports: open, sources: {title: LONG}}]\n"),
    (50_000, HEAD + OPEN + "claims: [{id: a, text: A., supports: open, detail: LONG}]\n"),
    (500, HEAD + OPEN + CITED.replace("KEY", "at")),
    (50_000, HEAD + OPEN + CITED.replace("KEY", "quote")),
    *((most, HEAD + OPEN + SOURCED.replace("KEY", key)) for key, most in OF_A_SOURCE.items()),
)
"""Every text that a debate may hold beside ids, labels and the sentence of a claim, with the most of its characters."""


@pytest.mark.parametrize(("most", "written"), PLACES)
def test_a_text_that_is_longer_than_its_place_allows_is_one_problem(
    most: int, written: str
) -> None:
    assert "too-long" not in codes(written.replace("LONG", "x" * most))
    assert "too-long" in codes(written.replace("LONG", "x" * (most + 1)))


@pytest.mark.parametrize("key", ["url", "archived"])
def test_a_web_address_has_at_most_2000_characters(key: str) -> None:
    written = HEAD + OPEN + SOURCED.replace("KEY", key)
    address = "https://journal.org/".ljust(2_000, "a")
    assert codes(written.replace("LONG", address)) == []
    assert codes(written.replace("LONG", f"{address}a")) == ["too-long"]


def test_a_detail_that_is_too_long_is_told_with_its_length_and_what_to_do() -> None:
    written = HEAD + OPEN + "claims: [{id: a, text: A., supports: open, detail: LONG}]\n"
    (problem,) = draft([Document("x.yaml", written.replace("LONG", "x" * 60_000))], "x").problems
    assert (
        problem.message == "`detail` of claim `a` has 60,000 characters; at most 50,000 are allowed"
    )
    assert (
        problem.help
        == "a detail that long is a paper of its own: publish it, and name it under `sources`"
    )

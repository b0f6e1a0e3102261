"""Every scenario of tests/cases/words is told as its file says, in English and in German, by its claims' own names.

A scenario is a debate. The comment at its head asks (`ask: judge ID`, `why ID`, `cruxes [ID]` or `strength`), says what
is supposed and what a lay reader must take from the answer, and names the claims in German. The answers lie beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from argmap.graph import graph
from argmap.model import Debate
from argmap.opening import load
from argmap.reasoning import (
    Judgement,
    Verdict,
    cruxes,
    debate_cruxes,
    judge,
    order,
    smallest_change,
    strength,
    supposition,
    why,
)
from argmap.words import (
    Line,
    badges,
    crux_lines,
    debate_crux_lines,
    name,
    order_sentence,
    sentence,
    why_lines,
)
from tests.agreed import Agreement

CASES = sorted(Path(__file__).parents[1].joinpath("cases", "words").glob("*.debate.yaml"))
ASKED = re.compile(r"^# ask: (\w+)(?: ([\w-]+))?$", re.MULTILINE)
SUPPOSED = re.compile(r"^# suppose: (case|without|accept|policy) ([\w-]+)$", re.MULTILINE)
GERMAN = re.compile(r"^# de ([\w-]+): (.+)$", re.MULTILINE)
LESSON = re.compile(r"^# A lay reader must take from it: (.+)", re.MULTILINE)


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name.removesuffix(".debate.yaml"))
def test_a_scenario_is_told_as_agreed_in_each_language(case: Path, agreed: Agreement) -> None:
    head = case.read_text(encoding="utf-8")
    english = load(str(case))

    answers = [*answered(english, head), "", *answered(in_german(english, head), head)]

    assert LESSON.search(head), "say what a lay reader must take from it"
    agreed.text(
        case.with_name(case.name.replace(".debate.yaml", ".out")),
        "\n".join(answers).lstrip("\n") + "\n",
    )


def test_every_verdict_occurs_in_a_scenario() -> None:
    found = set[Verdict]()
    for case in CASES:
        head = case.read_text(encoding="utf-8")
        judgement = supposing(load(str(case)), head)
        found |= {
            judgement.verdicts[claim]
            for how, claim in ASKED.findall(head)
            if claim in judgement.verdicts
        }
    assert found == set(Verdict)


def answered(debate: Debate, head: str) -> Iterator[str]:
    """Yield the answers to what the head of a file asks, line by line."""
    judgement = supposing(debate, head)
    for how, about in ASKED.findall(head):
        yield ""
        match how:
            case "judge":
                yield from judged(judgement, about)
            case "why":
                yield from page(why_lines(why(judgement, about)))
            case "cruxes" if about:
                yield from page(
                    crux_lines(cruxes(judgement, about), smallest_change(judgement, about))
                )
            case "cruxes":
                yield from page(debate_crux_lines(debate_cruxes(judgement)))
            case "strength":
                yield from ordered(judgement)
            case _:
                raise AssertionError(f"ask judge, why, cruxes or strength, not {how}")


def supposing(debate: Debate, head: str) -> Judgement:
    resolved, findings = graph(debate)
    assert not findings
    given: dict[str, str | list[str]] = {}
    for what, value in SUPPOSED.findall(head):
        if what in {"without", "accept"}:
            given.setdefault(what, []).append(value)  # type: ignore[union-attr] # these two are lists
        else:
            given[what] = value
    return judge(resolved, supposition(resolved, **given))  # type: ignore[arg-type] # options by name


def in_german(debate: Debate, head: str) -> Debate:
    """Return the debate in German, by the names that its head gives."""
    german = dict(GERMAN.findall(head))
    called = {
        *(claim.id for claim in (*debate.positions, *debate.claims)),
        *(case.id for case in debate.cases),
    }
    unnamed = called - set(german)
    assert not unnamed, f"name these in German: {unnamed}"

    def renamed(group: str) -> tuple[object, ...]:
        return tuple(
            each.model_copy(update={"label": german[each.id]}) for each in getattr(debate, group)
        )

    groups = {group: renamed(group) for group in ("positions", "claims", "cases")}
    return debate.model_copy(update={"language": "de", "title": "Eine Debatte", **groups})


def judged(judgement: Judgement, claim: str) -> Iterator[str]:
    """Yield a claim with its badges, and its sentence below it."""
    signs = "".join(f"  {each.glyph} {each.word}" for each in badges(judgement, claim))
    yield f"{name(judgement.graph.claims[claim])}{signs}"
    yield f"  {sentence(judgement, claim).text}"


def page(lines: tuple[Line, ...]) -> Iterator[str]:
    for line in lines:
        yield "  " * line.level + line.text


def ordered(judgement: Judgement) -> Iterator[str]:
    """Yield what is said of each position and the next weaker one."""
    strengths = strength(judgement.graph, judgement.supposition)
    positions = frozenset(judgement.graph.positions)
    for pair in pairwise(claim for claim in strengths.strongest_first if claim in positions):
        yield order_sentence(judgement.graph, order(strengths, pair)).text

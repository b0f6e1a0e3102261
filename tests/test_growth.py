"""Time grows with the debate, or the debate is refused at a stated bound: no stranger's file stops anybody."""

from collections.abc import Iterator, Mapping

import pytest

from argmap.codes import Code
from argmap.loading import Document
from argmap.opening import draft
from argmap.problem import Severity
from tests.growing import FLAWED, SHAPES
from tests.paced import SEARCH, STEEPEST, Act, command, pace, page

ACTS: Mapping[str, Act] = {
    "check": command("check"),
    "check --advice": command("check", "--advice"),
    "outline": command("outline"),
    "judge": command("judge", allowed=SEARCH),
    "judge --readings": command("judge", "--readings", "--time-limit", "0", allowed=SEARCH),
    "balance": command("balance"),
    "why": command("why"),
    "cruxes": command("cruxes", allowed=SEARCH),
    "next": command("next", allowed=SEARCH),
    "strength": command("strength", allowed=SEARCH),
    "the first page": page(),
    "the map": page(page="map"),
    "the outline of the app": page(page="outline"),
    "export .md": command("export", "-o", "OUT.md"),
    "export --notes": command("export", "-o", "OUT.md", "--notes"),
    "export .svg": command("export", "-o", "OUT.svg"),
    "export --focus": command(
        "export", "-o", "OUT.svg", "--focus", "c0", "--depth", "50", "--most", "300"
    ),
    "export .png": command("export", "-o", "OUT.png"),
    "export .dot": command("export", "-o", "OUT.dot"),
    "export .json": command("export", "-o", "OUT.json"),
    "export .html": command("export", "-o", "OUT.html"),
    "export site": command("export", "-o", "OUT/"),
    "export .pdf": command("export", "-o", "OUT.pdf"),
    "export --all": command("export", "-o", "OUT.pdf", "--all"),
    "export --handout": command("export", "-o", "OUT.pdf", "--handout"),
    "export --briefing": command("export", "-o", "OUT.pdf", "--briefing"),
    "export .pptx": command("export", "-o", "OUT.pptx"),
    "export a file a slide": command("export", "-o", "OUT*.svg"),
    "export a build": command("export", "-o", "OUT*.svg", "--build"),
}
"""What is done with a debate; a new way of asking, drawing or writing is a new line."""

ONCE_STEEP = (
    *("as many roots as claims", "as many roots as may be", "a star without positions"),
    *("one step of many premises", "many steps of many premises", "names that are none"),
    *("keys again on one line", "a list again and again", "nothing but positions", "one tour"),
    *("themes", "questions", "questions that name many"),
)
"""Shapes that once took the square of their size, or that a bound refuses."""

FAST = ("check", "judge", "balance", "the first page")

WITH_EVERY_SHAPE = (
    *(
        "check --advice",
        "outline",
        "judge --readings",
        "balance",
        "why",
        "cruxes",
        "next",
        "strength",
    ),
    *("the first page", "export .md"),
)
"""Acts that are tried with every shape. What they contain is not: `check` is a part of `check --advice`."""

APART = 5
"""Of what else is written or shown each act is tried with every fifth shape, in turn: most of its way they share."""

READING = ("check --advice", "outline")
"""What is tried with a debate with a mistake: any other act ends where these do, with its refusal."""

BOUNDS = {Code.TOO_MANY, Code.TOO_LONG}


@pytest.mark.slow
@pytest.mark.parametrize("shape", ONCE_STEEP)
@pytest.mark.parametrize("act", FAST)
def test_what_once_took_the_square_of_a_debate_takes_its_time(act: str, shape: str) -> None:
    found = pace(ACTS[act], *SHAPES[shape])
    assert found.power < STEEPEST, f"{act} of {shape}: {found}"


def tried() -> Iterator[tuple[str, str]]:
    """Yield each act with each shape that it is tried with."""
    others = [act for act in ACTS if act not in WITH_EVERY_SHAPE and act not in FAST]
    for row, shape in enumerate(SHAPES):
        if shape in FLAWED:
            yield from ((act, shape) for act in READING)
            continue
        yield from ((act, shape) for act in WITH_EVERY_SHAPE)
        yield from ((act, shape) for act in others[row % APART :: APART])


@pytest.mark.proof
@pytest.mark.parametrize(("act", "shape"), tuple(tried()))
def test_no_act_takes_more_than_its_time_whatever_the_debate_is_like(act: str, shape: str) -> None:
    found = pace(ACTS[act], *SHAPES[shape])
    assert found.power < STEEPEST, f"{act} of {shape}: {found}"


@pytest.mark.parametrize("shape", sorted(SHAPES.keys() - FLAWED))
def test_a_debate_that_is_only_large_is_read_or_refused_at_a_bound(shape: str) -> None:
    make, number = SHAPES[shape]
    problems = draft([Document("large.yaml", make(number // 4))], "large").problems
    errors = {problem.code for problem in problems if problem.severity is Severity.ERROR}
    assert errors <= BOUNDS

"""An export that would cost hours or gigabytes is refused, or goes without what costs them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from argmap import budgets
from argmap.deck import Programme
from argmap.export import neighbourhoods
from argmap.export.pdf.press import Edition
from argmap.export.png import Letters, rasterized
from argmap.export.writers import Options, export
from argmap.files import Written
from argmap.problem import ArgmapError, DebateError, TooDense
from argmap.reasoning import Judgement
from argmap.view import Perspective
from tests.growing import SHAPES
from tests.pictured import judged

ROOT = Path(__file__).parents[2]
BUNDLED = Options(engine="bundled")
HANDOUT = Options(engine="bundled", edition=Edition.HANDOUT)

QUARREL = """
debate: {title: T, question: Q?, language: LANGUAGE, positions: {yes: Yes, no: No}}
claims:
  - {id: calm, text: Nobody answers this., supports: no}
"""
"""Two positions: about one of them everybody quarrels with everybody."""


QUARRELLING = 10


def quarrel(claims: int = QUARRELLING, language: str = "en") -> Judgement:
    lines = [QUARREL.replace("LANGUAGE", language)]
    for each in range(claims):
        others = ", ".join(f"c{other}" for other in range(claims) if other != each)
        lines.append(
            f"  - {{id: c{each}, text: Claim {each}., supports: yes, rebuts: [{others}]}}\n"
        )
    return judged("".join(lines))


def written(judgement: Judgement, name: str, options: Options = BUNDLED) -> Written:
    return export(judgement, Programme(), name, options)


def test_every_claim_has_a_picture_however_many_claims_answer_each_other() -> None:
    made = written(quarrel(40), "site/")
    assert made.problems == ()
    for claim in ("yes", "c7", "calm"):
        assert "<svg" in made.files[f"claim-{claim}.html"].decode()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "There is no picture around this claim"),
        ("de", "Um diese Behauptung gibt es kein Bild"),
    ],
)
def test_a_site_is_made_though_some_pictures_have_no_room(
    language: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neighbourhoods, "MOST_EFFORT_IN_ALL", 200)
    made = written(quarrel(language=language), "site/")
    without, drawn = (made.files[f"claim-{claim}.html"].decode() for claim in ("c7", "yes"))
    assert words in without
    assert without.count('class="relation rebuts"') == QUARRELLING - 1
    assert "<svg" not in without
    assert words not in drawn
    assert "<svg" in drawn
    (problem,) = made.problems
    assert (problem.code, problem.severity) == ("undrawn-picture", "warning")


def test_an_html_talk_says_which_claims_have_no_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neighbourhoods, "MOST_EFFORT_IN_ALL", 200)
    made = written(quarrel(), "talk.html")
    page = made.files["talk.html"].decode()
    assert page.count("took all the effort; below") == QUARRELLING
    assert '"focus":{"yes":"focus-yes","no":"focus-no","calm":"focus-calm"}' in page
    assert [problem.code for problem in made.problems] == ["undrawn-picture"]


@pytest.mark.parametrize("name", ["site/", "talk.html"])
def test_to_be_strict_is_to_have_every_picture_or_nothing(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    strict = Options(engine="bundled", strict=True)
    assert written(quarrel(5), name, strict).problems == ()
    monkeypatch.setattr(neighbourhoods, "MOST_EFFORT_IN_ALL", 200)
    with pytest.raises(DebateError, match="took all the effort"):
        written(quarrel(), name, strict)


def test_one_picture_that_is_too_dense_is_refused_with_what_to_do() -> None:
    with pytest.raises(
        TooDense, match=r"too dense to draw: .*; show fewer claims \(--most, --depth"
    ):
        export(quarrel(40), Perspective(("yes",)), "map.svg", BUNDLED)


def test_pictures_go_without_effort_once_others_have_spent_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(neighbourhoods, "MOST_EFFORT_IN_ALL", 12)
    made = written(quarrel(2), "site/")
    (problem,) = made.problems
    assert "took all the effort that an export may take" in problem.message
    assert "<svg" in made.files["claim-yes.html"].decode()


def shape(name: str, number: int) -> Judgement:
    make, _ = SHAPES[name]
    return judged(make(number))


def wordy(claims: int) -> Judgement:
    """Return a debate of claims with details as long as one may be."""
    detail = "word " * 9_800
    lines = (
        f'  - {{id: c{n}, text: C., supports: open, detail: "{detail}"}}\n' for n in range(claims)
    )
    return judged(f"claims:\n{''.join(lines)}")


REFUSED = {
    "a site of more pages than are written": (
        lambda: written(shape("a star", 10_000), "site/"),
        "a site would have 10,002 pages, and at most 10,000 are written; write .md",
    ),
    "pages that list more than is written": (
        lambda: written(shape("many steps of many premises", 200), "site/"),
        r"would list [0-9,]+ neighbours of claims, and at most 400,000 are written",
    ),
    "a page that lists more than is written": (
        lambda: written(shape("many steps of many premises", 200), "talk.html"),
        r"would list [0-9,]+ neighbours of claims, and at most 400,000 are written",
    ),
    "a handout that tells the same too often": (
        lambda: written(shape("everyone against everyone", 80**2), "read.pdf", HANDOUT),
        r"would tell 19,\d\d\d pieces, .* at most 12,000 are set; write one of a tour \(--tour ID\)",
    ),
    "a handout of more letters than a novel": (
        lambda: written(wordy(72), "read.pdf", HANDOUT),
        r"would have 3,5\d\d,\d\d\d letters, and at most 3,000,000 are set",
    ),
}


@pytest.mark.parametrize(("make", "sentence"), REFUSED.values(), ids=REFUSED)
def test_what_has_no_room_is_refused_in_a_sentence(
    make: Callable[[], Written], sentence: str
) -> None:
    with pytest.raises(ArgmapError, match=sentence):
        make()


def tour(stops: int, claims: int, depth: int) -> Judgement:
    """Return a debate with a tour that shows all claims at each of its stops."""
    steps = "".join(f"    - {{title: S{n}, show: yes, depth: {depth}}}\n" for n in range(stops))
    head = "debate:\n  title: T\n  question: Q?\n  positions: {yes: Yes}\n"
    head += "  tours:\n  - id: t\n    title: T\n    steps:\n"
    reasons = "".join(f"- {{id: c{n}, text: Claim {n}., supports: yes}}\n" for n in range(claims))
    return judged(f"{head}{steps}claims:\n{reasons}")


def test_a_tour_of_more_boxes_than_can_be_tried_is_refused_before_it_is_placed() -> None:
    with pytest.raises(
        ArgmapError, match=r"the 200 pictures of this talk would have 12,200 boxes, and .* 10,000"
    ):
        written(tour(200, 60, 1), "talk.pptx")


def test_a_build_of_more_slides_than_a_talk_has_is_refused_before_they_are_made() -> None:
    with pytest.raises(
        ArgmapError,
        match=r"this talk would have 1,200 slides, and at most 1,000 are made; .*--tour",
    ):
        export(tour(200, 5, 1), Programme(build=True), "talk.pptx", BUNDLED)


def test_a_picture_of_more_pixels_than_fit_into_memory_is_refused() -> None:
    markup = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9000 9000" width="9000" height="9000"></svg>'
    with pytest.raises(
        ArgmapError, match=r"would have 324 million pixels, and at most 150 million .* --scale"
    ):
        rasterized(markup, 2.0, Letters())


def test_the_page_for_hosts_names_every_budget_as_it_is() -> None:
    page = (ROOT / "docs" / "hosting.md").read_text(encoding="utf-8")
    table = page.split("### What an export may cost", 1)[1].split("\n## ", 1)[0]
    told = [
        int(found.replace(",", ""))
        for found in re.findall(r"^\|[^|]+\| ([0-9,]+) \|", table, re.MULTILINE)
    ]
    ours = [value for name, value in vars(budgets).items() if name.startswith("MOST_")]
    assert sorted(told) == sorted(ours)

"""What the page on hosting says that the shipped debate has of each budget is so, to a third."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pytest

from argmap.budgets import POINTING
from argmap.deck import Programme, Setting, deck, named_page
from argmap.drawing import STYLES, Look
from argmap.export.neighbourhoods import DEPTH
from argmap.export.pdf.handout import handout_content, letters
from argmap.export.pdf.paper import Paper
from argmap.export.room import neighbours_told
from argmap.graph import graph
from argmap.layout import placeable
from argmap.layout.engine import find
from argmap.opening import load
from argmap.reasoning import Judgement, judge
from argmap.scene import Scene, Slide
from argmap.view import Perspective, view
from tests.pages import ROOT

PAGE = (ROOT / "docs" / "hosting.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| (?P<budget>[^|]+) \| (?P<most>[\d,]+) \| (?P<has>[\d,]+) \|", re.MULTILINE)
NEAR = 1 / 3
"""The debate grows, and the page need not follow each claim."""


def stated() -> Mapping[str, int]:
    """Return what the page says that the shipped debate has of each budget."""
    return {row["budget"]: int(row["has"].replace(",", "")) for row in ROW.finditer(PAGE)}


def measured(judgement: Judgement) -> Iterator[tuple[str, int]]:
    """Yield what the shipped debate has of the budgets that can be counted from outside."""
    yield from _of_pages(judgement)
    yield from _of_a_talk(judgement)
    content = handout_content(judgement, STYLES[Look.LIGHT], Paper.A4)
    pieces = content["pieces"]
    assert isinstance(pieces, list)
    pointing = sum(piece.get("elsewhere") is not None for piece in pieces)
    told = "claims told in a handout, those pointed to elsewhere counted thrice"
    yield told, len(pieces) + (POINTING - 1) * pointing
    yield "letters of a handout", letters(pieces)


def _of_pages(judgement: Judgement) -> Iterator[tuple[str, int]]:
    """Yield what a site takes: a page for each claim, with a picture around it."""
    claims = tuple(judgement.graph.claims)
    around = [view(judgement, Perspective(focus=(claim,), depth=DEPTH)) for claim in claims]
    efforts = [placeable(shown)[1] for shown in around]
    yield "links in one picture", max(len(shown.links) for shown in around)
    yield "effort of placing one picture", max(efforts)
    yield "effort of all pictures around single claims", sum(efforts)
    yield "pages of a site", len(claims)
    yield "neighbours listed on pages", neighbours_told(judgement.graph, claims)


def _of_a_talk(judgement: Judgement) -> Iterator[tuple[str, int]]:
    """Yield what the first tour takes, built up."""
    made = deck(judgement, Programme(build=True), Setting(named_page("16:9"), find("bundled")))
    yield "boxes in all pictures of a talk", sum(_boxes(steps[-1]) for steps in made.builds)
    yield "slides of a talk, steps of a build counted", len(made.pictures)
    yield "boxes on all slides", sum(map(_boxes, made.pictures))


def _boxes(slide: Slide) -> int:
    """Return how many boxes a slide with a picture shows."""
    assert isinstance(slide.body, Scene)
    return len(slide.body.geometry.boxes if slide.shown is None else slide.shown)


def test_the_shipped_debate_has_what_the_page_on_hosting_says() -> None:
    found = dict(measured(judge(graph(load(ROOT / "arguments"))[0])))
    said = stated()
    assert {name: said[name] for name in found} == pytest.approx(found, rel=NEAR)


def test_it_comes_near_no_budget() -> None:
    rows = [(row["has"], row["most"]) for row in ROW.finditer(PAGE)]
    assert len(rows) == PAGE[PAGE.index("| budget |") :].split("\n\n")[0].count("\n") - 1
    assert [
        row for row in rows if int(row[0].replace(",", "")) * 10 > int(row[1].replace(",", ""))
    ] == []

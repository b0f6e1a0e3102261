"""A focus in its context is placed without Graphviz: calm, without crossings, and soon."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from itertools import combinations, pairwise
from math import hypot
from pathlib import Path
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.graph import graph
from argmap.layout import Orientation, place
from argmap.layout.arranging import MOST_FANNED, WIDEST
from argmap.model import LANGUAGES, Debate, Relation
from argmap.opening import load
from argmap.reasoning import Judgement, judge
from argmap.scene import Arrow, Box, Point, Scene, lines_of
from argmap.view import Perspective, View, view
from tests.argued import bushy_debates, debates
from tests.pictured import covered_arrows, judged, judged_debate, overlaps, walk

DEPTHS = st.integers(0, 4)
DEBATE = Path(__file__).parents[2] / "arguments" / "open-vs-closed"
CALM = 0.7
"""The share of pairs of pictures in which what both show hardly moves, lists apart."""


def around(
    judgement: Judgement,
    focus: str,
    depth: int = 2,
    orientation: Orientation | None = None,
) -> tuple[View, Scene]:
    shown = view(judgement, Perspective((focus,), depth=depth, context=True))
    return shown, place([shown], None, orientation=orientation)[0]


def _focused(judgement: Judgement) -> st.SearchStrategy[str]:
    """Return any claim, and more often the first one, which most claims answer."""
    claims = tuple(judgement.graph.claims)
    return st.sampled_from(claims) | st.just(claims[0])


def crossings(scene: Scene) -> list[tuple[str, str]]:
    """Return the pairs of lines that cross, but for lines of one link and for those that meet."""
    found = []
    ways = [(arrow, _pieces(arrow)) for arrow in scene.geometry.arrows]
    for (one, ours), (other, theirs) in combinations(ways, 2):
        joined = {one.link, other.link} & {one.head, other.head, one.tail, other.tail}
        if one.link == other.link or joined:
            continue
        if any(_cross(a, b) for a in ours for b in theirs):
            found.append((one.id, other.id))
    return found


def _pieces(arrow: Arrow) -> list[tuple[Point, Point]]:
    points = walk(arrow.points, steps=8)
    return list(pairwise(points))


def _cross(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    """Say whether two straight pieces cross each other properly."""
    (a, b), (c, d) = one, other
    return _side(a, b, c) * _side(a, b, d) < -1e-6 and _side(c, d, a) * _side(c, d, b) < -1e-6


def _side(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


@given(
    debates() | bushy_debates(),
    st.data(),
    DEPTHS,
    st.sampled_from(Orientation),
    st.sampled_from(LANGUAGES),
)
def test_nothing_around_a_focus_lies_on_anything_else(
    debate: Debate, data: st.DataObject, depth: int, orientation: Orientation, language: str
) -> None:
    judgement = judged_debate(debate.model_copy(update={"language": language}))
    focus = data.draw(_focused(judgement))
    _, scene = around(judgement, focus, depth, orientation)
    assert overlaps(scene) == []
    assert covered_arrows(scene) == []


@given(debates() | bushy_debates(), st.data(), DEPTHS)
def test_no_lines_around_a_focus_cross(debate: Debate, data: st.DataObject, depth: int) -> None:
    judgement = judged_debate(debate)
    focus = data.draw(_focused(judgement))
    _, scene = around(judgement, focus, depth)
    assert crossings(scene) == []


@given(debates() | bushy_debates(), st.data(), DEPTHS)
def test_no_line_around_a_focus_crosses_a_box(
    debate: Debate, data: st.DataObject, depth: int
) -> None:
    judgement = judged_debate(debate)
    focus = data.draw(_focused(judgement))
    _, scene = around(judgement, focus, depth)
    for arrow in scene.geometry.arrows:
        for box in scene.geometry.boxes:
            if box.id in {arrow.tail, arrow.head}:
                continue
            for points in filter(None, (arrow.points, arrow.trunk)):
                inside = [
                    (x, y)
                    for x, y in walk(points)
                    if box.x + 1 < x < box.x + box.width - 1
                    and box.y + 1 < y < box.y + box.height - 1
                ]
                assert inside == [], (arrow.id, box.id)


@given(debates() | bushy_debates(), st.data(), DEPTHS)
def test_every_line_around_a_focus_has_one_sign(
    debate: Debate, data: st.DataObject, depth: int
) -> None:
    judgement = judged_debate(debate)
    focus = data.draw(_focused(judgement))
    _, scene = around(judgement, focus, depth)
    arrows = scene.geometry.arrows
    drawn = {arrow.link for arrow in arrows if arrow.relation is not Relation.ABOUT}
    signed = Counter(arrow.link for arrow in arrows if arrow.sign)
    assert signed == dict.fromkeys(drawn, 1)
    ends = {box.id for box in scene.geometry.boxes} | set(scene.links)
    assert all(arrow.tail in ends and arrow.head in ends for arrow in arrows)


@given(debates() | bushy_debates(), st.data(), DEPTHS)
def test_more_answers_than_fan_out_stand_on_one_trunk(
    debate: Debate, data: st.DataObject, depth: int
) -> None:
    judgement = judged_debate(debate)
    _, scene = around(judgement, data.draw(_focused(judgement)), depth)
    links = scene.links
    answers = Counter(link.target for link in links.values() if link.target not in links)
    fanned = Counter(
        arrow.head for arrow in scene.geometry.arrows if arrow.head in answers and not arrow.trunk
    )
    assert max(fanned.values(), default=0) <= MOST_FANNED


@pytest.mark.parametrize("number", [9, 13, 40, 100])
def test_more_answers_than_fan_out_are_columns_by_theme_and_what_finds_no_room_is_counted(
    number: int,
) -> None:
    themes = ("cost", "safety", "trust")
    told = "".join(
        f"  - {{id: r{n}, text: Reason number {n}., themes: {themes[n % 3]}, supports: open}}\n"
        for n in range(number)
    )
    judgement = judged("claims:\n" + told)
    shown, scene = around(judgement, "open")
    geometry = scene.geometry
    assert all(arrow.trunk for arrow in geometry.arrows)
    headings = {run.text for each in geometry.captions for run in lines_of(each.paragraphs)}
    shown_claims = [judgement.graph.claims[claim] for claim in shown.claims[1:]]
    assert headings == {claim.themes[0].capitalize() for claim in shown_claims}
    assert geometry.width <= WIDEST
    (focus,) = [box for box in geometry.boxes if box.id == "open"]
    assert len(geometry.boxes) - 1 + focus.folded.supports == number
    assert shown.direct == number


@given(debates() | bushy_debates(), st.data())
def test_two_pictures_that_share_answers_keep_their_order_within_a_row(
    debate: Debate, data: st.DataObject
) -> None:
    judgement = judged_debate(debate)
    scenes = [around(judgement, data.draw(_focused(judgement)))[1] for _ in range(2)]
    one, other = map(_boxes, scenes)
    for first, second in combinations(one.keys() & other.keys(), 2):
        if _siblings(judgement, first, second) and _in_a_row(one, other, first, second):
            order = one[first].x < one[second].x
            assert order == (other[first].x < other[second].x)


def _boxes(scene: Scene) -> Mapping[str, Box]:
    """Return the boxes of a picture by claim, without references."""
    return {box.id: box for box in scene.geometry.boxes if not box.refers}


def _siblings(judgement: Judgement, first: str, second: str) -> bool:
    """Say whether two claims argue about one and the same, and only about that."""
    links = judgement.graph.links
    answered = [
        {links[id_].target for id_ in judgement.graph.out_of[each]} for each in (first, second)
    ]
    return len(answered[0] | answered[1]) == 1


def _in_a_row(one: Mapping[str, Box], other: Mapping[str, Box], first: str, second: str) -> bool:
    """Say whether two boxes stand side by side in both pictures."""
    return one[first].y == one[second].y and other[first].y == other[second].y


def test_most_of_what_two_pictures_share_hardly_moves_where_neither_is_a_list() -> None:
    judgement = judge(graph(load(DEBATE))[0])
    scenes = {claim: around(judgement, claim)[1] for claim in judgement.graph.claims}
    trees = {
        claim: _boxes(scene)
        for claim, scene in scenes.items()
        if not any(arrow.trunk for arrow in scene.geometry.arrows)
    }
    moves = []
    for one, other in combinations(trees, 2):
        shared = trees[one].keys() & trees[other].keys()
        if len(shared) >= 3 and not shared.isdisjoint((one, other)):
            (focus, *_) = [claim for claim in (other, one) if claim in shared]
            moves.append(_moved(trees[one], trees[other], shared, focus))
    calm = [move for move in moves if move <= 1]
    assert len(moves) >= 100
    assert len(calm) >= len(moves) * CALM, (len(calm), len(moves))


def _moved(
    one: Mapping[str, Box], other: Mapping[str, Box], shared: AbstractSet[str], focus: str
) -> float:
    """Return how far boxes move, in box heights and at the median, while a focus stays."""
    origin = _middle(one[focus]), _middle(other[focus])
    moves = []
    for claim in shared:
        before, after = _middle(one[claim]), _middle(other[claim])
        right = (after[0] - origin[1][0]) - (before[0] - origin[0][0])
        down = (after[1] - origin[1][1]) - (before[1] - origin[0][1])
        moves.append(hypot(right, down))
    return median(moves) / median(one[claim].height for claim in shared)


def _middle(box: Box) -> Point:
    """Return the middle of a box's upper edge."""
    return box.x + box.width / 2, box.y

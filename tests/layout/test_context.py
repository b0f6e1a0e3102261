"""A focus in its context is placed without Graphviz: calm, without crossings, and soon."""

from __future__ import annotations

from collections import Counter
from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from argmap.layout import Orientation, place
from argmap.model import LANGUAGES, Debate, Relation
from argmap.reasoning import Judgement
from argmap.scene import Arrow, Point, Scene
from argmap.view import Perspective, View, view
from tests.argued import bushy_debates, debates
from tests.pictured import covered_arrows, judged_debate, overlaps, walk

DEPTHS = st.integers(0, 4)


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

from __future__ import annotations

import math
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.layout.engine import find
from argmap.layout.measure import Orientation
from argmap.layout.placing import place
from argmap.model import LANGUAGES, Debate, Relation
from argmap.problem import EngineError
from argmap.reasoning import Supposition, Verdict, judge
from argmap.view import Perspective, view
from tests.argued import debates
from tests.pictured import covered_arrows, judged, judged_debate, overlaps, seen, walk


def arguing() -> st.SearchStrategy[Debate]:
    """Return debates of every kind but a claim that answers itself, which no file may hold."""
    return debates().filter(
        lambda debate: (
            not any(
                answer.to == claim.id
                for claim in (*debate.positions, *debate.claims)
                for answer in (*claim.supports, *claim.rebuts)
            )
        )
    )


UNDERCUT = """
claims:
  - {id: inspectable, label: Anyone can inspect it, text: Outsiders can look inside., supports: open}
  - {id: sealed, label: Audits under seal, text: Auditors can look too., undercuts: inspectable}
  - {id: cheap, label: No fee, text: It costs nothing., rebuts: closed, supports: open}
"""


@given(arguing(), st.sampled_from(Orientation), st.sampled_from(LANGUAGES))
def test_nothing_in_a_picture_lies_on_anything_else(
    debate: Debate, orientation: Orientation, language: str
) -> None:
    judgement = judged_debate(debate.model_copy(update={"language": language}))
    roots = judgement.graph.roots or tuple(judgement.graph.claims)[:1]
    assert overlaps(seen(judgement, *roots, orientation=orientation)) == []


@given(arguing(), st.sampled_from(LANGUAGES))
def test_nothing_in_an_overview_lies_on_anything_else(debate: Debate, language: str) -> None:
    assert overlaps(seen(judged_debate(debate.model_copy(update={"language": language})))) == []


@given(arguing(), st.sampled_from(Orientation), st.sampled_from(LANGUAGES))
def test_no_pill_covers_an_arrow(debate: Debate, orientation: Orientation, language: str) -> None:
    judgement = judged_debate(debate.model_copy(update={"language": language}))
    roots = judgement.graph.roots or tuple(judgement.graph.claims)[:1]
    assert covered_arrows(seen(judgement, *roots, orientation=orientation)) == []


def test_a_long_verdict_leaves_the_arrow_beside_it_free() -> None:
    judgement = judged("""
debate:
  title: Tee, Kaffee
  question: Was soll es geben?
  language: de
  positions: {tee: Tee, kaffee: Kaffee}
claims:
  - {id: wach, text: Wach., supports: kaffee}
  - {id: grund, text: Ja., supports: wach}
  - {id: nein, text: Nein., rebuts: grund}
""")
    assert judgement.verdicts["wach"] is Verdict.REASONS_FELL
    assert covered_arrows(seen(judgement, "kaffee", depth=3, orientation=Orientation.TOP)) == []


@given(arguing(), st.sampled_from(Orientation))
def test_no_line_crosses_a_box_that_it_does_not_join(
    debate: Debate, orientation: Orientation
) -> None:
    judgement = judged_debate(debate)
    scene = seen(
        judgement,
        *(judgement.graph.roots or tuple(judgement.graph.claims)[:1]),
        orientation=orientation,
    )
    links = judgement.graph.links
    for arrow in scene.geometry.arrows:
        ends = {arrow.tail, arrow.head, *links[arrow.link].premises}
        for box in scene.geometry.boxes:
            inside = [
                (x, y)
                for x, y in walk(arrow.points)
                if box.x + 1 < x < box.x + box.width - 1 and box.y + 1 < y < box.y + box.height - 1
            ]
            if box.id not in ends:
                assert inside == [], (arrow.id, box.id)


def test_lines_of_very_many_reasons_stay_apart() -> None:
    reasons = "".join(
        f"  - {{id: r{n}, text: Reason number {n}., supports: open}}\n" for n in range(24)
    )
    for orientation in Orientation:
        scene = seen(judged("claims:\n" + reasons), "open", orientation=orientation)
        ways = [walk(arrow.points, steps=200) for arrow in scene.geometry.arrows]
        for one, other in pairwise(ways):
            assert min(math.dist(point, near) for point in one for near in other) > 4


def test_a_count_of_very_many_hidden_replies_stays_beside_the_verdict() -> None:
    many = "".join(
        f"  - {{id: {kind}{n}, text: Number {n}., {relation}: a}}\n"
        for kind, relation in (("s", "supports"), ("r", "rebuts"), ("o", "about"))
        for n in range(120)
    )
    judgement = judged("claims:\n  - {id: a, text: A., supports: open}\n" + many)
    for orientation in Orientation:
        assert overlaps(seen(judgement, "open", depth=1, orientation=orientation)) == []
    assert overlaps(seen(judgement)) == []


def test_a_picture_is_set_for_the_room_that_it_gets() -> None:
    reasons = "".join(
        f"  - {{id: r{n}, text: Reason number {n}., supports: open}}\n" for n in range(9)
    )
    judgement = judged("claims:\n" + reasons)
    for focus in ((), ("open",)):
        shown = view(judgement, Perspective(focus))
        wide, tall = (
            place([shown], find("bundled"), room=room)[0].geometry for room in ((9, 1), (1, 9))
        )
        assert wide.width / wide.height > 2 * tall.width / tall.height


def test_an_undercut_of_linked_premises_runs_beside_their_lines() -> None:
    judgement = judged("""
claims:
  - {id: misuse-seen, text: Misuse was seen.}
  - {id: logs-needed, text: Only logs show misuse., supports: {to: closed, with: misuse-seen}}
  - {id: logs-lie, text: Logs can lie., undercuts: {from: logs-needed, to: closed, relation: supports}}
""")
    for orientation in Orientation:
        scene = seen(judgement, "closed", orientation=orientation)
        (joint,) = scene.geometry.joints
        away = {
            arrow.tail: [p for p in walk(arrow.points) if math.dist(p, (joint.x, joint.y)) > 20]
            for arrow in scene.geometry.arrows
            if arrow.head == joint.id
        }
        undercut = away.pop("logs-lie")
        assert all(math.dist(p, q) > 2 for p in undercut for way in away.values() for q in way)


def test_the_conclusion_stands_on_top() -> None:
    scene = seen(judged(UNDERCUT), "open", orientation=Orientation.TOP)
    boxes = {box.id: box for box in scene.geometry.boxes}
    assert all(
        boxes["open"].y + boxes["open"].height < box.y for box in boxes.values() if box.id != "open"
    )


def test_two_conclusions_stand_side_by_side_however_much_is_said_below_each() -> None:
    judgement = judged("""
claims:
  - {id: a, text: A., supports: open}
  - {id: b, text: B., rebuts: a}
  - {id: c, text: C., rebuts: b}
  - {id: d, text: D., supports: closed}
""")
    boxes = {
        box.id: box
        for box in seen(judgement, "open", "closed", orientation=Orientation.TOP).geometry.boxes
    }
    assert boxes["open"].y == boxes["closed"].y
    assert boxes["a"].y == boxes["d"].y


def test_the_conclusion_stands_left_where_asked() -> None:
    scene = seen(judged(UNDERCUT), "open", orientation=Orientation.LEFT)
    boxes = {box.id: box for box in scene.geometry.boxes}
    assert all(
        boxes["open"].x + boxes["open"].width < box.x for box in boxes.values() if box.id != "open"
    )


def test_an_undercut_ends_on_a_joint_on_the_straight_part_of_the_line_and_its_claim_stands_beside() -> (
    None
):
    scene = seen(judged(UNDERCUT), "open", orientation=Orientation.TOP)
    boxes = {box.id: box for box in scene.geometry.boxes}
    (joint,) = scene.geometry.joints
    undercut = next(
        arrow for arrow in scene.geometry.arrows if arrow.relation is Relation.UNDERCUTS
    )
    assert undercut.points[-1] == (joint.x, joint.y)
    assert undercut.headed
    assert undercut.points[-2][1] == joint.y
    assert boxes["sealed"].y == boxes["inspectable"].y
    onward = next(arrow for arrow in scene.geometry.arrows if arrow.tail == joint.id)
    lead = next(
        arrow
        for arrow in scene.geometry.arrows
        if arrow.head == joint.id and arrow.tail == "inspectable"
    )
    assert {x for x, _ in (*lead.points, *onward.points[:4])} == {joint.x}


def test_linked_premises_meet_in_one_joint() -> None:
    judgement = judged("""
claims:
  - {id: misuse-seen, text: Misuse was seen.}
  - {id: logs-needed, text: Only logs show misuse., supports: {to: closed, with: misuse-seen}}
""")
    scene = seen(judgement, "closed")
    (joint,) = scene.geometry.joints
    assert [arrow.tail for arrow in scene.geometry.arrows if arrow.head == joint.id] == [
        "logs-needed",
        "misuse-seen",
    ]
    assert [arrow.headed for arrow in scene.geometry.arrows] == [False, False, True]


def test_a_dashed_line_shows_three_dashes_beside_its_sign() -> None:
    scene = seen(
        judged("claims:\n  - {id: a, text: No., rebuts: open}"), "open", orientation=Orientation.TOP
    )
    (arrow,) = scene.geometry.arrows
    assert arrow.sign is not None
    above = arrow.sign[1] - arrow.points[-1][1] - 8.5 - 4
    assert above > 3 * 12


def test_claims_that_rebut_each_other_are_drawn_with_both_arrows() -> None:
    scene = seen(
        judged(
            "claims:\n  - {id: a, text: A., rebuts: b, supports: open}\n  - {id: b, text: B., rebuts: a}"
        ),
        "a",
    )
    assert [(arrow.tail, arrow.head) for arrow in scene.geometry.arrows] == [("b", "a"), ("a", "b")]
    assert overlaps(scene) == []


def test_a_claim_that_undercuts_what_is_said_below_it_has_room_for_its_own_lines_too() -> None:
    judgement = judged("""
claims:
  - {id: a, text: A., supports: open, undercuts: [one, two, three]}
  - {id: one, text: One., supports: a}
  - {id: two, text: Two., supports: a}
  - {id: three, text: Three., supports: a}
""")
    for orientation in Orientation:
        assert overlaps(seen(judgement, "a", orientation=orientation)) == []


def test_a_lone_claim_is_a_picture() -> None:
    scene = seen(judged("debate: {title: T, question: Q}\nclaims:\n  - {id: a, text: Alone.}"), "a")
    assert [box.id for box in scene.geometry.boxes] == ["a"]
    assert scene.geometry.width > 0


def test_a_legend_with_other_words_has_another_key() -> None:
    text = "debate: {title: T, question: Q, positions: {open: {label: %s, text: Yes.}}}\nclaims:\n"
    text += "  - {id: a, text: A., supports: open}"
    one, other = (seen(judged(text % label), "a").geometry.key for label in ("Open", "Free"))
    assert one != other


def test_without_an_engine_only_overviews_are_placed() -> None:
    judgement = judged(UNDERCUT)
    assert place([view(judgement, Perspective())], None)
    with pytest.raises(EngineError, match="placed by Graphviz"):
        place([view(judgement, Perspective(("open",)))], None)


def test_equal_views_have_equal_geometries_and_keys() -> None:
    one, other = seen(judged(UNDERCUT), "open"), seen(judged(UNDERCUT), "open")
    assert one.geometry == other.geometry


def test_what_is_supposed_changes_marks_only() -> None:
    judgement = judged(
        "claims:\n  - {id: a, text: A., supports: open}\n  - {id: b, text: B., rebuts: a}"
    )
    supposed = judge(judgement.graph, Supposition(without=("b",)))
    assert seen(judgement, "open").geometry == seen(supposed, "open").geometry
    assert seen(judgement, "open").marks != seen(supposed, "open").marks


def test_every_language_of_the_author_stays_in_its_box() -> None:
    judgement = judged(
        "claims:\n  - {id: a, text: "
        + "x" * 500
        + ", supports: open}\n  - {id: b, text: 開放モデル, supports: a}"
    )
    for box in seen(judgement, "open").geometry.boxes:
        assert all(line.y < box.y + box.height for line in box.lines)
    assert (
        "".join(line.text for box in seen(judgement, "a").geometry.boxes[:1] for line in box.lines)
        == "x" * 500
    )


SEVERAL = """
claims:
  - {id: inspectable, label: Anyone can inspect it, text: Outsiders can look inside., supports: open}
  - {id: sealed, label: Audits under seal, text: Auditors can look too., undercuts: inspectable}
  - {id: hidden, label: Data stay hidden, text: Weights do not show the data., undercuts: inspectable}
  - {id: nobody, label: Nobody looks, text: Nobody looks., undercuts: inspectable}
  - {id: paid, label: Auditors are paid, text: Auditors are paid by the host., undercuts: sealed}
"""


@pytest.mark.parametrize("orientation", Orientation)
def test_every_undercut_arrives_square_at_a_place_of_its_own_on_a_straight_piece_of_the_line(
    orientation: Orientation,
) -> None:
    scene = seen(judged(SEVERAL), "open", orientation=orientation)
    across, along = (0, 1) if orientation is Orientation.TOP else (1, 0)
    ends = [
        arrow
        for arrow in scene.geometry.arrows
        if arrow.relation is Relation.UNDERCUTS and arrow.headed
    ]
    attacked = {arrow.link: arrow for arrow in scene.geometry.arrows if arrow.tail == arrow.link}
    sides = Counter[tuple[tuple[float, float], bool]]()
    for arrow in ends:
        before, end = arrow.points[-2], arrow.points[-1]
        assert before[along] == end[along]
        assert end[across] == attacked[arrow.head].points[0][across]
        sides[end, before[across] < end[across]] += 1
    assert len(ends) == 4
    assert set(sides.values()) == {1}
    assert overlaps(scene) == []


def test_two_who_undercut_one_step_stand_on_both_sides_of_its_claim() -> None:
    scene = seen(judged(SEVERAL), "open", orientation=Orientation.TOP)
    boxes = {box.id: box for box in scene.geometry.boxes}
    row = sorted(
        ("inspectable", "sealed", "hidden", "nobody", "paid"), key=lambda id_: boxes[id_].x
    )
    assert row == ["sealed", "paid", "inspectable", "hidden", "nobody"]
    assert len({boxes[id_].y for id_ in row}) == 1


def test_every_undercut_has_a_sign_and_a_line_has_one_sign_however_many_legs() -> None:
    scene = seen(judged(SEVERAL), "open")
    signed = Counter(arrow.link for arrow in scene.geometry.arrows if arrow.sign)
    assert signed == dict.fromkeys((arrow.link for arrow in scene.geometry.arrows), 1)


@given(arguing(), st.sampled_from(Orientation))
def test_every_line_has_one_sign(debate: Debate, orientation: Orientation) -> None:
    judgement = judged_debate(debate)
    scene = seen(
        judgement,
        *(judgement.graph.roots or tuple(judgement.graph.claims)[:1]),
        orientation=orientation,
    )
    drawn = {arrow.link for arrow in scene.geometry.arrows if arrow.relation is not Relation.ABOUT}
    assert Counter(arrow.link for arrow in scene.geometry.arrows if arrow.sign) == dict.fromkeys(
        drawn, 1
    )


@given(arguing(), st.sampled_from(Orientation), st.sampled_from(LANGUAGES), st.data())
def test_nothing_moves_whatever_is_supposed_and_nothing_lies_on_anything_else(
    debate: Debate, orientation: Orientation, language: str, data: st.DataObject
) -> None:
    judgement = judged_debate(debate.model_copy(update={"language": language}))
    claims = st.sets(st.sampled_from(tuple(judgement.graph.claims)))
    without = data.draw(claims)
    supposed = judge(
        judgement.graph,
        Supposition(
            without=tuple(sorted(without)), accept=tuple(sorted(data.draw(claims) - without))
        ),
    )
    roots = judgement.graph.roots or tuple(judgement.graph.claims)[:1]
    for focus in (roots, ()):
        one, other = (seen(each, *focus, orientation=orientation) for each in (judgement, supposed))
        assert one.geometry == other.geometry
        assert overlaps(other) == []
        assert covered_arrows(other) == []

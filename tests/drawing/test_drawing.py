from __future__ import annotations

import pytest
from hypothesis import given

from argmap.drawing.arrows import SIGNS
from argmap.drawing.building import revealed
from argmap.drawing.composing import drawing
from argmap.drawing.figures import BoxPort, BoxSide, Figure
from argmap.drawing.shapes import Circle, PaintRole, Pill, Rect, Text, Trace
from argmap.drawing.style import LIGHT, MONO
from argmap.graph import Stance
from argmap.layout.engine import find
from argmap.layout.measure import Orientation
from argmap.layout.placing import place
from argmap.model import Debate, Relation
from argmap.reasoning import Supposition, Verdict, judge
from argmap.scene import BoxKind, Guise, Sample
from argmap.view import Perspective, view
from tests.argued import debates
from tests.pictured import judged, judged_debate, overlaps, seen
from tests.words.badges import word

DEBATE = judged("""
claims:
  - {id: a, label: Reason, text: A reason., supports: open}
  - {id: b, label: Objection, text: An objection., rebuts: a}
  - {id: c, label: Answer, text: An answer., rebuts: b}
  - {id: both, label: On both sides, text: On both sides., supports: open, rebuts: closed}
  - {id: mixed, label: Mixed, text: Mixed., supports: a, rebuts: both}
  - {id: context, label: Six steps, text: There are six steps., about: [open, a]}
  - {id: alone, label: Alone, text: Said to nobody.}
  - {id: echo, label: Echo, text: An echo., supports: alone}
""")

STANCES = {PaintRole.STANCE_FOR, PaintRole.STANCE_AGAINST}


def said(group: Figure) -> str:
    return " ".join(shape.text for shape in group.shapes if isinstance(shape, Text))


def test_a_pill_says_the_verdict_and_nothing_where_nobody_objects() -> None:
    marks = {group.claim: said(group) for group in drawing(seen(DEBATE, "open"), LIGHT).marks}
    assert marks["a"] == word(Verdict.STANDS)
    assert marks["b"] == word(Verdict.UNANSWERED)
    assert "mixed" not in marks


def test_a_changed_verdict_shows_what_it_was_before() -> None:
    supposed = judge(DEBATE.graph, Supposition(without=("c", "mixed")))
    shown = view(supposed, Perspective(("open",), depth=9), before=DEBATE)
    (scene,) = place([shown], find("bundled"))
    marks = {group.claim: group for group in drawing(scene, LIGHT).marks}
    assert said(marks["a"]) == word(Verdict.UNANSWERED)
    assert [shape.coat.role for shape in marks["a"].shapes].count(PaintRole.GLYPH) == 3
    assert (
        said(marks["b"]) == "unopposed"
    )  # nobody has answered, for what objected is only set aside
    assert [pair for pair in overlaps(scene) if not all("pill" in name for name in pair)] == []


def test_a_claim_that_is_taken_back_in_is_unopposed_again() -> None:
    before = judge(DEBATE.graph, Supposition(without=("echo",)))
    (scene,) = place([view(DEBATE, Perspective(("echo",)), before=before)], find("bundled"))
    assert [said(group) for group in drawing(scene, LIGHT).marks] == ["unopposed"]


def test_a_claim_that_speaks_for_and_against_is_half_filled() -> None:
    judgement = judged("""
claims:
  - {id: a, text: A., supports: open}
  - {id: b, text: B., rebuts: open}
  - {id: x, text: X., supports: [a, b]}
""")
    scene = seen(judgement, "open")
    (box,) = [box for box in scene.geometry.boxes if box.id == "x"]
    assert box.guise.stance is Stance.BOTH
    group = next(group for group in drawing(scene, LIGHT).boxes if group.claim == "x")
    assert [str(shape.coat) for shape in group.shapes[:2]] == ["against 0", "tint 0"]


def test_context_and_claims_without_a_side_are_grey() -> None:
    boxes = {
        box.id: box
        for box in (*seen(DEBATE, "open").geometry.boxes, *seen(DEBATE, "alone").geometry.boxes)
    }
    assert boxes["context"].guise.kind is BoxKind.REMARK
    assert boxes["echo"].guise == Guise(BoxKind.CLAIM)


def test_a_line_to_what_a_claim_is_about_has_no_head() -> None:
    arrows = [
        arrow for arrow in seen(DEBATE, "open").geometry.arrows if arrow.relation is Relation.ABOUT
    ]
    assert len(arrows) == 2
    assert not any(arrow.headed or arrow.sign for arrow in arrows)


def test_the_legend_names_only_what_occurs() -> None:
    words = {entry.words for entry in seen(DEBATE, "open", depth=1).legend}
    assert {
        "for Open",
        "context",
        "supports",
        "is about",
        "supports, objections not shown",
    } <= words
    assert not words & {"undercuts a step", "count together", "takes no side"}
    assert "takes no side" in {entry.words for entry in seen(DEBATE, "alone").legend}


def test_marks_for_and_against_are_drawn_where_neither_hue_nor_arrow_tells() -> None:
    def marked(*focus: str, style: object = LIGHT) -> bool:
        drawn = drawing(seen(DEBATE, *focus), style)  # type: ignore[arg-type] # options by name
        return any(
            shape.coat.role in STANCES for figure in drawn.everything for shape in figure.shapes
        )

    assert (marked("open"), marked("open", style=MONO), marked()) == (False, True, True)


def test_a_mark_for_or_against_stands_in_a_pill_of_its_own_beside_the_count() -> None:
    box = next(box for box in drawing(seen(DEBATE, depth=1), LIGHT).boxes if box.claim == "a")
    count, around, mark = box.trimmings
    assert isinstance(count, Pill)
    assert isinstance(around, Circle)
    assert isinstance(mark, Trace)
    assert around.x + around.radius < count.frame.x
    assert mark.coat.role is PaintRole.STANCE_FOR


def test_the_legend_reads_the_counts_of_what_is_hidden() -> None:
    def read(*focus: str) -> list[tuple[str, str]]:
        return [
            (e.text, e.words)
            for e in seen(DEBATE, *focus, depth=0).legend
            if e.sample is Sample.FOLD
        ]

    assert read("a") == [("+2 −1 i 1", "supports, objections, context not shown")]
    assert read("b") == [("−1", "objections not shown")]
    assert read("echo") == []


def test_what_counts_together_is_told_where_no_arrow_shows_it() -> None:
    judgement = judged("""
claims:
  - {id: late, label: Harms show late, text: Late., supports: {to: closed, with: [kept]}}
  - {id: kept, label: Copies are kept, text: Kept.}
""")
    shown = " ".join(said(group) for group in drawing(seen(judgement), LIGHT).captions)
    assert "count together: Harms show late; Copies are kept" in " ".join(shown.split())


def test_an_empty_debate_and_one_with_many_roots_are_pictures_with_words() -> None:
    from argmap.graph import graph
    from argmap.model import Claim, Debate

    empty = judge(graph(Debate(title="T", question="Q"))[0])
    assert "no claim yet" in " ".join(
        said(group) for group in drawing(seen(empty), LIGHT).everything
    )
    many = Debate(
        title="T", question="Q", claims=tuple(Claim(id=f"c-{n}", text="A root.") for n in range(9))
    )
    scene = seen(judge(graph(many)[0]))
    assert "and 3 more" in " ".join(said(group) for group in drawing(scene, LIGHT).everything)
    assert overlaps(scene) == []


def test_a_box_is_told_with_what_it_answers_and_what_is_hidden() -> None:
    words = {
        group.claim: group.description for group in drawing(seen(DEBATE, "a", depth=0), LIGHT).boxes
    }
    assert words["a"] == "A reason. 3 more replies are not shown."


def test_each_relation_has_a_sign_of_its_own_in_the_picture_and_in_the_legend() -> None:
    judgement = judged("""
claims:
  - {id: a, text: A., supports: open}
  - {id: b, text: B., rebuts: a}
  - {id: c, text: C., undercuts: a}
""")
    drawn = drawing(seen(judgement, "open"), LIGHT)
    for figures in (drawn.arrows, drawn.legend):
        shapes = [
            shape
            for figure in figures
            for shape in figure.shapes
            if shape.coat.role is PaintRole.SIGN
        ]
        signs = [shape.relative for shape in shapes if isinstance(shape, Trace)]
        assert sorted(signs, key=repr) == sorted(SIGNS.values(), key=repr)


def test_an_undercut_ends_in_a_bar_beside_the_joint() -> None:
    judgement = judged(
        "claims:\n  - {id: a, text: A., supports: open}\n  - {id: c, text: C., undercuts: a}"
    )
    scene = seen(judgement, "open", orientation=Orientation.TOP)
    (joint,) = scene.geometry.joints
    (bar,) = (arrow.painted.bar for arrow in drawing(scene, LIGHT).arrows if arrow.painted.bar)
    (x, top), (other_x, bottom) = (stroke.points[-1] for stroke in bar.strokes)
    assert x == other_x
    assert 8 < x - joint.x < 9
    assert (top + bottom) / 2 == pytest.approx(joint.y)


STEPS = """
debate:
  title: Open or closed?
  question: Should capable models be released?
  language: %s
  positions: {open: {label: Open, text: Release.}, closed: {label: Closed, text: Keep.}}
claims:
  - {id: a, label: Reason, text: A reason., supports: open, rebuts: closed}
  - {id: doubt, label: Doubt, text: It may be so and yet say nothing for it., undercuts: {from: a, to: open}}
  - {id: once, label: Once, text: Once., supports: closed}
  - {id: beside, label: Beside the point, text: Beside the point., undercuts: once}
"""


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("1 of 2 steps disputed", "step disputed")),
        ("de", ("1 von 2 Schritten bestritten", "Schritt bestritten")),
    ],
)
def test_a_second_pill_says_how_many_of_the_steps_that_are_shown_are_disputed(
    language: str, words: tuple[str, str]
) -> None:
    judgement = judged(STEPS % language)
    some, one = words
    both = {
        group.claim: said(group)
        for group in drawing(seen(judgement, "open", "closed"), LIGHT).marks
    }
    assert (both["a"], both["once"]) == (some, one)
    assert "doubt" not in both
    alone = {group.claim: said(group) for group in drawing(seen(judgement, "open"), LIGHT).marks}
    assert alone["a"] == one
    table = {group.claim: said(group) for group in drawing(seen(judgement), LIGHT).judged}
    assert (table["a"], table["once"]) == (some, one)
    for focus in (("open", "closed"), ("open",), ()):
        assert overlaps(seen(judgement, *focus)) == []


def test_who_is_out_or_undercut_by_nobody_that_stands_disputes_no_step() -> None:
    judgement = judged(STEPS % "en")
    for supposed in (Supposition(without=("a",)), Supposition(without=("doubt",))):
        (scene,) = place(
            [view(judge(judgement.graph, supposed), Perspective(("open",), depth=9))],
            find("bundled"),
        )
        marks = {group.claim: said(group) for group in drawing(scene, LIGHT).marks}
        assert "disputed" not in marks.get("a", "")
        assert scene.geometry == seen(judgement, "open").geometry


def test_an_undercut_that_is_not_shown_is_counted_on_every_premise_of_its_step() -> None:
    judgement = judged("""
claims:
  - {id: late, text: Late., supports: {to: closed, with: [kept]}}
  - {id: kept, text: Kept.}
  - {id: doubt, text: Doubt., undercuts: late}
""")
    boxes = {box.id: str(box.folded) for box in seen(judgement, depth=1).geometry.boxes}
    assert (boxes["late"], boxes["kept"]) == ("\N{MINUS SIGN}1", "\N{MINUS SIGN}1")


@given(debates())
def test_every_line_ends_on_the_named_edge_of_a_box_or_on_a_joint(debate: Debate) -> None:
    judgement = judged_debate(debate)
    for root in judgement.graph.roots[:1]:
        drawn = drawing(seen(judgement, root), LIGHT)
        boxes = {box.claim: box.frame.outline for box in drawn.boxes}
        joints = {joint.id: joint for joint in drawn.joints}
        for arrow in drawn.arrows:
            assert (arrow.start.at, arrow.end.at) == (arrow.points[0], arrow.points[-1])
            for port in (arrow.start, arrow.end):
                if isinstance(port, BoxPort):
                    assert edge_distance(boxes[port.claim], port) == pytest.approx(0.0, abs=0.02)
                else:
                    ring = joints[port.joint].ring
                    assert joints[port.joint].link == port.link
                    assert (ring.x, ring.y) == port.at


def edge_distance(box: Rect, port: BoxPort) -> float:
    x, y = port.at
    match port.side:
        case BoxSide.TOP:
            return y - box.y
        case BoxSide.LEFT:
            return x - box.x
        case BoxSide.BOTTOM:
            return box.y + box.height - y
        case BoxSide.RIGHT:
            return box.x + box.width - x


@given(debates())
def test_a_box_knows_its_whole_texts_and_each_of_their_lines(debate: Debate) -> None:
    judgement = judged_debate(debate)
    for box in drawing(seen(judgement), LIGHT).boxes:
        claim = judgement.graph.claims[box.claim]
        written = {" ".join(text.split()) for text in (claim.name, claim.text)}
        assert {block.text for block in box.blocks} <= written
        for block in box.blocks:
            letters = "".join(line.text for line in block.lines)
            assert "".join(letters.split()) == "".join(block.text.split())


def test_every_arrow_of_a_step_of_a_build_ends_on_something_that_is_shown() -> None:
    scene = seen(DEBATE, "open")
    for count in range(1, len(scene.geometry.boxes) + 1):
        shown = [box.id for box in scene.geometry.boxes[:count]]
        drawn = drawing(revealed(scene, shown), LIGHT)
        there = {box.claim for box in drawn.boxes} | {joint.id for joint in drawn.joints}
        ports = [port for arrow in drawn.arrows for port in (arrow.start, arrow.end)]
        ends = {port.claim if isinstance(port, BoxPort) else port.joint for port in ports}
        assert ends <= there == {*shown, *(joint.id for joint in drawn.joints)}

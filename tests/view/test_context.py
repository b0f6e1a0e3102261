"""A focus in its context: never alone, true in its numbers, and the same from view to view."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from argmap.model import Debate, Relation
from argmap.reasoning import Judgement, Verdict
from argmap.view import Folded, Perspective, View, view
from tests.argued import bushy_debates, debates
from tests.pictured import judged, judged_debate

DEPTHS = st.integers(0, 4)
BOUNDS = st.sampled_from((1, 2, 3, 5, 8, 60))
EVERY = debates() | bushy_debates()

DEBATE = judged("""
claims:
  - {id: inspectable, text: Anyone can inspect it., themes: transparency, supports: open}
  - {id: hidden, text: Training data stay hidden., themes: transparency, rebuts: inspectable}
  - {id: shown, text: Some show their data., themes: safety, rebuts: hidden}
  - {id: sealed, text: Audits can run under seal., undercuts: inspectable}
  - {id: paid, text: Auditors are paid by the host., undercuts: sealed}
  - {id: free, text: It is free., themes: cost, supports: open}
  - {id: seen, text: Misuse was seen.}
  - {id: logs, text: Only a host keeps logs., supports: {to: closed, with: seen}, rebuts: open}
  - {id: steps, text: Release has six steps., about: open}
""")


def around(focus: str, judgement: Judgement = DEBATE, **asked: object) -> View:
    return view(judgement, Perspective((focus,), context=True, **asked))  # type: ignore[arg-type] # by name


def test_the_way_up_leads_to_the_position() -> None:
    assert around("shown").way == ("open", "inspectable", "hidden")
    assert around("paid").way == ("open", "inspectable", "sealed")
    assert around("open").way == ()


def test_of_several_ways_up_the_first_is_shown_unless_another_position_is_asked_for() -> None:
    assert around("logs").way == ("closed", "seen")
    assert around("logs").also == ("open",)
    assert around("logs", positions=("open",)).way == ("open",)
    assert around("logs", positions=("open",)).also == ("closed",)


def test_a_remark_is_shown_with_what_it_is_about() -> None:
    assert around("steps").claims == ("open", "steps", "logs")
    assert "steps" not in around("steps").faded


def test_who_disputes_the_step_of_a_focus_is_shown_with_it() -> None:
    found = around("inspectable", depth=1)
    assert found.claims == ("open", "inspectable", "free", "logs", "hidden", "sealed")
    assert "paid" in around("inspectable", depth=2).claims


def test_siblings_are_few_and_faded_and_the_others_are_counted() -> None:
    found = around("free", depth=0)
    assert {claim for claim in found.claims if claim in found.faded} == {"inspectable", "logs"}
    assert found.folded["open"] == Folded(0, 0, 1)
    many = judged(
        "claims:\n"
        + "".join(f"  - {{id: r{n}, text: Reason {n}., supports: open}}\n" for n in range(20))
    )
    row = around("r9", many)
    assert len(row.claims) - len(row.way) == 3
    assert row.folded["open"] == Folded(17, 0, 0)


def test_linked_premises_stand_beside_a_focus_and_are_not_faded() -> None:
    found = around("seen", depth=0)
    assert set(found.claims) == {"closed", "logs", "seen"}
    assert found.faded == frozenset()


def test_a_claim_that_comes_up_again_is_referred_to() -> None:
    circle = judged("""
claims:
  - {id: a, text: A., supports: open, rebuts: b}
  - {id: b, text: B., rebuts: a}
""")
    found = around("a", circle)
    (reference,) = found.references
    assert found.references[reference] == "a"
    assert found.premises("a.rebuts.b") == (reference,)
    assert found.premises("b.rebuts.a") == ("b",)


def test_filters_choose_direct_answers_and_leave_what_hangs_below_them_whole() -> None:
    found = around("open", themes=("transparency",))
    assert found.claims == ("open", "inspectable", "hidden", "sealed")
    assert found.direct == 1
    assert around("open", verdicts=(Verdict.SWITCHED_OFF,)).claims == ("open",)
    assert around("shown", themes=("cost",)).way == ("open", "inspectable", "hidden")


def test_answers_stand_by_theme_and_remarks_last() -> None:
    mixed = judged("""
debate: {title: T, question: Q, positions: {open: Yes}, themes: {cost: What does it cost?, trust: Whom?}}
claims:
  - {id: remark, text: A remark., themes: cost, about: open}
  - {id: plain, text: Without a theme., supports: open}
  - {id: trusted, text: Trusted., themes: trust, supports: open}
  - {id: cheap, text: Cheap., themes: cost, rebuts: open}
""")
    assert around("open", mixed).claims == ("open", "cheap", "trusted", "plain", "remark")


def test_more_than_a_dozen_answers_are_broad() -> None:
    for number, broad in ((12, False), (13, True)):
        reasons = "".join(
            f"  - {{id: r{n}, text: Reason {n}., supports: open}}\n" for n in range(number)
        )
        assert around("open", judged("claims:\n" + reasons)).broad is broad


def test_every_depth_shows_more_until_nothing_is_left() -> None:
    assert [around("open", depth=depth).shown for depth in range(5)] == [1, 5, 7, 9, 9]


@given(EVERY, st.data(), DEPTHS)
def test_no_focus_is_a_lonely_box_that_has_anything_to_do_with_others(
    debate: Debate, data: st.DataObject, depth: int
) -> None:
    judgement = judged_debate(debate)
    graph = judgement.graph
    focus = data.draw(st.sampled_from(tuple(graph.claims)))
    found = view(judgement, Perspective((focus,), depth=depth, context=True))
    leads = [graph.links[link] for link in graph.out_of[focus]]
    upwards = any(graph.claim_of(link.target) != focus for link in leads)
    if (upwards and focus not in graph.roots) or (graph.into[focus] and depth):
        assert len(found.boxes) > 1


@given(EVERY, st.data(), DEPTHS, BOUNDS)
def test_everything_around_a_focus_hangs_together_and_no_more_is_shown_than_most(
    debate: Debate, data: st.DataObject, depth: int, most: int
) -> None:
    judgement = judged_debate(debate)
    links = judgement.graph.links
    focus = data.draw(st.sampled_from(tuple(judgement.graph.claims)))
    found = view(judgement, Perspective((focus,), depth=depth, most=most, context=True))
    assert focus in found.claims
    assert len(found.boxes) <= most
    joined = {focus}
    for _ in found.links:
        for link in found.links:
            ends = {*found.premises(link), link, links[link].target}
            if not joined.isdisjoint(ends):
                joined |= ends
    assert joined >= set(found.boxes)
    assert joined <= {*found.boxes, *found.links}
    starts = [box for link in found.links for box in found.premises(link)]
    assert len(set(starts)) == len(starts)


@given(EVERY, st.data(), DEPTHS, BOUNDS)
def test_numbers_around_a_focus_are_those_of_what_is_left_out(
    debate: Debate, data: st.DataObject, depth: int, most: int
) -> None:
    judgement = judged_debate(debate)
    graph = judgement.graph
    focus = data.draw(st.sampled_from(tuple(graph.claims)))
    asked = Perspective((focus,), depth=depth, most=most, context=True)
    found = view(judgement, asked)
    whole = view(judgement, Perspective((focus,), depth=depth, most=300, context=True))
    assert found.shown == len(found.claims)
    if most == 60:
        assert found.of == whole.shown
    for claim in found.claims:
        steps = [link for link in found.links if claim in graph.links[link].premises]
        hidden = [
            link for node in (claim, *steps) for link in graph.into[node] if link not in found.links
        ]
        counted = found.folded.get(claim, Folded())
        assert counted.supports + counted.objections + counted.remarks == len(hidden)
        remarks = [link for link in hidden if graph.links[link].relation is Relation.ABOUT]
        assert counted.remarks == len(remarks)


@given(EVERY, st.data())
def test_two_views_that_share_answers_of_a_claim_read_them_in_one_order(
    debate: Debate, data: st.DataObject
) -> None:
    judgement = judged_debate(debate)
    links = judgement.graph.links
    claims = st.sampled_from(tuple(judgement.graph.claims))
    orders = []
    for _ in range(2):
        found = view(judgement, Perspective((data.draw(claims),), context=True))
        orders.append([link for link in found.links if links[link].target in found.claims])
    one, other = orders
    for first, second in combinations([link for link in one if link in other], 2):
        if links[first].target == links[second].target:
            assert other.index(first) < other.index(second)

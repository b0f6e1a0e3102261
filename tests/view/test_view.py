from __future__ import annotations

import pytest

from argmap.problem import UnknownId
from argmap.reasoning import Supposition, Verdict, judge
from argmap.view import Folded, Perspective, View, ViewKind, view
from tests.pictured import judged

DEBATE = judged("""
claims:
  - {id: inspectable, text: Anyone can inspect it., themes: transparency, supports: open, sources: {title: A paper}}
  - {id: hidden, text: Training data stay hidden., themes: transparency, rebuts: inspectable}
  - {id: shown, text: Some show their data., themes: safety, rebuts: hidden}
  - {id: sealed, text: Audits can run under seal., undercuts: inspectable}
  - {id: steps, text: Release has six steps., about: open}
  - {id: seen, text: Misuse was seen.}
  - {id: logs, text: Only a host keeps logs., themes: safety, supports: {to: closed, with: seen}, rebuts: open}
""")


def shown(*focus: str, depth: int = 2, **filters: object) -> View:
    return view(DEBATE, Perspective(focus=focus, depth=depth, **filters))  # type: ignore[arg-type] # filters by name


def test_a_focus_is_read_breadth_first_in_the_authors_order() -> None:
    found = shown("open", depth=1)
    assert found.kind is ViewKind.FOCUS
    assert found.claims == ("open", "inspectable", "steps", "logs")
    assert shown("open", depth=3).claims == (
        "open",
        "inspectable",
        "steps",
        "logs",
        "hidden",
        "sealed",
        "shown",
    )


def test_what_is_not_shown_is_counted_on_what_it_answers() -> None:
    assert shown("open", depth=0).folded == {"open": Folded(1, 1, 1)}
    assert shown("open", depth=1).folded == {"inspectable": Folded(0, 2, 0)}
    assert shown("open", depth=3).folded == {}


def test_an_undercut_is_shown_with_the_step_that_it_attacks() -> None:
    found = shown("open", depth=2)
    assert "sealed" in found.claims
    assert found.links[-1].startswith("sealed.undercuts.")
    assert "sealed" not in shown("inspectable", depth=2).claims


def test_linked_premises_are_shown_together_or_not_at_all() -> None:
    assert shown("closed", depth=1).claims == ("closed", "logs", "seen")
    assert shown("closed", depth=1, most=2).claims == ("closed",)
    assert shown("closed", depth=1, most=2).folded == {"closed": Folded(1, 0, 0)}


def test_filters_leave_claims_out_but_never_the_focus() -> None:
    assert shown("inspectable", themes=("safety",)).claims == ("inspectable",)
    assert shown("open", depth=1, sourced=True).claims == ("open", "inspectable")
    assert shown("open", depth=1, verdicts=(Verdict.UNANSWERED,)).claims == ("open",)
    assert shown("open", "closed", depth=1, positions=("closed",)).claims == (
        "open",
        "closed",
        "logs",
        "seen",
    )


def test_no_more_than_most_are_shown_and_the_rest_is_counted() -> None:
    found = shown("open", depth=1, most=2)
    assert found.claims == ("open", "inspectable")
    assert found.folded["open"] == Folded(0, 1, 1)


def test_a_huge_bound_is_cut_to_what_a_picture_can_hold() -> None:
    assert shown("open", most=10**9).perspective.most == 300


def test_marks_hold_verdicts_and_what_they_were_before() -> None:
    supposed = judge(DEBATE.graph, Supposition(without=("shown",)))
    marks = view(supposed, Perspective(("inspectable",)), before=DEBATE).marks
    assert {claim: (mark.before, mark.verdict) for claim, mark in marks.items()} == {
        "inspectable": (Verdict.STANDS, Verdict.UNANSWERED),
        "hidden": (Verdict.UNANSWERED, Verdict.STANDS),
        "shown": (Verdict.STANDS, Verdict.SWITCHED_OFF),
    }
    assert view(supposed, Perspective(("open",))).caption == "Without: Some show their data."


def test_an_overview_has_a_column_for_each_position_and_a_row_for_each_theme() -> None:
    found = shown()
    assert found.kind is ViewKind.OVERVIEW
    assert found.columns == ("open", "closed")
    assert [(c.theme, c.position, c.stance.value, c.claims, c.also) for c in found.cells] == [
        ("transparency", "open", "for", ("inspectable",), ()),
        ("safety", "open", "against", ("logs",), ()),
        ("safety", "closed", "for", (), ("logs",)),
        (None, "closed", "for", ("seen",), ()),
    ]


def test_an_overview_counts_undercuts_as_the_focus_view_of_its_position_does() -> None:
    assert (
        shown().folded["inspectable"]
        == shown("open", depth=1).folded["inspectable"]
        == Folded(0, 2, 0)
    )


def test_an_overview_counts_what_found_no_room() -> None:
    found = shown(most=3)
    assert len(found.claims) == 3
    assert [cell.more for cell in found.cells] == [0, 1, 0, 1]


def test_a_debate_without_positions_has_its_roots_as_columns() -> None:
    lone = judged(
        "debate: {title: T, question: Q}\nclaims:\n  - {id: a, text: A.}\n  - {id: b, text: B., rebuts: a}"
    )
    assert view(lone, Perspective()).columns == ("a",)
    circle = judged(
        "debate: {title: T, question: Q}\nclaims:\n  - {id: a, text: A., rebuts: b}\n  - {id: b, text: B., rebuts: a}"
    )
    assert view(circle, Perspective()).columns == ("a",)


@pytest.mark.parametrize(
    ("perspective", "message"),
    [
        (Perspective(focus=("inspectible",)), "no claim `inspectible`.*did you mean `inspectable`"),
        (Perspective(themes=("safty",)), "no theme `safty`.*did you mean `safety`"),
        (Perspective(positions=("hidden",)), "no position `hidden`"),
    ],
)
def test_what_the_debate_does_not_hold_is_named(perspective: Perspective, message: str) -> None:
    with pytest.raises(UnknownId, match=message):
        view(DEBATE, perspective)

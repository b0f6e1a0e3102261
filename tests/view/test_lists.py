from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.graph import DebateGraph
from argmap.model import Debate, Id, Relation
from argmap.problem import UnknownId
from argmap.reasoning import Judgement, Verdict
from argmap.view import (
    Column,
    ColumnKind,
    Entries,
    Listing,
    ListSection,
    Perspective,
    coverage,
    listing,
    longer,
    themes,
)
from tests import argued, strategies
from tests.pictured import judged, judged_debate

EVERYTHING = 10_000
DEBATES = strategies.debates() | argued.debates() | argued.grown_debates()
FILTERS = (
    Perspective(),
    Perspective(themes=("safety",)),
    Perspective(verdicts=(Verdict.STANDS,)),
    Perspective(sourced=True),
    Perspective(positions=("open",)),
)
"""No filter, and one of each kind."""
DEBATE = judged("""
debate:
  title: Open or closed?
  question: Should capable models be released?
  positions: {open: {label: Open, text: Release the weights.}, closed: {label: Closed, text: Keep the weights.}}
  themes: {safety: What is safe?, cost: What does it cost?, transparency: What can be seen?}
claims:
  - {id: inspectable, text: Anyone can inspect it., themes: transparency, supports: open, sources: {title: A paper}}
  - {id: hidden, text: Training data stay hidden., themes: transparency, rebuts: inspectable}
  - {id: sealed, text: Audits can run under seal., undercuts: {from: inspectable, to: open}}
  - {id: fees, text: Nobody pays a fee., themes: cost, supports: open}
  - {id: plain, text: It is simply right., supports: open}
  - {id: steps, text: Release has six steps., about: open}
  - {id: seen, text: Misuse was seen., themes: safety}
  - {id: logs, text: Only a host keeps logs., themes: [safety, cost], supports: {to: closed, with: seen}, rebuts: open}
""")


def entries_of(listed: Listing) -> Iterator[Entries]:
    """Yield every list of entries that there is in a list."""
    for section in listed.sections:
        for column in section.columns:
            yield from column.groups
    for answer in listed.answers.values():
        yield from answer.below


def section(judgement: Judgement, *focus: str, **filters: object) -> ListSection:
    (found,) = listing(judgement, Perspective(focus, **filters)).sections  # type: ignore[arg-type] # filters by name
    return found


def shown(column: Column) -> list[tuple[str | None, tuple[Id, ...]]]:
    return [(group.place.theme, group.links) for group in column.groups]


def test_a_position_has_its_reasons_and_objections_by_theme_in_the_debates_order() -> None:
    pro, contra, remarks = section(DEBATE, "open").columns
    assert shown(pro) == [
        ("cost", ("fees.supports.open",)),
        ("transparency", ("inspectable.supports.open",)),
        (None, ("plain.supports.open",)),
    ]
    assert shown(contra) == [("safety", ("logs.rebuts.open",))]
    assert shown(remarks) == [(None, ("steps.about.open",))]


def test_claims_that_count_only_together_are_one_entry() -> None:
    pro, _, _ = section(DEBATE, "closed").columns
    assert shown(pro) == [("safety", ("logs+seen.supports.closed",))]
    assert pro.count == 1


def test_below_an_entry_are_the_answers_to_its_claim_and_the_objections_to_its_step() -> None:
    found = listing(DEBATE).answers["inspectable.supports.open"]
    (against,) = found.below
    assert against.links == (
        "hidden.rebuts.inspectable",
        "sealed.undercuts.inspectable.supports.open",
    )


def test_what_disputes_a_claims_own_step_is_an_objection_where_the_claim_is_the_focus() -> None:
    _, contra, _ = section(DEBATE, "inspectable").columns
    assert contra.count == 2


def test_a_filter_says_how_many_of_all_it_leaves() -> None:
    pro, contra, _ = section(DEBATE, "open", themes=("cost",)).columns
    assert (pro.count, pro.whole, contra.count, contra.whole) == (1, 3, 1, 1)
    assert shown(contra) == [("cost", ("logs.rebuts.open",))]


def test_what_hangs_below_a_chosen_entry_is_whole() -> None:
    asked = Perspective(("open",), sourced=True)
    assert set(listing(DEBATE, asked).answers) == {
        "inspectable.supports.open",
        "hidden.rebuts.inspectable",
        "sealed.undercuts.inspectable.supports.open",
    }


def test_a_theme_without_a_reason_says_what_is_there_instead() -> None:
    (safety,) = section(DEBATE, "open").unargued
    assert (safety.theme, safety.all_objections, safety.silent) == ("safety", 1, False)


def test_a_debate_with_one_thesis_has_one_section_with_for_and_against() -> None:
    thesis = judged("""
debate: {title: Tea, question: Is tea good?}
claims:
  - {id: good, text: Tea is good.}
  - {id: warm, text: It warms., supports: good}
  - {id: bitter, text: It is bitter., rebuts: good}
  - {id: green, text: There is green tea., about: good}
""")
    (top,) = listing(thesis).sections
    assert top.claim == "good"
    assert [column.count for column in top.columns] == [1, 1, 1]
    assert top.unargued == ()


@pytest.mark.parametrize("size", [10, 400])
def test_both_sides_are_at_hand_at_any_size(size: int) -> None:
    many = "".join(f"  - {{id: pro-{n}, text: P{n}., supports: open}}\n" for n in range(size))
    deep = "".join(
        f"  - {{id: deep-{n}, text: D{n}., rebuts: pro-{max(n - 1, 0)}}}\n" for n in range(size)
    )
    few = "  - {id: con-1, text: C1., rebuts: open}\n  - {id: con-2, text: C2., supports: closed}\n"
    listed = listing(judged(f"claims:\n{many}{deep}{few}"), most=8)
    assert {"con-1.rebuts.open", "con-2.supports.closed"} <= listed.answers.keys()
    assert len(listed.answers) == 8
    (pro,) = listed.sections[0].columns[0].groups
    assert (pro.count, len(pro.links) + pro.missing) == (size, size)


def test_of_very_many_claims_that_answer_nothing_the_first_hundred_head_a_list() -> None:
    many = "".join(f"  - {{id: c-{n}, text: C{n}.}}\n" for n in range(230))
    debate = judged(f"debate: {{title: T, question: Q?}}\nclaims:\n{many}")
    parts = [listing(debate, before=before) for before in (0, 100, 200, 300)]
    assert [(len(part.sections), part.left_out) for part in parts] == [
        (100, 130),
        (100, 30),
        (30, 0),
        (0, 0),
    ]


def test_a_focus_that_the_debate_does_not_hold_is_told() -> None:
    with pytest.raises(UnknownId):
        listing(DEBATE, Perspective(("opne",)))


@given(DEBATES, st.sampled_from(FILTERS), st.integers(0, 12))
def test_every_number_is_the_length_of_the_list_that_it_opens(
    debate: Debate, filters: Perspective, most: int
) -> None:
    judgement = judged_debate(debate)
    if not set(filters.positions) <= set(judgement.graph.roots):
        return
    listed = listing(judgement, filters, most=most)
    assert len(listed.answers) <= most
    for entries in entries_of(listed):
        got = list(entries.links)
        while len(got) < entries.count:
            more = longer(judgement, filters, entries.place, after=len(got), most=2)
            assert more is not None
            assert more.entries.links, "what is counted as missing can be fetched"
            assert more.entries.count == entries.count
            got += more.entries.links
        assert len(got) == len(set(got)) == entries.count
        assert longer(judgement, filters, entries.place, after=len(got)).entries.links == ()  # type: ignore[union-attr] # there is the place


@given(DEBATES, st.sampled_from(FILTERS))
def test_a_column_counts_its_entries_and_without_a_filter_all_of_them(
    debate: Debate, filters: Perspective
) -> None:
    for top in listing(judged_debate(debate), filters, most=EVERYTHING).sections:
        for column in top.columns:
            assert column.count == sum(len(group.links) for group in column.groups)
            assert column.count <= column.whole
            if not filters.filtered:
                assert column.count == column.whole


@given(DEBATES)
def test_every_claim_and_every_link_of_a_debate_is_in_its_outline(debate: Debate) -> None:
    graph = judged_debate(debate).graph
    listed = listing(judged_debate(debate), most=EVERYTHING)
    told = {top.claim for top in listed.sections}
    for answer in listed.answers.values():
        told |= set(answer.link.premises)
    assert told == set(graph.claims)
    assert {id_ for id_ in graph.links if leads_to_a_claim(graph, id_)} <= listed.answers.keys()


def leads_to_a_claim(graph: DebateGraph, link: Id) -> bool:
    """Say whether a link answers a claim, by way of other links or not; rings of undercuts do not."""
    seen = set[Id]()
    while link in graph.links and link not in seen:
        seen.add(link)
        link = graph.links[link].target
    return link in graph.claims


@given(DEBATES)
def test_everything_that_is_listed_answers_what_it_is_listed_below(debate: Debate) -> None:
    judgement = judged_debate(debate)
    links = judgement.graph.links
    for answer in listing(judgement, most=EVERYTHING).answers.values():
        for entries in answer.below:
            for id_ in entries.links:
                assert links[id_].target in {answer.link.id, *answer.link.premises}
                assert (links[id_].relation is Relation.SUPPORTS) == (
                    entries.place.kind is ColumnKind.FOR
                )


@given(DEBATES, st.sampled_from(FILTERS))
def test_a_cell_of_the_coverage_counts_the_entries_of_the_list_that_it_opens(
    debate: Debate, filters: Perspective
) -> None:
    judgement = judged_debate(debate)
    covered = coverage(judgement, filters)
    for (theme, position), cell in covered.cells.items():
        asked = Perspective(
            (position,), 2, (theme,), filters.positions, filters.verdicts, filters.sourced
        )
        (top,) = listing(judgement, asked, most=EVERYTHING).sections
        pro, contra, _ = (set(links_of(column)) for column in top.columns)
        assert (set(cell.reasons), len(cell.reasons)) == (pro, len(pro))
        assert (set(cell.objections), len(cell.objections)) == (contra, len(contra))
        assert cell.all_reasons >= len(cell.reasons)


def links_of(column: Column) -> Iterator[Id]:
    for group in column.groups:
        yield from group.links


@given(DEBATES)
def test_a_cell_is_silent_only_where_nobody_speaks_of_the_theme(debate: Debate) -> None:
    judgement = judged_debate(debate)
    graph = judgement.graph
    covered = coverage(judgement)
    assert covered.themes == themes(graph)
    for cell in covered.cells.values():
        speaking = [
            claim
            for id_, claim in graph.claims.items()
            if cell.theme in claim.themes and id_ not in graph.positions
        ]
        assert cell.silent == (not speaking)

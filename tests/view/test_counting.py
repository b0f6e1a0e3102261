"""Under a filter every number is worked out anew, and says of how many."""

from hypothesis import given
from hypothesis import strategies as st

from argmap.model import Debate
from argmap.reasoning import Tally, Verdict
from argmap.view import Passing, Perspective, kept_tally, listing, passing, view
from tests import argued, strategies
from tests.pictured import judged, judged_debate

DEBATES = strategies.debates() | argued.debates() | argued.grown_debates()
FILTERS = (
    Perspective(),
    Perspective(verdicts=(Verdict.STANDS,)),
    Perspective(verdicts=(Verdict.UNANSWERED,)),
    Perspective(sourced=True),
)
DEBATE = judged("""
claims:
  - {id: inspectable, text: Anyone can inspect it., themes: transparency, supports: open}
  - {id: fees, text: Nobody pays a fee., themes: cost, supports: open}
  - {id: costly, text: Somebody pays for it., themes: cost, rebuts: open}
  - {id: donated, text: Much is donated., undercuts: {from: fees, to: open}}
  - {id: sealed, text: Audits run under seal., themes: transparency, supports: closed}
  - {id: weak, text: Seals are broken., rebuts: sealed}
""")
COST = Perspective(themes=("cost",))


def test_a_tally_counts_what_the_filters_keep_and_of_that_what_stands() -> None:
    assert kept_tally(DEBATE, COST, "open") == Tally(1, 0, 1, 1)
    assert kept_tally(DEBATE, Perspective(), "open") == DEBATE.tallies["open"] == Tally(2, 1, 1, 1)


def test_the_head_of_a_position_bears_its_tally_under_the_filters_beside_the_whole() -> None:
    mark = view(DEBATE, COST).marks["open"]
    assert (mark.tally, mark.whole) == (Tally(1, 0, 1, 1), Tally(2, 1, 1, 1))
    assert view(DEBATE, Perspective()).marks["open"].whole is None


def test_a_filtered_picture_counts_the_answers_that_pass_of_all_that_there_are() -> None:
    assert passing(view(DEBATE, COST)) == Passing(2, 4)
    focus = Perspective(("open",), themes=("transparency",), context=True)
    assert passing(view(DEBATE, focus)) == Passing(1, 3)
    assert passing(view(DEBATE, Perspective(positions=("closed",)))) == Passing(1, 4)


@given(DEBATES, st.sampled_from(FILTERS))
def test_a_tally_counts_as_many_reasons_as_the_list_below_it(
    debate: Debate, filters: Perspective
) -> None:
    judgement = judged_debate(debate)
    for position in judgement.graph.positions:
        (section,) = listing(
            judgement,
            Perspective((position,), 2, verdicts=filters.verdicts, sourced=filters.sourced),
        ).sections
        kept = kept_tally(judgement, filters, position)
        assert kept.reasons_for == section.columns[0].count
        # a list counts what is said against the steps of a position as well
        if not any(judgement.graph.out_of[position]):
            assert kept.reasons_against == section.columns[1].count
        assert kept.for_standing <= min(kept.reasons_for, judgement.tallies[position].for_standing)

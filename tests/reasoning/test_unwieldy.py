"""Debates that are too large or too densely knit to try everything: bounded work, and it says so."""

from collections.abc import Iterable, Mapping

import pytest

from argmap.graph import graph
from argmap.model import Claim, Debate
from argmap.reasoning import (
    Change,
    Goal,
    Judgement,
    Revision,
    balance,
    cruxes,
    debate_cruxes,
    judge,
    load_bearing,
    reason_cruxes,
    smallest_change,
    untouched,
)
from argmap.reasoning.crux import MOST_WORK
from argmap.reasoning.smallest import MOST_CANDIDATES
from tests.reasoning.test_why import long_chain

LITTLE = 30_000


def of(claims: Iterable[Mapping[str, object]], *positions: str) -> Judgement:
    made = tuple(Claim.model_validate({"text": "C.", **claim}) for claim in claims)
    tops = tuple(Claim(id=position, text="P.") for position in positions)
    return judge(graph(Debate(title="T", question="Q?", positions=tops, claims=made))[0])


def answered(count: int) -> Judgement:
    """Return a claim with so many objections, each with its answer: two changes of mind for each of them."""
    objections = [{"id": f"o-{n}", "rebuts": "top"} for n in range(count)]
    answers = [{"id": f"a-{n}", "rebuts": f"o-{n}"} for n in range(count)]
    return of([{"id": "top"}, *objections, *answers])


def reasoned(count: int) -> Judgement:
    """Return a claim with so many reasons: no few changes of mind turn it."""
    reasons = [{"id": f"r-{n}", "supports": "top"} for n in range(count)]
    return of([{"id": "top"}, *reasons])


@pytest.mark.parametrize("most_work", [LITTLE, pytest.param(MOST_WORK, marks=pytest.mark.proof)])
def test_a_chain_of_twenty_thousand_claims_has_its_nearest_cruxes(most_work: int) -> None:
    judgement = judge(graph(long_chain(20_001))[0])
    found = cruxes(judgement, "c-0", most_work=most_work)
    assert not found.complete
    assert [crux.revision.claim for crux in found.cruxes[:3]] == ["c-1", "c-2", "c-3"]
    assert [crux.distance for crux in found.cruxes] == list(range(1, len(found.cruxes) + 1))
    assert load_bearing(found)[0].claim == "c-2"
    smallest = smallest_change(judgement, "c-0", most_work=most_work)
    assert (smallest.size, smallest.complete) == (1, False)
    debate = debate_cruxes(judgement, most_work=most_work)
    assert not debate.complete
    assert len(debate.effects[0].flips) == len(debate.effects)
    assert untouched(judgement) == ("c-20000",)
    assert balance(judgement).positions == ("c-0",)


def test_three_thousand_answered_objections_to_one_claim_are_all_cruxes() -> None:
    found = cruxes(answered(3_000), "top")
    assert found.complete
    assert len(found.cruxes) == 6_000


def test_work_ends_where_it_was_told_to() -> None:
    judgement = answered(50)
    counts = [
        len(cruxes(judgement, "top", most_work=work).cruxes) for work in (0, 101, 300, 10_000)
    ]
    assert counts == [0, 1, *counts[2:]]
    assert 1 < counts[2] < counts[3] == 100


def test_reasons_that_there_is_no_time_for_are_not_complete() -> None:
    judgement = of([{"id": f"r-{n}", "supports": "open", "rebuts": []} for n in range(3)], "open")
    found = reason_cruxes(judgement, "open", most_work=0)
    assert [each.complete for each in found.values()] == [False, False, False]
    assert not debate_cruxes(judgement, most_work=0).complete


def test_sets_are_tried_where_there_are_at_most_sixty_changes_to_choose_from() -> None:
    most = smallest_change(reasoned(MOST_CANDIDATES), "top")
    more = smallest_change(reasoned(MOST_CANDIDATES + 1), "top")
    assert (most.sets, most.complete) == ((), True)
    assert (more.sets, more.complete) == ((), False)


def test_with_more_than_sixty_changes_single_ones_are_still_found() -> None:
    found = smallest_change(answered(31), "top")
    assert found.goal is Goal.NOT_IN
    assert len(found.sets) == 62
    assert (Revision("o-0", Change.ACCEPT),) in found.sets
    assert not found.complete


def test_a_knot_of_undecided_claims_is_searched_only_as_long_as_is_allowed() -> None:
    judgement = of(
        [{"id": f"c-{n}", "rebuts": [f"c-{m}" for m in range(30) if m != n]} for n in range(30)]
    )
    assert not any(judgement.ranks)
    knotted = smallest_change(judgement, "c-0", Goal.IN, most_work=100_000)
    assert (knotted.sets, knotted.complete) == ((), False)
    easy = smallest_change(judgement, "c-0", Goal.OUT, most_work=100_000)
    assert easy.complete
    assert set(easy.sets) == {(Revision(f"c-{n}", Change.ACCEPT),) for n in range(1, 30)}

"""On which consistent readings a claim holds that is not settled."""

import random

import pytest
from hypothesis import given

from argmap.cli.shapes import judgement_json
from argmap.reasoning import Holds, Judgement, Limit, Limits, Reading, Verdict, readings
from argmap.reasoning.extensions import FEW
from argmap.words import in_language
from argmap.words.verdict import sentence
from tests.argued import judgements
from tests.debates import judged
from tests.reasoning.attacking import attackers_of, judged_attacks, random_attacks
from tests.reasoning.preferred import preferred

ENGLISH = in_language("en")


def told(judgement: Judgement, limits: Limits | None = None) -> dict[str, str]:
    found = readings(judgement, limits) if limits else readings(judgement)
    return {claim: reading.holds.value for claim, reading in found.items()}


def by_brute_force(judgement: Judgement) -> dict[str, str]:
    extensions = preferred(attackers_of(judgement, judgement.circular))
    found = {}
    attackers = attackers_of(judgement, judgement.circular)
    for node, claim in enumerate(judgement.graph.claims):
        if judgement.verdicts.get(claim) is Verdict.UNSETTLED:
            holds = [node in extension for extension in extensions]
            rejected = all(extension.intersection(attackers[node]) for extension in extensions)
            never = "rejected" if rejected else "open"
            found[claim] = "every" if all(holds) else "some" if any(holds) else never
    return found


def test_two_claims_that_object_to_each_other_hold_on_some_readings() -> None:
    assert told(judged_attacks(2, [(0, 1), (1, 0)])) == {"c-0": "some", "c-1": "some"}


def test_what_both_sides_of_a_tie_object_to_is_rejected_and_what_that_attacks_on_every() -> None:
    tie = [(0, 1), (1, 0), (0, 2), (1, 2), (2, 3)]
    assert told(judged_attacks(4, tie)) == {
        "c-0": "some",
        "c-1": "some",
        "c-2": "rejected",
        "c-3": "every",
    }


NEVER_OUT = [(0, 1), (1, 0), (0, 2), (2, 3), (3, 4), (4, 2)]
"""c-0 and c-1 tie; only where c-0 holds is the ring of c-2, c-3 and c-4 broken, and then c-3 holds."""


def test_three_claims_that_object_in_a_ring_and_whom_they_object_to_are_settled_on_no_reading() -> (
    None
):
    assert set(told(judged_attacks(4, [(0, 1), (1, 2), (2, 0), (2, 3)])).values()) == {"open"}


def test_a_claim_that_is_never_out_but_undecided_on_one_reading_holds_on_some() -> None:
    assert told(judged_attacks(5, NEVER_OUT)) == {
        "c-0": "some", "c-1": "some", "c-2": "open", "c-3": "some", "c-4": "open"
    }  # fmt: skip


def test_every_call_of_the_solver_uses_up_some_of_what_a_question_may_cost() -> None:
    judgement = judged_attacks(5, NEVER_OUT)
    enough = next(
        calls
        for calls in range(2, 9)
        if told(judgement, Limits(conflicts=calls * FEW)) == told(judgement)
    )
    assert enough > 2  # to look for what holds, for doubts, for the whole of it
    unsure = dict.fromkeys(("c-2", "c-3", "c-4"), "undecided")
    assert told(judgement, Limits(conflicts=FEW)) == told(judgement) | unsure


def test_a_settled_claim_and_a_position_have_no_reading() -> None:
    judgement = judged(
        """
        - {id: a, text: A., rebuts: b, supports: open}
        - {id: b, text: B., rebuts: [a, open]}
        - {id: c, text: C.}
        """,
        head="positions: {open: Open.}",
    )
    assert told(judgement) == {"a": "some", "b": "some"}


CIRCLE = """
    - {id: egg, text: E., supports: hen}
    - {id: hen, text: H., supports: egg, rebuts: top}
    - {id: top, text: T.}
"""
TIED = """
    - {id: x, text: X., rebuts: y}
    - {id: y, text: Y., rebuts: x}
"""


def test_circular_claims_are_switched_off_first_and_have_no_reading() -> None:
    judgement = judged(CIRCLE)
    assert judgement.verdicts["top"] is Verdict.UNSETTLED
    assert told(judgement) == {"top": "every"}


def test_a_debate_that_is_settled_has_no_readings() -> None:
    assert told(judged("- {id: a, text: A.}")) == {}
    assert told(judged("- {id: a, text: A.}\n- {id: b, text: B., rebuts: a}")) == {}


def test_switching_one_side_of_a_tie_off_settles_it() -> None:
    claims = "- {id: a, text: A., rebuts: b}\n- {id: b, text: B., rebuts: a}"
    assert told(judged(claims, without=["a"])) == {}
    assert told(judged(claims, accept=["a"])) == {}


def bounded(seed: int) -> Judgement:
    return judged_attacks(*random_attacks(seed, 14))


@pytest.mark.parametrize("seed", range(0, 300, 3))
def test_readings_of_small_attack_graphs_are_those_found_by_trying_everything(seed: int) -> None:
    judgement = bounded(seed)
    assert told(judgement) == by_brute_force(judgement)


@pytest.mark.parametrize("seed", range(0, 60, 6))
def test_small_portions_and_batches_change_no_answer(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    judgement = bounded(seed)
    expected = told(judgement)
    monkeypatch.setattr("argmap.reasoning.extensions.PORTION", 3)
    monkeypatch.setattr("argmap.reasoning.extensions.BATCH", 1)
    assert told(judgement) == expected


@pytest.mark.proof
@pytest.mark.parametrize("seed", range(400))
def test_readings_of_attack_graphs_are_those_found_by_trying_everything(seed: int) -> None:
    judgement = judged_attacks(*random_attacks(seed, 40))
    assert told(judgement) == by_brute_force(judgement)


@given(judgements())
def test_readings_of_debates_are_those_found_by_trying_everything(judgement: Judgement) -> None:
    assert told(judgement) == by_brute_force(judgement)


@given(judgements())
def test_what_the_grounded_labelling_accepts_is_in_every_preferred_extension(
    judgement: Judgement,
) -> None:
    grounded = {node for node, rank in enumerate(judgement.ranks) if rank & 1}
    fallen = {node for node, rank in enumerate(judgement.ranks) if rank and not rank & 1}
    for extension in preferred(attackers_of(judgement)):
        assert grounded <= extension
        assert not fallen & extension


@given(judgements())
def test_every_unsettled_claim_says_on_which_readings_it_holds(judgement: Judgement) -> None:
    found = readings(judgement)
    assert set(found) == {
        claim for claim, verdict in judgement.verdicts.items() if verdict is Verdict.UNSETTLED
    }
    answer = judgement_json(judgement, found)["claims"]
    for claim in judgement.verdicts:
        said = answer[claim]["text"]
        told = ENGLISH.word(found[claim].holds, reason="") if claim in found else ""
        either = claim in found and found[claim].either is not None
        assert ("Holds either way: " if either else told) in said
        assert answer[claim]["reading"] == (found[claim].holds.value if claim in found else None)


def camps(pairs: int, size: int) -> Judgement:
    """Return a debate in pairs of camps: everyone objects to everyone in the other camp of the pair."""
    sides = [(2 * pair * size, (2 * pair + 1) * size) for pair in range(pairs)]
    members = [(range(one, one + size), range(other, other + size)) for one, other in sides]
    attacks = [(a, b) for one, other in members for a in one for b in other]
    return judged_attacks(2 * pairs * size, [*attacks, *((b, a) for a, b in attacks)])


@pytest.mark.parametrize(("pairs", "size"), [(2_500, 1), (50, 10)])
def test_claims_that_object_to_each_other_in_pairs_of_camps_all_hold_on_some_readings(
    pairs: int, size: int
) -> None:
    found = told(camps(pairs, size))
    assert len(found) == 2 * pairs * size
    assert set(found.values()) == {"some"}


def at_random(chance: random.Random, arguments: int, attacks: int) -> list[tuple[int, int]]:
    drawn = [chance.sample(range(arguments), 2) for _ in range(attacks)]
    return sorted({(one, other) for one, other in drawn})


def hard(further: list[tuple[int, int]]) -> Judgement:
    """Return a random debate of 200 claims that takes the solver some 2,500 conflicts, and some claims beside it."""
    chance = random.Random(1)
    return judged_attacks(210, [*at_random(chance, 200, 1_500), *further])


TIE = [(200, 201), (201, 200)]


def test_a_question_that_is_too_hard_is_given_up_with_the_reason_and_the_same_one_each_time() -> (
    None
):
    judgement = hard([])
    found = readings(judgement, Limits(conflicts=100))
    assert Reading(Holds.UNDECIDED, Limit.CONFLICTS) in found.values()
    assert found == readings(judgement, Limits(conflicts=100))
    every = readings(judgement)
    assert Holds.UNDECIDED not in {reading.holds for reading in every.values()}
    nearly = readings(judgement, Limits(conflicts=2_000))  # it has seen one labelling by then
    assert all(
        reading in (every[claim], Reading(Holds.UNDECIDED, Limit.CONFLICTS))
        for claim, reading in nearly.items()
    )


def test_what_hangs_on_a_question_that_is_too_hard_is_given_up_and_all_else_is_answered() -> None:
    judgement = hard([*TIE, (201, 0), (0, 202), (202, 203), (204, 205), (205, 204)])
    found = readings(judgement, Limits(conflicts=100))
    assert [found[f"c-{tied}"] for tied in (200, 201, 204, 205)] == [Reading(Holds.SOME)] * 4
    assert [found[f"c-{hanging}"].limit for hanging in (202, 203)] == [Limit.CONFLICTS] * 2


def test_a_question_with_too_many_attacks_is_not_put() -> None:
    judgement = judged_attacks(8, [(0, 1), (1, 0), (2, 3), (3, 4), (4, 5), (5, 2), (2, 4), (4, 2)])
    found = readings(judgement, Limits(attacks=4))
    assert found["c-0"] == found["c-1"] == Reading(Holds.SOME)
    assert found["c-2"] == Reading(Holds.UNDECIDED, Limit.ATTACKS)


def test_without_time_only_what_needs_no_search_is_known() -> None:
    found = readings(judged(CIRCLE + TIED), Limits(seconds=0))
    assert "hen" not in found
    assert found["top"] == Reading(Holds.EVERY)
    assert found["x"] == Reading(Holds.UNDECIDED, Limit.SECONDS)


def test_a_search_is_cancelled_when_the_time_is_over() -> None:
    judgement = judged_attacks(900, at_random(random.Random(1), 900, 37_000))
    found = readings(judgement, Limits(conflicts=10**9, seconds=0.7))
    assert set(found.values()) == {Reading(Holds.UNDECIDED, Limit.SECONDS)}


def test_a_reading_that_was_not_found_says_why() -> None:
    judgement = judged_attacks(2, [(0, 1), (1, 0)])
    reading = readings(judgement, Limits(seconds=0))["c-0"]
    assert sentence(judgement, "c-0", reading=reading).text.endswith(
        " Whether it holds either way was not found out in time: the time was over."
    )
    answer = judgement_json(judgement, {"c-0": reading})["claims"]["c-0"]
    assert (answer["reading"], answer["reason"]) == ("undecided", "time-limit")
    assert judgement_json(judgement)["claims"]["c-0"]["reading"] == "some"


def test_a_ring_of_twenty_thousand_objections_has_two_readings_and_one_with_an_odd_claim_leaves_all_open() -> (
    None
):
    ring = [(n, (n + 1) % 20_000) for n in range(20_000)]
    assert set(told(judged_attacks(20_000, ring)).values()) == {"some"}
    odd = [(n, (n + 1) % 2_001) for n in range(2_001)]
    assert set(told(judged_attacks(2_001, odd)).values()) == {"open"}

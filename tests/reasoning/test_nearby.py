"""Readings of claims that little leads to, which nobody has to ask for."""

from hypothesis import given

from argmap.cli.shapes import judgement_json
from argmap.reasoning import Holds, Judgement, Reading, near_reading, near_readings, readings
from argmap.reasoning.nearby import NEAR
from tests.argued import judgements
from tests.debates import judged
from tests.reasoning.attacking import judged_attacks

SKATER = """
    - {id: skates, text: He likes skating.}
    - {id: dutch, text: He is Dutch., supports: skates, rebuts: norwegian}
    - {id: norwegian, text: He is Norwegian., supports: skates, rebuts: dutch}
"""


def test_what_holds_whoever_is_right_names_a_claim_of_either_side() -> None:
    found = near_readings(judged(SKATER))
    assert found["skates"] == Reading(Holds.EVERY, either=("dutch", "norwegian"))
    assert found["dutch"] == Reading(Holds.SOME)
    told = judgement_json(judged(SKATER))["claims"]["skates"]
    assert (told["reading"], told["either"]) == ("every", ["dutch", "norwegian"])


def test_the_claims_that_tell_two_readings_apart_are_the_nearest() -> None:
    claims = """
    - {id: fined, text: He will be fined.}
    - {id: drove, text: He drove., supports: fined}
    - {id: lent, text: He lent it., supports: fined}
    - {id: anna, text: Anna says he drove., supports: drove, rebuts: ben}
    - {id: ben, text: Ben says he lent it., supports: lent, rebuts: anna}
    """
    assert near_readings(judged(claims))["fined"].either == ("drove", "lent")


def test_what_holds_on_each_of_three_readings_names_none_of_them() -> None:
    others = {"red": "[green, blue]", "green": "[red, blue]", "blue": "[red, green]"}
    claims = "- {id: seen, text: It was seen.}\n"
    claims += "".join(
        f"- {{id: {id_}, text: T., supports: seen, rebuts: {those}}}\n"
        for id_, those in others.items()
    )
    assert near_readings(judged(claims))["seen"] == Reading(Holds.EVERY)


def test_a_claim_that_much_leads_to_has_no_reading_unless_it_is_asked_for() -> None:
    ring = [(n, (n + 1) % NEAR) for n in range(NEAR)]
    assert set(near_readings(judged_attacks(NEAR, ring)).values()) == {Reading(Holds.SOME)}
    longer = judged_attacks(NEAR + 2, [(n, (n + 1) % (NEAR + 2)) for n in range(NEAR + 2)])
    assert near_readings(longer) == {}
    assert judgement_json(longer)["claims"]["c-0"]["reading"] is None
    assert judgement_json(longer, readings(longer))["claims"]["c-0"]["reading"] == "some"


def test_what_takes_too_many_trials_is_left_to_who_asks() -> None:
    pairs = [(n, n + 1) for n in range(0, 22, 2)]
    many = [*pairs, *((b, a) for a, b in pairs), *((a, 22) for a, _ in pairs)]
    found = near_readings(judged_attacks(23, many))
    assert "c-22" not in found
    assert found["c-0"] == Reading(Holds.SOME)


def test_ten_thousand_ties_are_told_as_far_as_a_second_goes() -> None:
    ties = [(n, n + 1 - 2 * (n % 2)) for n in range(20_000)]
    found = near_readings(judged_attacks(20_000, ties))
    assert set(found.values()) == {Reading(Holds.SOME)}
    assert 5_000 < len(found) < 20_000


@given(judgements())
def test_what_little_leads_to_has_the_reading_that_a_solver_finds(judgement: Judgement) -> None:
    asked = readings(judgement)
    near = near_readings(judgement)
    assert {claim: reading.holds for claim, reading in near.items()} == {
        claim: asked[claim].holds for claim in near
    }
    assert near.keys() == asked.keys()


@given(judgements())
def test_claims_of_either_reading_hold_on_some_and_never_together(judgement: Judgement) -> None:
    found = near_readings(judgement)
    for reading in found.values():
        if reading.either:
            assert reading.holds is Holds.EVERY
            told = [
                found[claim].holds for claim in reading.either if claim in found
            ]  # a position has no reading
            assert set(told) <= {Holds.SOME}


@given(judgements())
def test_the_reading_of_one_claim_is_that_among_all_readings(judgement: Judgement) -> None:
    found = near_readings(judgement)
    assert {claim: near_reading(judgement, claim) for claim in judgement.graph.claims} == {
        claim: found.get(claim) for claim in judgement.graph.claims
    }

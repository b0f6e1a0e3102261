"""What a debate leaves undecided, in parts that can be looked at one after the other."""

import random

import pytest

from argmap.reasoning import Holds, Judgement, Limit, Limits, Reading, readings
from argmap.reasoning.undecided import Undecided, undecided
from tests.reasoning.attacking import judged_attacks, random_attacks
from tests.reasoning.preferred import hanging_together

SEEDS = pytest.mark.parametrize("seed", range(0, 200, 10))


def islands_at_random(seed: int) -> Judgement:
    """Return a debate of several attack graphs, two alike of each, whose claims stand in no order."""
    attacks: list[tuple[int, int]] = []
    first = 0
    for most in (9, 9, 6, 6, 4, 4):
        arguments, further = random_attacks(seed + most, most)
        attacks += [(first + one, first + other) for one, other in further]
        first += arguments
    place = random.Random(seed).sample(range(first), first)
    return judged_attacks(first, [(place[one], place[other]) for one, other in attacks])


def leading_to(found: Undecided, place: int) -> set[int]:
    """Return the arguments from which one can be reached, itself among them."""
    reached, before = {place}, set[int]()
    while reached != before:
        before = set(reached)
        reached.update(one for other in before for one in found.attackers[other])
    return reached


def attacks(found: Undecided, places: set[int]) -> int:
    return sum(len(found.attackers[place]) for place in places)


@SEEDS
def test_arguments_that_lead_to_each_other_make_a_part_and_come_after_all_that_leads_to_them(
    seed: int,
) -> None:
    found = undecided(islands_at_random(seed))
    assert sorted(place for part in found.parts for place in part) == list(
        range(len(found.arguments))
    )
    ahead = [leading_to(found, place) for place in range(len(found.arguments))]
    for number, part in enumerate(found.parts):
        assert list(part) == sorted(place for place in ahead[part[0]] if part[0] in ahead[place])
        attacking = {found.part_of[one] for place in part for one in found.attackers[place]} - {
            number
        }
        assert set(found.attacked_by[number]) == attacking
        assert all(other < number for other in attacking)
        assert {found.part_of[place] for place in part} == {number}
        assert set(found.cone([number])) == ahead[part[0]]


@SEEDS
def test_islands_come_whole_and_the_small_ones_first(seed: int) -> None:
    found = undecided(islands_at_random(seed))
    islands = [set(island) for island in hanging_together(found.attackers)]
    islands.sort(key=lambda island: (len(island) + attacks(found, island), min(island)))
    met = [next(island for island in islands if part[0] in island) for part in found.parts]
    assert met == sorted(met, key=islands.index)
    assert list(map(set, dict.fromkeys(map(frozenset, met)))) == islands


@SEEDS
@pytest.mark.parametrize("most", [1, 6, 15, 1_000])
def test_a_batch_takes_whole_islands_until_it_holds_as_many_attacks_as_were_asked_for(
    seed: int, most: int
) -> None:
    found = undecided(islands_at_random(seed))
    islands = [set(island) for island in hanging_together(found.attackers)]
    batches = list(found.batches(most))
    assert [number for batch in batches for number in batch] == list(range(len(found.parts)))
    for batch in batches:
        held = {place for number in batch for place in found.parts[number]}
        last = next(island for island in islands if found.parts[batch[-1]][0] in island)
        assert all(island <= held or not island & held for island in islands)
        assert attacks(found, held - last) < most
        if batch is not batches[-1]:
            assert attacks(found, held) >= most


@SEEDS
def test_a_limit_leaves_exactly_those_claims_open_to_which_more_attacks_lead(seed: int) -> None:
    judgement = islands_at_random(seed)
    found = undecided(judgement)
    every = readings(judgement)
    few = readings(judgement, Limits(attacks=6))
    for place, argument in enumerate(found.arguments):
        claim = judgement.ids[argument]
        many = attacks(found, leading_to(found, place)) > 6
        assert few[claim] == (Reading(Holds.UNDECIDED, Limit.ATTACKS) if many else every[claim])


def test_what_is_settled_makes_no_batch() -> None:
    assert list(undecided(judged_attacks(2, [(0, 1)])).batches(1)) == []

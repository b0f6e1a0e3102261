"""What an opinion hangs on: cruxes, what bears the load, and the smallest change."""

from collections import deque
from itertools import combinations
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.graph import Stance, graph, upstream
from argmap.model import Debate, Relation
from argmap.reasoning import (
    Change,
    Goal,
    Holds,
    Judgement,
    Label,
    Policy,
    Revision,
    Role,
    Supposition,
    TallyMove,
    Verdict,
    cruxes,
    debate_cruxes,
    judge,
    load_bearing,
    near_readings,
    reason_cruxes,
    smallest_change,
)
from tests.debates import judged
from tests.reasoning.supposed import JUDGEMENTS, free, from_scratch


def allowed(judgement: Judgement, claims: list[str]) -> list[Revision]:
    return [
        Revision(claim, change)
        for claim in free(judgement, claims)
        for change, ruled_out in ((Change.WITHOUT, Label.OUT), (Change.ACCEPT, Label.IN))
        if judgement.labels[claim] is not ruled_out
    ]


def flips(judgement: Judgement, revision: Revision) -> tuple[str, ...]:
    after = from_scratch(judgement, [revision]).verdicts
    return tuple(
        c
        for c, verdict in after.items()
        if c != revision.claim and verdict is not judgement.verdicts[c]
    )


@given(JUDGEMENTS)
def test_cruxes_are_the_claims_that_change_a_label_when_switched_off_or_accepted(
    judgement: Judgement,
) -> None:
    for target in (*judgement.ids, *(link.id for link in judgement.graph.reasoned)):
        distances = upstream(judgement.graph, target)
        expected = {}
        for revision in allowed(judgement, list(distances)):
            again = from_scratch(judgement, [revision])
            if again.labels[target] is not judgement.labels[target]:
                verdict = again.verdicts.get(target)
                label, distance = again.labels[target], distances[revision.claim]
                answered = verdict is Verdict.STANDS and target in again.answered
                expected[revision] = (
                    label,
                    verdict,
                    distance,
                    flips(judgement, revision),
                    answered,
                )
        found = cruxes(judgement, target)
        assert found.nothing_leads == (not distances)
        if found.either_way:
            assert near_readings(judgement)[target].holds is Holds.EVERY
            assert not found.cruxes
        else:
            assert {
                each.revision: (each.label, each.verdict, each.distance, each.flips, each.answered)
                for each in found.cruxes
            } == expected
        assert found.complete


def moved(judgement: Judgement, revision: Revision) -> dict[tuple[str, str], int]:
    """Return how many reasons more stand for and against each position, where it is another number than before."""
    found = {}
    for position, tally in from_scratch(judgement, [revision]).tallies.items():
        was = judgement.tallies[position]
        found[position, "for"] = tally.for_standing - was.for_standing
        found[position, "against"] = tally.against_standing - was.against_standing
    return {side: change for side, change in found.items() if change}


@given(JUDGEMENTS)
def test_the_cruxes_of_a_debate_are_ranked_by_the_tallies_that_they_move(
    judgement: Judgement,
) -> None:
    found = debate_cruxes(judgement)
    expected = {}
    for revision in allowed(judgement, list(judgement.ids)):
        told = (moved(judgement, revision), flips(judgement, revision))
        if any(told):
            expected[revision] = told
    assert expected == {
        each.revision: (
            {(move.position, move.stance.value): move.change for move in each.tallies},
            each.flips,
        )
        for each in found.effects
    }
    order = [
        (
            -sum(abs(move.change) for move in each.tallies),
            -len(each.flips),
            inf if each.distance is None else each.distance,
            judgement.ids.index(each.revision.claim),
        )
        for each in found.effects
    ]
    assert order == sorted(order)
    assert found.complete


@given(JUDGEMENTS)
def test_the_distance_of_a_crux_of_the_debate_is_that_to_the_nearest_position(
    judgement: Judgement,
) -> None:
    ways = [upstream(judgement.graph, root) for root in judgement.graph.roots]
    for each in debate_cruxes(judgement).effects:
        claim = each.revision.claim
        far = (
            [0] if claim in judgement.graph.roots else [way[claim] for way in ways if claim in way]
        )
        assert each.distance == min(far, default=None)


def test_an_undercut_of_a_reason_for_a_position_is_a_crux_of_the_debate() -> None:
    judgement = judged(
        """
        - {id: cheap, text: No fee per token., supports: open}
        - {id: hardware, text: Hardware costs more., undercuts: cheap}
        """,
        head="positions: {open: Release it.}",
    )
    first = debate_cruxes(judgement).effects[0]
    assert first.revision == Revision("hardware", Change.WITHOUT)
    assert first.tallies == (TallyMove("open", Stance.FOR, 1),)
    assert first.flips == ()


def test_where_nothing_leads_to_a_claim_that_is_told_and_not_that_it_is_robust() -> None:
    judgement = judged("- {id: a, text: A.}\n- {id: b, text: B., rebuts: a}")
    assert cruxes(judgement, "b").nothing_leads
    assert smallest_change(judgement, "b").nothing_leads
    assert not cruxes(judgement, "a").nothing_leads
    assert not smallest_change(judgement, "a").nothing_leads


def test_nothing_leads_to_a_claim_that_argues_with_itself_alone_though_it_holds_either_way() -> (
    None
):
    doubt = {
        "id": "doubt",
        "text": "Doubt everything.",
        "rebuts": [{"to": "doubt", "id": "objection"}],
        "undercuts": [{"link": "objection"}],
    }
    debate = Debate.model_validate({"title": "T", "question": "Q?", "claims": [doubt]})
    found = cruxes(judge(graph(debate)[0]), "doubt")
    assert found.nothing_leads
    assert found.either_way


@pytest.mark.parametrize("policy", [Policy.REASONS_NEEDED, Policy.INNOCENT_UNTIL_REBUTTED])
def test_a_claim_whose_only_objection_is_a_position_that_is_switched_off_is_not_answered(
    policy: Policy,
) -> None:
    rivals = judged(
        "- {id: shut, text: Shut it., rebuts: open}",
        head="positions: {open: {text: Open it., rebuts: shut}}",
    )
    assert (
        judge(rivals.graph, Supposition(policy=policy, without=("open",))).answered == frozenset()
    )
    found = {
        each.revision: each
        for each in cruxes(judge(rivals.graph, Supposition(policy=policy)), "shut").cruxes
    }
    assert not found[Revision("open", Change.WITHOUT)].answered


def test_an_objection_by_a_position_that_lacks_its_source_is_set_aside() -> None:
    rivals = judged(
        "- {id: shut, text: Shut it., sources: a-paper}",
        head="positions: {open: {text: Open it., rebuts: shut}}",
    )
    needed = judge(rivals.graph, Supposition(policy=Policy.SOURCES_NEEDED))
    assert needed.verdicts["shut"] is Verdict.STANDS
    assert needed.answered == frozenset()


def test_a_claim_that_holds_either_way_has_no_cruxes() -> None:
    judgement = judged(
        """
        - {id: skates, text: He skates.}
        - {id: dutch, text: He is Dutch., supports: skates, rebuts: norwegian}
        - {id: norwegian, text: He is Norwegian., supports: skates, rebuts: dutch}
        """
    )
    found = cruxes(judgement, "skates")
    assert found.cruxes == ()
    assert found.either_way
    assert found.either_way.either == ("dutch", "norwegian")
    assert cruxes(judgement, "dutch").cruxes


def test_a_claim_whose_only_objection_is_switched_off_is_not_answered() -> None:
    judgement = judged(
        """
        - {id: safe, text: The bridge is safe.}
        - {id: test, text: The test showed it., supports: safe}
        - {id: faked, text: The test was faked., rebuts: test}
        """
    )
    told = {
        crux.revision: (crux.verdict, crux.answered) for crux in cruxes(judgement, "test").cruxes
    }
    assert told == {Revision("faked", Change.WITHOUT): (Verdict.STANDS, False)}
    assert not any(crux.answered for crux in cruxes(judgement, "safe").cruxes)


@given(JUDGEMENTS)
def test_shared_cruxes_are_cruxes_of_reasons_of_two_positions(judgement: Judgement) -> None:
    expected: dict[str, dict[str, set[str]]] = {}
    for position in judgement.graph.positions:
        reasons = reason_cruxes(judgement, position)
        assert list(reasons) == [link.id for link in judgement.graph.replies(position)]
        for link, found in reasons.items():
            for crux in found.cruxes:
                expected.setdefault(crux.revision.claim, {}).setdefault(position, set()).add(link)
    shared = {
        each.claim: {p: set(links) for p, links in each.reasons.items()}
        for each in debate_cruxes(judgement).shared
    }
    assert shared == {claim: reasons for claim, reasons in expected.items() if len(reasons) > 1}


def parities(judgement: Judgement, target: str) -> set[tuple[str, int, int]]:
    """Return each claim with whether an even or odd number of objections lie on a way to the target, and if any do."""
    link = judgement.graph.links.get(target)
    seen = {(start, 0, 0) for start in (target, *(link.premises if link else ()))}
    waiting = deque(seen)
    while waiting:
        node, odd, any_ = waiting.popleft()
        for link in judgement.graph.replies(node):
            objection = link.relation is not Relation.SUPPORTS
            for end in (link.id, *link.premises):
                state = (end, odd ^ objection, any_ | objection)
                if state not in seen:
                    seen.add(state)
                    waiting.append(state)
    return seen


@given(JUDGEMENTS)
def test_load_bearing_claims_stand_on_the_even_side_and_fell_the_target_when_switched_off(
    judgement: Judgement,
) -> None:
    for target in (*judgement.ids, *(link.id for link in judgement.graph.reasoned)):
        ways = parities(judgement, target)
        expected = {
            claim: Role.FOUNDATION if (claim, 0, 0) in ways else Role.GUARD
            for claim in free(judgement, list(upstream(judgement.graph, target)))
            if judgement.labels[target] is Label.IN
            and judgement.labels[claim] is Label.IN
            and any((claim, 0, objections) in ways for objections in (0, 1))
            and from_scratch(judgement, [Revision(claim, Change.WITHOUT)]).labels[target]
            is not Label.IN
        }
        assert {
            each.claim: each.role for each in load_bearing(cruxes(judgement, target))
        } == expected


@given(JUDGEMENTS, st.data())
def test_the_smallest_change_is_all_least_sets_that_reach_the_goal(
    judgement: Judgement, data: st.DataObject
) -> None:
    target = data.draw(st.sampled_from(judgement.ids))
    goal = data.draw(st.sampled_from((None, *Goal)))
    found = smallest_change(judgement, target, goal)
    claims = free(judgement, list(upstream(judgement.graph, target)))
    every = [Revision(claim, change) for claim in claims for change in Change]
    for size in range(4):
        sets = {
            frozenset(chosen)
            for chosen in combinations(every, size)
            if len(dict(chosen)) == size
            and found.goal.reached(from_scratch(judgement, chosen).labels[target])
        }
        if sets:
            break
    assert set(map(frozenset, found.sets)) == sets
    assert len(found.sets) == len(sets)
    assert found.size == (size if sets else None)
    assert found.complete

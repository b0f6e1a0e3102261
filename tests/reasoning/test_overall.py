"""Where a debate stands: the next best move, what the questions split, what both sides grant."""

import json
from math import inf

from hypothesis import given
from hypothesis import strategies as st

from argmap.cli.change_shapes import next_moves_json, overall_json
from argmap.graph import Stance
from argmap.model import Question, Relation
from argmap.reasoning import (
    Asked,
    Change,
    Judgement,
    Label,
    NextMove,
    Revision,
    Supposition,
    TallyMove,
    Verdict,
    answer,
    judge,
    next_moves,
    overall,
)
from argmap.reasoning.split import ranked, taken
from argmap.reasoning.standing import Granted, Standing
from argmap.reasoning.tallies import between
from tests.debates import judged
from tests.reasoning.supposed import JUDGEMENTS, from_scratch

HEAD = "positions: {open: Release it., closed: Keep it.}\nthemes: {cost: Cost, safety: Safety}"
DEBATE = """
    - {id: cheap, text: It is cheap., supports: open, themes: cost}
    - {id: staff, text: Staff is dear., undercuts: cheap}
    - {id: quick, text: It is quick., supports: [open, closed]}
    - {id: measured, text: It was measured., supports: quick}
    - {id: misuse, text: It is misused., rebuts: open}
    - {id: rare, text: That is rare., rebuts: misuse}
    - {id: seen, text: It was seen twice., supports: misuse}
    - {id: remark, text: A remark., about: open}
    - {id: doubt, text: Nobody knows., rebuts: rare}
"""


def test_the_next_best_move_is_the_answer_that_moves_a_tally() -> None:
    found = next_moves(judged(DEBATE, head=HEAD))
    assert found.moves == (
        NextMove(
            "doubt.rebuts.rare", (TallyMove("open", Stance.AGAINST, -1),), ("misuse", "rare"), 3
        ),
        NextMove("misuse.rebuts.open", (TallyMove("open", Stance.AGAINST, -1),), (), 1),
        NextMove("staff.undercuts.cheap.supports.open", (TallyMove("open", Stance.FOR, 1),), (), 2),
    )
    assert found.complete
    told = next_moves_json(found)["next"][2]
    assert told["to"] == {"from": "cheap", "relation": "supports", "to": "open"}
    assert told["tallies"] == [{"position": "open", "side": "for", "change": 1}]


def test_a_search_that_was_cut_short_says_so() -> None:
    found = next_moves(judged(DEBATE, head=HEAD), most_work=0)
    assert (found.moves, found.complete) == ((), False)


def test_no_answer_to_a_claim_that_one_accepts_changes_anything() -> None:
    found = next_moves(judged(DEBATE, head=HEAD, accept=("misuse",)))
    assert NextMove("misuse.rebuts.open", (), (), 1) in found.moves


def test_where_a_step_of_several_premises_cannot_be_named_the_answer_to_a_premise_is_told() -> None:
    found = next_moves(
        judged(
            """
    - {id: recall, text: It cannot be recalled., rebuts: [{to: rare, with: [copies]}, {to: open, with: [copies]}]}
    - {id: copies, text: There are copies., rebuts: open, supports: rare}
    - {id: rare, text: That is rare., supports: open}
""",
            head=HEAD,
        )
    )
    against = TallyMove("open", Stance.AGAINST, -1)
    answers = {move.link: move.tallies for move in found.moves}
    assert answer(found.judgement.graph, "copies+recall.rebuts.rare") == (Relation.REBUTS, "recall")
    assert answers["copies+recall.rebuts.rare"] == (TallyMove("open", Stance.FOR, 1), against)


@given(JUDGEMENTS)
def test_an_answer_moves_what_switching_the_objecting_claim_off_would_move(
    judgement: Judgement,
) -> None:
    found = next_moves(judgement)
    assert {move.link for move in found.moves} == set(judgement.unanswered)
    order = []
    for move in found.moves:
        link = judgement.graph.links[move.link]
        order.append((-sum(abs(tally.change) for tally in move.tallies), -len(move.flips)))
        supposed = {*judgement.supposition.accept, *judgement.supposition.without}
        if link.id not in judgement.graph.number and link.premises[0] not in supposed:
            after = from_scratch(judgement, [Revision(link.premises[0], Change.WITHOUT)])
            assert move.tallies == between(judgement.tallies, after.tallies)
            others = [claim for claim in judgement.verdicts if claim != link.premises[0]]
            assert move.flips == tuple(
                c for c in others if after.verdicts[c] is not judgement.verdicts[c]
            )
    assert order == sorted(order)


def test_of_each_position_it_is_told_which_reasons_stand() -> None:
    found = overall(judged(DEBATE, head=HEAD))
    assert found.positions == {
        "open": Standing(("quick.supports.open",), ("misuse.rebuts.open",)),
        "closed": Standing(("quick.supports.closed",), ()),
    }


def test_both_sides_grant_what_speaks_for_both_and_what_nobody_disputes_though_others_rest_on_it() -> (
    None
):
    found = overall(judged(DEBATE, head=HEAD))
    assert found.granted == (
        Granted("measured", ("open", "closed"), 1),
        Granted("quick", ("open", "closed"), 0),
        Granted("seen", (), 1),
    )


def test_a_claim_that_is_objected_to_and_falls_is_granted_by_nobody() -> None:
    claims = DEBATE + "    - {id: slow, text: It is slow., rebuts: quick}\n"
    assert [granted.claim for granted in overall(judged(claims, head=HEAD)).granted] == [
        "measured",
        "seen",
    ]


def test_without_questions_the_first_three_cruxes_take_their_place_and_gaps_are_listed() -> None:
    found = overall(judged(DEBATE, head=HEAD))
    assert found.questions == ()
    assert len(found.cruxes) == 3
    assert [(cell.position, cell.theme) for cell in found.gaps] == [
        ("closed", "cost"),
        ("open", "safety"),
        ("closed", "safety"),
    ]
    assert overall_json(found)["cruxes"][0]["tallies"]


def test_questions_are_ranked_by_the_tallies_that_agreeing_and_disagreeing_move_apart() -> None:
    judgement = judged(DEBATE, head=HEAD)

    def asked(name: str, agree: tuple[str, ...] = (), disagree: tuple[str, ...] = ()) -> Asked:
        return Asked(Question(id=name, text="Is it so?"), (*agree, *disagree), agree, disagree)

    unsided, idle = (
        Asked(Question(id="unsided", text="What is it?"), ("cheap",)),
        asked("idle", ("remark",)),
    )
    some, most = asked("some", disagree=("staff",)), asked("most", ("quick",), ("misuse",))
    found = ranked(judgement, (unsided, idle, some, most))
    assert [split.asked.question.id for split in found] == ["most", "some", "unsided", "idle"]
    assert found[0].tallies == (
        TallyMove("open", Stance.FOR, 1),
        TallyMove("open", Stance.AGAINST, -1),
        TallyMove("closed", Stance.FOR, 1),
    )
    assert found[0].verdicts == ()
    assert found[1].tallies == (TallyMove("open", Stance.FOR, 1),)


@given(JUDGEMENTS, st.data())
def test_what_hangs_on_a_question_is_what_judging_both_sides_from_scratch_tells(
    judgement: Judgement, data: st.DataObject
) -> None:
    claims = st.lists(st.sampled_from(judgement.ids), max_size=3).map(tuple)
    agree, disagree = data.draw(claims), data.draw(claims)
    asked = Asked(Question(id="asked", text="Is it so?"), (*agree, *disagree), agree, disagree)
    (found,) = ranked(judgement, [asked])
    yes, no = (
        judge(judgement.graph, taken(judgement.supposition, on, off))
        for on, off in ((agree, disagree), (disagree, agree))
    )
    assert found.tallies == between(no.tallies, yes.tallies)
    assert found.verdicts == tuple(
        claim
        for claim, verdict in yes.verdicts.items()
        if verdict is not no.verdicts[claim] and claim not in asked.claims
    )


def test_who_agrees_accepts_what_was_switched_off_before() -> None:
    supposed = Supposition(case=None, without=("a", "b"), accept=("c", "d"))
    assert taken(supposed, ("a", "x"), ("d", "x")) == Supposition(None, ("b", "d"), ("c", "a", "x"))


@given(JUDGEMENTS)
def test_where_a_debate_stands_fits_its_judgement(judgement: Judgement) -> None:
    found = overall(judgement)
    assert json.loads(json.dumps(overall_json(found))) == overall_json(found)
    for position, standing in found.positions.items():
        tally = judgement.tallies[position]
        told = (len(standing.reasons_for), len(standing.reasons_against))
        assert told == (tally.for_standing, tally.against_standing)
    for granted in found.granted:
        assert judgement.verdicts[granted.claim] in (Verdict.STANDS, Verdict.ACCEPTED)
        if judgement.verdicts[granted.claim] is Verdict.STANDS:
            objections = [judgement.labels[link.id] for link in judgement.objections(granted.claim)]
            assert Label.IN not in objections
    far = [inf if move.distance is None else move.distance for move in found.unanswered]
    assert all(distance >= 0 for distance in far)
    assert {judgement.graph.links[move.link].relation for move in found.unanswered} <= {
        Relation.REBUTS,
        Relation.UNDERCUTS,
    }

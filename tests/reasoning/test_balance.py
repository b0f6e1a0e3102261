"""What is argued for and against each position on each theme, and what nobody has argued."""

from hypothesis import given

from argmap.cli.shapes import balance_json
from argmap.graph import Stance
from argmap.model import MOST_POSITIONS, Claim, Debate
from argmap.reasoning import Count, Judgement, balance, untouched
from argmap.reasoning.gaps import MOST_THEMES
from tests.debates import judged
from tests.pictured import judged_debate
from tests.reasoning.supposed import JUDGEMENTS

HEAD = """
positions: {open: Open., closed: Closed.}
themes: {safety: Is it safe?, cost: Who pays?, privacy: Who sees it?}
cases: {here: {label: Here}, there: {label: There}}
"""

CLAIMS = """
    - {id: eyes, text: E., supports: open, themes: safety, sources: {title: A paper}}
    - {id: copies, text: C., rebuts: open, supports: closed, themes: [safety, cost], cases: here}
    - {id: recall, text: R., rebuts: copies, themes: safety}
    - {id: fees, text: F., supports: closed, themes: cost, assumed: true}
    - {id: loose, text: L., supports: fees}
    - {id: egg, text: E., supports: [hen, open], themes: cost}
    - {id: hen, text: H., supports: egg, themes: cost}
    - {id: tick, text: T., rebuts: [tock, closed], themes: cost}
    - {id: tock, text: T., rebuts: tick, themes: cost}
    - {id: bare, text: B., supports: open, themes: safety}
    - {id: gone, text: G., supports: bare, themes: safety}
    - {id: no, text: N., rebuts: gone, themes: safety}
"""


def test_each_cell_counts_the_claims_for_and_against_and_how_they_are_judged() -> None:
    found = balance(judged(CLAIMS, head=HEAD))
    assert found.positions == ("open", "closed")
    assert found.themes == ("safety", "cost", "privacy", None)
    safety = found.cells["open", "safety"]
    assert safety.pro == Count(claims=4, standing=2, unanswered=1, reasons_fell=1, without_source=3)
    assert safety.contra == Count(claims=2, standing=1, unanswered=1, without_source=2)
    cost = found.cells["open", "cost"]
    assert cost.pro == Count(claims=2, circular=2, without_source=2)
    closed = found.cells["closed", "cost"]
    assert closed.pro == Count(claims=3, standing=1, unanswered=1, unsettled=1, without_source=3)
    assert closed.contra == Count(claims=1, unsettled=1, without_source=1)
    assert found.cells["closed", None].pro == Count(claims=1, standing=1, without_source=1)


def test_a_claim_that_speaks_for_and_against_a_position_is_counted_on_both_sides() -> None:
    claims = """
        - {id: a, text: A., supports: open, themes: cost}
        - {id: b, text: B., rebuts: open, themes: cost}
        - {id: c, text: C., supports: [a, b], themes: privacy}
    """
    judgement = judged(claims, head=HEAD)
    assert judgement.graph.sides["c"] == (("open", Stance.BOTH),)
    cell = balance(judgement).cells["open", "privacy"]
    assert (cell.pro.claims, cell.contra.claims) == (1, 1)


def test_an_empty_cell_is_a_gap_that_nobody_has_argued() -> None:
    found = balance(judged(CLAIMS, head=HEAD))
    assert [(cell.position, cell.theme) for cell in found.gaps] == [
        ("open", "privacy"),
        ("closed", "privacy"),
    ]


def test_where_only_one_side_is_argued_there_is_no_gap() -> None:
    found = balance(
        judged(
            """
        - {id: a, text: A., supports: open, themes: cost}
        - {id: b, text: B., rebuts: open, themes: privacy}
        - {id: c, text: C., supports: closed, themes: [cost, privacy]}
    """,
            head=HEAD,
        )
    )
    assert {cell.theme for cell in found.gaps} == {"safety"}


def test_in_a_case_claims_that_do_not_apply_are_set_aside_and_fill_no_gap() -> None:
    claims = "- {id: a, text: A., supports: open, themes: cost, cases: here}"
    here, there = (balance(judged(claims, head=HEAD, case=case)) for case in ("here", "there"))
    assert here.cells["open", "cost"].pro == Count(claims=1, standing=1, without_source=1)
    assert there.cells["open", "cost"].pro == Count(claims=1, set_aside=1, without_source=1)
    assert ("open", "cost") in [(cell.position, cell.theme) for cell in there.gaps]
    accepted = balance(judged(claims, head=HEAD, case="there", accept=["a"]))
    assert accepted.cells["open", "cost"].pro.standing == 1
    off = balance(judged(claims, head=HEAD, without=["a"]))
    assert off.cells["open", "cost"].pro.set_aside == 1


def test_a_debate_without_positions_is_balanced_over_its_roots_and_named_themes() -> None:
    found = balance(judged("- {id: top, text: T.}\n- {id: a, text: A., rebuts: top, themes: cost}"))
    assert (found.positions, found.themes) == (("top",), ("cost",))
    assert found.cells["top", "cost"].contra.claims == 1
    alone = balance(judged("- {id: alone, text: A.}"))
    assert (alone.positions, alone.themes, alone.cells, alone.gaps) == (("alone",), (), {}, ())


def test_untouched_are_claims_and_positions_that_nothing_answers() -> None:
    found = judged(CLAIMS + "    - {id: remark, text: R., about: eyes}\n", head=HEAD)
    assert untouched(found) == ("eyes", "recall", "loose", "no", "remark")
    assert untouched(judged("- {id: a, text: A.}", head=HEAD)) == ("open", "closed", "a")


def test_a_claim_whose_step_is_undercut_has_been_answered() -> None:
    claims = """
    - {id: quiet, text: It is quiet., supports: open}
    - {id: asleep, text: Nobody listens then., undercuts: quiet}
    - {id: awake, text: Somebody does., undercuts: asleep}
    """
    assert untouched(judged(claims, head=HEAD)) == ("closed", "awake")


def test_nobody_is_invited_to_answer_what_is_out_of_the_case_or_switched_off() -> None:
    claims = """
    - {id: heat, text: It saves heat., cases: [house]}
    - {id: quiet, text: It is quiet., cases: [house, tent]}
    - {id: cheap, text: It is cheap.}
    """
    head = "cases: {house: A house, tent: A tent}"
    assert untouched(judged(claims, head=head)) == ("heat", "quiet", "cheap")
    assert untouched(judged(claims, head=head, case="tent", without=["cheap"])) == ("quiet",)


def test_a_table_that_nobody_could_read_is_cut_and_says_how_much_is_left_out() -> None:
    positions = [Claim(id=f"p-{n}", text="P.") for n in range(MOST_POSITIONS + 3)]
    claims = [
        Claim.model_validate({"id": f"c-{n}", "text": "C.", "supports": "p-0", "themes": [f"t{n}"]})
        for n in range(MOST_THEMES + 4)
    ]
    judgement = judged_debate(
        Debate(title="T", question="Q?", positions=tuple(positions), claims=tuple(claims))
    )
    found = balance(judgement)
    assert (len(found.positions), len(found.themes), found.left_out) == (
        MOST_POSITIONS,
        MOST_THEMES,
        7,
    )
    assert len(found.cells) == MOST_POSITIONS * MOST_THEMES


@given(JUDGEMENTS)
def test_the_numbers_of_a_cell_add_up(judgement: Judgement) -> None:
    found = balance(judgement)
    for cell in found.cells.values():
        for count in (cell.pro, cell.contra):
            told = (
                count.standing
                + count.unanswered
                + count.reasons_fell
                + count.unsettled
                + count.circular
            )
            assert count.claims == told + count.set_aside
            assert 0 <= count.without_source <= count.claims


@given(JUDGEMENTS)
def test_every_claim_with_a_side_is_counted_once_for_each_side(judgement: Judgement) -> None:
    graph, found = judgement.graph, balance(judgement)
    for position in found.positions:
        stances = [
            stance
            for claim in graph.claims
            if claim not in graph.roots
            for root, stance in graph.sides[claim]
            if root == position
        ]
        cell = found.cells.get((position, None))
        counted = (cell.pro.claims, cell.contra.claims) if cell else (0, 0)
        both = stances.count(Stance.BOTH)
        assert counted == (stances.count(Stance.FOR) + both, stances.count(Stance.AGAINST) + both)


def test_the_balance_in_json_lists_cells_gaps_and_what_is_untouched() -> None:
    told = balance_json(balance(judged(CLAIMS, head=HEAD)))
    assert told["positions"] == ["open", "closed"]
    assert told["themes"] == ["safety", "cost", "privacy", None]
    assert told["cells"][0] == {
        "position": "open",
        "theme": "safety",
        "for": {
            "claims": 4,
            "standing": 2,
            "unanswered": 1,
            "reasons_fell": 1,
            "unsettled": 0,
            "circular": 0,
            "set_aside": 0,
            "without_source": 3,
        },
        "against": {
            "claims": 2,
            "standing": 1,
            "unanswered": 1,
            "reasons_fell": 0,
            "unsettled": 0,
            "circular": 0,
            "set_aside": 0,
            "without_source": 2,
        },
    }
    assert told["gaps"] == [
        {"position": "open", "theme": "privacy"},
        {"position": "closed", "theme": "privacy"},
    ]
    assert told["untouched"] == ["eyes", "recall", "loose", "no"]
    assert told["left_out"] == 0

"""What stands, what does not, and what is not settled."""

from pathlib import Path

import pytest

import argmap
from argmap.graph import graph
from argmap.model import Claim, Debate
from argmap.problem import ArgmapError, UnknownId
from argmap.reasoning import Policy, Supposition, Tally, Verdict, judge, supposition
from argmap.reasoning.framework import Framework
from argmap.reasoning.grounded import grounded
from tests.debates import judged, resolved

CASES = "cases: {weights: {label: Open weight}, api: {text: API only.}}"


def verdicts(claims: str, *, head: str = "", **supposed: object) -> dict[str, str]:
    return {
        claim: verdict.value
        for claim, verdict in judged(claims, head=head, **supposed).verdicts.items()
    }


def test_a_claim_is_reinstated_when_its_attacker_falls() -> None:
    assert grounded(Framework.parse("c -> b, b -> a")).accepted == ("c", "a")
    assert grounded(Framework.parse("c -> b -> a")).ranks == [1, 2, 3]


def test_claims_that_object_to_each_other_are_not_settled() -> None:
    assert grounded(Framework.parse("a -> b, b -> a, b -> c")).accepted == ()
    assert verdicts("""
        - {id: a, text: A., rebuts: b}
        - {id: b, text: B., rebuts: [a, c]}
        - {id: c, text: C.}
    """) == {"a": "unsettled", "b": "unsettled", "c": "unsettled"}


def test_claims_that_only_support_each_other_go_in_a_circle() -> None:
    assert verdicts("""
        - {id: a, text: A., supports: b}
        - {id: b, text: B., supports: [a, top]}
        - {id: top, text: Top.}
        - {id: hit, text: Hit.}
        - {id: c, text: C., supports: c2, rebuts: hit}
        - {id: c2, text: C2., supports: c}
    """) == {
        "a": "circular",
        "b": "circular",
        "top": "circular",
        "hit": "unsettled",
        "c": "circular",
        "c2": "circular",
    }


def test_a_circle_with_a_reason_from_outside_stands() -> None:
    assert verdicts("""
        - {id: a, text: A., supports: b}
        - {id: b, text: B., supports: a}
        - {id: ground, text: G., supports: a}
    """) == {"a": "stands", "b": "stands", "ground": "stands"}


def test_a_circle_whose_way_out_is_undercut_for_good_stays_circular() -> None:
    claims = """
        - {id: a, text: A., supports: b}
        - {id: b, text: B., supports: a}
        - {id: m, text: M., rebuts: n}
        - {id: n, text: N., rebuts: m}
        - {id: u, text: U., undercuts: n2}
        - {id: n2, text: N2., supports: {to: a, with: m}}
    """
    assert verdicts(claims)["a"] == "circular"
    assert verdicts(claims.replace("undercuts: n2", "about: n2"))["a"] == "unsettled"
    assert verdicts(claims + "    - {id: v, text: V., rebuts: u}\n")["a"] == "unsettled"
    another = "    - {id: o, text: O., supports: {to: a, with: n}}\n"
    assert verdicts(claims + another)["a"] == "unsettled"


def test_an_undercut_takes_the_step_and_leaves_the_claim() -> None:
    judgement = judged("""
        - {id: top, text: Top.}
        - {id: a, text: A., supports: top}
        - {id: u, text: U., undercuts: a}
    """)
    assert judgement.verdicts == {"top": "reasons-fell", "a": "stands", "u": "stands"}
    assert judgement.labels["a.supports.top"] == "out"
    assert judgement.unchallenged == {"u"}
    assert judgement.unobjected == {"a", "u"}
    assert judgement.unanswered == ("u.undercuts.a.supports.top",)


def test_a_remark_takes_no_part() -> None:
    judgement = judged("""
        - {id: top, text: Top.}
        - {id: a, text: A., about: top, supports: {to: top, with: b}}
        - {id: b, text: B., about: a}
        - {id: k, text: K., rebuts: b}
    """)
    assert judgement.verdicts["a"] == "stands"
    assert "b.about.a" not in judgement.labels


POSITIONED = """
    - {id: a, text: A., supports: open}
    - {id: b, text: B., supports: open}
    - {id: c, text: C., rebuts: [open, b]}
    - {id: d, text: D., rebuts: open}
    - {id: e, text: E., rebuts: d}
"""


def test_a_position_has_a_tally_and_no_verdict() -> None:
    judgement = judged(POSITIONED, head="positions: {open: Open., closed: Closed.}")
    assert set(judgement.verdicts) == {"a", "b", "c", "d", "e"}
    assert judgement.tallies == {"open": Tally(2, 1, 2, 1), "closed": Tally(0, 0, 0, 0)}
    assert judgement.labels["open"] == "out"


def test_a_root_of_a_debate_without_positions_is_judged_like_any_claim() -> None:
    assert (
        verdicts("- {id: open, text: Open.}\n" + POSITIONED.replace("    - ", "- ").lstrip("\n"))[
            "open"
        ]
        == "unanswered"
    )


def test_switching_off_a_claim_fells_what_rests_on_it_and_reinstates_what_it_attacks() -> None:
    claims = """
        - {id: top, text: Top.}
        - {id: a, text: A., supports: top}
        - {id: k, text: K., rebuts: a, was: old-k}
    """
    assert verdicts(claims, without=["a"]) == {
        "top": "reasons-fell",
        "a": "switched-off",
        "k": "stands",
    }
    assert verdicts(claims, without=["old-k"]) == {
        "top": "stands",
        "a": "stands",
        "k": "switched-off",
    }


def test_accepting_a_claim_drops_every_objection_to_it_and_the_need_for_reasons() -> None:
    assert verdicts(
        """
        - {id: top, text: Top.}
        - {id: a, text: A., supports: top}
        - {id: r, text: R., supports: a}
        - {id: k, text: K., rebuts: [a, r]}
        """,
        accept=["a"],
    ) == {"top": "stands", "a": "accepted", "r": "unanswered", "k": "stands"}


def test_a_claim_out_of_the_case_counts_as_switched_off_and_not_as_absent() -> None:
    claims = """
        - {id: top, text: Top.}
        - {id: a, text: A., supports: top, cases: weights}
        - {id: k, text: K., rebuts: top, cases: weights}
    """
    assert verdicts(claims, head=CASES) == {"top": "unanswered", "a": "stands", "k": "stands"}
    assert verdicts(claims, head=CASES, case="api") == {
        "top": "reasons-fell",
        "a": "out-of-case",
        "k": "out-of-case",
    }
    assert verdicts(claims, head=CASES, case="api", accept=["a"])["top"] == "stands"
    assert verdicts(claims, head=CASES, case="api", without=["a"])["a"] == "switched-off"


SOURCED = """
    - {id: top, text: Top.}
    - {id: a, text: A., supports: top}
    - {id: k, text: K., rebuts: a}
    - {id: s, text: S., supports: a, sources: {title: A paper}}
    - {id: t, text: T., assumed: true}
"""


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        (
            "reasons-needed",
            {"top": "reasons-fell", "a": "unanswered", "k": "stands", "s": "stands", "t": "stands"},
        ),
        (
            "innocent-until-rebutted",
            {"top": "stands", "a": "unanswered", "k": "stands", "s": "stands", "t": "stands"},
        ),
        (
            "sources-needed",
            {"top": "stands", "a": "stands", "k": "reasons-fell", "s": "stands", "t": "stands"},
        ),
    ],
)
def test_a_policy_says_what_a_claim_needs(policy: str, expected: dict[str, str]) -> None:
    assert verdicts(SOURCED, policy=policy) == expected


def test_where_sources_are_needed_a_claim_with_a_source_needs_its_reasons_as_well() -> None:
    claims = """
        - {id: top, text: Top., sources: {title: A paper}}
        - {id: a, text: A., supports: top, sources: {title: Another}}
        - {id: k, text: K., rebuts: a, sources: {title: A third}}
    """
    assert verdicts(claims, policy="sources-needed") == {
        "top": "reasons-fell",
        "a": "unanswered",
        "k": "stands",
    }


def test_a_supposition_is_checked_against_the_debate() -> None:
    found = resolved(
        "- {id: audit, text: A., was: audits}\n- {id: misuse, text: M., rebuts: audit}", head=CASES
    )
    assert supposition(found) == Supposition()
    checked = supposition(
        found, case="api", without=["misuse", "misuse"], accept=["audits"], policy="sources-needed"
    )
    assert checked == Supposition("api", ("misuse",), ("audit",), Policy.SOURCES_NEEDED)


def test_one_id_is_not_read_letter_by_letter() -> None:
    found = resolved(
        "- {id: audit, text: A., was: audits}\n- {id: misuse, text: M., rebuts: audit}"
    )
    assert supposition(found, without="audits") == Supposition(without=("audit",))


@pytest.mark.parametrize(
    ("supposed", "sentence"),
    [
        ({"without": ["audti"]}, "there is no claim `audti` in this debate; did you mean `audit`?"),
        ({"accept": ["qqqqqqq"]}, "there is no claim `qqqqqqq` in this debate"),
        (
            {"without": ["weights"]},
            "there is no claim `weights` in this debate: it is the name of a case",
        ),
        ({"case": "wieghts"}, "there is no case `wieghts` in this debate; did you mean `weights`?"),
        (
            {"policy": "source-needed"},
            "there is no policy `source-needed` in this debate; did you mean `sources-needed`?",
        ),
    ],
)
def test_an_unknown_name_is_refused_with_the_nearest_one(
    supposed: dict[str, object], sentence: str
) -> None:
    found = resolved("- {id: audit, text: A.}", head=CASES)
    with pytest.raises(UnknownId, match="there is no") as error:
        supposition(found, **supposed)  # type: ignore[arg-type] # options by name
    assert str(error.value) == sentence


def test_a_claim_cannot_be_switched_off_and_accepted_at_once() -> None:
    found = resolved("- {id: audit, text: A., was: audits}")
    with pytest.raises(ArgmapError, match="claim `audit` is both switched off and accepted"):
        supposition(found, without=["audits"], accept=["audit"])


@pytest.mark.parametrize("relation", ["supports", "rebuts", "undercuts"])
def test_a_chain_of_twenty_thousand_claims_is_judged(relation: str) -> None:
    first = (
        Claim.model_validate({"id": "c-0", "text": "c"}),
        Claim.model_validate({"id": "c-1", "text": "c", "supports": "c-0"}),
    )
    rest = (
        Claim.model_validate({"id": f"c-{n}", "text": "c", relation: f"c-{n - 1}"})
        for n in range(2, 20_000)
    )
    judgement = judge(
        graph(Debate(title="A chain", question="How long?", claims=(*first, *rest)))[0]
    )
    assert (
        judgement.labels["c-0"] == {"supports": "in", "rebuts": "in", "undercuts": "in"}[relation]
    )
    assert len(judgement.verdicts) == 20_000


def test_whoever_loads_a_debate_can_judge_it(tmp_path: Path) -> None:
    (tmp_path / "tea.yaml").write_text(
        "debate: {title: Tea, question: Tea?}\n"
        "claims:\n  - {id: tea, text: Tea., was: drink}\n  - {id: cold, text: It is cold., rebuts: drink}\n"
    )
    debate = argmap.load(tmp_path / "tea.yaml")

    assert argmap.judge(debate).verdicts["tea"] is Verdict.UNANSWERED
    assert (
        argmap.judge(debate, argmap.Supposition(accept=("drink",))).verdicts["tea"]
        is Verdict.ACCEPTED
    )
    with pytest.raises(argmap.ArgmapError, match="did you mean `cold`"):
        argmap.judge(debate, argmap.Supposition(without=("clod",)))
    lost = argmap.Debate(
        title="T", question="Q", claims=(argmap.Claim(id="a", text="A.", supports="b"),)
    )
    with pytest.raises(argmap.DebateError, match="`b`, which does not exist"):
        argmap.judge(lost)

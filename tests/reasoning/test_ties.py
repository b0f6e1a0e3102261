"""On which tie an unsettled claim hangs, and what goes in a circle instead."""

from textwrap import dedent

from hypothesis import given

from argmap.reasoning import Judgement, Label
from tests.argued import judgements
from tests.debates import judged

TIE = """
    - {id: m, text: M., rebuts: n}
    - {id: n, text: N., rebuts: m}
"""
CIRCLE = """
    - {id: round, text: R., supports: about}
    - {id: about, text: A., supports: round}
"""


def ties(*claims: str) -> dict[str, str]:
    """Return for each claim that hangs on a tie who objects to whom there, and nothing decides it."""
    judgement = judged("".join(map(dedent, claims)))
    found = {claim: judgement.tie(claim) for claim in judgement.ids}
    return {
        claim: f"{' + '.join(tie[1])} rebuts {' + '.join(tie[0])}"
        for claim, tie in found.items()
        if tie
    }


def test_each_side_of_a_tie_names_the_other_and_what_hangs_on_it_names_the_tie() -> None:
    answers = """
        - {id: top, text: T.}
        - {id: reason, text: R., supports: top}
        - {id: objection, text: O., rebuts: reason}
        - {id: ground, text: G., supports: {to: objection, with: m}}
    """
    both = {"m": "n rebuts m", "n": "m rebuts n"}
    assert ties(TIE) == both
    assert ties(TIE, answers) == {
        **both,
        **dict.fromkeys(("top", "reason", "objection"), "n rebuts m"),
    }


def test_on_the_way_round_a_long_tie_each_claim_names_the_nearest_objection() -> None:
    claims = """
        - {id: a, text: A., rebuts: b}
        - {id: b, text: B., supports: c}
        - {id: c, text: C., rebuts: d}
        - {id: d, text: D., supports: e}
        - {id: e, text: E., rebuts: a}
    """
    assert ties(claims) == {
        "a": "e rebuts a",
        "b": "a rebuts b",
        "c": "a rebuts b",
        "d": "c rebuts d",
        "e": "c rebuts d",
    }


def test_a_claim_hangs_on_a_tie_rather_than_on_an_objection_that_goes_in_a_circle() -> None:
    circle = CIRCLE.replace("supports: about", "supports: about, rebuts: [both, one]")
    tie = TIE.replace("rebuts: n", "rebuts: [n, both]")
    claims = """
        - {id: both, text: B.}
        - {id: last, text: L.}
        - {id: one, text: O., rebuts: last}
    """
    assert ties(circle, tie, claims) == {
        "m": "n rebuts m",
        "n": "m rebuts n",
        "both": "n rebuts m",
        "last": "round rebuts one",
        "one": "round rebuts one",
    }


def test_a_claim_hangs_on_the_tie_of_its_reason_rather_than_on_an_objection_that_goes_in_a_circle() -> (
    None
):
    circle = CIRCLE.replace("supports: about", "supports: about, rebuts: top")
    reason = """
        - {id: reason, text: R., supports: {to: top, with: m}}
        - {id: top, text: T.}
    """
    assert ties(reason, circle, TIE)["top"] == "n rebuts m"


def test_a_claim_hangs_on_the_reason_that_can_hold_rather_than_on_one_that_takes_a_circle() -> None:
    reasons = """
        - {id: half, text: H., supports: {to: top, with: [m, round]}}
        - {id: top, text: T.}
        - {id: whole, text: W., supports: top, rebuts: k}
        - {id: k, text: K., rebuts: whole}
    """
    assert ties(TIE, CIRCLE, reasons)["top"] == "k rebuts whole"


def test_an_objection_of_which_one_premise_goes_in_a_circle_is_named_with_all_its_premises() -> (
    None
):
    circle = CIRCLE.replace("supports: about", "supports: about, rebuts: {to: top, with: part}")
    assert ties(circle, "\n- {id: part, text: P.}\n- {id: top, text: T.}\n") == {
        "top": "round + part rebuts top"
    }


def test_a_circle_with_a_way_out_hangs_on_the_tie_that_would_open_it() -> None:
    tie = TIE.replace("rebuts: n", "rebuts: n, supports: round")
    both = {"m": "n rebuts m", "n": "m rebuts n"}
    assert ties(CIRCLE, tie) == {**both, "round": "n rebuts m", "about": "n rebuts m"}


def test_a_circle_that_only_part_of_a_reason_leads_out_of_stays_one() -> None:
    """Two ways to derive `a` count once: its joint reason lacks `round` all the same."""
    claims = """
        - {id: top, text: T.}
        - {id: a, text: A., supports: {to: top, with: round}}
        - {id: s, text: S., supports: a}
        - {id: t, text: T., supports: a}
    """
    judgement = judged(
        "".join(
            map(dedent, (CIRCLE, TIE.replace("rebuts: n", "rebuts: n, supports: [s, t]"), claims))
        )
    )
    assert {judgement.verdicts[claim] for claim in ("a", "s", "t")} == {"unsettled"}
    assert judgement.verdicts["top"] == "circular"


@given(judgements())
def test_what_goes_in_a_circle_is_what_no_derivation_reaches(judgement: Judgement) -> None:
    assert judgement.circular == {judgement.ids.index(claim) for claim in underived(judgement)}


def underived(judgement: Judgement) -> set[str]:
    """Return the undecided claims that are not derived, by what `circular` says that this is."""
    numbered = list(enumerate(judgement.ids))
    derived: set[str] = set()
    while True:
        further = {
            claim
            for node, claim in numbered
            if claim not in derived and judgement.labels[claim] is not Label.OUT
            if node not in judgement.flattening.lack
            or any(
                judgement.labels[link.id] is not Label.OUT and derived.issuperset(link.premises)
                for link in judgement.reasons(claim)
            )
        }
        if not further:
            return {
                claim for claim in judgement.ids if judgement.labels[claim] is Label.UNDECIDED
            } - derived
        derived |= further

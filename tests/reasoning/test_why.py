"""Why a claim has its verdict, told to people and to programs."""

import json
from textwrap import dedent

import pytest

from argmap.cli.shapes import judgement_json, why_json
from argmap.graph import graph
from argmap.model import Claim, Debate
from argmap.problem import UnknownId
from argmap.reasoning import judge, why
from argmap.words.lines import Line
from argmap.words.why import why_lines
from tests.debates import judged
from tests.words.badges import by_signs, lines_by_signs
from tests.words.test_verdict import DEBATE, HEAD

TOLD = {
    "top": """
        Close it: The one objection to it is itself answered. Rests on: Cleaner air.
          objection: Shops suffer (!)
            answered by: More customers (nobody has objected)
          rests on: Cleaner air (nobody has objected)
    """,
    "shops": """
        Shops suffer: Has an unanswered objection: More customers.
          unanswered objection: More customers (nobody has objected)
    """,
    "ride": """
        All can come: No reason given for it stands now: “Everyone has a bus” and “No car is needed” together, \
but “Everyone has a bus” has an unanswered objection.
          reason given: “Everyone has a bus” and “No car is needed” together
            because one part of it does not stand: Everyone has a bus
              unanswered objection: No bus runs at night (nobody has objected)
    """,
    "quiet": """
        A quiet town: No reason given for it stands now: “Less noise” is no reason for it, says “It does not follow”.
          reason given: Less noise
            unanswered objection to this step: It does not follow (nobody has objected)
    """,
    "far": """
        Far: Not settled here: depends on “Other” against “One”, and nothing in the map breaks the tie. \
Decided one way it would hold, decided another way not.
          objection, not settled itself: Other
    """,
    "egg": """
        Egg: Goes in a circle: Egg → Hen → Egg.
          Egg rests on: Hen
          Hen rests on: Egg
    """,
    "open": """
        Open: Reasons for: 1, of which 0 stand. Against: none.
          for: Farther (?)
    """,
}


def text(claims: str, claim: str, **supposed: object) -> str:
    lines = why_lines(why(judged(claims, head=HEAD, **supposed), claim))
    return by_signs("\n".join("  " * line.level + line.text for line in lines))


@pytest.mark.parametrize("claim", TOLD)
def test_each_verdict_has_its_explanation(claim: str) -> None:
    assert text(DEBATE, claim) == dedent(TOLD[claim]).strip()


def test_what_is_supposed_is_told_as_such() -> None:
    assert (
        text(DEBATE, "top", accept=["shops"], without=["more"]).splitlines()[1]
        == "  unanswered objection: Shops suffer (●)"
    )
    assert (
        "    You switched this off." in text(DEBATE, "top", without=["shops", "more"]).splitlines()
    )
    assert text(DEBATE, "more", without=["more"]) == "More customers: You switched this off."


def test_an_undercut_step_that_holds_is_told_with_the_objection_to_it() -> None:
    claims = """
        - {id: top, text: Top.}
        - {id: a, text: A., supports: top}
        - {id: o, text: O., rebuts: a}
        - {id: p, text: P., rebuts: o}
        - {id: u, text: U., undercuts: a}
        - {id: v, text: V., rebuts: u}
        - {id: k, text: K., rebuts: top}
        - {id: l, text: L., rebuts: k}
    """
    assert (
        text(claims, "top")
        == dedent("""
        Top: The one objection to it is itself answered. Rests on: A. Objections were raised on the way there.
          objection: K (!)
            answered by: L (nobody has objected)
          rests on: A (✓)
            objection to this step: U (!)
              answered by: V (nobody has objected)
            objection: O (!)
              answered by: P (nobody has objected)
    """).strip()
    )


def test_what_was_told_before_is_only_named() -> None:
    claims = """
        - {id: top, text: Top.}
        - {id: a, text: A., rebuts: top}
        - {id: b, text: B., rebuts: top}
        - {id: answer, text: Answer., rebuts: [a, b]}
        - {id: doubt, text: Doubt., rebuts: answer}
        - {id: sure, text: Sure., rebuts: doubt}
    """
    lines = text(claims, "top").splitlines()
    assert lines[2] == "    answered by: Answer (✓)"
    assert lines[-1] == "    answered by: Answer (✓), as told above"


def test_each_line_cites_what_it_names_and_a_cut_explanation_says_by_how_much() -> None:
    judgement = judged(DEBATE, head=HEAD)
    tree = (
        Line(
            0,
            "Close it: The one objection to it is itself answered. Rests on: Cleaner air.",
            ("top", "shops", "air"),
        ),
        Line(1, "objection: Shops suffer (!)", ("shops",)),
        Line(2, "answered by: More customers (nobody has objected)", ("more",)),
        Line(1, "rests on: Cleaner air (nobody has objected)", ("air",)),
    )
    assert why_lines(why(judgement, "top")) == why_lines(why(judgement, "top"), most=4)
    assert lines_by_signs(why_lines(why(judgement, "top"))) == tree
    assert lines_by_signs(why_lines(why(judgement, "top"), most=2)) == (
        *tree[:2],
        Line(1, "… and 2 more"),
    )
    circle = (
        Line(0, "Egg: Goes in a circle: Egg → Hen → Egg.", ("egg", "hen")),
        Line(1, "Egg rests on: Hen", ("egg", "hen")),
        Line(1, "Hen rests on: Egg", ("hen", "egg")),
    )
    assert why_lines(why(judgement, "egg")) == why_lines(why(judgement, "egg"), most=3) == circle
    assert why_lines(why(judgement, "egg"), most=2) == (*circle[:2], Line(1, "… and 1 more"))


def test_a_position_is_told_by_its_reasons_with_the_badge_of_each_that_is_one_claim() -> None:
    claims = """
        - {id: nay, text: Nay., rebuts: open}
        - {id: k, text: K., rebuts: nay}
        - {id: one, text: One., supports: {to: open, with: other}}
        - {id: other, text: Other.}
        - {id: held, text: Held., supports: {to: open, id: step}}
        - {id: cut, text: Cut., undercuts: step}
        - {id: back, text: Back., rebuts: cut}
    """
    lines = lines_by_signs(why_lines(why(judged(claims, head=HEAD), "open")))
    assert [(line.text, line.cites) for line in lines[1:]] == [
        ("against: Nay (!)", ("nay",)),
        ("unanswered objection: K (nobody has objected)", ("k",)),
        ("for: “One” and “Other” together", ("one", "other")),
        (
            "for: Held",
            ("held",),
        ),  # its step was objected to, so nobody can say that nobody has objected
    ]


def test_what_is_not_settled_about_a_claim_is_told_as_reason_or_objection() -> None:
    claims = """
        - {id: top, text: Top.}
        - {id: m, text: M., rebuts: n, supports: top}
        - {id: n, text: N., rebuts: m}
        - {id: x, text: X., rebuts: {to: top, with: m}}
    """
    assert why_lines(why(judged(claims), "top"))[1:] == (
        Line(1, "reason, not settled itself: M", ("m",)),
        Line(1, "objection, not settled itself: “X” and “M” together", ("x", "m")),
    )


def long_chain(length: int) -> Debate:
    claims = [
        {"id": f"c-{n}", "text": f"C{n}."} | ({"rebuts": f"c-{n - 1}"} if n else {})
        for n in range(length)
    ]
    return Debate(
        title="A chain", question="How long?", claims=tuple(map(Claim.model_validate, claims))
    )


def test_a_chain_of_twenty_thousand_claims_is_explained_in_a_page() -> None:
    explanation = why(judge(graph(long_chain(20_001))[0]), "c-0")
    lines = why_lines(explanation)
    assert len(explanation.tree) == 10_001
    assert len(lines) < 30
    assert lines[-2].text.endswith(" …")
    assert lines[-1].text == "… and 9994 more"
    assert len(why_lines(explanation, most=5)) == 6
    assert len(why_json(explanation)["tree"]) == 10_001


def test_an_objection_to_ten_thousand_claims_is_answered_once() -> None:
    one = Claim.model_validate(
        {"id": "o", "text": "O.", "rebuts": [f"c-{n}" for n in range(10_000)]}
    )
    answers = (
        Claim.model_validate({"id": f"a-{n}", "text": "A.", "rebuts": "o"}) for n in range(10_000)
    )
    tops = (
        Claim.model_validate({"id": f"c-{n}", "text": "C.", "supports": "top"})
        for n in range(10_000)
    )
    top = Claim.model_validate({"id": "top", "text": "Top."})
    judgement = judge(
        graph(Debate(title="Wide", question="How?", claims=(top, *tops, one, *answers)))[0]
    )
    assert why(judgement, "top").tree[judgement.flattening.number["top"]]


def test_a_judgement_in_json_has_the_shape_that_other_programs_read() -> None:
    shape = judgement_json(judged(DEBATE, head=HEAD, case="weights", without=["more"]))
    assert list(shape) == ["debate", "supposition", "positions", "claims", "unanswered", "overall"]
    assert shape["supposition"] == {
        "case": "weights",
        "without": ["more"],
        "accept": [],
        "policy": "reasons-needed",
    }
    assert shape["positions"]["open"] == {
        "labelling": "undec",
        "tally": {"for": 1, "for_standing": 0, "against": 0, "against_standing": 0},
    }
    assert shape["claims"]["top"] == {
        "verdict": "unanswered",
        "labelling": "out",
        "unchallenged": False,
        "objections": {"itself": 1, "itself_unanswered": 1, "steps": 0, "steps_unanswered": 0},
        "steps": [],
        "text": "Has an unanswered objection: Shops suffer.",
        "cites": ["shops"],
        "reading": None,
    }
    assert {"from": "shops", "relation": "rebuts", "to": "top"} in shape["unanswered"]
    assert {
        "from": "step",
        "relation": "undercuts",
        "to": {"from": "noise", "relation": "supports", "to": "quiet"},
    } in shape["unanswered"]
    assert json.loads(json.dumps(shape)) == shape


def test_linked_premises_are_a_list_in_json() -> None:
    claims = "- {id: top, text: T.}\n- {id: a, text: A., rebuts: {to: top, with: b}}\n- {id: b, text: B.}"
    assert judgement_json(judged(claims))["unanswered"] == [
        {"from": ["a", "b"], "relation": "rebuts", "to": "top"}
    ]


def test_undercuts_in_a_ring_end_in_an_id() -> None:
    claims = "- {id: a, text: A., undercuts: b}\n- {id: b, text: B., undercuts: a}\n- {id: x, text: X., undercuts: a}"
    unanswered = judgement_json(judged(claims))["unanswered"]
    nested = next(link for link in unanswered if link["from"] == "x")
    depth = 0
    while isinstance(nested, dict):
        nested, depth = nested["to"], depth + 1
    assert depth == 9
    assert isinstance(nested, str)


def test_why_in_json_names_arguments_and_ranks() -> None:
    shape = why_json(why(judged(DEBATE, head=HEAD), "ride"))
    assert (shape["target"], shape["verdict"], shape["labelling"], shape["root"]) == (
        "ride",
        "reasons-fell",
        "out",
        "ride°",
    )
    assert shape["tree"] == {
        "ride°": {"bus+car.supports.ride": "not bus"},
        "not bus": {"bus": "night"},
        "night": {},
    }
    assert shape["ranks"] == {"ride°": 5, "not bus": 3, "night": 1}


def test_why_in_json_tells_what_is_undecided_the_circle_and_the_tally() -> None:
    judgement = judged(DEBATE, head=HEAD)
    assert why_json(why(judgement, "far"))["undecided"] == [
        {"from": "other", "relation": "rebuts", "to": "far"}
    ]
    assert why_json(why(judgement, "egg"))["circle"] == ["egg", "hen", "egg"]
    position = why_json(why(judgement, "open"))
    assert (position["verdict"], position["tally"]["for"], position["root"]) == (None, 1, None)


def test_a_reason_whose_step_falls_is_not_said_to_be_without_objection() -> None:
    claims = """
- {id: cost, text: Open models cost less., supports: open}
- {id: staff, text: Staff cost more., undercuts: cost}
- {id: free, text: They are free., supports: open}
"""
    judgement = judged(claims, head="positions: {open: Release it}")

    lines = [line.text for line in why_lines(why(judgement, "open"))]

    assert lines[1:] == [
        "for: Open models cost less (⊘ step disputed)",
        "unanswered objection to this step: Staff cost more (nobody has objected)",
        "for: They are free (nobody has objected)",
    ]


def test_a_reason_that_falls_itself_is_told_with_its_verdict_though_its_step_is_objected_to_as_well() -> (
    None
):
    claims = """
        - {id: eyes, text: Eyes., supports: open}
        - {id: no, text: No eyes., rebuts: eyes}
        - {id: so-what, text: So what., undercuts: eyes}
    """
    lines = lines_by_signs(
        why_lines(why(judged(claims, head="positions: {open: Open it.}"), "open"))
    )
    assert [line.text for line in lines[1:]] == [
        "for: Eyes (!)",
        "unanswered objection: No eyes (nobody has objected)",
        "unanswered objection to this step: So what (nobody has objected)",
    ]


def test_a_reason_that_is_not_settled_still_falls_with_its_step() -> None:
    claims = """
        - {id: eyes, text: Eyes., supports: open, rebuts: no}
        - {id: no, text: No eyes., rebuts: eyes}
        - {id: so-what, text: So what., undercuts: {from: eyes, to: open}}
    """
    lines = why_lines(why(judged(claims, head="positions: {open: Open it.}"), "open"))
    assert [line.text for line in lines[1:]] == [
        "for: Eyes (? unsettled, ⊘ 1 of 2 steps disputed)",
        "unanswered objection to this step: So what (nobody has objected)",
    ]


def test_what_is_undecided_about_a_claim_leaves_out_what_fell() -> None:
    claims = """
        - {id: top, text: T.}
        - {id: a, text: A., rebuts: [b, top]}
        - {id: b, text: B., rebuts: a}
        - {id: fallen, text: F., rebuts: top}
        - {id: k, text: K., rebuts: fallen}
    """
    assert why(judged(claims), "top").undecided == ("a.rebuts.top",)


def test_of_two_answers_as_near_the_first_by_id_is_given() -> None:
    claims = """
        - {id: top, text: T.}
        - {id: k, text: K., rebuts: top}
        - {id: z, text: Z., rebuts: k}
        - {id: y, text: Y., rebuts: k}
    """
    assert why_json(why(judged(claims), "top"))["tree"]["top"] == {"k": "y"}


def test_what_is_switched_off_is_so_for_no_other_reason() -> None:
    claims = "- {id: top, text: T.}\n- {id: k, text: K., rebuts: top}"
    assert why_json(why(judged(claims, without=["top"]), "top"))["root"] == "top!"


def test_a_circle_runs_through_reasons_that_have_not_fallen_and_premises_that_go_round() -> None:
    claims = """
        - {id: far, text: F., supports: {to: round, id: cut}}
        - {id: ground, text: G., rebuts: other, supports: {to: round, with: about}}
        - {id: other, text: O., rebuts: ground}
        - {id: about, text: A., supports: far}
        - {id: round, text: R., supports: [about, far]}
        - {id: k, text: K., undercuts: cut}
    """
    assert why(judged(claims), "round").circle == ("round", "about", "round")


def test_an_unknown_claim_is_not_explained() -> None:
    with pytest.raises(UnknownId, match="did you mean `shops`"):
        why(judged(DEBATE, head=HEAD), "shopz")


def test_each_unanswered_objection_has_its_tree() -> None:
    claims = """
    - {id: safe, text: The bridge is safe.}
    - {id: cracks, text: It has cracks., rebuts: safe}
    - {id: paint, text: That is paint., rebuts: cracks}
    - {id: seen, text: Somebody looked., rebuts: paint}
    - {id: old, text: It is old., rebuts: safe}
    - {id: low, text: It is low., rebuts: safe}
    - {id: high, text: It is high., rebuts: low}
    """
    found = why(judged(claims), "safe")
    names = found.judgement.flattening.framework.arguments
    assert [names[root] for root in found.roots] == ["old", "cracks"]
    assert {names[node] for node in found.tree} == {"old", "cracks", "seen"}
    assert why_json(found)["roots"] == ["old", "cracks"]
    assert why_json(found)["root"] == "old"


def test_of_each_reason_of_a_position_that_does_not_stand_it_is_told_what_objects_to_it() -> None:
    claims = """
    - {id: cheap, text: It is cheap., supports: buy}
    - {id: staff, text: Staff is dear., undercuts: cheap}
    - {id: quick, text: It is quick., supports: buy}
    - {id: ugly, text: It is ugly., rebuts: buy}
    - {id: taste, text: It is not., rebuts: ugly}
    """
    told = why_json(why(judged(claims, head="positions: {buy: Buy it.}"), "buy"))
    assert told["lost"] == [
        {
            "from": "cheap", "relation": "supports", "to": "buy",
            "causes": [{"cause": "undercut", "premise": None, "by": [["staff"]]}],
        },
        {
            "from": "ugly", "relation": "rebuts", "to": "buy",
            "causes": [{"cause": "unanswered", "premise": "ugly", "by": [["taste"]]}],
        },
    ]  # fmt: skip

"""How hard the listed arguments push for and against a claim."""

import math
from textwrap import dedent

import pytest

import argmap
from argmap.cli.shapes import strength_json
from argmap.graph import graph
from argmap.model import Claim, Debate
from argmap.problem import UnknownId
from argmap.reasoning import (
    Pushed,
    Semantics,
    Status,
    Strength,
    Supposition,
    push_level,
    strength,
    supposition,
)
from argmap.reasoning.equilibrium import Convergence
from argmap.reasoning.semantics import formula
from argmap.words.strength import (
    pressure_note,
    push_sign,
    set_apart_sentences,
    unstable_sentences,
    weighed_name,
)
from tests.debates import debate, resolved
from tests.reasoning.weighed import FOUR_TO_ONE, POSITIONS, camps, values

REASON = """
    - {id: top, text: Top.}
    - {id: a, text: A., supports: top}
"""


@pytest.mark.parametrize(
    ("semantics", "strong"),
    [
        (Semantics.QUADRATIC_ENERGY, 0.6),
        (Semantics.DF_QUAD, 0.75),
        (Semantics.EULER, 1 - 0.75 / (1 + 0.5 * math.exp(0.5))),
        (Semantics.MLP, 1 / (1 + math.exp(-0.5))),
    ],
)
def test_one_reason_pushes_a_claim_up_by_each_formula(semantics: Semantics, strong: float) -> None:
    assert values(resolved(REASON), semantics=semantics)["top"] == pytest.approx(strong)


def test_a_loaded_debate_is_weighed_and_its_supposition_is_checked() -> None:
    loaded = debate(REASON)
    assert argmap.strength(loaded).claims["top"].value == 0.6
    needed = argmap.Supposition(policy="sources-needed")  # type: ignore[arg-type] # as text, as from a notebook
    assert argmap.strength(loaded, needed).claims["top"].value == 0.5
    assert argmap.strength(loaded, semantics="df-quad").semantics is Semantics.DF_QUAD  # type: ignore[arg-type] # as text, as from a notebook
    with pytest.raises(ValueError, match="'quad' is not a valid Semantics"):
        argmap.strength(loaded, semantics="quad")  # type: ignore[arg-type] # as text, as from a notebook
    with pytest.raises(UnknownId, match="no claim `tpo` in this debate; did you mean `top`"):
        argmap.strength(loaded, argmap.Supposition(without=("tpo",)))


@pytest.mark.parametrize("semantics", Semantics)
def test_an_objection_to_the_step_lets_it_push_less_by_each_formula(semantics: Semantics) -> None:
    found = resolved(REASON + "    - {id: u, text: U., plausibility: 1, undercuts: a}")
    assert strength(found, semantics=semantics).steps == {
        "a.supports.top": Strength(1.0, 0.5, Status.EXACT)
    }
    half = resolved(REASON.replace("supports: top", "supports: {to: top, weight: 0.5}"))
    assert values(found, semantics=semantics)["top"] == pytest.approx(
        values(half, semantics=semantics)["top"]
    )


def test_an_objection_to_the_undercut_gives_the_step_its_weight_back() -> None:
    cut = REASON + "    - {id: u, text: U., undercuts: a}\n"
    again = cut + "    - {id: v, text: V., plausibility: 1, undercuts: u}"
    top = [values(resolved(claims))["top"] for claims in (REASON, again, cut)]
    assert top == sorted(top, reverse=True)
    assert len(set(top)) == 3


def test_premises_that_are_all_out_of_the_question_push_nothing() -> None:
    claims = """
        - {id: top, text: Top.}
        - {id: a, text: A., plausibility: 0, supports: {to: top, with: [b]}}
        - {id: b, text: B., plausibility: 0}
    """
    assert values(resolved(claims))["top"] == 0.5


def test_premises_together_push_as_hard_as_the_weakest() -> None:
    claims = """
        - {id: top, text: Top.}
        - {id: a, text: A., plausibility: 0.9, supports: {to: top, with: [b]}}
        - {id: b, text: B., plausibility: 0.2}
    """
    alone = "- {id: top, text: Top.}\n- {id: b, text: B., plausibility: 0.2, supports: top}"
    assert values(resolved(claims))["top"] == values(resolved(alone))["top"]


@pytest.mark.parametrize("semantics", Semantics)
def test_a_claim_that_is_certain_or_out_of_the_question_can_be_pushed_only_one_way(
    semantics: Semantics,
) -> None:
    certain = "- {id: a, text: A., plausibility: 1}\n- {id: s, text: S., supports: a}"
    hopeless = "- {id: a, text: A., plausibility: 0}\n- {id: s, text: S., rebuts: a}"
    assert values(resolved(certain), semantics=semantics)["a"] == 1
    assert values(resolved(hopeless), semantics=semantics)["a"] == 0


def test_the_formulas_of_perceptrons_and_euler_never_move_a_claim_from_where_it_cannot_be_moved() -> (
    None
):
    down = resolved(
        "- {id: a, text: A., plausibility: 1}\n- {id: s, text: S., plausibility: 1, rebuts: a}"
    )
    up = resolved(
        "- {id: a, text: A., plausibility: 0}\n- {id: s, text: S., plausibility: 1, supports: a}"
    )
    assert [values(down, semantics=semantics)["a"] for semantics in Semantics] == [0.5, 0, 1, 1]
    assert [values(up, semantics=semantics)["a"] for semantics in Semantics] == [0.5, 1, 0, 0]


def test_a_claim_that_is_switched_off_pushes_nothing_and_an_accepted_one_pushes_fully() -> None:
    found = resolved(REASON + "    - {id: k, text: K., plausibility: 1, rebuts: a}")
    assert values(found, without=["a"]) == {"top": 0.5, "a": 0, "k": 1}
    assert values(found, accept=["a"]) == {"top": 0.75, "a": 1, "k": 1}
    assert strength(found, Supposition(without=("a",))).supposed == ("a",)
    assert strength(found, Supposition(without=("a",))).claims["a"] == Strength(
        0.5, 0.0, Status.EXACT
    )


def test_a_claim_out_of_the_case_pushes_nothing_unless_it_is_accepted() -> None:
    found = resolved(
        REASON.replace("A.,", "A., cases: weights,"), head="cases: {weights: W, api: A}"
    )
    assert values(found, case="weights")["top"] == 0.6
    assert values(found, case="api") == {"top": 0.5, "a": 0}
    assert values(found, case="api", accept=["a"]) == {"top": 0.75, "a": 1}


def test_where_sources_are_needed_a_claim_without_reasons_counts_only_with_one() -> None:
    claims = """
        - {id: top, text: Top., supports: open}
        - {id: a, text: A., supports: top}
        - {id: b, text: B., supports: top, sources: {title: A paper}}
        - {id: c, text: C., rebuts: top, assumed: true}
        - {id: d, text: D.}
        - {id: e, text: E., supports: d, sources: {title: Another}}
        - {id: f, text: F., rebuts: e, sources: {title: A third}}
        - {id: g, text: G., rebuts: f}
    """
    found = resolved(claims, head="positions: {open: Open., closed: Closed.}")
    strengths = strength(found, supposition(found, policy="sources-needed"))
    assert strengths.supposed == ("a", "g")
    told = {claim: told.value for claim, told in strengths.claims.items()}
    assert [told[claim] for claim in ("closed", "top", "a", "b", "c", "g")] == [
        0.5,
        0.5,
        0,
        0.5,
        0.5,
        0,
    ]
    assert told["d"] == pytest.approx(0.5 + 0.5 * 0.4**2 / 1.16)
    assert values(found, policy="innocent-until-rebutted") == values(found)


def test_a_debate_of_one_claim_or_without_links_keeps_all_start_values() -> None:
    assert values(resolved("- {id: a, text: A., plausibility: 0.3}")) == {"a": 0.3}
    strengths = strength(
        resolved("- {id: a, text: A.}\n- {id: b, text: B., about: a, plausibility: 0}")
    )
    assert {claim: told.value for claim, told in strengths.claims.items()} == {"a": 0.5, "b": 0.0}
    assert strengths.quiet == ("a", "b")


@pytest.mark.parametrize("relation", ["supports", "rebuts", "undercuts"])
def test_a_chain_of_twenty_thousand_claims_has_strengths(relation: str) -> None:
    first = (
        Claim(id="c-0", text="c"),
        Claim.model_validate({"id": "c-1", "text": "c", "supports": "c-0"}),
    )
    rest = (
        Claim.model_validate({"id": f"c-{n}", "text": "c", relation: f"c-{n - 1}"})
        for n in range(2, 20_000)
    )
    found = graph(Debate(title="A chain", question="How long?", claims=(*first, *rest)))[0]
    strengths = strength(found)
    assert {told.status for told in strengths.claims.values()} == {Status.EXACT}
    assert strengths.claims["c-19999"].value == 0.5


@pytest.mark.parametrize("semantics", Semantics)
@pytest.mark.parametrize(
    ("relation", "least", "most"), [("supports", 1 - 1e-5, 1), ("rebuts", 0, 0.26)]
)
def test_thousands_of_pushes_on_one_claim_are_too_much_for_no_formula(
    relation: str, least: float, most: float, semantics: Semantics
) -> None:
    claims = (
        Claim.model_validate({"id": f"c-{n}", "text": "c", relation: "top"}) for n in range(3_000)
    )
    top = Claim(id="top", text="Top.")
    found = strength(
        graph(Debate(title="Many", question="How many?", claims=(top, *claims)))[0],
        semantics=semantics,
    )
    value = found.claims["top"].value
    assert value is not None
    assert least <= value <= most


@pytest.mark.parametrize(
    ("base", "strong", "step"),
    [
        (0.5, 0.5, Pushed.NOWHERE),
        (0.5, 0.524, Pushed.NOWHERE),
        (0.5, 0.526, Pushed.UP),
        (0.5, 0.66, Pushed.UP),
        (0.5, 0.67, Pushed.FAR_UP),
        (0.5, 0.34, Pushed.DOWN),
        (0.5, 0.33, Pushed.FAR_DOWN),
        (1.0, 1.0, Pushed.NOWHERE),
        (0.0, 0.0, Pushed.NOWHERE),
        (1.0, 0.0, Pushed.FAR_DOWN),
        (0.0, 1.0, Pushed.FAR_UP),
        (0.0, 0.05, Pushed.UP),
        (0.0, 1 / 3, Pushed.FAR_UP),
    ],
)
def test_strengths_are_told_in_five_steps_around_the_start_value(
    base: float, strong: float, step: Pushed
) -> None:
    assert push_level(base, strong) is step


def test_strengths_have_their_words() -> None:
    found = resolved(FOUR_TO_ONE + "    - {id: e, label: End, text: E.}", head=POSITIONS)
    strengths = strength(
        found, supposition(found, without=["a"], accept=["b"]), semantics=Semantics.MLP
    )
    assert pressure_note(strengths) == (
        "How hard the listed arguments push: a pressure, not a probability, and no verdict. By the formula mlp."
    )
    assert [said.text for said in set_apart_sentences(strengths)] == [
        "Nothing pushes on 3 of them, which stay where they started: C; D; End.",
        "Left out of account here: A.",
        "Taken for granted here: B.",
    ]
    assert weighed_name(strengths, "e", digits=True) == "End (e): 0.50, from 0.50"
    assert strengths.strongest_first[0] == "b"
    assert list(unstable_sentences(strengths)) == []


def test_a_strength_has_its_sign_and_its_digits_and_a_swing_only_its_ends() -> None:
    ring = """
        - {id: x, text: X., plausibility: 1, rebuts: [y, z]}
        - {id: y, text: Y., plausibility: 1, rebuts: x}
        - {id: z, text: Z.}
    """
    found = strength(
        resolved(dedent(REASON) + dedent(ring)),
        limits=Convergence(short_stride=1, steps=1, short_steps=3, watched=3),
    )
    assert [push_sign(found, claim) for claim in ("top", "a", "x", "z")] == ["▲", "·", "", ""]
    assert [weighed_name(found, claim) for claim in ("top", "x", "z")] == [
        "Top (top)",
        "X (x)",
        "Z (z)",
    ]
    assert weighed_name(found, "top", digits=True) == "Top (top): 0.60, from 0.50"
    assert weighed_name(found, "x", digits=True) == "X (x): between 0.50 and 0.80, from 1.00"
    assert weighed_name(found, "z", digits=True) == "Z (z)"
    assert [said.cites for said in unstable_sentences(found)] == [("x", "y"), ("z",)]
    assert (
        pressure_note(found)
        == "How hard the listed arguments push: a pressure, not a probability, and no verdict."
    )
    assert [said.cites for said in set_apart_sentences(found)] == [("a",)]


def test_what_has_no_stable_value_has_its_words() -> None:
    strengths = strength(camps(2, 3, base=0.5), limits=Convergence(evaluations=50))
    (said,) = unstable_sentences(strengths)
    assert said.text == "No stable value: these claims attack each other in a loop."
    assert said.cites == tuple(claim for claim in strengths.claims if claim.startswith("g"))
    assert weighed_name(strengths, "g0-0", digits=True).startswith("G (g0-0): between 0.")
    assert strengths.strongest_first == ("under", "top")


def test_strengths_for_programs_have_six_decimals() -> None:
    answer = strength_json(
        strength(resolved("- {id: a, text: A., rebuts: b}\n- {id: b, text: B., rebuts: a}"))
    )
    assert answer["claims"]["a"] == {
        "base": 0.5,
        "strength": 0.423854,
        "status": "converged",
        "range": None,
    }
    assert answer["semantics"] == "quadratic-energy"


@pytest.mark.parametrize("semantics", Semantics)
def test_a_claim_on_which_nothing_pushes_keeps_its_start_value_to_the_last_digit(
    semantics: Semantics,
) -> None:
    bases = [n / 100 for n in range(101)]
    claims = "\n".join(
        f"- {{id: c-{n}, text: C., plausibility: {base}}}" for n, base in enumerate(bases)
    )
    assert list(values(resolved(claims), semantics=semantics).values()) == bases


@pytest.mark.parametrize("semantics", [Semantics.EULER, Semantics.MLP])
@pytest.mark.parametrize("energy", [2_000.0, -2_000.0])
def test_no_push_is_so_hard_that_it_moves_what_cannot_be_moved(
    semantics: Semantics, energy: float
) -> None:
    assert [formula(semantics).influence(base, energy) for base in (0.0, 1.0)] == [0, 1]


def test_a_formula_keeps_the_start_value_where_nothing_pushes() -> None:
    for semantics in Semantics:
        chosen = formula(semantics)
        assert chosen.influence(0.3, chosen.energy([], [])) == pytest.approx(0.3)

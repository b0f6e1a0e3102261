"""How hard the listed arguments push for and against a claim."""

import math

import pytest

from argmap.graph import DebateGraph, graph
from argmap.model import Claim, Debate
from argmap.problem import UnknownId
from argmap.reasoning.equilibrium import Limits
from argmap.reasoning.order import Draws, Order, order
from argmap.reasoning.pushed import Pushed, pushed
from argmap.reasoning.semantics import Semantics, formula
from argmap.reasoning.shapes import strength_json
from argmap.reasoning.strength import Status, Strength, removal_effect, strength
from argmap.reasoning.supposition import Supposition, supposition
from argmap.reasoning.weighing import order_sentence, pressure_note, set_apart, unstable, weighed_name
from tests.debates import resolved

REASON = """
    - {id: top, text: Top.}
    - {id: a, text: A., supports: top}
"""


def values(
    found: DebateGraph, *, semantics: Semantics = Semantics.QUADRATIC_ENERGY, **supposed: object
) -> dict[str, float]:
    strengths = strength(found, supposition(found, **supposed), semantics=semantics)  # type: ignore[arg-type]
    return {claim: math.nan if told.value is None else told.value for claim, told in strengths.claims.items()}


def camps(number: int, size: int, *, base: float = 1.0, **first: object) -> DebateGraph:
    """Return camps in a ring, every claim of one objecting to every claim of the next, and `under`, which hits `top`.

    Further arguments are keys of the first claim.
    """
    claims = [
        {
            "id": f"g{camp}-{member}",
            "text": "G.",
            "plausibility": base,
            "rebuts": [f"g{(camp + 1) % number}-{other}" for other in range(size)],
        }
        for camp in range(number)
        for member in range(size)
    ]
    claims[0] |= first
    claims += [{"id": "under", "text": "U.", "rebuts": "top"}, {"id": "top", "text": "T."}]
    return graph(Debate.model_validate({"title": "Camps", "question": "Who is right?", "claims": claims}))[0]


def without_rest(supports: tuple[str, ...] = ()) -> DebateGraph:
    """Return five camps of four that never come to rest: one starts a little lower than all the others."""
    return camps(5, 4, plausibility=0.99, supports=supports)


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


@pytest.mark.parametrize("semantics", Semantics)
def test_an_objection_to_the_step_lets_it_push_less_by_each_formula(semantics: Semantics) -> None:
    found = resolved(REASON + "    - {id: u, text: U., plausibility: 1, undercuts: a}")
    assert strength(found, semantics=semantics).steps["a.supports.top"] == Strength(1.0, 0.5, Status.EXACT)
    half = resolved(REASON.replace("supports: top", "supports: {to: top, weight: 0.5}"))
    assert values(found, semantics=semantics)["top"] == pytest.approx(values(half, semantics=semantics)["top"])


def test_an_objection_to_the_undercut_gives_the_step_its_weight_back() -> None:
    cut = REASON + "    - {id: u, text: U., undercuts: a}\n"
    again = cut + "    - {id: v, text: V., plausibility: 1, undercuts: u}"
    top = [values(resolved(claims))["top"] for claims in (REASON, again, cut)]
    assert top == sorted(top, reverse=True)
    assert len(set(top)) == 3


def test_premises_together_push_as_hard_as_the_weakest() -> None:
    claims = """
        - {id: top, text: Top.}
        - {id: a, text: A., plausibility: 0.9, supports: {to: top, with: [b]}}
        - {id: b, text: B., plausibility: 0.2}
    """
    alone = "- {id: top, text: Top.}\n- {id: b, text: B., plausibility: 0.2, supports: top}"
    assert values(resolved(claims))["top"] == values(resolved(alone))["top"]


@pytest.mark.parametrize("semantics", Semantics)
def test_a_claim_that_is_certain_or_out_of_the_question_can_be_pushed_only_one_way(semantics: Semantics) -> None:
    certain = "- {id: a, text: A., plausibility: 1}\n- {id: s, text: S., supports: a}"
    hopeless = "- {id: a, text: A., plausibility: 0}\n- {id: s, text: S., rebuts: a}"
    assert values(resolved(certain), semantics=semantics)["a"] == 1
    assert values(resolved(hopeless), semantics=semantics)["a"] == 0


def test_the_formulas_of_perceptrons_and_euler_never_move_a_claim_from_where_it_cannot_be_moved() -> None:
    down = resolved("- {id: a, text: A., plausibility: 1}\n- {id: s, text: S., plausibility: 1, rebuts: a}")
    up = resolved("- {id: a, text: A., plausibility: 0}\n- {id: s, text: S., plausibility: 1, supports: a}")
    assert [values(down, semantics=semantics)["a"] for semantics in Semantics] == [0.5, 0, 1, 1]
    assert [values(up, semantics=semantics)["a"] for semantics in Semantics] == [0.5, 1, 0, 0]


def test_a_claim_that_is_switched_off_pushes_nothing_and_an_accepted_one_pushes_fully() -> None:
    found = resolved(REASON + "    - {id: k, text: K., plausibility: 1, rebuts: a}")
    assert values(found, without=["a"]) == {"top": 0.5, "a": 0, "k": 1}
    assert values(found, accept=["a"]) == {"top": 0.75, "a": 1, "k": 1}
    assert strength(found, Supposition(without=("a",))).supposed == ("a",)
    assert strength(found, Supposition(without=("a",))).claims["a"] == Strength(0.5, 0.0, Status.EXACT)


def test_a_claim_out_of_the_case_pushes_nothing_unless_it_is_accepted() -> None:
    found = resolved(REASON.replace("A.,", "A., cases: weights,"), head="cases: {weights: W, api: A}")
    assert values(found, case="weights")["top"] == 0.6
    assert values(found, case="api") == {"top": 0.5, "a": 0}
    assert values(found, case="api", accept=["a"]) == {"top": 0.75, "a": 1}


def test_where_sources_are_needed_a_claim_without_reasons_counts_only_with_one() -> None:
    claims = """
        - {id: top, text: Top., supports: open}
        - {id: a, text: A., supports: top}
        - {id: b, text: B., supports: top, sources: {title: A paper}}
        - {id: c, text: C., rebuts: top, assumed: true}
    """
    found = resolved(claims, head="positions: {open: Open., closed: Closed.}")
    strengths = strength(found, supposition(found, policy="sources-needed"))
    assert strengths.supposed == ("a",)
    assert {claim: told.value for claim, told in strengths.claims.items() if claim != "open"} == {
        "closed": 0.5, "top": 0.5, "a": 0, "b": 0.5, "c": 0.5
    }  # fmt: skip
    assert values(found, policy="innocent-until-rebutted") == values(found)


def test_a_debate_of_one_claim_or_without_links_keeps_all_start_values() -> None:
    assert values(resolved("- {id: a, text: A., plausibility: 0.3}")) == {"a": 0.3}
    strengths = strength(resolved("- {id: a, text: A.}\n- {id: b, text: B., about: a, plausibility: 0}"))
    assert {claim: told.value for claim, told in strengths.claims.items()} == {"a": 0.5, "b": 0.0}
    assert strengths.quiet == ("a", "b")


@pytest.mark.parametrize("relation", ["supports", "rebuts", "undercuts"])
def test_a_chain_of_twenty_thousand_claims_has_strengths(relation: str) -> None:
    first = (Claim(id="c-0", text="c"), Claim.model_validate({"id": "c-1", "text": "c", "supports": "c-0"}))
    rest = (Claim.model_validate({"id": f"c-{n}", "text": "c", relation: f"c-{n - 1}"}) for n in range(2, 20_000))
    found = graph(Debate(title="A chain", question="How long?", claims=(*first, *rest)))[0]
    strengths = strength(found)
    assert {told.status for told in strengths.claims.values()} == {Status.EXACT}
    assert strengths.claims["c-19999"].value == 0.5


@pytest.mark.parametrize("semantics", Semantics)
@pytest.mark.parametrize("relation", ["supports", "rebuts"])
def test_thousands_of_pushes_on_one_claim_are_too_much_for_no_formula(relation: str, semantics: Semantics) -> None:
    claims = (Claim.model_validate({"id": f"c-{n}", "text": "c", relation: "top"}) for n in range(3_000))
    top = Claim(id="top", text="Top.")
    found = strength(graph(Debate(title="Many", question="How many?", claims=(top, *claims)))[0], semantics=semantics)
    value = found.claims["top"].value
    assert value is not None
    assert 0 <= value <= 0.26 if relation == "rebuts" else 1 - 1e-5 < value <= 1


def test_claims_that_push_on_each_other_come_to_rest() -> None:
    strengths = strength(resolved("- {id: a, text: A., rebuts: b}\n- {id: b, text: B., rebuts: a}"))
    one, other = strengths.claims.values()
    assert one == other
    assert one.status is Status.CONVERGED
    assert one.value is not None
    assert one.value == pytest.approx(0.5 / (1 + one.value**2))


def test_what_never_comes_to_rest_has_a_range_and_what_depends_on_it_no_value() -> None:
    found = strength(without_rest(("under",))).claims
    told = found["g1-0"]
    assert (told.value, told.status) == (None, Status.NO_STABLE_VALUE)
    assert told.range is not None
    assert told.range[0] < told.range[1] - 0.3
    assert [found[claim] for claim in ("under", "top")] == [Strength(0.5, None, Status.DEPENDS_ON_UNSTABLE)] * 2


def test_what_does_not_depend_on_what_never_comes_to_rest_has_its_value() -> None:
    assert strength(without_rest()).claims["top"] == Strength(0.5, 0.4, Status.EXACT)


def test_two_equal_camps_hang_on_a_hair_and_so_does_what_they_push() -> None:
    strengths = strength(camps(2, 5, supports="under"))
    unsteady = {claim for claim, told in strengths.claims.items() if told.status is Status.HANGS_ON_A_HAIR}
    assert unsteady == set(strengths.claims)
    assert weighed_name(strengths, "under") == "U (under): hangs on a hair"


def test_a_pair_of_camps_of_one_hangs_on_no_hair() -> None:
    found = strength(camps(2, 1)).claims
    assert {found["g0-0"].status, found["g1-0"].status} == {Status.CONVERGED}


def test_undercuts_that_attack_each_other_come_to_rest_as_well() -> None:
    claims = """
        - {id: top, text: Top.}
        - {id: a, text: A., plausibility: 1, supports: top, undercuts: {link: two, id: one}}
        - {id: b, text: B., plausibility: 1, supports: top, undercuts: {link: one, id: two}}
    """
    steps = strength(resolved(claims)).steps
    assert {told.status for told in steps.values()} == {Status.CONVERGED}
    value = steps["one"].value
    assert value is not None
    assert value == pytest.approx(1 / (1 + value**2))


def test_a_search_that_may_cost_little_is_cut_short_and_says_that_it_found_nothing() -> None:
    found = strength(camps(2, 3, base=0.5), limits=Limits(evaluations=50)).claims
    circular = [told for claim, told in found.items() if claim.startswith("g")]
    assert {told.status for told in circular} == {Status.NO_STABLE_VALUE}
    assert all(told.range and told.range[0] <= told.range[1] for told in circular)


def test_removing_a_reason_takes_its_push_away() -> None:
    found = resolved(REASON + "    - {id: b, text: B., supports: a, was: bee}")
    assert removal_effect(found, "top", "a") == pytest.approx(values(found)["top"] - 0.5)
    assert removal_effect(found, "top", "bee") == pytest.approx(values(found)["top"] - 0.6)
    assert removal_effect(found, "a", "top") == 0
    assert removal_effect(found, "top", "a", Supposition(accept=("a",))) == pytest.approx(0.25)
    assert removal_effect(found, "top", "a", Supposition(without=("a",))) == 0
    with pytest.raises(UnknownId, match="did you mean `top`"):
        removal_effect(found, "topp", "a")


def test_a_removal_that_nothing_stable_comes_of_has_no_effect_in_numbers() -> None:
    ring = without_rest()
    assert removal_effect(ring, "g1-0", "g0-0") is None


POSITIONS = "positions: {open: Open., closed: Closed.}"
FOUR_TO_ONE = """
    - {id: a, text: A., supports: open}
    - {id: b, text: B., supports: open}
    - {id: c, text: C., supports: open}
    - {id: d, text: D., rebuts: closed}
"""


def test_a_clear_order_is_kept_by_all_draws_and_formulas_whoever_is_named_first() -> None:
    found = resolved(FOUR_TO_ONE, head=POSITIONS)
    assert order(found, ("open", "closed")) == order(found, ("closed", "open")) == Order("open", "closed", 1.0, True)
    assert order_sentence(found, order(found, ("closed", "open"))).text == "Open is pushed higher than Closed."


def test_the_order_of_equals_is_too_close_to_call() -> None:
    found = resolved("- {id: a, text: A., supports: [open, closed]}", head=POSITIONS)
    assert order(found, ("closed", "open")) == Order("closed", "open", 0.0, False)
    said = order_sentence(found, order(found, ("open", "closed")))
    assert said.text == "Too close to call: small changes, or another formula, reverse it."
    assert said.cites == ("open", "closed")


NEAR = """
    - {id: a, text: A., plausibility: 0.52, supports: open}
    - {id: b, text: B., plausibility: 0.5, supports: closed}
"""


def test_an_order_that_small_changes_reverse_is_too_close_to_call() -> None:
    found = resolved(NEAR, head=POSITIONS)
    told = order(found, ("open", "closed"))
    assert (told.first, told.agreed, told.close) == ("open", True, True)
    assert 0.5 < told.kept < 0.7
    assert order(found, ("open", "closed"), draws=Draws(spread=0.001)).kept == 1


def test_the_same_seed_gives_the_same_answer_and_another_one_nearly_so() -> None:
    found = resolved(NEAR, head=POSITIONS)
    one, again, other = (order(found, ("open", "closed"), draws=Draws(seed=seed)).kept for seed in (7, 7, 8))
    assert one == again
    assert one != other
    assert one == pytest.approx(other, abs=0.1)


def test_draws_in_several_goes_are_as_many(monkeypatch: pytest.MonkeyPatch) -> None:
    found = resolved(FOUR_TO_ONE, head=POSITIONS)
    monkeypatch.setattr("argmap.reasoning.order.MOST_NUMBERS", 6 * 7)
    assert order(found, ("open", "closed"), draws=Draws(number=100)).kept == 1


def test_an_order_that_another_formula_reverses_is_too_close_to_call() -> None:
    # by DF-QuAD the three objections to one position push less than the one to the other, by the sum they push more
    many = "".join(f"    - {{id: k-{n}, text: K., rebuts: open, plausibility: 0.4}}\n" for n in range(3))
    strong = "    - {id: s, text: S., rebuts: closed, plausibility: 1}\n"
    told = order(resolved(many + strong, head=POSITIONS), ("open", "closed"), draws=Draws(spread=0.0))
    assert told.kept == 1
    assert not told.agreed
    assert told.close


def test_what_is_supposed_is_not_drawn() -> None:
    found = resolved(NEAR, head=POSITIONS)
    fixed = Supposition(accept=("open", "a"), without=("closed", "b"))
    assert order(found, ("open", "closed"), fixed) == Order("open", "closed", 1.0, True)


def test_an_order_of_what_has_no_stable_value_is_too_close_to_call() -> None:
    ring = without_rest()
    assert order(ring, ("g0-0", "g1-0")) == Order("g0-0", "g1-0", 0.0, False)


def test_an_unknown_position_has_no_order() -> None:
    with pytest.raises(UnknownId, match="did you mean `open`"):
        order(resolved(NEAR, head=POSITIONS), ("opne", "closed"))


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
    ],
)
def test_strengths_are_told_in_five_steps_around_the_start_value(base: float, strong: float, step: Pushed) -> None:
    assert pushed(base, strong) is step


def test_strengths_have_their_words() -> None:
    found = resolved(FOUR_TO_ONE + "    - {id: e, label: End, text: E.}", head=POSITIONS)
    strengths = strength(found, supposition(found, without=["a"], accept=["b"]), semantics=Semantics.MLP)
    assert pressure_note(strengths) == (
        "How hard the listed arguments push: a pressure, not a probability, and no verdict. By the formula mlp."
    )
    assert [said.text for said in set_apart(strengths)] == [
        "Nothing pushes on 3 of them, which stay where they started: C; D; End.",
        "Left out of account here: A.",
        "Taken for granted here: B.",
    ]
    assert weighed_name(strengths, "e", digits=True) == "End (e): 0.50, from 0.50"
    assert strengths.strongest_first[0] == "b"
    assert list(unstable(strengths)) == []


def test_what_has_no_stable_value_has_its_words() -> None:
    strengths = strength(camps(2, 3, base=0.5), limits=Limits(evaluations=50))
    (said,) = unstable(strengths)
    assert said.text == "No stable value: these claims attack each other in a loop."
    assert said.cites == tuple(claim for claim in strengths.claims if claim.startswith("g"))
    assert weighed_name(strengths, "g0-0", digits=True).startswith("G (g0-0): between 0.")


def test_strengths_for_programs_have_six_decimals() -> None:
    answer = strength_json(strength(resolved("- {id: a, text: A., rebuts: b}\n- {id: b, text: B., rebuts: a}")))
    assert answer["claims"]["a"] == {"base": 0.5, "strength": 0.423854, "status": "converged", "range": None}
    assert answer["semantics"] == "quadratic-energy"


def test_a_formula_keeps_the_start_value_where_nothing_pushes() -> None:
    for semantics in Semantics:
        chosen = formula(semantics)
        assert chosen.influence(0.3, chosen.energy([], [])) == pytest.approx(0.3)

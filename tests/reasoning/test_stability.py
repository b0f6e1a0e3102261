"""Strengths of what goes in circles: what comes to rest, what has a range, what hangs on a hair."""

from itertools import product

import pytest

from argmap.graph import graph
from argmap.model import Debate
from argmap.reasoning import Semantics, Status, Strength, Supposition, strength
from argmap.reasoning.bipolar import bipolar
from argmap.reasoning.equilibrium import Convergence, equilibrium
from argmap.reasoning.semantics import formula
from argmap.reasoning.stability import HAIR, contracts, shakes, steady
from argmap.words.strength import weighed_name
from tests.debates import resolved
from tests.reasoning.weighed import camps, without_rest


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
    assert [found[claim] for claim in ("under", "top")] == [
        Strength(0.5, None, Status.DEPENDS_ON_UNSTABLE)
    ] * 2


AFTER = """
    - {id: one, text: O., rebuts: two, plausibility: 1}
    - {id: two, text: T., rebuts: one, plausibility: 1}
    - {id: x, text: X., rebuts: one}
    - {id: a, text: A., supports: b}
    - {id: b, text: B., plausibility: 1, supports: a}
    - {id: y, text: Y., rebuts: a}
    - {id: z, text: Z., plausibility: 1, rebuts: y}
"""


def test_a_circle_behind_one_that_never_comes_to_rest_has_no_value_either() -> None:
    claims = AFTER.replace("rebuts: two, p", "rebuts: [two, y], p")
    found = strength(resolved(claims), limits=Convergence(steps=5, short_steps=5)).claims
    assert {found[claim].status for claim in ("one", "two")} == {Status.NO_STABLE_VALUE}
    assert {found[claim].status for claim in ("y", "a", "b")} == {Status.DEPENDS_ON_UNSTABLE}


def test_two_circles_that_never_come_to_rest_have_their_ranges() -> None:
    claims = """
        - {id: a, text: A., rebuts: b}
        - {id: b, text: B., rebuts: a}
        - {id: c, text: C., rebuts: d, plausibility: 0.9}
        - {id: d, text: D., rebuts: c}
    """
    found = strength(resolved(claims), limits=Convergence(steps=4, short_steps=4, watched=3)).claims
    assert {told.status for told in found.values()} == {Status.NO_STABLE_VALUE}
    least, most = found["c"].range or (0, 0)
    assert least < most < 0.9
    assert found["a"].range == found["b"].range != found["c"].range


def test_one_claim_that_keeps_its_strength_settles_no_circle() -> None:
    claims = """
        - {id: a, text: A., rebuts: [b, never], plausibility: 0.9}
        - {id: b, text: B., rebuts: a}
        - {id: never, text: N., rebuts: [a, after], plausibility: 0}
        - {id: after, text: A.}
    """
    found = strength(resolved(claims), limits=Convergence(steps=2, short_steps=2)).claims
    assert {found[claim].status for claim in ("a", "b", "never")} == {Status.NO_STABLE_VALUE}
    assert found["after"].status is Status.DEPENDS_ON_UNSTABLE


def test_a_range_is_that_of_the_last_steps_wherever_these_end() -> None:
    found = resolved(
        "- {id: a, text: A., plausibility: 1, rebuts: b}\n- {id: b, text: B., plausibility: 1, rebuts: a}"
    )

    def swung(watched: int) -> object:
        return (
            strength(
                found, limits=Convergence(short_stride=1, steps=1, short_steps=3, watched=watched)
            )
            .claims["a"]
            .range
        )

    assert swung(3) == (0.5, 0.8)  # 1, then 1 − h(1) = 0.5, 1 − h(0.5) = 0.8, 1 − h(0.8) = 0.61
    assert swung(2) == pytest.approx((0.609756, 0.8), abs=1e-6)
    assert swung(1) == pytest.approx((0.609756, 0.609756), abs=1e-6)


def test_a_second_attempt_starts_from_the_start_again() -> None:
    found = camps(2, 2, plausibility=0.8)
    once, again = Convergence(stride=0.1, steps=10_000), Convergence(stride=1, steps=3)
    assert strength(found, limits=again).claims == strength(found, limits=once).claims


def test_what_short_strides_bring_to_rest_has_a_value() -> None:
    ring = camps(3, 5, plausibility=0.9)
    assert strength(ring).claims["g0-0"].status is Status.CONVERGED
    assert (
        strength(ring, limits=Convergence(short_steps=1)).claims["g0-0"].status
        is Status.NO_STABLE_VALUE
    )


def test_the_first_circles_use_up_what_a_search_may_cost() -> None:
    pair = "    - {{id: a-{n}, text: A., rebuts: b-{n}}}\n    - {{id: b-{n}, text: B., rebuts: a-{n}}}\n"
    found = strength(
        resolved("".join(pair.format(n=n) for n in range(9))), limits=Convergence(evaluations=600)
    ).claims
    statuses = [found[f"a-{n}"].status for n in range(9)]
    assert statuses == sorted(statuses)
    assert {statuses[0], statuses[-1]} == {Status.CONVERGED, Status.NO_STABLE_VALUE}


def test_what_does_not_depend_on_what_never_comes_to_rest_has_its_value() -> None:
    assert strength(without_rest()).claims["top"] == Strength(0.5, 0.4, Status.EXACT)


def test_two_equal_camps_hang_on_a_hair_and_so_does_what_they_push() -> None:
    strengths = strength(camps(2, 5, supports="under"))
    unsteady = {
        claim for claim, told in strengths.claims.items() if told.status is Status.HANGS_ON_A_HAIR
    }
    assert unsteady == set(strengths.claims)
    assert weighed_name(strengths, "under") == "U (under): hangs on a hair"


def test_what_hangs_on_a_hair_is_looked_for_beside_what_is_known() -> None:
    claims = [
        {"id": "ground", "text": "G.", "supports": "first"},
        {"id": "first", "text": "F.", "supports": ["g0-0", "g1-0"]},
        {"id": "last", "text": "L.", "rebuts": "ground"},
        {"id": "calm", "text": "C.", "supports": "both", "rebuts": "calm-2"},
        {"id": "calm-2", "text": "C.", "rebuts": "calm"},
        {"id": "both", "text": "B."},
    ]
    pairs = camps(2, 5, supports=("both",))
    debate = Debate.model_validate(
        {"title": "T", "question": "Q?", "claims": [*claims, *pairs.debate.claims]},
        from_attributes=True,
    )
    statuses = {claim: told.status for claim, told in strength(graph(debate)[0]).claims.items()}
    assert {statuses[claim] for claim in ("ground", "first", "last", "under", "top")} == {
        Status.EXACT
    }
    assert statuses["g0-0"] is statuses["both"] is Status.HANGS_ON_A_HAIR


def test_a_steep_circle_is_shaken_with_what_pushes_on_it_as_it_was_found() -> None:
    """`ground` starts at 0 and is pushed far up: from its start value the circle would come to rest elsewhere."""
    pushes = ["ring-0", "ring-1", "ring-2"]
    claims = [
        {"id": "ground", "plausibility": 0, "rebuts": pushes},
        *({"id": f"s-{n}", "plausibility": 1, "supports": "ground"} for n in range(4)),
        *(
            {"id": claim, "plausibility": 1, "rebuts": [o for o in pushes if o != claim]}
            for claim in pushes
        ),
    ]
    debate = Debate.model_validate(
        {"title": "T", "question": "Q?", "claims": [{"text": "C.", **c} for c in claims]}
    )
    found, chosen = graph(debate)[0], formula(Semantics.QUADRATIC_ENERGY)
    weighed = bipolar(found, Supposition())
    assert not contracts(weighed, chosen, weighed.circles[0])
    assert {strength(found).claims[claim].status for claim in pushes} == {Status.CONVERGED}


def test_a_steep_circle_that_keeps_its_value_hangs_on_no_hair() -> None:
    pushes = bipolar(camps(3, 2), Supposition())
    assert not contracts(pushes, formula(Semantics.QUADRATIC_ENERGY), pushes.circles[0])
    assert strength(camps(3, 2)).claims["g0-0"].status is Status.CONVERGED


@pytest.mark.parametrize(
    ("semantics", "slopes"),
    [
        (Semantics.QUADRATIC_ENERGY, [0.6495, 0.32475, 0.5196]),
        (Semantics.DF_QUAD, [1, 0.5, 0.8]),
        (Semantics.EULER, [0.25, 0.1875, 0.09]),
        (Semantics.MLP, [0.25, 0.25, 0.25]),
    ],
)
def test_each_formula_has_its_steepest_slope(semantics: Semantics, slopes: list[float]) -> None:
    assert [formula(semantics).slope(base) for base in (0, 0.5, 0.8)] == pytest.approx(slopes)


@pytest.mark.parametrize(
    ("semantics", "others", "contracting"),
    [
        (Semantics.QUADRATIC_ENERGY, 3, True),  # .32475 · 3
        (Semantics.QUADRATIC_ENERGY, 4, False),
        (Semantics.DF_QUAD, 1, True),  # .5 · 1
        (Semantics.DF_QUAD, 2, False),
        (Semantics.EULER, 5, True),  # .1875 · 5
        (Semantics.EULER, 6, False),
        (Semantics.MLP, 3, True),  # .25 · 3
        (Semantics.MLP, 4, False),
    ],
)
def test_a_circle_with_few_pushes_has_one_equilibrium(
    semantics: Semantics, others: int, *, contracting: bool
) -> None:
    pushes = bipolar(camps(2, others, base=0.5), Supposition())
    assert contracts(pushes, formula(semantics), pushes.circles[0]) is contracting


@pytest.mark.parametrize(
    ("steps", "undercuts", "weight", "contracting"),
    [
        (3, 1, 1.0, True),  # top: .25 · 3, each step: .6495 · 1
        (4, 1, 1.0, False),  # top: .25 · 4
        (1, 2, 1.0, False),  # the step: .6495 · 2
        (1, 2, 0.5, True),  # the step: .5 · .6495 · 2
    ],
)
def test_a_step_counts_in_a_circle_like_a_claim(
    steps: int, undercuts: int, weight: float, *, contracting: bool
) -> None:
    cuts = [{"link": f"step-{n}"} for n in range(steps)]
    claims = [
        {"id": "top", "text": "Top.", "supports": [f"u-{n}" for n in range(undercuts)]},
        *({"id": f"u-{n}", "text": "U.", "undercuts": cuts} for n in range(undercuts)),
        *(
            {
                "id": f"a-{n}",
                "text": "A.",
                "supports": {"to": "top", "id": f"step-{n}", "weight": weight},
            }
            for n in range(steps)
        ),
    ]
    debate = Debate.model_validate(
        {"title": "Steps", "question": "Do they count?", "claims": claims}
    )
    pushes = bipolar(graph(debate)[0], Supposition())
    (circle,) = pushes.circles
    assert contracts(pushes, formula(Semantics.MLP), circle) is contracting


def test_a_step_counts_in_a_circle_where_one_of_its_premises_is_inside() -> None:
    claims = """
        - {id: a, text: A., plausibility: 1, rebuts: [b, c]}
        - {id: b, text: B., plausibility: 1, rebuts: {to: a, with: ground}}
        - {id: c, text: C., plausibility: 1, rebuts: {to: a, with: ground}}
        - {id: ground, text: G.}
    """
    pushes = bipolar(resolved(claims), Supposition())
    assert not contracts(
        pushes, formula(Semantics.QUADRATIC_ENERGY), pushes.circles[0]
    )  # a: .6495 · 2


def test_start_values_in_circles_are_shaken_in_turns_of_ids_steps_last() -> None:
    claims = """
        - {id: c, text: C., plausibility: 0, rebuts: [z, b]}
        - {id: z, text: Z., plausibility: 1, rebuts: b}
        - {id: b, text: B., rebuts: c, undercuts: {link: aa}}
        - {id: d, text: D., plausibility: 0.3, supports: {to: c, id: aa, weight: 0.7}}
    """
    pushes = bipolar(resolved(claims + "    - {id: e, text: E., rebuts: d}"), Supposition())
    moved, up, down = shakes(pushes, pushes.circles)
    first = pushes.number["b"]
    for bases, by in ((up, 0.001), (down, -0.001)):
        assert bases[first] == pytest.approx(pushes.bases[first] + by)
        assert [*bases[:first], *bases[first + 1 :]] == [
            *pushes.bases[:first],
            *pushes.bases[first + 1 :],
        ]
    assert {id_: round(moved[node], 4) for id_, node in pushes.number.items()} == {
        "c": 0, "z": 1, "b": 0.501, "d": 0.3, "e": 0.5, "aa": 0.699
    }  # fmt: skip


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
    found = strength(camps(2, 3, base=0.5), limits=Convergence(evaluations=50)).claims
    circular = [told for claim, told in found.items() if claim.startswith("g")]
    assert {told.status for told in circular} == {Status.NO_STABLE_VALUE}
    assert all(told.range and told.range[0] <= told.range[1] for told in circular)


@pytest.mark.parametrize(("size", "base"), [(4, 0.9), (6, 0.5)])
def test_equal_camps_of_an_even_size_hang_on_a_hair(size: int, base: float) -> None:
    """Moved up and down in turns the claims of either camp cancel out; one claim alone tips the balance."""
    assert strength(camps(2, size, base=base)).claims["g0-0"].status is Status.HANGS_ON_A_HAIR


def test_two_against_two_move_by_a_little_less_than_a_hair() -> None:
    """One of them at .999 alone brings it to .4517 and the others to .5503, worked out in two million short steps."""
    assert strength(camps(2, 2, base=1.0)).claims["g0-0"].status is Status.CONVERGED


def test_camps_that_have_tipped_already_hang_on_no_hair() -> None:
    claims = [
        {
            "id": f"{camp}{n}",
            "text": "C.",
            "plausibility": base,
            "rebuts": [f"{other}{k}" for k in range(6)],
        }
        for camp, other, base in (("red-", "blue-", 0.501), ("blue-", "red-", 0.5))
        for n in range(6)
    ]
    debate = Debate.model_validate({"title": "T", "question": "Q?", "claims": claims})
    assert {told.status for told in strength(graph(debate)[0]).claims.values()} == {
        Status.CONVERGED
    }


def test_what_comes_to_rest_only_slowly_has_a_value_and_no_range_of_no_width() -> None:
    claims = """
        - {id: a1, text: A., plausibility: 0.999, rebuts: [b1, b2]}
        - {id: a2, text: A., plausibility: 0.999, rebuts: [b1, b2]}
        - {id: b1, text: B., plausibility: 1, rebuts: [a1, a2]}
        - {id: b2, text: B., plausibility: 1, rebuts: [a1, a2]}
        - {id: top, text: T.}
    """
    found = strength(resolved(claims)).claims
    assert {told.status for told in found.values()} == {Status.CONVERGED, Status.EXACT}
    assert found["a1"].value == pytest.approx(0.440056, abs=1e-6)
    narrow = strength(resolved(claims), limits=Convergence(width=0)).claims["a1"]
    assert narrow.status is Status.NO_STABLE_VALUE


LEFT_ALONE = """
    - {{id: a, text: A., plausibility: {0}, rebuts: b}}
    - {{id: b, text: B., plausibility: {1}, rebuts: c, supports: a}}
    - {{id: c, text: C., plausibility: {2}, supports: a}}
"""


@pytest.mark.parametrize("semantics", [Semantics.QUADRATIC_ENERGY, Semantics.DF_QUAD])
def test_a_circle_that_is_left_alone_moves_by_far_less_than_a_hair_when_it_is_shaken(
    semantics: Semantics,
) -> None:
    chosen = formula(semantics)
    alone = 0
    for bases in product((0.0, 0.3, 0.5, 1.0), repeat=3):
        pushes = bipolar(resolved(LEFT_ALONE.format(*bases)), Supposition())
        if steady(pushes, chosen, pushes.circles[0]):
            alone += 1
            found = equilibrium(pushes, chosen).values
            for moved in shakes(pushes, pushes.circles):
                after = equilibrium(pushes, chosen, bases=moved).values
                assert (
                    max(abs(one - other) for one, other in zip(found, after, strict=True))
                    < HAIR / 10
                )
    assert alone


def test_a_formula_in_which_a_start_value_may_count_more_than_once_is_always_shaken() -> None:
    pushes = bipolar(camps(2, 1, base=0.5), Supposition())
    assert steady(pushes, formula(Semantics.QUADRATIC_ENERGY), pushes.circles[0])
    assert not steady(pushes, formula(Semantics.MLP), pushes.circles[0])
    large = bipolar(camps(2, 4), Supposition())
    assert not steady(large, formula(Semantics.DF_QUAD), large.circles[0])

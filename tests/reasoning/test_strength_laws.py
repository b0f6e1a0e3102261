"""Laws of strengths that hold for every debate."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.cli.shapes import strength_json
from argmap.graph import DebateGraph
from argmap.reasoning import Judgement, Semantics, Status, Strengths, Supposition, order, strength
from argmap.reasoning.bipolar import bipolar
from argmap.reasoning.ordering import Draws
from argmap.reasoning.semantics import formula
from tests.argued import judgements
from tests.reasoning.flow import base, due, fixed, flow

SEMANTICS = st.sampled_from(Semantics)
STABLE = (Status.EXACT, Status.CONVERGED, Status.HANGS_ON_A_HAIR)


def values(strengths: Strengths) -> dict[str, float]:
    """Return all strengths; those of what has none are NaN."""
    told = {link.id: link.weight for link in strengths.graph.reasoned}
    for id_, found in (*strengths.claims.items(), *strengths.steps.items()):
        told[id_] = math.nan if found.value is None else found.value
    return told


@given(judgements(), SEMANTICS)
def test_strengths_are_where_the_continuous_model_comes_to_rest(
    judgement: Judgement, semantics: Semantics
) -> None:
    found = strength(judgement.graph, judgement.supposition, semantics=semantics)
    resting = flow(judgement.graph, judgement.supposition, semantics)
    statuses = {each.status for each in found.claims.values()}
    if statuses <= {Status.EXACT, Status.CONVERGED}:
        assert resting is not None
        assert values(found) == pytest.approx(resting, abs=1e-5)


@given(judgements(), SEMANTICS)
def test_every_strength_is_what_its_formula_makes_of_the_others(
    judgement: Judgement, semantics: Semantics
) -> None:
    found = strength(judgement.graph, judgement.supposition, semantics=semantics)
    told = values(found)
    for id_, value in told.items():
        if not math.isnan(value):
            assert 0 <= value <= 1
            assert due(
                judgement.graph, judgement.supposition, semantics, told, id_
            ) == pytest.approx(value, abs=1e-8)


@given(judgements(), SEMANTICS)
def test_a_strength_is_null_exactly_where_it_is_not_stable(
    judgement: Judgement, semantics: Semantics
) -> None:
    answer = strength_json(strength(judgement.graph, judgement.supposition, semantics=semantics))
    assert list(answer["claims"]) == list(judgement.graph.claims)
    for told in answer["claims"].values():
        assert (told["strength"] is not None) == (Status(told["status"]) in STABLE)
        assert (told["range"] is not None) == (told["status"] == "no-stable-value")


@given(judgements(), SEMANTICS)
def test_what_depends_on_nothing_circular_is_exact(
    judgement: Judgement, semantics: Semantics
) -> None:
    found = strength(judgement.graph, judgement.supposition, semantics=semantics)
    pushes = bipolar(judgement.graph, judgement.supposition)
    circular = {node for part in pushes.circles for node in part}
    for id_, told in found.claims.items():
        if pushes.number[id_] in circular:
            assert told.status is not Status.EXACT
        elif not circular:
            assert told.status is Status.EXACT


@given(judgements(), SEMANTICS)
def test_what_is_switched_off_pushes_as_if_it_were_not_there(
    judgement: Judgement, semantics: Semantics
) -> None:
    resolved = judgement.graph
    off = next(iter(resolved.claims))
    found = strength(resolved, Supposition(without=(off,)), semantics=semantics)
    absent = strength(_without(resolved, off), semantics=semantics)
    for id_, told in absent.claims.items():
        if told.status in STABLE and found.claims[id_].status in STABLE and Status.HANGS_ON_A_HAIR not in (
            told.status, found.claims[id_].status
        ):  # fmt: skip
            assert found.claims[id_].value == pytest.approx(told.value, abs=1e-5)


def _without(resolved: DebateGraph, off: str) -> DebateGraph:
    """Return a graph without a claim and without all links that it is a premise of, and what undercuts these."""
    gone = {link.id for link in resolved.links.values() if off in (*link.premises, link.target)}
    while more := {link.id for link in resolved.links.values() if link.target in gone} - gone:
        gone |= more
    links = {id_: link for id_, link in resolved.links.items() if id_ not in gone}
    claims = {id_: claim for id_, claim in resolved.claims.items() if id_ != off}
    into = {
        node: tuple(link for link in ones if link in links) for node, ones in resolved.into.items()
    }
    out_of = {id_: tuple(link for link in resolved.out_of[id_] if link in links) for id_ in claims}
    return DebateGraph(resolved.debate, claims, links, into, out_of, {})


@given(judgements(), SEMANTICS)
def test_without_pushes_a_claim_keeps_its_start_value(
    judgement: Judgement, semantics: Semantics
) -> None:
    found = strength(judgement.graph, judgement.supposition, semantics=semantics)
    for claim in found.quiet:
        assert found.claims[claim].value == judgement.graph.claims[claim].plausibility
    for claim in found.supposed:
        assert found.claims[claim].value == fixed(judgement.graph, judgement.supposition, claim)
        assert found.claims[claim].base == base(judgement.graph, claim)


@given(
    st.floats(0, 1),
    st.lists(st.floats(0, 1), max_size=4),
    st.lists(st.floats(0, 1), max_size=4),
    SEMANTICS,
)
def test_a_further_reason_never_weakens_and_a_further_objection_never_strengthens(
    start: float, supports: list[float], attacks: list[float], semantics: Semantics
) -> None:
    chosen = formula(semantics)
    before = chosen.influence(start, chosen.energy(supports, attacks))
    assert chosen.influence(start, chosen.energy([*supports, 0.7], attacks)) >= before - 1e-12
    assert chosen.influence(start, chosen.energy(supports, [*attacks, 0.7])) <= before + 1e-12
    assert -1e-12 <= before <= 1 + 1e-12


@given(st.floats(0, 1), st.floats(-3, 3), SEMANTICS)
def test_no_strength_changes_faster_than_the_slope_of_its_formula(
    start: float, energy: float, semantics: Semantics
) -> None:
    chosen = formula(semantics)
    if semantics is Semantics.DF_QUAD:
        energy /= 3
    step = 1e-4
    change = abs(chosen.influence(start, energy + step) - chosen.influence(start, energy))
    assert change <= chosen.slope(start) * step * (1 + 1e-3) + 1e-9


@given(judgements(), SEMANTICS)
def test_an_order_that_is_not_close_is_the_one_of_the_strengths(
    judgement: Judgement, semantics: Semantics
) -> None:
    claims = tuple(judgement.graph.claims)
    pair = (claims[0], claims[-1])
    strengths = strength(judgement.graph, judgement.supposition, semantics=semantics)
    found = order(strengths, pair, draws=Draws(number=50))
    assert {found.first, found.second} == set(pair)
    assert 0 <= found.kept <= 1
    told = strengths.claims
    first, second = told[found.first].value, told[found.second].value
    if not found.close:
        assert first is not None
        assert second is not None
        assert first > second
    if first is None or second is None or first == second:
        assert found.close

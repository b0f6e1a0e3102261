"""Laws of judging that hold for every debate."""

from collections.abc import Iterator
from contextlib import suppress
from itertools import pairwise, product

from hypothesis import Phase, find, given, settings
from hypothesis.errors import NoSuchExample

from argmap.cli.shapes import judgement_json, why_json
from argmap.graph import DebateGraph, graph
from argmap.model import Debate, Relation
from argmap.reasoning import Judgement, Label, Policy, Supposition, Verdict, judge, why
from argmap.words.verdict import sentence
from argmap.words.why import why_lines
from tests.argued import debates, judgements

Truth = float
FALSE, UNKNOWN, TRUE = 0.0, 0.5, 1.0
LABELS = {FALSE: Label.OUT, UNKNOWN: Label.UNDECIDED, TRUE: Label.IN}


def fixpoint(resolved: DebateGraph, supposed: Supposition) -> dict[str, Truth]:
    """Return the least fixpoint of the conditions as 3-valued logic states them, from all-unknown (Kleene)."""
    values: dict[str, Truth] = dict.fromkeys((*resolved.claims, *resolved.links), UNKNOWN)
    while True:
        after = {node: condition(resolved, supposed, values, node) for node in values}
        if after == values:
            return values
        values = after


def condition(
    resolved: DebateGraph, supposed: Supposition, values: dict[str, Truth], node: str
) -> Truth:
    replies = list(resolved.replies(node))
    objections = [1 - values[link.id] for link in replies if link.relation is not Relation.SUPPORTS]
    if node in resolved.links:
        return min((*objections, *(values[premise] for premise in resolved.links[node].premises)))
    claim = resolved.claims[node]
    reasons = [values[link.id] for link in replies if link.relation is Relation.SUPPORTS]
    if node in supposed.without:
        return FALSE
    if node in supposed.accept:
        return TRUE
    if supposed.case and claim.cases and supposed.case not in claim.cases:
        return FALSE
    unsourced = supposed.policy is Policy.SOURCES_NEEDED and not reasons and not claim.sources
    if (
        (reasons or unsourced)
        and not claim.assumed
        and supposed.policy is not Policy.INNOCENT_UNTIL_REBUTTED
    ):
        objections.append(max(reasons, default=FALSE))
    return min(objections, default=TRUE)


def features(judgement: Judgement) -> Iterator[str]:
    """Yield what a drawn debate holds that judging could get wrong."""
    resolved, supposed = judgement.graph, judgement.supposition
    for link in resolved.reasoned:
        if link.relation is Relation.UNDERCUTS:
            yield f"undercuts of {resolved.links[link.target].relation}"
        elif len(link.premises) > 2:
            yield f"{link.relation} with three premises"
        if link.relation is Relation.SUPPORTS and resolved.claims[link.target].assumed:
            yield "assumed in spite of reasons"
    yield from (f"verdict {verdict}" for verdict in judgement.verdicts.values())
    if supposed.case and supposed.without and supposed.accept:
        yield f"case, without and accept with {supposed.policy}"


FEATURES = (
    *(f"undercuts of {relation}" for relation in ("supports", "rebuts", "undercuts")),
    *(f"{relation} with three premises" for relation in ("supports", "rebuts")),
    "assumed in spite of reasons",
    *(f"verdict {verdict}" for verdict in Verdict),
    *(f"case, without and accept with {policy}" for policy in Policy),
)


def test_the_debates_that_are_drawn_hold_everything() -> None:
    missing = set(FEATURES)

    def holds_the_last(judgement: Judgement) -> bool:
        missing.difference_update(features(judgement))
        return not missing

    with suppress(NoSuchExample):  # what is still missing then says more
        find(
            judgements(),
            holds_the_last,
            settings=settings(phases=[Phase.generate], max_examples=2_000),
        )
    assert missing == set()


@given(judgements())
def test_the_flattened_debate_has_the_labels_of_the_conditions_themselves(
    judgement: Judgement,
) -> None:
    direct = fixpoint(judgement.graph, judgement.supposition)
    assert dict(judgement.labels) == {node: LABELS[value] for node, value in direct.items()}


@given(judgements())
def test_nothing_that_stands_attacks_anything_that_stands(judgement: Judgement) -> None:
    attackers = judgement.flattening.framework.attackers
    pairs = ((one, other) for other, ones in enumerate(attackers) for one in ones)
    assert not any(judgement.ranks[one] & 1 and judgement.ranks[other] & 1 for one, other in pairs)


@given(judgements())
def test_ranks_follow_their_definition(judgement: Judgement) -> None:
    ranks, attackers = judgement.ranks, judgement.flattening.framework.attackers
    for rank, ones in zip(ranks, attackers, strict=True):
        standing = [ranks[one] for one in ones if ranks[one] & 1]
        if rank & 1:
            assert rank == 1 + max((ranks[one] for one in ones), default=0)
            assert all(ranks[one] and not ranks[one] & 1 for one in ones)
        elif rank:
            assert rank == 1 + min(standing)
        else:
            assert not standing


@given(judgements())
def test_no_verdict_goes_without_its_sentence_and_every_cited_claim_exists(
    judgement: Judgement,
) -> None:
    for claim in judgement.verdicts:
        said = sentence(judgement, claim)
        assert said.text.endswith((".", "…"))
        assert "{" not in said.text
        assert set(said.cites) <= set(judgement.graph.claims)
        assert len(set(said.cites)) == len(said.cites)


@given(judgements())
def test_a_position_gets_a_tally_and_never_a_verdict(judgement: Judgement) -> None:
    told_positions = judgement_json(judgement)["positions"]
    for position in judgement.graph.positions:
        assert position not in judgement.verdicts
        assert set(told_positions[position]) == {"labelling", "tally"}
        assert sentence(judgement, position).text.startswith("Reasons for: ")


@given(judgements())
def test_an_unsettled_claim_names_a_tie_of_undecided_claims(judgement: Judgement) -> None:
    for claim, verdict in judgement.verdicts.items():
        if verdict is Verdict.UNSETTLED:
            tie = judgement.tie(claim)
            assert tie is not None
            one, other = tie
            assert judgement.labels[claim] is Label.UNDECIDED
            labels = [judgement.labels[side] for side in (*one, *other)]
            assert Label.OUT not in labels
            rebuttals = [
                link for link in judgement.graph.reasoned if link.relation is not Relation.SUPPORTS
            ]
            assert any(link.premises == other and judgement.undecided(link) for link in rebuttals)


@given(judgements())
def test_a_circular_claim_rests_on_undecided_claims_all_the_way_round(judgement: Judgement) -> None:
    for claim, verdict in judgement.verdicts.items():
        if verdict is Verdict.CIRCULAR:
            circle = why(judgement, claim).circle
            assert circle[0] == claim
            assert circle[-1] in circle[:-1]
            assert {judgement.labels[member] for member in circle} == {Label.UNDECIDED}
            for one, reason in pairwise(circle):
                assert any(reason in link.premises for link in judgement.reasons(one))


@given(judgements())
def test_a_why_tree_answers_every_objection_with_something_of_lower_rank_that_stands(
    judgement: Judgement,
) -> None:
    ranks, attackers = judgement.ranks, judgement.flattening.framework.attackers
    names = judgement.flattening.framework.arguments
    for claim in judgement.graph.claims:
        tree = why(judgement, claim).tree
        for node, answers in tree.items():
            assert ranks[node] & 1
            assert [attacker for attacker, _ in answers] == list(attackers[node])
            for attacker, answer in answers:
                standing = [other for other in attackers[attacker] if ranks[other] & 1]
                assert answer == min(standing, key=lambda other: (ranks[other], names[other]))
                assert answer in tree
                assert ranks[answer] < ranks[node]


@given(judgements())
def test_every_explanation_can_be_told_to_the_end(judgement: Judgement) -> None:
    for claim in judgement.graph.claims:
        explanation = why(judgement, claim)
        lines = why_lines(explanation, most=10_000, deepest=10_000)
        assert lines[0].level == 0
        assert "more" not in lines[-1].text
        assert {cited for line in lines for cited in line.cites} <= set(judgement.graph.claims)
        assert set(why_json(explanation)["cites"]) <= set(judgement.graph.claims)


@given(debates())
def test_switching_off_what_is_out_and_accepting_what_is_in_changes_no_label(
    debate: Debate,
) -> None:
    resolved, _ = graph(debate)
    before = judge(resolved).labels
    for claim, (label, without) in product(resolved.claims, ((Label.OUT, True), (Label.IN, False))):
        if before[claim] is label:
            supposed = Supposition(without=(claim,)) if without else Supposition(accept=(claim,))
            assert judge(resolved, supposed).labels == before

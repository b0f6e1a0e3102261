"""Start values from the kind of evidence and the interest of the best source."""

import json
from textwrap import dedent

import pytest
from hypothesis import given

from argmap.cli.shapes import strength_json
from argmap.graph import DebateGraph, graph
from argmap.loading import Document
from argmap.model import Debate, Evidence, Interest
from argmap.opening import draft
from argmap.problem import ArgmapError
from argmap.reasoning import (
    BOTH,
    INTERESTS,
    KINDS,
    TABLES,
    UNKNOWN,
    UNSTATED,
    Weighed,
    leads,
    order,
    own_table,
    rankings,
    start_values,
    strength,
)
from tests.debates import resolved
from tests.reasoning.weighed import FOUR_TO_ONE, POSITIONS
from tests.strategies import debates

STUDY = """
    debate: {title: Coffee, question: Is it healthy?, positions: {healthy: It is., harmful: It is not.}}
    claims:
      - {id: cohort, text: A cohort lived longer., supports: healthy, evidence: measured, sources: [study, advert]}
      - {id: roaster, text: The roaster says so., supports: healthy, evidence: statement, sources: advert}
      - {id: hearsay, text: People say so., supports: harmful, evidence: measured}
      - {id: sure, text: I am sure., supports: harmful, plausibility: 0.5, evidence: statement, sources: advert}
      - {id: unsaid, text: Somebody wrote it., supports: harmful, sources: {title: A page}}
    sources:
      study: {title: A study, interest: independent}
      advert: {title: An advert, interest: vendor}
"""


def study(written: str = STUDY) -> DebateGraph:
    found = draft((Document("coffee.debate.yaml", dedent(written)),), "coffee")
    assert found.graph is not None, found.problems
    return found.graph


def test_the_best_source_of_a_claim_counts_and_an_authors_plausibility_wins() -> None:
    assert start_values(study(), BOTH) == {
        "cohort": 0.8,
        "roaster": 0.4,
        "hearsay": 0.5,
        "unsaid": 0.55,
    }
    found = strength(study(), start=start_values(study(), BOTH))
    assert {claim: found.claims[claim].base for claim in ("cohort", "sure", "healthy")} == {
        "cohort": 0.8,
        "sure": 0.5,
        "healthy": 0.5,
    }
    assert not found.counts_only
    assert found.start["cohort"] == 0.8


def test_without_start_values_strength_only_counts_and_says_so() -> None:
    found = strength(resolved(FOUR_TO_ONE, head=POSITIONS))
    assert found.counts_only
    assert (found.tallies["open"].reasons_for, found.tallies["closed"].reasons_against) == (3, 1)
    assert not strength(
        resolved(FOUR_TO_ONE.replace("text: D.", "text: D., plausibility: 0.4"), head=POSITIONS)
    ).counts_only


def test_a_strength_weighed_by_evidence_is_that_of_a_debate_with_these_plausibilities() -> None:
    start = start_values(study(), BOTH)
    content = study().debate.model_dump(by_alias=True, exclude_unset=True)
    claims = [
        {
            **claim.model_dump(by_alias=True, exclude_unset=True),
            "plausibility": start.get(claim.id, claim.plausibility),
        }
        for claim in study().debate.claims
    ]
    written = graph(
        Debate.model_validate(
            {**content, "claims": claims, "sources": dict(study().debate.sources)}
        )
    )[0]
    assert strength(written).claims == strength(study(), start=start).claims
    pair = ("healthy", "harmful")
    assert order(strength(study(), start=start), pair) == order(strength(written), pair)


@pytest.mark.parametrize("table", TABLES, ids=[table.name for table in TABLES])
def test_every_shipped_table_is_whole_and_better_evidence_never_counts_less(table: object) -> None:
    assert table in TABLES
    shipped = next(each for each in TABLES if each is table)
    assert {*map(str, Evidence), UNSTATED} == set(KINDS) == set(shipped.rows)
    assert {*map(str, Interest), UNKNOWN} <= {*INTERESTS}
    for row in shipped.rows.values():
        assert set(row) == set(INTERESTS)
        assert all(0 <= value <= 1 for value in row.values())
        assert row["independent"] >= row["government"] >= row["mixed"] >= row["vendor"]
    for interest in INTERESTS:
        kinds = [
            shipped.rows[kind][interest]
            for kind in ("measured", "official", "reasoned", "statement")
        ]
        assert kinds == sorted(kinds, reverse=True)


ADVERTS = """
    debate: {title: Coffee, question: Is it healthy?, positions: {healthy: It is., harmful: It is not.}}
    claims:
      - {id: cohort, text: A cohort lived longer., supports: healthy, evidence: measured, sources: study}
      - {id: tea, text: The tea seller says so., supports: harmful, evidence: statement, sources: advert}
      - {id: milk, text: The milk seller says so., supports: harmful, evidence: statement, sources: advert}
    sources:
      study: {title: A study, interest: independent}
      advert: {title: An advert, interest: vendor}
"""


def test_the_order_of_positions_is_told_under_each_table_with_who_leads() -> None:
    found = rankings(study(ADVERTS))
    told = {ranking.table.name: ranking.leader for ranking in found}
    assert told == {
        "both": None,
        "evidence": None,
        "interest": None,
        "strict": "healthy",
        "mild": "harmful",
    }
    assert list(leads(found).items()) == [("healthy", 1), ("harmful", 1)]
    assert found[3].positions == ("healthy", "harmful")


def test_nobody_leads_under_a_table_where_it_is_too_close_to_call() -> None:
    found = study(ADVERTS)
    for ranking in rankings(found):
        weighed = strength(found, start=start_values(found, ranking.table))
        first, second = ranking.positions
        assert (ranking.leader is None) is order(weighed, (first, second)).close


def test_nobody_leads_where_strengths_are_alike_or_where_there_is_one_position() -> None:
    even = resolved("- {id: a, text: A., supports: [open, closed]}", head=POSITIONS)
    assert {ranking.leader for ranking in rankings(even)} == {None}
    alone = resolved("- {id: a, text: A., supports: open}", head="positions: {open: O.}")
    assert {ranking.leader for ranking in rankings(alone)} == {None}
    assert leads(rankings(even)) == {}


def test_ones_own_table_changes_what_it_names() -> None:
    mine = own_table("mine.yaml", "measured: {independent: 0.95}\nstatement: 0.1\nno-source: 0.3")
    assert start_values(study(), mine) == {
        "cohort": 0.95,
        "roaster": 0.1,
        "hearsay": 0.3,
        "unsaid": 0.55,
    }
    assert (
        own_table("mine.json", '{"measured": {"independent": 1}}').rows["measured"]["independent"]
        == 1.0
    )
    assert mine.rows["measured"]["vendor"] == BOTH.rows["measured"]["vendor"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "measured: {independent: 1.2}",
            "give `measured: independent` the value `1.2`, which is no number from 0 to 1",
        ),
        ("no-source: true", "give `no-source` the value `True`, which is no number from 0 to 1"),
        ("measured: .nan", "give `measured` the value `nan`, which is no number from 0 to 1"),
        ("mesured: 0.8", "name an unknown evidence, `mesured`: did you mean `measured`?"),
        (
            "measured: {lobby: 0.2}",
            "name an unknown interest, `lobby`: known are independent, government, mixed",
        ),
        ("[1, 2]", "are no mapping, such as `measured: {independent: 0.8}`"),
        ("", "are no mapping"),
        ("a: [", "line 1 are no YAML or JSON"),
        ("1: 0.5", "name an unknown evidence, `1`"),
        (
            "measured: 0.2\nofficial: 0.7\nmeasured: 0.8",
            "give `measured` twice: keep one of the two",
        ),
        ("measured: {vendor: 0.2, vendor: 0.4}", "give `vendor` twice: keep one of the two"),
        ("measured: 40%", "give `measured` the value `40%`, which is no number from 0 to 1"),
        (
            "measured: {vendor: [0.4]}",
            "give `measured: vendor` the value `[…]`, which is no number from 0 to 1",
        ),
        ('measured: "\\e[31m"', "give `measured` the value `\\x1b[31m`, which is no number"),
        ("measured: " + "9" * 4_000, "give `measured` the value `999"),
    ],
)
def test_a_table_with_a_mistake_is_refused_in_one_sentence(text: str, message: str) -> None:
    with pytest.raises(ArgmapError) as told:
        own_table("mine.yaml", text)
    assert message in str(told.value)
    assert str(told.value).startswith("the start values in mine.yaml")
    assert "\n" not in str(told.value)
    assert len(str(told.value)) < 200


def test_a_number_is_one_in_quotes_and_with_an_exponent_too() -> None:
    mine = own_table("mine.yaml", 'measured: "0.4"\nstatement: 1e-1')
    assert (mine.rows["measured"]["vendor"], mine.rows["statement"]["vendor"]) == (0.4, 0.1)


def test_the_table_and_the_orders_are_in_the_answer_for_programs() -> None:
    start = start_values(study(), BOTH)
    told = strength_json(strength(study(), start=start), Weighed(BOTH, rankings(study())))
    assert told["weigh"]["table"]["rows"]["measured"]["independent"] == 0.8
    assert [order["table"] for order in told["weigh"]["orders"]] == [table.name for table in TABLES]
    assert told["counts_only"] is False
    assert told["tallies"]["healthy"]["for"] == 2
    assert json.loads(json.dumps(told)) == told
    assert strength_json(strength(study()))["weigh"] is None


@given(debates())
def test_a_table_says_something_of_every_claim_that_has_no_plausibility_of_its_author(
    debate: Debate,
) -> None:
    found = graph(debate)[0]
    for table in TABLES:
        start = start_values(found, table)
        assert start.keys() == {
            claim.id for claim in debate.claims if "plausibility" not in claim.model_fields_set
        }
        assert all(0 <= value <= 1 for value in start.values())

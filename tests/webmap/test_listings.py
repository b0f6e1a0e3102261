from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given

from argmap.model import Debate, Relation
from argmap.opening import load
from argmap.reasoning import Supposition, Verdict, judge
from argmap.view import Perspective, listing
from argmap.webmap import details_json, listing_json, longer_json, opened_json
from tests import argued, strategies
from tests.pictured import judged, judged_debate
from tests.words.badges import word

DOCS = Path(__file__).parents[2] / "docs"
SHIPPED = Path(__file__).parents[2] / "arguments" / "open-vs-closed"
DEBATES = strategies.debates() | argued.debates() | argued.grown_debates()


def schema(name: str) -> jsonschema.Draft202012Validator:
    text = (DOCS / f"{name}.schema.json").read_text(encoding="utf-8")
    return jsonschema.Draft202012Validator(json.loads(text))


LIST, DETAILS = schema("listing"), schema("details")
LONGER = LIST.evolve(
    schema={"$ref": "#/$defs/longer", "$defs": LIST.schema["$defs"]},  # type: ignore[index] # it is a mapping
)
HOSTILE = judged("""
claims:
  - id: markup
    label: "<b>x</b>"
    text: "<script>ran = 1</script>"
    detail: |
      **bold** <img src=x onerror=ran> ![i](https://evil.example/i.png) [j](javascript:ran) [fine](https://example.org/fine)

      # A heading

      1. one
    supports: open
    sources: {title: "<i>A paper</i>", url: "https://example.org/"}
""")


def plain(value: Any) -> Any:
    return json.loads(json.dumps(value, allow_nan=False))


def test_the_schemas_are_schemas() -> None:
    for each in (LIST, DETAILS):
        each.check_schema(each.schema)


@given(DEBATES)
def test_every_list_and_all_details_are_plain_json_and_fit_their_schemas(debate: Debate) -> None:
    judgement = judged_debate(debate)
    shown = listing_json(listing(judgement, most=3))
    assert plain(shown) == shown
    LIST.validate(shown)
    for claim in judgement.graph.claims:
        told = details_json(judgement, claim)
        assert plain(told) == told
        DETAILS.validate(told)


@given(DEBATES)
def test_whoever_asks_for_what_is_missing_gets_all_of_it(debate: Debate) -> None:
    judgement = judged_debate(debate)
    shown = listing_json(listing(judgement, most=2))
    waiting = [group for top in shown["sections"] for c in top["columns"] for group in c["groups"]]
    got = dict(shown["answers"])
    asked = set[str]()
    while waiting:
        entries = waiting.pop()
        links = list(entries["links"])
        assert bool(entries["more"]) == (len(links) < entries["count"])
        if entries["more"]:
            more = longer_json(
                judgement, Perspective(), {"place": entries["place"], "after": len(links)}
            )
            assert more is not None
            LONGER.validate(more)
            assert more["entries"]["count"] == entries["count"]
            got = more["answers"] | got
            links += more["entries"]["links"]
        assert len(links) == entries["count"]
        for link in links:
            if link not in asked:
                asked.add(link)
                waiting += got[link]["below"]
    assert asked == set(listing_json(listing(judgement))["answers"])


@pytest.mark.parametrize(
    "asked",
    [
        None,
        "open",
        {"place": ["open", "for"], "after": 0},
        {"place": ["open", "sideways", None], "after": 0},
        {"place": ["nothing-like-it", "for", None], "after": 0},
        {"place": ["open", "for", None], "after": -1},
        {"place": ["open", "for", None], "after": "1"},
        {"place": [["open"], "for", {}], "after": 0},
    ],
)
def test_what_no_list_asks_for_gets_nothing(asked: object) -> None:
    assert longer_json(HOSTILE, Perspective(), asked) is None


def test_a_link_to_something_far_down_finds_it() -> None:
    judgement = judge(load(SHIPPED))
    short = listing(judgement, Perspective(("open",)), most=3)
    opened = ("inspectable.supports.open", "queries-miss-things.supports.inspectable", "no-such")
    parts = opened_json(short, opened)
    for part in parts:
        LONGER.validate(part)
    assert [part["entries"]["place"][:2] for part in parts] == [
        ["inspectable.supports.open", "for"],
        ["inspectable.supports.open", "against"],
        ["queries-miss-things.supports.inspectable", "against"],
    ]
    assert opened_json(listing(judgement), opened) == []


def test_a_list_has_one_key_as_long_as_it_says_the_same() -> None:
    judgement = judge(load(SHIPPED))
    supposed = judge(judgement.graph, Supposition(without=("flagship-undisclosed",)))
    first, again, other = (
        listing_json(listing(each))["key"] for each in (judgement, judgement, supposed)
    )
    assert first == again != other


def test_a_number_is_told_in_the_debates_language_with_n_of_n_under_a_filter() -> None:
    german = judged("""
debate: {title: Tempo, question: Soll es ein Tempolimit geben?, language: de, positions: {ja: Ja.}}
claims:
  - {id: sicher, text: Das Fahren wird sicherer., supports: ja, themes: sicherheit}
  - {id: leise, text: Das Fahren wird leiser., supports: ja}
""")
    whole, some = (
        listing_json(listing(german, Perspective(themes=asked)))["sections"][0]["columns"][0]
        for asked in ((), ("sicherheit",))
    )
    assert (whole["title"], whole["told"], some["told"]) == ("Dafür", "2 Gründe", "1 von 2 Gründen")


def test_the_head_of_a_list_counts_what_the_filters_keep() -> None:
    judgement = judged("""
claims:
  - {id: cheap, text: It is cheap., supports: open, themes: cost}
  - {id: safe, text: It is safe., supports: open}
""")
    whole, some = (
        listing_json(listing(judgement, Perspective(themes=asked)))["sections"][0]["sentence"]
        for asked in ((), ("cost",))
    )
    assert whole == "Reasons for: 2, of which 2 stand. Against: none."
    assert some == "Under the filters: Reasons for: 1 of 2, of which 1 stands. Against: none."


def test_a_list_says_what_its_signs_and_the_badges_of_the_debate_mean() -> None:
    judgement = judged("""
claims:
  - {id: cheap, text: It is cheap., supports: open}
  - {id: dear, text: It is dear., rebuts: cheap}
  - {id: paid, text: It is paid., rebuts: dear}
""")
    legend = listing_json(listing(judgement))["legend"]
    badges = {tuple(each["badge"]): each["told"] for each in legend if "badge" in each}
    assert set(badges) == {
        ("✓", word(Verdict.STANDS)),
        ("!", word(Verdict.UNANSWERED)),
    }
    assert [each["sign"] for each in legend if each.get("sign")] == [*Relation]
    assert {each["stance"]: each["told"] for each in legend if each.get("stance")} == {
        "for": "filled: speaks for the position of its colour",
        "against": "hollow: speaks against it",
        "none": "without a badge: nobody objects to it, so it stands",
    }


def test_nothing_that_an_author_writes_is_more_than_words_and_web_links() -> None:
    told = details_json(HOSTILE, "markup")
    assert told["name"] == "<b>x</b>"
    first, heading, listed = told["detail"]
    assert first["in"][0] == {"tag": "strong", "in": ["bold"]}
    assert first["in"][-1] == {"tag": "a", "href": "https://example.org/fine", "in": ["fine"]}
    assert "<img src=x onerror=ran>" in "".join(part for part in first["in"] if part == str(part))
    assert heading == {"tag": "p", "in": ["A heading"]}
    assert listed["tag"] == "ol"
    assert "javascript:" not in json.dumps([node for node in first["in"] if isinstance(node, dict)])


def test_a_sentence_links_the_claims_that_it_names_and_puts_a_few_others_behind_it() -> None:
    told = details_json(judge(load(SHIPPED)), "inspectable")
    linked = [part[1] for part in told["sentence"] if isinstance(part, list)]
    assert linked == [
        "flagship-undisclosed",
        "queries-miss-things",
        "open",
        "open-developers-opaque",
        "reports-raise-transparency",
    ]
    assert "".join(
        part if isinstance(part, str) else part[0] for part in told["sentence"]
    ).endswith(" (Open developers can be opaque too, Reports raise transparency too)")
    assert set(linked) <= told["claims"].keys()


def test_details_name_who_holds_a_position_and_what_is_used_together() -> None:
    judgement = judged("""
debate:
  title: Open?
  question: Open?
  positions: {open: {label: Open, text: Release it., held_by: meta}}
claims:
  - {id: seen, text: It was seen.}
  - {id: logs, text: Only hosts keep logs., supports: {to: open, with: seen}, by: Ada}
sources: {meta: {title: A letter, url: "https://example.org/", interest: vendor}}
""")
    assert [holder["title"] for holder in details_json(judgement, "open")["held"]] == ["A letter"]
    told = details_json(judgement, "logs", place="tea.yaml, line 8")
    assert told["origin"] == ["by Ada", "tea.yaml, line 8"]
    (together,) = [group for group in told["groups"] if group["claims"] == ["seen"]]
    assert together["words"] == ["Used together, for ", ["Open", "open"], ", with"]

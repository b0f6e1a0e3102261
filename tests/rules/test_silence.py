"""What was lost in silence, and where nothing was lost and nothing may be told."""

import pytest
from hypothesis import given

from argmap.edit import scaffold
from argmap.graph import DebateGraph, Link
from argmap.loading import Document
from argmap.loading.hints import _SNIPPETS
from argmap.opening import draft
from argmap.rules.placeholders import TEMPLATE
from tests.strategies import written_debates

HEAD = "debate:\n  title: Open?\n  question: Which?\n  positions: {open: Release., closed: Keep.}\n"
AUDIT = "  - {id: audit, text: Outsiders can audit., supports: open}\n"


def codes(claims: str, head: str = "", rest: str = "") -> list[str]:
    text = f"{HEAD}{head}claims:\n{claims}{rest}"
    return [problem.code for problem in draft([Document("x.yaml", text)], "x").problems]


def block(words: str) -> str:
    return (
        "  - id: audit\n    supports: open\n    detail: |\n"
        + "".join(f"      {line}\n" for line in words.split("|"))
        + ("    text: Outsiders can audit.\n")
    )


@pytest.mark.parametrize(
    "words",
    [
        "Words.|rebuts: closed",
        "rebuts: [closed, open]",
        "supports: {to: closed, weight: 0.5}",
        "Words.||evidence: measured",
        "assumed: true",
        "about: closed",
        "sources: doe2021",
        "- id: dust|  text: Dust remains.|  rebuts: audit",
    ],
)
def test_a_key_in_a_block_text_is_told(words: str) -> None:
    assert codes(block(words), rest="sources:\n  doe2021: {title: On audits}\n") == ["key-in-text"]


@pytest.mark.parametrize(
    "words",
    [
        "Note: the audit rebuts what was said.",
        "sources: see below",
        "- about: privacy and the like",
        "text: a word with a colon",
        "```yaml|supports: open|```",
        "The evidence: measured or not.",
        "url: somewhere",
        "title: Open|author: nobody",
        "by: hand",
    ],
)
def test_prose_with_a_colon_is_no_key(words: str) -> None:
    assert codes(block(words)) == []


@pytest.mark.parametrize(
    "text", ["TODO", "todo.", "TBD: ask Ann", "…", "???", "Lorem ipsum dolor.", "xxx"]
)
def test_what_was_left_for_later_is_told(text: str) -> None:
    assert codes(AUDIT.replace("Outsiders can audit.", f'"{text}"')) == ["placeholder"]


@pytest.mark.parametrize(
    "text",
    ["Todo lists help.", "Is it open?", "We wait ... and see.", "xxxx is a word.", "Tbilisi."],
)
def test_words_that_only_look_like_it_are_not(text: str) -> None:
    assert codes(AUDIT.replace("Outsiders can audit.", f'"{text}"')) == []


def test_the_words_of_our_own_templates_are_known_as_such() -> None:
    snippets = {
        str(value).partition(":")[2].rstrip("}").lower()
        for value in _SNIPPETS["Claim"][0]["body"].values()
    }
    assert snippets & TEMPLATE == {"a-few-words", "what a box shows", "one sentence."}
    started = draft([Document("x.yaml", scaffold("Open?", "Which?", ["Yes", "No"]))], "x")
    assert [problem.code for problem in started.problems] == ["placeholder", "placeholder"]


@pytest.mark.parametrize("value", ["null", "~", "NULL"])
def test_nothing_as_a_text_is_told_unless_it_is_quoted(value: str) -> None:
    label = "label: VALUE, supports"
    assert codes(AUDIT.replace("supports", label.replace("VALUE", value))) == ["null-text"]
    assert codes(AUDIT.replace("supports", label.replace("VALUE", f"'{value}'"))) == []


@pytest.mark.parametrize("key", ["themes", "by"])
def test_a_list_in_one_text_is_told_unless_it_is_quoted(key: str) -> None:
    claim = "  - id: audit\n    text: Outsiders can audit.\n    supports: open\n"
    assert codes(claim + f"    {key}: Ann, Ben\n") == ["comma-list"]
    assert codes(claim + f'    {key}: "Ann, Ben"\n') == []


def test_a_list_of_the_whole_file_in_one_text_is_told_once() -> None:
    assert codes(
        AUDIT + AUDIT.replace("audit,", "seen,").replace("audit.", "see."), head="themes: a, b\n"
    ) == ["comma-list"]


@pytest.mark.parametrize("tag", ["en", "de", "pt-BR", "zh-Hant", "en_GB", "gsw"])
def test_the_tag_of_a_language_is_one(tag: str) -> None:
    assert codes(AUDIT, head=f"  language: {tag}\n") == []


@pytest.mark.parametrize("word", ["english", "Deutsch", "british english", "e"])
def test_the_name_of_a_language_is_no_tag(word: str) -> None:
    assert codes(AUDIT, head=f"  language: {word}\n") == ["no-language"]


@given(written_debates())
def test_no_key_is_found_in_the_texts_of_a_good_debate(text: str) -> None:
    found = draft([Document("debate.yaml", text)], "drawn")
    assert not {"key-in-text", "null-text", "comma-list"} & {
        problem.code for problem in found.problems
    }


@given(written_debates())
def test_only_what_reaches_no_position_is_an_island(text: str) -> None:
    found = draft([Document("debate.yaml", text)], "drawn")
    assert found.graph is not None
    graph = found.graph
    near = set(graph.positions)
    for _ in graph.claims:
        near |= {
            premise
            for link in graph.links.values()
            if _touches(graph, link, near)
            for premise in link.premises
        }
        near |= {
            graph.claim_of(link.target)
            for link in graph.links.values()
            if near & set(link.premises)
        }
    linked = {claim for claim in graph.claims if graph.out_of[claim] or graph.into[claim]}
    told = [problem for problem in found.problems if problem.code == "island"]
    assert bool(told) == bool(graph.positions and linked - near)


def _touches(graph: DebateGraph, link: Link, near: set[str]) -> bool:
    return graph.claim_of(link.target) in near or bool(near & set(link.premises))


QUESTION = "  questions:\n    - {id: seen, text: Is it seen?, KEYS}\n"


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ("agree: audit", []),
        ("agree: [audit], disagree: [closed]", []),
        ("claims: [audit]", []),
        ("agree: audti", ["unknown-claim"]),
        ("disagree: [audti]", ["unknown-claim"]),
        ("agree: look, disagree: audit", ["both-sides"]),
        ("disagree: audit, claims: audit", ["claims-beside-sides"]),
    ],
)
def test_a_question_has_two_sides_or_claims(keys: str, told: list[str]) -> None:
    claim = AUDIT.replace("supports", "was: look, supports")
    assert codes(claim, head=QUESTION.replace("KEYS", keys)) == told


@pytest.mark.parametrize("number", ["1", '"1"'])
def test_the_format_of_today_may_be_written(number: str) -> None:
    assert codes(AUDIT, head=f"  format: {number}\n") == []


def test_of_a_newer_format_nothing_else_is_told() -> None:
    assert codes(
        "  - {id: audit, stance: new, rests_on: [x]}\n", head="  format: 2\n  votes: 3\n"
    ) == ["newer-format"]

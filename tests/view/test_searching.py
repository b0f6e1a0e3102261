"""Search as hurried people type: in any order, without accents, begun, with a slip."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.graph import DebateGraph, graph
from argmap.loading import Document
from argmap.model import Debate
from argmap.opening import draft
from argmap.view.searching import LONGEST_QUERY, MOST_HITS, Field, search, search_index
from tests.strategies import debates

HEAD = """
debate:
  title: Open or closed?
  question: Should weights be released?
  language: LANGUAGE
  positions: {open: Release the weights, closed: Keep them behind a door}
sources:
  ntia2024: {title: Dual-use models, author: NTIA, year: 2024}
claims:
"""
CLAIMS = """
  - {id: tuning, label: Fine-tuning strips guardrails, text: Safeguards are taken away., supports: closed}
  - {id: monitor, text: The review advised to monitor., rebuts: closed, sources: ntia2024, themes: [policy]}
  - {id: secret, text: Confidential data can stay in-house., supports: open, themes: [privacy]}
  - {id: private, text: Nobody else reads it., supports: secret, themes: [privacy]}
"""


def found(query: str, claims: str = CLAIMS, language: str = "en") -> list[str]:
    return list(search(search_index(debate(claims, language)), query).claims)


def debate(claims: str, language: str = "en") -> DebateGraph:
    text = HEAD.replace("LANGUAGE", language) + claims
    read = draft([Document("test.debate.yaml", text)], "test")
    assert read.graph is not None, read.problems
    return read.graph


@pytest.mark.parametrize(
    "query", ["fine tuning", "fine-tuning", "finetuning", "FINE TUNING", "guardrails fine", "tunin"]
)
def test_words_are_found_in_any_order_with_or_without_a_hyphen(query: str) -> None:
    assert found(query) == ["tuning"]


@pytest.mark.parametrize("query", ["guardrials", "gardrails", "confidentail data", "moniter"])
def test_a_slip_is_forgiven(query: str) -> None:
    assert len(found(query)) == 1


def test_no_other_word_is_a_slip_where_the_word_itself_is_there() -> None:
    claims = """
  - {id: weights, text: The weights are out., supports: open}
  - {id: heights, text: The heights are steep., supports: open}
"""
    assert found("heights", claims) == ["heights"]


def test_a_claim_is_found_by_its_sources_and_themes_and_not_by_letters_inside_a_word() -> None:
    assert found("NTIA") == ["monitor"]
    assert found("privacy") == ["secret", "private"]


def test_a_number_is_no_slip_of_another() -> None:
    assert found("ntia 2024") == ["monitor"]
    assert found("ntia 2025") == []


@pytest.mark.parametrize("query", ["lärm", "laerm", "larm", "Lärm", "umgebungslaerm", "strasse"])
def test_umlauts_are_found_however_they_are_typed(query: str) -> None:
    claims = """
  - {id: quiet, text: Der Umgebungslärm der Straße macht krank., supports: open}
"""
    assert found(query, claims, "de") == ["quiet"]


def test_words_without_spaces_between_them_are_found() -> None:
    claims = """
  - {id: zh, text: 人工智能模型是否应该开放。, supports: open}
"""
    assert found("开放", claims, "zh") == ["zh"]


def test_what_names_the_words_in_its_label_comes_first() -> None:
    claims = """
  - {id: detail, text: One., detail: Safety is at stake., supports: open}
  - {id: text, text: Safety is at stake., supports: open}
  - {id: label, label: Safety first, text: Three., supports: open}
"""
    assert found("safety", claims) == ["label", "text", "detail"]


def test_a_hit_says_where_the_words_stand() -> None:
    index = search_index(debate(CLAIMS))
    by_source = search(index, "ntia").hits[0]
    assert (by_source.field, by_source.source) == (Field.SOURCE, "Dual-use models")
    assert search(index, "monitor").hits[0].field is Field.TEXT


@pytest.mark.parametrize("query", ["", "   ", "?!", "-", "xyzzy", "fine xyzzy", "\x00", "🙂"])
def test_what_nobody_says_finds_nothing(query: str) -> None:
    assert found(query) == []


@given(debates(), st.text(max_size=2 * LONGEST_QUERY))
def test_whatever_is_asked_each_hit_is_a_claim_and_named_once(written: Debate, query: str) -> None:
    resolved = graph(written)[0]
    result = search(search_index(resolved), query)
    assert len(set(result.claims)) == len(result.claims)
    assert set(result.claims) <= set(resolved.claims)
    assert [hit.claim for hit in result.hits] == list(result.claims[:MOST_HITS])


@given(debates())
def test_every_claim_is_found_by_the_first_words_of_its_text(written: Debate) -> None:
    resolved = graph(written)[0]
    index = search_index(resolved)
    for id_, claim in resolved.claims.items():
        if any(map(str.isalnum, claim.text)):
            assert id_ in search(index, claim.text).claims

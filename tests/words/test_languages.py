"""What is said in one language is said in every other, and none says that a claim is false."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.graph import graph
from argmap.model import LANGUAGES
from argmap.reasoning import Judgement, Verdict, cruxes, debate_cruxes, judge, why
from argmap.words import (
    crux_sentence,
    effect_sentence,
    full_badge,
    in_language,
    sentence,
    why_lines,
)
from argmap.words import language as words
from tests.debates import resolved
from tests.reasoning.supposed import JUDGEMENTS
from tests.words.catalogues import entries

EVERY_LANGUAGE = pytest.mark.parametrize("tag", LANGUAGES)
NEVER_SAID = re.compile(
    r"\b(false|wrong|refuted|defeated|disproved|invalid"
    r"|falsch|unwahr|widerlegt|besiegt|entkräftet|ungültig)\b",
    re.IGNORECASE,
)


def translated(judgement: Judgement, code: str) -> Judgement:
    """Return the same judgement of the debate as it would be in another language."""
    debate = judgement.graph.debate.model_copy(update={"language": code})
    return judge(graph(debate)[0], judgement.supposition)


@EVERY_LANGUAGE
def test_every_verdict_has_a_badge_of_its_own_with_the_same_sign_in_every_language(
    tag: str,
) -> None:
    badges = {verdict: full_badge(verdict, in_language(tag)) for verdict in Verdict}
    english = {verdict: full_badge(verdict, in_language("en")) for verdict in Verdict}

    assert {verdict: badge.glyph for verdict, badge in badges.items()} == {
        v: b.glyph for v, b in english.items()
    }
    assert len(set(badges.values())) == len(Verdict)


@EVERY_LANGUAGE
def test_no_phrase_says_that_a_claim_is_false(tag: str) -> None:
    said = [phrase for _, phrases in entries(tag) for phrase in phrases]

    assert [phrase for phrase in said if NEVER_SAID.search(phrase)] == []


@pytest.mark.parametrize("tag", sorted({*LANGUAGES} - {"en"}))
def test_another_language_shares_no_sentence_with_english(tag: str) -> None:
    english = dict(entries("en"))
    same = {entry: phrases[0] for entry, phrases in entries(tag) if phrases[0] == english[entry][0]}
    words = {entry: re.sub(r"\{\w+\}", "", phrase) for entry, phrase in same.items()}

    assert {
        entry for entry, phrase in words.items() if re.search(r"[a-z]{3}.* [a-z]{2}", phrase)
    } == set()


@given(JUDGEMENTS, st.sampled_from(LANGUAGES))
def test_every_verdict_has_its_sentence_and_its_ids_in_every_language(
    judgement: Judgement, code: str
) -> None:
    judgement = translated(judgement, code)
    english = judge(
        graph(judgement.graph.debate.model_copy(update={"language": "en"}))[0],
        judgement.supposition,
    )
    for claim in judgement.graph.claims:
        said = sentence(judgement, claim)
        assert said.text.strip()
        assert "{" not in said.text
        assert said.cites == sentence(english, claim).cites
        assert all(line.text.strip() for line in why_lines(why(judgement, claim)))


@given(JUDGEMENTS, st.sampled_from(LANGUAGES))
def test_every_crux_has_its_sentence_and_cites_what_it_counts(
    judgement: Judgement, code: str
) -> None:
    judgement = translated(judgement, code)
    for target in (*judgement.verdicts, *(link.id for link in judgement.graph.reasoned)):
        found = cruxes(judgement, target)
        for crux in found.cruxes:
            said = crux_sentence(found, crux)
            assert "{" not in said.text
            assert said.cites[0] == crux.revision.claim
            if target in judgement.graph.claims:
                assert target in said.cites
            assert set(said.cites) <= set(judgement.ids)
    for effect in debate_cruxes(judgement).effects:
        positions = dict.fromkeys(move.position for move in effect.tallies)
        cites = dict.fromkeys((effect.revision.claim, *positions, *effect.flips))
        assert effect_sentence(judgement, effect).cites == tuple(cites)


@pytest.mark.parametrize(
    ("code", "language"),
    [("pt-BR", "en"), ("de-AT", "de"), ("DE", "de"), ("en-GB", "en"), ("deu", "en")],
)
def test_a_debate_is_told_in_its_language_where_there_is_one_else_in_english(
    code: str, language: str
) -> None:
    found = resolved("- {id: a, text: A.}", head=f"language: {code}")
    assert words(found) is in_language(language)

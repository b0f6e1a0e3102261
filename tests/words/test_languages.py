"""Every language has every phrase, with the same names in braces, and never says that a claim is false."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.graph import graph
from argmap.reasoning.cruxes import cruxes, debate_cruxes
from argmap.reasoning.judge import judge
from argmap.reasoning.judgement import Judgement
from argmap.reasoning.why import why
from argmap.words import verdict as words
from argmap.words.language import ENGLISH, Language
from argmap.words.why import told
from tests.debates import resolved
from tests.reasoning.supposed import JUDGEMENTS

TABLES = pytest.mark.parametrize("language", words.LANGUAGES.values(), ids=words.LANGUAGES)
NEVER_SAID = re.compile(
    r"\b(false|wrong|refuted|defeated|disproved|invalid"
    r"|falsch|unwahr|widerlegt|besiegt|entkräftet|ungültig)\b",
    re.IGNORECASE,
)


def phrases(language: Language) -> Iterator[tuple[str, str]]:
    """Yield every phrase with the name of its place in the table; not those that have the English words for a place."""
    for field in (each for each in fields(language) if each.name != "others"):
        value = getattr(language, field.name)
        for key, phrase in value.items() if isinstance(value, Mapping) else [("", value)]:
            for number, part in enumerate(phrase if isinstance(phrase, tuple) else (phrase,)):
                yield f"{field.name} {key} {number}", part


def named(phrase: str) -> list[str]:
    return sorted(re.findall(r"\{(\w*)\}", phrase))


def translated(judgement: Judgement, code: str) -> Judgement:
    """Return the same judgement of the debate as it would be in another language."""
    debate = judgement.graph.debate.model_copy(update={"language": code})
    return judge(graph(debate)[0], judgement.supposition)


@TABLES
def test_every_phrase_is_there_and_names_what_english_names(language: Language) -> None:
    english = dict(phrases(ENGLISH))
    found = dict(phrases(language))

    assert found.keys() == english.keys()
    assert [place for place, phrase in found.items() if not phrase.strip()] == []
    assert {place: named(phrase) for place, phrase in found.items()} == {p: named(e) for p, e in english.items()}


@TABLES
def test_every_verdict_has_a_badge_of_its_own_with_the_same_sign_in_every_language(language: Language) -> None:
    signs = {verdict: sign for verdict, (sign, _) in language.badges.items()}

    assert signs == {verdict: sign for verdict, (sign, _) in ENGLISH.badges.items()}
    assert len(set(language.badges.values())) == len(language.badges)


@TABLES
def test_no_phrase_says_that_a_claim_is_false(language: Language) -> None:
    said = (*(phrase for _, phrase in phrases(language)), *language.others.values())
    assert [phrase for phrase in said if NEVER_SAID.search(phrase)] == []


def test_another_language_shares_no_sentence_with_english() -> None:
    english = {place: phrase for place, phrase in phrases(ENGLISH) if " " in phrase.replace("{", " {")}
    for code, language in words.LANGUAGES.items():
        same = {place for place, phrase in phrases(language) if phrase == english.get(place)}
        letters = {place for place in same if re.search(r"[a-z]{3}", re.sub(r"\{\w+\}", "", english[place]))}
        assert code == "en" or letters == set()


@given(JUDGEMENTS, st.sampled_from(sorted(words.LANGUAGES)))
def test_every_verdict_has_its_sentence_and_its_ids_in_every_language(judgement: Judgement, code: str) -> None:
    judgement = translated(judgement, code)
    english = judge(graph(judgement.graph.debate.model_copy(update={"language": "en"}))[0], judgement.supposition)
    for claim in judgement.graph.claims:
        said = words.sentence(judgement, claim)
        assert said.text.strip()
        assert "{" not in said.text
        assert said.cites == words.sentence(english, claim).cites
        assert all(line.text.strip() for line in told(why(judgement, claim)))


@given(JUDGEMENTS, st.sampled_from(sorted(words.LANGUAGES)))
def test_every_crux_has_its_sentence_and_cites_what_it_counts(judgement: Judgement, code: str) -> None:
    judgement = translated(judgement, code)
    for target in (*judgement.verdicts, *(link.id for link in judgement.graph.reasoned)):
        found = cruxes(judgement, target)
        for crux in found.cruxes:
            said = words.crux_sentence(found, crux)
            assert "{" not in said.text
            assert said.cites[0] == crux.revision.claim
            assert target in judgement.graph.links or target in said.cites
            assert set(said.cites) <= set(judgement.ids)
    for effect in debate_cruxes(judgement).effects:
        assert words.effect_sentence(judgement, effect).cites == (effect.revision.claim, *effect.flips)


@pytest.mark.parametrize(
    ("code", "language"), [("pt-BR", "en"), ("de-AT", "de"), ("DE", "de"), ("en-GB", "en"), ("deu", "en")]
)
def test_a_debate_is_told_in_its_language_where_there_is_one_else_in_english(code: str, language: str) -> None:
    found = resolved("- {id: a, text: A.}", head=f"language: {code}")
    assert words.language(found) is words.LANGUAGES[language]

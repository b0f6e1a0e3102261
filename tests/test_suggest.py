"""One suggestion for an unknown word."""

import pytest

from argmap.suggest import nearest, suggestion


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("audti", "audit"),
        ("Audit", "audit"),
        ("\u0430udit", "audit"),
        ("audits", "audit"),
        ("zebra", None),
        ("", None),
        ("au", None),
    ],
)
def test_the_nearest_word_is_meant_if_it_is_near(word: str, meant: str | None) -> None:
    assert nearest(word, ["misuse", "audit", "closed"]) == meant


def test_a_synonym_counts_only_where_it_fits() -> None:
    assert nearest("attacks", ["rebuts"], synonyms={"attacks": "rebuts"}) == "rebuts"
    assert nearest("attacks", ["url"], synonyms={"attacks": "rebuts"}) is None


@pytest.mark.parametrize(
    "word",
    [
        "Clean Air",
        "clean_air",
        " clean-air ",
        "\u201cclean-air\u201d",
        "cle\u0430n-air",
        "clean\u2010air",
    ],
)
def test_another_spelling_is_the_same_word(word: str) -> None:
    found = suggestion(word, ["clean-car", "clean-air"])
    assert (found.meant, found.is_same) == ("clean-air", True)


@pytest.mark.parametrize("word", ["clean-ari", "clean-airs", "-clean-air", "cleanair"])
def test_another_word_is_never_the_same_however_near(word: str) -> None:
    assert not suggestion(word, ["clean-air"]).is_same


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("unregulated", "regulated"), ("regulated", "unregulated"), ("not-safe", "safe"), ("non-binding", "binding"),
        ("anti-car", "car"), ("no-cars", "cars"), ("dislike", "like"), ("infrequent", "frequent"),
        ("unregulatd", "regulated"),
        ("cars-cannot-fly", "cars-can-fly"), ("-ban", "ban"), ("!ban", "ban"), ("\u00acban", "ban"),
        ("reason-2", "reason-1"), ("doe2012", "doe2021"), ("gpt-5", "gpt-4"), ("reason", "reason-1"),
        ("plan-a", "plan-b"),
    ],
)  # fmt: skip
def test_what_says_the_opposite_or_counts_on_is_no_suggestion(word: str, other: str) -> None:
    assert suggestion(word, [other, "something-else"]).words == ()


def test_of_equally_near_words_none_is_meant_and_both_are_named() -> None:
    found = suggestion("balkers", ["walkers", "talkers", "keep"])
    assert found.meant is None
    assert found.asked("balkers") == "`walkers` and `talkers` are equally near"
    assert nearest("balkers", ["walkers", "talkers"]) is None


def test_of_two_words_that_look_the_same_none_is_meant() -> None:
    assert suggestion("Doe 2021", ["doe_2021", "doe-2021"]).words == ("doe_2021", "doe-2021")

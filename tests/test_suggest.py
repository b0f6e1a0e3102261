"""One suggestion for an unknown word."""

import pytest

from argmap.suggest import nearest


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

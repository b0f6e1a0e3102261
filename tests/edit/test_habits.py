"""Fixes of everyday habits keep every word, and turn no link round: laws over what people write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.edit import amendment_by_fixes
from argmap.loading import Document
from argmap.loading.readings import direction
from argmap.opening import draft

HEAD = "debate:\n  title: Open?\n  question: Which?\n  positions: {open: Release them., closed: Keep them.}\nclaims:\n"
WORDS = st.lists(
    st.sampled_from(("they", "audit", "weights", "in", "time", "again")), min_size=1, max_size=5
)
SHORTENED = st.sampled_from(("isn't", "n'a", "l'audit", "o'clock"))


def mended(text: str, *, unsafe: bool) -> str:
    read = draft([Document("debate.yaml", text)], "law")
    return amendment_by_fixes(read, unsafe=unsafe).after.documents[0].text


@given(WORDS, SHORTENED, WORDS)
def test_a_text_in_single_quotes_with_an_apostrophe_in_it_loses_its_quotes_alone(
    before: list[str], shortened: str, after: list[str]
) -> None:
    sentence = " ".join((*before, shortened, *after))
    text = f"{HEAD}  - id: audit\n    text: '{sentence}'\n    supports: open\n"
    (claim,) = draft(
        [Document("debate.yaml", mended(text, unsafe=False))], "law"
    ).graph.debate.claims  # type: ignore[union-attr] # it is whole
    assert claim.text == sentence


@pytest.mark.parametrize("word", ["pro", "con", "objection", "reason", "rebuttal", "einwand"])
def test_a_word_in_the_singular_is_never_turned_round_unless_its_claim_answers_something(
    word: str,
) -> None:
    loose = (
        f"{HEAD}  - {{id: audit, text: It can be audited., supports: open}}\n"
        f"  - {{id: seals, text: So it is., {word}: audit}}\n"
    )
    assert direction(word) is not None
    assert mended(loose, unsafe=True) == loose


@given(st.integers(min_value=1, max_value=6), st.sampled_from(("\n", "\r\n")))
def test_a_key_in_a_text_is_moved_out_and_every_word_stays(deeper: int, newline: str) -> None:
    lines = [
        "  - id: audit",
        "    text: >-",
        f"    {' ' * deeper}Outsiders can audit.",
        f"    {' ' * deeper}supports: open",
    ]
    text = (HEAD + "\n".join(lines) + "\n").replace("\n", newline)
    after = mended(text, unsafe=True)
    (claim,) = draft([Document("debate.yaml", after)], "law").graph.debate.claims  # type: ignore[union-attr] # it is whole
    assert (claim.text, [link.to for link in claim.supports]) == ("Outsiders can audit.", ["open"])
    assert after.split() == text.split()

# ruff: noqa: RUF001 - signs that look like others are the point
"""Signs that look like others: they are named, and no message shows two words alike, whatever the console can show."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.cli.terminal import open_streams
from argmap.loading import Document
from argmap.opening import draft
from argmap.problem import Problem
from argmap.report import Format, report
from argmap.signs import did_you_mean, is_odd, named, odd_sign, spelt_out

ENCODINGS = (
    "ascii",
    "cp437",
    "cp850",
    "cp866",
    "cp1252",
    "latin-1",
    "koi8-r",
    "gb2312",
    "shift_jis",
    "utf-8",
)
LOOK_ALIKES = {
    "a": "аαａ", "c": "сｃ", "e": "еｅ", "i": "іι", "o": "оο", "p": "рρ", "x": "х", "y": "у",
    "s": "ѕ", "t": "тτ", "d": "ԁ", "-": "‐‑‒–—−\N{SOFT HYPHEN}", "1": "１",
}  # fmt: skip
INVISIBLE = "\N{ZERO WIDTH SPACE}\N{ZERO WIDTH JOINER}\N{WORD JOINER}\N{SOFT HYPHEN}"
LIGATURES = {"fi": "ﬁ", "fl": "ﬂ", "ff": "ﬀ", "st": "ﬆ"}

PLACES = {
    "reference": "claims:\n  - {{id: first-claim, text: One., supports: {position}}}\n"
    "  - {{id: b, text: Two., rebuts: {odd}}}\n",
    "premise": "claims:\n  - {{id: first-claim, text: One., supports: {position}}}\n"
    "  - {{id: b, text: Two., supports: {{to: {position}, with: [{odd}]}}}}\n",
    "undercut": "claims:\n  - {{id: first-claim, text: One., supports: {position}}}\n"
    "  - {{id: b, text: Two., undercuts: {odd}}}\n",
    "definition": "claims:\n  - {{id: {odd}, text: One., supports: {position}}}\n",
}
KEYS = ("supports", "text", "evidence", "sources", "plausibility", "label", "cases", "themes")


@pytest.fixture(scope="module", autouse=True)
def _spelt() -> None:
    open_streams()


def disguised(word: str, places: list[int], turn: int) -> str:
    """Return a word with some of its signs exchanged for others that look like them."""
    signs = list(word)
    for place in places:
        sign = signs[place % len(signs)]
        if sign in LOOK_ALIKES:
            signs[place % len(signs)] = LOOK_ALIKES[sign][turn % len(LOOK_ALIKES[sign])]
        elif turn % 2:
            signs[place % len(signs)] = sign + INVISIBLE[turn % len(INVISIBLE)]
    odd = "".join(signs)
    for plain, ligature in LIGATURES.items() if turn % 3 == 0 else ():
        odd = odd.replace(plain, ligature, 1)
    return odd


def problems_of(text: str) -> tuple[Problem, ...]:
    return draft([Document("a.yaml", text)], "a").problems


def printed(text: str, encoding: str) -> str:
    """Return what a console shows of a text."""
    return text.encode(encoding, "spelt").decode(encoding)


def quoted(text: str) -> list[str]:
    return list(dict.fromkeys(re.findall(r"`([^`]+)`", text)))


def assert_words_differ(problem: Problem) -> None:
    words = quoted(f"{problem.message} {problem.help or ''}")
    for encoding in ENCODINGS:
        shown = [printed(word, encoding) for word in words]
        assert len(set(shown)) == len(words), (encoding, shown)


WORDS = st.sampled_from(
    ("first-claim", "office-of-state", "clean-air", "audit", "co-operation", "flat-sea-1")
)
ODD = st.tuples(WORDS, st.lists(st.integers(0, 20), min_size=1, max_size=3), st.integers(0, 11))


@given(ODD, st.sampled_from(sorted(PLACES)))
def test_a_look_alike_in_an_id_is_named_and_no_two_words_are_shown_alike(
    odd: tuple[str, list[int], int], place: str
) -> None:
    word, written = odd[0], disguised(*odd)
    if written == word:
        return
    claims = PLACES[place].replace("first-claim", word).format(odd=written, position="open")
    text = (
        f"debate:\n  title: T\n  question: Q?\n  positions: {{open: Yes., closed: No.}}\n{claims}"
    )
    problems = problems_of(text)
    assert problems
    for problem in problems:
        assert_words_differ(problem)
    told = report(problems, Format.CONCISE)
    numbers = {f"U+{ord(sign):04X}" for sign in written if is_odd(sign)}
    assert any(number in told for number in numbers), told


@given(
    st.sampled_from(KEYS), st.lists(st.integers(0, 20), min_size=1, max_size=2), st.integers(0, 11)
)
def test_a_look_alike_in_a_key_is_named(key: str, places: list[int], turn: int) -> None:
    written = disguised(key, places, turn)
    if written == key or "\N{SOFT HYPHEN}" in written:
        return
    text = (
        "debate:\n  title: T\n  question: Q?\n  positions: {open: Yes., closed: No.}\n"
        f"claims:\n  - id: a\n    text: One.\n    about: open\n    {written}: open\n"
    )
    problems = problems_of(text)
    for problem in problems:
        assert_words_differ(problem)
    told = report(problems, Format.CONCISE)
    assert any(f"U+{ord(sign):04X}" in told for sign in written if is_odd(sign)), told


def others() -> Iterator[tuple[str, str]]:
    head = "debate:\n  title: T\n  question: Q?\n  positions: {open: Yes., closed: No.}\n"
    tail = "sources:\n  doe2021: {title: On air}\n"
    claim = "claims:\n  - {id: a, text: One., supports: open%s}\n"
    yield "source", head + claim % ", sources: dоe2021" + tail
    yield "source key", head + claim % "" + "sources:\n  dоe2021: {title: On air}\n"
    yield "theme", head + "  themes: {noise–free: Noise}\n" + claim % ", themes: noise-free"
    yield "themes", head + "  themes: {noise-free: Noise}\n" + claim % ", themes: noise–free"
    yield "case", head + "  cases: {big-city: In it}\n" + claim % ", cases: big‑city"
    yield "evidence", head + claim % ", evidence: mеasured"
    yield "tour", head + "  tours: [{id: t, title: T, steps: [{show: оpen}]}]\n" + claim % ""
    yield "file key", head + (claim % "").replace("claims:", "сlaims:")
    yield "position", head.replace("open: Yes.", "оpen: Yes.") + claim % ""
    yield "bullet", head + "claims:\n  – id: a\n    text: One.\n    supports: open\n"
    yield "quote", head + "claims:\n  - id: a\n    text: “One”: two.\n    supports: open\n"
    yield "arrow", head + "claims:\n  - id: a\n    text → One.\n    supports: open\n"


@pytest.mark.parametrize(("where", "text"), list(others()), ids=[where for where, _ in others()])
def test_wherever_a_sign_is_odd_it_is_named(where: str, text: str) -> None:
    problems = problems_of(text)
    assert problems, where
    for problem in problems:
        assert_words_differ(problem)
    assert re.search(r"U\+[0-9A-F]{4}", report(problems, Format.CONCISE)), report(problems)


@given(st.characters(exclude_categories=["Cs"]))
def test_every_sign_has_a_name_with_its_number(sign: str) -> None:
    assert f"(U+{ord(sign):04X})" in named(sign)
    assert spelt_out(sign).isascii() == (sign.isascii() or is_odd(sign))
    assert (odd_sign(sign) is None) == (not is_odd(sign))


def test_letters_with_accents_and_of_other_scripts_that_look_like_none_of_ours_are_shown_as_they_are() -> (
    None
):
    assert spelt_out("Lärm, café, 開放") == "Lärm, café, 開放"
    assert did_you_mean("lärm", "laerm") == "did you mean `laerm`?"


def test_consoles_know_how_our_signs_are_spelt() -> None:
    assert printed("–", "cp437") == "-"

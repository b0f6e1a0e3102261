"""A short id for a new claim, made of the words that its text is about."""

from __future__ import annotations

import re
from collections.abc import Collection

from argmap.edit.stop_words import STOP_WORDS
from argmap.model import Id
from argmap.suggest import plain_letters

MOST_WORDS = 4
LONGEST = 32
"""How many characters a proposed id has at most, so that it can be typed."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def short_id(text: str, taken: Collection[Id], *, number: int, language: str = "en") -> Id:
    """Return an id of a few words that a text is about, which nobody has yet.

    `number` is that of the claim in its debate: a text without ASCII letters becomes `c-NUMBER`.

    >>> short_id("The weights of a model can be inspected by anyone.", set(), number=17)
    'weights-model-inspected-anyone'
    >>> short_id("Der Lärm schadet allen.", set(), number=17, language="de")
    'laerm-schadet-allen'
    >>> short_id("Audits help.", {"audits-help"}, number=17), short_id("開放權重", set(), number=17)
    ('audits-help-2', 'c-17')
    """
    # `pt-BR` has the little words of `pt`.
    main = language.split("-", maxsplit=1)[0].lower()
    stop_words = STOP_WORDS.get(main, frozenset())
    every: list[str] = []
    telling: list[str] = []
    for word in _WORD.findall(text.casefold()):
        plain = _plain(word, main)
        if plain:
            every.append(plain)
            if word not in stop_words:
                telling.append(plain)
    words = telling or every  # "It is what it is" has no word that tells anything
    name = _joined(words)
    if not re.search("[a-z]", name):
        return _free("c", taken, start=number)
    if not name[0].isalpha():  # an id starts with a letter
        name = _joined(["c", *words])
    if name in taken:
        return _free(name, taken, start=2)
    return name


def _plain(word: str, language: str) -> str:
    """Return a word in ASCII letters and digits, as its language writes it without others.

    Nothing is left of one in another script.

    >>> _plain("lärm", "de"), _plain("lärm", "fi"), _plain("grün", "en")
    ('laerm', 'larm', 'grun')
    """
    letters = plain_letters(word, language).replace("'", "").replace("’", "")
    return letters if letters.isascii() else ""


def _joined(words: list[str]) -> str:
    """Return the first words as an id, at least one, cut where it is longer than an id may be."""
    name = words[0][:LONGEST] if words else ""
    for word in words[1:MOST_WORDS]:
        longer = f"{name}-{word}"
        if len(longer) > LONGEST:
            break
        name = longer
    return name


def _free(name: str, taken: Collection[Id], *, start: int) -> Id:
    """Return a name with the first number that nobody has yet."""
    number = start
    while f"{name}-{number}" in taken:
        number += 1
    return f"{name}-{number}"

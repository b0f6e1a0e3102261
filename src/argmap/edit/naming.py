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


def proposed_id(text: str, taken: Collection[Id], *, number: int, language: str = "en") -> Id:
    """Return an id of a few words that a text is about, which nobody has yet.

    `number` is that of the claim in its debate: a text without ASCII letters becomes `c-NUMBER`.

    >>> proposed_id("The weights of a model can be inspected by anyone.", set(), number=17)
    'weights-model-inspected-anyone'
    >>> proposed_id("Der Lärm schadet allen.", set(), number=17, language="de")
    'laerm-schadet-allen'
    >>> proposed_id("Audits help.", {"audits-help"}, number=17), proposed_id("開放權重", set(), number=17)
    ('audits-help-2', 'c-17')
    """
    main = language.split("-", maxsplit=1)[0].lower()
    little = STOP_WORDS.get(main, frozenset())
    found = [word for word in _WORD.findall(text.casefold()) if _plain(word, main)]
    telling = [_plain(word, main) for word in found if word not in little] or [_plain(word, main) for word in found]
    name = _joined(telling)
    if not re.search("[a-z]", name):
        return _free("c", taken, start=number)
    name = name if name[0].isalpha() else _joined(["c", *telling])
    return name if name not in taken else _free(name, taken, start=2)


def _plain(word: str, language: str) -> str:
    """Return a word in ASCII letters and digits, as its language writes it without others; nothing in another script.

    >>> _plain("lärm", "de"), _plain("lärm", "fi"), _plain("grün", "en")
    ('laerm', 'larm', 'grun')
    """
    letters = plain_letters(word, language).replace("'", "").replace("’", "")
    return letters if letters.isascii() else ""


def _joined(words: list[str]) -> str:
    """Return the first words as an id, at least one of them, cut where it is longer than an id may be."""
    name = words[0][:LONGEST] if words else ""
    for word in words[1:MOST_WORDS]:
        if len(name) + 1 + len(word) > LONGEST:
            break
        name += f"-{word}"
    return name


def _free(name: str, taken: Collection[Id], *, start: int) -> Id:
    number = start
    while f"{name}-{number}" in taken:
        number += 1
    return f"{name}-{number}"

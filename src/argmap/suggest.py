"""One suggestion for a word that is not known: the nearest of the words that are."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

from argmap.signs import LETTERS

_LOOKALIKES = str.maketrans(
    LETTERS | dict.fromkeys("‐‑‒–—−_ ·", "-")  # noqa: RUF001 - dashes of all kinds are the point
)


def folded(word: str) -> str:
    r"""Return the word as it looks to a hurried reader: one case, no accents, Cyrillic and Greek look-alikes as Latin.

    >>> folded("\u041epen_Weights")
    'open-weights'
    """
    if word.isascii():
        return word.lower().replace("_", "-").replace(" ", "-")
    plain = unicodedata.normalize("NFKD", word.casefold()).translate(_LOOKALIKES)
    return "".join(sign for sign in plain if not unicodedata.combining(sign) and unicodedata.category(sign) != "Cf")


_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"})
_SPELLINGS = {
    "de": str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"}),
    **dict.fromkeys(("da", "nb", "nn", "no"), str.maketrans({"å": "aa", "ø": "oe", "æ": "ae"})),
}
"""How languages write their letters where only ASCII is at hand."""


def plain_letters(text: str, language: str = "en") -> str:
    """Return a text in small letters without accents, as its language writes them; other scripts stay.

    >>> plain_letters("Lärm", "de"), plain_letters("Lärm"), plain_letters("Straße")
    ('laerm', 'larm', 'strasse')
    """
    composed = unicodedata.normalize("NFC", text.casefold())
    spelt = composed.translate(_SPELLINGS.get(language.split("-", maxsplit=1)[0].lower(), {})).translate(_LETTERS)
    parts = unicodedata.normalize("NFKD", spelt)
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def nearest(word: str, choices: Iterable[str], *, synonyms: Mapping[str, str] | None = None) -> str | None:
    """Return the choice that was most likely meant, None where no choice is near.

    A synonym wins, then a choice that looks the same, then the least edit distance (a swap of neighbours counts 1)
    up to a third of the word's length, at least 1; of equally near choices the first. O(choices), the distance itself
    is a few machine words.

    >>> nearest("audti", ["audit", "misuse"])
    'audit'
    >>> nearest("attacks", ["supports", "rebuts"], synonyms={"attacks": "rebuts"})
    'rebuts'
    """
    known = list(choices)
    looked = folded(word)
    synonym = (synonyms or {}).get(looked)
    if synonym in known:
        return synonym
    looks = folded("\n".join(known)).split("\n")
    if looked in looks and len(looks) == len(known):
        return known[looks.index(looked)]
    return _least_edited(looked, known)


def _least_edited(word: str, choices: list[str]) -> str | None:
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extractOne

    best = extractOne(word, choices, scorer=OSA.distance, score_cutoff=max(1, len(word) // 3))
    return None if best is None or not word else best[0]

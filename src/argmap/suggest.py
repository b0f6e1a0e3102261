"""What may have been meant by a word that is not known.

The word that looks the same, or the nearest one. A word that looks the same *is* the word, written
otherwise. One that is only near may be another word: whoever shows it asks ("did you mean"), and
nothing is ever changed for it unasked. Where the difference turns the meaning round, or where
several words are equally near, there is nothing to be suggested.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from argmap.signs import LETTERS, did_you_mean

_LOOKALIKES = str.maketrans(
    LETTERS | dict.fromkeys("‐‑‒–—−_ ·", "-")  # noqa: RUF001 - dashes of all kinds are the point
)
_QUOTES = " \t\"'`´“”„‟«»‘’‚‛‹›"  # noqa: RUF001 - all signs that anybody quotes with

_NEGATIONS = (
    "un",
    "non",
    "no",
    "not",
    "anti",
    "in",
    "im",
    "il",
    "ir",
    "dis",
    "de",
    "counter",
    "never",
    "without",
)
"""What turns a word round when it stands before it, as a word of its own or not."""

DENIALS = frozenset("-!~¬")
"""Signs in front of a word that say no, as programmers and logicians write it."""

_VERBS = {
    "ca": "can",
    "wo": "will",
    **{verb: verb for verb in ("are", "do", "does", "is", "need", "should", "was", "were")},
}
_NEGATED = {"cannot": "can", **{f"{stem}nt": verb for stem, verb in _VERBS.items()}}
"""Verbs that say no, as an id holds them, and what they deny."""

MOST_TIED = 3
"""How many words are named that are equally near; of more nobody knows which one was meant."""


class Suggestion(NamedTuple):
    """What a word may stand for: nothing, one word, or several that are equally near."""

    words: tuple[str, ...] = ()
    is_same: bool = False
    """Whether the one word looks the same: but for case, separators, quotes, look-alike and
    invisible signs."""

    @property
    def meant(self) -> str | None:
        """The word that was probably meant; None where there is none, or no telling which one."""
        return self.words[0] if len(self.words) == 1 else None

    def asked(self, written: str) -> str | None:
        """Return the question whether it was meant by what is written, or what else is near."""
        if self.meant:
            return did_you_mean(written, self.meant)
        if not self.words:
            return None
        *most, last = [f"`{word}`" for word in self.words]
        return f"{', '.join(most)} and {last} are equally near"


NOTHING = Suggestion()
"""What stands for a word that is near to none."""


def folded(word: str) -> str:
    r"""Return the word as it looks to a hurried reader.

    One case, no accents, Cyrillic and Greek look-alikes as Latin.

    >>> folded("\u041epen_Weights"), folded("open\u200b\u2010weights")
    ('open-weights', 'open-weights')
    """
    if word.isascii():
        return word.lower().replace("_", "-").replace(" ", "-")
    plain = unicodedata.normalize("NFKD", word.casefold()).translate(_LOOKALIKES)
    return "".join(
        sign
        for sign in plain
        if not unicodedata.combining(sign) and unicodedata.category(sign) != "Cf"
    )


def same_look(word: str) -> str:
    """Return the form in which two spellings of one name are equal.

    Folded, without quotes, each separator a hyphen. A dash in front stays: it may be a minus, which
    says the opposite.

    >>> same_look(" 'Clean_Air.' "), same_look("clean--air"), same_look("-clean-air")
    ('clean-air', 'clean-air', '-clean-air')
    """
    bare = folded(word.strip(_QUOTES)).rstrip("-.")
    return re.sub(r"[-.\s]+", "-", bare)


def suggestion(word: str, choices: Iterable[str]) -> Suggestion:
    """Return which of the choices a word may stand for.

    The one that looks the same, else those at the least edit distance (a swap of neighbours counts
    1) up to a third of the word's length, at least 1. Nothing where the nearest one differs in its
    number only, or by a negation. O(choices), the distance itself is a few machine words.

    >>> suggestion("roe2021", ["doe2021", "roe2020"]).asked("roe2021")
    '`doe2021` and `roe2020` are equally near'
    >>> suggestion("unregulated", ["regulated"]), suggestion("reason-2", ["reason-1"])
    (Suggestion(words=(), is_same=False), Suggestion(words=(), is_same=False))
    """
    known = list(choices)
    # All at once, since to fold one long text is much quicker than many short ones.
    looks = folded("\n".join(known)).replace(".", "-").split("\n")
    if len(looks) != len(known):  # a name of several lines: those are told one by one
        looks = [same_look(each) for each in known]
    looked = same_look(word)
    alike = tuple(name for name, look in zip(known, looks, strict=True) if look == looked)
    if alike:
        return Suggestion(alike[:MOST_TIED], is_same=len(alike) == 1)
    return Suggestion(_least_edited(looked, known, looks) or _begun(looked, known, looks))


_KIND_IN_FRONT = re.compile(
    r"^(?:claim|arg|argument|id|node|reason|objection|position|source|ref|c)-(?=[a-z])"
)
"""What some write in front of each name of a kind."""

SHORTEST_START = 4
"""How many signs the start of a name has at least that may stand for all of it."""


def _begun(word: str, known: list[str], looks: list[str]) -> tuple[str, ...]:
    """Return the one choice whose first words a word is, or that it names behind its kind.

    None that it may deny.

    >>> known = ["tired-at-night"]
    >>> [_begun(word, known, known) for word in ("tired", "claim-tired-at-night", "tir")]
    [('tired-at-night',), ('tired-at-night',), ()]
    """
    if (bare := _KIND_IN_FRONT.sub("", word)) != word and bare in looks:
        return (known[looks.index(bare)],)
    if len(word) < SHORTEST_START:
        return ()
    found = [number for number, look in enumerate(looks) if look.startswith(f"{word}-")]
    if len(found) != 1 or is_another(word, looks[found[0]]):
        return ()
    return (known[found[0]],)


_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"}
)
_SPELLINGS = {
    "de": str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"}),
    **dict.fromkeys(("da", "nb", "nn", "no"), str.maketrans({"å": "aa", "ø": "oe", "æ": "ae"})),
}
"""How languages write their letters where only ASCII is at hand."""


def plain_letters(text: str, language: str = "en") -> str:
    """Return a text in small letters without accents, as its language writes them.

    Other scripts stay.

    >>> plain_letters("Lärm", "de"), plain_letters("Lärm"), plain_letters("Straße")
    ('laerm', 'larm', 'strasse')
    """
    composed = unicodedata.normalize("NFC", text.casefold())
    spelt = composed.translate(
        _SPELLINGS.get(language.split("-", maxsplit=1)[0].lower(), {})
    ).translate(_LETTERS)
    parts = unicodedata.normalize("NFKD", spelt)
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def nearest(
    word: str, choices: Iterable[str], *, synonyms: Mapping[str, str] | None = None
) -> str | None:
    """Return the choice that was most likely meant.

    None where no choice is near, or several are equally near. A synonym wins, then `suggestion`.

    >>> nearest("audti", ["audit", "misuse"])
    'audit'
    >>> nearest("attacks", ["supports", "rebuts"], synonyms={"attacks": "rebuts"})
    'rebuts'
    """
    known = list(choices)
    synonym = (synonyms or {}).get(same_look(word))
    return synonym if synonym in known else suggestion(word, known).meant


def _least_edited(word: str, known: list[str], looks: list[str]) -> tuple[str, ...]:
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    near = (
        extract(word, looks, scorer=OSA.distance, score_cutoff=max(1, len(word) // 3), limit=None)
        if word
        else []
    )
    least = [number for _, distance, number in near if distance == near[0][1]]
    apt = [number for number in least if not is_another(word, looks[number])]
    # More than a few that are equally near are no hint, be some of them negations or not.
    if not apt or len(least) > MOST_TIED:
        return ()
    return tuple(known[number] for number in sorted(least))


def is_another(word: str, other: str) -> bool:
    """Tell whether two names that are nearly alike mean two things.

    Other numbers, other single letters, a negation.

    >>> is_another("gpt-5", "gpt-4"), is_another("plan-a", "plan-b"), is_another("audti", "audit")
    (True, True, False)
    """
    if word[:1] != other[:1] and {word[:1], other[:1]} & DENIALS:
        return True
    if re.findall(r"\d+", word) != re.findall(r"\d+", other):
        return True
    if (
        _single_letters(word) != _single_letters(other)
        and len(word.split("-")) == len(other.split("-")) > 1
    ):
        return True
    return _denies(word, other) or _denies(other, word)


def _single_letters(word: str) -> set[str]:
    """Return the parts of a name that are one sign alone, as in `plan-a`."""
    return {part for part in word.split("-") if len(part) == 1}


def _denies(word: str, other: str) -> bool:
    """Tell whether a negation in `word` is a part of what makes it differ from `other`."""
    from rapidfuzz.distance import OSA

    distance = OSA.distance(word, other)
    return any(
        OSA.distance(affirmed, other) + len(word) - len(affirmed) <= distance
        for affirmed in _affirmations(word)
    )


def _affirmations(word: str) -> list[str]:
    """Return a name without each one of its negations."""
    parts = word.split("-")
    found = []
    for number, part in enumerate(parts):
        before, after = parts[:number], parts[number + 1 :]
        if part in _NEGATIONS and len(parts) > 1:
            found.append("-".join((*before, *after)))
        if part in _NEGATED:
            found.append("-".join((*before, _NEGATED[part], *after)))
        starts = [each for each in _NEGATIONS if part.startswith(each) and part != each]
        found += ["-".join((*before, part.removeprefix(each), *after)) for each in starts]
    return found

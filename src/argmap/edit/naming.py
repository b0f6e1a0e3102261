"""A short id for a new claim, made of the words that its text is about."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from types import MappingProxyType

from argmap.model import Id

MOST_WORDS = 4
LONGEST = 32
"""How many characters a proposed id has at most, so that it can be typed."""

_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"})
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

STOP_WORDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        language: frozenset(words.split())
        for language, words in {
            "en": """a about above after all also although an and any are as at be because been before being both but by
                can could did do does during each either even every few for from further had has have he her here hers
                him his how however i if in into is it its itself just let many may me might more most much must my
                neither nor of off on once one ones only or other our out over own per rather same shall she should so
                some such than that the their them then there these they this those through thus to too under until up
                upon us very was we were what when where whether which while who whom whose why will with within would
                you your""",
            "de": """aber als also am an auch auf aus bei bin bis da damit dann das dass dem den der des dessen die dies
                diese diesem diesen dieser dieses doch dort durch ein eine einem einen einer eines er es etwas für gegen
                hat haben hatte hier ich ihr ihre ihrem ihren ihrer im in ist ja jede jedem jeden jeder jedes kann
                können man mehr mit muss müssen nach noch nur ob oder sehr sein seine sich sie sind so sollte sollten
                solche über um und uns unter vom von vor war waren was weil welche wenn wer werden wie wir wird wo wurde
                wurden zu zum zur zwar""",
            "fr": """à afin ainsi alors au aucun aussi autre aux avec beaucoup car ce cela ces cet cette ceux chaque
                comme dans de depuis des donc dont du elle elles en encore est et étaient était être eux fait il ils je
                l la le les leur leurs lui ma mais même mes moi mon notre nos nous on ont ou où par parce peut peuvent
                plus pour qu que quel quelle qui sa sans se ses si son sont sous sur ta te toi ton tout tous toute un
                une vers voici votre vous y""",
            "es": """a al algo ante antes aunque cada como con cual cuando de del desde donde dos e el ella ellos en
                entre era es esa ese eso esta está este esto fue ha han hasta hay la las le les lo los más me mi muy
                nos o otra otro para pero por porque pues que qué quien se sea ser si sí sin sobre son su sus también
                tan te tiene todo un una uno unos y ya""",
        }.items()
    }
)
"""The words that say little by themselves, by language; a text in another language keeps all of its words."""


def proposed_id(text: str, taken: Collection[Id], *, number: int, language: str = "en") -> Id:
    """Return an id of a few words that a text is about, which nobody has yet.

    `number` is that of the claim in its debate: a text without ASCII letters becomes `c-NUMBER`.

    >>> proposed_id("The weights of a model can be inspected by anyone.", set(), number=17)
    'weights-model-inspected-anyone'
    >>> proposed_id("Audits help.", {"audits-help"}, number=17), proposed_id("開放權重", set(), number=17)
    ('audits-help-2', 'c-17')
    """
    words = [word for word in map(_plain, _WORD.findall(text.casefold())) if word]
    little = STOP_WORDS.get(language.split("-", maxsplit=1)[0].lower(), frozenset())
    telling = [word for word in words if word not in _plained(little)] or words
    name = _joined(telling)
    if not re.search("[a-z]", name):
        return _free("c", taken, start=number)
    name = name if name[0].isalpha() else _joined(["c", *telling])
    return name if name not in taken else _free(name, taken, start=2)


def _plain(word: str) -> str:
    """Return a word in ASCII letters and digits, nothing for one in another script."""
    parts = unicodedata.normalize("NFKD", word.translate(_LETTERS))
    letters = "".join(sign for sign in parts if not unicodedata.combining(sign) and sign not in "'’")
    return letters if letters.isascii() else ""


def _plained(words: Collection[str]) -> set[str]:
    return {_plain(word) for word in words}


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

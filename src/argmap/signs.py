"""Signs that only look like others, or like nothing.

Cyrillic and Greek letters, dashes, invisible signs. Who reads a message about them sees two equal
words. So they are told by number and name, and never shown as they are.
"""

from __future__ import annotations

import unicodedata

_CYRILLIC = dict(zip("асеорхуіјѕһԁԛԝт", "aceopxyijshdqwt", strict=True))
_GREEK = dict(zip("αοερικνυτ", "aoepikvut", strict=True))
LETTERS = _CYRILLIC | _GREEK
"""Small letters of other scripts, each with the one of ours that it looks like."""

_SCRIPTS = ("CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "LISU")
_DASHES = "\N{MINUS SIGN}\N{HYPHEN BULLET}\N{SOFT HYPHEN}\N{MODIFIER LETTER MINUS SIGN}"
_DRAWN = (
    "\N{MIDDLE DOT}\N{MULTIPLICATION SIGN}\N{BLACK CIRCLE}\N{WHITE CIRCLE}\N{HORIZONTAL ELLIPSIS}"
)
_ARROWS = (
    "\N{RIGHTWARDS ARROW}\N{BLACK UP-POINTING TRIANGLE}\N{BLACK DOWN-POINTING TRIANGLE}"
    "\N{CHECK MARK}\N{BALLOT X}"
)
_OTHERS = frozenset(_DASHES + _DRAWN + _ARROWS + "∅↻‘’‚“”„«»")  # noqa: RUF001 - these are the point
"""Further signs for which a poor console shows plain ones."""

_INVISIBLE = ("Cf", "Cc", "Cn", "Co", "Cs", "Zl", "Zp")
_NAMES = {
    "\N{NON-BREAKING HYPHEN}": "a no-break hyphen",
    "\N{HYPHEN}": "a typographic hyphen",
    "\N{NO-BREAK SPACE}": "a no-break space",
    "\N{ZERO WIDTH SPACE}": "a zero-width space",
    "\N{ZERO WIDTH NO-BREAK SPACE}": "a zero-width no-break space",
}
_COUNTED = {2: "two", 3: "three"}
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


def odd_sign(word: str) -> str | None:
    r"""Name the first sign of a word that is easily taken for another one, None where it has none.

    >>> odd_sign("clean\N{EN DASH}air")
    'the 6th sign is an en dash (U+2013), not a hyphen'
    >>> odd_sign("\N{CYRILLIC SMALL LETTER A}udit"), odd_sign("lärm")
    ('the first letter is Cyrillic (U+0430), not Latin', None)
    """
    odd = [place for place, sign in enumerate(word) if is_odd(sign)]
    if not odd:
        return None
    sign = word[odd[0]]
    kind = "letter" if _script(sign) else "sign"
    more = f"; {len(odd) - 1} more like it" if len(odd) > 1 else ""
    return f"the {_ordinal(odd[0] + 1)} {kind} is {_told(sign)}{more}"


def is_odd(sign: str) -> bool:
    """Tell whether a sign looks like another one of ASCII, or like nothing."""
    if sign.isascii():
        return not sign.isprintable()
    category = unicodedata.category(sign)
    if category in _INVISIBLE or category in ("Pd", "Zs") or sign in _OTHERS:
        return True
    plain = unicodedata.normalize("NFKD", sign)
    return bool(_script(sign)) or plain.isascii()


def spelt_out(word: str) -> str:
    r"""Return a word with each sign that looks like another one by its number.

    No two words are shown alike.

    >>> spelt_out("clean\N{EN DASH}air")
    'clean\\u2013air'
    """
    if word.isascii() and word.isprintable():
        return word
    return "".join(_number(sign) if is_odd(sign) else sign for sign in word)


def did_you_mean(written: str, suggestion: str) -> str:
    r"""Return the question whether a word was meant.

    Where only a look-alike tells them apart, with its name.

    >>> did_you_mean("audti", "audit")
    'did you mean `audit`?'
    >>> did_you_mean("clean\N{EN DASH}air", "clean-air").removeprefix("did you mean ")
    '`clean-air`? The 6th sign is an en dash (U+2013), not a hyphen'
    """
    question = f"did you mean `{spelt_out(suggestion)}`?"
    if odd := odd_sign(written):
        return f"{question} {odd[0].upper()}{odd[1:]}"
    if odd := odd_sign(suggestion):
        return f"{question} There {odd}"
    return question


def _number(sign: str) -> str:
    return sign.encode("unicode_escape").decode()


def _script(sign: str) -> str:
    """Return the script of a letter that looks like one of ours, nothing for any other sign."""
    if unicodedata.decomposition(sign) and sign.casefold() not in LETTERS:
        return ""  # a letter with an accent looks like no other one
    script = unicodedata.name(sign, "").partition(" ")[0]
    return script.capitalize() if script in _SCRIPTS else ""


def _told(sign: str) -> str:
    """Return the name of a sign, and what it is taken for."""
    if script := _script(sign):
        return f"{script} (U+{ord(sign):04X}), not Latin"
    name = named(sign)
    if unicodedata.category(sign) in _INVISIBLE:
        return f"{name}, which cannot be seen"
    if unicodedata.category(sign) in ("Pd", "Zs") or sign in _DASHES:
        return f"{name}, not a {'plain one' if 'hyphen' in name else 'hyphen'}"
    if "ligature" in name:
        letters = len(unicodedata.normalize("NFKD", sign))
        return f"{name}, not {_COUNTED.get(letters, 'several')} letters"
    return name


def named(sign: str) -> str:
    r"""Return what a sign is called, with its number.

    >>> named("\N{EN DASH}"), named("\N{LATIN SMALL LIGATURE FI}")
    ('an en dash (U+2013)', 'a ligature fi (U+FB01)')
    """
    called = (
        unicodedata.name(sign, "control character")
        .lower()
        .replace("latin small ligature", "ligature")
    )
    article = "an" if called[0] in "aeiou" else "a"
    return f"{_NAMES.get(sign) or f'{article} {called}'} (U+{ord(sign):04X})"


def _ordinal(number: int) -> str:
    """Return a number as a place in a row.

    >>> _ordinal(1), _ordinal(2), _ordinal(11), _ordinal(32)
    ('first', '2nd', '11th', '32nd')
    """
    if number == 1:
        return "first"
    is_teen = number % 100 in (11, 12, 13)
    return f"{number}{'th' if is_teen else _ENDINGS.get(number % 10, 'th')}"

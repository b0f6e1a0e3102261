"""The words for a number that is none, or none of those that are allowed."""

from __future__ import annotations

import re
import unicodedata

from argmap import model
from argmap.codes import Code
from argmap.loading.words.misfit import Misfit
from argmap.loading.words.subject import shown
from argmap.loading.words.values import finding_of
from argmap.problem import Finding

PERCENT = 100

_EXPECTED = {
    "weight": "a number above 0 and at most 1",
    "plausibility": "a number from 0 to 1",
    "depth": "a whole number from 0 to 20",
    "format": f"the number of the format, {model.FORMAT}",
    "year": "a year such as 2024",
}
"""What each key holds."""

_SHARES = ("weight", "plausibility")
"""The keys whose numbers are at most 1."""

_OF_MANY = re.compile(r"(\d{1,3}) ?(?:/|of|out of) ?(10|100)")
_PERCENT = re.compile(r"(\d{1,3}) ?%")
_ALLOWED = re.compile(r"0|[1-9]\d?|[01]?\.\d+")
_POINTS = {ord("\u066b"): ".", ord("\uff0e"): ".", ord("\uff05"): "%", ord("\u066a"): "%"}


def bad_number(misfit: Misfit) -> Finding:
    """Return the words for what is no number, or none of those that are allowed."""
    given = str(misfit.given).strip()
    expected = _EXPECTED.get(misfit.key, _EXPECTED["year"])
    message = f"{misfit.named} is `{shown(given)}`; it is {expected}"
    if misfit.key == "format":
        help_ = f"write `{model.FORMAT}`, or leave the line out"
        return finding_of(misfit, Code.BAD_NUMBER, message, help_)
    if misfit.key == "year":
        return finding_of(misfit, Code.BAD_NUMBER, message, _year_meant(given))
    meant = _number_meant(given, is_whole=misfit.key == "depth")
    if meant and float(meant) > 1 and misfit.key in _SHARES:
        # A comma between digits: `1,5` is no list but beyond the range.
        whole, _, rest = meant.partition(".")
        help_ = with_a_point(misfit.key, whole, rest) if rest else _remedy(misfit, given)
        return finding_of(misfit, Code.BAD_NUMBER, message, help_)
    # A share of ten, or a number in other digits, may be meant in another way.
    is_sure = given.isascii() and not re.search(r"/|of", given)
    help_ = f"write `{meant}`" if meant else _remedy(misfit, given)
    return finding_of(misfit, Code.BAD_NUMBER, message, help_, replacement=meant, safe=is_sure)


def _remedy(misfit: Misfit, given: str) -> str:
    """Return what to do about a number of which only the author knows what it should be."""
    # Two digits without a sign are most often a percentage, but not beyond doubt.
    if misfit.key != "depth" and re.fullmatch(r"[1-9]\d", given):
        return f"for {given} percent write `{int(given) / PERCENT:g}`"
    # `0,8` between braces is `0` and a key `8`.
    rest = next((key for key in misfit.owner if str(key).isdigit()), None)
    if given == "0" and rest:
        return with_a_point(misfit.key, given, str(rest))
    return "choose one in this range, or leave the line out"


def with_a_point(key: str, whole: str, rest: str) -> str:
    """Return what to write for a number that a decimal comma cuts in two."""
    written = f"{whole}.{rest}"
    said = "a number has a point and no comma"
    if key in _SHARES and float(written) > 1:
        return f"{said}; and `{written}` is not {_EXPECTED[key].removeprefix('a number ')}"
    return f"{said}: write `{written}`"


def _year_meant(given: str) -> str:
    if re.fullmatch(r"\d{4}-\d\d(-\d\d)?", given):
        return f"a day goes into `date: {given}`"
    if short := re.fullmatch(r"['’`‘]?(\d\d)['’`‘]?", given):
        return f"write the year in full: `20{short[1]}`, or `19{short[1]}`"
    found = re.search(r"(?<!\d)\d{4}(?!\d)", given)
    if found is None:
        return "leave the line out"
    return f"write `{found[0]}`, and what else there is to say into `date`"


def _in_our_digits(given: str) -> str:
    """Return a number with the digits 0 to 9 and a point, whatever script it is written in."""
    digits = []
    for sign in given:
        is_other = sign.isdecimal() and not sign.isascii()
        digits.append(str(unicodedata.decimal(sign)) if is_other else sign)
    return "".join(digits).translate(_POINTS)


def _number_meant(given: str, *, is_whole: bool) -> str | None:
    """Return the number that was meant.

    In other digits, with a comma, a percentage, so many of ten.
    """
    ours = _in_our_digits(given)
    meant = _share_meant(ours)
    if not given.isascii() and _ALLOWED.fullmatch(ours):
        meant = ours
    if meant and is_whole and not meant.isdigit():
        return None
    return meant


def _share_meant(given: str) -> str | None:
    """Return the number from 0 to 1 that was meant, if one was."""
    if of_many := _OF_MANY.fullmatch(given):
        share, whole = int(of_many[1]), int(of_many[2])
        if 0 < share <= whole:
            return f"{share / whole:g}"
    if re.fullmatch(r"[01],\d+", given):
        return given.replace(",", ".")
    if percent := _PERCENT.fullmatch(given):
        share = int(percent[1])
        if 0 < share <= PERCENT:
            return f"{share / PERCENT:g}"
    return None

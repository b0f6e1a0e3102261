"""The words for a number that is none, or none of those that are allowed."""

from __future__ import annotations

import re
import unicodedata

from argmap import model
from argmap.codes import Code
from argmap.loading.words.fault import Fault
from argmap.loading.words.subject import shown
from argmap.loading.words.values import finding_of
from argmap.problem import Finding

RANGES = {"weight": "above 0 and at most 1", "plausibility": "from 0 to 1", "depth": "from 0 to 20"}


def number(fault: Fault) -> Finding:
    """Return the words for what is no number, or none of those that are allowed."""
    given = str(fault.given).strip()
    expected = (
        f"a {'whole ' if fault.key == 'depth' else ''}number {RANGES[fault.key]}"
        if fault.key in RANGES
        else "a year such as 2024"
    )
    message = f"{fault.named} is `{shown(given)}`; it is {expected}"
    if fault.key == "format":
        message = (
            f"{fault.named} is `{shown(given)}`; it is the number of the format, {model.FORMAT}"
        )
        return finding_of(
            fault, Code.BAD_NUMBER, message, f"write `{model.FORMAT}`, or leave the line out"
        )
    if fault.key == "year":
        return finding_of(fault, Code.BAD_NUMBER, message, *_year_meant(given))
    meant = _number_meant(_in_our_digits(given))
    if not given.isascii() and re.fullmatch(r"0|[1-9]\d?|[01]?\.\d+", _in_our_digits(given)):
        meant = _in_our_digits(given)
    if fault.key == "depth" and meant and not meant.isdigit():
        meant = None
    if meant and float(meant) > 1 and fault.key != "depth":
        return finding_of(
            fault, Code.BAD_NUMBER, message, with_a_point(fault.key, *meant.split("."))
        )
    percent = re.fullmatch(r"[1-9]\d", given) is not None and fault.key != "depth"
    help_ = "choose one in this range, or leave the line out"
    if given == "0" and (
        rest := next((key for key in fault.owner or () if str(key).isdigit()), None)
    ):
        help_ = with_a_point(fault.key, given, str(rest))
    if meant or percent:
        help_ = f"write `{meant}`" if meant else f"for {given} percent write `{int(given) / 100:g}`"
    is_ours = given.isascii() and not re.search(r"/|of", given)
    return finding_of(fault, Code.BAD_NUMBER, message, help_, replacement=meant, safe=is_ours)


def with_a_point(key: str, whole: str, rest: str) -> str:
    """Return what to write for a number that a decimal comma cuts in two, if that is one of those allowed."""
    number = f"{whole}.{rest}"
    if key in ("weight", "plausibility") and float(number) > 1:
        return f"a number has a point and no comma; and `{number}` is not {RANGES[key]}"
    return f"a number has a point and no comma: write `{number}`"


def _year_meant(given: str) -> tuple[str, ...]:
    if re.fullmatch(r"\d{4}-\d\d(-\d\d)?", given):
        return (f"a day goes into `date: {given}`",)
    found = re.search(r"(?<!\d)\d{4}(?!\d)", given)
    return (
        (f"write `{found[0]}`, and what else there is to say into `date`",)
        if found
        else ("leave the line out",)
    )


def _in_our_digits(given: str) -> str:
    """Return a number with the digits 0 to 9 and a point, whatever script it is written in."""
    digits = (
        sign if sign.isascii() or not sign.isdecimal() else str(unicodedata.decimal(sign))
        for sign in given
    )
    return "".join(digits).translate(_POINTS)


_POINTS = {ord("\u066b"): ".", ord("\uff0e"): ".", ord("\uff05"): "%", ord("\u066a"): "%"}


def _number_meant(given: str) -> str | None:
    """Return what to write for a decimal comma, a percentage, or so many of ten."""
    share = re.fullmatch(r"(\d{1,3}) ?(?:/|of|out of) ?(10|100)", given)
    if share and 0 < int(share[1]) <= int(share[2]):
        return f"{int(share[1]) / int(share[2]):g}"
    if re.fullmatch(r"[01],\d+", given):
        return given.replace(",", ".")
    if re.fullmatch(r"\d{1,3} ?%", given) and 0 < int(given.rstrip("% ")) <= 100:
        return f"{int(given.rstrip('% ')) / 100:g}"
    return None

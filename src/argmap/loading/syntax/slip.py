"""An everyday slip as a value, and how lines of a debate hang together."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from argmap.codes import Code
from argmap.loading.kinds import REFERENCES

Cut = tuple[int, int, int, str]
"""A line and the columns from and to, all from 0, and what to put there."""


@dataclass(frozen=True, slots=True)
class Mend:
    """What puts a slip right; safe where the author's meaning is beyond doubt."""

    title: str
    cuts: tuple[Cut, ...]
    safe: bool = True


@dataclass(frozen=True, slots=True)
class Slip:
    """An everyday slip: its code, what is wrong, what to do, its line and columns (from 0), and what mends it."""

    code: Code
    message: str
    help: str
    line: int
    start: int
    end: int
    mend: Mend | None = None


Lines = Sequence[str]
Look = Callable[[Lines, int], Slip | None]

LONGEST = 200
"""How many lines of one text or entry are looked at."""

WIDEST = 2_000
"""How long a line may be to be looked at; a text has 500 characters at most."""

_COMMENT = re.compile(r"(?:^|  )# ")


def as_block(lines: Lines, line: int, *, through: int | None = None) -> Mend | None:
    """Return what writes the text of a line below `>-`, with the lines on which it goes on, `through` one of them."""
    found = re.match(r"^( *(?:- +)*)(?:([\w-]+):( +|$))?", lines[line])
    if found is None or not lines[line][found.end() :].strip():
        return None
    if found[2] in REFERENCES:
        return _as_name(lines[line], line, found)
    below = len(found[1]) + 2 if found[2] else max(found[1].rfind("-"), 0) + 2
    text = lines[line].rstrip()
    comment = _COMMENT.search(text, found.end())
    end = len(text[: comment.start()].rstrip()) if comment else len(text)
    cuts: list[Cut] = [(line, found.end(), len(lines[line]), f">-\n{' ' * below}{text[found.end() : end]}")]
    certain = range(line + 1, line + 1 if through is None else through + 1)
    more = [*certain, *continuation(lines, line if through is None else through, below - 2)]
    cuts += [(number, 0, indent_of(lines[number]), " " * below) for number in more]
    return Mend(f"write it below `{found[2] or '-'}{':' if found[2] else ''} >-`", tuple(cuts))


def _as_name(text: str, line: int, key: re.Match[str]) -> Mend | None:
    """Return what leaves only the one name of a reference, whatever marks stand around it; it is no text."""
    names = set(re.findall(r"[A-Za-z0-9][\w.-]*", text[key.end() :])) - {key[2]}
    if len(names) != 1:
        return None
    name = names.pop()
    return Mend(f"write `{name}`", ((line, key.end(), len(text.rstrip()), name),))


def continuation(lines: Lines, line: int, indent: int) -> list[int]:
    """Return the lines on which a text goes on: deeper indented than its key, and no keys or entries themselves."""
    more = []
    for number in range(line + 1, min(len(lines), line + LONGEST)):
        text = lines[number]
        if not text.strip() or indent_of(text) <= indent or looks_like_key(text):
            break
        more.append(number)
    return more


def indent_of(text: str) -> int:
    """Return how many blanks a line starts with."""
    return len(text) - len(text.lstrip(" "))


def is_below(text: str, indent: int) -> bool:
    """Tell whether a line is indented further than a place, or empty."""
    return not text.strip() or indent_of(text) > indent


def looks_like_key(text: str) -> bool:
    """Tell whether a line may start a key or an entry of a list."""
    return re.match(r"^ *(?:- |-$|#|(?:- +)*[A-Za-z_][\w-]*:(?: |$))", text) is not None


def is_within_block(lines: Lines, number: int) -> bool:
    """Tell whether a line belongs to a text below `>-` or `|`, where every sign is only a sign."""
    indent = indent_of(lines[number])
    for above in range(number - 1, max(-1, number - 50), -1):
        if lines[above].strip() and indent_of(lines[above]) < indent:
            return re.search(r"[:-] +[|>][-+\d]* *$", lines[above]) is not None
    return False

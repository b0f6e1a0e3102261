"""Brackets that are not closed, or close nothing, where a parser gave up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

from argmap.codes import Code
from argmap.loading.scalars import inline
from argmap.loading.syntax import slips
from argmap.loading.syntax.slip import (
    LONGEST,
    WIDEST,
    Lines,
    Mend,
    Slip,
    indent_of,
    is_below,
    looks_like_key,
)


class Place(NamedTuple):
    """A line and a column, from 0, as a parser marks them."""

    line: int
    column: int


def sign_at(lines: Lines, mark: Any) -> str:
    """Return the sign at a parser's mark, which may stand behind the last line."""
    return lines[mark.line][mark.column : mark.column + 1] if mark.line < len(lines) else ""


def bracket(lines: Lines, line: int, column: int, error: yaml.MarkedYAMLError) -> Iterator[Slip]:
    """A bracket that is not closed, or that closes nothing."""
    mark: Any = error.context_mark
    opened = sign_at(lines, mark) if mark is not None and "flow" in (error.context or "") else ""
    closing = lines[line][column : column + 1]
    if (
        opened
        and closing in ("]", "}")
        and closing
        and _is_one_too_many(lines, Place(line, column))
    ):
        yield _needless(closing, line, column)
    elif opened in ("[", "{") and opened:
        yield _opened(lines, mark, line, opened)
    elif (opened := lines[line][column : column + 1]) in ("[", "{") and opened:
        yield _opened(lines, Place(line, column), line, opened)
    elif closing in ("]", "}") and closing:
        yield _needless(closing, line, column)


def _needless(closing: str, line: int, column: int) -> Slip:
    mend = Mend("delete it", ((line, column, column + 1, ""),), safe=False)
    help_ = "delete it, or open the bracket before"
    return _open_bracket(
        f"this `{closing}` closes nothing", help_, (line, column, column + 1), mend
    )


def _is_one_too_many(lines: Lines, closing: Place) -> bool:
    """Tell whether every bracket of a text is closed in its order once one of them is left out."""
    if len(lines) > MOST_LINES:
        return False
    waiting: list[str] = []
    for number, text in enumerate(lines):
        bare = _QUOTED.sub(lambda each: " " * len(each[0]), text[:WIDEST])
        for found in _BRACKETS.finditer(bare):
            if (number, found.start()) == closing:
                continue
            if found[0] in "{[":
                waiting.append(found[0])
            elif not waiting or waiting.pop() != _CLOSES[found[0]]:
                return False
    return not waiting


MOST_LINES = 2_000
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|(?:^|(?<= ))#.*")
_BRACKETS = re.compile(r"[{}\[\]]")


def still_open(lines: Lines, line: int) -> Iterator[Slip]:
    """A bracket that an entry below shows to be still open."""
    for number in range(line - 1, max(-1, line - LONGEST), -1):
        found = _STILL_OPEN.search(lines[number][:WIDEST])
        if found:
            yield _opened(lines, Place(number, found.start(1)), number, found[1])
            return
        if looks_like_key(lines[number]):
            return


_STILL_OPEN = re.compile(r"(?:: +|- +)([\[{])(?:[^\[\]{}\"']*,? *|[^\[\]{}]* #.*[\]}] *)$")
"""A bracket that no other one closes on its line, or only one in a comment."""


def _opened(lines: Lines, mark: Any, line: int, opened: str) -> Slip:
    """A bracket that is still open where the parser gave up."""
    close, other = ("]", "}") if opened == "[" else ("}", "]")
    text, place = lines[mark.line][:WIDEST], (mark.line, mark.column, mark.column + 1)
    wrong, is_within = _wrongly_closed(text, mark.column)
    if wrong is not None:
        mend = Mend(
            f"write `{close}`", ((mark.line, wrong, wrong + (not is_within), close),), safe=False
        )
        return _open_bracket(
            f"this `{opened}` is closed by `{other}`", f"close it with `{close}`", place, mend
        )
    if comment := re.search(r" #.*[\]}]", text[mark.column :]):
        at = mark.column + comment.start() + 1
        message = "a ` #` starts a comment, so that the bracket before it stays open"
        quoted = _quoted_around(text, mark.line, at, _ITEM if opened == "[" else _ENTRY)
        return _open_bracket(
            message, "put the text that holds it in quotes", (mark.line, at, at + 1), quoted
        )
    is_within = line > mark.line and indent_of(lines[line]) > indent_of(text)
    if is_within and (last := _entry_before(lines, line)) is not None:
        at = len(lines[last].rstrip())
        return slips.missing_comma((last, at, at + 1), "write a comma at the end of this line")
    message = f"this `{opened}` is not closed, or holds a `:` or `,` too many"
    help_ = f"close it with `{close}`; quote a text that starts with `{opened}` or holds `: `"
    end = _before_closing(lines, mark, line, other) or _end_of_flow(lines, mark.line)
    return _open_bracket(
        message,
        help_,
        place,
        Mend(f"close it with `{close}`", ((*end, end[1], close),), safe=False),
    )


def _quoted_around(text: str, line: int, at: int, entry: re.Pattern[str]) -> Mend | None:
    """Return what puts the text between brackets in quotes that holds the ` #` at a place."""
    for found in entry.finditer(text):
        start, end = found.span(1)
        if start <= at < end:
            return Mend("put it in quotes", ((line, start, end, inline(found[1])),), safe=False)
    return None


_ITEM = re.compile(r"(?<=[\[,]) *([^\s\[\]{},\"'][^\[\]{},\"]*?) *(?=[,\]])")
_ENTRY = re.compile(r"[\[{,] *(?:[\w-]+: +)?([^\s\[\]{},:\"'][^\[\]{}\"]*?) *(?=, *[\w-]+: |[\]}])")


def _wrongly_closed(text: str, start: int) -> tuple[int | None, bool]:
    """Return where the wrong bracket closes one, if it does, and whether that one closes another bracket around it."""
    around = re.findall(r"[{\[]", text[:start])
    opened: list[str] = []
    for found in re.finditer(r"[{\[\]}]", text[start:]):
        sign = found[0]
        if sign in "{[":
            opened.append(sign)
        elif _CLOSES[sign] == opened[-1]:
            opened.pop()
        else:
            return start + found.start(), _CLOSES[sign] in (*around, *opened)
        if not opened:
            break
    return None, False


_CLOSES = {"}": "{", "]": "["}


def _before_closing(lines: Lines, mark: Any, line: int, other: str) -> tuple[int, int] | None:
    """Return where what is open ends if the bracket around it is closed on a line below: behind the text before it."""
    if (
        line <= mark.line
        or not lines[line].lstrip().startswith(other)
        or indent_of(lines[line]) >= mark.column
    ):
        return None
    last = line - 1
    while last > mark.line and not lines[last].strip():
        last -= 1
    return last, len(lines[last].rstrip())


def _end_of_flow(lines: Lines, line: int) -> tuple[int, int]:
    """Return the line and column where what an open bracket holds probably ends."""
    last = line
    while (
        last + 1 < len(lines)
        and lines[last].rstrip().endswith(",")
        and is_below(lines[last + 1], indent_of(lines[line]))
    ):
        last += 1
    comment = re.search(r"(?<=\S)\s{1,20}#", lines[last][:WIDEST])
    return last, comment.start() if comment else len(lines[last].rstrip())


def _entry_before(lines: Lines, line: int) -> int | None:
    """Return the line before one between brackets, if both are entries and no comma stands between them."""
    last = line - 1
    while last > 0 and not lines[last].strip():
        last -= 1
    is_entry = re.match(r"^ *(?:[\"'{\[]|[A-Za-z_][\w-]* *: *\S)", lines[line]) is not None
    return last if is_entry and lines[last].rstrip()[-1] not in ",{[:" else None


def _open_bracket(
    message: str, help_: str, place: tuple[int, int, int], mend: Mend | None = None
) -> Slip:
    return Slip(Code.OPEN_BRACKET, message, help_, *place, mend)

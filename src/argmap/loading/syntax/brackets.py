"""Brackets that are not closed, or close nothing, where a parser gave up."""

from __future__ import annotations

import re
from functools import partial
from typing import Any, NamedTuple

import yaml

from argmap.codes import Code
from argmap.loading.scalars import inline
from argmap.loading.syntax.between import missing_comma
from argmap.loading.syntax.lines import (
    WIDEST,
    Lines,
    above,
    indent_of,
    is_below,
    last_with_text,
    looks_like_key,
    sign_at,
)
from argmap.loading.syntax.sheet import Sheet, Span
from argmap.problem import Problem

MOST_LINES = 2_000
"""How many lines a text may have to be looked through as a whole."""

_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|(?:^|(?<= ))#.*")
_BRACKETS = re.compile(r"[{}\[\]]")
_CLOSES = {"}": "{", "]": "["}
_CLOSED_BY = {"{": "}", "[": "]"}
_STILL_OPEN = re.compile(r"(?:: +|- +)([\[{])(?:[^\[\]{}\"']*,? *|[^\[\]{}]* #.*[\]}] *)$")
"""A bracket that no other one closes on its line, or only one in a comment."""

_ITEM = re.compile(r"(?<=[\[,]) *([^\s\[\]{},\"'][^\[\]{},\"]*?) *(?=[,\]])")
_ENTRY = re.compile(r"[\[{,] *(?:[\w-]+: +)?([^\s\[\]{},:\"'][^\[\]{}\"]*?) *(?=, *[\w-]+: |[\]}])")


class Place(NamedTuple):
    """A line and a column, from 0, as a parser marks them."""

    line: int
    column: int


def bracket(sheet: Sheet, place: Place, error: yaml.MarkedYAMLError) -> Problem | None:
    """Return the slip that a bracket is not closed, or that one closes nothing."""
    lines, mark = sheet.lines, error.context_mark
    opened = ""
    if mark is not None and "flow" in (error.context or ""):
        opened = sign_at(lines, mark)
    here = sign_at(lines, place)
    # The surest first: without this one sign every bracket is closed.
    if opened and here in _CLOSES and _is_one_too_many(lines, place):
        return _needless(sheet, here, place)
    if opened in _CLOSED_BY:
        return _opened(sheet, mark, place.line)
    if here in _CLOSED_BY:
        return _opened(sheet, place, place.line)
    if here in _CLOSES:
        return _needless(sheet, here, place)
    return None


def _needless(sheet: Sheet, closing: str, at: Place) -> Problem:
    place = (at.line, at.column, at.column + 1)
    message = f"this `{closing}` closes nothing"
    # An opening one may be missing just as well.
    fix = sheet.fix("delete it", (*place, ""), safe=False)
    return _open_bracket(sheet, message, "delete it, or open the bracket before", place, fix)


def _is_one_too_many(lines: Lines, closing: Place) -> bool:
    """Tell whether every bracket of a text is closed in its order once one of them is left out."""
    if len(lines) > MOST_LINES:
        return False
    # The brackets that are open, the innermost last.
    waiting: list[str] = []
    for number, text in enumerate(lines):
        # Brackets in quotes and remarks are only signs; all others keep their columns.
        bare = _QUOTED.sub(lambda each: " " * len(each[0]), text[:WIDEST])
        for found in _BRACKETS.finditer(bare):
            if (number, found.start()) == closing:
                continue
            if found[0] in _CLOSED_BY:
                waiting.append(found[0])
            elif not waiting or waiting.pop() != _CLOSES[found[0]]:
                return False
    return not waiting


def still_open(sheet: Sheet, line: int) -> Problem | None:
    """Return the slip that a bracket is still open, as an entry below it shows."""
    for number in above(line):
        text = sheet.lines[number]
        found = _STILL_OPEN.search(text[:WIDEST])
        if found:
            return _opened(sheet, Place(number, found.start(1)), number)
        if looks_like_key(text):
            break
    return None


def _opened(sheet: Sheet, mark: Any, line: int) -> Problem:
    """A bracket that is still open where the parser gave up."""
    lines = sheet.lines
    opened = sign_at(lines, mark)
    close = _CLOSED_BY[opened]
    text = lines[mark.line][:WIDEST]
    place = (mark.line, mark.column, mark.column + 1)
    wrong = _wrongly_closed(text, mark.column)
    if wrong is not None:
        return _closed_by_other(sheet, place, wrong)
    if comment := re.search(r" #.*[\]}]", text[mark.column :]):
        at = mark.column + comment.start() + 1
        return _cut_by_remark(sheet, (mark.line, at, at + 1), opened)
    # Where the parser gave up within the brackets, an entry may lack its comma.
    is_within = line > mark.line and indent_of(lines[line]) > indent_of(text)
    last = _entry_before(lines, line) if is_within else None
    if last is not None:
        at = len(lines[last].rstrip())
        return missing_comma(sheet, (last, at, at + 1), "write a comma at the end of this line")
    message = f"this `{opened}` is not closed, or holds a `:` or `,` too many"
    help_ = f"close it with `{close}`; quote a text that starts with `{opened}` or holds `: `"
    end = _before_closing(lines, mark, line) or _end_of_flow(lines, mark.line)
    fix = sheet.fix(f"close it with `{close}`", (*end, end.column, close), safe=False)
    return _open_bracket(sheet, message, help_, place, fix)


class _Wrong(NamedTuple):
    """Where the wrong bracket closes one, and whether it closes another bracket around it."""

    column: int
    is_anothers: bool


def _wrongly_closed(text: str, start: int) -> _Wrong | None:
    """Return where the wrong bracket closes the one at a column, if it does."""
    around = re.findall(r"[{\[]", text[:start])
    opened: list[str] = []
    for found in _BRACKETS.finditer(text, start):
        sign = found[0]
        if sign in _CLOSED_BY:
            opened.append(sign)
        elif _CLOSES[sign] == opened[-1]:
            opened.pop()
        else:
            return _Wrong(found.start(), _CLOSES[sign] in (*around, *opened))
        if not opened:
            break
    return None


def _closed_by_other(sheet: Sheet, place: Span, wrong: _Wrong) -> Problem:
    """Return the slip that a bracket is closed by one of the other kind.

    One that another needs stays.
    """
    line, start, end = place
    opened = sheet.lines[line][start:end]
    close = _CLOSED_BY[opened]
    other = "}" if close == "]" else "]"
    last = wrong.column if wrong.is_anothers else wrong.column + 1
    fix = sheet.fix(f"write `{close}`", (line, wrong.column, last, close), safe=False)
    message = f"this `{opened}` is closed by `{other}`"
    return _open_bracket(sheet, message, f"close it with `{close}`", place, fix)


def _cut_by_remark(sheet: Sheet, place: Span, opened: str) -> Problem:
    """Return the slip that a ` #` makes a remark of the bracket that closes another."""
    line, at, _ = place
    fix = None
    entry = _ITEM if opened == "[" else _ENTRY
    for found in entry.finditer(sheet.lines[line][:WIDEST]):
        if found.start(1) <= at < found.end(1):
            quoted = inline(found[1])
            fix = sheet.fix("put it in quotes", (line, *found.span(1), quoted), safe=False)
            break
    message = "a ` #` starts a comment, so that the bracket before it stays open"
    return _open_bracket(sheet, message, "put the text that holds it in quotes", place, fix)


def _before_closing(lines: Lines, mark: Any, line: int) -> Place | None:
    """Return where what is open ends if the bracket around it is closed on a line below.

    Behind the text before it.
    """
    around = "}" if sign_at(lines, mark) == "[" else "]"
    if line <= mark.line or not lines[line].lstrip().startswith(around):
        return None
    if indent_of(lines[line]) >= mark.column:
        return None
    last = max(mark.line, last_with_text(lines, line - 1))
    return Place(last, len(lines[last].rstrip()))


def _end_of_flow(lines: Lines, line: int) -> Place:
    """Return the line and column where what an open bracket holds probably ends."""
    # What is open goes on below only behind a comma, further right.
    indent, last = indent_of(lines[line]), line
    for number in range(line + 1, len(lines)):
        if not lines[last].rstrip().endswith(",") or not is_below(lines[number], indent):
            break
        last = number
    remark = re.search(r"(?<=\S)\s{1,20}#", lines[last][:WIDEST])
    return Place(last, remark.start() if remark else len(lines[last].rstrip()))


def _entry_before(lines: Lines, line: int) -> int | None:
    """Return the line before one between brackets, if a comma is missing between the two."""
    if not re.match(r"^ *(?:[\"'{\[]|[A-Za-z_][\w-]* *: *\S)", lines[line]):
        return None
    last = last_with_text(lines, line - 1)
    return last if lines[last].rstrip()[-1] not in ",{[:" else None


_open_bracket = partial(Sheet.slip, code=Code.OPEN_BRACKET)
"""A bracket is not closed, or closes nothing."""

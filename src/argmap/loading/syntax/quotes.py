"""Everyday slips with quotes, each with its words and what mends it."""

from __future__ import annotations

import re
from typing import Any

from argmap.codes import Code
from argmap.loading.scalars import inline
from argmap.loading.syntax.blocks import as_block
from argmap.loading.syntax.lines import WIDEST, Lines, continuation, indent_of, sign_at
from argmap.loading.syntax.sheet import Sheet, Span
from argmap.problem import Fix, Problem
from argmap.signs import named

_START = r"^ *(?:- +)*(?:[\w-]+: +)?"
_QUOTED = r"(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*')"
_TYPOGRAPHIC = re.compile(_START + "([“”„«‘‚])")  # noqa: RUF001 - these are the slip
_AFTER_QUOTE = re.compile(_START + _QUOTED + r" *(?=[^\s#,\]}:]|, *(?![\w-]+:)[^\s\"'\]}])")
_FLOW_QUOTE = re.compile(rf"[{{,\[:] *({_QUOTED})(?= *[^\s,}}\]:#])")
_END_OF_VALUE = re.compile(r"([\"']) *(?=[}\]]|, *[\w-]+:? )")
_BEHIND_QUOTED = re.compile(r"(, *[\w-]+: .*|[}\]]+ *)$")
_QUOTED_WHOLE = re.compile(_START + r"([\"'].*[\"']) *$")


def typographic(sheet: Sheet, line: int) -> Problem | None:
    """A text in quotes that are none in YAML."""
    found = _TYPOGRAPHIC.match(sheet.lines[line])
    if not found:
        return None
    message = f"{named(found[1])} does not quote in YAML"
    help_ = "use straight quotes (\" or '), or write the text on lines of its own after `text: >-`"
    place = (line, *found.span(1))
    fix = as_block(sheet, line)
    return sheet.slip(message, help_, place, fix, code=Code.TYPOGRAPHIC_QUOTE)


def after_quote(sheet: Sheet, line: int) -> Problem | None:
    """A text of which only the start is in quotes, or with quotes within quotes."""
    text = sheet.lines[line]
    found = _AFTER_QUOTE.match(text)
    if not found:
        return None
    help_ = "put the whole text in quotes, or write it on lines of its own after `text: >-`"
    fix = _requoted(sheet, line) or as_block(sheet, line)
    return _more_than_quoted(sheet, help_, (line, found.end(), len(text.rstrip())), fix)


def _requoted(sheet: Sheet, line: int) -> Fix | None:
    """Return what quotes a text anew that is quoted as a whole, and holds its own quote.

    `'It isn't so.'`.

    So it is where what seems to close the quote stands within a word, or in front of one: `"Say
    "no" to it."`.
    """
    whole = _QUOTED_WHOLE.match(sheet.lines[line])
    if whole is None or whole[1][0] != whole[1][-1]:
        return None
    quote, inner = whole[1][0], whole[1][1:-1]
    first = inner.find(quote)
    # With a backslash nobody can tell which quotes are escaped already.
    if first < 1 or "\\" in inner:
        return None
    before = inner[first - 1]
    after = inner[first + 1 : first + 2]
    is_within = before.isalnum() or before in " (-"
    if not after.isalnum() or not is_within:
        return None
    # Two single quotes are one within single quotes.
    unescaped = inner.replace("''", "'") if quote == "'" else inner
    return sheet.fix("quote it another way", (line, *whole.span(1), inline(unescaped)))


def _more_than_quoted(sheet: Sheet, help_: str, place: Span, fix: Fix | None) -> Problem:
    message = "text goes on after the closing quote"
    return sheet.slip(message, help_, place, fix, code=Code.TEXT_AFTER_QUOTE)


def flow_quote(sheet: Sheet, line: int) -> Problem | None:
    """Between braces, a text with quotes within quotes."""
    text = sheet.lines[line]
    found = _FLOW_QUOTE.search(text) if re.search(r"[{\[]", text) else None
    if not found:
        return None
    help_ = "use the other kind of quotes around the whole text, or write two single quotes for one"
    fix = _quoted_to_its_end(sheet, line, found)
    return _more_than_quoted(sheet, help_, (line, found.end(1), len(text.rstrip())), fix)


def _quoted_to_its_end(sheet: Sheet, line: int, quoted: re.Match[str]) -> Fix | None:
    """Return what quotes a text up to the next quote of its kind that may end a value."""
    text, start = sheet.lines[line], quoted.start(1)
    for end in _END_OF_VALUE.finditer(text, quoted.end(1)):
        if end[1] == text[start]:
            whole = inline(text[start + 1 : end.start(1)])
            return sheet.fix("quote the whole text", (line, start, end.end(1), whole))
    return None


def open_quote(sheet: Sheet, mark: Any) -> Problem:
    """A quote that is opened at a mark and never closed."""
    sign = sign_at(sheet.lines, mark)
    fix = None
    if sign:
        line, end = _end_of_quoted(sheet.lines, mark)
        fix = sheet.fix(
            "close the quote at the end of the text", (line, end, end, sign), safe=False
        )
    name = "double" if sign == '"' else "single"
    message = f"this {name} quote is never closed"
    help_ = f"close it with {sign}, or write the text on lines of its own after `text: >-`"
    return sheet.slip(
        message, help_, (mark.line, mark.column, mark.column + 1), fix, code=Code.OPEN_QUOTE
    )


def _end_of_quoted(lines: Lines, mark: Any) -> tuple[int, int]:
    """Return the line and column where a quoted text that is never closed probably ends."""
    text = lines[mark.line][:WIDEST]
    # Between brackets the next key or the closing bracket ends a value, else the line does.
    if re.search(r"[{\[]", text[: mark.column]):
        behind = _BEHIND_QUOTED.search(text[mark.column :])
        end = mark.column + behind.start() if behind else len(text.rstrip())
        return mark.line, end
    *_, last = (mark.line, *continuation(lines, mark.line, indent_of(text)))
    return last, len(lines[last].rstrip())

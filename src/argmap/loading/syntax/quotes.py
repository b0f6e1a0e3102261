"""Everyday slips with quotes, each with its words and what mends it."""

from __future__ import annotations

import re

from argmap.codes import Code
from argmap.loading.scalars import inline
from argmap.loading.syntax.slip import Lines, Mend, Slip, as_block
from argmap.signs import named

_START = r"^ *(?:- +)*(?:[\w-]+: +)?"
_TYPOGRAPHIC = re.compile(_START + "([“”„«‘‚])")  # noqa: RUF001 - these are the slip
_AFTER_QUOTE = re.compile(
    r"^ *(?:- +)*(?:[\w-]+: +)?(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*') *(?=[^\s#,\]}:]|, *(?![\w-]+:)[^\s\"'\]}])"
)
_FLOW_QUOTE = re.compile(r"[{,\[:] *(\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*')(?= *[^\s,}\]:#])")
_END_OF_VALUE = re.compile(r"([\"']) *(?=[}\]]|, *[\w-]+:? )")


def typographic(lines: Lines, line: int) -> Slip | None:
    """A text in quotes that are none in YAML."""
    found = _TYPOGRAPHIC.match(lines[line])
    if not found:
        return None
    message = f"{named(found[1])} does not quote in YAML"
    help_ = "use straight quotes (\" or '), or write the text on lines of its own after `text: >-`"
    mend = as_block(lines, line)
    return Slip(Code.TYPOGRAPHIC_QUOTE, message, help_, line, found.start(1), found.end(1), mend)


def after_quote(lines: Lines, line: int) -> Slip | None:
    """A text of which only the start is in quotes, or with quotes within quotes."""
    found = _AFTER_QUOTE.match(lines[line])
    if not found:
        return None
    help_ = "put the whole text in quotes, or write it on lines of its own after `text: >-`"
    mend = _requoted(lines[line], line, found.end()) or as_block(lines, line)
    return _more_than_quoted(help_, (line, found.end(), len(lines[line].rstrip())), mend)


def _requoted(text: str, line: int, end: int) -> Mend | None:
    """Return what quotes a text anew that is quoted as a whole, and holds its own quote: `'It isn't so.'`.

    So it is where what seems to close the quote stands within a word, or in front of one: `"Say "no" to it."`.
    """
    whole = _QUOTED_WHOLE.match(text)
    if whole is None or not end or whole[1][0] != whole[1][-1]:
        return None
    quote, inner = whole[1][0], whole[1][1:-1]
    first = inner.find(quote)
    before, after = inner[first - 1 : first], inner[first + 1 : first + 2]
    if (
        first < 1
        or not (after.isalnum() and (before.isalnum() or before in " (-"))
        or "\\" in inner
    ):
        return None
    unescaped = inner.replace("''", "'") if quote == "'" else inner
    return Mend("quote it another way", ((line, *whole.span(1), inline(unescaped)),))


_QUOTED_WHOLE = re.compile(r"^ *(?:- +)*(?:[\w-]+: +)?([\"'].*[\"']) *$")


def _more_than_quoted(help_: str, place: tuple[int, int, int], mend: Mend | None) -> Slip:
    return Slip(Code.TEXT_AFTER_QUOTE, "text goes on after the closing quote", help_, *place, mend)


def flow_quote(lines: Lines, line: int) -> Slip | None:
    """Between braces, a text with quotes within quotes."""
    text = lines[line]
    found = _FLOW_QUOTE.search(text) if re.search(r"[{\[]", text) else None
    if not found:
        return None
    start = found.start(1)
    end = next(
        (each for each in _END_OF_VALUE.finditer(text, found.end(1)) if each[1] == text[start]),
        None,
    )
    mend = None
    if end:
        mend = Mend(
            "quote the whole text",
            ((line, start, end.end(1), inline(text[start + 1 : end.start(1)])),),
        )
    help_ = "use the other kind of quotes around the whole text, or write two single quotes for one"
    return _more_than_quoted(help_, (line, found.end(1), len(text.rstrip())), mend)

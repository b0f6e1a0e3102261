"""Everyday slips between brackets and braces, and right behind them.

Looks at one line, as in `slips`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

from argmap.codes import Code
from argmap.loading.keys import EVERY_KEY
from argmap.loading.scalars import inline
from argmap.loading.syntax.blocks import as_block
from argmap.loading.syntax.lines import LONGEST, above, below, indent_of, looks_like_key
from argmap.loading.syntax.sheet import Sheet, Span
from argmap.loading.syntax.slips import SHOWN, glued_colon, leading, remedy, unquoted_colon
from argmap.problem import Problem

LONGEST_ADDRESS = 2_000
"""Longer ones are no address that somebody forgot to quote."""

WRITTEN = 80
"""How many characters of an address a message repeats."""

_GLUED_WITHIN = re.compile(r"(?:^|[{,]) *(?:- +)*([A-Za-z_]\w*):(?=[\[{\"'])")
_FLOW_ADDRESS = re.compile(r"[{,] *([\w-]+): +(https?://\S+)")
_FLOW_MARKED = re.compile(
    r"(?:[{,]|^) *(?:- +)*(url|archived): +(\[[^\]]*\]\((https?://[^\s)]+)\))"
)
_LEAD_WITHIN = re.compile(
    r"[{,] *(text|label|detail|title|note|by|say|question|quote|at|author): +"
    r"([@`%&*!](?=[ \w])[^\"'{}\[\]]*?)(?=, *[\w-]+: |\}| *$)"
)
_FLOW_COLON = re.compile(
    r"[{,] *([\w-]+): +((?![\"'\[{ ])[^,{}\[\]]*?(:)(?: [^,{}\[\]]*)?)(?=[,}])"
)
_AFTER_BRACKET = re.compile(r"^ *(?:- +)*[\w-]+: +(\[[^\]]*\]|\{[^}]*\}) *(?=[^\s#])")
_EMPTY = re.compile(r"^( *[A-Za-z_]+:) +(\[ *\]|\{ *\}) *$")
_SECOND_COMMA = re.compile(r"^[^\"'#]*[\[{][^\"'#\]}]*?(, *)(?=,)")
_JSON_LINE = re.compile(
    r"^ *(?:- +)*[\"']?[\w-]+[\"']? *: +"
    r"(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|\[[^\]]*\]|\{[^}]*\}) *(,) *$"
)
_CLOSING = {"[": "]", "{": "}"}


def glued_within(sheet: Sheet, line: int) -> Problem | None:
    """`{to: ban, with:[dust]}`, `sources:{cite: doe2021}`."""
    text = sheet.lines[line]
    found = _GLUED_WITHIN.search(text)
    if not found or found[1] not in EVERY_KEY:
        return None
    return glued_colon(sheet, line, found, _value_of(text[found.end() :][:SHOWN]))


def _value_of(rest: str) -> str:
    """Return a value that starts with a bracket or a quote, as far as it is closed."""
    closing = _CLOSING.get(rest[:1], rest[:1])
    # What is not closed on this line is shown as far as it goes.
    end = rest.find(closing, 1)
    return rest if end < 0 else rest[: end + 1]


def flow_address(sheet: Sheet, line: int) -> Problem | None:
    """A link of Markdown where an address belongs, or an address with brackets in it."""
    text = sheet.lines[line]
    if marked := _FLOW_MARKED.search(text):
        key, address = marked[1], marked[3]
        place = (line, *marked.span(2))
        fix = sheet.fix("write the address alone", (*place, address), safe=False)  # words are lost
        message = "a link of Markdown; `url` is the address alone"
        return _brackets(sheet, message, f"write `{key}: {address[:WRITTEN]}`", place, fix)
    found = _FLOW_ADDRESS.search(text)
    if not found or len(found[2]) > LONGEST_ADDRESS:
        return None
    address = _address_in(found[2])
    # Without brackets in it an address needs no quotes.
    if not re.search(r"[\[\]{}]", address):
        return None
    place = (line, found.start(2), found.start(2) + len(address))
    quoted = inline(address)
    # Quotes change nothing of what an address means.
    fix = sheet.fix("put the address in quotes", (*place, quoted))
    message = "a web address that holds brackets needs quotes between braces"
    return _brackets(sheet, message, f"write `{found[1]}: {quoted[:WRITTEN]}`", place, fix)


def _address_in(run: str) -> str:
    """Return the web address at the start of a run of signs.

    Without a comma, or braces that close others, behind.
    """
    address = run.rstrip(",")
    for opening, closing in (("{", "}"), ("[", "]")):
        while address.count(closing) > address.count(opening):
            address = address[: address.rindex(closing)].rstrip(",")
    return address


def lead_within(sheet: Sheet, line: int) -> Problem | None:
    """Between braces, a text that starts with a sign which means something in YAML."""
    found = _LEAD_WITHIN.search(sheet.lines[line])
    if not found:
        return None
    start, end = found.span(2)
    fix = sheet.fix("put it in quotes", (line, start, end, inline(found[2].strip())))
    message = f"a text cannot start with `{found[2][0]}` unless it is in quotes"
    return leading(sheet, message, 'put it in quotes: "…"', (line, start, start + 1), fix)


def after_bracket(sheet: Sheet, line: int) -> Problem | None:
    """A text that starts with something in brackets."""
    text = sheet.lines[line]
    found = _AFTER_BRACKET.match(text)
    if not found or not text[found.end() :].strip(" ]}"):
        return None
    message = f"text goes on after the closing `{found[1][-1]}`"
    fix = as_block(sheet, line)
    if fix is not None and re.match(r"\{ *[\w-]+:", found[1]):  # it may be meant as a mapping
        fix = replace(fix, safe=False)
    help_ = remedy(fix, f"a text that starts with `{found[1][0]}` needs quotes")
    return _brackets(sheet, message, help_, (line, found.end(), len(text.rstrip())), fix)


def empty_brackets(sheet: Sheet, line: int) -> Problem | None:
    """`claims: []`, and entries below it."""
    lines = sheet.lines
    found = _EMPTY.match(lines[line])
    if not found:
        return None
    below_it = next((text for text in lines[line + 1 : line + LONGEST] if text.strip()), "")
    if not looks_like_key(below_it) or indent_of(below_it) <= indent_of(lines[line]):
        return None
    message = f"`{found[2]}` says that there is nothing, but something stands below"
    help_ = f"write `{found[1].strip()}` alone"
    fix = sheet.fix("delete it", (line, found.end(1), found.end(2), ""))
    return _brackets(sheet, message, help_, (line, *found.span(2)), fix)


_brackets = partial(Sheet.slip, code=Code.TEXT_AFTER_BRACKET)
"""More stands behind brackets, or within them, than may."""


def flow_colon(sheet: Sheet, line: int) -> Problem | None:
    """Between braces, a text that holds a colon and a space, or entries without a comma."""
    found = _FLOW_COLON.search(sheet.lines[line])
    if not found:
        return None
    start = found.start(2)
    before, _, key = found[2][: found.start(3) - start].rpartition(" ")
    if before and key in EVERY_KEY:
        # Some separate entries by a semicolon, whose place the comma takes.
        at = start + len(before.rstrip(" ;"))
        help_ = f"write a comma before `{key}`"
        return missing_comma(sheet, (line, at, at + 1), help_, instead=before[-1] == ";")
    quoted = inline(found[2].strip())
    end = start + len(found[2].rstrip())
    fix = sheet.fix("put the text in quotes", (line, start, end, quoted))
    help_ = f"write `{found[1]}: {quoted[:SHOWN]}`"
    return unquoted_colon(sheet, help_, (line, *found.span(3)), fix)


def missing_comma(sheet: Sheet, place: Span, help_: str, *, instead: bool = False) -> Problem:
    """Return the slip that no comma stands between two entries, or another sign `instead`."""
    line, at, _ = place
    fix = sheet.fix("put a comma between them", (line, at, at + instead, ","))
    message = "a comma is missing between two entries"
    return sheet.slip(message, help_, place, fix, code=Code.MISSING_COMMA)


def second_comma(sheet: Sheet, line: int) -> Problem | None:
    """`[audit,, misuse]`."""
    found = _SECOND_COMMA.match(sheet.lines[line])
    if not found:
        return None
    start, end = found.span(1)
    fix = sheet.fix("delete it", (line, start, end, ""))
    message = "two commas with nothing between them"
    return idle_comma(sheet, message, "delete one of them", (line, start, start + 1), fix)


def json_line(sheet: Sheet, line: int) -> Problem | None:
    """`"text": "Logs help.",` where no bracket is open."""
    lines = sheet.lines
    if not _JSON_LINE.match(lines[line]):
        return None
    alike = [line]
    for number in below(lines, line):
        if not _JSON_LINE.match(lines[number]):
            break
        alike.append(number)
    for number in above(line):
        if not _JSON_LINE.match(lines[number]):
            break
        alike.insert(0, number)
    # The comma is the last sign: told once, for whoever writes JSON writes it on every line.
    commas = [(number, len(lines[number].rstrip()) - 1) for number in alike]
    fix = sheet.fix("delete it", *((number, at, at + 1, "") for number, at in commas))
    message = "a comma at the end of a line, as in JSON; outside of brackets there is none"
    # Told at the first line, whichever of them the parser stopped at.
    help_ = "delete it" if len(alike) == 1 else "delete it, here and below"
    first, at = commas[0]
    return idle_comma(sheet, message, help_, (first, at, at + 1), fix)


idle_comma = partial(Sheet.slip, code=Code.SECOND_COMMA)
"""A comma stands between brackets where nothing is to be told apart."""

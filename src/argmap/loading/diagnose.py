"""What is wrong with a text that is no YAML, in the words of a person who writes debates.

A parser names the character at which it gave up, often lines after the slip. Each pattern here looks at the few lines
around that place for one everyday slip and names it where it is; the parser's own words only follow as a note.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from argmap.loading.document import Document
from argmap.problem import Problem, Severity

BEFORE = 4
"""How many lines before the parser's place a slip is looked for."""


@dataclass(frozen=True, slots=True)
class Slip:
    """An everyday slip: its code, what is wrong, what to do, and the columns (from 0) of its line."""

    code: str
    message: str
    help: str
    line: int
    start: int
    end: int


def syntax_problem(document: Document, error: yaml.MarkedYAMLError) -> Problem:
    """Return the one problem that explains why a parser gave up."""
    line, column = _place(error, document)
    words = " ".join(part for part in (error.context, error.problem) if part)
    slip = next(_slips(document.lines, line, column, error), None)
    if slip is None:
        here = document.location((line + 1, column + 1), (line + 1, column + 2))
        return Problem(
            "syntax", Severity.ERROR, "this is not YAML from here on", here, f"note: the parser says: {words}"
        )
    there = document.location((slip.line + 1, slip.start + 1), (slip.line + 1, max(slip.end, slip.start + 1) + 1))
    return Problem(slip.code, Severity.ERROR, slip.message, there, slip.help)


def _place(error: yaml.MarkedYAMLError, document: Document) -> tuple[int, int]:
    mark: Any = error.problem_mark or error.context_mark
    if mark is None:
        return 0, 0
    last = len(document.lines) - 1
    while last > 0 and not document.lines[last].strip():
        last -= 1
    if mark.line > last:
        return last, max(0, len(document.lines[last]) - 1)
    return mark.line, mark.column


def _slips(lines: list[str], line: int, column: int, error: yaml.MarkedYAMLError) -> Iterator[Slip]:
    """Yield the slips near the parser's place, the surest first, nearest line first within a kind."""
    started: Any = error.context_mark
    first = max(0, line - BEFORE)
    near = [line, *range(line - 1, first - 1, -1)]
    yield from _open_quote(lines, error)
    for look in _LOOKS:
        for number in near:
            if slip := look(lines[number], number):
                yield slip
    if started is not None and "flow" in (error.context or ""):
        yield from _open_bracket(lines, started)
    yield from _layout(lines, line, column, error)


def _open_quote(lines: list[str], error: yaml.MarkedYAMLError) -> Iterator[Slip]:
    """A quoted text that never ends: the parser notices at the end of the file or at the next quote."""
    mark: Any = error.context_mark
    if mark is None or "quoted scalar" not in (error.context or ""):
        return
    opening = _sign(lines, mark)
    name = "double" if opening == '"' else "single"
    if "escape" in (error.problem or ""):
        at: Any = error.problem_mark
        message = "a backslash in double quotes starts an escape that YAML does not know"
        yield Slip("bad-escape", message, "use single quotes, or write `\\\\`", at.line, at.column - 1, at.column + 1)
        return
    message = f"this {name} quote is never closed"
    help_ = f"close it with {opening}, or write the text on lines of its own after `text: >-`"
    yield Slip("open-quote", message, help_, mark.line, mark.column, mark.column + 1)


def _sign(lines: list[str], mark: Any) -> str:
    """Return the sign at a parser's mark, which may stand behind the last line."""
    return lines[mark.line][mark.column : mark.column + 1] if mark.line < len(lines) else ""


def _open_bracket(lines: list[str], mark: Any) -> Iterator[Slip]:
    bracket = _sign(lines, mark)
    if bracket in ("[", "{"):
        close = "]" if bracket == "[" else "}"
        message = f"this `{bracket}` is not closed, or holds a `:` or `,` too many"
        help_ = f"close it with `{close}`; quote a text that starts with `{bracket}` or holds `: `"
        yield Slip("open-bracket", message, help_, mark.line, mark.column, mark.column + 1)


_START = r"^\s*(?:- +)*(?:[\w-]+: +)?"
_DASH = re.compile(r"^( *)-(?=[A-Za-z_][\w-]*:(?: |$))")
_GLUED = re.compile(r"^ *(?:- +)*([A-Za-z_]\w*):(?=[^\s:/'\",])(\S*)$")
_LEAD = re.compile(_START + r"([@`%])")
_LEADING_DASH = re.compile(r"^\s*(?:- +)*[\w-]+: +(-) ")
_STAR = re.compile(_START + r"([*&!])(?![\w-]+ *$)")
_TYPOGRAPHIC = re.compile(_START + "([“”„«‘‚])")  # noqa: RUF001 - these are the slip
_AFTER_QUOTE = re.compile(r"^\s*(?:- +)*[\w-]+: +(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*') *(?=[^\s#,\]}])")
_SECOND_COLON = re.compile(r"^(\s*(?:- +)*)([\w-]+): +(?![\"'|>\[{#])\S.*?(:)(?= |$)")
_AFTER_BRACKET = re.compile(r"^\s*(?:- +)*[\w-]+: +(\[[^\]]*\]|\{[^}]*\}) *(?=[^\s#])")
_HARD_SPACE = re.compile("^[^\"'#]*?(\xa0)")
_EQUALS = re.compile(r"^\s*(?:- +)*([a-z_]+) *= *\S")


def _hard_space(text: str, line: int) -> Slip | None:
    found = _HARD_SPACE.match(text)
    if not found:
        return None
    message = "a no-break space (U+00A0) stands where a plain space is needed"
    return Slip("no-break-space", message, "replace it by a plain space", line, found.start(1), found.end(1))


def _dash(text: str, line: int) -> Slip | None:
    found = _DASH.match(text)
    if not found:
        return None
    at, rest = len(found[1]), text.strip()[1:]
    return Slip("missing-space", f"put a space after `-`: write `- {rest}`", "a list entry is `- `", line, at, at + 1)


def _glued(text: str, line: int) -> Slip | None:
    found = _GLUED.match(text)
    if not found or found[1] in ("http", "https"):
        return None
    message = f"put a space after the colon: write `{found[1]}: {found[2]}`"
    return Slip("missing-space", message, "a key is followed by `: `", line, found.start(1), found.end(1) + 1)


def _lead(text: str, line: int) -> Slip | None:
    found = _LEAD.match(text) or _LEADING_DASH.match(text) or _STAR.match(text)
    if not found:
        return None
    sign = "a backtick" if found[1] == "`" else f"`{found[1]}`"
    message = f"a text cannot start with {sign} unless it is in quotes"
    return Slip("leading-character", message, 'put it in quotes: "…"', line, found.start(1), found.end(1))


def _typographic(text: str, line: int) -> Slip | None:
    found = _TYPOGRAPHIC.match(text)
    if not found:
        return None
    message = f"typographic quote {found[1]} does not quote in YAML"
    help_ = "use straight quotes (\" or '), or write the text on lines of its own after `text: >-`"
    return Slip("typographic-quote", message, help_, line, found.start(1), found.end(1))


def _after_quote(text: str, line: int) -> Slip | None:
    found = _AFTER_QUOTE.match(text)
    if not found:
        return None
    message = "text goes on after the closing quote"
    help_ = "put the whole text in quotes, or write it on lines of its own after `text: >-`"
    return Slip("text-after-quote", message, help_, line, found.end(), len(text))


def _after_bracket(text: str, line: int) -> Slip | None:
    found = _AFTER_BRACKET.match(text)
    if not found:
        return None
    message = f"text goes on after the closing `{found[1][-1]}`"
    help_ = f"a text that starts with `{found[1][0]}` needs quotes"
    return Slip("text-after-bracket", message, help_, line, found.end(), len(text))


def _second_colon(text: str, line: int) -> Slip | None:
    found = _SECOND_COLON.match(text)
    if not found:
        return None
    message = "a colon and a space inside unquoted text start a new key; put the text in quotes"
    help_ = f"or write it on a line of its own after `{found[2]}: >-`"
    return Slip("unquoted-colon", message, help_, line, found.start(3), found.end(3))


def _equals(text: str, line: int) -> Slip | None:
    found = _EQUALS.match(text)
    if not found:
        return None
    message = f"a key is followed by a colon, not by `=`: write `{found[1]}: …`"
    return Slip("missing-colon", message, "one key and one value on a line", line, found.start(1), found.end(1))


_LOOKS: tuple[Callable[[str, int], Slip | None], ...] = (
    _hard_space,
    _dash,
    _typographic,
    _after_quote,
    _after_bracket,
    _lead,
    _second_colon,
    _glued,
    _equals,
)


def _layout(lines: list[str], line: int, column: int, error: yaml.MarkedYAMLError) -> Iterator[Slip]:
    """Yield what is left: a key without a colon, a tab, or a line that stands too far left or right."""
    text, said = lines[line], error.problem or ""
    if "could not find expected ':'" in said:
        at = _wordy(lines, line, error)
        bare = lines[at].strip()
        message = f"`{bare[:40]}` is neither a key with its colon nor part of a text"
        help_ = "add `: ` after a key; indent a text that goes on below its key"
        yield Slip("missing-colon", message, help_, at, len(lines[at]) - len(lines[at].lstrip()), len(lines[at]))
    elif "\t" in text:
        at = text.index("\t")
        yield Slip("tab-indentation", "a tab stands where only spaces may", "use spaces", line, at, at + 1)
    elif text[column : column + 1] in ("]", "}"):
        message = f"this `{text[column]}` closes nothing"
        yield Slip("open-bracket", message, "delete it, or open the bracket before", line, column, column + 1)
    elif "block" in (error.context or "") or "mapping values" in said:
        indent = len(text) - len(text.lstrip(" "))
        message = f"this line is indented by {indent} spaces, which fits no line above"
        help_ = "keys of one claim stand exactly below each other; a list entry starts with `- `"
        yield Slip("bad-indentation", message, help_, line, indent, len(text.rstrip()))


def _wordy(lines: list[str], line: int, error: yaml.MarkedYAMLError) -> int:
    """Return the line of the key that has no colon: where the parser began to read it."""
    mark: Any = error.context_mark
    return mark.line if mark is not None and mark.line < len(lines) and lines[mark.line].strip() else line

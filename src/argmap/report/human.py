"""Problems in print for a person: in full with the line and a caret, or on one line each."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from argmap.problem import Location, Problem, Related, Severity

MOST_SHOWN = 20
"""How many problems the human format shows in full."""

WIDEST = 100
"""How many columns of a line are shown."""

WIDEST_ROW = 116
"""How many columns carets and a remedy have together; a longer remedy has a row of its own."""

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.ADVICE: "36"}


def human(problems: Sequence[Problem], *, colour: bool = False, most: int = MOST_SHOWN) -> str:
    """Return each problem with its line and a caret, at most `most` of them, then how many there are."""
    if not problems:
        return ""
    shown = [_shown_in_full(problem, colour=colour) for problem in problems[:most]]
    left = len(problems) - len(shown)
    more = f"… and {left} more, see --format concise; " if left else ""
    return "\n".join([*shown, f"{more}{count(problems)}\n"])


def count(problems: Iterable[Problem]) -> str:
    """Return how many problems there are of each severity.

    >>> from argmap.codes import Code
    >>> count([Problem(Code.BLANK, Severity.ERROR, "…"), Problem(Code.ORPHAN, Severity.WARNING, "…")])
    '1 error, 1 warning'
    """
    all_ = [problem.severity for problem in problems]
    numbers = [(severity, all_.count(severity)) for severity in Severity]
    words = {
        Severity.ERROR: "errors",
        Severity.WARNING: "warnings",
        Severity.ADVICE: "pieces of advice",
    }
    ones = {
        Severity.ERROR: "error",
        Severity.WARNING: "warning",
        Severity.ADVICE: "piece of advice",
    }
    return ", ".join(
        f"{number} {(ones if number == 1 else words)[severity]}"
        for severity, number in numbers
        if number
    )


def wants_colour(*, terminal: bool, environment: Mapping[str, str]) -> bool:
    """Tell whether to print colours: on a terminal that can, unless NO_COLOR is set to anything."""
    return terminal and not environment.get("NO_COLOR") and environment.get("TERM") != "dumb"


def concise(problem: Problem) -> str:
    """Return a problem on one line, with its help and its other places."""
    help_ = f"; {problem.help}" if problem.help else ""
    others = "".join(
        f" ({each.message}: {_place(each.location)})" for each in problem.related if each.location
    )
    return plain_line(f"{_place(problem.location)}: {_headline(problem)}{help_}{others}")


def _headline(problem: Problem) -> str:
    return f"{problem.severity}[{problem.code}]: {problem.message}"


def _place(place: Location | None) -> str:
    return "debate" if place is None else f"{place.file}:{place.line}:{place.column}"


def _shown_in_full(problem: Problem, *, colour: bool) -> str:
    kind, place = f"{problem.severity}[{problem.code}]", problem.location
    first = f"{_paint(plain_line(_place(place)), '1', colour)}: {_paint(kind, _COLOURS[problem.severity], colour)}"
    lines = [f"{first}: {escaped(problem.message)}"]
    help_, related = _suggestion(problem)
    margin = " " * len(str(place.line)) if place else " "
    if place and place.excerpt.strip():
        line, start, width = _window(place)
        caret = _paint("^" * width, _COLOURS[problem.severity], colour)
        row = f"{margin} | {' ' * start}{caret}"
        lines += [f"{margin} |", f"{place.line} | {line}"]
        if help_ and len(margin) + start + width + _width(help_) <= WIDEST_ROW:
            lines.append(f"{row} {help_}")
        else:
            lines += [row, f"{margin} = {help_}"] if help_ else [row]
    elif help_:
        lines.append(f"{margin} = {help_}")
    lines += [f"{margin} = {escaped(_told(each))}" for each in related]
    return "\n".join(lines) + "\n"


def _suggestion(problem: Problem) -> tuple[str | None, tuple[Related, ...]]:
    """Return the help, a suggested name with its place, and the places that remain to be told."""
    help_ = escaped(problem.help) if problem.help else None
    if (
        help_
        and help_.startswith(_NAMES_A_PLACE)
        and len(problem.related) == 1
        and problem.related[0].location
    ):
        other = problem.related[0].location
        question, mark, more = help_.partition("?")
        return f"{question} ({escaped(other.file)}:{other.line}){mark}{more}", ()
    return help_, problem.related


_NAMES_A_PLACE = ("did you mean", "links lead upwards")
"""How a help begins that ends with the name of what stands at the one other place."""


def _told(other: Related) -> str:
    if other.location is None:
        return other.message
    return f"{other.message}: {_place(other.location)}: {_cut(other.location.excerpt.strip(), 60)}"


def _paint(text: str, code: str, colour: bool) -> str:  # noqa: FBT001 - a switch that every caller passes on
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text


def _window(place: Location) -> tuple[str, int, int]:
    """Return the part of a line that is shown, and where the carets start and how many there are, in columns.

    Tabs and control characters are shown as other signs; wide signs count two columns, combining
    ones none.
    """
    line, at = place.excerpt, place.column - 1
    end = place.end_column - 1 if place.end_line == place.line else len(line.rstrip())
    first = max(0, at - WIDEST // 2) if len(line) > WIDEST else 0
    shown = line[first : first + WIDEST]
    before, marked = shown[: at - first], shown[at - first : max(end, at + 1) - first]
    left, right = "…" if first else "", "…" if first + WIDEST < len(line) else ""
    start = len(left) + _width(escaped(before))
    return (
        left + escaped(shown) + right,
        start,
        max(1, min(_width(escaped(marked)), WIDEST - start)),
    )


def _width(text: str) -> int:
    return sum(
        2 if unicodedata.east_asian_width(sign) in "WF" else not unicodedata.combining(sign)
        for sign in text
    )


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def escaped(text: str) -> str:
    r"""Return a text that a terminal shows as it is: tabs as one space, other control characters by their number.

    >>> escaped("a\tb\x1b[31m\u202e")
    'a b\\x1b[31m\\u202e'
    """
    if not text.isprintable():
        plain = text.replace("\t", " ").replace("\xa0", " ")
        text = "".join(
            sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in plain
        )
    return _BRACKETED.sub(_BROKEN, text) if "##" in text else text


def plain_line(text: str) -> str:
    r"""Return a text as `escaped`, for a line of its own, which a workflow takes for no command either.

    >>> plain_line("::error::gone"), plain_line("a ##[error]b"), plain_line("a::b")
    ('\\x3a:error::gone', 'a \\x23#[error]b', 'a::b')
    """
    return uncommanded(escaped(text))


def uncommanded(text: str) -> str:
    """Return a line in which what a workflow (of GitHub, Azure, TeamCity) takes for a command is one no more."""
    text = _BRACKETED.sub(_BROKEN, text) if "##" in text else text
    blanks = len(text) - len(text.lstrip())
    return f"{text[:blanks]}\\x3a{text[blanks + 1 :]}" if text.startswith("::", blanks) else text


_BRACKETED = re.compile(r"##(?=\w*\[)")
_BROKEN = r"\\x23#"

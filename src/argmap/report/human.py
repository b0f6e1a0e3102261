"""Problems in print for a person: in full with the line and a caret, or on one line each."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from argmap.problem import Location, Problem, Related, Severity

MOST_SHOWN = 20
"""How many problems are shown in full."""

WIDEST = 100
"""How many columns of a line are shown."""

WIDEST_ROW = 116
"""How many columns carets and a remedy have together; a longer remedy has a row of its own."""

LONGEST_EXCERPT = 60
"""How many characters are shown of the line of another place."""

_BOLD = "1"
_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.ADVICE: "36"}
_ONE = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "piece of advice"}
_SEVERAL = {
    Severity.ERROR: "errors",
    Severity.WARNING: "warnings",
    Severity.ADVICE: "pieces of advice",
}

_NAMES_A_PLACE = ("did you mean", "links lead upwards")
"""How a help begins that ends with the name of what stands at the one other place."""


def full_report(
    problems: Sequence[Problem], *, colour: bool = False, most: int = MOST_SHOWN
) -> str:
    """Return each problem with its line and a caret, `most` of them, and how many there are."""
    if not problems:
        return ""
    shown = [_full(problem, colour=colour) for problem in problems[:most]]
    left = len(problems) - len(shown)
    more = f"… and {left} more, see --format concise; " if left else ""
    return "\n".join([*shown, f"{more}{_count(problems)}\n"])


def _count(problems: Iterable[Problem]) -> str:
    """Return how many problems there are of each severity.

    >>> from argmap.codes import Code
    >>> blank = Problem(Code.BLANK, Severity.ERROR, "…")
    >>> _count([blank, blank, Problem(Code.ORPHAN, Severity.WARNING, "…")])
    '2 errors, 1 warning'
    """
    severities = [problem.severity for problem in problems]
    counts = []
    for severity in Severity:
        number = severities.count(severity)
        if number == 1:
            counts.append(f"1 {_ONE[severity]}")
        elif number:
            counts.append(f"{number} {_SEVERAL[severity]}")
    return ", ".join(counts)


def wants_colour(*, terminal: bool, environment: Mapping[str, str]) -> bool:
    """Tell whether to print colours: on a terminal that can, unless NO_COLOR is set to anything."""
    return terminal and not environment.get("NO_COLOR") and environment.get("TERM") != "dumb"


def concise(problem: Problem) -> str:
    """Return a problem on one line, with its help and its other places."""
    line = f"{_place(problem.location)}: {_kind(problem)}: {problem.message}"
    if problem.help:
        line += f"; {problem.help}"
    for each in problem.related:
        if each.location:
            line += f" ({each.message}: {_place(each.location)})"
    return plain_line(line)


def _kind(problem: Problem) -> str:
    return f"{problem.severity}[{problem.code}]"


def _place(place: Location | None) -> str:
    return "debate" if place is None else f"{place.file}:{place.line}:{place.column}"


def _full(problem: Problem, *, colour: bool) -> str:
    place = problem.location
    hue = _COLOURS[problem.severity] if colour else None
    where = _painted(plain_line(_place(place)), _BOLD if colour else None)
    kind = _painted(_kind(problem), hue)
    lines = [f"{where}: {kind}: {escaped(problem.message)}"]
    remedy, related = _suggestion(problem)
    margin = " "
    if place is not None:
        margin *= len(str(place.line))
    if place is not None and place.excerpt.strip():
        line, start, width = _window(place)
        lines += [f"{margin} |", f"{place.line} | {line}"]
        row = f"{margin} | {' ' * start}{_painted('^' * width, hue)}"
        if remedy and len(margin) + start + width + _width(remedy) <= WIDEST_ROW:
            row += f" {remedy}"
            remedy = None
        lines.append(row)
    if remedy:
        lines.append(f"{margin} = {remedy}")
    lines += [f"{margin} = {escaped(_elsewhere(each))}" for each in related]
    return "\n".join(lines) + "\n"


def _suggestion(problem: Problem) -> tuple[str | None, tuple[Related, ...]]:
    """Return the help, a suggested name with its place, and the places that remain to be told."""
    if not problem.help:
        return None, problem.related
    remedy = escaped(problem.help)
    if remedy.startswith(_NAMES_A_PLACE) and len(problem.related) == 1:
        other = problem.related[0].location
        if other is not None:
            question, mark, more = remedy.partition("?")
            return f"{question} ({escaped(other.file)}:{other.line}){mark}{more}", ()
    return remedy, problem.related


def _elsewhere(other: Related) -> str:
    if other.location is None:
        return other.message
    excerpt = other.location.excerpt.strip()
    if len(excerpt) > LONGEST_EXCERPT:
        excerpt = excerpt[: LONGEST_EXCERPT - 1] + "…"
    return f"{other.message}: {_place(other.location)}: {excerpt}"


def _painted(text: str, code: str | None) -> str:
    """Return a text as a terminal shows it in a colour, or as it is where there is none."""
    return text if code is None else f"\x1b[{code}m{text}\x1b[0m"


def _window(place: Location) -> tuple[str, int, int]:
    """Return the part of a line that is shown, and in which column carets start and how many.

    Tabs and control characters are shown as other signs; wide signs count two columns, combining
    ones none.
    """
    line, at = place.excerpt, place.column - 1
    end = place.end_column - 1
    if place.end_line != place.line:
        # Of what goes on over further lines the first one is marked to its end.
        end = len(line.rstrip())
    first, left, right = 0, "", ""
    if len(line) > WIDEST:
        # The place stands in the middle of what is shown of a long line.
        first = max(0, at - WIDEST // 2)
    if first:
        left = "…"
    if first + WIDEST < len(line):
        right = "…"
    shown = line[first : first + WIDEST]
    before = shown[: at - first]
    marked = shown[at - first : max(end, at + 1) - first]
    start = len(left) + _width(escaped(before))
    width = min(_width(escaped(marked)), WIDEST - start)
    # Past the end of a line there is no sign to mark: one caret stands there all the same.
    return left + escaped(shown) + right, start, max(1, width)


def _width(text: str) -> int:
    """Return how many columns a text takes on a terminal (UAX #11; wide is W or F)."""
    columns = 0
    for sign in text:
        if unicodedata.east_asian_width(sign) in "WF":
            columns += 2
        elif not unicodedata.combining(sign):
            columns += 1
    return columns


def escaped(text: str) -> str:
    r"""Return a text that a terminal shows as it is.

    Tabs become one space, other control characters their number.

    >>> escaped("a\tb\x1b[31m\u202e")
    'a b\\x1b[31m\\u202e'
    """
    if not text.isprintable():
        plain = text.replace("\t", " ").replace("\xa0", " ")
        signs = [sign if sign.isprintable() else _number(sign) for sign in plain]
        text = "".join(signs)
    return _unbracketed(text)


def _number(sign: str) -> str:
    return sign.encode("unicode_escape").decode()


def plain_line(text: str) -> str:
    r"""Return a text as `escaped`, for a line of its own, which no workflow takes for a command.

    >>> plain_line("::error::gone"), plain_line("a ##[error]b"), plain_line("a::b")
    ('\\x3a:error::gone', 'a \\x23#[error]b', 'a::b')
    """
    return uncommanded(escaped(text))


def uncommanded(text: str) -> str:
    """Return a line that no workflow (of GitHub, Azure, TeamCity) takes for a command."""
    text = _unbracketed(text)
    blanks = len(text) - len(text.lstrip())
    if not text.startswith("::", blanks):
        return text
    return f"{text[:blanks]}\\x3a{text[blanks + 1 :]}"


def _unbracketed(text: str) -> str:
    """Return a text without what Azure and TeamCity take for a command, wherever it stands."""
    return re.sub(r"##(?=\w*\[)", r"\\x23#", text)

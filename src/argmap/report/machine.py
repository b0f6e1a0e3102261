"""Problems for programs: as JSON (docs/json.md), and as annotations of GitHub.

These are shown beside the changed lines.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from argmap.problem import Fix, Location, Problem, Severity
from argmap.report.human import escaped


def as_json(problems: Sequence[Problem]) -> str:
    """Return a list of problems; lines and columns from 1, null where there is no place."""
    values = [_problem(problem) for problem in problems]
    return printable(json.dumps(values, ensure_ascii=False, indent=2)) + "\n"


def printable(json_: str) -> str:
    """Return JSON in which half a character, as the name of a file may hold one, is escaped."""
    return json_.encode("utf-8", "backslashreplace").decode()


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        **_place(problem.location),
        "code": problem.code.value,
        "severity": problem.severity.value,
        "message": problem.message,
        "help": problem.help,
        "related": [{"message": each.message, **_place(each.location)} for each in problem.related],
        "fix": _fix(problem.fix),
    }


def _fix(fix: Fix | None) -> dict[str, Any] | None:
    if fix is None:
        return None
    return {
        "title": fix.title,
        "safe": fix.safe,
        "edits": [
            {"file": edit.file, "start": edit.start, "end": edit.end, "text": edit.text}
            for edit in fix.edits
        ],
    }


def _place(place: Location | None) -> dict[str, Any]:
    names = ("file", "line", "column", "endLine", "endColumn")
    if place is None:
        return dict.fromkeys(names)
    values = (place.file, place.line, place.column, place.end_line, place.end_column)
    return dict(zip(names, values, strict=True))


def annotation(problem: Problem) -> str:
    r"""Return a problem as a workflow command of GitHub Actions.

    Line breaks, percent signs and, in properties, colons and commas are escaped, so that no text of
    a debate can end the command or start another one.
    """
    place = problem.location
    properties: dict[str, str] = {}
    if place is not None:
        properties |= {"file": place.file, "line": str(place.line), "endLine": str(place.end_line)}
        # GitHub takes columns only of a span on one line (Checks API, annotations).
        if place.line == place.end_line:
            properties |= {"col": str(place.column), "endColumn": str(place.end_column)}
    properties["title"] = f"argmap {problem.code}"
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[problem.severity]} {listed}::{_message(problem)}"


_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}


def _message(problem: Problem) -> str:
    lines = [problem.message]
    if problem.help:
        lines.append(problem.help)
    for each in problem.related:
        if place := each.location:
            lines += [f"{each.message}: {place.file}:{place.line}"]
    return _escaped("\n".join(map(escaped, lines)))


def _escaped(text: str) -> str:
    # The percent sign first, or those of the line breaks would be escaped again.
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(escaped(text)).replace(":", "%3A").replace(",", "%2C")

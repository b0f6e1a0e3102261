"""Problems as SARIF 2.1.0 (OASIS 2020), which code hosts and editors read.

Columns and offsets count code points, as everywhere here.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from argmap.codes import Code
from argmap.problem import Edit, FileError, Fix, Location, Problem, Related, Severity
from argmap.report.machine import printable
from argmap.report.manual import address, explanations, gist, plain

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}


def sarif(problems: Sequence[Problem]) -> str:
    """Return the problems as one run of a tool, each with its rule, its places and its fix."""
    levels = {problem.code: _LEVELS[problem.severity] for problem in problems}
    # `ruleIndex` counts in this order.
    codes = list(levels)
    sections = _sections() if problems else {}
    rules = []
    for code in codes:
        rule = {"id": code.value, "defaultConfiguration": {"level": levels[code]}}
        rules.append(rule | _explained(code, sections))
    run = {
        "tool": {"driver": {"name": "argmap", "version": version("argmap"), "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, codes.index(problem.code)) for problem in problems],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return printable(json.dumps(log, ensure_ascii=False, indent=2)) + "\n"


def _sections() -> dict[str, str]:
    """Return what problems mean, by code; nothing where docs/problems.md did not come along."""
    try:
        return explanations()
    except FileError:
        return {}


def _explained(code: Code, sections: dict[str, str]) -> dict[str, Any]:
    """Return what a code host shows beside a problem: a sentence, what it means, and where."""
    section = sections.get(code.value)
    if section is None:
        return {}
    return {
        "shortDescription": {"text": gist(section)},
        "help": {"text": plain(section), "markdown": section},
        "helpUri": address(code.value),
    }


def _result(problem: Problem, rule: int) -> dict[str, Any]:
    message = f"{problem.message}; {problem.help}" if problem.help else problem.message
    result: dict[str, Any] = {
        "ruleId": problem.code.value,
        "ruleIndex": rule,
        "level": _LEVELS[problem.severity],
        "message": {"text": message},
    }
    if problem.location is not None:
        result["locations"] = [{"physicalLocation": _physical(problem.location)}]
    related = [_related(each, each.location) for each in problem.related if each.location]
    if related:
        result["relatedLocations"] = related
    if problem.fix is not None:
        result["fixes"] = [_fix(problem.fix)]
    return result


def _related(other: Related, place: Location) -> dict[str, Any]:
    return {"physicalLocation": _physical(place), "message": {"text": other.message}}


def _physical(place: Location) -> dict[str, Any]:
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
    return {"artifactLocation": {"uri": _uri(place.file)}, "region": region}


def _uri(file: str) -> str:
    """Return a file's name as a URI: relative as it was given, or absolute.

    >>> _uri("arguments/a b.yaml"), _uri("<stdin>")
    ('arguments/a%20b.yaml', '%3Cstdin%3E')
    """
    path = PurePath(file)
    if path.is_absolute():
        return path.as_uri()
    return quote(path.as_posix().encode("utf-8", "surrogatepass"))


def _fix(fix: Fix) -> dict[str, Any]:
    replacements: dict[str, list[dict[str, Any]]] = {}
    for edit in fix.edits:
        replacements.setdefault(edit.file, []).append(_replacement(edit))
    changes = [
        {"artifactLocation": {"uri": _uri(file)}, "replacements": made}
        for file, made in replacements.items()
    ]
    return {"description": {"text": fix.title}, "artifactChanges": changes}


def _replacement(edit: Edit) -> dict[str, Any]:
    return {
        "deletedRegion": {"charOffset": edit.start, "charLength": edit.end - edit.start},
        "insertedContent": {"text": edit.text},
    }

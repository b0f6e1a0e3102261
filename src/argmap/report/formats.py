"""The formats in which problems are printed."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from argmap.problem import Problem
from argmap.report.human import concise, full_report


class Format(StrEnum):
    """How problems are printed."""

    HUMAN = "human"
    CONCISE = "concise"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


def report(
    problems: Sequence[Problem], format_: Format = Format.HUMAN, *, colour: bool = False
) -> str:
    """Return the problems in a format, in the order given.

    It ends with a line break unless there is nothing to say.
    """
    match format_:
        case Format.HUMAN:
            return full_report(problems, colour=colour)
        case Format.CONCISE:
            return "".join(f"{concise(problem)}\n" for problem in problems)
        case Format.JSON:
            from argmap.report.machine import as_json  # only who asks for it pays for it

            return as_json(problems)
        case Format.GITHUB:
            from argmap.report.machine import annotation

            return "".join(f"{annotation(problem)}\n" for problem in problems)
        case Format.SARIF:
            from argmap.report.sarif import sarif

            return sarif(problems)

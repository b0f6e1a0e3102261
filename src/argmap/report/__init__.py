"""Problems in print: for a person, one line each, or for programs. Pure: text out, nothing is written."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from argmap.problem import Problem
from argmap.report.human import MOST_SHOWN, concise, count, human, wants_colour

__all__ = ["MOST_SHOWN", "Format", "count", "human", "report", "wants_colour"]


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
    """Return the problems in a format, in the order given, ending with a line break unless there is nothing to say."""
    match format_:
        case Format.HUMAN:
            return human(problems, colour=colour)
        case Format.CONCISE:
            return "".join(f"{concise(problem)}\n" for problem in problems)
        case Format.JSON:
            from argmap.report.machine import (
                as_json,
            )  # what only programs read waits until one asks

            return as_json(problems)
        case Format.GITHUB:
            from argmap.report.machine import annotation

            return "".join(f"{annotation(problem)}\n" for problem in problems)
        case Format.SARIF:
            from argmap.report.sarif import sarif

            return sarif(problems)

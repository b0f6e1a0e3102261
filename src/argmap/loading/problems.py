"""Problems that are found in the text itself, before there is a debate to point into."""

from __future__ import annotations

from argmap.codes import Code
from argmap.loading.document import Document
from argmap.problem import Problem, Severity


def problem(
    document: Document,
    code: Code,
    message: str,
    *,
    start: int = 0,
    end: int | None = None,
    help_: str | None = None,
) -> Problem:
    """Return a problem at the characters from `start` to `end` (by default one) of a document."""
    return Problem(code, Severity.ERROR, message, document.span(start, end), help_)

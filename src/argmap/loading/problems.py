"""Problems that are found in the text itself, before there is a debate to point into."""

from __future__ import annotations

import re

from argmap.codes import Code
from argmap.loading.document import Document
from argmap.problem import Fix, Problem, Severity


def problem(
    document: Document,
    code: Code,
    message: str,
    *,
    found: re.Match[str] | tuple[int, int] = (0, 1),
    help_: str | None = None,
    fix: Fix | None = None,
) -> Problem:
    """Return a problem at what was found in a document, or at a span of its characters."""
    start, end = found if isinstance(found, tuple) else found.span()
    return Problem(code, Severity.ERROR, message, document.span(start, end), help_, fix=fix)


def more_places(others: int, what: str = "place") -> str:
    """Return in how many more places, or lines, something stands; nothing for none."""
    if not others:
        return ""
    return f" (and in {others} more {what}{'s' if others > 1 else ''})"

"""Mistakes that are met in more than one place, each made of a message, its path and what to do."""

from __future__ import annotations

from functools import partial

from argmap.codes import Code
from argmap.problem import Finding, Severity

unknown_key = partial(Finding, Code.UNKNOWN_KEY, Severity.ERROR, at_key=True)
"""Nobody knows a key; `safe` says that what is to stand instead can mean nothing else."""

misplaced_key = partial(Finding, Code.MISPLACED_KEY, Severity.ERROR, at_key=True)
"""A key stands where it does not belong."""

wrong_kind = partial(Finding, Code.WRONG_KIND, Severity.ERROR)
"""A list, a mapping or a text stands where another of them is expected."""

blank = partial(Finding, Code.BLANK, Severity.ERROR)
"""Nothing stands where something must."""

no_claims = partial(Finding, Code.NO_CLAIMS, Severity.ERROR, at_key=True)
"""A debate has no claims."""

not_a_debate = partial(Finding, Code.NOT_A_DEBATE, Severity.ERROR)
"""A file is no debate, and no part of one."""


def too_many(message: str) -> Finding:
    """A debate has so many mistakes that only the first ones are listed."""
    help_ = "is this the file that you meant?"
    return Finding(Code.TOO_MANY_MISTAKES, Severity.ERROR, message, ("documents", 0), help_)

"""Mistakes that are met in more than one place, each said in one way."""

from __future__ import annotations

from argmap.codes import Code
from argmap.problem import Finding, Severity, Where


def unknown_key(
    message: str, where: Where, help_: str, replacement: str | None = None, *, safe: bool = True
) -> Finding:
    """Nobody knows a key; `safe` says that what is to stand instead can mean nothing else."""
    return Finding(
        Code.UNKNOWN_KEY,
        Severity.ERROR,
        message,
        where,
        help_,
        replacement=replacement,
        at_key=True,
        safe=safe,
    )


def misplaced_key(message: str, where: Where, help_: str) -> Finding:
    """A key stands where it does not belong."""
    return Finding(Code.MISPLACED_KEY, Severity.ERROR, message, where, help_, at_key=True)


def wrong_kind(
    message: str, where: Where, help_: str | None = None, *, at_key: bool = False
) -> Finding:
    """A list, a mapping or a text stands where another of them is expected."""
    return Finding(Code.WRONG_KIND, Severity.ERROR, message, where, help_, at_key=at_key)


def blank(message: str, where: Where, help_: str, *, at_key: bool = False) -> Finding:
    """Nothing stands where something must."""
    return Finding(Code.BLANK, Severity.ERROR, message, where, help_, at_key=at_key)


def no_claims(message: str, where: Where, help_: str) -> Finding:
    """A debate has no claims."""
    return Finding(Code.NO_CLAIMS, Severity.ERROR, message, where, help_, at_key=True)


def not_a_debate(message: str, where: Where, help_: str) -> Finding:
    """A file is no debate, and no part of one."""
    return Finding(Code.NOT_A_DEBATE, Severity.ERROR, message, where, help_)


def too_many(message: str) -> Finding:
    """A debate has so many mistakes that only the first ones are listed."""
    help_ = "is this the file that you meant?"
    return Finding(Code.TOO_MANY_MISTAKES, Severity.ERROR, message, ("documents", 0), help_)

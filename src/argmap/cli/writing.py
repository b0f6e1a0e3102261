"""What a command that writes to a debate shares with others: which debate it may write to, and the diff it shows."""

from __future__ import annotations

import os
import re
import stat
import sys
from pathlib import Path

from argmap.cli.terminal import in_colour, put_out, put_patch, remark
from argmap.files import DebatePlace, debate_places, leads_outside, shown
from argmap.problem import ArgmapError
from argmap.report import escaped, uncommanded

_CONTROL = re.compile(r"\r(?!$)|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
"""What is no text. A tab is, and so is a carriage return at the end of a line: a patch needs both."""

_STEERING = re.compile(rf"{_CONTROL.pattern}|[\u202a-\u202e\u2066-\u2069]")
"""What would steer a terminal: turns of the writing direction as well."""

_WORKFLOWS = ("GITHUB_ACTIONS", "GITLAB_CI", "TEAMCITY_VERSION", "TF_BUILD")
"""What a workflow sets that reads each line of a log for commands."""

_COLOURS = {"+": "32", "-": "31", "@": "36"}


def writable(path: str | None) -> DebatePlace:
    """Return the place of the one debate that PATH names, or that is here; a shipped one is not written to.

    Raises:
        ArgmapError: PATH names several debates, or none that can be written to.
    """
    if path == "-":
        raise ArgmapError("standard input cannot be written to; name a file or a folder")
    places = debate_places(path)
    if len(places) > 1:
        names = ", ".join(place.name for place in places[:10])
        raise ArgmapError(
            f"`{path or '.'}` holds {len(places)} debates ({names}); name one of them"
        )
    only = places[0]
    first = only.files[0]
    gate = only.gate(first)
    if gate is not None and leads_outside(first, gate.folder):
        raise ArgmapError(
            f"{shown(first)} is a link to a place outside its folder, and is not written to"
        )
    if only.barred is not None:
        raise ArgmapError(only.barred)
    return only


def show_diff(diff: str) -> None:
    """Print a diff: on a terminal in colour, in the log of a workflow so that it steers none, else as a patch.

    A patch is as the file is, but for control characters: with such a line no program can make the
    change, which is then said.
    """
    if sys.stdout.isatty():
        put_out(coloured(diff, colour=in_colour(sys.stdout)))
        return
    shown = coloured(diff, colour=False) if _is_log() else as_patch(diff)
    put_patch(shown)
    if shown != diff:
        pairs = zip(diff.split("\n"), shown.split("\n"), strict=True)
        first = next(number for number, (old, new) in enumerate(pairs, start=1) if old != new)
        remark(
            f"line {first} of this diff holds what is shown by its number, so it is no patch: mend it with --fix"
        )


def as_patch(diff: str) -> str:
    """Return a diff as programs take it, with control characters by their numbers."""
    return "\n".join(_CONTROL.sub(_number, line) for line in diff.split("\n"))


def _is_log() -> bool:
    """Tell whether standard output goes to a workflow's log, and not to a file."""
    if not any(os.environ.get(name) for name in _WORKFLOWS):
        return False
    try:
        return not stat.S_ISREG(os.fstat(sys.stdout.fileno()).st_mode)
    except (OSError, ValueError):
        return True


def coloured(diff: str, *, colour: bool) -> str:
    """Return a diff as a terminal shows it: additions green, deletions red, where it shows colours.

    It steers neither a terminal nor a workflow.
    """
    if not colour:
        lines = diff.split("\n")
        return "\n".join(uncommanded(_STEERING.sub(_number, line)) for line in lines)
    return (
        "".join(f"{_line(line)}\n" for line in diff.removesuffix("\n").split("\n")) if diff else ""
    )


def _number(sign: re.Match[str]) -> str:
    return sign[0].encode("unicode_escape").decode()


def _line(line: str) -> str:
    shown = escaped(line.removesuffix("\r"))
    if line.startswith(("+++", "---")):
        return f"\x1b[1m{shown}\x1b[0m"
    code = _COLOURS.get(line[:1])
    return f"\x1b[{code}m{shown}\x1b[0m" if code else shown


def is_answered() -> bool:
    """Tell whether a person sits at the terminal and can be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def in_git(path: Path) -> bool:
    """Tell whether a file is in a git repository."""
    return any((folder / ".git").exists() for folder in path.resolve().parents)

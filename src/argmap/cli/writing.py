"""What a command that writes to a debate shares with others: which debate it may write to, and the diff it shows."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from argmap.files import DebatePlace, debate_places, leads_outside, shown
from argmap.problem import ArgmapError
from argmap.report.human import escaped, uncommanded

_STEERING = re.compile(r"\r(?!$)|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What would steer a terminal. A tab does not, nor a carriage return at the end of a line, and a patch needs both."""

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
        raise ArgmapError(f"`{path or '.'}` holds {len(places)} debates ({names}); name one of them")
    only = places[0]
    first = only.files[0]
    gate = only.gate(first)
    if gate is not None and leads_outside(first, gate.folder):
        raise ArgmapError(f"{shown(first)} is a link to a place outside its folder, and is not written to")
    if only.barred is not None:
        raise ArgmapError(only.barred)
    return only


def coloured(diff: str, *, colour: bool) -> str:
    """Return a diff as a terminal shows it: additions green, deletions red, where it shows colours.

    Elsewhere it is a patch, unless its text would steer a terminal or a workflow.
    """
    if not colour:
        lines = diff.split("\n")
        return "\n".join(uncommanded(_STEERING.sub(_number, line)) for line in lines)
    return "".join(f"{_line(line)}\n" for line in diff.splitlines())


def _number(sign: re.Match[str]) -> str:
    return sign[0].encode("unicode_escape").decode()


def _line(line: str) -> str:
    shown = escaped(line)
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

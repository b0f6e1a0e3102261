"""What commands that write to a debate share: which one that may be, and how a diff is shown."""

from __future__ import annotations

import os
import re
import stat
import sys
from pathlib import Path

from argmap.cli.debates import several_debates
from argmap.cli.terminal import in_colour, put_out, put_patch, remark
from argmap.files import DebatePlace, debate_places, leads_outside, printable_path
from argmap.problem import ArgmapError
from argmap.report import escaped, uncommanded

_CONTROL = re.compile(r"\r(?!$)|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
"""What is no text. A tab is, and a carriage return at the end of a line: a patch needs both."""

_STEERING = re.compile(rf"{_CONTROL.pattern}|[\u202a-\u202e\u2066-\u2069]")
"""What would steer a terminal: turns of the writing direction as well."""

_WORKFLOWS = ("GITHUB_ACTIONS", "GITLAB_CI", "TEAMCITY_VERSION", "TF_BUILD")
"""What a workflow sets that reads each line of a log for commands."""

_BOLD = "1"
_COLOURS = {"+": "32", "-": "31", "@": "36"}


def writable(path: str | None) -> DebatePlace:
    """Return the place of the one debate that PATH names, or that is here.

    A shipped one is not written to.

    Raises:
        ArgmapError: PATH names several debates, or none that can be written to.
    """
    if path == "-":
        raise ArgmapError("standard input cannot be written to; name a file or a folder")
    places = debate_places(path)
    if len(places) > 1:
        raise several_debates(path, [place.name for place in places])
    only = places[0]
    first = only.files[0]
    gate = only.gate(first)
    if gate is not None and leads_outside(first, gate.folder):
        raise ArgmapError(
            f"{printable_path(first)} is a link to a place outside its folder, "
            "and is not written to"
        )
    if only.barred is not None:
        raise ArgmapError(only.barred)
    return only


def show_diff(diff: str) -> None:
    """Print a diff: in colour on a terminal, harmless in the log of a workflow, else as a patch.

    A patch is as the file is, but for control characters: with such a line no program can make the
    change, which is then said.
    """
    if sys.stdout.isatty():
        put_out(coloured_diff(diff, colour=in_colour(sys.stdout)))
        return
    printed = coloured_diff(diff, colour=False) if _is_log() else patch_text(diff)
    put_patch(printed)
    # They have as many lines: only signs within a line were replaced.
    lines = zip(diff.split("\n"), printed.split("\n"), strict=True)
    for number, (line, as_printed) in enumerate(lines, start=1):
        if line != as_printed:
            numbered = f"line {number} of this diff holds what is shown by its number"
            remark(f"{numbered}, so it is no patch: mend it with --fix")
            return


def patch_text(diff: str) -> str:
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


def coloured_diff(diff: str, *, colour: bool) -> str:
    """Return a diff as a terminal shows it: additions green, deletions red, where it has colours.

    It steers neither a terminal nor a workflow.
    """
    if not colour:
        lines = diff.split("\n")
        return "\n".join(uncommanded(_STEERING.sub(_number, line)) for line in lines)
    if not diff:
        return ""
    lines = diff.removesuffix("\n").split("\n")
    return "".join(f"{_coloured(line)}\n" for line in lines)


def _number(sign: re.Match[str]) -> str:
    return sign[0].encode("unicode_escape").decode()


def _coloured(line: str) -> str:
    # The names of files begin with the same signs as additions and deletions.
    code = _BOLD if line.startswith(("+++", "---")) else _COLOURS.get(line[:1])
    text = escaped(line.removesuffix("\r"))
    return text if code is None else f"\x1b[{code}m{text}\x1b[0m"


def is_answered() -> bool:
    """Tell whether a person sits at the terminal and can be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def in_git(path: Path) -> bool:
    """Tell whether a file is in a git repository."""
    return any((folder / ".git").exists() for folder in path.resolve().parents)

"""`argmap check --watch`: problems as they come and go, until Ctrl-C."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from argmap.cli.check import told
from argmap.cli.debates import several
from argmap.cli.terminal import hand_over, in_colour, put_out, reader, remark, say
from argmap.loading.opening import STDIN
from argmap.loading.unread import files_of
from argmap.problem import ArgmapError, FileError, Problem
from argmap.report import full_report

SUFFIXES = (".yaml", ".yml")


def watched(paths: Sequence[str], *, advice: bool) -> None:
    """Print the problems, and after each change those that came and how many went, until Ctrl-C.

    Ends as well when nobody reads any more (`| head`).

    Raises:
        ArgmapError: Standard input cannot be watched, or there is nothing to watch.
    """
    if "-" in paths:
        raise ArgmapError("standard input cannot be watched; name a file or a folder")
    folders = _folders(paths)
    there = _identities(folders)
    problems = _problems(paths, advice=advice)
    reading = reader()
    _tell(problems, (), first=True)
    try:
        for _ in _changes(folders, there):
            if reader() != reading:
                return
            now = _problems(paths, advice=advice)
            if now != problems:
                _tell(now, problems)
            problems = now
    except KeyboardInterrupt:
        remark("")


def _problems(paths: Sequence[str], *, advice: bool) -> list[Problem] | FileError:
    """Return what there is to tell; a file that is being replaced may be gone for a moment."""
    try:
        return told(several(paths), paths, advice=advice)
    except FileError as error:
        return error


def _tell(
    now: list[Problem] | FileError,
    before: list[Problem] | FileError | tuple[()],
    *,
    first: bool = False,
) -> None:
    """Print what came since the last time; on a screen, all that there is now in its place."""
    if _is_screen():
        put_out(_CLEARED)
    if isinstance(now, FileError):
        say([f"argmap: {now}; watching, Ctrl-C ends"])
        hand_over()
        return
    known = {_key(problem) for problem in before} if not isinstance(before, FileError) else set()
    came = [problem for problem in now if _key(problem) not in known]
    gone = len(known - {_key(problem) for problem in now})
    put_out(full_report(now if _is_screen() else came, colour=in_colour(sys.stdout)))
    state = "no problems" if not now else f"{len(now)} {'problem' if len(now) == 1 else 'problems'}"
    change = "" if first or not (came or gone) else f" ({len(came)} new, {gone} gone)"
    say([f"{state}{change}; watching, Ctrl-C ends"])
    hand_over()


_CLEARED = "\x1b[H\x1b[2J\x1b[3J"
"""What takes everything from a screen, and what has scrolled off it."""


def _is_screen() -> bool:
    """Tell whether the output is a terminal that can be written over."""
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _key(problem: Problem) -> tuple[str, str, str]:
    """Return what makes a problem the same one when lines above it come and go."""
    place = problem.location
    return (problem.code, problem.message, "" if place is None else place.file)


def _changes(folders: Sequence[Path], there: Sequence[object]) -> Iterator[object]:
    """Yield whenever a file of a debate changes, and once at the start for what changed until then.

    Folders are watched, since editors replace a file by another one. A folder that disappears is a
    change, and so is one that comes back, or another one in its place.
    """
    while True:
        now = _identities(folders)
        if now != there:
            yield now
        there = now
        if None in there:
            time.sleep(_PAUSE)
            continue
        with suppress(
            FileNotFoundError
        ):  # gone between the look and the watch: the next look tells
            yield from _changes_within(folders, there)


_PAUSE = 0.5
"""Seconds between two looks at whether the folders are still there."""


def _changes_within(folders: Sequence[Path], there: Sequence[object]) -> Iterator[object]:
    """Yield the changes of debates in folders, until one of the folders is gone or another one."""
    from watchfiles import Change, watch

    def is_debate(_change: Change, path: str) -> bool:
        return path.endswith(SUFFIXES) and path != STDIN

    looked = False
    for changes in watch(
        *folders,
        watch_filter=is_debate,
        debounce=200,
        step=50,
        rust_timeout=int(_PAUSE * 1000),
        yield_on_timeout=True,
    ):
        if changes or not looked:
            yield changes
        looked = True
        if _identities(folders) != there:
            return


def _identities(folders: Sequence[Path]) -> list[tuple[int, int] | None]:
    """Return what tells each folder from another one of its name, None for one that is not there."""
    return [_identity(folder) for folder in folders]


def _identity(folder: Path) -> tuple[int, int] | None:
    try:
        status = folder.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _folders(paths: Sequence[str]) -> list[Path]:
    found = several(paths)
    named = [Path(name).parent.resolve() for draft in found for name in files_of(draft)]
    meant = [
        Path(document.name).resolve().parent for draft in found for document in draft.documents
    ]
    return list(dict.fromkeys((*named, *meant)))

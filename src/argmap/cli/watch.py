"""`argmap check --watch`: problems as they come and go, until Ctrl-C."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from argmap.cli.debates import all_debates, problems_today
from argmap.cli.terminal import hand_over, in_colour, put_out, reader, remark, say
from argmap.files import SUFFIXES
from argmap.opening import STDIN, files_of
from argmap.problem import ArgmapError, FileError, Problem
from argmap.report import full_report

_PAUSE = 0.5
"""Seconds between two looks at whether the folders are still there."""

_SETTLED = 200
"""Milliseconds at most for which changes are collected: an editor saves in several steps."""

_STEP = 50
"""Milliseconds without a further change that end a group of them."""

_CLEARED = "\x1b[H\x1b[2J\x1b[3J"
"""What takes everything from a screen, and what has scrolled off it."""

_Found = list[Problem] | FileError
"""What there is to tell; a file that is being replaced may be gone for a moment."""


def watch_debates(paths: Sequence[str], *, advice: bool) -> None:
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
    _tell(problems, None)
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


def _problems(paths: Sequence[str], *, advice: bool) -> _Found:
    try:
        return problems_today(all_debates(paths), paths, advice=advice)
    except FileError as error:
        return error


def _tell(now: _Found, before: _Found | None) -> None:
    """Print what came since the last time; on a screen, all that there is now in its place.

    `before` is None the first time.
    """
    is_screen = _is_screen()
    if is_screen:
        put_out(_CLEARED)
    if isinstance(now, FileError):
        state = f"argmap: {now}"
    else:
        known = _keys(before)
        came = [problem for problem in now if _key(problem) not in known]
        gone = known - _keys(now)
        put_out(full_report(now if is_screen else came, colour=in_colour(sys.stdout)))
        state = _count(len(now))
        if before is not None and (came or gone):
            state += f" ({len(came)} new, {len(gone)} gone)"
    say([f"{state}; watching, Ctrl-C ends"])
    hand_over()


def _count(problems: int) -> str:
    match problems:
        case 0:
            return "no problems"
        case 1:
            return "1 problem"
        case _:
            return f"{problems} problems"


def _is_screen() -> bool:
    """Tell whether the output is a terminal that can be written over."""
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _keys(found: _Found | None) -> set[tuple[str, str, str]]:
    if not isinstance(found, list):
        return set()
    return {_key(problem) for problem in found}


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
        # It may be gone between the look and the watch: the next look tells.
        with suppress(FileNotFoundError):
            yield from _changes_within(folders, there)


def _changes_within(folders: Sequence[Path], there: Sequence[object]) -> Iterator[object]:
    """Yield the changes of debates in folders, until one of the folders is gone or another one."""
    from watchfiles import Change, watch

    def is_debate(_change: Change, path: str) -> bool:
        return path.endswith(SUFFIXES) and path != STDIN

    looked = False
    for changes in watch(
        *folders,
        watch_filter=is_debate,
        debounce=_SETTLED,
        step=_STEP,
        # A folder that another one has replaced sends no change: somebody has to look.
        rust_timeout=int(_PAUSE * 1000),
        yield_on_timeout=True,
    ):
        if changes or not looked:
            yield changes
        looked = True
        if _identities(folders) != there:
            return


def _identities(folders: Sequence[Path]) -> list[tuple[int, int] | None]:
    """Return what tells each folder from another one of its name, None for one that is gone."""
    return [_identity(folder) for folder in folders]


def _identity(folder: Path) -> tuple[int, int] | None:
    try:
        status = folder.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _folders(paths: Sequence[str]) -> list[Path]:
    """Return the folders of all files that were read, as they are named and where links lead."""
    folders: dict[Path, None] = {}
    drafts = all_debates(paths)
    for draft in drafts:
        for name in files_of(draft):
            folders[Path(name).parent.resolve()] = None
    for draft in drafts:
        for document in draft.documents:
            folders[Path(document.name).resolve().parent] = None
    return list(folders)

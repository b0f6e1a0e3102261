"""What is not read beside some debates, as warnings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.codes import Code
from argmap.files import HEADS, files_beside
from argmap.loading import Draft
from argmap.opening.from_paths import STDIN
from argmap.problem import Location, Problem, Severity

if TYPE_CHECKING:
    from argmap.files import Unread, Why


def unread_warnings(drafts: Sequence[Draft], paths: Iterable[str] | None) -> tuple[Problem, ...]:
    """Return a warning for each file with claims or sources that is not read.

    `paths` are those that were asked for, None or none for the default.
    """
    read: list[Path] = []
    for draft in drafts:
        read += map(Path, files_of(draft))
    if not read:
        return ()
    folders = dict.fromkeys((*_named(paths, read), *(path.parent for path in read)))
    candidates = files_beside(read, folders)
    if not candidates:
        return ()
    from argmap.files import unread_files  # only where there is something to look at

    return tuple(map(_problem, unread_files(read, candidates)))


def _named(paths: Iterable[str] | None, read: Iterable[Path]) -> list[Path]:
    """Return the folders that were asked for; without any, those around what was read."""
    if not paths:
        return [path.parent.parent for path in read if path.name in HEADS]
    return [Path(path) for path in paths if path != "-" and Path(path).is_dir()]


def files_of(draft: Draft) -> tuple[str, ...]:
    """Return the names of the files that a draft was read from, also those it could not read."""
    refused = (problem.location.file for problem in draft.refused if problem.location)
    named = dict.fromkeys((*(document.name for document in draft.documents), *refused))
    return tuple(name for name in named if name != STDIN)


def _problem(found: Unread) -> Problem:
    line = found.excerpt
    place = Location(str(found.path), found.line, 1, found.line, max(2, len(line) + 1), line)
    message = f"`{found.path.name}` holds {found.holds}, but is not read"
    return Problem(Code.UNREAD_FILE, Severity.WARNING, message, place, _help(found.why))


def _help(why: Why) -> str:
    from argmap.files import Why

    match why:
        case Why.ENDING:
            return "only files that end in `.yaml` or `.yml` belong to a debate: rename it"
        case Why.FOLDER:
            return "only files right beside `debate.yaml` belong to a debate: move it there"
        case Why.ALONE:
            folder = "make it the `debate.yaml` of a folder"
            return f"a file NAME.debate.yaml stands alone: move this into it, or {folder}"
        case Why.HEADLESS:
            lacking = "no file beside it is a `debate.yaml` with `debate:`"
            return f"{lacking}: add one, or move this one to its debate"
        case Why.MISNAMED:
            return "only `debate.yaml`, in lower case, is looked for: rename it"

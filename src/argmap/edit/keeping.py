"""Revisions on disk: under a lock, only onto the text that was read, each file whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from argmap.edit.revision import Revision
from argmap.files import DebatePlace, Gate, locked, read, rewrite, shown
from argmap.loading import Document, Draft, drafts
from argmap.loading.opening import STDIN
from argmap.loading.preflight import BOM, decoded
from argmap.problem import DebateError, EditRefused, FileError


def amend(path: str | Path | DebatePlace, how: Callable[[Draft], Revision]) -> Revision:
    """Read the one debate at a path, revise it and write what has changed, while no other argmap writes to it.

    A path is taken as typed, so that a link of that name is followed; of a place only what was typed of it is.

    `how` may be asked for a debate that differs from one read before: somebody may have written meanwhile.

    Raises:
        DebateError: The debate cannot be read.
        EditRefused: The revision would bring errors into the debate, or was refused; nothing is written.
        FileError: A file cannot be opened or written, or the path holds several debates; nothing is written.
    """
    first = _only(path).documents[0].name
    with locked(Path(first)):
        revision = how(_only(path))
        keep(revision)
    return revision


def sound(revision: Revision) -> Revision:
    """Return a revision that brings no error into its debate; raises `EditRefused` with the errors of any other."""
    if revision.errors:
        more = f" (and {len(revision.errors) - 1} more)" if len(revision.errors) > 1 else ""
        message = f"nothing was written, since {revision.errors[0].message}{more}"
        raise EditRefused(message, problems=revision.errors)
    return revision


def keep(revision: Revision) -> tuple[Path, ...]:
    """Write the changed files of a revision, and return their paths; the caller holds the lock, see `amend`.

    Raises `EditRefused` for a revision with new errors and `FileError`; then nothing is written.
    """
    sound(revision)
    place = revision.before.place
    changed = {Path(old.name): (old, new) for old, new in revision.documents if old != new}
    gates = {path: place.gate(path) if place else None for path in changed}
    return rewrite({path: _contents(*texts, gates[path]) for path, texts in changed.items()}, gates)


def _contents(old: Document, new: Document, within: Gate | None) -> tuple[bytes, bytes]:
    """Return the bytes on disk, if they are still the old document, and those to write; a byte order mark stays."""
    content = read(Path(old.name), within=within)
    if decoded(old.name, content) != old:
        raise FileError(f"{shown(old.name)} was changed by somebody else meanwhile; nothing was written")
    mark = BOM.encode() if content.startswith(BOM.encode()) else b""
    return content, mark + new.encoded


def _only(path: str | Path | DebatePlace) -> Draft:
    found = drafts(path)
    if len(found) > 1:
        names = ", ".join(each.name for each in found[:10])
        raise FileError(f"there are {len(found)} debates here ({names}); name one of them")
    if any(document.name == STDIN for document in found[0].documents):
        raise FileError("standard input cannot be written to; name a file or a folder")
    if not found[0].documents:
        raise DebateError(found[0].problems)
    return found[0]

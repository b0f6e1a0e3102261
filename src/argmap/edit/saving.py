"""Amendments on disk: under a lock, only onto the text that was read, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from argmap.edit.amending import Amendment
from argmap.files import DebatePlace, Gate, locked, printable_path, read, rewrite
from argmap.loading import Document, Draft
from argmap.opening import BOM, STDIN, decoded, drafts
from argmap.problem import DebateError, EditRefused, FileError

MOST_NAMED = 10
"""How many debates are named where there should be one."""


def amend(path: str | Path | DebatePlace, how: Callable[[Draft], Amendment]) -> Amendment:
    """Read the one debate at a path, amend it and write what has changed, under a lock.

    A path is taken as typed, so that a link of that name is followed; of a place only what was
    typed of it is. `how` may be asked for a debate that differs from one read before: somebody may
    have written meanwhile.

    Raises:
        DebateError: The debate cannot be read.
        EditRefused: The amendment would bring errors into the debate, or was refused; nothing is
            written.
        FileError: A file cannot be opened or written, or the path holds several debates; nothing is
            written.
    """
    # The lock belongs to the debate's first file, whichever of them will be changed.
    first = _only(path).documents[0].name
    with locked(Path(first)):
        # read again: only now does nobody else write
        new = how(_only(path))
        write_amendment(new)
    return new


def without_errors(new: Amendment) -> Amendment:
    """Return an amendment that brings no error; raises `EditRefused` with those of any other."""
    errors = new.errors
    if errors:
        more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
        message = f"nothing was written, since {errors[0].message}{more}"
        raise EditRefused(message, problems=errors)
    return new


def write_amendment(new: Amendment) -> tuple[Path, ...]:
    """Write the changed files and return their paths; the caller holds the lock, see `amend`.

    Raises `EditRefused` for an amendment with errors and `FileError`; then nothing is written.
    """
    without_errors(new)
    place = new.before.place
    contents: dict[Path, tuple[bytes, bytes]] = {}
    gates: dict[Path, Gate | None] = {}
    for old_document, new_document in new.documents:
        # A file that stays as it is needs neither permission nor a new date.
        if old_document != new_document:
            path = Path(old_document.name)
            gates[path] = place.gate(path) if place else None
            contents[path] = _old_and_new(old_document, new_document, gates[path])
    return rewrite(contents, gates)


def _old_and_new(old: Document, new: Document, within: Gate | None) -> tuple[bytes, bytes]:
    """Return the bytes on disk, if they are still the old document, and those to write.

    A byte order mark stays.
    """
    content = read(Path(old.name), within=within)
    if decoded(old.name, content) != old:
        raise FileError(
            f"{printable_path(old.name)} was changed by somebody else meanwhile; "
            "nothing was written"
        )
    mark = BOM.encode()  # which a document's text is without
    if not content.startswith(mark):
        mark = b""
    return content, mark + new.encoded


def _only(path: str | Path | DebatePlace) -> Draft:
    """Return the one debate at a path, of which at least one file can be opened."""
    found = drafts(path)
    if len(found) > 1:
        names = ", ".join(each.name for each in found[:MOST_NAMED])
        raise FileError(f"there are {len(found)} debates here ({names}); name one of them")
    only = found[0]
    if any(document.name == STDIN for document in only.documents):
        raise FileError("standard input cannot be written to; name a file or a folder")
    if not only.documents:
        raise DebateError(only.problems)
    return only

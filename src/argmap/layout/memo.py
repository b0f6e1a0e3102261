"""Layouts that were computed before, on disk: bounded, safe to delete, safe with several processes.

An entry is one file, named by a digest of engine and question, and appears by an atomic rename.
Whatever cannot be read or written is as if it had never been there, and so is what is no file, or
no answer: the folder may be shared.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from pathlib import Path

from argmap.files import cache_folder, read
from argmap.problem import FileError

# Some twenty thousand pictures that can be read.
MOST_BYTES = 200_000_000
KEPT = 0.8
"""The share of `MOST_BYTES` that is kept when the bound is reached, oldest first to go."""
MOST_OF_ONE = 8_000_000
"""The most bytes of one entry; the layout of a picture that can be read has some ten thousand."""
LOOK_EVERY = 64
"""One in so many new entries looks at the size of the whole folder."""


def folder() -> Path:
    """Return where layouts are kept: ARGMAP_CACHE, or the user's cache folder."""
    return cache_folder() / "layouts"


def entry_name(engine: str, question: str) -> str:
    """Return the name of the answer that an engine gives to a question."""
    # Neither of them holds a NUL, so that two pairs never give one name.
    return hashlib.sha256(f"{engine}\0{question}".encode()).hexdigest()


def recall(name: str) -> object:
    """Return what is kept under a name, as JSON has it; None where it is missing or damaged.

    Never waits: a pipe or a device of that name is nothing.
    """
    try:
        content = read(_entry_file(name))
        return json.loads(content) if len(content) <= MOST_OF_ONE else None
    except (FileError, ValueError, RecursionError):
        return None


def remember(name: str, text: str) -> None:
    """Keep a JSON text, whole or not at all; a full or read-only disk is no reason to fail."""
    place = _entry_file(name)
    if len(text) > MOST_OF_ONE:
        return
    with contextlib.suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(dir=place.parent, prefix=".new-")
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                file.write(text)
            Path(temporary).replace(place)
        except OSError:
            Path(temporary).unlink(missing_ok=True)
        # By the digest and not by counting: processes share the folder and know nothing of each
        # other.
        if int(name[:4], 16) % LOOK_EVERY == 0:
            forget_oldest()


def forget_oldest(most: int = MOST_BYTES) -> None:
    """Delete the oldest entries where all of them together are larger than `most` bytes."""
    entries = []
    # Among them is what a killed process left half written, as `.new-…`.
    for place in folder().glob("*/*"):
        with contextlib.suppress(OSError):
            facts = place.stat()
            entries.append((facts.st_mtime_ns, facts.st_size, place))
    total = sum(size for _, size, _ in entries)
    if total <= most:
        return
    for _, size, place in sorted(entries):
        if total <= most * KEPT:
            return
        with contextlib.suppress(OSError):
            place.unlink(missing_ok=True)
        # Also what could not be deleted: else one locked file would cost all the others.
        total -= size


def _entry_file(name: str) -> Path:
    """Return the file of an entry."""
    return folder() / name[:2] / f"{name}.json"

"""One writer at a time, and the folder for what is safe to delete."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from argmap.files.reading import printable_path, reason
from argmap.problem import FileError

PATIENCE = 60.0
"""Seconds to wait for another program that writes to the same debate."""

_BETWEEN_TRIES = 0.01
"""Seconds from one look to the next, whether the other program is done."""

_NAME_LENGTH = 32
"""Hexadecimal digits of a hash, 128 bits: no two paths share a lock by chance."""


def cache_folder() -> Path:
    """Return the folder for what is safe to delete: ARGMAP_CACHE, or the user's cache folder."""
    chosen = os.environ.get("ARGMAP_CACHE")
    if chosen:
        return Path(chosen)
    from platformdirs import user_cache_path

    return user_cache_path("argmap")


@contextmanager
def locked(path: Path, *, needed: bool = True) -> Iterator[bool]:
    """Keep every other argmap of this user from writing to a folder, or to a debate's first file.

    The lock is a file in the cache folder, so that none is left beside the debate. Where it is not
    `needed` and none can be made, there is none; the value says which. Raises `FileError`.
    """
    import hashlib  # slow to import, and reading needs neither

    from filelock import FileLock, Timeout

    real = os.path.realpath(path)  # by whatever link two writers come, they wait for each other
    name = hashlib.sha256(real.encode("utf-8", "surrogateescape")).hexdigest()[:_NAME_LENGTH]
    file = cache_folder() / "locks" / f"{name}.lock"
    lock = FileLock(file, timeout=PATIENCE, poll_interval=_BETWEEN_TRIES)
    taken = True
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as error:
        message = (
            f"another argmap is still writing to {printable_path(path)}; try again when it is done"
        )
        raise FileError(message) from error
    except OSError as error:
        taken = False
        if needed:
            message = (
                f"cannot lock {printable_path(path)}: {reason(error)} ({printable_path(file)})"
            )
            remedy = "set ARGMAP_CACHE to a folder that you may write to"
            raise FileError(f"{message}; {remedy}") from error
    try:
        yield taken
    finally:
        if taken:
            lock.release()

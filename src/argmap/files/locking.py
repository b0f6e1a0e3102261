"""One writer at a time, and the folder for what is safe to delete."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from argmap.files.reading import reason, shown
from argmap.problem import FileError


def cache_folder() -> Path:
    """Return the folder for what is safe to delete: ARGMAP_CACHE, or the user's cache folder."""
    chosen = os.environ.get("ARGMAP_CACHE")
    if chosen:
        return Path(chosen)
    from platformdirs import user_cache_path

    return user_cache_path("argmap")


PATIENCE = 60.0
"""Seconds to wait for another program that writes to the same debate."""


@contextmanager
def locked(path: Path, *, needed: bool = True) -> Iterator[bool]:
    """Keep every other argmap of this user from writing to what is at a path, such as a debate's first file.

    The lock is a file in the cache folder, so that none is left beside the debate. Where it is not
    `needed` and none can be made, there is none; the value says which. Raises `FileError`.
    """
    import hashlib  # slow to import, and reading needs neither

    from filelock import FileLock, Timeout

    name = hashlib.sha256(os.path.realpath(path).encode("utf-8", "surrogateescape")).hexdigest()[
        :32
    ]
    lock = FileLock(cache_folder() / "locks" / f"{name}.lock", timeout=PATIENCE, poll_interval=0.01)
    taken = True
    try:
        Path(lock.lock_file).parent.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as error:
        raise FileError(
            f"another argmap is still writing to {shown(path)}; try again when it is done"
        ) from error
    except OSError as error:
        taken = False
        if needed:
            message = f"cannot lock {shown(path)}: {reason(error)} ({shown(lock.lock_file)})"
            raise FileError(
                f"{message}; set ARGMAP_CACHE to a folder that you may write to"
            ) from error
    try:
        yield taken
    finally:
        if taken:
            lock.release()

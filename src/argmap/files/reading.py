"""Reading what a path names, and saying in words why that fails."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from itertools import islice
from pathlib import Path

from argmap.problem import FileError

LARGEST_FILE = 32 * 2**20
"""The most bytes that are read of one file; one more is read, so that a reader can tell."""


MOST_LISTED = 2_000
"""How many entries of one folder are looked at, where something is looked for that nobody asked for."""

MOST_LOOKED_AT = 500
"""How many files are then opened."""

_ENDINGS = frozenset({"", ".txt", ".text", ".md", ".markdown", ".json", ".ymal", ".yml", ".yaml"})
_BACKUPS = ("~", ".bak", ".orig", ".old", ".rej", ".swp", ".tmp", ".part", ".save")


def read(path: Path) -> bytes:
    """Return the content of a regular file, of a larger one than `LARGEST_FILE` one byte more than that.

    Raises `FileError` for whatever is not a regular file or cannot be read; never waits for a pipe or a device.
    """
    return read_start(path, LARGEST_FILE + 1)


def read_start(path: Path, most: int) -> bytes:
    """Return the first bytes of a regular file; raises `FileError` as `read` does."""
    try:
        with open(path, "rb", opener=_open_at_once) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise FileError(f"{shown(path)} is {_kind(os.fstat(file.fileno()).st_mode)}, not a file")
            return file.read(most)
    except (OSError, ValueError) as error:
        raise FileError(f"cannot read {shown(path)}: {reason(error)}") from error


def _open_at_once(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0))


def _kind(mode: int) -> str:
    kinds = ((stat.S_ISDIR, "a folder"), (stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"))
    return next((name for is_kind, name in kinds if is_kind(mode)), "a device")


def reason(error: OSError | ValueError) -> str:
    """Return why a file operation failed, in words that need no manual."""
    if isinstance(error, OSError):
        return _REASONS.get(error.errno or 0, (error.strerror or str(error)).lower())
    return "its name holds a character that no file name may hold"


_REASONS = {
    errno.ENOENT: "there is no such file or folder",
    errno.ENOTDIR: "a part of its path is a file, not a folder",
    errno.EACCES: "you have no permission",
    errno.EPERM: "you have no permission",
    errno.ELOOP: "its symbolic links go in a circle",
    errno.ENAMETOOLONG: "its name is too long",
    errno.ENXIO: "it is a socket or a pipe, not a file",
    errno.EISDIR: "it is a folder",
    errno.ENOSPC: "the disk is full",
    errno.EROFS: "the disk is read-only",
    errno.EDQUOT: "your share of the disk is full",
    errno.EFBIG: "it would be larger than a file may be here",
    errno.EEXIST: "it is there already",
}


def shown(path: Path | str) -> str:
    """Return a path as a sentence may show it: on one line, without control characters."""
    return "".join(
        sign if sign.isprintable() else sign.encode("unicode_escape", "surrogatepass").decode() for sign in str(path)
    )


def entries(folder: Path) -> list[Path]:
    """Return what a folder holds by name; what is hidden is left out, and links, which may lead anywhere."""
    with suppress(OSError):
        some = islice(folder.iterdir(), MOST_LISTED)
        return sorted(each for each in some if not each.name.startswith(".") and not each.is_symlink())
    return []


def may_hold(path: Path) -> bool:
    """Tell by its name whether a file may hold a part of a debate, and is no backup of one."""
    name = path.name.lower()
    if name.endswith(_BACKUPS):
        return False
    return path.suffix.lower() in _ENDINGS or ".yaml" in name or ".yml" in name

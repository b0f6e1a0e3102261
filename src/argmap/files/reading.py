"""Reading what a path names, and saying in words why that fails."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from argmap.problem import FileError

LARGEST_FILE = 32 * 2**20
"""The most bytes that are read of one file; one more is read, so that a reader can tell."""


MOST_LISTED = 2_000
"""How many entries of a folder are looked at for something that nobody asked for."""

MOST_LOOKED_AT = 500
"""How many files are then opened."""

_ENDINGS = frozenset({"", ".txt", ".text", ".md", ".markdown", ".json", ".ymal", ".yml", ".yaml"})
_BACKUPS = ("~", ".bak", ".orig", ".old", ".rej", ".swp", ".tmp", ".part", ".save")


class LeadsOutsideError(FileError):
    """A link in a folder that leads out of it; nothing of what is there is told."""


@dataclass(frozen=True, slots=True)
class Gate:
    """A folder that what was found in it may not lead out of.

    One that `is_found` was itself found in another folder, and is no link: it may have become one
    since then.
    """

    folder: Path
    is_found: bool = False

    @property
    def root(self) -> Path:
        """The folder without links, as far as they may be followed."""
        if not self.is_found:
            return Path(os.path.realpath(self.folder))
        return Path(os.path.realpath(self.folder.parent), self.folder.name)


def read(path: Path, *, within: Gate | None = None) -> bytes:
    """Return the content of a regular file.

    Of one that is larger than `LARGEST_FILE` it is one byte more than that.

    A name that was found in a folder is read `within` it: a link is followed as far as that.
    Without, a person has named the file, and a link leads wherever it may.

    Raises `FileError` for whatever is not a regular file or cannot be read, `LeadsOutsideError` for
    a link out of the folder; never waits for a pipe or a device.
    """
    if within is None:
        return read_start(path, LARGEST_FILE + 1)

    def opened(name: str, flags: int) -> int:
        return _open_inside(name, flags, within)

    return _read_start(path, LARGEST_FILE + 1, opened)


def leads_outside(path: Path, folder: Path) -> bool:
    """Tell whether an entry of a folder is a link out of it, whether or not anything is there."""
    if not path.is_symlink():
        return False
    resolved = Path(os.path.realpath(path))
    return not resolved.is_relative_to(os.path.realpath(folder))


def read_start(path: Path, most: int) -> bytes:
    """Return the first bytes of a regular file; raises `FileError` as `read` does."""
    return _read_start(path, most, _open_at_once)


def _read_start(path: Path, most: int, opener: Callable[[str, int], int]) -> bytes:
    try:
        with open(path, "rb", opener=opener) as file:
            mode = os.fstat(file.fileno()).st_mode
            if not stat.S_ISREG(mode):
                raise FileError(f"{printable_path(path)} is {_kind(mode)}, not a file")
            return file.read(most)
    except (OSError, ValueError) as error:
        raise FileError(f"cannot read {printable_path(path)}: {reason(error)}") from error


_AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
"""What keeps a pipe from making us wait for its writer, and a terminal from controlling us."""


def _open_at_once(path: str, flags: int, *, dir_fd: int | None = None) -> int:
    return os.open(path, flags | _AT_ONCE, dir_fd=dir_fd)


_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
"""What makes the system refuse a link, so that a file that is none costs no further look.

Not every system has it.
"""

_IS_LINK = (errno.ELOOP, errno.EMLINK)
"""How systems refuse it."""


def _open_inside(path: str, flags: int, gate: Gate) -> int:
    """Open a file of a folder; of a link what it leads to, if that is in the folder too."""
    # Where the system itself can refuse a link, no look before leaves time to put one there.
    if _NO_LINK or not Path(path).is_symlink():
        try:
            return _open_entry(path, flags | _NO_LINK, gate)
        except OSError as error:
            if error.errno not in _IS_LINK:
                raise
    resolved = os.path.realpath(path)
    if not Path(resolved).is_relative_to(gate.root):
        raise LeadsOutsideError(f"{printable_path(path)} is a link to a place outside its folder")
    return _open_at_once(resolved, flags | _NO_LINK)


def _open_entry(path: str, flags: int, gate: Gate) -> int:
    """Open a file by its name in its folder, which nobody can replace by a link in between.

    Raises `OSError`.
    """
    if not gate.is_found or os.open not in os.supports_dir_fd:
        return _open_at_once(path, flags)
    try:
        folder = os.open(gate.folder, os.O_RDONLY | os.O_DIRECTORY | _NO_LINK)
    except NotADirectoryError as error:  # so Linux says of a link
        raise OSError(errno.ELOOP, "") from error
    try:
        return _open_at_once(Path(path).name, flags, dir_fd=folder)
    finally:
        os.close(folder)


def _kind(mode: int) -> str:
    if stat.S_ISDIR(mode):
        return "a folder"
    if stat.S_ISFIFO(mode):
        return "a pipe"
    if stat.S_ISSOCK(mode):
        return "a socket"
    return "a device"


def reason(error: OSError | ValueError) -> str:
    """Return why a file operation failed, in words that need no manual."""
    if isinstance(error, ValueError):  # so Python says of a null character
        return "its name holds a character that no file name may hold"
    told = (error.strerror or str(error)).lower()
    return _REASONS.get(error.errno or 0, told)


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


def printable_path(path: Path | str) -> str:
    """Return a path as a sentence may show it: on one line, without control characters."""
    text = str(path)
    if text.isprintable():
        return text
    signs = [sign if sign.isprintable() else _number(sign) for sign in text]
    return "".join(signs)


def _number(sign: str) -> str:
    # A byte of a file's name that is no letter arrives as half a character (PEP 383).
    return sign.encode("unicode_escape", "surrogatepass").decode()


def entries(folder: Path) -> list[Path]:
    """Return what a folder holds, by name.

    What is hidden is left out, and so are links, which may lead anywhere.
    """
    with suppress(OSError):
        some = islice(folder.iterdir(), MOST_LISTED)
        named = [each for each in some if not each.name.startswith(".")]
        return sorted(each for each in named if not each.is_symlink())
    return []


def may_hold(path: Path) -> bool:
    """Tell by its name whether a file may hold a part of a debate, and is no backup of one."""
    name = path.name.lower()
    if name.endswith(_BACKUPS):
        return False
    return path.suffix.lower() in _ENDINGS or ".yaml" in name or ".yml" in name

"""A folder renewed as a whole: whatever kills the writer, it is the old one or the new one.

The new folder is made beside the old one, with hard links to whatever else lies there; then the two
exchange their names. Where a system cannot do that, each file at least is the old or the new one.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from argmap.files.reading import printable_path, reason
from argmap.files.writing import (
    UNFINISHED,
    flush,
    own_like,
    unfinished_prefix,
    user_mask,
    write_flushed,
)
from argmap.problem import FileError

MOST_CARRIED = 10_000
"""The most other files that go along; a folder of more is no site, and is renewed file by file."""

_LEFT = re.compile(r"\.[0-9a-f]{8}-\w+\.part")
"""How what is not finished yet is called, in or beside a folder."""
_NEW_FOLDER = 0o777
"""What a new folder may be, less what the user's mask takes away."""
_HERE = -100
"""AT_FDCWD: paths are seen from the current folder."""
_EXCHANGE = 2
"""RENAME_EXCHANGE of Linux and RENAME_SWAP of macOS: the two names change places."""


class _TooOdd(Exception):
    """What lies in a folder cannot be linked to from another one."""


def renew(folder: Path, files: Mapping[str, bytes], gone: Iterable[str] = ()) -> None:
    """Give a folder new files in one step, and take away those that are `gone`.

    What else lies there stays. A link of a new file's name is replaced, never written through.
    Whoever calls holds the folder's lock, so that what a killed writer left, in the folder or
    beside it, can be cleared away first.

    Raises:
        FileError: it cannot be written; then it is as it was.
    """
    place = Path(os.path.realpath(folder))
    with _folder_errors(folder):
        _refuse(place, files)
        _clear(place)
        staged = _staged(place)
        try:
            for name, content in files.items():
                write_flushed(staged / name, content, like=place / name)
            _move(staged, place, frozenset(files), frozenset(gone))
        finally:
            shutil.rmtree(staged, ignore_errors=True)
        flush(place.parent)


@contextmanager
def _folder_errors(folder: Path) -> Iterator[None]:
    """Say in a sentence why a folder cannot be written to."""
    try:
        yield
    except (OSError, ValueError) as error:
        raise FileError(f"cannot write to {printable_path(folder)}: {reason(error)}") from error


def _refuse(place: Path, files: Iterable[str]) -> None:
    """Refuse a place that is a file, and new files where there are folders."""
    if place.exists() and not place.is_dir():
        raise FileError(f"cannot write to {printable_path(place)}: it is a file, not a folder")
    for name in files:
        if stat.S_ISDIR(_mode(place / name)):
            raise IsADirectoryError(errno.EISDIR, "")


def _mode(path: Path) -> int:
    """Return what kind of thing a path names, 0 where there is nothing; a link is a link."""
    try:
        return path.lstat().st_mode
    except FileNotFoundError:
        return 0


def _clear(place: Path) -> None:
    """Take away what a writer left that was killed: beside the folder, and in it."""
    prefix = unfinished_prefix(place)
    beside = [left for left in _entries(place.parent) if left.name.startswith(prefix)]
    for left in [*beside, *_entries(place)]:
        if not _LEFT.fullmatch(left.name):
            continue
        if left.is_dir() and not left.is_symlink():
            shutil.rmtree(left)
        else:
            left.unlink(missing_ok=True)


def _entries(folder: Path) -> list[Path]:
    """Return what a folder holds; nothing where there is none, or it may not be listed."""
    with suppress(OSError):
        return sorted(folder.iterdir())
    return []


def _staged(place: Path) -> Path:
    """Return a new folder beside a place, or in it where nothing may be made beside it."""
    import tempfile

    prefix = unfinished_prefix(place)
    try:
        return Path(tempfile.mkdtemp(UNFINISHED, prefix, place.parent))
    except PermissionError:
        if not place.is_dir():
            raise
        return Path(tempfile.mkdtemp(UNFINISHED, prefix, place))


def _move(staged: Path, place: Path, new: frozenset[str], gone: frozenset[str]) -> None:
    """Move what is staged to its place, at once where that is possible."""
    if not place.exists():
        staged.chmod(_NEW_FOLDER & ~user_mask())
        staged.rename(place)
        return
    # Whoever works in the folder would sit in one that is gone, if another took its place.
    is_here = Path(os.path.realpath(Path.cwd())).is_relative_to(place)
    is_beside = staged.parent != place
    if is_beside and not is_here and _taken_place(staged, place, new | gone):
        return
    for name in sorted(new):
        (staged / name).replace(place / name)
    for name in sorted(gone):
        (place / name).unlink(missing_ok=True)
    flush(place)


def _taken_place(staged: Path, place: Path, but: frozenset[str]) -> bool:
    """Let a staged folder take the place of another one, if it can.

    All that lies there goes along, but for some names.
    """
    try:
        _carry(place, staged, but, MOST_CARRIED)
        shutil.copystat(place, staged)
        own_like(staged, place.stat())
    except (_TooOdd, OSError):
        return False
    return _exchanged(staged, place)


def _carry(old: Path, new: Path, but: frozenset[str], most: int) -> int:
    """Link what lies in an old folder into a new one, but for some names.

    Returns how many more may be carried, of `most`.

    Raises:
        _TooOdd: something is neither file nor folder nor link, or there is too much.
        OSError: the disk has no hard links, or another disk is mounted there.
    """
    with os.scandir(old) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        if entry.name in but:
            continue
        most -= 1
        if most < 0:
            raise _TooOdd
        target = new / entry.name
        if entry.is_symlink():  # asked first: a link to a file is a file as well
            target.symlink_to(Path(entry.path).readlink())
        elif entry.is_file():
            os.link(entry.path, target, follow_symlinks=False)
        elif entry.is_dir():
            target.mkdir()
            most = _carry(Path(entry.path), target, frozenset(), most)
            shutil.copystat(entry.path, target)
            own_like(target, entry.stat())
        else:
            raise _TooOdd
    return most


def _exchanged(one: Path, other: Path) -> bool:
    """Let two folders exchange their names in one step; False where system or disk cannot."""
    import ctypes

    first, second = os.fsencode(one), os.fsencode(other)
    try:
        system = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            status = system.renamex_np(first, second, _EXCHANGE)
        else:
            status = system.renameat2(_HERE, first, _HERE, second, _EXCHANGE)
    except (AttributeError, OSError, TypeError):  # an older system, or another one
        return False
    return bool(status == 0)

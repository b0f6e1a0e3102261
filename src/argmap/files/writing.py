"""Writing, whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from argmap.files.locking import locked
from argmap.files.reading import Gate, LeadsOutsideError, printable_path, read, reason
from argmap.problem import FileError, Problem

UNFINISHED = ".part"
"""How the name of what is not finished yet ends."""

_PREFIX_LENGTH = 8
"""Hexadecimal digits of a hash: enough to tell apart what is written into one folder."""

# The bits of owner, group and others.
_ANYBODY_MAY_WRITE = 0o222
_NEW_FILE = 0o666
"""What a new file may be, less what the user's mask takes away."""


@dataclass(frozen=True)
class Written:
    """What a writer made: contents by file name, what was lost or doubtful, and what to tell."""

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...] = ()
    told: tuple[str, ...] = ()


def put(written: Written, target: str | Path, *, below: bool = False) -> tuple[Path, ...]:
    """Write every file, each whole or not at all, and return their paths.

    One file goes to `target` itself; several, or one that is asked to, go `below` it, as a folder.
    A file that is there keeps its permissions, a symbolic link that somebody names keeps pointing,
    and one that lies in a folder is replaced. Nothing is replaced before all are on the disk, and
    what a killed writer left is cleared away. Raises `FileError`.
    """
    place = Path(target)
    alone = len(written.files) == 1 and not below
    if alone:
        paths = dict(zip((place,), written.files.values(), strict=True))
        guarded = place.parent
    else:
        paths = {place / name: content for name, content in written.files.items()}
        guarded = place
        _make_folder(place)
    with locked(guarded, needed=False) as lone:
        _replace(paths, lone=lone, linked=alone)
    return tuple(paths)


def put_folder(written: Written, folder: Path) -> Path:
    """Write files into a new folder, which appears with all of them or not at all, and return it.

    What a killed writer left is cleared away. Raises `FileError`, also where something of that name
    is there already.
    """
    import shutil
    import tempfile

    prefix = unfinished_prefix(folder)
    around = folder.parent
    try:
        with locked(folder, needed=False) as lone:
            _refuse_existing(folder)
            if lone:
                for left in around.glob(f"{prefix}*{UNFINISHED}"):
                    shutil.rmtree(left)
            with tempfile.TemporaryDirectory(UNFINISHED, prefix, around) as beside:
                new = Path(beside) / folder.name
                new.mkdir()
                _replace({new / name: content for name, content in written.files.items()})
                new.rename(folder)
            flush(around)
    except (OSError, ValueError) as error:
        raise FileError(f"cannot make {printable_path(folder)}: {reason(error)}") from error
    return folder


def unfinished_prefix(target: Path) -> str:
    """Return how the name begins of what is not finished yet and shall get a target's name."""
    import hashlib  # slow to import, and reading needs it not

    digest = hashlib.sha256(os.fsencode(target.name)).hexdigest()
    return f".{digest[:_PREFIX_LENGTH]}-"


def put_new(path: Path, content: bytes) -> Path:
    """Write a file that is not there yet, whole or not at all; raises `FileError`."""
    with locked(path), _file_errors(path):
        _refuse_existing(path)
        _replace({path: content}, lone=True)
    return path


def _refuse_existing(path: Path) -> None:
    # A link that leads nowhere is something too.
    if os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, "it is there already")


def _refuse_read_only(path: Path) -> None:
    """Leave a file as it is that nobody may write to; its folder alone would let it be replaced."""
    with _file_errors(path):
        mode = path.stat().st_mode
    if not mode & _ANYBODY_MAY_WRITE:
        raise FileError(f"{printable_path(path)} is read-only; nothing was written")


def rewrite(
    contents: Mapping[Path, tuple[bytes, bytes]],
    gates: Mapping[Path, Gate | None] | None = None,
) -> tuple[Path, ...]:
    """Put new contents, the second of each pair, in the place of the old ones.

    What has a gate is written inside it, a link followed as far as that. All of them are on the
    disk before the first is moved into place, in the order given; each file is at any moment the
    old or the new one. Raises `FileError`, also where a file is no longer what it was; then nothing
    is replaced.
    """
    for path in contents:
        _refuse_read_only(path)
    olds = {path: old for path, (old, _) in contents.items()}
    news = {path: new for path, (_, new) in contents.items()}
    _replace(news, olds, lone=True, gates=gates)
    return tuple(contents)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(exist_ok=True)
    except FileExistsError as error:
        message = f"cannot write to {printable_path(folder)}: it is a file, not a folder"
        raise FileError(message) from error
    except OSError as error:
        raise FileError(f"cannot write to {printable_path(folder)}: {reason(error)}") from error


def _replace(
    contents: Mapping[Path, bytes],
    olds: Mapping[Path, bytes] | None = None,
    *,
    lone: bool = False,
    linked: bool = True,
    gates: Mapping[Path, Gate | None] | None = None,
) -> None:
    """Write every file beside its target, flush all to disk, then move each into place in one step.

    A `lone` writer holds the lock; where paths are not `linked`, a link is replaced by the file.
    """
    olds, gates = olds or {}, gates or {}
    parts: dict[Path, tuple[Path, Path]] = {}
    try:
        for path, content in contents.items():
            with _file_errors(path):
                target = _target(path, gates.get(path), linked=linked)
                parts[path] = (_written_beside(target, content, lone=lone), target)
        # Asked last, so that as little time as can be is left for somebody else to change it.
        for path, old in olds.items():
            if read(path) != old:
                message = f"{printable_path(path)} was changed by somebody else meanwhile"
                raise FileError(f"{message}; nothing was written")
        for path, (part, target) in parts.items():
            with _file_errors(path):
                part.replace(target)
                flush(target.parent)
    finally:
        for part, _ in parts.values():
            part.unlink(missing_ok=True)


def _target(path: Path, gate: Gate | None, *, linked: bool) -> Path:
    """Return the file that is written under a path, which a gate may not let pass."""
    target = Path(os.path.realpath(path))
    if not linked:
        target = Path(os.path.realpath(path.parent), path.name)
    if gate is not None and not target.is_relative_to(gate.root):
        raise LeadsOutsideError(f"{printable_path(path)} is a link to a place outside its folder")
    return target


@contextmanager
def _file_errors(path: Path) -> Iterator[None]:
    """Say in a sentence why a file cannot be written."""
    try:
        yield
    except (OSError, ValueError) as error:
        raise FileError(f"cannot write {printable_path(path)}: {reason(error)}") from error


def _written_beside(target: Path, content: bytes, *, lone: bool) -> Path:
    """Write a file in the target's folder, flushed to disk, with its permissions and its owner.

    A `lone` writer, who holds the lock, first takes away what one that was killed has left there.
    """
    import tempfile  # slow to import, and reading needs it not

    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, "it is a folder")
    prefix = unfinished_prefix(target)
    if lone:
        for left in target.parent.glob(f"{prefix}*{UNFINISHED}"):
            left.unlink()
    handle, name = tempfile.mkstemp(UNFINISHED, prefix, target.parent)
    os.close(handle)
    part = Path(name)
    try:
        write_flushed(part, content, like=target)
    except OSError:
        part.unlink()
        raise
    return part


def write_flushed(path: Path, content: bytes, *, like: Path) -> None:
    """Write a file that nobody reads yet, with permissions and owner of another, to the disk.

    Raises `OSError`.
    """
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        _own_as(path, like)
        os.fsync(file.fileno())


def _own_as(new: Path, target: Path) -> None:
    """Give a new file the permissions of the file that it replaces, and its owner where one may."""
    try:
        there = target.lstat()
        if not stat.S_ISREG(there.st_mode):  # a link is replaced by a file like any other
            raise FileNotFoundError
    except OSError:
        new.chmod(_NEW_FILE & ~user_mask())
        return
    own_like(new, there)
    new.chmod(stat.S_IMODE(there.st_mode))


def own_like(path: Path, status: os.stat_result) -> None:
    """Give what is at a path the owner of something else, where one may."""
    # AttributeError: Windows knows no owners of this kind.
    with suppress(OSError, AttributeError):
        os.chown(path, status.st_uid, status.st_gid)


def user_mask() -> int:
    """Return which permissions new files do not get."""
    mask = os.umask(0)  # it can only be read by setting it
    os.umask(mask)
    return mask


def flush(folder: Path) -> None:
    """See to it that a new name in a folder survives a power cut, where the system can."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

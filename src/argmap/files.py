"""Files: the one place that reads what a path names, finds debates in folders, and writes, whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from argmap.problem import FileError, Problem

LARGEST_FILE = 32 * 2**20
"""The most bytes that are read of one file; one more is read, so that a reader can tell."""

MOST_FILES = 10_000
"""The most files of one folder."""

SUFFIXES = (".yaml", ".yml")
HEAD = "debate.yaml"
"""The file of a folder debate that holds `debate:`."""


@dataclass(frozen=True)
class Written:
    """What a writer made: contents by file name, what was lost or doubtful on the way, and what is to be told of it."""

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...] = ()
    told: tuple[str, ...] = ()


@dataclass(frozen=True)
class DebatePlace:
    """Where one debate stands: its id and its files, the one with `debate:` first."""

    name: str
    files: tuple[Path, ...] = field(default=())


def read(path: Path) -> bytes:
    """Return the content of a regular file, of a larger one than `LARGEST_FILE` one byte more than that.

    Raises `FileError` for whatever is not a regular file or cannot be read; never waits for a pipe or a device.
    """
    try:
        with open(path, "rb", opener=_open_at_once) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise FileError(f"{shown(path)} is {_kind(os.fstat(file.fileno()).st_mode)}, not a file")
            return file.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        raise FileError(f"cannot read {shown(path)}: {_reason(error)}") from error


def _open_at_once(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0))


def _kind(mode: int) -> str:
    kinds = ((stat.S_ISDIR, "a folder"), (stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"))
    return next((name for is_kind, name in kinds if is_kind(mode)), "a device")


def _reason(error: OSError | ValueError) -> str:
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


def debate_places(path: str | None = None, *, shipped: Path | None = None) -> tuple[DebatePlace, ...]:
    """Return the debates that a path names: a file, a folder debate or a folder of debates; None is the default.

    The default is `arguments/` here, else the debate in the current folder, else the shipped debates. Raises
    `FileError` where there is no debate.
    """
    if path is None:
        return _default(shipped)
    if not path:
        raise FileError("the path is empty; name a file or a folder")
    place = Path(path)
    try:
        mode = place.stat().st_mode
    except (OSError, ValueError) as error:
        raise FileError(f"cannot open {shown(place)}: {_reason(error)}") from error
    if not stat.S_ISDIR(mode):
        return (_place_of_file(place),)
    if found := _debates_in(place):
        return found
    raise FileError(
        f"there is no debate in {shown(place)}: neither a {HEAD}, nor a file NAME.debate.yaml, nor a folder with one"
    )


def _default(shipped: Path | None) -> tuple[DebatePlace, ...]:
    here = Path("arguments")
    candidates = [here, Path()] if _is_folder(here) else [Path()]
    for folder in [*candidates, *([shipped] if shipped else [])]:
        with suppress(FileError):
            if found := _debates_in(folder):
                return found
    raise FileError(f"there is no debate here: neither arguments/ nor {HEAD} nor a file NAME.debate.yaml; name a path")


def _debates_in(folder: Path) -> tuple[DebatePlace, ...]:
    """Return the debate that a folder is, or the debates right below it, by name."""
    entries = _entries(folder)
    if any(entry.name in _HEADS for entry in entries):
        return (_folder_debate(folder, entries),)
    found = [_whole_file(entry) for entry in entries if _stem(entry) is not None and not _is_folder(entry)]
    for entry in entries:
        inner = _entries(entry) if _is_folder(entry) else []
        if any(part.name in _HEADS for part in inner):
            found.append(_folder_debate(entry, inner))
    return tuple(sorted(found, key=lambda debate: debate.name))


_HEADS = (HEAD, "debate.yml")


def _entries(folder: Path) -> list[Path]:
    """Return what a folder holds, hidden entries left out, by name."""
    try:
        names = sorted(entry.name for entry in folder.iterdir() if not entry.name.startswith("."))
    except OSError as error:
        raise FileError(f"cannot open {shown(folder)}: {_reason(error)}") from error
    if len(names) > MOST_FILES:
        raise FileError(f"{shown(folder)} holds more than {MOST_FILES:,} files; this is no folder of a debate")
    return [folder / name for name in names]


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # the folder around it may be listed, but not entered
        return False


def _folder_debate(folder: Path, entries: list[Path]) -> DebatePlace:
    files = [entry for entry in entries if entry.suffix in SUFFIXES and not _is_folder(entry)]
    files.sort(key=lambda file: (file.name not in _HEADS, file.name))
    return DebatePlace(folder.resolve().name or "debate", tuple(files))


def _stem(path: Path) -> str | None:
    """Return the id of a debate that is one file NAME.debate.yaml, None for any other file."""
    stem = path.name.removesuffix(path.suffix)
    return stem.removesuffix(".debate") if path.suffix in SUFFIXES and stem.endswith(".debate") else None


def _whole_file(path: Path) -> DebatePlace:
    return DebatePlace(path.name.removesuffix(path.suffix).removesuffix(".debate") or "debate", (path,))


def _place_of_file(path: Path) -> DebatePlace:
    """Return the debate that a file is, or the folder debate that it is a part of."""
    if path.name not in _HEADS and (_stem(path) is not None or holds_debate(read(path))):
        return _whole_file(path)
    siblings = _entries(path.parent) if path.suffix in SUFFIXES else []
    if any(sibling.name in _HEADS for sibling in siblings):
        if path.name.startswith("."):
            raise FileError(f"{shown(path)} is hidden, and so no part of the debate beside it; name it without the dot")
        return _folder_debate(path.parent, siblings)
    return _whole_file(path)


def holds_debate(content: bytes) -> bool:
    """Tell whether a file has the key `debate` at its left edge."""
    return content.removeprefix(b"\xef\xbb\xbf").startswith((b"debate:", b'"debate":')) or b"\ndebate:" in content


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
def locked(path: Path) -> Iterator[None]:
    """Keep every other argmap of this user from writing to the debate whose first file is at a path.

    The lock is a file in the cache folder, so that none is left beside the debate. Raises `FileError`.
    """
    import hashlib  # slow to import, and reading needs neither

    from filelock import FileLock, Timeout

    name = hashlib.sha256(os.path.realpath(path).encode("utf-8", "surrogateescape")).hexdigest()[:32]
    lock = FileLock(cache_folder() / "locks" / f"{name}.lock", timeout=PATIENCE, poll_interval=0.01)
    try:
        Path(lock.lock_file).parent.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as error:
        raise FileError(f"another argmap is still writing to {shown(path)}; try again when it is done") from error
    except OSError as error:
        message = f"cannot lock {shown(path)}: {_reason(error)} ({shown(lock.lock_file)})"
        raise FileError(f"{message}; set ARGMAP_CACHE to a folder that you may write to") from error
    try:
        yield
    finally:
        lock.release()


def put(written: Written, target: str | Path, *, below: bool = False) -> tuple[Path, ...]:
    """Write every file, each whole or not at all, and return their paths.

    One file goes to `target` itself; several, or one that is asked to, go `below` it, as a folder. A file that is
    there keeps its permissions, a symbolic link keeps pointing. Nothing is replaced before all are on the disk.
    Raises `FileError`.
    """
    place = Path(target)
    if len(written.files) == 1 and not below:
        paths = dict(zip((place,), written.files.values(), strict=True))
    else:
        paths = {place / name: content for name, content in written.files.items()}
        _make_folder(place)
    _replace(paths)
    return tuple(paths)


def delete(paths: Iterable[Path]) -> None:
    """Delete files; one that is gone already is fine. Raises `FileError`."""
    for path in paths:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise FileError(f"cannot delete {shown(path)}: {_reason(error)}") from error


def put_folder(written: Written, folder: Path) -> Path:
    """Write files into a new folder, which appears with all of them or not at all, and return it.

    Raises `FileError`, also where something of that name is there already.
    """
    import tempfile

    try:
        if os.path.lexists(folder):
            raise FileExistsError(errno.EEXIST, "it is there already")
        with tempfile.TemporaryDirectory(prefix=".", suffix=".part", dir=folder.parent) as beside:
            new = Path(beside) / folder.name
            new.mkdir()
            _replace({new / name: content for name, content in written.files.items()})
            new.rename(folder)
        _flush(folder.parent)
    except OSError as error:
        raise FileError(f"cannot make {shown(folder)}: {_reason(error)}") from error
    return folder


def put_new(path: Path, content: bytes) -> Path:
    """Write a file that is not there yet, whole or not at all, and return its path; raises `FileError`."""
    with locked(path), _told(path):
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, "it is there already")
        _replace({path: content})
    return path


def _refuse_read_only(path: Path) -> None:
    """Leave a file as it is that nobody may write to; its folder alone would let it be replaced."""
    with _told(path):
        mode = path.stat().st_mode
    if not mode & 0o222:
        raise FileError(f"{shown(path)} is read-only; nothing was written")


def rewrite(contents: Mapping[Path, tuple[bytes, bytes]]) -> tuple[Path, ...]:
    """Put new contents, the second of each pair, in the place of the old ones, and return the paths.

    All of them are on the disk before the first is moved into place, in the order given; each file is at any moment
    the old or the new one. Raises `FileError`, also where a file is no longer what it was; then nothing is replaced.
    """
    for path in contents:
        _refuse_read_only(path)
    _replace({path: new for path, (_, new) in contents.items()}, {path: old for path, (old, _) in contents.items()})
    return tuple(contents)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(exist_ok=True)
    except FileExistsError as error:
        raise FileError(f"cannot write to {shown(folder)}: it is a file, not a folder") from error
    except OSError as error:
        raise FileError(f"cannot write to {shown(folder)}: {_reason(error)}") from error


def _replace(contents: Mapping[Path, bytes], olds: Mapping[Path, bytes] | None = None) -> None:
    """Write every file beside its target, flush all to disk, then move each into place in one step."""
    parts: dict[Path, tuple[Path, Path]] = {}
    try:
        for path, content in contents.items():
            with _told(path):
                target = Path(os.path.realpath(path))
                parts[path] = (_written_beside(target, content, lone=olds is not None), target)
        for path, old in (olds or {}).items():
            if read(path) != old:
                raise FileError(f"{shown(path)} was changed by somebody else meanwhile; nothing was written")
        for path, (part, target) in parts.items():
            with _told(path):
                part.replace(target)
                _flush(target.parent)
    finally:
        for part, _ in parts.values():
            part.unlink(missing_ok=True)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Say in a sentence why a file cannot be written."""
    try:
        yield
    except (OSError, ValueError) as error:
        raise FileError(f"cannot write {shown(path)}: {_reason(error)}") from error


def _written_beside(target: Path, content: bytes, *, lone: bool) -> Path:
    """Write a file in the target's folder, flushed to disk, with its permissions and its owner.

    A `lone` writer, who holds the lock, first takes away what one that was killed has left there.
    """
    import hashlib
    import tempfile  # slow to import, and reading needs neither

    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, "it is a folder")
    prefix = f".{hashlib.sha256(os.fsencode(target.name)).hexdigest()[:8]}-"
    for left in target.parent.glob(f"{prefix}*.part") if lone else ():
        left.unlink()
    handle, name = tempfile.mkstemp(prefix=prefix, suffix=".part", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            _own_as(Path(name), target)
            os.fsync(file.fileno())
    except OSError:
        Path(name).unlink()
        raise
    return Path(name)


def _own_as(new: Path, target: Path) -> None:
    """Give a new file the permissions and, where one may, the owner of the file that it replaces."""
    try:
        there = target.stat()
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        new.chmod(0o666 & ~mask)
        return
    with suppress(OSError, AttributeError):
        os.chown(new, there.st_uid, there.st_gid)
    new.chmod(stat.S_IMODE(there.st_mode))


def _flush(folder: Path) -> None:
    """See to it that a new name in a folder survives a power cut, where the system can."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

"""Files: the one place that reads what a path names, finds debates in folders, and writes, whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Mapping
from contextlib import suppress
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


def put(written: Written, target: str | Path, *, below: bool = False) -> tuple[Path, ...]:
    """Write every file, each whole or not at all, and return their paths.

    One file goes to `target` itself; several, or one that is asked to, go `below` it, as a folder. A file that is
    there keeps its permissions, a symbolic link keeps pointing. Raises `FileError`.
    """
    place = Path(target)
    if len(written.files) == 1 and not below:
        paths = dict(zip((place,), written.files.values(), strict=True))
    else:
        paths = {place / name: content for name, content in written.files.items()}
        _make_folder(place)
    for path, content in paths.items():
        _replace(path, content)
    return tuple(paths)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise FileError(f"cannot write to {shown(folder)}: {_reason(error)}") from error


def _replace(path: Path, content: bytes) -> None:
    """Write beside the target, flush to disk, and move into place in one step."""
    import tempfile  # slow to import, and reading needs it not

    temporary: str | None = None
    try:
        target = Path(os.path.realpath(path))
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, "it is a folder")
        handle, temporary = tempfile.mkstemp(prefix=".", suffix=".part", dir=target.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(_mode(target))
        Path(temporary).replace(target)
        temporary = None
    except (OSError, ValueError) as error:
        raise FileError(f"cannot write {shown(path)}: {_reason(error)}") from error
    finally:
        if temporary is not None:
            with suppress(OSError):
                Path(temporary).unlink()


def _mode(target: Path) -> int:
    """Return the permissions of a file that is there, else what this user's new files get."""
    with suppress(OSError):
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask

"""Where debates stand: from a path to the files of each."""

from __future__ import annotations

import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from argmap.files.reading import (
    MOST_LOOKED_AT,
    Gate,
    entries,
    leads_outside,
    may_hold,
    read,
    reason,
    shown,
)
from argmap.problem import FileError

MOST_FILES = 10_000
"""The most files of one folder."""

SUFFIXES = (".yaml", ".yml")
HEAD = "debate.yaml"
"""The file of a folder debate that holds `debate:`."""

HEADS = (HEAD, "debate.yml")


@dataclass(frozen=True)
class DebatePlace:
    """Where one debate stands: its id and its files, the one with `debate:` first.

    Files that were found in a folder are read `within` it; those of them that a person has typed
    are `named`, and are read wherever they lead. Two places that differ only in what was typed hold
    one debate.
    """

    name: str
    files: tuple[Path, ...] = field(default=())
    within: Path | None = None
    barred: str | None = None
    """Why nothing can be read of what is here."""
    found: bool = False
    """Whether nobody has typed the folder itself: it was found in another one, and may be no link either."""
    named: frozenset[Path] = field(default=frozenset(), compare=False)

    def gate(self, file: Path) -> Gate | None:
        """Return the folder that a file of the debate may not lead out of, None where it may lead anywhere."""
        if self.within is None or file in self.named:
            return None
        return Gate(self.within, is_found=self.found)


def debate_places(
    path: str | None = None, *, shipped: Path | None = None
) -> tuple[DebatePlace, ...]:
    """Return the debates that a path names: a file, a folder debate or a folder of debates; None is the default.

    The default is `arguments/` here, else the debate in the current folder, else the shipped
    debates. Raises `FileError` where there is no debate.
    """
    if path is None:
        return _default(shipped)
    if not path:
        raise FileError("the path is empty; name a file or a folder")
    place = Path(path)
    try:
        mode = place.stat().st_mode
    except (OSError, ValueError) as error:
        raise FileError(f"cannot open {shown(place)}: {reason(error)}") from error
    if not stat.S_ISDIR(mode):
        return (_place_of_file(place),)
    if found := _debates_in(place):
        return found
    raise FileError(
        f"there is no debate in {shown(place)}: neither a {HEAD}, nor a file NAME.debate.yaml, nor a folder with one"
        f"{_passed_over(place)}"
    )


def _default(shipped: Path | None) -> tuple[DebatePlace, ...]:
    here = Path("arguments")
    if _is_folder(here) and leads_outside(here, Path()):
        return (DebatePlace(here.name, (here,), Path()),)
    candidates = [here, Path()] if _is_folder(here) else [Path()]
    for folder in [*candidates, *([shipped] if shipped else [])]:
        with suppress(FileError):
            if found := _debates_in(folder):
                return found
    raise FileError(
        f"there is no debate here: neither arguments/ nor {HEAD} nor a file NAME.debate.yaml; name a path"
        f"{_passed_over(Path())}"
    )


def _passed_over(folder: Path) -> str:
    """Say which files hold a debate under a name that is not looked for."""
    from argmap.files.glimpse import misnamed_debates  # only who finds nothing pays for it

    names = [f"`{shown(name)}`" for name in misnamed_debates(folder)[:3]]
    if not names:
        return ""
    return f" ({', '.join(names)} {'holds' if len(names) == 1 else 'hold'} one: rename it to {HEAD}, or name the file)"


def _debates_in(folder: Path) -> tuple[DebatePlace, ...]:
    """Return the debate that a folder is, or the debates right below it, by name."""
    entries = _entries(folder)
    if any(entry.name in HEADS for entry in entries):
        return (_folder_debate(folder, entries),)
    found = []
    for entry in entries:
        if _stem(entry) is not None and _is_file(entry, folder):
            found.append(_whole_file(entry, within=folder))
        elif _is_folder(entry) and (inner := _debate_below(entry, folder)):
            found.append(inner)
    return tuple(sorted(found, key=lambda debate: debate.name))


def _debate_below(folder: Path, around: Path) -> DebatePlace | None:
    """Return the debate that a folder in another one is, None for any other folder; nothing is read through a link."""
    try:
        if not _has_head(folder):
            return None
        if leads_outside(folder, around):
            return DebatePlace(folder.name, (folder,), around)
        return _folder_debate(folder, _entries(folder), is_found=True)
    except OSError as error:
        return DebatePlace(
            folder.name, (folder,), around, f"cannot open {shown(folder)}: {reason(error)}"
        )
    except FileError as error:
        return DebatePlace(folder.name, (folder,), around, str(error))


def _has_head(folder: Path) -> bool:
    """Tell whether a folder is a debate; raises `OSError` where nobody may look."""
    for head in HEADS:
        with suppress(FileNotFoundError, NotADirectoryError):
            (folder / head).lstat()
            return True
    return False


def _entries(folder: Path) -> list[Path]:
    """Return what a folder holds, hidden entries left out, by name."""
    try:
        names = sorted(entry.name for entry in folder.iterdir() if not entry.name.startswith("."))
    except OSError as error:
        raise FileError(f"cannot open {shown(folder)}: {reason(error)}") from error
    if len(names) > MOST_FILES:
        raise FileError(
            f"{shown(folder)} holds more than {MOST_FILES:,} files; this is no folder of a debate"
        )
    return [folder / name for name in names]


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # the folder around it may be listed, but not entered
        return False


def _is_file(entry: Path, folder: Path) -> bool:
    """Tell whether an entry of a folder is read as a file: no folder is, but a link out of it is, to be refused."""
    return not _is_folder(entry) or leads_outside(entry, folder)


def _folder_debate(
    folder: Path,
    entries: list[Path],
    *,
    is_found: bool = False,
    named: frozenset[Path] = frozenset(),
) -> DebatePlace:
    files = [entry for entry in entries if entry.suffix in SUFFIXES and _is_file(entry, folder)]
    files.sort(key=lambda file: (file.name not in HEADS, file.name))
    name = folder.resolve().name or "debate"
    return DebatePlace(name, tuple(files), folder, found=is_found, named=named)


def again(place: DebatePlace) -> DebatePlace:
    """Return the place of a debate as it is now: a folder may have got a further part."""
    if place.within is None or place.barred is not None or place.files[0].name not in HEADS:
        return place
    return _folder_debate(
        place.within, _entries(place.within), is_found=place.found, named=place.named
    )


def _stem(path: Path) -> str | None:
    """Return the id of a debate that is one file NAME.debate.yaml, None for any other file."""
    stem = path.name.removesuffix(path.suffix)
    return (
        stem.removesuffix(".debate")
        if path.suffix in SUFFIXES and stem.endswith(".debate")
        else None
    )


def is_whole(path: Path) -> bool:
    """Tell whether a file is a debate NAME.debate.yaml by its name."""
    return _stem(path) is not None


def beside(read: Iterable[Path], folders: Iterable[Path]) -> tuple[Path, ...]:
    """Return the files of some folders, and one level below them, that may hold a part of a debate and are not read.

    A folder that is a debate of its own is left alone, and so are backups and what starts with a
    dot.
    """
    return tuple(islice(_beside(frozenset(map(absolute, read)), folders), MOST_LOOKED_AT))


def _beside(known: frozenset[Path], folders: Iterable[Path]) -> Iterator[Path]:
    for folder in dict.fromkeys(folders):
        for entry in entries(folder):
            if entry.is_symlink():
                continue  # what is behind a link is nobody's to look at
            if entry.is_dir():
                inner = entries(entry)
                if not any(each.name in HEADS for each in inner):
                    yield from (each for each in inner if _may_be_missed(each, known))
            elif _may_be_missed(entry, known):
                yield entry


def _may_be_missed(path: Path, known: frozenset[Path]) -> bool:
    is_file = path.is_file() and not path.is_symlink()
    return may_hold(path) and absolute(path) not in known and is_file


def absolute(path: Path) -> Path:
    """Return a path from the root, by which two names of one file can be compared."""
    return Path(path.absolute())


def _whole_file(path: Path, *, within: Path | None = None) -> DebatePlace:
    return DebatePlace(
        path.name.removesuffix(path.suffix).removesuffix(".debate") or "debate", (path,), within
    )


def _place_of_file(path: Path) -> DebatePlace:
    """Return the debate that a file is, or the folder debate that it is a part of."""
    if path.name not in HEADS and (_stem(path) is not None or holds_debate(read(path))):
        return _whole_file(path)
    siblings = _entries(path.parent) if path.suffix in SUFFIXES else []
    if any(sibling.name in HEADS for sibling in siblings):
        if path.name.startswith("."):
            raise FileError(
                f"{shown(path)} is hidden, and so no part of the debate beside it; name it without the dot"
            )
        return _folder_debate(path.parent, siblings, named=frozenset({path}))
    return _whole_file(path)


def holds_debate(content: bytes) -> bool:
    """Tell whether a file has the key `debate` at its left edge."""
    return (
        content.removeprefix(b"\xef\xbb\xbf").startswith((b"debate:", b'"debate":'))
        or b"\ndebate:" in content
    )

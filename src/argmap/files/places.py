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
    printable_path,
    read,
    reason,
)
from argmap.problem import FileError

MOST_FILES = 10_000
"""The most files of one folder."""

MOST_MISNAMED = 3
"""How many files a sentence names that hold a debate under a name that is not looked for."""

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
    """Whether the folder itself was found in another one: then it may be no link either."""
    named: frozenset[Path] = field(default=frozenset(), compare=False)

    def gate(self, file: Path) -> Gate | None:
        """Return the folder that a file may not lead out of, None where it may lead anywhere."""
        if self.within is None or file in self.named:
            return None
        return Gate(self.within, is_found=self.found)


def debate_places(
    path: str | None = None, *, shipped: Path | None = None
) -> tuple[DebatePlace, ...]:
    """Return the debates that a path names: a file, a folder debate or a folder of debates.

    For None it is `arguments/` here, else the debate in the current folder, else the shipped
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
        raise FileError(f"cannot open {printable_path(place)}: {reason(error)}") from error
    if not stat.S_ISDIR(mode):
        return (_place_of_file(place),)
    if found := _debates_in(place):
        return found
    looked_for = f"neither a {HEAD}, nor a file NAME.debate.yaml, nor a folder with one"
    raise FileError(
        f"there is no debate in {printable_path(place)}: {looked_for}{_passed_over(place)}"
    )


def _default(shipped: Path | None) -> tuple[DebatePlace, ...]:
    here = Path("arguments")
    folders = [Path()]
    if _is_folder(here):
        # Nobody has typed it, so it is refused when it is read.
        if leads_outside(here, Path()):
            return (DebatePlace(here.name, (here,), Path()),)
        folders = [here, Path()]
    if shipped is not None:
        folders.append(shipped)
    for folder in folders:
        with suppress(FileError):
            if found := _debates_in(folder):
                return found
    looked_for = f"neither arguments/ nor {HEAD} nor a file NAME.debate.yaml"
    passed_over = _passed_over(Path())
    raise FileError(f"there is no debate here: {looked_for}; name a path{passed_over}")


def _passed_over(folder: Path) -> str:
    """Say which files hold a debate under a name that is not looked for."""
    from argmap.files.glimpse import misnamed_debates  # only who finds nothing pays for it

    names = [f"`{printable_path(name)}`" for name in misnamed_debates(folder)[:MOST_MISNAMED]]
    if not names:
        return ""
    verb = "holds" if len(names) == 1 else "hold"
    return f" ({', '.join(names)} {verb} one: rename it to {HEAD}, or name the file)"


def _debates_in(folder: Path) -> tuple[DebatePlace, ...]:
    """Return the debate that a folder is, or the debates right below it, by name."""
    entries = _entries(folder)
    if any(entry.name in HEADS for entry in entries):
        return (_folder_debate(folder, entries),)
    found = []
    for entry in entries:
        if is_whole(entry) and _is_file(entry, folder):
            found.append(_whole_file(entry, within=folder))
        elif _is_folder(entry) and (inner := _debate_below(entry, folder)):
            found.append(inner)
    return tuple(sorted(found, key=lambda debate: debate.name))


def _debate_below(folder: Path, around: Path) -> DebatePlace | None:
    """Return the debate that a folder in another one is, None for any other folder.

    Nothing is read through a link.
    """
    try:
        if not _has_head(folder):
            return None
        if leads_outside(folder, around):
            return DebatePlace(folder.name, (folder,), around)
        return _folder_debate(folder, _entries(folder), is_found=True)
    except OSError as error:
        barred = f"cannot open {printable_path(folder)}: {reason(error)}"
    except FileError as error:
        barred = str(error)
    return DebatePlace(folder.name, (folder,), around, barred)


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
        raise FileError(f"cannot open {printable_path(folder)}: {reason(error)}") from error
    if len(names) > MOST_FILES:
        many = f"{printable_path(folder)} holds more than {MOST_FILES:,} files"
        raise FileError(f"{many}; this is no folder of a debate")
    return [folder / name for name in names]


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # the folder around it may be listed, but not entered
        return False


def _is_file(entry: Path, folder: Path) -> bool:
    """Tell whether an entry of a folder is read as a file: no folder is, but a link out of it is.

    That link is refused when it is read, and so the debate says why it lacks a part.
    """
    return not _is_folder(entry) or leads_outside(entry, folder)


def _folder_debate(
    folder: Path,
    entries: list[Path],
    *,
    is_found: bool = False,
    named: frozenset[Path] = frozenset(),
) -> DebatePlace:
    files = [entry for entry in entries if entry.suffix in SUFFIXES and _is_file(entry, folder)]
    # False sorts first: the head, and then its parts by name.
    files.sort(key=lambda file: (file.name not in HEADS, file.name))
    name = folder.resolve().name or "debate"
    return DebatePlace(name, tuple(files), folder, found=is_found, named=named)


def current_place(place: DebatePlace) -> DebatePlace:
    """Return the place of a debate as it is now: a folder may have got a further part."""
    folder = place.within
    if folder is None or place.barred is not None or place.files[0].name not in HEADS:
        return place
    return _folder_debate(folder, _entries(folder), is_found=place.found, named=place.named)


def _stem(path: Path) -> str | None:
    """Return the id of a debate that is one file NAME.debate.yaml, None for any other file."""
    stem = path.name.removesuffix(path.suffix)
    if path.suffix in SUFFIXES and stem.endswith(".debate"):
        return stem.removesuffix(".debate")
    return None


def is_whole(path: Path) -> bool:
    """Tell whether a file is a debate NAME.debate.yaml by its name."""
    return _stem(path) is not None


def files_beside(read: Iterable[Path], folders: Iterable[Path]) -> tuple[Path, ...]:
    """Return files of some folders that may hold a part of a debate and are not read.

    Looked at are the folders and one level below them; what is behind a link is nobody's to look
    at. A folder that is a debate of its own is left alone, and so are backups and what starts with
    a dot.
    """
    known = frozenset(map(absolute, read))
    return tuple(islice(_files_beside(known, folders), MOST_LOOKED_AT))


def _files_beside(known: frozenset[Path], folders: Iterable[Path]) -> Iterator[Path]:
    for folder in dict.fromkeys(folders):
        for path in _files_below(folder):
            if may_hold(path) and absolute(path) not in known and path.is_file():
                yield path


def _files_below(folder: Path) -> Iterator[Path]:
    """Yield what is in a folder, and in its folders where these are no debates of their own."""
    for entry in entries(folder):
        if not entry.is_dir():
            yield entry
            continue
        inner = entries(entry)
        if not any(each.name in HEADS for each in inner):
            yield from inner


def absolute(path: Path) -> Path:
    """Return a path from the root, by which two names of one file can be compared."""
    return Path(path.absolute())


def _whole_file(path: Path, *, within: Path | None = None) -> DebatePlace:
    name = path.name.removesuffix(path.suffix).removesuffix(".debate") or "debate"
    return DebatePlace(name, (path,), within)


def _place_of_file(path: Path) -> DebatePlace:
    """Return the debate that a file is, or the folder debate that it is a part of."""
    if path.name not in HEADS and (is_whole(path) or holds_debate(read(path))):
        return _whole_file(path)
    if path.suffix not in SUFFIXES:
        return _whole_file(path)
    siblings = _entries(path.parent)
    if not any(sibling.name in HEADS for sibling in siblings):
        return _whole_file(path)
    if path.name.startswith("."):
        hidden = f"{printable_path(path)} is hidden, and so no part of the debate beside it"
        raise FileError(f"{hidden}; name it without the dot")
    return _folder_debate(path.parent, siblings, named=frozenset({path}))


_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
"""With which some editors begin a file in UTF-8."""


def holds_debate(content: bytes) -> bool:
    """Tell whether a file has the key `debate` at its left edge."""
    start = content.removeprefix(_BYTE_ORDER_MARK)
    return start.startswith((b"debate:", b'"debate":')) or b"\ndebate:" in content

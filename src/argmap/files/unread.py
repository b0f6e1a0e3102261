"""Files that hold claims or sources and that nobody reads: a wrong ending, a folder too deep, no `debate.yaml`.

Whoever wrote them sees a clean check, and their claims nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from pathlib import Path

from argmap.files.places import HEADS, SUFFIXES, is_whole
from argmap.files.reading import MOST_LOOKED_AT, entries, may_hold


class Why(StrEnum):
    """Why a file is not read."""

    ENDING = "ending"
    FOLDER = "folder"
    ALONE = "alone"
    HEADLESS = "headless"
    MISNAMED = "misnamed"


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that is not read: what it holds, on which line that starts, and why nobody reads it."""

    path: Path
    holds: str
    line: int
    excerpt: str
    why: Why


def unread_files(read: Iterable[Path], folders: Iterable[Path]) -> tuple[Unread, ...]:
    """Return what is not read of some folders, and one level below them, besides the files that are; by path.

    A folder that is a debate of its own is left alone, and so are backups and what starts with a dot.
    """
    known = frozenset(map(_resolved, read))
    heads = frozenset(path.parent for path in known if path.name in HEADS)
    wholes = frozenset(path.parent for path in known if is_whole(path))
    found: dict[Path, Unread] = {}
    candidates = list(islice(_candidates(folders, known), MOST_LOOKED_AT))
    if not candidates:
        return ()
    from argmap.files.glimpse import A_DEBATE, glimpse  # only where there is something to look at

    for path in candidates:
        held = glimpse(path)
        if held is None:
            continue
        holds, line, excerpt = held
        why = _why(_resolved(path), heads, wholes, is_debate=holds == A_DEBATE)
        if why is not None:
            found[_resolved(path)] = Unread(path, holds, line, excerpt, why)
    return tuple(sorted(found.values(), key=lambda each: str(each.path)))


def _candidates(folders: Iterable[Path], known: frozenset[Path]) -> Iterator[Path]:
    for folder in dict.fromkeys(folders):
        for entry in entries(folder):
            if entry.is_dir():
                inner = entries(entry)
                if not any(each.name in HEADS for each in inner):
                    yield from (each for each in inner if _is_candidate(each, known))
            elif _is_candidate(entry, known):
                yield entry


def _is_candidate(path: Path, known: frozenset[Path]) -> bool:
    return may_hold(path) and _resolved(path) not in known and path.is_file()


def _resolved(path: Path) -> Path:
    return Path(path.absolute())


def _why(path: Path, heads: frozenset[Path], wholes: frozenset[Path], *, is_debate: bool) -> Why | None:
    """Return why a file is not read, None for a debate of its own that nobody asked for."""
    folder, is_named = path.parent, path.suffix in SUFFIXES
    if is_debate:
        is_head = folder not in heads and path.name.lower().startswith("debate.")
        return Why.MISNAMED if is_head else None if is_named else Why.ENDING
    if not is_named:
        return Why.ENDING
    if folder.parent in heads:
        return Why.FOLDER
    return Why.ALONE if folder in wholes or folder.parent in wholes else Why.HEADLESS

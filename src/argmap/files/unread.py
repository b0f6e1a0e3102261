"""Files that hold claims or sources and that nobody reads: a wrong ending, a folder too deep, no `debate.yaml`.

Whoever wrote them sees a clean check, and their claims nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from argmap.files.glimpse import A_DEBATE, glimpse
from argmap.files.places import HEADS, SUFFIXES, absolute, is_whole


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


def unread_files(read: Iterable[Path], candidates: Iterable[Path]) -> tuple[Unread, ...]:
    """Return which of the candidates hold something that nobody reads, besides the files that are read; by path."""
    known = frozenset(map(absolute, read))
    heads = frozenset(path.parent for path in known if path.name in HEADS)
    wholes = frozenset(path.parent for path in known if is_whole(path))
    found: dict[Path, Unread] = {}
    for path in candidates:
        held = glimpse(path)
        if held is None:
            continue
        holds, line, excerpt = held
        why = _why(absolute(path), heads, wholes, is_debate=holds == A_DEBATE)
        if why is not None:
            found[absolute(path)] = Unread(path, holds, line, excerpt, why)
    return tuple(sorted(found.values(), key=lambda each: str(each.path)))


def _why(
    path: Path, heads: frozenset[Path], wholes: frozenset[Path], *, is_debate: bool
) -> Why | None:
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

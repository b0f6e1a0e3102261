"""Files that hold claims or sources and that nobody reads.

They have a wrong ending, lie too deep, or beside no `debate.yaml`. Whoever wrote them sees a clean
check, and their claims nowhere.
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
    """A file that is not read: what it holds, on which line that starts, and why it is not."""

    path: Path
    holds: str
    line: int
    excerpt: str
    why: Why


def unread_files(read: Iterable[Path], candidates: Iterable[Path]) -> tuple[Unread, ...]:
    """Return which of the candidates hold something and are not among the read files, by path."""
    known = frozenset(map(absolute, read))
    heads = frozenset(path.parent for path in known if path.name in HEADS)
    wholes = frozenset(path.parent for path in known if is_whole(path))
    found: dict[Path, Unread] = {}
    for path in candidates:
        held = glimpse(path)
        if held is None:
            continue
        holds, line, excerpt = held
        if holds == A_DEBATE:
            why = _why_no_debate(absolute(path), heads)
        else:
            why = _why_no_part(absolute(path), heads, wholes)
        if why is not None:
            found[absolute(path)] = Unread(path, holds, line, excerpt, why)
    return tuple(sorted(found.values(), key=lambda each: str(each.path)))


def _why_no_debate(path: Path, heads: frozenset[Path]) -> Why | None:
    """Return why the head of a debate is not read, None for a debate that nobody asked for."""
    if path.parent not in heads and path.name.lower().startswith("debate."):
        return Why.MISNAMED
    if path.suffix in SUFFIXES:
        return None
    return Why.ENDING


def _why_no_part(path: Path, heads: frozenset[Path], wholes: frozenset[Path]) -> Why:
    """Return why a file of claims or sources is read as a part of no debate."""
    folder = path.parent
    if path.suffix not in SUFFIXES:
        return Why.ENDING
    if folder.parent in heads:
        return Why.FOLDER
    if folder in wholes or folder.parent in wholes:
        return Why.ALONE
    return Why.HEADLESS

"""The debates that the app shows: read when a file changes, and kept as they last were when one breaks."""

from __future__ import annotations

import logging
import os
import threading
import time
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from argmap.files import debate_places
from argmap.graph import DebateGraph
from argmap.loading import Draft, drafts
from argmap.loading.opening import shipped_debates
from argmap.problem import ArgmapError, Problem

log = logging.getLogger(__name__)

PATH_VARIABLE = "ARGMAP_PATH"
"""The environment variable that names what `streamlit run app.py` shows: paths as in PATH; without it the default."""
SECONDS_BETWEEN_LOOKS = 0.5

Paths = tuple[str, ...]
Traces = tuple[tuple[str, int, int, int], ...]
"""Name, time of change, size and inode of every file: equal traces, unchanged files."""


@dataclass(frozen=True)
class Edition:
    """A debate on screen: the last draft that could be used, and the problems of what the files hold now.

    `draft` has no graph where the debate was broken from the start; `outdated` says that the files have moved on
    to something that cannot be used.
    """

    draft: Draft
    problems: tuple[Problem, ...]
    outdated: bool = False

    @property
    def name(self) -> str:
        """The debate's id."""
        return self.draft.name

    @property
    def graph(self) -> DebateGraph | None:
        """The graph of the last draft that could be used."""
        return self.draft.graph


@dataclass(frozen=True)
class Shelf:
    """All debates at one moment. `version` grows by one with each change; `trouble` says why nothing could be read."""

    version: int = 0
    editions: tuple[Edition, ...] = ()
    trouble: str | None = None


class Library:
    """The one place in a process that looks at the files of its debates, at most twice a second, whoever asks."""

    def __init__(self, paths: Paths) -> None:
        self._paths = paths
        self._lock = threading.Lock()
        self._shelf = Shelf()
        self._traces: Traces | None = None
        self._looked = -SECONDS_BETWEEN_LOOKS

    def shelf(self) -> Shelf:
        """Return the debates as they are now. Costs one stat per file, or nothing within half a second."""
        with self._lock:
            if time.monotonic() - self._looked >= SECONDS_BETWEEN_LOOKS:
                self._look()
                self._looked = time.monotonic()
            return self._shelf

    def _look(self) -> None:
        """Read the debates anew if a file came, went or changed."""
        try:
            traces = _traces(self._paths)
            if traces != self._traces:
                editions = _editions(read(self._paths), self._shelf.editions)
                self._shelf = Shelf(self._shelf.version + 1, editions)
                _tell_keeper(editions)
                self._traces = traces
        except ArgmapError as error:
            if str(error) != self._shelf.trouble:
                self._shelf = replace(self._shelf, version=self._shelf.version + 1, trouble=str(error))
                log.warning("the debates cannot be read: %s", error)
            self._traces = None


@cache
def library(paths: Paths) -> Library:
    """Return the library of this process for some paths; what it gives out is frozen, so visitors may share it."""
    return Library(paths)


def asked_paths() -> Paths:
    """Return the paths that this process was asked to show."""
    return tuple(filter(None, os.environ.get(PATH_VARIABLE, "").split(os.pathsep)))


def read(paths: Paths) -> tuple[Draft, ...]:
    """Return a draft of each debate at the paths, without any at the default one; of equal names the first.

    Raises:
        FileError: there is no debate at one of them.
    """
    found = (each for path in paths or (None,) for each in drafts(path))
    return tuple({each.name: each for each in reversed(tuple(found))}.values())[::-1]


def _tell_keeper(editions: tuple[Edition, ...]) -> None:
    """Log which debates cannot be shown as they are, since visitors are not told why."""
    for edition in editions:
        if edition.outdated or edition.graph is None:
            log.warning("the debate `%s` cannot be used, argmap check says why", edition.name)


def _editions(read: tuple[Draft, ...], before: tuple[Edition, ...]) -> tuple[Edition, ...]:
    """Return the debates as read, each broken one as it last was."""
    earlier = {edition.name: edition.draft for edition in before if edition.graph is not None}
    return tuple(_edition(draft, earlier.get(draft.name)) for draft in read)


def _edition(draft: Draft, earlier: Draft | None) -> Edition:
    """Return the draft if it can be used, else the earlier one with today's problems."""
    if draft.graph is None and earlier is not None:
        return Edition(earlier, draft.problems, outdated=True)
    return Edition(draft, draft.problems)


def _traces(paths: Paths) -> Traces:
    """Return what tells whether any file of the debates has changed."""
    places = (place for path in paths or (None,) for place in debate_places(path, shipped=shipped_debates()))
    return tuple(_trace(file) for place in places for file in place.files)


def _trace(file: Path) -> tuple[str, int, int, int]:
    """Return the trace of one file; one that has just gone has an empty trace."""
    try:
        status = file.stat()
    except OSError:
        return str(file), 0, 0, 0
    return str(file), status.st_mtime_ns, status.st_size, status.st_ino

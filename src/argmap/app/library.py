"""The debates that the app shows.

Read when a file changes, and kept as they last were when one breaks.
"""

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
from argmap.loading import Draft
from argmap.opening import drafts, shipped_debates
from argmap.problem import ArgmapError, Problem

log = logging.getLogger(__name__)

PATH_VARIABLE = "ARGMAP_PATH"
"""The environment variable that names what `streamlit run app.py` shows: paths as in PATH.

Without it the default.
"""
SECONDS_BETWEEN_LOOKS = 0.5

Paths = tuple[str, ...]
Traces = tuple[tuple[str, int, int, int], ...]
"""Name, time of change, size and inode of every file: equal traces, unchanged files."""


@dataclass(frozen=True)
class ServedDebate:
    """A debate on screen.

    It is the last draft that could be used, and the problems of what the files hold now.

    `draft` has no graph where the debate was broken from the start; `outdated` says that the files
    have moved on to something that cannot be used.
    """

    draft: Draft
    problems: tuple[Problem, ...]
    outdated: bool = False

    @property
    def name(self) -> str:
        """The debate's id."""
        return self.draft.name

    @property
    def title(self) -> str:
        """What a visitor calls the debate."""
        if self.graph is None:
            return self.name
        return self.graph.debate.title

    @property
    def graph(self) -> DebateGraph | None:
        """The graph of the last draft that could be used."""
        return self.draft.graph


@dataclass(frozen=True)
class Shelf:
    """All debates at one moment. `version` grows by one with each change.

    `trouble` says why nothing could be read.
    """

    version: int = 0
    debates: tuple[ServedDebate, ...] = ()
    trouble: str | None = None


class Library:
    """The one place in a process that looks at the files of its debates.

    It does so at most twice a second, whoever asks.
    """

    def __init__(self, paths: Paths) -> None:
        self._paths = paths
        self._lock = threading.Lock()
        self._shelf = Shelf()
        self._traces: Traces | None = None
        # whoever asks first looks, wherever the clock begins to count
        self._looked = -SECONDS_BETWEEN_LOOKS

    def shelf(self) -> Shelf:
        """Return the debates as they are now.

        Costs one stat per file, or nothing within half a second.
        """
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
                debates = _served_debates(drafts_at(self._paths), self._shelf.debates)
                self._shelf = Shelf(self._shelf.version + 1, debates)
                _tell_keeper(debates)
                self._traces = traces
        except ArgmapError as error:
            # a path that is gone for a moment must not close the page of whoever reads
            if str(error) != self._shelf.trouble:
                self._shelf = replace(
                    self._shelf, version=self._shelf.version + 1, trouble=str(error)
                )
                log.warning("the debates cannot be read: %s", error)
            # they are read again as soon as they can be, be they changed by then or not
            self._traces = None


@cache
def library(paths: Paths) -> Library:
    """Return the library of this process for some paths.

    What it gives out is frozen, so visitors may share it.
    """
    return Library(paths)


def asked_paths() -> Paths:
    """Return the paths that this process was asked to show."""
    return tuple(filter(None, os.environ.get(PATH_VARIABLE, "").split(os.pathsep)))


def drafts_at(paths: Paths) -> tuple[Draft, ...]:
    """Return a draft of each debate at the paths, without any at the default one.

    Of equal names the first.

    Raises:
        FileError: there is no debate at one of them.
    """
    by_name = dict[str, Draft]()
    for path in paths or (None,):
        for draft in drafts(path):
            by_name.setdefault(draft.name, draft)
    return tuple(by_name.values())


def _tell_keeper(debates: tuple[ServedDebate, ...]) -> None:
    """Log which debates cannot be shown as they are, since visitors are not told why."""
    for served in debates:
        if served.outdated or served.graph is None:
            log.warning("the debate `%s` cannot be used, argmap check says why", served.name)


def _served_debates(
    read: tuple[Draft, ...], before: tuple[ServedDebate, ...]
) -> tuple[ServedDebate, ...]:
    """Return the debates as read, each broken one as it last was."""
    earlier = {served.name: served.draft for served in before if served.graph is not None}
    return tuple(_served(draft, earlier.get(draft.name)) for draft in read)


def _served(draft: Draft, earlier: Draft | None) -> ServedDebate:
    """Return the draft if it can be used, else the earlier one with today's problems."""
    if draft.graph is None and earlier is not None:
        return ServedDebate(earlier, draft.problems, outdated=True)
    return ServedDebate(draft, draft.problems)


def _traces(paths: Paths) -> Traces:
    """Return what tells whether any file of the debates has changed."""
    traces = list[tuple[str, int, int, int]]()
    for path in paths or (None,):
        for place in debate_places(path, shipped=shipped_debates()):
            traces += map(_trace, place.files)
    return tuple(traces)


def _trace(file: Path) -> tuple[str, int, int, int]:
    """Return the trace of one file; one that has just gone has an empty trace."""
    try:
        status = file.stat()
    except OSError:
        return str(file), 0, 0, 0
    # the inode as well: what replaces a file may have its time and its size
    return str(file), status.st_mtime_ns, status.st_size, status.st_ino

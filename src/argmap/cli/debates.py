"""From the PATH of a command to the debates that it names, and to what is wrong with them."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from pathlib import Path

from argmap.cli.terminal import patience, tell
from argmap.graph import DebateGraph
from argmap.loading import Draft
from argmap.model import ID_PATTERN, Id
from argmap.opening import drafts, unread_warnings
from argmap.problem import ArgmapError, DebateError, Problem, Severity, UnknownId

MOST_NAMED = 10
"""How many debates a sentence lists."""

# In the Line Islands of Kiribati.
FURTHEST_EAST = 14 * 3600
"""How many seconds the earliest clock is ahead of Greenwich."""


def one_debate(path: str | None) -> DebateGraph:
    """Return the graph of the one debate that PATH names.

    Raises:
        DebateError: It has errors.
        ArgmapError: PATH holds several debates; the text lists them.
    """
    with patience("Reading the debate"):
        found = drafts(path)
    if len(found) > 1:
        raise several_debates(path, [draft.name for draft in found])
    return sound_graph(found[0])


def several_debates(path: str | None, names: Sequence[str]) -> ArgmapError:
    """Return why a PATH is of no use to a command that takes one debate."""
    listed = ", ".join(names[:MOST_NAMED])
    if len(names) > MOST_NAMED:
        listed += ", …"
    return ArgmapError(f"`{path or '.'}` holds {len(names)} debates ({listed}); name one of them")


def target_and_path(first: str | None, second: str | None) -> tuple[Id | None, str | None]:
    """Return the ID and the PATH of a command that has both, in either order.

    A word that is no id can only be PATH, and so can one that exists, unless the other one can only
    be PATH.

    Raises:
        ArgmapError: Both words can be either, or none can be an ID, or none is a file or folder.
    """
    match [word for word in (first, second) if word is not None]:
        case [word]:
            return (None, word) if _may_be_path(word) else (word, None)
        case [one, other]:
            return _in_order(one, other)
        case _:
            return None, None


def _in_order(first: str, second: str) -> tuple[Id, str]:
    paths = [word for word in (first, second) if _may_be_path(word)]
    ids = [word for word in (first, second) if _may_be_id(word)]
    neither = f"neither `{first}` nor `{second}`"
    if not paths:
        missing = "is a file or folder here; one of the two names the debate"
        raise ArgmapError(f"{neither} {missing}")
    if not ids:
        missing = "can be an id; one of the two names a claim or a position"
        raise ArgmapError(f"{neither} {missing}")
    if paths == ids == [first, second]:
        both = f"`{first}` and `{second}` are both files or folders here"
        raise ArgmapError(f"{both}; write the debate as `./{second}`")
    if second not in ids or first not in paths:
        return first, second
    return second, first


def _may_be_path(word: str) -> bool:
    return not _may_be_id(word) or Path(word).exists()


def _may_be_id(word: str) -> bool:
    return re.fullmatch(ID_PATTERN, word) is not None


def claim_named(graph: DebateGraph, word: Id, path: str | None) -> Id:
    """Return today's id of the claim that a word names.

    Raises:
        ArgmapError: There is no such claim; where no PATH was given, the word may be meant as one.
    """
    from argmap.reasoning import current

    try:
        return current(graph, word)
    except UnknownId as unknown:
        if path is not None:
            raise
        message = f"`{word}` is no claim of this debate, and no file or folder here"
        if unknown.suggestion:
            message += f"; did you mean `{unknown.suggestion}`?"
        raise ArgmapError(message) from None


def all_debates(paths: Sequence[str] | None) -> tuple[Draft, ...]:
    """Return the drafts that the paths name, each debate once, in the order given."""
    with patience("Reading the debates"):
        return drafts(*paths or ())


def sound_graph(draft: Draft) -> DebateGraph:
    """Return a draft's graph, and tell its warnings on standard error.

    Raises:
        DebateError: The draft has errors.
    """
    with patience("Checking the debate"):
        graph, problems = draft.graph, draft.problems
    if graph is None:
        # What could be written better has stopped nobody.
        counted = [each for each in problems if each.severity is not Severity.ADVICE]
        raise DebateError(tuple(counted))
    tell([problem for problem in problems if problem.severity is Severity.WARNING])
    return graph


def problems_today(
    drafts: Sequence[Draft], paths: Sequence[str] | None, *, advice: bool
) -> list[Problem]:
    """Return the problems of debates today, and what could be written better if that is asked for.

    `paths` are those that were asked for: what they hold and nobody reads is a problem too.
    """
    today = _latest_day()
    found: list[Problem] = []
    for draft in drafts:
        found += draft.problems_on(today)
        if advice:
            found += draft.advice
    return [*found, *unread_warnings(drafts, paths)]


def _latest_day() -> str:
    """Return the latest day that it is anywhere on Earth, as `2026-11-30`.

    A source may be read in Kiribati.
    """
    return time.strftime("%Y-%m-%d", time.gmtime(time.time() + FURTHEST_EAST))

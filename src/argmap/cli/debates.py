"""From the PATH of a command to the debates that it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from argmap.cli.terminal import patience, tell
from argmap.graph import DebateGraph
from argmap.loading import Draft, drafts
from argmap.model import Id
from argmap.model.fields import ID_PATTERN
from argmap.problem import ArgmapError, DebateError, Severity, UnknownId

MOST_NAMED = 10
"""How many debates a sentence lists."""


def one(path: str | None) -> DebateGraph:
    """Return the graph of the one debate that PATH names.

    Raises:
        DebateError: It has errors.
        ArgmapError: PATH holds several debates; the text lists them.
    """
    with patience("Reading the debate"):
        found = drafts(path)
    if len(found) > 1:
        names = ", ".join(
            [
                *(draft.name for draft in found[:MOST_NAMED]),
                *(["…"] if len(found) > MOST_NAMED else []),
            ]
        )
        message = f"`{path or '.'}` holds {len(found)} debates ({names}); name one of them"
        raise ArgmapError(message)
    return resolved(found[0])


def target_and_path(first: str | None, second: str | None) -> tuple[Id | None, str | None]:
    """Return the ID and the PATH of a command that has both, in either order.

    A word that is no id can only be PATH, and so can one that exists, unless the other one can only
    be PATH.

    Raises:
        ArgmapError: Both words can be either, or none can be an ID, or none is a file or folder.
    """
    if first is None or second is None:
        word = second if first is None else first
        alone = word is not None and _may_be_path(word)
        return (None, word) if alone else (word, None)
    if not (_may_be_path(first) or _may_be_path(second)):
        raise ArgmapError(
            f"neither `{first}` nor `{second}` is a file or folder here; one of the two names the debate"
        )
    if not (_may_be_id(first) or _may_be_id(second)):
        raise ArgmapError(
            f"neither `{first}` nor `{second}` can be an id; one of the two names a claim or a position"
        )
    if _may_be_id(first) and _may_be_id(second) and _may_be_path(first) and _may_be_path(second):
        message = f"`{first}` and `{second}` are both files or folders here; write the debate as `./{second}`"
        raise ArgmapError(message)
    if not _may_be_id(second) or not _may_be_path(first):
        return first, second
    return second, first


def _may_be_path(word: str) -> bool:
    return not _may_be_id(word) or Path(word).exists()


def _may_be_id(word: str) -> bool:
    return re.fullmatch(ID_PATTERN, word) is not None


def named(graph: DebateGraph, word: Id, path: str | None) -> Id:
    """Return today's id of the claim that a word names.

    Raises:
        ArgmapError: There is no such claim; where no PATH was given, the word might have been meant
        as one.
    """
    from argmap.reasoning.supposition import current

    try:
        return current(graph, word)
    except UnknownId as unknown:
        if path is not None:
            raise
        hint = f"; did you mean `{unknown.suggestion}`?" if unknown.suggestion else ""
        message = f"`{word}` is no claim of this debate, and no file or folder here{hint}"
        raise ArgmapError(message) from None


def several(paths: Sequence[str] | None) -> tuple[Draft, ...]:
    """Return the drafts that the paths name, each debate once, in the order given."""
    with patience("Reading the debates"):
        return drafts(*paths or ())


def resolved(draft: Draft) -> DebateGraph:
    """Return a draft's graph, with its warnings told on standard error.

    Raises:
        DebateError: The draft has errors.
    """
    with patience("Checking the debate"):
        graph, problems = draft.graph, draft.problems
    if graph is None:
        raise DebateError(tuple(p for p in problems if p.severity is not Severity.ADVICE))
    tell([problem for problem in problems if problem.severity is Severity.WARNING])
    return graph

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
from argmap.problem import ArgmapError, DebateError, Severity

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
        names = ", ".join([*(draft.name for draft in found[:MOST_NAMED]), *(["…"] if len(found) > MOST_NAMED else [])])
        message = f"`{path or '.'}` holds {len(found)} debates ({names}); name one of them"
        raise ArgmapError(message)
    return resolved(found[0])


def target_and_path(target: str | None, path: str | None) -> tuple[Id | None, str | None]:
    """Return the ID and the PATH of a command that has both: a single word that exists, or is no id, is PATH."""
    if target is not None and path is None and (Path(target).exists() or not re.match(ID_PATTERN, target)):
        return None, target
    return target, path


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

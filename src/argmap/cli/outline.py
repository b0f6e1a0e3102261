"""`argmap outline`: a debate as nested text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from argmap.cli import options
from argmap.cli.completion import claim_ids
from argmap.cli.supposing import Supposed, with_supposition
from argmap.cli.terminal import say
from argmap.problem import DebateError, Problem

if TYPE_CHECKING:
    from argmap.model import Id
    from argmap.reasoning import Judgement

EXAMPLES = (
    "argmap outline",
    "argmap outline --focus open --depth 2",
    "argmap outline my.debate.yaml --case open-weight --text",
)


@with_supposition
def outline_command(
    paths: options.Paths = None,
    *,
    focus: Annotated[
        list[str] | None,
        typer.Option(
            "--focus",
            metavar="ID",
            help="Only what hangs below this (repeatable).",
            autocompletion=claim_ids,
        ),
    ] = None,
    depth: Annotated[
        int | None,
        typer.Option("--depth", min=0, help="At most so many levels.", show_default="all"),
    ] = None,
    text: Annotated[
        bool, typer.Option("--text", help="Whole sentences instead of labels.")
    ] = False,
    supposed: Supposed,
) -> None:
    """Print a debate as nested lines: each claim under what it answers, with its verdict.

    Of several debates those without errors are printed, and then what is wrong with the others.
    """
    from argmap.cli.debates import all_debates, sound_graph
    from argmap.cli.lines import outline_lines
    from argmap.view import outline

    drafts = all_debates(paths)
    judgements = [supposed.judge(sound_graph(draft)) for draft in drafts if draft.graph is not None]
    # An unknown claim is told before anything is printed.
    tops = [_current(judgement, focus or ()) for judgement in judgements]
    for number, (judgement, roots) in enumerate(zip(judgements, tops, strict=True)):
        if number:
            say(["\n"])
        found = outline(judgement, roots, depth=depth)
        say(outline_lines(judgement, found, whole=text))
    problems: list[Problem] = []
    for draft in drafts:
        if draft.graph is None:
            problems += draft.problems
    if problems:
        raise DebateError(tuple(problems))


def _current(judgement: Judgement, ids: Iterable[Id]) -> tuple[Id, ...]:
    """Return today's ids of claims; raises `UnknownId`."""
    from argmap.reasoning import current

    return tuple(current(judgement.graph, id_) for id_ in ids)

"""`argmap outline`: a debate as nested text."""

from __future__ import annotations

from typing import Annotated

import typer

from argmap.cli import options
from argmap.cli.completion import claim_ids
from argmap.cli.supposing import Supposed, supposing
from argmap.cli.terminal import say

EXAMPLES = (
    "argmap outline",
    "argmap outline --focus open --depth 2",
    "argmap outline my.debate.yaml --case open-weight --text",
)


@supposing
def outline(
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
    from argmap.cli.debates import resolved, several
    from argmap.cli.lines import outline_lines
    from argmap.problem import DebateError
    from argmap.reasoning.supposition import current
    from argmap.view.outline import outline as outlined

    drafts = several(paths)
    broken = [draft for draft in drafts if draft.graph is None]
    judgements = [supposed.judge(resolved(draft)) for draft in drafts if draft.graph is not None]
    roots = [
        tuple(current(judgement.graph, id_) for id_ in focus or ()) for judgement in judgements
    ]
    for number, (judgement, tops) in enumerate(zip(judgements, roots, strict=True)):
        say(["\n"] if number else [])
        say(outline_lines(judgement, outlined(judgement, tops, depth=depth), whole=text))
    if broken:
        raise DebateError(tuple(each for draft in broken for each in draft.problems))

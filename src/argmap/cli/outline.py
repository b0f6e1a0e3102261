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
            "--focus", metavar="ID", help="Only what hangs below this (repeatable).", autocompletion=claim_ids
        ),
    ] = None,
    depth: Annotated[
        int | None, typer.Option("--depth", min=0, help="At most so many levels.", show_default="all")
    ] = None,
    text: Annotated[bool, typer.Option("--text", help="Whole sentences instead of labels.")] = False,
    supposed: Supposed,
) -> None:
    """Print a debate as nested lines: each claim under what it answers, with its verdict."""
    from argmap.cli.debates import resolved, several
    from argmap.cli.lines import outline_lines
    from argmap.reasoning.supposition import current
    from argmap.view.outline import outline as outlined

    judgements = [supposed.judge(resolved(draft)) for draft in several(paths)]
    roots = [tuple(current(judgement.graph, id_) for id_ in focus or ()) for judgement in judgements]
    for number, (judgement, tops) in enumerate(zip(judgements, roots, strict=True)):
        say(["\n"] if number else [])
        say(outline_lines(judgement, outlined(judgement, tops, depth=depth), whole=text))

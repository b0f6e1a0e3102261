"""`argmap outline`: a debate as nested text."""

from __future__ import annotations

from typing import Annotated

import typer

from argmap.cli import options
from argmap.cli.completion import claim_ids
from argmap.cli.terminal import say
from argmap.reasoning.supposition import Policy

EXAMPLES = (
    "argmap outline",
    "argmap outline --focus open --depth 2",
    "argmap outline my.debate.yaml --case open-weight --text",
)


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
    case: options.Case = None,
    without: options.Without = None,
    accept: options.Accept = None,
    policy: options.PolicyOption = Policy.REASONS_NEEDED,
) -> None:
    """Print a debate as nested lines: each claim under what it answers, with its verdict."""
    from argmap.cli.debates import resolved, several, supposed
    from argmap.cli.lines import outline_lines
    from argmap.reasoning.supposition import current
    from argmap.view.outline import outline as outlined

    judgements = [
        supposed(resolved(draft), case=case, without=without, accept=accept, policy=policy) for draft in several(paths)
    ]
    roots = [tuple(current(judgement.graph, id_) for id_ in focus or ()) for judgement in judgements]
    for number, (judgement, tops) in enumerate(zip(judgements, roots, strict=True)):
        say(["\n"] if number else [])
        say(outline_lines(judgement, outlined(judgement, tops, depth=depth), whole=text))

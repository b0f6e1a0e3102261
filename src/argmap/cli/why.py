"""`argmap why`: why a claim stands or does not, answer by answer."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from argmap.cli import options
from argmap.cli.completion import claim_ids
from argmap.cli.terminal import as_json, print_json
from argmap.reasoning.supposition import Policy

EXAMPLES = (
    "argmap why inspectable",
    "argmap why inspectable arguments/open-vs-closed --case proprietary",
    "argmap why open --json",
)


def why(
    claim: Annotated[
        str | None,
        typer.Argument(
            metavar="ID",
            show_default=False,
            help="A claim or a position; left out, every position. An existing path is taken as PATH.",
            autocompletion=claim_ids,
        ),
    ] = None,
    path: options.Path = None,
    *,
    json: options.Json = False,
    case: options.Case = None,
    without: options.Without = None,
    accept: options.Accept = None,
    policy: options.PolicyOption = Policy.REASONS_NEEDED,
) -> None:
    """Tell why a claim stands or does not, answer by answer."""
    from argmap.cli.debates import judged
    from argmap.reasoning.shapes import why_json
    from argmap.reasoning.telling import told
    from argmap.reasoning.why import why as explained

    if claim is not None and path is None and Path(claim).exists():
        claim, path = None, claim
    judgement = judged(path, case=case, without=without, accept=accept, policy=policy)
    reasons = [explained(judgement, id_) for id_ in ([claim] if claim else judgement.graph.roots)]
    if json:
        shapes = [why_json(reason) for reason in reasons]
        print_json(as_json(shapes[0] if claim else shapes))
        return
    for number, reason in enumerate(reasons):
        sys.stdout.write("\n" if number else "")
        sys.stdout.writelines(f"{'  ' * line.level}{line.text}\n" for line in told(reason))

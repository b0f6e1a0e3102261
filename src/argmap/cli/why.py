"""`argmap why`: why a claim stands or does not, answer by answer."""

from __future__ import annotations

from typing import Annotated

import typer

from argmap.cli import options
from argmap.cli.completion import claim_ids
from argmap.reasoning.supposition import Policy


def why(
    claim: Annotated[
        str, typer.Argument(metavar="ID", show_default=False, help="A claim or a position.", autocompletion=claim_ids)
    ],
    path: options.Path = None,
    *,
    json: options.Json = False,
    case: options.Case = None,
    without: options.Without = None,
    accept: options.Accept = None,
    policy: options.PolicyOption = Policy.REASONS_NEEDED,
) -> None:
    r"""Tell why a claim stands or does not, answer by answer.

    \b
    Examples:
      argmap why inspectable
      argmap why inspectable arguments/open-vs-closed --case proprietary
      argmap why open --json
    """

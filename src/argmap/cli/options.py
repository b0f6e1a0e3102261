"""The options that several commands share, each said once."""

from __future__ import annotations

from typing import Annotated

import typer

from argmap.cli.completion import case_ids, claim_ids
from argmap.reasoning.supposition import Policy

Path = Annotated[
    str | None,
    typer.Argument(metavar="PATH", show_default=False, help="A debate: file, folder, or - for standard input."),
]
Target = Annotated[
    str | None,
    typer.Argument(
        metavar="ID",
        show_default=False,
        help="A claim or a position. Alone, an existing path is taken as PATH.",
        autocompletion=claim_ids,
    ),
]
Paths = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATH", show_default=False, help="Debates: files, folders, or - for standard input."),
]
Case = Annotated[
    str | None,
    typer.Option("--case", metavar="CASE", help="Judge for one case of the debate.", autocompletion=case_ids),
]
Without = Annotated[
    list[str] | None,
    typer.Option("--without", metavar="ID", help="Switch a claim off (repeatable).", autocompletion=claim_ids),
]
Accept = Annotated[
    list[str] | None,
    typer.Option(
        "--accept", metavar="ID", help="Accept a claim, come what may (repeatable).", autocompletion=claim_ids
    ),
]
PolicyOption = Annotated[Policy, typer.Option("--policy", help="What a claim needs in order to stand (expert).")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for other programs.")]

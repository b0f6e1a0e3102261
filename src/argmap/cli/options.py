"""The options that several commands share, each said once."""

from __future__ import annotations

from typing import Annotated

import typer

from argmap.cli.completion import claim_ids

Path = Annotated[
    str | None,
    typer.Argument(
        metavar="PATH", show_default=False, help="A debate: file, folder, or - for standard input."
    ),
]
Target = Annotated[
    str | None,
    typer.Argument(
        metavar="ID",
        show_default=False,
        help=(
            "A claim or a position. ID and PATH may come in either order; alone, "
            "an existing path is PATH."
        ),
        autocompletion=claim_ids,
    ),
]
Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH", show_default=False, help="Debates: files, folders, or - for standard input."
    ),
]
All = Annotated[bool, typer.Option("--all", help="Tell all of it, not only what comes first.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for other programs.")]

"""The options that several commands share, each said once."""

from __future__ import annotations

from typing import Annotated

import typer

from argmap.cli.completion import claim_ids

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
Json = Annotated[bool, typer.Option("--json", help="Print JSON for other programs.")]

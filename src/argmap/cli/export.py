"""`argmap export`: a picture or a text of a debate, for a talk or a page."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from argmap.cli import options
from argmap.cli.completion import claim_ids, theme_names
from argmap.reasoning.supposition import Policy


class Look(StrEnum):
    """The colours of a picture."""

    LIGHT = "light"
    DARK = "dark"
    MONO = "mono"


def export(
    path: options.Path = None,
    *,
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE", help="Where to write; the suffix says what: "
                           ".svg .png .dot .json .md")
    ],
    focus: Annotated[
        list[str] | None,
        typer.Option("--focus", metavar="ID", help="Show this with what answers it (repeatable); without: the overview.",
                     autocompletion=claim_ids),
    ] = None,
    depth: Annotated[int, typer.Option("--depth", min=0, max=50, help="Levels of answers below the focus.")] = 2,
    theme: Annotated[
        list[str] | None,
        typer.Option("--theme", metavar="THEME", help="Only this theme (repeatable).", autocompletion=theme_names),
    ] = None,
    look: Annotated[Look, typer.Option("--look", help="The colours.")] = Look.LIGHT,
) -> None: ...

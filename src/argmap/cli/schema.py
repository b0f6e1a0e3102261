"""`argmap schema`: the JSON Schema that editors complete and check debates with."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from argmap.cli.terminal import print_json, remark

EXAMPLES = (
    "argmap schema -o debate.schema.json",
    (
        "argmap schema my.debate.yaml -o debate.schema.json     knows its ids, "
        "sources, themes and cases"
    ),
    "and then as the first line of a debate file, in one of two forms:",
    "# yaml-language-server: $schema=debate.schema.json",
    "# $schema: debate.schema.json",
)


def schema_command(
    path: Annotated[
        str | None,
        typer.Argument(
            metavar="DEBATE",
            show_default=False,
            help="The debate whose names the schema shall know.",
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="FILE", help="Write it here instead of printing it."
        ),
    ] = None,
) -> None:
    """Print the JSON Schema of debate files, for editors: completion, hover and a first check
    while you write.

    With DEBATE it proposes the ids of its claims, with their texts; write it anew when claims have
    been added.
    """  # noqa: D205 - its summary is a sentence of --help
    from argmap.files import Written, put
    from argmap.loading import schema_text

    debate = None
    if path is not None:
        from argmap.cli.debates import one_debate

        debate = one_debate(path).debate
    text = schema_text(debate)
    if output is None:
        print_json(text)
        return
    for written in put(Written({output.name: text.encode()}), output):
        remark(f"wrote {written}")

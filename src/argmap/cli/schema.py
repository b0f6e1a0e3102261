"""`argmap schema`: the JSON Schema that editors complete and check debates with."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from argmap.cli.terminal import print_json

EXAMPLES = (
    "argmap schema -o debate.schema.json",
    "and then as the first line of a debate file:",
    "# yaml-language-server: $schema=debate.schema.json",
)


def schema(
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write it here instead of printing it.")
    ] = None,
) -> None:
    """Print the JSON Schema of debate files, for editors."""
    from argmap.files import Written, put, shown
    from argmap.loading.schema import schema_text

    if output is None:
        print_json(schema_text())
        return
    for path in put(Written({output.name: schema_text().encode()}), output):
        sys.stderr.write(f"wrote {shown(path)}\n")

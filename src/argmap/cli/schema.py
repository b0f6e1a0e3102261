"""`argmap schema`: the JSON Schema that editors complete and check debates with."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def schema(
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write it here instead of printing it.")
    ] = None,
) -> None:
    r"""Print the JSON Schema of debate files, for editors.

    \b
    Examples:
      argmap schema -o debate.schema.json
    Then begin a debate file with:
      # yaml-language-server: $schema=debate.schema.json
    """
    from argmap.loading.schema import schema_text

    if output is None:
        typer.echo(schema_text(), nl=False)
        return
    from argmap.cli.terminal import save
    from argmap.files import Written

    save(Written({output.name: schema_text().encode()}), output)

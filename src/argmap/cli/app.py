"""`argmap app`: explore a debate in the browser."""

from __future__ import annotations

from typing import Annotated

import typer

from argmap.cli import options

EXAMPLES = (
    "argmap app",
    "argmap app arguments/open-vs-closed",
    "argmap app --port 8600 --no-browser",
)


def app(
    paths: options.Paths = None,
    *,
    host: Annotated[str, typer.Option("--host", help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[
        int | None,
        typer.Option("--port", min=1, max=65535, show_default="8501, or the next free one", help="The port."),
    ] = None,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open a browser window.")] = True,
) -> None:
    """Explore debates in the browser: a map, an outline, and what stands and why."""
    from argmap.app.serve import serve

    serve(tuple(paths or ()), host=host, port=port, browser=browser)

"""`argmap app`: explore a debate in the browser."""

from __future__ import annotations

from typing import Annotated

import typer

from argmap.cli import options

EXAMPLES = (
    "argmap app",
    "argmap app arguments/open-vs-closed",
    "argmap app --port 8600 --no-browser",
    (
        "argmap app --host 0.0.0.0 --allow-host debates.example.org --allow-embed https://www.example.org"
    ),
)


def app_command(
    paths: options.Paths = None,
    *,
    host: Annotated[str, typer.Option("--host", help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[
        int | None,
        typer.Option(
            "--port", min=1, max=65535, show_default="8501, or the next free one", help="The port."
        ),
    ] = None,
    allow_host: Annotated[
        list[str] | None,
        typer.Option(
            "--allow-host",
            metavar="NAME",
            help="A name by which browsers may call the app; may be repeated. "
            "Names of this machine and, with --host, bare addresses need none.",
        ),
    ] = None,
    allow_embed: Annotated[
        list[str] | None,
        typer.Option(
            "--allow-embed",
            metavar="ORIGIN",
            help=(
                "An origin whose pages may frame the app, such as https://www.example.org; "
                "may be repeated."
            ),
        ),
    ] = None,
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help="Open a browser window.")
    ] = True,
) -> None:
    """Explore debates in the browser: a map, an outline, and what stands and why."""
    from argmap.app import Guests, serve

    guests = Guests(tuple(allow_host or ()), tuple(allow_embed or ()))
    serve(tuple(paths or ()), host=host, port=port, browser=browser, guests=guests)

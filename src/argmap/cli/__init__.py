"""The command line: reads options, calls the pure core, prints. It knows no answer by itself.

Each command imports what it needs when it runs, so that `argmap check` never pays for pictures or the app.
"""

from __future__ import annotations

import os
import sys
from types import ModuleType
from typing import Annotated

import typer

from argmap.cli import app, balance, check, cruxes, doctor, export, judge, outline, schema, why
from argmap.problem import ArgmapError, DebateError

program = typer.Typer(
    name="argmap",
    help="Keep a debate as YAML in git, explore it, ask what stands and why, and put it on a slide.",
    epilog="PATH is a debate file or folder, or a folder of debates; left out, the debate here or the shipped one.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)


def _examples(module: ModuleType) -> str:
    """Return a command's examples as its help prints them, one a line."""
    lines = "\n".join(f"  {line}" for line in module.EXAMPLES)
    return f"\b\nExamples:\n{lines}"


for _module, _command in (
    (app, app.app),
    (check, check.check),
    (outline, outline.outline),
    (judge, judge.judge),
    (why, why.why),
    (cruxes, cruxes.cruxes),
    (balance, balance.balance),
    (export, export.export),
    (doctor, doctor.doctor),
    (schema, schema.schema),
):
    program.command(epilog=_examples(_module))(_command)


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"argmap {version('argmap')}")
        raise typer.Exit


def _log_to_stderr(wanted: bool) -> None:
    if wanted:
        import logging

        logging.basicConfig(level=logging.INFO, stream=sys.stderr, format="%(name)s: %(message)s")


@program.callback()
def _options(
    _version: Annotated[
        bool, typer.Option("--version", help="Print the version.", is_eager=True, callback=_print_version)
    ] = False,
    _verbose: Annotated[
        bool, typer.Option("-v", "--verbose", help="Log to standard error.", callback=_log_to_stderr)
    ] = False,
) -> None:
    """Hold the options that stand before the command."""


def main() -> None:
    """Run the command line.

    Exit status 0: all is well; 1: problems in a debate; 2: it could not be run (an unknown id, option or file).
    """
    try:
        program(prog_name="argmap")
    except DebateError as error:
        from argmap.cli.terminal import tell

        tell(error.problems)
        sys.exit(1)
    except ArgmapError as error:
        typer.echo(f"argmap: error: {error}", err=True)
        sys.exit(2)
    except BrokenPipeError:  # the reader of our answer has left: nothing to tell, nobody to tell it to
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)

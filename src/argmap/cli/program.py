"""The program: its commands, its help, and how each run ends."""

from __future__ import annotations

import sys
import warnings
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from argmap.cli.terminal import close_streams, complain, give_up_answer, open_streams, say, tell
from argmap.problem import ArgmapError, DebateError, EditRefused
from argmap.report import plain_line

COMMANDS = (
    *("app", "check", "outline", "judge", "why", "cruxes", "next", "strength", "balance", "export"),
    *("new", "init", "doctor", "schema"),
)
"""The subcommands, as `--help` lists them: NAME is `NAME_command` in the module of its name."""


class OnDemand(TyperGroup):
    """The subcommands, each imported when it is asked for: `argmap check` pays for no picture."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - typer asks so
        """Return the names in our order."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Import a subcommand; for an unknown one all, so that typer finds which was meant."""
        names = (cmd_name,) if cmd_name in COMMANDS else COMMANDS
        for name in names:
            if name not in self.commands:
                self.commands[name] = _command(name)
        return super().get_command(ctx, cmd_name)

    def invoke(self, ctx: Any) -> Any:
        """Run a subcommand.

        What is wrong with its options typer tells, but where that would steer a terminal we do.
        """
        try:
            return super().invoke(ctx)
        except Exception as error:
            # So the errors of click say what is wrong with a command line.
            if hasattr(error, "format_message"):
                message = error.format_message()
                if _steers(message):
                    raise ArgmapError(message) from None
            raise


def _steers(text: str) -> bool:
    """Tell whether a text steers a terminal or a workflow.

    The name of a file that looks like an option may do so.
    """
    return any(plain_line(line) != line.replace("\t", " ") for line in text.split("\n"))


def _command(name: str) -> Any:
    module = import_module(f"argmap.cli.{name}")
    examples = "\n".join(f"  {line}" for line in module.EXAMPLES)
    alone = typer.Typer(add_completion=False, rich_markup_mode=None)
    function = getattr(module, f"{name}_command")
    alone.command(name, epilog=f"\b\nExamples:\n{examples}")(function)  # \b keeps its lines apart
    return get_command(alone)


program = typer.Typer(
    name="argmap",
    cls=OnDemand,
    help=(
        "Keep a debate as YAML in git, explore it, ask what stands and why, and put it on a slide."
    ),
    epilog=(
        "PATH is a debate file or folder, or a folder of debates; left out, "
        "the debate here or the shipped one."
    ),
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        say([f"argmap {version('argmap')}"])
        raise typer.Exit


def _log_to_stderr(wanted: bool) -> None:
    if wanted:
        import logging

        class OnLines(logging.Formatter):
            """Each line as a remark is: a message may name a file, an exception what is in it."""

            def format(self, record: logging.LogRecord) -> str:
                return "\n".join(map(plain_line, super().format(record).split("\n")))

        stream = logging.StreamHandler(sys.stderr)
        stream.setFormatter(OnLines("%(name)s: %(message)s"))
        logging.basicConfig(handlers=[stream])
        logging.getLogger("argmap").setLevel(logging.INFO)


@program.callback()
def _options(
    _version: Annotated[
        bool,
        typer.Option(
            "--version", help="Print the version.", is_eager=True, callback=_print_version
        ),
    ] = False,
    _verbose: Annotated[
        bool,
        typer.Option(
            "-v",
            "--verbose",
            help="Tell on standard error what is done, and how long it takes.",
            callback=_log_to_stderr,
        ),
    ] = False,
) -> None:
    """Hold the options that stand before the command."""


STOPPED = 130
"""What typer makes of Ctrl+C, as shells count it: 128 and the number of the signal."""


def run_program() -> int:
    """Run the command line and return its exit status.

    0: all is well; 1: problems in a debate; 2: it could not be run (an unknown id, option or file).

    Raises:
        KeyboardInterrupt: A person has stopped it.
    """
    open_streams()
    # What a library thinks of its caller is nothing to a person at a terminal.
    if not sys.warnoptions:
        warnings.simplefilter("ignore")
    return close_streams(_status())


def _status() -> int:
    """Run the command line; whatever ends it is told in a sentence, and becomes a status."""
    try:
        program(prog_name="argmap")
    except SystemExit as end:
        if end.code == STOPPED:
            raise KeyboardInterrupt from None
        # typer ends with 1 where nobody reads its help to the end; nobody has failed.
        if isinstance(end.__context__, BrokenPipeError):
            return 0
        return end.code if isinstance(end.code, int) else 0
    except DebateError as error:
        tell(error.problems)
        return 1
    except EditRefused as error:
        tell(error.problems)
        complain(str(error))
    except ArgmapError as error:
        complain(str(error))
    except UnicodeEncodeError as error:
        # A byte of the command line, or of a file's name, that is no letter.
        odd = error.object[error.start : error.end]
        complain(f"`{odd}` is no text in UTF-8, and is written nowhere")
    except OSError as error:
        _refuse(error)
    return 2


def _refuse(error: OSError) -> None:
    """Say what cannot be used, else it is the answer that cannot be written."""
    if error.filename:
        complain(f"cannot use {error.filename}: {(error.strerror or str(error)).lower()}")
    else:
        give_up_answer(error)

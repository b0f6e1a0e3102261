"""The command line that says again what somebody has typed, so that nothing of it is lost."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence

from argmap.cli.terminal import remark
from argmap.edit import Contribution, flow


def tell_resume(path: str | None, what: Contribution, *, file: str | None = None) -> None:
    """Print the command with which somebody goes on; nothing where nothing has been said yet."""
    if what == Contribution(""):
        return
    remark("go on with:")
    # A line break that somebody typed stays one.
    for line in f"  {command_line(path, what, file=file)}".split("\n"):
        remark(line)


def command_line(path: str | None, what: Contribution, *, file: str | None = None) -> str:
    """Return the command that makes a contribution, quoted for a shell.

    What it lacks is asked again.

    >>> print(command_line("my debate", Contribution("Lunch is late.", rebuts=("sleep",))))
    argmap new 'my debate' --text 'Lunch is late.' --rebuts sleep
    """
    words = ["argmap", "new"]
    if path is not None:
        words.append(path)
    return shlex.join([*words, *_options(what, file)])


def _options(what: Contribution, file: str | None) -> Iterator[str]:
    sources = [source if isinstance(source, str) else flow(source) for source in what.sources]
    given: tuple[tuple[str, str | Sequence[str] | None], ...] = (
        ("--text", what.text or None),
        ("--supports", what.supports),
        ("--rebuts", what.rebuts),
        ("--undercuts", what.undercuts),
        ("--about", what.about),
        ("--with", what.with_),
        ("--note", what.note),
        ("--id", what.id),
        ("--label", what.label),
        ("--detail", what.detail),
        ("--theme", what.themes),
        ("--case", what.cases),
        ("--evidence", what.evidence),
        ("--source", sources),
        ("--by", what.by),
        ("--file", file),
    )
    for option, values in given:
        if isinstance(values, str):
            yield from _option(option, values)
        elif values is not None:
            for value in values:
                yield from _option(option, value)


def _option(name: str, value: str) -> tuple[str, ...]:
    """Return one option as words; a value that looks like an option itself hangs on the name."""
    if value.startswith("-"):
        return (f"{name}={value}",)
    return name, value

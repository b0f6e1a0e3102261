"""The command line that says again what somebody has typed, so that nothing of it is lost."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from argmap.cli.terminal import remark
from argmap.edit.contribution import Contribution
from argmap.edit.phrasing import flow


def tell_resume(path: str | None, what: Contribution, *, file: str | None = None) -> None:
    """Print the command with which somebody goes on; nothing where nothing has been said yet."""
    if what != Contribution(""):
        remark("go on with:")
        for line in f"  {resuming(path, what, file=file)}".split(
            "\n"
        ):  # a line break that somebody typed stays one
            remark(line)


def resuming(path: str | None, what: Contribution, *, file: str | None = None) -> str:
    """Return the command that makes a contribution, quoted for a shell; what it lacks is asked again.

    >>> print(resuming("my debate", Contribution("Lunch is late.", rebuts=("sleep",))))
    argmap new 'my debate' --text 'Lunch is late.' --rebuts sleep
    """
    named = [] if path is None else [path]
    return shlex.join(["argmap", "new", *named, *_options(what, file)])


def _options(what: Contribution, file: str | None) -> Iterator[str]:
    given = (
        ("--text", (what.text,) if what.text else ()),
        ("--supports", what.supports),
        ("--rebuts", what.rebuts),
        ("--undercuts", what.undercuts),
        ("--about", what.about),
        ("--with", what.with_),
        ("--note", _once(what.note)),
        ("--id", _once(what.id)),
        ("--label", _once(what.label)),
        ("--detail", _once(what.detail)),
        ("--theme", what.themes),
        ("--case", what.cases),
        ("--evidence", _once(what.evidence)),
        ("--source", tuple(each if isinstance(each, str) else flow(each) for each in what.sources)),
        ("--by", _once(what.by)),
        ("--file", _once(file)),
    )
    for option, values in given:
        for value in values:
            yield from _option(option, value)


def _option(name: str, value: str) -> tuple[str, ...]:
    """Return an option with its value; one that looks like an option itself hangs on the name."""
    return (f"{name}={value}",) if value.startswith("-") else (name, value)


def _once(value: str | None) -> tuple[str, ...]:
    return () if value is None else (value,)

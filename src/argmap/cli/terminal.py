"""What a person sees of a run: problems, and a sign of life when something takes longer than a second."""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TextIO, TypeVar

from argmap.problem import Problem
from argmap.report import human, wants_colour

Thing = TypeVar("Thing")

PATIENCE = 1.0
"""Seconds before a sign of life appears."""
MANY = 20
"""From so many things on, a bar shows how many are done."""


def in_colour(stream: TextIO) -> bool:
    """Tell whether to print colour on a stream."""
    return wants_colour(terminal=stream.isatty(), environment=os.environ)


def tell(problems: Sequence[Problem], stream: TextIO | None = None) -> None:
    """Print problems for a person, on standard error unless told otherwise."""
    stream = stream or sys.stderr
    stream.write(human(problems, colour=in_colour(stream)))


def as_json(value: object) -> str:
    """Return a value as JSON for other programs: indented, in Unicode, in the order given."""
    return json.dumps(value, ensure_ascii=False, indent=2)


@contextmanager
def patience(what: str) -> Iterator[None]:
    """Show `what` with a spinner on a terminal's standard error when the block takes longer than a second."""
    if not sys.stderr.isatty():
        yield
        return
    done = threading.Event()
    spinner = threading.Thread(target=_spin, args=(what, done), daemon=True)
    spinner.start()
    try:
        yield
    finally:
        done.set()
        spinner.join()


def counted(things: Sequence[Thing], what: str) -> Iterable[Thing]:
    """Hand out things one by one, on a terminal with a bar on standard error that shows how many are done."""
    if not sys.stderr.isatty() or len(things) < MANY:
        yield from things
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(things, what, console=Console(stderr=True), transient=True)


def _spin(what: str, done: threading.Event) -> None:
    if done.wait(PATIENCE):
        return
    from rich.console import Console

    with Console(stderr=True).status(what):
        done.wait()

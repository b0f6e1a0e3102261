"""What a person sees of a run: problems, and a sign of life when something takes longer than a second."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO, TypeVar

from argmap.problem import Problem
from argmap.report import human, wants_colour

if TYPE_CHECKING:  # a command that explains nothing need not wait for the reasoning
    from argmap.reasoning.telling import Line

Thing = TypeVar("Thing")

PATIENCE = 1.0
"""Seconds before a sign of life appears."""
MANY = 20
"""From so many things on, a bar shows how many are done."""

HANGING = "    "
NARROWEST = 20
_BREAK = re.compile(r"(?<!\s[^\w\s])(?<!\([^\w\s]) ")
_STEERING = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


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


def say(lines: Iterable[str]) -> None:
    """Print lines, each ending with a line break, on standard output; on a terminal long ones are wrapped.

    What would steer a terminal (control characters, turns of the writing direction) is shown by its number.
    """
    width = max(NARROWEST, shutil.get_terminal_size().columns) if sys.stdout.isatty() else None
    for line in (part for several in lines for part in several.removesuffix("\n").split("\n")):
        plain = _STEERING.sub(lambda sign: sign[0].encode("unicode_escape").decode(), line)
        sys.stdout.writelines(f"{row}\n" for row in (wrapped(plain, width) if width else (plain,)))


def wrapped(line: str, width: int) -> list[str]:
    """Return a line in rows of at most so many columns; further rows hang below the first, a bit further right.

    Wide characters count two columns; a word that is too long for a row is cut. Half of the width at most is indent. A
    sign stays with the word that follows it.

    >>> wrapped("  objection: Shops would lose their customers", 30)
    ['  objection: Shops would lose', '      their customers']
    """
    from rich.cells import cell_len, chop_cells

    text = line.lstrip(" ")
    row = " " * min(len(line) - len(text), width // 2)
    hanging = row + HANGING
    rows = []
    for word in _BREAK.split(text):
        if row.strip() and cell_len(row) + 1 + cell_len(word) > width:
            rows.append(row)
            row = hanging + word
        else:
            row = f"{row} {word}" if row.strip() else row + word
        while cell_len(row) > width:
            rows.append(chop_cells(row, width)[0])
            row = hanging + row[len(rows[-1]) :]
    return [*rows, row]


def sections(lines: Iterable[Line]) -> Iterator[str]:
    """Yield indented lines as text, with an empty line before each that is not indented."""
    for number, line in enumerate(lines):
        if number and not line.level:
            yield "\n"
        yield f"{'  ' * line.level}{line.text}\n"


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

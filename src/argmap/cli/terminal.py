"""What a person sees of a run: answers, problems, and a sign of life when something takes long."""

from __future__ import annotations

import codecs
import io
import json
import os
import re
import shutil
import sys
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TextIO, TypeVar

from argmap.files import printable_path
from argmap.problem import Problem
from argmap.report import full_report, plain_line, uncommanded, wants_colour

Thing = TypeVar("Thing")

PATIENCE = 1.0
"""Seconds before a sign of life appears."""

MANY = 20
"""From so many things on, a bar shows how many are done."""

HANGING = "    "

NARROWEST = 20
"""The fewest columns for which lines are wrapped, whatever a terminal says of itself."""

_BREAK = r"(?<!\s[^\w\s])(?<!\([^\w\s]) "
"""A blank at which a row may end: none behind a sign that belongs to the word after it."""

_TURNS = r"\u202a-\u202e\u2066-\u2069"
"""What turns the writing direction (UAX #9): with it a line reads otherwise than it is."""

_STEERING = rf"[\x00-\x1f\x7f-\x9f{_TURNS}]"
# What comes before these in ASCII `json` has written by its number already.
_STEERING_JSON = rf"[\x7f-\x9f{_TURNS}]"
# So commands begin in the logs of Azure (`##vso[…]`, `##[…]`) and TeamCity (`##teamcity[…]`).
_BRACKETED = r"##(?=\w*\[)"
_NOT_ASCII = r"[^\x00-\x7f]"

_SPELT = {
    **dict(zip("✓✗↓↻×●○⊘−–—·’‘“”▲▼", "vx_@x*o/---.''\"\"^v", strict=True)),
    "…": "...",
    "→": "->",
}
"""Our signs in the letters of every terminal."""


def open_streams() -> None:
    """Make standard output and error take every text, by spelling out what their encoding lacks.

    A stream that was closed before we started takes everything and shows nothing.
    """
    codecs.register_error("spelt", _spelling)
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            nowhere = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - for the run
            setattr(sys, name, nowhere)
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="spelt")


def _spelling(error: UnicodeError) -> tuple[str, int]:
    """Return what is written for signs that an encoding lacks, and where to go on (PEP 293)."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    signs = error.object[error.start : error.end]
    spelt = [_SPELT.get(sign) or _number(sign) for sign in signs]
    return "".join(spelt), error.end


def _number(sign: str) -> str:
    return sign.encode("unicode_escape").decode()


def close_streams(status: int) -> int:
    """Hand over what is not written yet, and return the exit status: 2 where it cannot be written.

    A reader who has left (`| head`) is told nothing, and the status is what it would be had he
    stayed.
    """
    error = _flush(sys.stdout)
    if error is not None and not isinstance(error, BrokenPipeError):
        give_up_answer(error)
        status = 2
    _flush(sys.stderr)
    return status


def give_up_answer(error: OSError) -> None:
    """Say once that the answer cannot be written; what is left of it goes nowhere."""
    complain(f"the answer cannot be written: {(error.strerror or str(error)).lower()}")
    _lead_nowhere(sys.stdout)


def _flush(stream: TextIO) -> OSError | None:
    """Flush a stream and return what prevented it.

    What is left then goes nowhere, or Python would complain of it when it ends.
    """
    try:
        stream.flush()
    except OSError as error:
        _lead_nowhere(stream)
        return error
    return None


def _lead_nowhere(stream: TextIO) -> None:
    with suppress(OSError, ValueError):
        # The number of the stream stays: whatever else writes on it writes nowhere as well.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _hand(text: str, stream: TextIO) -> None:
    """Write on a stream; when its reader has left, the run goes on, and writes nowhere."""
    try:
        stream.write(text)
    except BrokenPipeError:
        _lead_nowhere(stream)


def hand_over() -> None:
    """Hand over what was said so far, to whoever still reads."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _lead_nowhere(sys.stdout)


def reader() -> tuple[int, int]:
    """Return where answers go, by the numbers of a device and a file: others once it has left."""
    there = os.fstat(sys.stdout.fileno())
    return there.st_dev, there.st_ino


def complain(sentence: str) -> None:
    """Tell on standard error why a command could not be run."""
    remark(f"argmap: error: {sentence}")


def remark(sentence: str) -> None:
    """Write a line on standard error: one line, whatever the names of files and debates in it hold.

    A name may hold line breaks and what steers a terminal; a workflow would take a line of its own
    that starts with two colons for a command.
    """
    with suppress(OSError):  # nobody is there to be told
        sys.stderr.write(f"{plain_line(printable_path(sentence))}\n")


def put_out(text: str, stream: TextIO | None = None) -> None:
    """Write what its maker has made fit for a terminal already, such as a report or a diff.

    Nothing else may go here. On standard output unless told otherwise.
    """
    _hand(text, stream or sys.stdout)


def put_patch(text: str) -> None:
    """Write a diff for programs on standard output, whatever encoding and line ends that has."""
    hand_over()
    try:
        sys.stdout.buffer.write(text.encode("utf-8", "surrogateescape"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _lead_nowhere(sys.stdout)


def in_colour(stream: TextIO) -> bool:
    """Tell whether to print colour on a stream."""
    return wants_colour(terminal=stream.isatty(), environment=os.environ)


def tell(problems: Sequence[Problem], stream: TextIO | None = None) -> None:
    """Print problems for a person, on standard error unless told otherwise."""
    stream = stream or sys.stderr
    put_out(full_report(problems, colour=in_colour(stream)), stream)


def print_as_json(value: object) -> None:
    """Print a value as JSON: indented, in the order given."""
    print_json(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def print_json(text: str) -> None:
    """Print JSON for other programs; an output that is not in Unicode gets it in ASCII.

    That means the same. What would steer a terminal, or make a workflow take a line for a command,
    is written by its number as well.
    """
    text = re.sub(_STEERING_JSON, _json_number, text)
    text = re.sub(_BRACKETED, r"\\u0023#", text)
    if not _in_unicode(sys.stdout):
        text = re.sub(_NOT_ASCII, _json_number, text)
    _hand(text, sys.stdout)


def _json_number(sign: re.Match[str]) -> str:
    return json.dumps(sign[0])[1:-1]  # without the quotes around it


def _in_unicode(stream: TextIO) -> bool:
    return codecs.lookup(stream.encoding).name.startswith("utf")


def screen_width() -> int | None:
    """Return how many columns answers may have; None where they go to no terminal."""
    if not sys.stdout.isatty():
        return None
    return max(NARROWEST, shutil.get_terminal_size().columns)


def say(lines: Iterable[str]) -> None:
    """Print lines, each ending with a line break, on standard output.

    On a terminal long ones are wrapped. What would steer it (control characters, turns of the
    writing direction) is shown by its number.
    """
    width = screen_width()
    for text in lines:
        if not text:
            continue
        for line in text.removesuffix("\n").split("\n"):
            plain = uncommanded(re.sub(_STEERING, lambda sign: _number(sign[0]), line))
            rows = [plain] if width is None else _wrapped_rows(plain, width)
            _hand("".join(f"{row}\n" for row in rows), sys.stdout)


def _wrapped_rows(line: str, width: int) -> list[str]:
    """Return a line in rows of at most so many columns.

    Further rows hang below the first, a bit further right. Wide characters count two columns; a
    word that is too long for a row is cut. Half of the width at most is indent. A sign stays with
    the word that follows it.

    >>> _wrapped_rows("  objection: Shops would lose their customers", 30)
    ['  objection: Shops would lose', '      their customers']
    """
    from rich.cells import cell_len, chop_cells

    text = line.lstrip(" ")
    row = " " * min(len(line) - len(text), width // 2)
    hanging = row + HANGING
    rows = []
    for word in re.split(_BREAK, text):
        if not row.strip():
            row += word
        elif cell_len(row) + 1 + cell_len(word) > width:
            rows.append(row)
            row = hanging + word
        else:
            row += f" {word}"
        while cell_len(row) > width:
            rows.append(chop_cells(row, width)[0])
            row = hanging + row[len(rows[-1]) :]
    return [*rows, row]


@contextmanager
def patience(what: str) -> Iterator[None]:
    """Show `what` with a spinner when the block takes longer than a second.

    It turns on a terminal's standard error. Under `--verbose` the time is logged.
    """
    start = time.perf_counter()
    with _spinner(what):
        yield
    # Without --verbose nobody has imported logging, and that takes as long as a small debate.
    if "logging" in sys.modules:
        import logging

        logging.getLogger(__name__).info("%s: %.3f s", what, time.perf_counter() - start)


@contextmanager
def _spinner(what: str) -> Iterator[None]:
    if not sys.stderr.isatty():
        yield
        return
    done = threading.Event()
    # A daemon, so that a run which is ended does not wait for it.
    spinner = threading.Thread(target=_spin, args=(what, done), daemon=True)
    spinner.start()
    _spinners.append((done, spinner))
    try:
        yield
    finally:
        _stop_spinners()


_spinners: list[tuple[threading.Event, threading.Thread]] = []
"""The spinners on the screen: one, or none."""


def _stop_spinners() -> None:
    """Take away the spinner: two signs of life would overwrite each other."""
    while _spinners:
        done, spinner = _spinners.pop()
        done.set()
        spinner.join()


def with_bar(things: Sequence[Thing], what: str) -> Iterable[Thing]:
    """Hand out things one by one, on a terminal with a bar that shows how many are done.

    It is on standard error, and takes the place of a spinner.
    """
    if not sys.stderr.isatty() or len(things) < MANY:
        yield from things
        return
    from rich.console import Console
    from rich.progress import track

    _stop_spinners()
    yield from track(things, what, console=Console(stderr=True), transient=True)


def _spin(what: str, done: threading.Event) -> None:
    if done.wait(PATIENCE):
        return
    from rich.console import Console

    signs = "dots" if _in_unicode(sys.stderr) else "line"
    with Console(stderr=True).status(what, spinner=signs):
        done.wait()

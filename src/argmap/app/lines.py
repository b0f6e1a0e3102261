"""What the server tells its keeper: a line for each thing, whatever a visitor has put into it."""

from __future__ import annotations

import logging
import traceback
from pathlib import PurePath
from types import TracebackType

from argmap.files import printable_path

LONGEST = 500
"""The most characters of a line."""


class LogLine(logging.LogRecord):
    """A thing to tell, on one line without control characters, its exception named and not traced.

    `argmap --verbose app` traces it, for whoever mends the program.
    """

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type] # passed on as they are
        if _verbose():
            return
        cause = _cause(self.exc_info)
        self.exc_info = self.exc_text = self.stack_info = None
        try:
            text = printable_path(f"{self.getMessage()}{cause}")
        except (TypeError, ValueError, KeyError):
            return  # words that do not fit their places are the logger's own affair
        if len(text) > LONGEST:
            text = f"{text[:LONGEST]}…"
        self.msg, self.args = text, ()


def write_lines() -> None:
    """From now on, write whatever this process logs in lines."""
    logging.setLogRecordFactory(LogLine)


def _verbose() -> bool:
    """Say whether whoever started the app wants to know more."""
    return logging.getLogger("argmap").isEnabledFor(logging.INFO)


def _cause(exception: object) -> str:
    """Return an exception in words, with the place where it arose; nothing where there is none."""
    match exception:
        case (type() as kind, BaseException() as error, trace):
            said = f": {kind.__name__}: {error}"
            if not isinstance(trace, TracebackType):
                return said
            frames = traceback.extract_tb(trace)
            if not frames:
                return said
            last = frames[-1]
            return f"{said} ({PurePath(last.filename).name}:{last.lineno})"
        case _:
            return ""

"""What the server tells its keeper: a line for each thing, whatever a visitor has put into it."""

from __future__ import annotations

import logging
import traceback
from pathlib import PurePath
from types import TracebackType

from argmap.files import shown

LONGEST = 500
"""The most characters of a line."""


class Line(logging.LogRecord):
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
            text = shown(f"{self.getMessage()}{cause}")
        except (TypeError, ValueError, KeyError):  # words that do not fit their places are the logger's own affair
            return
        self.msg, self.args = text if len(text) <= LONGEST else f"{text[:LONGEST]}…", ()


def write_lines() -> None:
    """From now on, write whatever this process logs in lines."""
    logging.setLogRecordFactory(Line)


def _verbose() -> bool:
    """Say whether whoever started the app wants to know more."""
    return logging.getLogger("argmap").isEnabledFor(logging.INFO)


def _cause(exception: object) -> str:
    """Return an exception in words, with the place where it arose; nothing where there is none."""
    match exception:
        case (type() as kind, BaseException() as error, trace):
            frames = traceback.extract_tb(trace) if isinstance(trace, TracebackType) else ()
            last = frames[-1] if frames else None
            place = f" ({PurePath(last.filename).name}:{last.lineno})" if last else ""
            return f": {kind.__name__}: {error}{place}"
        case _:
            return ""

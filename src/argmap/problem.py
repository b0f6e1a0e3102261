"""Problems as values: what is wrong, where, and what to write instead.

A rule that looks at a debate knows *what* is wrong and in which part of the debate (`Finding`).
The loader knows where that part stands in a file and turns the finding into a `Problem`.
Losses of an export, too small text and missing glyphs are problems as well, so that one set of
reporters prints them all.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from argmap.codes import Code
from argmap.signs import did_you_mean, spelt_out

Where = tuple[str | int, ...]
"""A path in the merged debate, for example `("claims", 17, "rebuts", 0)`."""


class Severity(StrEnum):
    """How much a problem weighs.

    Errors stop a debate, warnings count under `--strict`, advice never counts.
    """

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Location:
    """A span of a file. Lines and columns count from 1, columns in code points.

    The end is exclusive.
    """

    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    excerpt: str = ""
    """The whole first line of the span, without its line end."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the characters `start` to `end` of a file by `text`.

    They are offsets in code points, the end is exclusive.
    """

    file: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A way to mend a problem. A safe fix keeps the author's meaning beyond doubt."""

    title: str
    edits: tuple[Edit, ...]
    safe: bool = True


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that a problem is about, such as the first definition of a duplicate."""

    message: str
    location: Location | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake, told to the person who can mend it."""

    code: Code
    severity: Severity
    message: str
    location: Location | None = None
    help: str | None = None
    related: tuple[Related, ...] = ()
    fix: Fix | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem before its place is known.

    `where` is a path in the debate, `related` names further paths. `at_key` points at the key of
    the last step instead of at its value (an unknown key, a missing one). `replacement` is the YAML
    that would mend what is at `where`, and at every path of `also` (an id and all that name it;
    without a replacement, what else is wrong for the same reason); `safe` says that it keeps the
    author's meaning beyond doubt.
    """

    code: Code
    severity: Severity
    message: str
    where: Where
    help: str | None = None
    related: tuple[tuple[str, Where], ...] = ()
    replacement: str | None = None
    at_key: bool = False
    also: tuple[Where, ...] = ()
    safe: bool = True


class ArgmapError(Exception):
    """The root of every error that argmap raises on purpose.

    Its text is a sentence for a person.
    """

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...], dict[str, object]]:
        """Let every error travel out of a process pool, whatever it was made from."""
        return _again, (type(self), self.args), self.__dict__


def _again(kind: type[ArgmapError], said: tuple[object, ...]) -> ArgmapError:
    """Return an error with the text that it had.

    What else it knows is given back to it by pickle.
    """
    return kind.__new__(kind, *said)


class DebateError(ArgmapError):
    """A debate that cannot be used; `problems` says why, sorted by file and line."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Keep the problems.

        The error's text is the first error's sentence, and how many errors there are besides.
        """
        super().__init__(_summary(problems))
        self.problems = problems


def _summary(problems: tuple[Problem, ...]) -> str:
    """Return the sentence of what stands in the way of a debate.

    Never a warning where there is an error.
    """
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    noun = "error"
    if not errors:
        errors = list(problems)  # under --strict a warning stands in the way as well
        noun = "problem"
    if not errors:
        return "the debate cannot be used"
    others = len(errors) - 1
    if others == 0:
        return errors[0].message
    return f"{errors[0].message} (and {others} more {noun}{'s' if others > 1 else ''})"


class UnknownId(ArgmapError):
    """An id, a case or a theme that the debate does not hold, with the nearest one that it does."""

    def __init__(
        self,
        id_: str,
        suggestion: str | None = None,
        *,
        kind: str = "claim",
        other: str | None = None,
    ) -> None:
        """Say which name is unknown and which one may have been meant.

        `other` says what has this name instead.
        """
        name, hint = id_, f": it is the name of a {other}" if other else ""
        if suggestion and not other:
            name, hint = spelt_out(id_), f"; {did_you_mean(id_, suggestion)}"
        super().__init__(f"there is no {kind} `{name}` in this debate{hint}")
        self.id = id_
        self.suggestion = suggestion
        self.kind = kind


class EditRefused(ArgmapError):
    """An edit that was not made.

    It holds the errors that the edit would have brought, or the places that stand in its way.
    """

    def __init__(
        self, message: str, *, problems: tuple[Problem, ...] = (), places: tuple[Related, ...] = ()
    ) -> None:
        """Say in a sentence why nothing was changed."""
        super().__init__(message)
        self.problems = problems
        self.places = places


class FileError(ArgmapError):
    """A file that cannot be opened, read or written."""


class EngineError(ArgmapError):
    """Graphviz is missing, fails or takes too long; the text says what was tried and what to do."""


class TooDense(EngineError):
    """A picture with more lines than can be placed in bounded time, or that took longer.

    Others may still be drawn.
    """

"""A debate read part by part: its head, each claim and each source by itself.

So one part with mistakes costs no other one anything, and is all that has to be read again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from argmap.loading.grammar import Merged
from argmap.loading.paths import HEAD, written_steps
from argmap.loading.words.misfit import Misfit
from argmap.loading.words.names import Names
from argmap.loading.words.subject import subject
from argmap.model import Claim, Debate, Source, SourceKey
from argmap.problem import Where

MOST_SUGGESTIONS = 200
"""How many mistakes of a debate get a suggestion; looking for one may take a millisecond."""

_FORMS = ("cited", "inline")
"""What the model calls the two forms of a citation; no step of a path."""


@dataclass
class Portion:
    """A part of a debate: where it starts, what is written, and what the model makes of it."""

    start: Where
    """`("debate",)` for the head, `("claims", 4)`, `("sources", "doe2021")`."""

    held: Any
    value: Any = None
    """A debate without claims and sources, a claim, or a source with its key; None until it
    fits."""

    key: str = ""
    """The key of a source."""

    number: int = 0
    """The number of a claim."""

    @property
    def depth(self) -> int:
        """How deep it lies in the debate, in which the head has no step of its own."""
        return 0 if self.start == HEAD else len(self.start)

    def read(self) -> ValidationError | None:
        """Read the part; return what does not fit."""
        try:
            match self.start[0]:
                case "claims":
                    self.value = Claim.model_validate(self.held)
                case "sources":
                    self.value = _source().validate_python((self.key, self.held))
                case _:
                    self.value = Debate.model_validate(self.held)
        except ValidationError as error:
            return error
        return None


@cache
def _source() -> TypeAdapter[tuple[str, Source]]:
    return TypeAdapter(tuple[SourceKey, Source])


Faulty = list[tuple[Portion, ValidationError]]


@dataclass
class Parts:
    """All parts of a debate, in order."""

    head: Portion
    claims: list[Portion]
    sources: list[Portion]
    names: Names
    """What the author may name in one of them."""

    faulty: Faulty = field(default_factory=list)
    """The parts that do not fit the grammar as they are written."""

    def debate(self) -> Debate:
        """Return the debate that the parts are, once each of them fits."""
        claims = tuple(part.value for part in self.claims)
        sources = tuple(part.value for part in self.sources)
        whole: Debate = self.head.value
        return whole.model_copy(update={"claims": claims, "sources": sources})

    def misfits_of(self, faulty: Iterable[tuple[Portion, ValidationError]]) -> list[Misfit]:
        """Return what the model reports of some parts, for the first reports with suggestions."""
        misfits: list[Misfit] = []
        for part, error in faulty:
            for report in error.errors(include_url=False):
                names = self.names if len(misfits) < MOST_SUGGESTIONS else None
                misfits.append(_misfit(part, report, names))
        return misfits


def parts_of(whole: Merged, name: str, *, most: int) -> Parts:
    """Read the parts of a debate, until more than `most` mistakes are found. O(values)."""
    written = whole.object(name)
    head = {key: value for key, value in written.items() if key not in ("claims", "sources")}
    claims = [Portion(("claims", at), held, number=at) for at, held in enumerate(whole.claims)]
    sources = [Portion(("sources", key), held, key=key) for key, held in whole.sources.items()]
    parts = Parts(Portion(HEAD, head), claims, sources, Names(written))
    number = 0
    for part, error in unfit((parts.head, *claims, *sources)):
        parts.faulty.append((part, error))
        number += error.error_count()
        if number > most:
            break  # nobody reads more of them, and a text of a page can hold a hundred thousand
    return parts


def unfit(parts: Iterable[Portion]) -> Iterator[tuple[Portion, ValidationError]]:
    """Read some parts, and yield those that do not fit with what the model reports."""
    for part in parts:
        error = part.read()
        if error is not None:
            yield part, error


def _misfit(part: Portion, report: Any, names: Names | None) -> Misfit:
    """Return a report of the model as a misfit at the path that the author wrote."""
    steps = [step for step in report["loc"] if step not in _FORMS]
    if part.start[0] == "sources":
        del steps[0]  # whether it is about the key or about what stands below it
    where = list(part.start)
    owner: Mapping[str, Any] = {}
    before: Any = None
    for step in written_steps(part.start, part.held, steps):
        where.append(step.name)
        if step.mapping is not None:
            owner = step.mapping
        elif isinstance(step.name, int):
            before = step.before
    path = tuple(where)
    limits = report.get("ctx", {})
    about = subject(path, part.held)
    return Misfit(report["type"], path, report["input"], limits, about, owner, names, before=before)

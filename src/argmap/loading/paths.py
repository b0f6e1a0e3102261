"""Paths of the model and of the rules, as the author of a debate wrote what they lead to.

Model and rules see one shape of every debate: a list wherever there may be several entries, and
entries by number. An author writes a single entry without a list, and gives sources, positions,
themes and cases their ids as keys. A path of either shape becomes the author's here and nowhere
else; whatever holds what was written can then be followed step by step.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from argmap.loading.kinds import KEYED
from argmap.problem import Where

HEAD: Where = ("debate",)


def part_and_steps(where: Where, sources: Sequence[str]) -> tuple[Where, Where]:
    """Return the part of a debate in which a path lies, and the steps from there.

    A part is a claim, a source, by its key, a document, or the head. `sources` are the keys of all
    sources, in the order in which they are numbered.

    >>> part_and_steps(("sources", 1, "url"), ["doe2021", "roe2022"])
    (('sources', 'roe2022'), ('url',))
    >>> part_and_steps(("positions", 0), [])
    (('debate',), ('positions', 0))
    """
    match where:
        case ("sources", int(number), *steps) if number < len(sources):
            return ("sources", sources[number]), tuple(steps)
        case ("claims" | "sources" | "documents", *_):
            return where[:2], where[2:]
        case ("debate", *steps):
            return HEAD, tuple(steps)
        case _:
            return HEAD, where


class PathStep(NamedTuple):
    """A step of a path as its author wrote it: a key, or the number of an entry in a list."""

    name: str | int
    value: Any
    """What stands there, None where nothing does."""

    mapping: Mapping[str, Any] | None = None
    """The mapping whose key it is, None for an entry."""

    before: Any = None
    """What its list holds right before the entry that it is."""


def written_steps(part: Where, held: Any, steps: Sequence[str | int]) -> Iterator[PathStep]:
    """Yield the steps of a path from a part on, `held` being what is written there.

    >>> [step.name for step in written_steps(("claims", 0), {"supports": "open"}, ("supports", 0))]
    ['supports']
    >>> [step.name for step in written_steps(HEAD, {"cases": {"api": "Only."}}, ("cases", 0))]
    ['cases', 'api']
    """
    # A claim only names themes and cases: by ids as keys they stand in the head.
    is_by_id = part == HEAD and bool(steps) and steps[0] in KEYED
    here = held
    for number, name in enumerate(steps):
        step = _step(here, name, is_by_id=is_by_id and number == 1)
        # One entry may be written without a list, and a link may be only an id.
        if step is not None:
            yield step
            here = step.value


def _step(here: Any, name: str | int, *, is_by_id: bool) -> PathStep | None:
    """Return a step as it is written, None for one that its author has no need of."""
    match here, name:
        case dict(), str():
            return PathStep(name, here.get(name), here)
        case dict(), int() if is_by_id and name < len(here):
            id_ = list(here)[name]
            return PathStep(id_, here[id_])
        case list(), int() if name < len(here):
            before = here[name - 1] if name else None
            return PathStep(name, here[name], before=before)
        case list(), int():
            return PathStep(name, None)
        case list(), _:
            return PathStep(name, here)  # an entry was to be a mapping, and is a list
        case _:
            return None


def written_path(part: Where, held: Any, steps: Sequence[str | int]) -> Where:
    """Return a path from a part on as its author wrote it; see `written_steps`."""
    return tuple(step.name for step in written_steps(part, held, steps))

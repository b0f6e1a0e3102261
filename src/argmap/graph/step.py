"""A link of a debate as it is written, before anyone has looked where it leads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from argmap.model import Claim, Id, Reference, Relation, Undercut
from argmap.problem import Where


@dataclass(frozen=True)
class Claims:
    """The claims of a debate by id, positions first, their places, and their former ids."""

    claims: Mapping[Id, Claim]
    places: Mapping[Id, Where]
    aliases: Mapping[Id, Id]

    def current(self, id_: Id) -> Id | None:
        """Return today's id for an id or a former one."""
        return id_ if id_ in self.claims else self.aliases.get(id_)


class Step(NamedTuple):
    """A link as it is written: its premises are resolved, its target is still words.

    `sound` is False where a premise could not be resolved; such a step is no link, but it still
    counts as one of the ways out of its claim, so that one mistake gives one finding.
    """

    relation: Relation
    premises: tuple[Id, ...]
    written: Reference | Undercut
    where: Where
    sound: bool = True


def aimed_at(written: Reference | Undercut) -> tuple[Id, ...]:
    """Return the ids that a written link names as what it is aimed at, the most telling first."""
    if isinstance(written, Reference):
        return (written.to,)
    return tuple(id_ for id_ in (written.link, written.from_) if id_)

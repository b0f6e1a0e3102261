"""The ids of links: the author's own, or one made of premises, relation and target."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from argmap.graph.findings import Findings
from argmap.graph.link import canonical
from argmap.graph.step import Claims, Step
from argmap.model import Id

Aim = Id | int | None
"""Where a step leads: to a claim, to another step by its number, or nowhere (which has its
finding)."""


def own_ids(steps: Sequence[Step], claims: Claims, findings: Findings) -> dict[Id, int]:
    """Return the step of each id that an author gave.

    An id that is taken is a finding and names nothing.
    """
    own: dict[Id, int] = {}
    for number, step in enumerate(steps):
        id_ = step.written.id
        if id_ is None:
            continue
        if claims.current(id_) is not None:
            holder = claims.aliases.get(id_, id_)
            findings.link_id_taken(step, id_, (f"claim `{holder}`", claims.places[holder]))
        elif own.setdefault(id_, number) != number:
            first = steps[own[id_]]
            findings.link_id_taken(
                step, id_, (f"a link of claim `{first.premises[0]}`", first.where)
            )
    return own


def names(steps: Sequence[Step], aims: Sequence[Aim], own: Mapping[Id, int]) -> list[Id | None]:
    """Return the id of every step, None for one that leads nowhere.

    O(steps), also for rings of undercuts.
    """
    ids = [
        canonical(step.premises, step.relation, aim) if isinstance(aim, str) else None
        for step, aim in zip(steps, aims, strict=True)
    ]
    for id_, number in own.items():
        ids[number] = id_
    # What leads to a claim has its name; an undercut of an undercut waits for its target's.
    settled = [id_ is not None or aim is None for id_, aim in zip(ids, aims, strict=True)]
    for number in range(len(steps)):
        if settled[number]:
            continue
        for unnamed in _trail(number, steps, aims, settled, ids):
            ids[unnamed] = _name_by_target(steps[unnamed], aims[unnamed], ids)
    return ids


def _name_by_target(step: Step, aim: Aim, ids: Sequence[Id | None]) -> Id | None:
    """Return what a step is called by what it leads to, None where that has no name."""
    target = ids[aim] if isinstance(aim, int) else aim
    if target is None:
        return None
    return canonical(step.premises, step.relation, target)


def _trail(
    start: int,
    steps: Sequence[Step],
    aims: Sequence[Aim],
    settled: list[bool],
    ids: list[Id | None],
) -> list[int]:
    """Return the unnamed undercuts from one to the first link that has a name.

    Nearest to that name first. Where they run in a ring, no link of it has a name; the least of its
    premises then names its target by the target's premises alone.
    """
    trail: dict[int, None] = {}
    aim: Aim = start
    while isinstance(aim, int) and not settled[aim]:
        settled[aim] = True
        trail[aim] = None
        aim = aims[aim]
    way = list(trail)
    if aim in trail:
        ring = way[way.index(aim) :]
        # By premises and not by place, so that ids stay in whatever order a ring is written.
        turn = ring.index(min(ring, key=lambda number: sorted(steps[number].premises)))
        least = steps[ring[turn]]
        ids[ring[turn]] = canonical(
            least.premises, least.relation, steps[ring[(turn + 1) % len(ring)]].premises[0]
        )
        way = way[: -len(ring)] + ring[turn + 1 :] + ring[:turn]
    return way[::-1]

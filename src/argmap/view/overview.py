"""The overview: positions × themes, each cell with the first-level reasons for and against."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product

from argmap.graph import DebateGraph, Stance
from argmap.model import Id, Relation
from argmap.reasoning import Judgement
from argmap.view.filters import keeps, themes
from argmap.view.perspective import OverviewCell, Perspective

MOST_COLUMNS = 6
"""More positions than this cannot be read side by side."""

CellKey = tuple[str | None, Id, Stance]
"""Theme, position and stance; the theme is None for claims without one."""


@dataclass
class _Filling:
    """The cells while they are filled; a claim stands in the first cell that it belongs to."""

    own: dict[CellKey, list[Id]] = field(default_factory=dict)
    also: dict[CellKey, list[Id]] = field(default_factory=dict)
    placed: dict[Id, CellKey] = field(default_factory=dict)

    def put(self, claim: Id, key: CellKey) -> None:
        """Place a claim, or note it where it stands in another cell already."""
        cells = self.also
        if self.placed.setdefault(claim, key) == key:
            cells = self.own
        claims = cells.setdefault(key, [])
        if claim not in claims:
            claims.append(claim)


def columns(graph: DebateGraph, perspective: Perspective) -> tuple[Id, ...]:
    """Return the positions of the overview.

    A debate in which everything answers something shows its first claim.
    """
    roots = graph.roots or tuple(graph.claims)[:1]
    if perspective.positions:
        roots = tuple(root for root in roots if root in perspective.positions)
    return roots[: min(MOST_COLUMNS, perspective.most)]


def rows(
    judgement: Judgement, perspective: Perspective, shown: tuple[Id, ...]
) -> tuple[OverviewCell, ...]:
    """Return the cells that hold something, themes in the debate's order, then for before against.

    Boxes are dealt to the cells in turn until `most` is reached; each cell counts what it could not
    show. O(reasons).
    """
    filling = _Filling()
    for position in shown:
        _fill(filling, judgement, perspective, position)
    room = _deal(filling, perspective.most - len(shown))
    cells = []
    stances = (Stance.FOR, Stance.AGAINST)
    # claims without a theme come last
    for key in product((*themes(judgement.graph), None), shown, stances):
        own = filling.own.get(key, [])
        also = filling.also.get(key, [])
        if own or also:
            boxes = own[: room.get(key, 0)]
            cells.append(OverviewCell(*key, tuple(boxes), tuple(also), len(own) - len(boxes)))
    return tuple(cells)


def _fill(filling: _Filling, judgement: Judgement, perspective: Perspective, position: Id) -> None:
    """Put every first-level reason of a position that the filters keep into its cell."""
    graph = judgement.graph
    for link in graph.replies(position):
        stance = Stance.AGAINST
        if link.relation is Relation.SUPPORTS:
            stance = Stance.FOR
        for premise in link.premises:
            # a position that speaks against another one has its own column
            if premise not in graph.positions and keeps(judgement, perspective, premise):
                theme = _theme(graph, perspective, premise)
                filling.put(premise, (theme, position, stance))


def _theme(graph: DebateGraph, perspective: Perspective, claim: Id) -> str | None:
    """Return the row of a claim: its first theme, or the first one that is asked for."""
    own = graph.claims[claim].themes
    asked = [theme for theme in own if theme in perspective.themes]
    candidates = asked or own
    return candidates[0] if candidates else None


def _deal(filling: _Filling, room: int) -> dict[CellKey, int]:
    """Return how many boxes each cell may show, dealt one by one in turn."""
    dealt = dict.fromkeys(filling.own, 0)
    waiting = list(dealt)
    while room > 0 and waiting:
        # one each, so that a cell with many reasons leaves room for the others
        for key in waiting[:room]:
            dealt[key] += 1
        room -= len(waiting)
        waiting = [key for key in waiting if dealt[key] < len(filling.own[key])]
    return dealt

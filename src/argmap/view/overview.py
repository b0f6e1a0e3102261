"""The overview: positions × themes, each cell with the first-level reasons for and against."""

from __future__ import annotations

from dataclasses import dataclass, field

from argmap.graph import DebateGraph, Stance
from argmap.model import Id, Relation
from argmap.reasoning import Judgement
from argmap.view.filters import keeps
from argmap.view.perspective import Cell, Perspective

MOST_COLUMNS = 6
"""More positions than this cannot be read side by side."""

Key = tuple[str | None, Id, Stance]


@dataclass
class _Filling:
    """The cells while they are filled; a claim stands in the first cell that it belongs to."""

    found: dict[Key, list[Id]] = field(default_factory=dict)
    also: dict[Key, list[Id]] = field(default_factory=dict)
    placed: dict[Id, Key] = field(default_factory=dict)

    def put(self, claim: Id, key: Key) -> None:
        """Place a claim, or note it where it stands in another cell already."""
        if self.placed.setdefault(claim, key) == key:
            found = self.found.setdefault(key, [])
            if claim not in found:
                found.append(claim)
        elif claim not in self.also.setdefault(key, []):
            self.also[key].append(claim)


def columns(graph: DebateGraph, perspective: Perspective) -> tuple[Id, ...]:
    """Return the positions of the overview; a debate in which everything answers something shows its first claim."""
    roots = graph.roots or tuple(graph.claims)[:1]
    kept = tuple(root for root in roots if not perspective.positions or root in perspective.positions)
    return kept[: min(MOST_COLUMNS, perspective.most)]


def rows(judgement: Judgement, perspective: Perspective, shown: tuple[Id, ...]) -> tuple[Cell, ...]:
    """Return the cells that hold something, themes in the debate's order, then for before against.

    Boxes are dealt to the cells in turn until `most` is reached; each cell counts what it could not show.
    O(reasons).
    """
    filling = _Filling()
    for position in shown:
        _fill(filling, judgement, perspective, position)
    room = _deal(filling, perspective.most - len(shown))
    themes = _themes(judgement.graph, filling)
    keys = [(t, p, s) for t in themes for p in shown for s in (Stance.FOR, Stance.AGAINST)]
    return tuple(
        Cell(*key, tuple(found[: room.get(key, 0)]), tuple(filling.also.get(key, ())), len(found) - room.get(key, 0))
        for key in keys
        if (found := filling.found.get(key, [])) or key in filling.also
    )


def _fill(filling: _Filling, judgement: Judgement, perspective: Perspective, position: Id) -> None:
    """Put every first-level reason of a position that the filters keep into its cell."""
    graph = judgement.graph
    for link in graph.replies(position):
        stance = Stance.FOR if link.relation is Relation.SUPPORTS else Stance.AGAINST
        for premise in link.premises:
            if premise not in graph.positions and keeps(judgement, perspective, premise):
                filling.put(premise, (_theme(graph, perspective, premise), position, stance))


def _theme(graph: DebateGraph, perspective: Perspective, claim: Id) -> str | None:
    """Return the row of a claim: its first theme, or the first one that is asked for."""
    themes = graph.claims[claim].themes
    return next((theme for theme in themes if theme in perspective.themes), themes[0] if themes else None)


def _deal(filling: _Filling, room: int) -> dict[Key, int]:
    """Return how many boxes each cell may show, dealt one by one in turn."""
    dealt = dict.fromkeys(filling.found, 0)
    turn = 0
    while room > 0 and (open_cells := [key for key, found in filling.found.items() if len(found) > turn]):
        for key in open_cells[:room]:
            dealt[key] += 1
        room -= len(open_cells)
        turn += 1
    return dealt


def _themes(graph: DebateGraph, filling: _Filling) -> tuple[str | None, ...]:
    """Return the themes that occur: declared ones in their order, then others as they come, claims without one last."""
    occurring = {key[0] for key in (*filling.found, *filling.also)}
    declared = [theme.id for theme in graph.debate.themes]
    others = [theme for claim in graph.claims.values() for theme in claim.themes]
    return tuple(theme for theme in dict.fromkeys((*declared, *others, None)) if theme in occurring)

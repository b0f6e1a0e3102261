"""Coverage: for each position and theme, what is said for and against it at first hand.

A cell counts answers, as the list does that opens from it: `replace(perspective, focus=(position,),
themes=(theme,))` lists exactly these.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from types import MappingProxyType

from argmap.graph import DebateGraph, Link
from argmap.model import MOST_POSITIONS, Id, Relation
from argmap.reasoning import Judgement
from argmap.view.filters import answer_themes, keeps_answer, themes
from argmap.view.perspective import Perspective

MOST_ROWS = 50
"""A longer table is read by nobody."""

CellPlace = tuple[str, Id]
"""A theme and a position."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What is said on a theme about another position, where nothing is said about this one."""

    position: Id
    reasons: int
    objections: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """Themes × positions, in the debate's order.

    `left_out` counts the positions and themes beyond 50 each. Every pair of a theme and a position
    has its cell.
    """

    themes: tuple[str, ...]
    positions: tuple[Id, ...]
    cells: Mapping[CellPlace, CoverageCell]
    left_out: int

    def unargued(self, position: Id) -> tuple[CoverageCell, ...]:
        """Return the cells of a position without a reason for it, by theme."""
        cells = [self.cells[theme, position] for theme in self.themes]
        return tuple(cell for cell in cells if not cell.all_reasons)


@dataclass(frozen=True, slots=True)
class CoverageCell:
    """What answers a position directly on a theme, by link id, as far as the filters keep it.

    `all_reasons` and `all_objections` count without filters. Where there is neither a reason nor an
    objection at all, `elsewhere` tells what is said on the theme about other positions, objections
    first, and `deeper` whether it is spoken of further down in the debate.
    """

    theme: str
    position: Id
    reasons: tuple[Id, ...] = ()
    objections: tuple[Id, ...] = ()
    all_reasons: int = 0
    all_objections: int = 0
    elsewhere: tuple[Elsewhere, ...] = ()
    deeper: bool = False

    @property
    def silent(self) -> bool:
        """Whether nobody has said anything on this theme, about this position or elsewhere."""
        return not (self.all_reasons or self.all_objections or self.elsewhere or self.deeper)


def coverage(judgement: Judgement, perspective: Perspective | None = None) -> Coverage:
    """Return what answers each position (without any, each root) on each theme.

    An answer counts on each theme of its claims. Of the perspective only the filters matter; a
    filter by themes leaves only these rows. O(claims + answers).
    """
    asked = perspective or Perspective()
    graph = judgement.graph
    positions = graph.roots[:MOST_POSITIONS]
    rows = [theme for theme in themes(graph) if not asked.themes or theme in asked.themes]
    left_out = max(0, len(graph.roots) - MOST_POSITIONS) + max(0, len(rows) - MOST_ROWS)
    spoken = _spoken(graph)
    answers = _answers_by_cell(graph, positions)
    cells = dict[CellPlace, CoverageCell]()
    for theme, position in product(rows[:MOST_ROWS], positions):
        found = answers.get((theme, position), [])
        cells[theme, position] = _cell(judgement, asked, (theme, position), found)
    for place, cell in cells.items():
        if not cell.all_reasons and not cell.all_objections:
            cells[place] = _instead(cell, cells, positions, spoken)
    return Coverage(tuple(rows[:MOST_ROWS]), positions, MappingProxyType(cells), left_out)


def _spoken(graph: DebateGraph) -> frozenset[str]:
    """Return the themes on which some claim speaks."""
    found = set[str]()
    for id_, claim in graph.claims.items():
        if id_ not in graph.positions:
            found.update(claim.themes)
    return frozenset(found)


def _answers_by_cell(
    graph: DebateGraph, positions: tuple[Id, ...]
) -> Mapping[CellPlace, list[Link]]:
    """Return the reasons and objections of each position on each theme."""
    found = defaultdict[CellPlace, list[Link]](list)
    for position in positions:
        for link in graph.replies(position):
            for theme in answer_themes(graph, link):
                found[theme, position].append(link)
    return found


def _cell(
    judgement: Judgement, asked: Perspective, place: CellPlace, answers: list[Link]
) -> CoverageCell:
    """Return a cell with the answers that the filters keep, the theme itself being one of them."""
    theme, position = place
    # the same question that the list of this cell is asked, so that the two agree
    filters = Perspective(
        themes=(theme,),
        positions=asked.positions,
        verdicts=asked.verdicts,
        sourced=asked.sourced,
    )
    reasons, objections = list[Id](), list[Id]()
    all_reasons = 0
    for link in answers:
        kept = objections
        if link.relation is Relation.SUPPORTS:
            kept = reasons
            all_reasons += 1
        if keeps_answer(judgement, filters, link):
            kept.append(link.id)
    all_objections = len(answers) - all_reasons
    return CoverageCell(
        theme, position, tuple(reasons), tuple(objections), all_reasons, all_objections
    )


def _instead(
    cell: CoverageCell,
    cells: Mapping[CellPlace, CoverageCell],
    positions: tuple[Id, ...],
    spoken: frozenset[str],
) -> CoverageCell:
    """Return an empty cell with what is said in its place."""
    found = list[Elsewhere]()
    for position in positions:
        other = cells[cell.theme, position]
        if other.all_reasons or other.all_objections:
            found.append(Elsewhere(position, len(other.reasons), len(other.objections)))
    # who objects to the others speaks for this position, as far as anybody does
    found.sort(key=lambda other: not other.objections)
    return CoverageCell(
        cell.theme, cell.position, elsewhere=tuple(found), deeper=cell.theme in spoken
    )

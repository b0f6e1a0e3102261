"""Balance and gaps: what is argued on each theme, and what nobody has argued."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain, product
from types import MappingProxyType

from argmap.graph import AnyDebate, DebateGraph, Stance
from argmap.model import MOST_POSITIONS, Id
from argmap.reasoning.judgement import Judgement, Verdict
from argmap.reasoning.judging import judge

MOST_THEMES = 50
"""A larger table is read by nobody."""

ASIDE = frozenset((Verdict.SWITCHED_OFF, Verdict.OUT_OF_CASE))
STANDING = frozenset((Verdict.STANDS, Verdict.ACCEPTED))


@dataclass(frozen=True, slots=True)
class Count:
    """How many claims there are, how they are judged, and how many name no source.

    `claims` = `standing` + `unanswered` + `reasons_fell` + `unsettled` + `circular` + `set_aside`;
    an accepted claim is standing, one that is switched off or out of the case is set aside.
    """

    claims: int = 0
    standing: int = 0
    unanswered: int = 0
    reasons_fell: int = 0
    unsettled: int = 0
    circular: int = 0
    set_aside: int = 0
    without_source: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """What is argued for and against a position on a theme.

    The theme None is for claims without one. A claim of several themes is counted for each, one
    that speaks both for and against a position on both sides.
    """

    position: Id
    theme: str | None
    pro: Count = Count()
    contra: Count = Count()

    @property
    def empty(self) -> bool:
        """Whether nobody has argued this, or only by claims that are set aside."""
        return all(count.claims == count.set_aside for count in (self.pro, self.contra))

    @property
    def unargued(self) -> bool:
        """Whether there is no claim at all, not even one that is set aside."""
        return not self.pro.claims and not self.contra.claims

    @property
    def gap(self) -> bool:
        """Whether it is an invitation to argue: empty, and about a theme."""
        return self.empty and self.theme is not None


@dataclass(frozen=True)
class Balance:
    """Positions × themes.

    Declared themes come in their order, then others as claims name them, None last. At most 50
    positions and 50 themes; `left_out` counts those beyond.
    """

    judgement: Judgement
    positions: tuple[Id, ...]
    themes: tuple[str | None, ...]
    cells: Mapping[tuple[Id, str | None], Cell]
    left_out: int

    @property
    def gaps(self) -> tuple[Cell, ...]:
        """The empty cells, theme by theme: each is an invitation.

        Claims without a theme leave no gap.
        """
        return tuple(cell for cell in self.cells.values() if cell.gap)


def balance(debate: AnyDebate) -> Balance:
    """Return what is argued for and against each position (without any, each root) on each theme.

    O(claims).

    Raises:
        DebateError: The debate has errors.
        ArgmapError: This is no debate.
    """
    judgement = judge(debate)
    graph = judgement.graph
    positions, themes = graph.roots, _themes(graph)
    # What is cut off is counted, so that nobody takes a part for the whole.
    left_out = max(0, len(positions) - MOST_POSITIONS) + max(0, len(themes) - MOST_THEMES)
    positions, themes = positions[:MOST_POSITIONS], themes[:MOST_THEMES]
    found = _sorted_out(judgement, frozenset(positions), frozenset(themes))
    cells: dict[tuple[Id, str | None], Cell] = {}
    for theme, position in product(themes, positions):
        pro = _count(judgement, found[position, theme, Stance.FOR])
        contra = _count(judgement, found[position, theme, Stance.AGAINST])
        cells[position, theme] = Cell(position, theme, pro, contra)
    return Balance(judgement, positions, themes, MappingProxyType(cells), left_out)


def untouched(judgement: Judgement) -> tuple[Id, ...]:
    """Return the claims and positions that nothing answers.

    No support, no rebuttal, no undercut of a step of theirs. What is switched off or out of the
    case is left out: nobody is invited to answer it.
    """
    aside = {*judgement.supposition.without, *judgement.out_of_case}
    claims = (claim for claim in judgement.graph.claims if claim not in aside)
    return tuple(claim for claim in claims if not _answered(judgement.graph, claim))


def _answered(graph: DebateGraph, claim: Id) -> bool:
    """Tell whether somebody has answered a claim or one of its steps."""
    if any(graph.replies(claim)):
        return True
    return any(graph.into[step] for step in graph.out_of[claim])


def _themes(graph: DebateGraph) -> tuple[str | None, ...]:
    declared = (theme.id for theme in graph.debate.themes)
    named = chain.from_iterable(claim.themes for claim in graph.claims.values())
    themes = tuple(dict.fromkeys((*declared, *named)))
    roots = frozenset(graph.roots)  # what a position is about is no theme of an argument
    if any(not claim.themes for id_, claim in graph.claims.items() if id_ not in roots):
        return (*themes, None)
    return themes


_SIDES: Mapping[Stance, tuple[Stance, ...]] = {
    Stance.FOR: (Stance.FOR,),
    Stance.AGAINST: (Stance.AGAINST,),
    Stance.BOTH: (Stance.FOR, Stance.AGAINST),
}
"""The sides on which a claim is counted."""


def _sorted_out(
    judgement: Judgement, positions: frozenset[Id], themes: frozenset[str | None]
) -> Mapping[tuple[Id, str | None, Stance], list[Id]]:
    """Return the claims of each position, theme and side, the positions themselves left out."""
    graph = judgement.graph
    roots = frozenset(graph.roots)
    found: defaultdict[tuple[Id, str | None, Stance], list[Id]] = defaultdict(list)
    for id_, claim in graph.claims.items():
        if id_ in roots:
            continue
        # Themes beyond the bound have no row, and are counted as left out.
        own = themes.intersection(claim.themes or (None,))
        for position, stance in graph.sides[id_]:
            if position not in positions:
                continue
            for theme, side in product(own, _SIDES[stance]):
                found[position, theme, side].append(id_)
    return found


def _count(judgement: Judgement, claims: list[Id]) -> Count:
    verdicts = [judgement.verdicts[claim] for claim in claims]
    return Count(
        claims=len(claims),
        standing=sum(verdict in STANDING for verdict in verdicts),
        unanswered=verdicts.count(Verdict.UNANSWERED),
        reasons_fell=verdicts.count(Verdict.REASONS_FELL),
        unsettled=verdicts.count(Verdict.UNSETTLED),
        circular=verdicts.count(Verdict.CIRCULAR),
        set_aside=sum(verdict in ASIDE for verdict in verdicts),
        without_source=sum(not judgement.graph.claims[claim].sources for claim in claims),
    )

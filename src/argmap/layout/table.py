"""One way to set the table of an overview: what its cells hold, and how much room they need."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from argmap.graph import Link, Stance
from argmap.layout.measure import (
    LEADING,
    TEXT,
    Part,
    Sized,
    sized,
)
from argmap.layout.typeset import width, wrapped
from argmap.model import Claim, Id
from argmap.view import Coverage, OverviewCell, View, coverage, instead_of_answers
from argmap.words import Language, language, of_which, theme_name

GAP = 12.0
"""Between two boxes of a cell; the pill of the lower one fits into it."""
# Wider than between boxes, so that columns are told apart without a line.
COLUMN_GAP = 30.0
# The pills on the upper edges of the boxes reach 9 points up.
ROW_TOP = 12.0
ROW_BOTTOM = 5.0
MARGIN = 12.0
NOTE = 13.0
NOTE_LEADING = 17.0
BELOW_NOTES = 4.0
HEADING_SIDE = 16.0
"""Room on both sides of a position's text, at least."""
MOST_COUNTED = 999
"""A tally of so many reasons has room."""
NO_PILLS = (0.0, 0.0)
"""The least width and height of a position's box, which has none."""
TableNote = tuple[str, tuple[str, ...]]
"""Free text, and the lines that it is broken into."""


@dataclass(frozen=True)
class TableSetting:
    """One way to set the table: boxes of one width, in each column so many `slots` side by side.

    `told` heads each column with the whole text of its position.
    """

    view: View
    sizes: Mapping[Id, Sized]
    box_width: float
    slots: Mapping[Id, int]
    told: bool = False

    @property
    def said(self) -> Language:
        """The words of the debate's language."""
        return language(self.view.judgement.graph)

    @cached_property
    def cells(self) -> Mapping[tuple[str | None, Id], tuple[OverviewCell, ...]]:
        """The cells for and against by row and column."""
        found = defaultdict[tuple[str | None, Id], list[OverviewCell]](list)
        for cell in self.view.cells:
            found[cell.theme, cell.position].append(cell)
        return {key: tuple(cells) for key, cells in found.items()}

    @cached_property
    def joint_steps(self) -> Mapping[tuple[Id, Id], Sequence[tuple[int, Link]]]:
        """The steps of several premises, by position and premise, numbered as they are written."""
        steps = defaultdict[tuple[Id, Id], list[tuple[int, Link]]](list)
        for position in self.view.columns:
            for number, link in enumerate(self.view.judgement.graph.replies(position)):
                if len(link.premises) > 1:
                    for premise in link.premises:
                        steps[position, premise].append((number, link))
        return steps

    @cached_property
    def themes(self) -> Mapping[str | None, tuple[str, ...]]:
        """The rows from the top, with the lines of their captions."""
        themes = dict.fromkeys(theme for theme, _ in self.cells)
        if not themes and self.argued_by_nobody:
            themes = {None: None}  # a gap shows as a gap
        rows = dict[str | None, tuple[str, ...]]()
        for theme in themes:
            # A word a line keeps the column of themes narrow.
            rows[theme] = () if theme is None else tuple(theme_name(theme).split())
        return rows

    @property
    def argued_by_nobody(self) -> bool:
        """Say whether there is nothing to hold, as opposed to a view of the positions alone."""
        graph = self.view.judgement.graph
        return not any(graph.into[position] for position in self.view.columns)

    @cached_property
    def spans(self) -> Mapping[Id, tuple[float, float]]:
        """Where each column begins, and how wide it is."""
        captions = chain.from_iterable(self.themes.values())
        widest = max((width(line, TEXT, bold=True) for line in captions), default=0.0)
        left = MARGIN
        if widest:
            left += widest + MARGIN
        spans = dict[Id, tuple[float, float]]()
        for position in self.view.columns:
            boxes = self.slots[position] * (self.box_width + GAP) - GAP
            wide = max(boxes, self.least_column)
            spans[position] = (left, wide)
            left += wide + COLUMN_GAP
        return spans

    @cached_property
    def least_column(self) -> float:
        """The width that a column needs for its tally and for saying that it is empty."""
        words = self.said
        # Of the largest counts: a what-if may change a tally, and must not move a column.
        reasons = of_which(words, MOST_COUNTED, MOST_COUNTED)
        if self.view.perspective.filtered:
            # how many there are of all is the same whatever is supposed
            tallies = self.view.judgement.tallies.values()
            whole = max(
                (max(each.reasons_for, each.reasons_against) for each in tallies), default=0
            )
            reasons = of_which(words, whole, whole, whole)
        tally = words.say("tally", "against", reasons=reasons)
        empty = words.say("picture", "nobody"), words.say("picture", "nothing-passes")
        return max(width(tally, NOTE, bold=True), *[width(note, NOTE) for note in empty])

    @cached_property
    def claims(self) -> Mapping[tuple[str | None, Id], Sequence[Id]]:
        """The claims by row and column, those for the position first."""
        found = defaultdict[tuple[str | None, Id], list[Id]](list)
        for cell in self.view.cells:
            found[cell.theme, cell.position] += cell.claims
        return found

    @cached_property
    def extent(self) -> tuple[float, float]:
        """The width of the table, and the height of its boxes and rows."""
        right = max(left + wide for left, wide in self.spans.values()) + MARGIN
        rows = sum(self.depth(theme) + ROW_TOP + ROW_BOTTOM for theme in self.themes)
        return right, self.header + rows

    @cached_property
    def header(self) -> float:
        """How high the boxes of the positions are."""
        return max(size.height for size in self.headings.values())

    @cached_property
    def headings(self) -> Mapping[Id, Sized]:
        """The boxes of the positions."""
        claims = self.view.judgement.graph.claims
        headings = dict[Id, Sized]()
        for position, (_, wide) in self.spans.items():
            parts = tuple(_heading(claims[position], self))
            headings[position] = sized(parts, wide - 2 * HEADING_SIDE, NO_PILLS)
        return headings

    def depth(self, theme: str | None) -> float:
        """Return how high the content of a row is."""
        deepest = max(LEADING, LEADING * len(self.themes[theme]))
        for position in self.view.columns:
            boxes = max(self.bottoms(theme, position))
            deepest = max(deepest, boxes + self.noted(theme, position))
        return deepest

    def bottoms(self, theme: str | None, position: Id) -> list[float]:
        """Return how far down the boxes of a cell reach in each slot."""
        bottoms = [0.0] * self.slots[position]
        for number, claim in enumerate(self.claims[theme, position]):
            slot, size = number % len(bottoms), self.sizes[claim]
            if bottoms[slot]:
                bottoms[slot] += GAP
            bottoms[slot] += size.height + size.below
        return bottoms

    def noted(self, theme: str | None, position: Id) -> float:
        """Return the height of a cell's notes."""
        lines = sum(len(broken) for _, broken in self.notes(theme, position))
        if not lines:
            return 0.0
        return lines * NOTE_LEADING + BELOW_NOTES

    def notes(self, theme: str | None, position: Id) -> tuple[TableNote, ...]:
        """Return what a cell says beside its boxes: what counts together, what else is here."""
        _, widest = self.spans[position]
        if (theme, position) not in self.cells:
            nothing = self._nothing(theme, position)
            return ((nothing, wrapped(nothing, NOTE, widest)),)
        claims = self.view.judgement.graph.claims
        words = list[str]()
        for link in self._together(position, self.claims[theme, position]):
            names = "; ".join(claims[premise].name for premise in link.premises)
            words.append(self.said.say("picture", "together", names=names))
        more = 0
        for cell in self.cells[theme, position]:
            words += [self._also(cell.stance, claims[claim].name) for claim in cell.also]
            more += cell.more
        if more:
            words.append(self.said.say("picture", "more", count=more))
        return tuple((text, wrapped(text, NOTE, widest)) for text in words)

    def _together(self, position: Id, shown: Sequence[Id]) -> list[Link]:
        """Return the steps of several premises that any of the claims shown takes, as written."""
        found = dict[int, Link]()
        for claim in shown:
            # By number, since a step is met once for each of its premises that is shown.
            found.update(self.joint_steps.get((position, claim), ()))
        return [found[number] for number in sorted(found)]

    def _nothing(self, theme: str | None, position: Id) -> str:
        """Return what an empty cell says, which may be where its theme is spoken of instead."""
        if self.view.perspective.filtered:
            return self.said.say("picture", "nothing-passes")
        cell = self.covered.cells.get((theme or "", position))
        if cell is None:
            return self.said.say("picture", "nobody")
        # a claim of several themes stands in the row of its first one
        in_other_rows = cell.all_reasons + cell.all_objections
        if in_other_rows:
            return self.said.say("picture", "in-other-rows", count=in_other_rows)
        instead = instead_of_answers(self.view.judgement.graph, cell)
        if cell.elsewhere:
            return self.said.say("picture", "none-direct", instead=instead)
        return instead

    @cached_property
    def covered(self) -> Coverage:
        """What is argued for and against each position on each theme, whatever is shown here."""
        return coverage(self.view.judgement)

    def _also(self, stance: Stance, claim: str) -> str:
        """Return that a claim that has its box elsewhere speaks here as well."""
        key = "also-for" if stance is Stance.FOR else "also-against"
        return self.said.say("picture", key, name=claim)


def _heading(position: Claim, table: TableSetting) -> Iterator[Part]:
    """Yield the texts at the head of a column."""
    yield position.name, True
    if table.told and position.label:
        yield position.text, False

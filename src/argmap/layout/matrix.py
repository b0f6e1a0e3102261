"""The overview as a table: a column for each position, a row for each theme, boxes for the first-level reasons.

Every column has two halves, for and against, so that the side of a reason can be read without colour; a table has no
arrows. How wide boxes are and how many stand on one another is tried out, and what gives the largest text on a 16:9
slide is kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product

from argmap.graph import Stance
from argmap.layout.measure import LEADING, TEXT, Meetings, Orientation, Sized, sized
from argmap.layout.typeset import width, wrapped
from argmap.model import Id
from argmap.scene import Band, Box, Caption, Geometry, Run, TallySpot, role_of
from argmap.view.perspective import Cell, Folded, View

GAP = 14.0
"""Between two boxes of a cell; a pill on the lower one fits into it."""
COLUMN_GAP = 28.0
ROW_PADDING = 16.0
CAPTION_WIDTH = 130.0
NOTE = 13.0
NOTE_LEADING = 17.0
WIDTHS = (130.0, 160.0, 200.0, 250.0, 300.0)
STACKS = (1, 2, 3, 4, 6)
NOBODY = "nobody has argued this"
HALVES = {Stance.FOR: "for", Stance.AGAINST: "against"}
ASPECT = 16 / 9

Half = tuple[Id, Stance]


@dataclass(frozen=True)
class _Table:
    """One way to set the table: all boxes of the same width, at most `stack` of them on one another."""

    view: View
    sizes: Mapping[Id, Sized]
    box_width: float
    stack: int

    @cached_property
    def cells(self) -> Mapping[tuple[str | None, Half], Cell]:
        """The cells by row and half column."""
        return {(cell.theme, (cell.position, cell.stance)): cell for cell in self.view.cells}

    @cached_property
    def halves(self) -> tuple[Half, ...]:
        """The half columns from left to right; where nothing speaks against anything there are no such halves."""
        used = {stance for _, (_, stance) in self.cells}
        stances = [stance for stance in HALVES if stance is Stance.FOR or stance in used]
        return tuple((position, stance) for position in self.view.columns for stance in stances)

    @cached_property
    def themes(self) -> tuple[str | None, ...]:
        """The rows, from the top; at least one, so that an empty debate shows what is missing."""
        return tuple(dict.fromkeys(theme for theme, _ in self.cells)) or (None,)

    @cached_property
    def slots(self) -> Mapping[Half, int]:
        """How many boxes stand side by side in a half column at most."""
        most = {half: max((len(c.claims) for (_, own), c in self.cells.items() if own == half), default=1) for half in self.halves}
        return {half: max(1, -(-count // self.stack)) for half, count in most.items()}

    @cached_property
    def lefts(self) -> Mapping[Half, float]:
        """Where each half column begins."""
        lefts, x = dict[Half, float](), CAPTION_WIDTH if self.themes != (None,) else ROW_PADDING
        for half in self.halves:
            lefts[half] = x
            wider = COLUMN_GAP if half == self.halves[-1] or self.halves[self.halves.index(half) + 1][0] != half[0] else GAP
            x += self.width(half) + wider
        return lefts

    def width(self, half: Half) -> float:
        """Return the width of a half column."""
        return self.slots[half] * (self.box_width + GAP) - GAP

    def span(self, position: Id) -> tuple[float, float]:
        """Return where a position's column begins and how wide it is."""
        own = [half for half in self.halves if half[0] == position]
        return self.lefts[own[0]], self.lefts[own[-1]] + self.width(own[-1]) - self.lefts[own[0]]


def matrix(view: View) -> Geometry:
    """Return the table of an overview, set so that its text is as large as can be on a 16:9 slide. Needs no engine."""
    if not view.columns:
        return _empty(view)
    tables = [_set(_measured(view, widest, stack)) for widest, stack in product(WIDTHS, STACKS)]
    return max(tables, key=lambda table: min(ASPECT / table.width, 1 / table.height))


def _measured(view: View, widest: float, stack: int) -> _Table:
    """Return a table whose boxes are measured for lines of `widest` points."""
    graph = view.judgement.graph
    reasons = [claim for cell in view.cells for claim in cell.claims]
    meetings = Meetings()
    sizes = {id_: sized(graph.claims[id_], widest, Orientation.LEFT, meetings) for id_ in reasons}
    box_width = max((size.width for size in sizes.values()), default=widest)
    return _Table(view, sizes, box_width, stack)


def _set(table: _Table) -> Geometry:
    """Return the geometry of a table."""
    boxes, tallies, y = _header(table)
    captions, bands = list[Caption](), list[Band]()
    right = max(sum(table.span(position)) for position in table.view.columns) + ROW_PADDING
    for number, theme in enumerate(table.themes):
        row_boxes, row_captions, height = _row(table, theme, y + ROW_PADDING)
        height += 2 * ROW_PADDING
        bands += [Band(0.0, y, right, height)] if number % 2 == 0 else []
        captions += row_captions
        boxes += row_boxes
        y += height
    if table.view.left_out:
        words = f"and {table.view.left_out} more that this picture has no column for"
        captions.append(Caption((Run(words, ROW_PADDING, y + NOTE_LEADING, size=NOTE),), faint=True))
        y += 2 * NOTE_LEADING
    return Geometry("", tuple(boxes), (), (), tuple(captions), right, round(y, 2), TEXT, tuple(bands), tuple(tallies))


def _header(table: _Table) -> tuple[list[Box], list[TallySpot], float]:
    """Return the boxes of the positions, where their tallies go, and where the rows begin."""
    graph = table.view.judgement.graph
    boxes, tallies = list[Box](), list[TallySpot]()
    sizes = {p: sized(graph.claims[p], table.span(p)[1] - 30, Orientation.LEFT, Meetings(), bold=True) for p in table.view.columns}
    height = max(size.height for size in sizes.values())
    for position in table.view.columns:
        left, wide = table.span(position)
        boxes.append(_box(table.view, position, (left, 0.0), (wide, height), sizes[position]))
    for half in table.halves:
        tallies.append(TallySpot(half[0], half[1], table.lefts[half], height + 22.0))
    return boxes, tallies, height + 34.0


def _row(table: _Table, theme: str | None, top: float) -> tuple[list[Box], list[Caption], float]:
    """Return the boxes and captions of a row that begins at `top`, and its height."""
    boxes, captions, deepest = list[Box](), list[Caption](), LEADING
    if theme is not None:
        lines = wrapped(theme.replace("-", " ").capitalize(), TEXT, CAPTION_WIDTH - 2 * ROW_PADDING, bold=True)
        captions.append(_text(lines, ROW_PADDING, top + 12, size=TEXT, bold=True))
        deepest = LEADING * len(lines)
    for half in table.halves:
        cell = table.cells.get((theme, half))
        if cell:
            own, notes, height = _cell(table, cell, top)
            boxes += own
            captions += notes
            deepest = max(deepest, height)
    for position in table.view.columns:
        if not any(cell.position == position and cell.theme == theme for cell in table.view.cells):
            captions.append(_text((NOBODY,), table.span(position)[0], top + 12, faint=True))
    return boxes, captions, deepest


def _cell(table: _Table, cell: Cell, top: float) -> tuple[list[Box], list[Caption], float]:
    """Return the boxes of a cell, its notes, and its height."""
    half = (cell.position, cell.stance)
    slots = table.slots[half]
    bottoms, boxes = [top] * slots, list[Box]()
    for number, claim in enumerate(cell.claims):
        slot, size = number % slots, table.sizes[claim]
        corner = (table.lefts[half] + slot * (table.box_width + GAP), bottoms[slot])
        boxes.append(_box(table.view, claim, corner, (table.box_width, size.height), size))
        bottoms[slot] += size.height + GAP
    bottom = max(bottoms) - (GAP if cell.claims else 0)
    notes = [f"also: {table.view.judgement.graph.claims[claim].name}" for claim in cell.also]
    notes += [f"+{cell.more} more"] if cell.more else []
    lines = [line for note in notes for line in wrapped(note, NOTE, table.width(half))]
    if not lines:
        return boxes, [], bottom - top
    start = bottom + (NOTE_LEADING if boxes else 12.0)
    return boxes, [_text(lines, table.lefts[half], start, faint=True)], start + NOTE_LEADING * (len(lines) - 1) - top


def _text(lines: Sequence[str], x: float, y: float, *, size: float = NOTE, bold: bool = False, faint: bool = False) -> Caption:
    """Return a caption whose first baseline is at y."""
    leading = LEADING if size == TEXT else NOTE_LEADING
    return Caption(tuple(Run(line, x, round(y + n * leading, 2), bold, size) for n, line in enumerate(lines)), faint)


def _box(view: View, id_: Id, corner: tuple[float, float], extent: tuple[float, float], size: Sized) -> Box:
    """Return a box of the table."""
    graph = view.judgement.graph
    role = role_of(graph, id_)
    lines = tuple(replace(line, x=round(line.x + corner[0], 2), y=round(line.y + corner[1], 2)) for line in size.lines)
    hidden = view.folded.get(id_, Folded())
    x, y = round(corner[0], 2), round(corner[1], 2)
    return Box(id_, role.shape, x, y, round(extent[0], 2), extent[1], lines, graph.claims[id_].text, role.hue, role.stance, hidden)


def _empty(view: View) -> Geometry:
    """Return a picture that says that there is nothing to show yet."""
    words = "This debate holds no claim yet."
    return Geometry("", (), (), (), (_text((words,), 0.0, 16.0, size=TEXT),), width(words, TEXT), 24.0, TEXT)

"""The overview as a table: a column for each position, a row for each theme, boxes for the reasons.

In a cell the reasons for stand before those against. A table has no arrows. How wide boxes are and
how many stand side by side is tried out, and what gives the largest text in the room that there is,
such as a 16:9 slide, is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, product

from argmap.graph import Stance
from argmap.layout.measure import (
    LEADING,
    SLIDE,
    TEXT,
    Meetings,
    Orientation,
    Room,
    Sized,
    least,
    moved,
    sized,
    with_steps,
)
from argmap.layout.table import (
    GAP,
    MARGIN,
    NOTE,
    NOTE_LEADING,
    ROW_BOTTOM,
    ROW_TOP,
    TableNote,
    TableSetting,
)
from argmap.layout.trial import widest_steps
from argmap.layout.typeset import width
from argmap.model import Id
from argmap.scene import (
    Band,
    Box,
    Caption,
    Geometry,
    Paragraph,
    Run,
    TallySpot,
    claim_words,
    guise_of,
)
from argmap.view import Folded, View
from argmap.words import Language, language

TALLY_TOP = 20.0
TALLIES = TALLY_TOP + NOTE_LEADING + 8.0
"""The height of what stands between the positions and the first row."""
BELOW = 24.0
"""Between two tables below each other."""
READABLE = 18.0
"""Text of this size can be read from the last row; for larger text no table is cut into several."""
# From two or three words a line to a short sentence, each a third more.
WIDTHS = (130.0, 170.0, 220.0, 300.0)
MOST_SLOTS = 3
"""More boxes than this do not stand side by side in one column."""
FREE_COLUMNS = 3
"""With more columns than this all get the same slots: to try each alone takes too long."""
EMPTY_HEIGHT = 24.0
"""Of a picture that says only that there is nothing to show."""


def matrix(view: View, room: Room = SLIDE, *, told: bool = False) -> Geometry:
    """Return the table of an overview, its text as large as can be in a room. Needs no engine.

    `told` heads each column with the whole text of its position. Without cells the table is its
    header alone, in several rows where one would be too small to read.
    """
    if not view.columns:
        return _empty(language(view.judgement.graph))
    # `max` takes the first of equals, and `_stacks` yields fewer tables and narrower boxes first.
    return _set(max(_stacks(view, told=told), key=lambda stack: _merit(stack, room)))


def _stacks(view: View, *, told: bool) -> Iterator[Sequence[TableSetting]]:
    """Yield the ways to set an overview that are tried: tables below each other."""
    for parts in _parts(view):
        for sizes, box_width, slots in _settings(view):
            yield [TableSetting(part, sizes, box_width, slots, told) for part in parts]


def _parts(view: View) -> Iterator[Sequence[View]]:
    """Yield the ways to deal the columns to tables; a table with rows stays in one piece."""
    columns = view.columns
    # Rows that are cut in two could not be compared any more, which is what a table is for.
    fewest = len(columns) if view.cells else 1
    for across in range(len(columns), fewest - 1, -1):
        parts = list[View]()
        for start in range(0, len(columns), across):
            parts.append(replace(view, columns=columns[start : start + across], left_out=0))
        # The last table says how many positions have no column.
        parts[-1] = replace(parts[-1], left_out=view.left_out)
        yield parts


def _merit(stack: Sequence[TableSetting], room: Room) -> tuple[float, int, float]:
    """Return how good it is to set tables: readable text, then few of them, then large text."""
    wide = max(table.extent[0] for table in stack)
    tall = sum(table.extent[1] for table in stack) + (len(stack) - 1) * (TALLIES + BELOW)
    scale = min(room[0] / wide, room[1] / tall)
    # As soon as text can be read one table is better than two with larger text.
    return min(scale, READABLE / TEXT), -len(stack), scale


def _settings(view: View) -> Iterator[tuple[Mapping[Id, Sized], float, Mapping[Id, int]]]:
    """Yield the settings that are tried: the boxes' sizes, their width, and the slots."""
    claims = view.judgement.graph.claims
    words = language(view.judgement.graph)
    for widest in WIDTHS:
        sizes = dict[Id, Sized]()
        for claim in chain.from_iterable(cell.claims for cell in view.cells):
            folded = view.folded.get(claim, Folded())
            meetings = Meetings(folded=folded, steps=widest_steps(view, claim, words))
            room = least(Orientation.LEFT, meetings, words)
            box = sized(((claims[claim].name, False),), widest, room)
            sizes[claim] = with_steps(box, Orientation.LEFT, meetings)
        # One width for all boxes, so that the columns of slots stand below each other.
        box_width = max((size.width for size in sizes.values()), default=widest)
        for slots in _slots(view):
            yield sizes, box_width, slots


def _slots(view: View) -> Iterator[Mapping[Id, int]]:
    """Yield how many boxes may stand side by side in each column."""
    most = dict.fromkeys(view.columns, 1)
    for cell in view.cells:
        most[cell.position] = min(MOST_SLOTS, max(most[cell.position], len(cell.claims)))
    if len(most) > FREE_COLUMNS:
        for count in range(1, MOST_SLOTS + 1):
            yield {position: min(count, own) for position, own in most.items()}
        return
    ranges = [range(1, own + 1) for own in most.values()]
    # At most 3 x 3 x 3 ways, each with every width.
    for counts in product(*ranges):
        yield dict(zip(most, counts, strict=True))


def _set(stack: Sequence[TableSetting]) -> Geometry:
    """Return the geometry of tables below each other."""
    boxes, tallies = list[Box](), list[TallySpot]()
    captions, bands = list[Caption](), list[Band]()
    right = max(table.extent[0] for table in stack)
    y = 0.0
    for table in stack:
        if boxes:
            y += BELOW
        boxes += _header(table, y)
        tallies += _tallies(table, y)
        y += table.header + TALLIES
        for number, theme in enumerate(table.themes):
            row_boxes, row_captions = _row(table, theme, y + ROW_TOP)
            height = table.depth(theme) + ROW_TOP + ROW_BOTTOM
            # Every other row has a stripe, from the first one on.
            if number % 2 == 0:
                bands.append(Band(0.0, y, right, height))
            captions += row_captions
            boxes += row_boxes
            y += height
    left_out = stack[-1].view.left_out
    if left_out:
        words = stack[-1].said.say("picture", "no-column", count=left_out)
        captions.append(_text(((words, (words,)),), MARGIN, y + NOTE_LEADING, faint=True))
        y += 2 * NOTE_LEADING
    return Geometry(
        key="",
        boxes=tuple(boxes),
        arrows=(),
        joints=(),
        captions=tuple(captions),
        width=right,
        height=round(y, 2),
        text_size=TEXT,
        bands=tuple(bands),
        tallies=tuple(tallies),
    )


def _header(table: TableSetting, top: float) -> Iterator[Box]:
    """Yield the boxes of the positions."""
    for position, (left, wide) in table.spans.items():
        yield _box(
            table.view, position, (left, top), (wide, table.header), table.headings[position]
        )


def _tallies(table: TableSetting, top: float) -> Iterator[TallySpot]:
    """Yield where the tallies of the positions go."""
    for position, (left, _) in table.spans.items():
        y = top + table.header + TALLY_TOP
        yield TallySpot(position, Stance.FOR, left, y)
        yield TallySpot(position, Stance.AGAINST, left, y + NOTE_LEADING)


def _row(table: TableSetting, theme: str | None, top: float) -> tuple[list[Box], list[Caption]]:
    """Return the boxes and captions of a row that begins at `top`."""
    boxes = list[Box]()
    captions = list[Caption]()
    lines = table.themes[theme]
    if lines:
        heading = " ".join(lines), lines
        captions.append(_text((heading,), MARGIN, top + NOTE_LEADING, size=TEXT, bold=True))
    for position, (left, _) in table.spans.items():
        boxes += _cell(table, theme, position, top)
        notes = table.notes(theme, position)
        if notes:
            # Notes stand below the deepest slot, so that they lie on no box.
            below = top + max(table.bottoms(theme, position))
            captions.append(_text(notes, left, below + NOTE_LEADING, faint=True))
    return boxes, captions


def _cell(table: TableSetting, theme: str | None, position: Id, top: float) -> Iterator[Box]:
    """Yield the boxes of a cell, dealt to its slots in turn."""
    left, _ = table.spans[position]
    bottoms = [top] * table.slots[position]
    for number, claim in enumerate(table.claims[theme, position]):
        slot, size = number % len(bottoms), table.sizes[claim]
        corner = (left + slot * (table.box_width + GAP), bottoms[slot])
        yield _box(table.view, claim, corner, (table.box_width, size.height), size)
        bottoms[slot] += size.height + size.below + GAP


def _text(
    notes: Sequence[TableNote],
    x: float,
    y: float,
    *,
    size: float = NOTE,
    bold: bool = False,
    faint: bool = False,
) -> Caption:
    """Return a caption whose first baseline is at y."""
    leading = LEADING if size == TEXT else NOTE_LEADING
    paragraphs = list[Paragraph]()
    above = 0
    for text, lines in notes:
        runs = list[Run]()
        for line in lines:
            runs.append(Run(line, x, round(y + above * leading, 2), bold, size))
            above += 1
        paragraphs.append(Paragraph(text, tuple(runs)))
    return Caption(tuple(paragraphs), faint)


def _box(
    view: View, id_: Id, corner: tuple[float, float], extent: tuple[float, float], size: Sized
) -> Box:
    """Return a box of the table."""
    graph = view.judgement.graph
    x, y = round(corner[0], 2), round(corner[1], 2)
    steps = None
    if size.steps:
        # The pill stands on the lower edge, however high the box is set.
        steps = round(x + size.steps[0], 2), round(y + extent[1], 2)
    return Box(
        id_,
        guise_of(graph, id_),
        x,
        y,
        round(extent[0], 2),
        extent[1],
        moved(size.paragraphs, corner),
        claim_words(graph, id_),
        view.folded.get(id_, Folded()),
        steps,
    )


def _empty(words: Language) -> Geometry:
    """Return a picture that says that there is nothing to show yet."""
    text = words.say("picture", "no-claim")
    caption = _text(((text, (text,)),), 0.0, TEXT, size=TEXT)
    return Geometry("", (), (), (), (caption,), width(text, TEXT), EMPTY_HEIGHT, TEXT)

"""The legend under a picture, in rows as wide as the picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.drawing.arrows import JOINT_RADIUS, joint_shape, painted_arrow
from argmap.drawing.boxes import SHIFT, Brush, badge_pill, painted_frame
from argmap.drawing.figures import Sketch, SketchKind
from argmap.drawing.glyphs import stance_glyph
from argmap.drawing.shapes import INK, Coat, PaintRole, Pill, Rect, Shape, Text
from argmap.layout import pill_width, width
from argmap.model import Relation
from argmap.scene import PILL_HEIGHT, PILL_PADDING, PILL_TEXT, LegendEntry, Sample, Strip

# Of this `fitting.LEGEND_SCALE` makes 12 points on every page.
SIZE = 13.0
SAMPLE = 44.0
"""The width of a sample with the space after it."""
LINE = 50.0
"""The length of a line in a sample, so that its dashes show beside its sign."""
SIGN = 17.0
"""Where on such a line its sign stands."""
SHORT = 32.0
"""The width of a sample that is neither a line nor a pill."""
BOX_WIDTH = 30.0
BOX_HEIGHT = 18.0
ROW = 26.0
BASELINE = 4.6
"""From the middle of a row down to its baseline."""
BETWEEN = 22.0
PILL = Coat(PaintRole.PILL)


def least_width(entries: Sequence[LegendEntry]) -> float:
    """Return the width of the widest entry."""
    return max((_extent(entry) for entry in entries), default=0.0)


def height(entries: Sequence[LegendEntry], widest: float) -> float:
    """Return the height of all rows, 0 without entries."""
    return (max((row for _, _, row in _places(entries, widest)), default=-1) + 1) * ROW


def legend_rows(entries: Sequence[LegendEntry], strip: Strip, brush: Brush) -> tuple[Sketch, ...]:
    """Return a figure for each entry, in rows that begin where the strip does."""
    figures, at = list[Sketch](), (strip.x, strip.y)
    for number, (entry, x, row) in enumerate(_places(entries, strip.width / strip.scale)):
        middle = row * ROW + ROW / 2
        sample = [part.rescaled(strip.scale, at) for part in _sample(entry, x, middle, brush)]
        left, baseline = round(x + _sample_width(entry), 2), round(middle + BASELINE, 2)
        words = Text(INK, left, baseline, entry.words, SIZE).rescaled(strip.scale, at)
        figures.append(
            Sketch(
                id=f"legend-{number}",
                kind=SketchKind.LEGEND,
                title=entry.words,
                content=(*sample, words),
            )
        )
    return tuple(figures)


def _places(
    entries: Sequence[LegendEntry],
    widest: float,
) -> Iterator[tuple[LegendEntry, float, int]]:
    """Yield the entries with their place in a row, and the number of the row."""
    x, row = 0.0, 0
    for entry in entries:
        # An entry that is wider than the row stands there alone.
        if x and x + _extent(entry) > widest:
            x, row = 0.0, row + 1
        yield entry, x, row
        x += _extent(entry) + BETWEEN


def _extent(entry: LegendEntry) -> float:
    """Return the width of an entry."""
    return _sample_width(entry) + width(entry.words, SIZE)


def _sample_width(entry: LegendEntry) -> float:
    """Return the width of an entry's sample with the space after it."""
    if entry.sample is Sample.LINE:
        return LINE + SAMPLE - SHORT
    if entry.mark:
        return badge_pill(entry.mark, entry.text, (0.0, 0.0)).frame.width + SAMPLE - SHORT
    return max(SAMPLE, pill_width(entry.text) + SAMPLE - SHORT) if entry.text else SAMPLE


def _sample(entry: LegendEntry, x: float, y: float, brush: Brush) -> Iterator[Shape | Pill]:
    """Yield the sample of an entry, its middle at y."""
    match entry.sample:
        case Sample.BOX:
            yield from _box(entry, x, y, brush)
        case Sample.LINE:
            yield from _line(entry.relation, x, y)
        case Sample.JOINT:
            yield from _arrow(Relation.ABOUT, x, y, SHORT)
            yield joint_shape((x + SHORT / 2, y))
        case Sample.FOLD if entry.mark:
            yield badge_pill(entry.mark, entry.text, (x, y))
        case Sample.FOLD:
            size = pill_width(entry.text), PILL_HEIGHT
            frame = Rect(PILL, round(x, 2), y - PILL_HEIGHT / 2, *size, PILL_HEIGHT / 2)
            left = round(x + PILL_PADDING, 2)
            yield Pill(frame, Text(INK, left, y + SHIFT, entry.text, PILL_TEXT))


def _box(entry: LegendEntry, x: float, y: float, brush: Brush) -> Iterator[Shape | Pill]:
    """Yield a small box, with the mark of its stance where boxes have one."""
    if entry.guise is None:
        return
    frame = x + 1, y - BOX_HEIGHT / 2, BOX_WIDTH, BOX_HEIGHT
    outline = painted_frame(entry.guise, frame, brush)
    if entry.faded:
        outline = outline.faded
    yield from outline.parts
    if brush.stances and entry.guise.stance:
        yield stance_glyph(entry.guise.stance, x + 1 + BOX_WIDTH / 2, y)


def _line(relation: Relation, x: float, y: float) -> Iterator[Shape | Pill]:
    """Yield a short arrow from left to right with its sign; an undercut ends on a joint."""
    if relation is Relation.UNDERCUTS:
        yield from _arrow(relation, x, y, LINE - JOINT_RADIUS)
        yield joint_shape((x + LINE - JOINT_RADIUS, y))
    else:
        yield from _arrow(relation, x, y, LINE)


def _arrow(relation: Relation, x: float, y: float, length: float) -> tuple[Shape, ...]:
    """Return a straight arrow from left to right; where it has a head it has a sign."""
    points = [(x + length * share, y) for share in (0.0, 0.3, 0.7, 1.0)]
    # A line that is only about something has neither head nor sign.
    sign = (x + SIGN, y) if relation.argues else None
    return painted_arrow(relation, points, sign).parts

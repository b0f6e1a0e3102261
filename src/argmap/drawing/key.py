"""The legend under a picture, in rows as wide as the picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.drawing.arrows import JOINT_RADIUS, arrow_shapes, joint_shape
from argmap.drawing.boxes import Brush, body
from argmap.drawing.glyphs import stance
from argmap.drawing.shapes import Group, Rect, Shape, Text, rescaled
from argmap.layout.measure import pill_width
from argmap.layout.typeset import width
from argmap.model import Relation
from argmap.scene import PILL_HEIGHT, PILL_PADDING, PILL_TEXT, Arrow, LegendEntry, Sample, Strip

SIZE = 13.0
SAMPLE = 44.0
"""The width of a sample with the space after it."""
LINE = 50.0
"""The length of a line in a sample, so that its dashes show beside its sign."""
SIGN = 17.0
"""Where on such a line its sign stands."""
SHORT = 32.0
"""The width of a sample that is neither a line nor a pill."""
ROW = 26.0
BETWEEN = 22.0
RELATIONS = {
    Sample.SUPPORT: Relation.SUPPORTS,
    Sample.REBUTTAL: Relation.REBUTS,
    Sample.UNDERCUT: Relation.UNDERCUTS,
    Sample.ABOUT: Relation.ABOUT,
}


def least_width(entries: Sequence[LegendEntry]) -> float:
    """Return the width of the widest entry."""
    return max((_extent(entry) for entry in entries), default=0.0)


def height(entries: Sequence[LegendEntry], widest: float) -> float:
    """Return the height of all rows, 0 without entries."""
    return (max((row for _, _, row in _places(entries, widest)), default=-1) + 1) * ROW


def key(entries: Sequence[LegendEntry], strip: Strip, brush: Brush) -> tuple[Group, ...]:
    """Return a group for each entry, in rows that begin where the strip does."""
    return tuple(
        Group(
            f"legend-{number}",
            "legend",
            tuple(
                rescaled(shape, strip.scale, strip.x, strip.y)
                for shape in _shapes(entry, x, row * ROW + ROW / 2, brush)
            ),
            title=entry.words,
        )
        for number, (entry, x, row) in enumerate(_places(entries, strip.width / strip.scale))
    )


def _places(entries: Sequence[LegendEntry], widest: float) -> Iterator[tuple[LegendEntry, float, int]]:
    """Yield the entries with their place in a row, and the number of the row."""
    x, row = 0.0, 0
    for entry in entries:
        if x and x + _extent(entry) > widest:
            x, row = 0.0, row + 1
        yield entry, x, row
        x += _extent(entry) + BETWEEN


def _extent(entry: LegendEntry) -> float:
    """Return the width of an entry."""
    return _sample_width(entry) + width(entry.words, SIZE)


def _sample_width(entry: LegendEntry) -> float:
    """Return the width of an entry's sample with the space after it."""
    if entry.sample in RELATIONS:
        return LINE + SAMPLE - SHORT
    return max(SAMPLE, pill_width(entry.text) + SAMPLE - SHORT) if entry.text else SAMPLE


def _shapes(entry: LegendEntry, x: float, y: float, brush: Brush) -> Iterator[Shape]:
    """Yield the sample of an entry and its words, the sample's middle at y."""
    yield from _sample(entry, x, y, brush)
    yield Text("ink", round(x + _sample_width(entry), 2), round(y + 4.6, 2), entry.words, SIZE)


def _sample(entry: LegendEntry, x: float, y: float, brush: Brush) -> Iterator[Shape]:
    """Yield the sample of an entry."""
    match entry.sample:
        case Sample.BOX if entry.role:
            yield from body(entry.role, (x + 1, y - 9, 30, 18), brush)
            if brush.stances and entry.role.stance:
                yield stance(entry.role.stance, x + 16, y)
        case Sample.SUPPORT | Sample.REBUTTAL | Sample.UNDERCUT | Sample.ABOUT:
            yield from _line(RELATIONS[entry.sample], x, y)
        case Sample.JOINT:
            yield from arrow_shapes(_arrow(Relation.ABOUT, x, y, SHORT))
            yield joint_shape((x + SHORT / 2, y))
        case Sample.FOLD | Sample.BOX:
            wide = pill_width(entry.text)
            yield Rect("pill", round(x, 2), y - PILL_HEIGHT / 2, wide, PILL_HEIGHT, PILL_HEIGHT / 2)
            yield Text("ink", round(x + PILL_PADDING, 2), y + 4.2, entry.text, PILL_TEXT)


def _line(relation: Relation, x: float, y: float) -> Iterator[Shape]:
    """Yield a short arrow from left to right with its sign; an undercut ends on a joint."""
    if relation is Relation.UNDERCUTS:
        yield from arrow_shapes(_arrow(relation, x, y, LINE - JOINT_RADIUS))
        yield joint_shape((x + LINE - JOINT_RADIUS, y))
    else:
        yield from arrow_shapes(_arrow(relation, x, y, LINE))


def _arrow(relation: Relation, x: float, y: float, length: float) -> Arrow:
    """Return a straight arrow from left to right; where it has a head it has a sign."""
    points = tuple((x + length * share, y) for share in (0.0, 0.3, 0.7, 1.0))
    headed = relation is not Relation.ABOUT
    return Arrow("", "", relation, "", "", points, headed, (x + SIGN, y) if headed else None)

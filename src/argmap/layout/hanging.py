"""Answers in a list below a claim: each joins a common trunk with its own sign.

Many answers as a fan would be a bundle of long curves, and their own answers beside each other a
picture that is wider than any screen. So they stand one below the other, in columns by theme where
they are very many, and what answers one of them stands indented below it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise

from argmap.graph import Link
from argmap.layout.measure import Sized
from argmap.model import Id, Relation
from argmap.scene import Point
from argmap.view import View

ROUND = 8.0
"""The radius of a bend."""
BELOW_OWNER = 30.0
"""From the owner's edge down to the first box of its list."""
APART = 24.0
"""Between two boxes of a list: room for the pills on the lower one's edge."""
INDENT = 16.0
"""How far from a box's left edge the trunk of its own list stands."""
SIGN = 27.0
"""How far from the trunk a sign stands: behind the head of its line."""
RING = 48.0
"""How far from the trunk the first joint stands."""
RINGS = 22.0
"""How far apart the joints on one line are."""
STUB = 46.0
"""From the trunk to a box whose line bears no joint."""
BEHIND_RING = 20.0
"""From the last joint to the box."""
COLUMNS_APART = 44.0
HEADING = 30.0
"""What the heading of a column needs above its first box."""
BUS = 26.0
"""From the owner's edge down to the line that leads to all columns."""
BELOW_BUS = 14.0
WIDE = 1.5
"""About how much wider than high columns are together: the shape of a screen."""


@dataclass(frozen=True, slots=True)
class HungLine:
    """A line of a list: from a box, or a joint, to the `trunk`, by which it reaches its head."""

    link: Id
    relation: Relation
    tail: Id
    head: Id
    points: tuple[Point, ...]
    sign: Point | None = None
    headed: bool = True
    trunk: tuple[Point, ...] = ()

    def moved(self, by: Point) -> HungLine:
        """Return it somewhere else."""
        points, trunk = _moved(self.points, by), _moved(self.trunk, by)
        sign = _moved((self.sign,), by)[0] if self.sign else None
        return replace(self, points=points, sign=sign, trunk=trunk)


@dataclass
class Hung:
    """What hangs in a list, from where its trunk begins."""

    boxes: dict[Id, Point] = field(default_factory=dict)
    lines: list[HungLine] = field(default_factory=list)
    rings: list[tuple[Id, Point]] = field(default_factory=list)
    headings: list[tuple[str, Point]] = field(default_factory=list)
    right: float = 0.0
    bottom: float = 0.0

    def take(self, other: Hung, by: Point) -> None:
        """Take in another list, moved."""
        moved = other.moved(by)
        self.boxes |= moved.boxes
        self.lines += moved.lines
        self.rings += moved.rings
        self.headings += moved.headings
        self.right = max(self.right, moved.right)
        self.bottom = max(self.bottom, moved.bottom)

    def moved(self, by: Point) -> Hung:
        """Return it somewhere else."""
        dx, dy = by
        return Hung(
            {box: (x + dx, y + dy) for box, (x, y) in self.boxes.items()},
            [line.moved(by) for line in self.lines],
            [(link, (x + dx, y + dy)) for link, (x, y) in self.rings],
            [(words, (x + dx, y + dy)) for words, (x, y) in self.headings],
            self.right + dx,
            self.bottom + dy,
        )


@dataclass(frozen=True)
class Hanger:
    """Hangs the answers of a view's claims into lists."""

    view: View
    sizes: Mapping[Id, Sized]

    @cached_property
    def answers(self) -> Mapping[Id, Sequence[Id]]:
        """The links that are drawn into each claim or link, in order."""
        found = defaultdict[Id, list[Id]](list)
        for link in self.view.links:
            found[self.view.judgement.graph.links[link].target].append(link)
        return found

    def listed(self, owner: Id) -> Hung:
        """Return the list below a box, from the box's lower left corner."""
        links = self.answers.get(owner, ())
        hung = Hung()
        self._hang(hung, links, (INDENT, 0.0), BELOW_OWNER, owner)
        return hung

    def in_columns(self, owner: Id, groups: Sequence[tuple[str, Sequence[Id]]]) -> Hung:
        """Return the list below a box in columns, from the middle of the box's lower edge."""
        entries = list[tuple[str, Hung]]()
        for heading, links in groups:
            reach = self._reach(links)
            for link in links:
                entries.append((heading, self._entry(link, reach, owner)))
        columns = _columns(entries)
        hung = Hung()
        wide = list(map(_widest, columns))
        left = -(sum(wide) + COLUMNS_APART * (len(wide) - 1)) / 2
        for column, width in zip(columns, wide, strict=True):
            self._column(hung, column, left, owner)
            left += width + COLUMNS_APART
        return hung

    def _column(
        self, hung: Hung, column: Sequence[tuple[str, Hung]], left: float, owner: Id
    ) -> None:
        """Hang one column, whose trunk comes down from the bus."""
        along = BUS + BELOW_BUS
        before = None
        for heading, entry in column:
            if heading != before and heading:
                hung.headings.append((heading, (left + INDENT, along + HEADING - 10)))
                along += HEADING + APART / 2
            before = heading
            joined = _joined(entry.moved((left, along)), owner, _bus(left))
            hung.take(joined, (0.0, 0.0))
            along = joined.bottom + APART

    def _hang(
        self, hung: Hung, links: Sequence[Id], start: Point, first: float, owner: Id
    ) -> float:
        """Hang entries one below the other on a trunk from `start`; return where the last ends."""
        across, begin = start
        reach = self._reach(links)
        along = begin + first
        for link in links:
            entry = self._entry(link, reach, owner).moved((across, along))
            joined = _joined(entry, owner, ((across, begin),))
            hung.take(joined, (0.0, 0.0))
            along = joined.bottom + APART
        return along

    def _reach(self, links: Iterable[Id]) -> float:
        """Return how far from their trunk the boxes of some entries stand."""
        most = 0
        for link in links:
            joints = len(self.answers.get(link, ()))
            joints += len(self.view.premises(link)) > 1
            most = max(most, joints)
        if not most:
            return STUB
        return RING + RINGS * (most - 1) + BEHIND_RING

    def _entry(self, link: Id, reach: float, owner: Id) -> Hung:
        """Return an entry from where its line joins the trunk, at the height of its upper edge.

        Each premise has what answers it below itself; what undercuts the step comes last, so that
        its line runs up outside of all that.
        """
        hung = Hung()
        premises = self.view.premises(link)
        undercuts = self.answers.get(link, ())
        along = 0.0
        middles = list[float]()
        for premise in premises:
            size = self.sizes[premise]
            hung.boxes[premise] = (reach, along)
            hung.right = max(hung.right, reach + size.width)
            middles.append(along + size.height / 2)
            along += size.height
            hung.bottom = max(hung.bottom, along)
            replies = self.answers.get(premise, ())
            if replies:
                below = Hung()
                self._hang(below, replies, (INDENT, 0.0), BELOW_OWNER, premise)
                hung.take(below, (reach, along))
                along = hung.bottom
            along += APART
        joins = _Joins(self.view.judgement.graph.links[link], owner, premises, len(undercuts))
        joins.draw(hung, middles, reach)
        for place, undercut in enumerate(undercuts):
            # the lowest comes up furthest outside, past all others
            inwards = len(undercuts) - 1 - place
            ring = (RING + RINGS * inwards, middles[0])
            own = self._reach((undercut,))
            below = self._entry(undercut, own, link).moved((ring[0], hung.bottom + APART))
            for index, line in enumerate(below.lines):
                if line.link == undercut and line.head == link:
                    below.lines[index] = _rising(line, ring)
            hung.take(below, (0.0, 0.0))
            if inwards:
                hung.rings.append((link, ring))
        return hung


@dataclass(frozen=True, slots=True)
class _Joins:
    """What joins an entry to its trunk: one line, or several that meet in joints."""

    link: Link
    owner: Id
    premises: Sequence[Id]
    undercuts: int

    def draw(self, hung: Hung, middles: Sequence[float], reach: float) -> None:
        """Draw the lines from the middles of the boxes, which stand so far from the trunk."""
        id_, relation = self.link.id, self.link.relation
        along = middles[0]
        headed = relation is not Relation.ABOUT
        sign = (SIGN, along) if headed else None
        fork = len(self.premises) > 1
        if not fork and not self.undercuts:
            points = _straight((reach, along), (0.0, along))
            tail = self.premises[0]
            hung.lines.append(HungLine(id_, relation, tail, self.owner, points, sign, headed))
            return
        # premises meet further inside than undercuts arrive
        meeting = (RING + RINGS * (self.undercuts - 1 + fork), along)
        for premise, middle in zip(self.premises, middles, strict=True):
            points = _elbow((reach, middle), meeting)
            hung.lines.append(HungLine(id_, relation, premise, id_, points, headed=False))
        points = _straight(meeting, (0.0, along))
        hung.lines.append(HungLine(id_, relation, id_, self.owner, points, sign, headed))
        hung.rings.append((id_, (RING, along)))
        if fork and self.undercuts:
            hung.rings.append((id_, meeting))


def _joined(entry: Hung, owner: Id, onward: tuple[Point, ...]) -> Hung:
    """Return an entry whose own line goes on along a trunk, and then `onward` to the owner."""
    lines = list[HungLine]()
    for line in entry.lines:
        if line.head == owner and not line.trunk:
            trunk = _rounded((line.points[-1], *onward))
            lines.append(replace(line, trunk=trunk))
        else:
            lines.append(line)
    return replace(entry, lines=lines)


def _bus(left: float) -> tuple[Point, ...]:
    """Return the way from a column's trunk to the owner, whose middle is at 0."""
    return ((left, BUS), (0.0, BUS), (0.0, 0.0))


def _rising(line: HungLine, ring: Point) -> HungLine:
    """Return the line of an undercut that turns up to the joint on which it ends."""
    return replace(line, points=_elbow(line.points[0], ring))


def _moved(points: Iterable[Point], by: Point) -> tuple[Point, ...]:
    return tuple((x + by[0], y + by[1]) for x, y in points)


def _straight(start: Point, end: Point) -> tuple[Point, ...]:
    """Return a straight line as a curve."""
    (x, y), (dx, dy) = start, (end[0] - start[0], end[1] - start[1])
    return (start, (x + dx / 3, y + dy / 3), (x + dx * 2 / 3, y + dy * 2 / 3), end)


def _elbow(start: Point, end: Point) -> tuple[Point, ...]:
    """Return a line that leaves across and arrives along, with one round bend, if it needs one."""
    return _rounded((start, (end[0], start[1]), end))


def _rounded(corners: Sequence[Point]) -> tuple[Point, ...]:
    """Return straight lines from corner to corner with round bends, as a row of curves."""
    distinct = [corners[0]]
    for corner in corners[1:]:
        if corner != distinct[-1]:
            distinct.append(corner)
    if len(distinct) == 1:
        return _straight(corners[0], corners[-1])
    points = [distinct[0]]
    for before, corner, after in zip(distinct, distinct[1:], distinct[2:], strict=False):
        if _aligned(before, corner, after):
            continue
        begin, end = _near(corner, before), _near(corner, after)
        points += _straight(points[-1], begin)[1:]
        points += (_share(begin, corner), _share(end, corner), end)
    points += _straight(points[-1], distinct[-1])[1:]
    return tuple(points)


def _aligned(*points: Point) -> bool:
    """Say whether points lie on one line along an axis."""
    return len({x for x, _ in points}) == 1 or len({y for _, y in points}) == 1


def _near(corner: Point, other: Point) -> Point:
    """Return the point on the way from a corner where its bend begins."""
    (x, y), (dx, dy) = corner, (other[0] - corner[0], other[1] - corner[1])
    length = abs(dx) + abs(dy)
    share = min(ROUND, length / 2) / length
    return x + dx * share, y + dy * share


def _share(point: Point, corner: Point) -> Point:
    """Return the control point of a bend (see `climb.ROUNDED`)."""
    return point[0] + (corner[0] - point[0]) * 0.55, point[1] + (corner[1] - point[1]) * 0.55


def _widest(column: Sequence[tuple[str, Hung]]) -> float:
    """Return how far the entries of a column reach."""
    return max(entry.right for _, entry in column)


def _columns(entries: Sequence[tuple[str, Hung]]) -> list[list[tuple[str, Hung]]]:
    """Return entries in columns, in order, of about one height and of the shape of a screen."""
    widest = max(entry.right for _, entry in entries) + COLUMNS_APART
    best, shape = [list(entries)], 0.0
    for number in range(1, len(entries) + 1):
        columns = _even(entries, number)
        tall = max(_height(column) for column in columns)
        wide = widest * len(columns)
        # more columns are never less wide, so that the picture only becomes smaller from here on
        if WIDE / wide <= shape:
            break
        larger = min(WIDE / wide, 1.0 / tall)
        if larger > shape:
            best, shape = columns, larger
    return best


def _even(entries: Sequence[tuple[str, Hung]], number: int) -> list[list[tuple[str, Hung]]]:
    """Return entries in at most so many columns of the least height, found by halving."""
    lowest, highest = 0.0, _height(entries)
    for _ in range(20):
        middle = (lowest + highest) / 2
        if len(_filled(entries, middle)) <= number:
            highest = middle
        else:
            lowest = middle
    return _filled(entries, highest)


def _filled(entries: Sequence[tuple[str, Hung]], height: float) -> list[list[tuple[str, Hung]]]:
    """Return entries in columns, each filled up to a height as far as possible. O(entries)."""
    columns = [[entries[0]]]
    tall, headings = entries[0][1].bottom + APART, 1
    for (before, _), (heading, entry) in pairwise(entries):
        tall += entry.bottom + APART
        headings += before != heading
        if _with_headings(tall, headings) > height:
            columns.append([])
            tall, headings = entry.bottom + APART, 1
        columns[-1].append((heading, entry))
    return columns


def _height(column: Sequence[tuple[str, Hung]]) -> float:
    """Return how high a column is."""
    tall = sum(entry.bottom + APART for _, entry in column)
    headings = 1 + sum(one != other for (one, _), (other, _) in pairwise(column))
    return _with_headings(tall, headings)


def _with_headings(tall: float, headings: int) -> float:
    """Return how high entries are with the headings above some of them."""
    return tall + headings * (HEADING + APART / 2)

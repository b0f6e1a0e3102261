"""The list: what answers a claim, in columns by theme, each answer with what hangs below it.

The first face beside the picture (a phone's view, a screen reader's, the outline and the page of a
position). An entry is a link, so claims that count only together are one entry, and every number
is the length of a list. A list holds some hundred entries at first, dealt fairly; the others are
counted where they are missing, and `longer` gives them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import islice, repeat
from types import MappingProxyType
from typing import TypeAlias, TypeVar

from argmap.graph import DebateGraph, Link
from argmap.model import Id, Relation
from argmap.reasoning import Judgement, current
from argmap.view.covering import CoverageCell, coverage
from argmap.view.filters import answer_theme, keeps_answer, themes
from argmap.view.perspective import Perspective

MOST_ENTRIES = 300
"""A list longer than this is not read at once; what is below is fetched when it is opened."""
MOST_SECTIONS = 100

T = TypeVar("T")


class ColumnKind(StrEnum):
    """What an answer is: a reason, an objection, or a remark."""

    FOR = "for"
    AGAINST = "against"
    ABOUT = "about"


KINDS_OF: Mapping[Relation, ColumnKind] = MappingProxyType(
    {
        Relation.SUPPORTS: ColumnKind.FOR,
        Relation.REBUTS: ColumnKind.AGAINST,
        Relation.UNDERCUTS: ColumnKind.AGAINST,
        Relation.ABOUT: ColumnKind.ABOUT,
    }
)


@dataclass(frozen=True, slots=True)
class ListPlace:
    """Where entries stand: below a claim or link, in a column, of a section under a theme."""

    owner: Id
    kind: ColumnKind
    theme: str | None = None


@dataclass(frozen=True, slots=True)
class Entries:
    """The entries of one place: how many there are, and by link id those that are at hand."""

    place: ListPlace
    count: int
    links: tuple[Id, ...]

    @property
    def missing(self) -> int:
        """How many are not at hand."""
        return self.count - len(self.links)


@dataclass(frozen=True, slots=True)
class Column:
    """The answers of one kind to a claim, by theme: `count` under the filters, of all `whole`."""

    kind: ColumnKind
    groups: tuple[Entries, ...]
    count: int
    whole: int


@dataclass(frozen=True, slots=True)
class ListSection:
    """A claim with what answers it; `unargued` are the themes on which no reason is given for it.

    Only a position, or another root of few, has these.
    """

    claim: Id
    columns: tuple[Column, ...]
    unargued: tuple[CoverageCell, ...] = ()


@dataclass(frozen=True, slots=True)
class ListedAnswer:
    """An entry that is at hand: a link, with the entries that open below it, of each kind.

    These are the answers to its premises and, as objections, the undercuts of the link itself.
    """

    link: Link
    below: tuple[Entries, ...]

    @property
    def count(self) -> int:
        """How many entries open below this one."""
        return sum(entries.count for entries in self.below)


@dataclass(frozen=True)
class Listing:
    """A list of one claim, some claims, or the whole debate.

    `answers` holds every entry that is at hand once, by link id, however often it is listed: one
    that comes up again below itself is a circle, and does not open there. `before` counts the
    sections before the first one that is listed, `left_out` those behind the last.
    """

    judgement: Judgement
    perspective: Perspective
    sections: tuple[ListSection, ...]
    answers: Mapping[Id, ListedAnswer]
    before: int = 0
    left_out: int = 0


@dataclass(frozen=True)
class Longer:
    """More entries of one place, those behind the first `after`, with what is at hand below them.

    `entries` counts all of the place, its `links` are only the further ones.
    """

    entries: Entries
    after: int
    answers: Mapping[Id, ListedAnswer]


Placed: TypeAlias = tuple[ListPlace, Sequence[Id]]
"""Entries of a place, by link id."""


def listing(
    judgement: Judgement,
    perspective: Perspective | None = None,
    *,
    most: int = MOST_ENTRIES,
    before: int = 0,
) -> Listing:
    """Return the list of the perspective's focus, or without a focus of the whole debate.

    The filters choose the direct answers; what hangs below one of them is its context and is whole.
    At most `most` entries are at hand, dealt in turn to all columns of all sections, the nearest
    first. There are 100 sections at most, those behind the first `before`. O(claims + links).

    Raises:
        UnknownId: the debate holds no such claim as the focus.
    """
    asked = perspective or Perspective()
    graph = judgement.graph
    tops = tuple(current(graph, claim) for claim in asked.focus) or _tops(graph)
    shown = tops[before : before + MOST_SECTIONS]
    direct = {(top, kind): _direct(graph, top, kind) for top in shown for kind in ColumnKind}
    groups = {
        (top, kind): _by_theme(judgement, asked, ListPlace(top, kind), links)
        for (top, kind), links in direct.items()
    }
    at_hand = _AtHand(graph)
    at_hand.deal(groups.values(), most)
    columns = defaultdict[Id, list[Column]](list)
    for (top, kind), placed in groups.items():
        entries = tuple(at_hand.entries(*each) for each in placed)
        count = sum(each.count for each in entries)
        columns[top].append(Column(kind, entries, count, len(direct[top, kind])))
    unargued = _unargued(judgement, asked, shown)
    sections = [ListSection(top, tuple(columns[top]), unargued.get(top, ())) for top in shown]
    left_out = max(0, len(tops) - before - len(shown))
    return Listing(judgement, asked, tuple(sections), at_hand.answers(), before, left_out)


def longer(
    judgement: Judgement,
    perspective: Perspective,
    place: ListPlace,
    *,
    after: int = 0,
    most: int = MOST_ENTRIES,
) -> Longer | None:
    """Return more entries of a place, `most` at the most with what hangs below them.

    None where the debate has no such place. O(answers of its owner + entries given).
    """
    graph = judgement.graph
    if place.owner in graph.links:
        found = dict(_below(graph, graph.links[place.owner])).get(place, ())
    elif place.owner in graph.claims:
        direct = _direct(graph, place.owner, place.kind)
        grouped = _by_theme(judgement, perspective, replace(place, theme=None), direct)
        found = dict(grouped).get(place, ())
    else:
        return None
    further = found[after:]
    at_hand = _AtHand(graph)
    at_hand.deal([[(place, further)]], most)
    entries = replace(at_hand.entries(place, further), count=len(found))
    answers = dict(at_hand.answers())
    # whoever asks has the owner; here a circle may lead back to it, with only its further entries
    answers.pop(place.owner, None)
    return Longer(entries, after, MappingProxyType(answers))


def _tops(graph: DebateGraph) -> tuple[Id, ...]:
    """Return the claims that head the sections of a whole debate, so that no claim is lost.

    The positions, or without any the claims that lead nowhere; then what hangs below none of them.
    """
    tops = graph.positions
    if not tops:
        tops = tuple(claim for claim in graph.claims if not graph.out_of[claim])
    found = dict.fromkeys(tops)
    reached = set[Id]()
    for top in tops:
        _reach(graph, top, reached)
    for claim in (*graph.roots, *graph.claims):
        if claim not in reached:
            found[claim] = None
            _reach(graph, claim, reached)
    return tuple(found)


def _reach(graph: DebateGraph, top: Id, reached: set[Id]) -> None:
    """Add to `reached` a claim and all claims and links that are listed below it."""
    waiting = [top, *graph.out_of[top]]
    reached.add(top)
    while waiting:
        for id_ in graph.into[waiting.pop()]:
            if id_ not in reached:
                new = {id_, *graph.links[id_].premises} - reached
                reached |= new
                waiting += new


def _direct(graph: DebateGraph, claim: Id, kind: ColumnKind) -> tuple[Id, ...]:
    """Return the answers of a kind to a claim, and as objections also those to its own steps."""
    found = [id_ for id_ in graph.into[claim] if _kind(graph, id_) is kind]
    if kind is ColumnKind.AGAINST:
        for step in graph.out_of[claim]:
            found += graph.into[step]
    return tuple(dict.fromkeys(found))


def _kind(graph: DebateGraph, link: Id) -> ColumnKind:
    return KINDS_OF[graph.links[link].relation]


def _by_theme(
    judgement: Judgement, asked: Perspective, place: ListPlace, direct: Iterable[Id]
) -> tuple[Placed, ...]:
    """Return the answers that the filters keep, grouped by theme, in the debate's order.

    Those without a theme come last.
    """
    graph = judgement.graph
    found = dict[str | None, list[Id]]()
    for id_ in direct:
        link = graph.links[id_]
        if keeps_answer(judgement, asked, link):
            found.setdefault(answer_theme(graph, asked, link), []).append(id_)
    # to order the themes takes a look at every claim: not for none or one
    order: tuple[str | None, ...] = tuple(found)
    if len(found) > 1:
        order = (*themes(graph), None)
    groups = list[Placed]()
    for theme in order:
        if theme in found:
            groups.append((replace(place, theme=theme), found[theme]))
    return tuple(groups)


def _below(graph: DebateGraph, link: Link) -> tuple[Placed, ...]:
    """Return what opens below an entry, by kind: answers to its premises, undercuts of its step."""
    found: dict[ColumnKind, list[Id]] = {kind: [] for kind in ColumnKind}
    for node in (*link.premises, link.id):
        for id_ in graph.into[node]:
            found[_kind(graph, id_)].append(id_)
    return tuple((ListPlace(link.id, kind), links) for kind, links in found.items())


def _unargued(
    judgement: Judgement, asked: Perspective, shown: Iterable[Id]
) -> Mapping[Id, tuple[CoverageCell, ...]]:
    """Return the themes without a reason for each position that is shown, of the asked themes."""
    graph = judgement.graph
    if not graph.positions or set(graph.positions).isdisjoint(shown):
        return {}
    covered = coverage(judgement, Perspective(themes=asked.themes))
    return {top: covered.unargued(top) for top in shown if top in covered.positions}


def _in_turn(rows: Iterable[Iterator[T]]) -> Iterator[T]:
    """Yield the first of each row, then the second of each, until all are at their end."""
    waiting = list(rows)
    while waiting:
        going_on = list[Iterator[T]]()
        for row in waiting:
            for item in islice(row, 1):
                yield item
                going_on.append(row)
        waiting = going_on


@dataclass
class _AtHand:
    """The entries that a list holds, while they are dealt."""

    graph: DebateGraph
    dealt: dict[ListPlace, list[Id]] = field(default_factory=dict)
    begun: set[ListPlace] = field(default_factory=set)
    below: dict[Id, tuple[Placed, ...]] = field(default_factory=dict)

    def deal(self, columns: Iterable[Sequence[Placed]], room: int) -> None:
        """Deal the room to the columns in turn, one entry each, until it is used up."""
        if room <= 0:
            return
        for place, link in _in_turn([self._nearest_first(column) for column in columns]):
            self.dealt.setdefault(place, []).append(link)
            if len(self.below) >= room:
                return

    def _nearest_first(self, placed: Sequence[Placed]) -> Iterator[tuple[ListPlace, Id]]:
        """Yield the entries of a column level by level, in turn one of every place of a level."""
        level = dict(placed)
        while level:
            self.begun.update(level)
            deeper = dict[ListPlace, Sequence[Id]]()
            rows = [zip(repeat(place), links, strict=False) for place, links in level.items()]
            for place, link in _in_turn(rows):
                deeper.update(self._open(link))
                yield place, link
            # what is listed twice, or in a circle, leads to places that are dealt already
            level = {place: links for place, links in deeper.items() if place not in self.begun}

    def _open(self, link: Id) -> tuple[Placed, ...]:
        """Return what opens below a link, and remember that the link is at hand."""
        if link not in self.below:
            self.below[link] = _below(self.graph, self.graph.links[link])
        return self.below[link]

    def entries(self, place: ListPlace, links: Sequence[Id]) -> Entries:
        """Return the entries of a place with those of them that were dealt."""
        return Entries(place, len(links), tuple(self.dealt.get(place, ())))

    def answers(self) -> Mapping[Id, ListedAnswer]:
        """Return all entries that are at hand, in the order in which they were dealt."""
        found = dict[Id, ListedAnswer]()
        for id_, below in self.below.items():
            entries = tuple(self.entries(*placed) for placed in below if placed[1])
            found[id_] = ListedAnswer(self.graph.links[id_], entries)
        return MappingProxyType(found)

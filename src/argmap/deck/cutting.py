"""A debate cut into pictures that can be read.

Each shows a claim with as many of its replies as a page holds.

What a picture leaves out below a claim is counted on its box and begins a picture of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from argmap.deck.around import Group, claims_around, replies, view_around
from argmap.deck.disputed import first_reasons
from argmap.deck.legible import MOST_LEGIBLE, Placed, Setting
from argmap.deck.planned import Planned, largest_legible, still
from argmap.model import Id
from argmap.problem import ArgmapError
from argmap.reasoning import Judgement
from argmap.scene import Area
from argmap.view import Perspective
from argmap.words import language

DEEPEST = 4
"""More levels than this are never tried for one slide."""
MOST_PICTURES = 200
"""More pictures than this are no talk."""
MOST_REPLIES = 8
"""How many direct replies are tried together where not all of them fit."""

PictureNumber = tuple[int, ...]
"""Where a picture stands in the talk, as `2.1` does: below the picture `2`."""


@dataclass(frozen=True)
class _Piece:
    """A claim that still needs pictures.

    All below it at once, or if `replies` is given these, as many as fit.
    """

    number: PictureNumber
    claim: Id
    replies: tuple[Group, ...] = ()
    start: int = 0
    """How many replies earlier pictures of this claim have shown."""


def everything(
    judgement: Judgement, filters: Perspective, setting: Setting, area: Area
) -> tuple[tuple[Planned, Placed], ...]:
    """Return pictures of every claim below the roots that the filters keep, in reading order.

    Each round places all open pieces in one run of Graphviz. O(claims), and bounded: more than
    `MOST_PICTURES` pictures are refused.

    Raises:
        ArgmapError: it would take too many pictures; the text says how many.
    """
    return _Cutter(judgement, filters, setting, area).pictures()


class _Cutter:
    """Cuts one debate."""

    def __init__(
        self, judgement: Judgement, filters: Perspective, setting: Setting, area: Area
    ) -> None:
        self._judgement, self._filters = judgement, filters
        self._setting, self._area = setting, area
        self._begun = set[Id]()
        self._finished = dict[PictureNumber, tuple[Planned, Placed]]()

    def pictures(self) -> tuple[tuple[Planned, Placed], ...]:
        """Return all pictures in reading order."""
        pieces = list(self._roots())
        while pieces:
            # too many are refused before any is placed
            self._bound(len(self._finished) + sum(map(_least_pictures, pieces)))
            groups = [tuple(self._choices(piece)) for piece in pieces]
            chosen = largest_legible(groups, self._setting, self._area)
            tried = zip(pieces, chosen, strict=True)
            pieces = []
            for piece, (planned, placed) in tried:
                pieces += self._after(piece, planned, placed)
        # numbers sort like those of a book's sections: a picture, then what goes on from it
        in_order = [self._finished[number] for number in sorted(self._finished)]
        return tuple(_numbered(in_order))

    def _roots(self) -> Iterator[_Piece]:
        """Yield a piece for each root, with those of its reasons that the filters keep."""
        graph, asked = self._judgement.graph, self._filters
        kept = set(first_reasons(self._judgement, asked))
        roots = [root for root in graph.roots if not asked.positions or root in asked.positions]
        self._begun.update(roots)
        for number, root in enumerate(roots):
            every = replies(graph, root)
            reasons = tuple(group for group in every if kept.intersection(group))
            if not reasons:
                continue
            piece = _Piece((number,), root)
            # without replies of its own a piece is tried whole; a filter leaves some of them
            if len(reasons) < len(every):
                piece = replace(piece, replies=reasons)
            yield piece

    def _choices(self, piece: _Piece) -> Iterator[Planned]:
        """Yield what a picture of a piece may show, most first."""
        parts = self._some_replies(piece) if piece.replies else self._levels(piece.claim)
        for part in parts:
            yield still(view_around(self._judgement, piece.claim, part))

    def _some_replies(self, piece: _Piece) -> Iterator[tuple[Id, ...]]:
        """Yield the first few replies that a piece still needs, fewer and fewer."""
        for count in range(_together(piece.replies), 0, -1):
            yield tuple(chain.from_iterable(piece.replies[:count]))

    def _levels(self, claim: Id) -> Sequence[tuple[Id, ...]]:
        """Return all that is below a claim, with fewer and fewer levels."""
        graph = self._judgement.graph
        most = MOST_LEGIBLE + 1  # one more than a picture holds tells where there are too many
        depths = range(DEEPEST, 0, -1)
        levels = [claims_around(graph, claim, depth=depth, most=most) for depth in depths]
        fitting = [shown for shown in dict.fromkeys(levels) if len(shown) <= MOST_LEGIBLE]
        # one level may be too much by itself: it is tried all the same, and then cut by its replies
        return fitting or levels[-1:]

    def _after(self, piece: _Piece, planned: Planned, placed: Placed) -> Iterator[_Piece]:
        """Keep a picture that can be read or cut no further, and yield what is still open."""
        every = piece.replies or replies(self._judgement.graph, piece.claim)
        shown = set(planned.view.claims)
        whole = sum(shown.issuperset(group) for group in every)
        readable = placed.text_size >= self._setting.wanted and whole == len(every)
        # as a whole it cannot be read, so that its replies go onto several pictures
        if not piece.replies and len(every) > 1 and not readable:
            yield replace(piece, replies=every)
            return
        number = (*piece.number, piece.start)
        self._finished[number] = (planned, placed)
        rest = tuple(group for group in piece.replies if not shown.issuperset(group))
        if rest:
            yield replace(piece, replies=rest, start=piece.start + whole)
        for below, claim in enumerate(planned.view.claims):
            if claim in planned.view.folded and claim not in self._begun:
                self._begun.add(claim)
                yield _Piece((*number, below), claim)

    def _bound(self, pictures: int) -> None:
        """Refuse what would take too many pictures."""
        if pictures > MOST_PICTURES:
            raise ArgmapError(
                f"everything in this debate takes more than {pictures} slides, "
                f"and a talk has at most {MOST_PICTURES}: choose themes with --only THEME, "
                "or the most disputed reasons with --slides N"
            )


def _least_pictures(piece: _Piece) -> int:
    """Return how many pictures an open piece takes, each with as many of its replies as may be.

    O(replies).
    """
    pictures = shown = 0
    while shown < len(piece.replies):
        shown += _together(piece.replies[shown : shown + MOST_REPLIES])
        pictures += 1
    return max(pictures, 1)


def _together(rest: Sequence[Group]) -> int:
    """Return how many replies, from the first on, a picture may hold; one is tried at any rate."""
    boxes = set[Id]()
    for count, group in enumerate(rest[:MOST_REPLIES]):
        boxes.update(group)
        # beside the claim that they answer
        if count and len(boxes) >= MOST_LEGIBLE:
            return count
    return min(len(rest), MOST_REPLIES)


def _numbered(pictures: Sequence[tuple[Planned, Placed]]) -> Iterator[tuple[Planned, Placed]]:
    """Yield the pictures, several of one claim with their number in the title."""
    totals = Counter(_about(planned) for planned, _ in pictures)
    told = Counter[Id]()
    for planned, placed in pictures:
        claim = _about(planned)
        told[claim] += 1
        if totals[claim] > 1:
            # pictures of everything are never built up before this
            (moment,) = planned.moments
            words = language(planned.view.judgement.graph)
            title = words.say(
                "name", "numbered", title=moment.title, number=told[claim], total=totals[claim]
            )
            yield replace(planned, moments=(replace(moment, title=title),)), placed
        else:
            yield planned, placed


def _about(planned: Planned) -> Id:
    """Return the claim that a picture is about."""
    return planned.view.perspective.focus[0]

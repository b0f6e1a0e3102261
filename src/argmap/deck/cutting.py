"""A debate cut into pictures that can be read: each shows a claim with as many of its replies as a page holds.

What a picture leaves out below a claim is counted on its box and begins a picture of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from argmap.deck.around import Group, around, replies, surroundings
from argmap.deck.disputed import first_reasons
from argmap.deck.legible import MOST_BOXES, Placed, Setting
from argmap.deck.planned import Planned, largest_legible, still
from argmap.model import Id
from argmap.problem import ArgmapError
from argmap.reasoning import Judgement
from argmap.scene import Area
from argmap.view.perspective import Perspective
from argmap.words import language

DEEPEST = 4
"""More levels than this are never tried for one slide."""
MOST_SLIDES = 200
"""More pictures than this are no talk."""
MOST_REPLIES = 8
"""How many direct replies are tried together where not all of them fit."""

Path = tuple[int, ...]
"""Where a picture stands in the talk: below the pictures whose numbers come before."""
Finished = dict[Path, tuple[Planned, Placed]]


@dataclass(frozen=True)
class _Piece:
    """A claim that still needs pictures: all below it at once, or if `replies` is given these, as many as fit."""

    path: Path
    claim: Id
    replies: tuple[Group, ...] = ()
    start: int = 0
    """How many replies earlier pictures of this claim have shown."""


def everything(
    judgement: Judgement, filters: Perspective, setting: Setting, area: Area
) -> tuple[tuple[Planned, Placed], ...]:
    """Return pictures that show every claim below the roots which the filters keep, in reading order.

    Each round places all open pieces in one run of Graphviz. O(claims), and bounded: more than `MOST_SLIDES`
    pictures are refused.

    Raises:
        ArgmapError: it would take too many pictures; the text says how many.
    """
    return _Cutter(judgement, filters, setting, area).pictures()


class _Cutter:
    """Cuts one debate."""

    def __init__(self, judgement: Judgement, filters: Perspective, setting: Setting, area: Area) -> None:
        self._judgement, self._filters = judgement, filters
        self._setting, self._area = setting, area
        self._begun = set[Id]()
        self._finished = Finished()

    def pictures(self) -> tuple[tuple[Planned, Placed], ...]:
        """Return all pictures in reading order."""
        pieces = list(self._roots())
        while pieces:
            self._bound(len(self._finished) + len(pieces))
            groups = [tuple(self._choices(piece)) for piece in pieces]
            chosen = largest_legible(groups, self._setting, self._area)
            pieces = [
                rest
                for piece, (planned, placed) in zip(pieces, chosen, strict=True)
                for rest in self._after(piece, planned, placed)
            ]
        return tuple(_numbered([self._finished[path] for path in sorted(self._finished)]))

    def _roots(self) -> Iterator[_Piece]:
        """Yield a piece for each root, with those of its reasons that the filters keep."""
        graph, asked = self._judgement.graph, self._filters
        kept = set(first_reasons(self._judgement, asked))
        roots = [root for root in graph.roots if not asked.positions or root in asked.positions]
        self._begun.update(roots)
        for number, root in enumerate(roots):
            every = replies(graph, root)
            reasons = tuple(group for group in every if kept.intersection(group))
            if reasons:
                yield _Piece((number,), root, reasons if len(reasons) < len(every) else ())

    def _choices(self, piece: _Piece) -> Iterator[Planned]:
        """Yield what a picture of a piece may show, most first."""
        graph, claim = self._judgement.graph, piece.claim
        if piece.replies:
            most = min(len(piece.replies), MOST_REPLIES)
            parts = [tuple(chain.from_iterable(piece.replies[:count])) for count in range(most, 0, -1)]
        else:
            levels = [around(graph, claim, depth=depth, most=MOST_BOXES + 1) for depth in range(DEEPEST, 0, -1)]
            fitting = [shown for shown in dict.fromkeys(levels) if len(shown) <= MOST_BOXES]
            parts = fitting or levels[-1:]
        yield from (still(surroundings(self._judgement, claim, part)) for part in parts)

    def _after(self, piece: _Piece, planned: Planned, placed: Placed) -> Iterator[_Piece]:
        """Keep a picture that can be read, or that cannot be cut further, and yield what still needs pictures."""
        every = piece.replies or replies(self._judgement.graph, piece.claim)
        shown = set(planned.view.claims)
        whole = [group for group in every if shown.issuperset(group)]
        if (
            not piece.replies
            and len(every) > 1
            and (placed.text_size < self._setting.wanted or len(whole) < len(every))
        ):
            yield replace(piece, replies=every)
            return
        place = (*piece.path, piece.start)
        self._finished[place] = (planned, placed)
        if piece.replies and (rest := piece.replies[len(whole) :]):
            yield replace(piece, replies=rest, start=piece.start + len(whole))
        for number, claim in enumerate(planned.view.claims):
            if claim in planned.view.folded and claim not in self._begun:
                self._begun.add(claim)
                yield _Piece((*place, number), claim)

    def _bound(self, pictures: int) -> None:
        """Refuse what would take too many pictures."""
        if pictures > MOST_SLIDES:
            raise ArgmapError(
                f"everything in this debate takes more than {pictures} slides, and a talk has at most {MOST_SLIDES}: "
                "choose themes with --only THEME, or the most disputed reasons with --slides N"
            )


def _numbered(pictures: Sequence[tuple[Planned, Placed]]) -> Iterator[tuple[Planned, Placed]]:
    """Yield the pictures, several of one claim with their number in the title."""
    totals = Counter(_about(planned) for planned, _ in pictures)
    told = Counter[Id]()
    for planned, placed in pictures:
        claim = _about(planned)
        told[claim] += 1
        if totals[claim] > 1:
            (moment,) = planned.moments
            words = language(planned.view.judgement.graph)
            title = words.say("name", "numbered", title=moment.title, number=told[claim], total=totals[claim])
            yield replace(planned, moments=(replace(moment, title=title),)), placed
        else:
            yield planned, placed


def _about(planned: Planned) -> Id:
    """Return the claim that a picture is about."""
    return planned.view.perspective.focus[0]

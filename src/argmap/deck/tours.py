"""A tour as pictures: `show` starts one, the `add` steps after it belong to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from argmap.deck.planned import Moment, Planned
from argmap.graph import DebateGraph
from argmap.model import Id, Stop, Tour
from argmap.problem import ArgmapError, UnknownId
from argmap.reasoning import Judgement, judge, supposition
from argmap.suggest import nearest
from argmap.view import HARD_MOST_BOXES, Perspective, View, view


def tour(graph: DebateGraph, id_: Id) -> Tour:
    """Return a tour of a debate.

    Raises:
        UnknownId: there is no such tour; it holds the nearest one.
        ArgmapError: the tour has no steps.
    """
    tours = {known.id: known for known in graph.debate.tours}
    if id_ not in tours:
        raise UnknownId(id_, nearest(id_, tours), kind="tour")
    if not tours[id_].steps:
        raise ArgmapError(f"tour `{id_}` has no steps; give it some, each with `show` or `add`")
    return tours[id_]


@dataclass(frozen=True)
class _NumberedStop:
    """A stop with its number, the claims that it brings, and all that are visible by then."""

    number: int
    stop: Stop
    new: tuple[Id, ...]
    shown: frozenset[Id]


@dataclass
class _Sketch:
    """A picture of a tour while its stops are collected.

    `seen` keeps the order in which claims come.
    """

    seen: dict[Id, None] = field(default_factory=dict)
    stops: list[_NumberedStop] = field(default_factory=list)

    def add(self, number: int, stop: Stop, claims: Iterable[Id]) -> None:
        """Take in a stop with all that it brings."""
        # What an earlier stop brought stays where it is, and is no news.
        new = tuple(claim for claim in claims if claim not in self.seen)
        self.seen.update(dict.fromkeys(new))
        self.stops.append(_NumberedStop(number, stop, new, frozenset(self.seen)))


def pictures(judgement: Judgement, stops: Sequence[Stop]) -> tuple[Planned, ...]:
    """Return the pictures of a tour's stops, judged under what the talk and each stop suppose.

    Raises:
        UnknownId: a stop names what the debate does not hold.
        ArgmapError: a claim is switched off and accepted at once, or a stop shows nothing.
    """
    sketches = list[_Sketch]()
    for number, stop in enumerate(stops, start=1):
        if not (stop.show or stop.add):
            raise ArgmapError(f"step {number} of the tour shows nothing; give it `show` or `add`")
        # a tour may begin with `add`, though there is nothing yet to add to
        if stop.show or not sketches:
            sketches.append(_Sketch())
        sketches[-1].add(number, stop, _brought(judgement, stop))
    return tuple(_planned(judgement, sketch) for sketch in sketches)


def _brought(judgement: Judgement, stop: Stop) -> tuple[Id, ...]:
    """Return the claims of a stop and the levels of answers that it asks for below them."""
    return view(
        judgement, Perspective((*stop.show, *stop.add), depth=stop.depth, most=HARD_MOST_BOXES)
    ).claims


def _planned(judgement: Judgement, sketch: _Sketch) -> Planned:
    """Return a collected picture."""
    # every moment shows all claims of the picture, those to come unseen: so nothing moves
    whole = Perspective(tuple(sketch.seen), depth=0, most=HARD_MOST_BOXES)
    moments = tuple(_moment(one, view(_judged(judgement, one.stop), whole)) for one in sketch.stops)
    return Planned(moments[-1].view, moments)


def _moment(one: _NumberedStop, seen: View) -> Moment:
    """Return a stop as a moment of its picture."""
    title = one.stop.title or _title(seen)
    return Moment(
        title, replace(seen, title=title), one.new, one.shown, one.stop.say or "", one.number
    )


def _title(shown: View) -> str:
    """Return the title of a stop without one: the name of what it shows first."""
    return shown.judgement.graph.claims[shown.claims[0]].name


def _judged(judgement: Judgement, stop: Stop) -> Judgement:
    """Return the debate as judged under a stop's supposition as well."""
    if not (stop.case or stop.without or stop.accept):
        return judgement
    talk = judgement.supposition
    # the stop's case replaces that of the talk; what they switch off or accept adds up
    both = supposition(
        judgement.graph,
        case=stop.case or talk.case,
        without=(*talk.without, *stop.without),
        accept=(*talk.accept, *stop.accept),
        policy=talk.policy,
    )
    return judge(judgement.graph, both)

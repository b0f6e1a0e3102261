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
class _Stop:
    """A step with its number, the claims that it brings, and all that are visible by then."""

    number: int
    step: Stop
    new: tuple[Id, ...]
    shown: frozenset[Id]


@dataclass
class _Sketch:
    """A picture of a tour while its steps are collected.

    `seen` keeps the order in which claims come.
    """

    seen: dict[Id, None] = field(default_factory=dict)
    stops: list[_Stop] = field(default_factory=list)

    def add(self, number: int, step: Stop, claims: Iterable[Id]) -> None:
        """Take in a step with all that it brings."""
        new = tuple(claim for claim in claims if claim not in self.seen)
        self.seen.update(dict.fromkeys(new))
        self.stops.append(_Stop(number, step, new, frozenset(self.seen)))


def pictures(judgement: Judgement, steps: Sequence[Stop]) -> tuple[Planned, ...]:
    """Return the pictures of a tour's steps, judged under what the talk and each step suppose.

    Raises:
        UnknownId: a step names what the debate does not hold.
        ArgmapError: a claim is switched off and accepted at once, or a step shows nothing.
    """
    sketches = list[_Sketch]()
    for number, step in enumerate(steps, start=1):
        if not (step.show or step.add):
            raise ArgmapError(f"step {number} of the tour shows nothing; give it `show` or `add`")
        if step.show or not sketches:
            sketches.append(_Sketch())
        sketches[-1].add(number, step, _brought(judgement, step))
    return tuple(_planned(judgement, sketch) for sketch in sketches)


def _brought(judgement: Judgement, step: Stop) -> tuple[Id, ...]:
    """Return the claims of a step and the levels of answers that it asks for below them."""
    return view(
        judgement, Perspective((*step.show, *step.add), depth=step.depth, most=HARD_MOST_BOXES)
    ).claims


def _planned(judgement: Judgement, sketch: _Sketch) -> Planned:
    """Return a collected picture."""
    whole = Perspective(tuple(sketch.seen), depth=0, most=HARD_MOST_BOXES)
    moments = tuple(
        _moment(stop, view(_judged(judgement, stop.step), whole)) for stop in sketch.stops
    )
    return Planned(moments[-1].view, moments)


def _moment(stop: _Stop, seen: View) -> Moment:
    """Return a step as a moment of its picture."""
    title = stop.step.title or _title(seen)
    return Moment(
        title, replace(seen, title=title), stop.new, stop.shown, stop.step.say or "", stop.number
    )


def _title(shown: View) -> str:
    """Return the title of a step without one: the name of what it shows first."""
    return shown.judgement.graph.claims[shown.claims[0]].name


def _judged(judgement: Judgement, step: Stop) -> Judgement:
    """Return the debate as judged under a step's supposition as well."""
    if not (step.case or step.without or step.accept):
        return judgement
    talk = judgement.supposition
    both = supposition(
        judgement.graph,
        case=step.case or talk.case,
        without=(*talk.without, *step.without),
        accept=(*talk.accept, *step.accept),
        policy=talk.policy,
    )
    return judge(judgement.graph, both)

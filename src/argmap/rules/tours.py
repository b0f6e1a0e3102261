"""Tours: each stop shows claims of the debate, and says one thing only."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import chain

from argmap.codes import Code
from argmap.graph import DebateGraph
from argmap.model import CLAIMS_OF_A_STOP, Id, Stop
from argmap.problem import Finding, Severity, Where
from argmap.rules.vocabulary import known_cases, known_claims


def unknown_in_tours(graph: DebateGraph) -> Iterator[Finding]:
    """A stop names claims and a case of the debate."""
    if not graph.debate.tours:
        return
    claims, cases = known_claims(graph), known_cases(graph)
    for name, where, stop in _stops(graph):
        for key, place, id_ in _claims_named(stop, *CLAIMS_OF_A_STOP):
            if id_ not in claims.names:
                yield claims.unknown(name, id_, (*where, key, place))
        if stop.case is not None and stop.case not in cases.names:
            yield cases.unknown(name, stop.case, (*where, "case"))


def unsound_stops(graph: DebateGraph) -> Iterator[Finding]:
    """A stop either shows or adds, the first one shows, and none takes a claim both ways.

    No claim is switched off and accepted at once.
    """
    for name, where, stop in _stops(graph):
        if stop.show and stop.add:
            message = f"{name} has both `show` and `add`"
            help_ = "`show` replaces the picture, `add` keeps it; make two steps of it"
            there = (*where, "add")
            yield Finding(Code.SHOW_AND_ADD, Severity.ERROR, message, there, help_, at_key=True)
        # A path ends with the number of the stop in its tour.
        elif stop.add and where[-1] == 0:
            message = f"{name} adds to a picture, but there is none yet"
            help_ = "start with `show`"
            there = (*where, "add")
            yield Finding(Code.ADD_FIRST, Severity.ERROR, message, there, help_, at_key=True)
        yield from _taken_both_ways(graph, name, where, stop)


def _taken_both_ways(graph: DebateGraph, name: str, where: Where, stop: Stop) -> Iterator[Finding]:
    without = [graph.current(id_) or id_ for id_ in stop.without]
    for place, id_ in enumerate(stop.accept):
        claim = graph.current(id_) or id_
        if claim not in without:
            continue
        related = (("switched off here", (*where, "without", without.index(claim))),)
        yield Finding(
            Code.WITHOUT_AND_ACCEPT,
            Severity.ERROR,
            f"{name} both switches `{id_}` off and accepts it",
            (*where, "accept", place),
            "keep one of the two",
            related,
        )


def empty_tours(graph: DebateGraph) -> Iterator[Finding]:
    """A tour has stops, and each of them shows something."""
    for number, tour in enumerate(graph.debate.tours):
        if not tour.steps:
            message, help_ = (
                f"tour `{tour.id}` has no steps",
                "give it some, each with `show` or `add`",
            )
            yield Finding(
                Code.NOTHING_SHOWN, Severity.ERROR, message, ("debate", "tours", number), help_
            )
    for name, where, stop in _stops(graph):
        if not (stop.show or stop.add):
            help_ = "give it `show` for a new picture, or `add` for more of the last one"
            yield Finding(Code.NOTHING_SHOWN, Severity.ERROR, f"{name} shows nothing", where, help_)


def loose_boxes(graph: DebateGraph) -> Iterator[Finding]:
    """Each box of a stop hangs on another one that is shown.

    A position, and the first box of a picture, on none.
    """
    for name, where, stop, before in _pictures(graph):
        picture = before | _shown(graph, stop)
        never_loose = before.union(graph.positions)
        first = stop.show[:1]
        for key, place, id_ in _claims_named(stop, "show", "add"):
            claim = graph.current(id_)
            # What was there before has been looked at where it came.
            if claim is None or id_ in first or claim in never_loose:
                continue
            if not _hangs_on(graph, claim, picture):
                message = f"{name} shows `{id_}`, but nothing that it answers"
                help_ = (
                    f"show what it hangs on as well{_such_as(graph, claim)}; "
                    "else it floats beside the others"
                )
                yield Finding(Code.LOOSE_BOX, Severity.ADVICE, message, (*where, key, place), help_)


def _hangs_on(graph: DebateGraph, claim: Id, picture: Collection[Id]) -> bool:
    """Tell whether a claim answers something that is in a picture."""
    links = [graph.links[link] for link in graph.out_of[claim]]
    return any(graph.claim_of(link.target) in picture for link in links)


def _such_as(graph: DebateGraph, claim: Id) -> str:
    for link in graph.out_of[claim]:
        return f", `{graph.claim_of(graph.links[link].target)}`"
    return ""


def shown_already(graph: DebateGraph) -> Iterator[Finding]:
    """A stop that adds, and supposes nothing, shows something that was not there."""
    for name, where, stop, before in _pictures(graph):
        # A stop that supposes something may show no claim more, and still another judgement.
        supposes = stop.case or stop.without or stop.accept
        if (
            not stop.add
            or stop.show
            or where[-1] == 0
            or supposes
            or not _shown(graph, stop) <= before
        ):
            continue
        listed = ", ".join(f"`{id_}`" for id_ in stop.add)
        verb = "is" if len(stop.add) == 1 else "are"
        message = f"{name} adds {listed}, which {verb} shown already"
        help_ = "leave it out to stay with the picture, or add what is new"
        yield Finding(Code.SHOWN_ALREADY, Severity.ADVICE, message, (*where, "add"), help_)


def _pictures(graph: DebateGraph) -> Iterator[tuple[str, Where, Stop, frozenset[Id]]]:
    """Yield each stop with the claims that are in the picture before it."""
    before = frozenset[Id]()
    for name, where, stop in _stops(graph):
        # A stop that shows begins a new picture, and so does the first one.
        if stop.show or where[-1] == 0:
            before = frozenset()
        yield name, where, stop, before
        before |= _shown(graph, stop)


def _shown(graph: DebateGraph, stop: Stop) -> frozenset[Id]:
    """Return the claims that a stop shows, with as many levels of answers as it asks for."""
    named = map(graph.current, (*stop.show, *stop.add))
    level = {claim for claim in named if claim is not None}
    shown = set(level)
    for _ in range(stop.depth):
        answers = set[Id]()
        for link in chain.from_iterable(map(graph.into.__getitem__, level)):
            answers.update(graph.links[link].premises)
        level = answers - shown
        shown |= level
    return frozenset(shown)


def _claims_named(stop: Stop, *keys: str) -> Iterator[tuple[str, int, Id]]:
    """Yield each claim that a step names below some of its keys, with its place there."""
    for key in keys:
        for place, id_ in enumerate(getattr(stop, key)):
            yield key, place, id_


def _stops(graph: DebateGraph) -> Iterator[tuple[str, Where, Stop]]:
    for number, tour in enumerate(graph.debate.tours):
        for place, stop in enumerate(tour.steps):
            yield (
                f"step {place + 1} of tour `{tour.id}`",
                ("debate", "tours", number, "steps", place),
                stop,
            )

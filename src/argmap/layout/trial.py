"""A view with its boxes measured for one way to lay it out, before anybody has placed them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from argmap.layout.legs import Plan, plan, staggered
from argmap.layout.levels import GAPS
from argmap.layout.measure import (
    Meetings,
    Orientation,
    Part,
    Sized,
    Way,
    Wording,
    least,
    own_pill,
    sized,
    step_pill,
    widest_step_pill,
    with_steps,
)
from argmap.model import Id, Relation
from argmap.view import Folded, View
from argmap.words import Language, language

# To 300 points from the usual 190 of a `Way`.
WIDER = 300 / 190
"""How much wider the lines of the claim in focus are, whose whole text is shown."""
# A head, the least channel and a sign come to 88 (`climb`, `route`); lines that go far need more.
BETWEEN_LEVELS = 90
"""About how far apart two levels stand."""


@dataclass(frozen=True)
class Trial:
    """One way to lay out one view."""

    view: View
    plan: Plan
    way: Way
    sizes: Mapping[Id, Sized]


def trial(view: View, way: Way, whole: Plan | None = None) -> Trial:
    """Return a view with its boxes measured for a way to lay it out.

    `whole` is the view's plan if it is known.
    """
    planned = whole or plan(view)
    towards, away = planned.meeting
    if way.staggered:
        planned = staggered(planned)
    words = language(view.judgement.graph)
    sizes = dict[Id, Sized]()
    for claim in view.claims:
        if way.snug:
            mark = view.marks[claim]
            verdict, steps = own_pill(mark, words), step_pill(mark, words)
        else:
            verdict, steps = None, widest_steps(view, claim, words)
        folded = view.folded.get(claim, Folded())
        meetings = Meetings(towards[claim], away[claim], folded, verdict, steps)
        room = least(way.orientation, meetings, words)
        widest = way.widest
        if way.wording is Wording.FOCUS and claim in view.perspective.focus:
            widest *= WIDER
        box = sized(tuple(_parts(view, claim, way.wording)), widest, room)
        sizes[claim] = with_steps(box, way.orientation, meetings)
    return Trial(view, planned, way, sizes)


def widest_steps(view: View, claim: Id, words: Language) -> float:
    """Return the room for the pill of a claim's disputed steps, whatever is supposed.

    None is kept where nobody undercuts any.
    """
    graph = view.judgement.graph
    if claim in graph.positions:
        return 0.0
    steps = view.steps.get(claim, ())
    undercut = 0
    for step in steps:
        relations = {graph.links[reply].relation for reply in graph.into[step]}
        undercut += Relation.UNDERCUTS in relations
    return widest_step_pill(len(steps), undercut, words)


def _parts(view: View, id_: Id, wording: Wording) -> Iterator[Part]:
    """Yield the texts of a box."""
    graph = view.judgement.graph
    claim = graph.claims[id_]
    focus = view.perspective.focus
    focused = id_ in focus
    alone = focused and len(focus) == 1
    bold = id_ in graph.positions or alone or (focused and wording is Wording.FOCUS)
    match wording:
        case Wording.LABELS:
            yield claim.name, bold
        case Wording.SENTENCES:
            yield claim.text, bold
        case Wording.FOCUS:
            yield claim.name, bold
            if claim.label and focused:
                yield claim.text, False


def estimate(view: View, way: Way, whole: Plan | None = None) -> tuple[float, float]:
    """Return about how wide and high a focus view will be, without Graphviz. O(boxes + links).

    Each level is as wide as its boxes, as in Graphviz's ranking by longest paths; lines may ask for
    more.
    """
    tried = trial(view, way, whole)
    level = _levels(tried.plan)
    top_down = way.orientation is Orientation.TOP
    across, along = Counter[int](), Counter[int]()
    for claim, size in tried.sizes.items():
        wide, deep = (size.width, size.height) if top_down else (size.height, size.width)
        across[level[claim]] += round(wide + size.below + GAPS[way.orientation])
        along[level[claim]] = max(along[level[claim]], round(deep))
    widest = max(across.values())
    deepest = sum(along.values()) + (len(along) - 1) * BETWEEN_LEVELS
    return (widest, deepest) if top_down else (deepest, widest)


def _levels(planned: Plan) -> Mapping[Id, int]:
    """Return the level of each box: below all that it stands below; blocks share theirs."""
    above = _above(planned)
    level = dict.fromkeys(planned.boxes, 0)
    # As many rounds as there are levels; a cycle has been cut by the plan.
    for _ in planned.boxes:
        before = dict(level)
        for box in planned.boxes:
            needed = [level[upper] + steps for upper, steps in above[box]]
            level[box] = max([level[box], *needed])
        for block in planned.beside:
            lowest = max(map(level.__getitem__, block))
            level |= dict.fromkeys(block, lowest)
        if level == before:
            break
    return level


def _above(planned: Plan) -> Mapping[Id, Sequence[tuple[Id, int]]]:
    """Return what each box stands below, and by how many levels."""
    above = defaultdict[Id, list[tuple[Id, int]]](list)
    for edge in planned.edges:
        # A staggered box stands two levels down, behind its neighbours.
        above[edge[0]].append((edge[1], 2 if edge in planned.lower else 1))
    return above

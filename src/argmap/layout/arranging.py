"""How a view in its context is arranged: what fans out on levels, and what hangs in lists."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from argmap.graph import DebateGraph
from argmap.layout.hanging import COLUMNS_APART, Hanger, Hung
from argmap.layout.legs import Plan
from argmap.layout.levels import Levels
from argmap.layout.measure import Orientation
from argmap.layout.tree import Span, Tree, Trees, part_of, tree
from argmap.layout.trial import Trial
from argmap.model import Id, Relation
from argmap.view import answer_theme
from argmap.words import language, theme_name

MOST_FANNED = 8
"""More answers than this are no fan but stand in columns."""
WIDEST = 1400.0
"""In a wider picture the letters get too small for a screen.

There the answers to answers hang, and if that does not help those to the focus.
"""


@dataclass(frozen=True)
class Arrangement:
    """What stands on levels, as the part of a plan, and what hangs from some of its boxes."""

    plan: Plan
    levels: Levels
    hung: Mapping[Id, Hung]
    centred: frozenset[Id]
    """The boxes whose lists begin at the middle of their lower edge."""


def arranged(trial: Trial) -> Arrangement | None:
    """Return how a view is arranged, None where it does not hang together as a tree."""
    whole = tree(trial.plan)
    if whole is None:
        return None
    hanger = Hanger(trial.view, trial.sizes)
    if trial.way.orientation is Orientation.LEFT:
        # answers stand one below the other anyway
        return _arrangement(trial, whole, hanger, (), ())
    broad = frozenset(_broad(hanger, trial.plan.boxes))
    bushy = frozenset(_bushy(trial, whole, broad))
    found = _arrangement(trial, whole, hanger, broad | bushy, broad)
    if _width(found) > WIDEST:
        focus = frozenset(trial.view.perspective.focus)
        found = _arrangement(trial, whole, hanger, broad | focus, broad | focus)
    return found


def _broad(hanger: Hanger, boxes: Collection[Id]) -> Iterator[Id]:
    """Yield the boxes that too many answer for a fan."""
    for box in boxes:
        if len(hanger.answers.get(box, ())) > MOST_FANNED:
            yield box


def _bushy(trial: Trial, whole: Tree, broad: Collection[Id]) -> Iterator[Id]:
    """Yield the boxes below the answers of a focus whose own answers are more than a chain."""
    focus = trial.view.perspective.focus
    for owner in focus:
        for block in whole.below.get(owner, ()):
            yield from (box for box in block if box not in broad and _branches(whole, box))


def _branches(whole: Tree, box: Id) -> bool:
    """Say whether more than one box hangs below a box."""
    return len(whole.boxes_below(box)) > 1


def _arrangement(
    trial: Trial, whole: Tree, hanger: Hanger, owners: Collection[Id], broad: Collection[Id]
) -> Arrangement:
    """Return the arrangement in which the answers of some boxes hang, of the broad ones in columns.

    Of boxes side by side the answers of all hang, or of none.
    """
    hanging, gone = dict[Id, Hung](), set[Id]()
    for box in _hung_from(whole, owners):
        gone.update(whole.boxes_below(box))
        hanging[box] = _hung(trial, hanger, box, in_columns=box in broad)
    plan = trial.plan
    if gone:
        plan = part_of(plan, [box for box in plan.boxes if box not in gone])
    spans = dict[Id, Span]()
    for box, hung in hanging.items():
        spans[box] = _span(trial.sizes[box].width, hung, centred=box in broad)
    placed = Trees(whole, plan, trial.sizes, trial.way.orientation, spans)
    centred = frozenset(box for box in hanging if box in broad)
    return Arrangement(plan, placed.levels(), hanging, centred)


def _hung_from(whole: Tree, owners: Collection[Id]) -> Iterator[Id]:
    """Yield the boxes from which lists hang: owners, and whoever stands side by side with one."""
    gone = set[Id]()
    for block in whole.blocks:
        if gone.issuperset(block) or not set(owners).intersection(block):
            continue
        for box in filter(whole.below.get, block):
            gone.update(whole.boxes_below(box))
            yield box


def _span(width: float, hung: Hung, *, centred: bool) -> Span:
    """Return how far a list reaches, from the start of its owner."""
    if not centred:
        return 0.0, max(hung.right, width)
    middle = width / 2
    half = max(hung.right, middle) + COLUMNS_APART / 2
    return middle - half, middle + half


def _hung(trial: Trial, hanger: Hanger, box: Id, *, in_columns: bool) -> Hung:
    """Return the list below a box."""
    if not in_columns:
        return hanger.listed(box)
    graph = trial.view.judgement.graph
    answers = hanger.answers[box]
    if len(answers) <= MOST_FANNED:
        return hanger.in_columns(box, (("", answers),))
    groups = dict[str, list[Id]]()
    for link in answers:
        groups.setdefault(_heading(graph, trial, link), []).append(link)
    return hanger.in_columns(box, tuple(groups.items()))


def _heading(graph: DebateGraph, trial: Trial, link: Id) -> str:
    """Return under which heading an answer stands: its theme's, that of remarks, or none."""
    answer = graph.links[link]
    if answer.relation is Relation.ABOUT:
        return theme_name(language(graph).say("picture", "context"))
    theme = answer_theme(graph, trial.view.perspective, answer)
    return theme_name(theme) if theme else ""


def _width(found: Arrangement) -> float:
    """Return how wide an arrangement is."""
    extents = found.levels.extents
    left = min(each.start for each in extents.values())
    right = max(each.end for each in extents.values())
    for box, hung in found.hung.items():
        start = extents[box].start
        if box in found.centred:
            start = extents[box].middle
        right = max(right, start + hung.right)
    return right - left

"""A judged debate and a perspective give the view that one picture, page or answer shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import chain

from argmap.graph import DebateGraph
from argmap.model import Id
from argmap.problem import UnknownId
from argmap.reasoning import Judgement, StepsDisputed, steps_disputed
from argmap.suggest import nearest
from argmap.view.context import contextual
from argmap.view.counting import kept_tally
from argmap.view.filters import themes
from argmap.view.focus import drawn_links, folded_replies, surroundings
from argmap.view.overview import columns, rows
from argmap.view.perspective import HARD_MOST_BOXES, Mark, Perspective, View, ViewKind
from argmap.words import supposition_caption


def view(
    judgement: Judgement, perspective: Perspective, *, before: Judgement | None = None
) -> View:
    """Return what the perspective shows of a judged debate: without a focus the overview.

    Without `context` what is above a focus is left out. With `before`, marks also hold the verdict
    of the judgement that is compared with, where it differs.

    Raises:
        UnknownId: the focus, a position or a theme is not in this debate.
    """
    asked = _checked(judgement.graph, perspective)
    shown = _shown(judgement, asked)
    steps = _shown_steps(judgement.graph, shown)
    marks = {
        claim: _tallied(asked, judgement, claim, _mark(judgement, claim, before, steps[claim]))
        for claim in shown.claims
    }
    return replace(
        shown,
        # a reference only says where to look
        marks=marks | dict.fromkeys(shown.references, Mark()),
        steps=steps,
        caption=supposition_caption(judgement.graph, judgement.supposition),
    )


def _shown(judgement: Judgement, asked: Perspective) -> View:
    """Return a view without its marks."""
    if not asked.focus:
        return _overview(judgement, asked)
    if asked.context:
        return contextual(judgement, asked)
    return _focus(judgement, asked)


def _focus(judgement: Judgement, asked: Perspective) -> View:
    """Return the focus view."""
    graph = judgement.graph
    claims, whole = surroundings(judgement, asked)
    links = drawn_links(graph, claims, asked.focus)
    return View(
        ViewKind.FOCUS,
        judgement,
        asked,
        claims,
        links,
        {},
        folded=folded_replies(graph, claims, links),
        title=", ".join(graph.claims[claim].name for claim in asked.focus),
        of=whole,
    )


def _overview(judgement: Judgement, asked: Perspective) -> View:
    """Return the overview."""
    graph = judgement.graph
    positions = columns(graph, asked)
    cells = rows(judgement, asked, positions)
    claims = (*positions, *chain.from_iterable(cell.claims for cell in cells))
    replies = chain.from_iterable(graph.replies(position) for position in positions)
    present = set(claims)
    told = [link.id for link in replies if present.issuperset(link.premises)]
    folded = folded_replies(graph, claims, told)
    # what a position has besides its boxes is counted by its cells
    hidden = {claim: count for claim, count in folded.items() if claim not in positions}
    left_out = 0
    # who asks for some of the positions knows that there are more
    if not asked.positions:
        left_out = len(graph.roots) - len(positions)
    return View(
        ViewKind.OVERVIEW,
        judgement,
        asked,
        claims,
        (),
        {},
        folded=hidden,
        title=graph.debate.title,
        cells=cells,
        columns=positions,
        left_out=left_out,
        of=len(claims) + left_out + sum(cell.more for cell in cells),
    )


def _shown_steps(graph: DebateGraph, shown: View) -> Mapping[Id, tuple[Id, ...]]:
    """Return the steps of each claim that are shown.

    The table of an overview draws no links; there a step is shown whose end is.
    """
    drawn = set(shown.links)
    present = set(shown.claims)
    steps = {}
    for claim in shown.claims:
        own = [link.id for link in graph.answers(claim) if link.id in drawn]
        if shown.kind is ViewKind.OVERVIEW:
            own = [link.id for link in graph.answers(claim) if link.target in present]
        steps[claim] = tuple(own)
    return steps


def _mark(judgement: Judgement, claim: Id, before: Judgement | None, steps: tuple[Id, ...]) -> Mark:
    """Return what the judgement says of a claim and of its shown steps.

    Of a position only its tally.
    """
    verdict = judgement.verdicts.get(claim)
    disputed = StepsDisputed(0, 0)
    if verdict:
        disputed = steps_disputed(judgement, claim, frozenset(steps))
    mark = Mark(
        verdict,
        claim in judgement.unobjected,
        tally=judgement.tallies.get(claim),
        steps=disputed,
    )
    if before is None or before.verdicts.get(claim) == verdict:
        return mark
    return replace(mark, before=before.verdicts.get(claim))


def _tallied(asked: Perspective, judgement: Judgement, claim: Id, mark: Mark) -> Mark:
    """Return the mark of a position with the tally of what the filters keep, beside the whole."""
    if mark.tally is None or not asked.filtered:
        return mark
    return replace(mark, tally=kept_tally(judgement, asked, claim), whole=mark.tally)


def _checked(graph: DebateGraph, perspective: Perspective) -> Perspective:
    """Return the perspective with today's ids and a bound of boxes that a picture can hold."""
    if perspective.themes:  # few ask for one, and to know them all takes a look at every claim
        known = themes(graph)
        for theme in perspective.themes:
            if theme not in known:
                raise UnknownId(theme, nearest(theme, known), kind="theme")
    focus = [_known(graph, id_, graph.claims, "claim") for id_ in perspective.focus]
    positions = [_known(graph, id_, graph.roots, "position") for id_ in perspective.positions]
    return replace(
        perspective,
        focus=tuple(dict.fromkeys(focus)),
        positions=tuple(positions),
        # brought into bounds and not refused: a picture asks with what stands in an address
        depth=max(perspective.depth, 0),
        most=min(max(perspective.most, 1), HARD_MOST_BOXES),
    )


def _known(graph: DebateGraph, id_: Id, choices: Iterable[Id], kind: str) -> Id:
    """Return today's id, or raise with the nearest one."""
    current = graph.current(id_)
    if current is None or current not in choices:
        raise UnknownId(id_, nearest(id_, choices), kind=kind)
    return current

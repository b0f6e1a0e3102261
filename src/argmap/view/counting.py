"""How much of what is said the filters keep: every number under a filter is worked out anew."""

from __future__ import annotations

from dataclasses import dataclass, replace

from argmap.model import Id, Relation
from argmap.reasoning import Judgement, Tally
from argmap.view.context import answers_to
from argmap.view.filters import keeps, keeps_answer
from argmap.view.perspective import Perspective, View, ViewKind


@dataclass(frozen=True, slots=True)
class Passing:
    """How many answers the filters of a picture keep, of how many that there are without them."""

    kept: int
    whole: int


def kept_tally(judgement: Judgement, perspective: Perspective, position: Id) -> Tally:
    """Return the tally of a position among the reasons that the filters keep. O(its answers)."""
    if not perspective.filtered:
        return judgement.tallies[position]
    given = {True: [0, 0], False: [0, 0]}
    for link in judgement.graph.replies(position):
        if keeps_answer(judgement, perspective, link):
            counts = given[link.relation is Relation.SUPPORTS]
            counts[0] += 1
            counts[1] += judgement.stands(link)
    return Tally(*given[True], *given[False])


def passing(shown: View) -> Passing:
    """Return how many direct answers pass the filters: to the focus, else to all positions.

    O(the direct answers).
    """
    judgement, asked = shown.judgement, shown.perspective
    if shown.kind is ViewKind.FOCUS:
        unfiltered = replace(asked, themes=(), positions=(), verdicts=(), sourced=False)
        kept = [answers_to(judgement, asked, focus) for focus in asked.focus]
        whole = [answers_to(judgement, unfiltered, focus) for focus in asked.focus]
        return Passing(sum(map(len, kept)), sum(map(len, whole)))
    number, every = 0, 0
    for root in judgement.graph.roots:
        answers = tuple(judgement.graph.replies(root))
        every += len(answers)
        if root not in judgement.graph.positions or keeps(judgement, asked, root):
            number += sum(keeps_answer(judgement, asked, link) for link in answers)
    return Passing(number, every)

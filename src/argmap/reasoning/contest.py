"""What was fought over on the way to a claim, and which objections are met by an answer.

Others are only set aside.
"""

from __future__ import annotations

from collections.abc import Sequence

from argmap.graph import DebateGraph, Link
from argmap.model import Id, Relation
from argmap.reasoning.flattening import Flattening


def fought_over(graph: DebateGraph) -> frozenset[Id]:
    """Return the claims below which something was rebutted or undercut, whatever became of it.

    O(claims + links). Below a claim are the steps of its reasons, the claims that these start from,
    and all that is below those.
    """
    links = [link for link in graph.reasoned if link.relation is Relation.SUPPORTS]
    waiting = list(dict.fromkeys(link.target for link in links if _objected(graph, link)))
    found = set(waiting)
    while waiting:
        claim = waiting.pop()
        for link in graph.answers(claim):
            if link.relation is Relation.SUPPORTS and link.target not in found:
                found.add(link.target)
                waiting.append(link.target)
    return frozenset(found)


def _objected(graph: DebateGraph, reason: Link) -> bool:
    """Tell whether somebody objects to a reason: to its step, or to a claim that it starts from."""
    return any(rebutted(graph, node) for node in (reason.id, *reason.premises))


def rebutted(graph: DebateGraph, node: Id) -> bool:
    """Tell whether somebody objects to a claim, or to a step, be that answered or not."""
    return any(link.relation is not Relation.SUPPORTS for link in graph.replies(node))


def answered(flattening: Flattening, ranks: Sequence[int]) -> frozenset[int]:
    """Return the claims and joint links that fall to an objection, or lose by one what holds them.

    What is out and not among them is so only because something is switched off, out of the case, or
    without a source that it needs: nobody has answered it. O(arguments + attacks).
    """
    attacked = flattening.attacked
    first_not = flattening.first_not
    # Directly first, then through "not p" and "no reason is left", which only pass it on.
    fallen = _objected_to(flattening, ranks)
    waiting = list(fallen)
    while waiting:
        for between in attacked[waiting.pop()]:
            if between >= first_not and ranks[between] & 1:
                waiting += (other for other in attacked[between] if other not in fallen)
                fallen |= dict.fromkeys(attacked[between])
    return frozenset(fallen)


def _objected_to(flattening: Flattening, ranks: Sequence[int]) -> dict[int, None]:
    """Return the claims and joint links that an objection fells which is in itself."""
    first_not = flattening.first_not
    fallen: dict[int, None] = {}
    for objection in range(first_not):
        if ranks[objection] & 1:
            targets = flattening.attacked[objection]
            fallen |= dict.fromkeys(other for other in targets if other < first_not)
    return fallen

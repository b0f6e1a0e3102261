"""What the sides say they differ on: the questions of a debate, with the claims that decide them."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.graph import DebateGraph
from argmap.model import Id, Question


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the debate and the claims that it names, by today's ids."""

    question: Question
    claims: tuple[Id, ...]


def questions(graph: DebateGraph) -> tuple[Asked, ...]:
    """Return the authored questions, in the author's order."""
    return tuple(
        Asked(question, tuple(dict.fromkeys(claim for id_ in question.named if (claim := graph.current(id_)))))
        for question in graph.debate.questions
    )

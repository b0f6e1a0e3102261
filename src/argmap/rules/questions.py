"""Questions: each has two sides, or claims that decide it."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.codes import Code
from argmap.graph import DebateGraph
from argmap.problem import Finding, Severity


def both_sides(graph: DebateGraph) -> Iterator[Finding]:
    """No claim stands for agreeing and for disagreeing.

    Accepting and switching it off at once means nothing.
    """
    for number, question in enumerate(graph.debate.questions):
        where = ("debate", "questions", number)
        # An unknown id has its own finding, and counts here as it is written.
        agree = [graph.current(id_) or id_ for id_ in question.agree]
        for place, id_ in enumerate(question.disagree):
            claim = graph.current(id_) or id_
            if claim not in agree:
                continue
            message = f"question `{question.id}` names `{id_}` under `agree` and under `disagree`"
            help_ = (
                "keep it on the side for which it stands; what both sides grant belongs to neither"
            )
            related = (("for agreeing", (*where, "agree", agree.index(claim))),)
            there = (*where, "disagree", place)
            yield Finding(Code.BOTH_SIDES, Severity.ERROR, message, there, help_, related)


def claims_beside_sides(graph: DebateGraph) -> Iterator[Finding]:
    """A question has either `claims`, or `agree` and `disagree`."""
    for number, question in enumerate(graph.debate.questions):
        if not question.claims or not (question.agree or question.disagree):
            continue
        message = f"question `{question.id}` has `claims` beside `agree` and `disagree`"
        help_ = (
            "move each of them to the side for which it stands; "
            "`claims` is for a question without sides"
        )
        where = ("debate", "questions", number, "claims")
        yield Finding(Code.CLAIMS_BESIDE_SIDES, Severity.ERROR, message, where, help_, at_key=True)


def empty_questions(graph: DebateGraph) -> Iterator[Finding]:
    """A question names the claims that decide it."""
    for number, question in enumerate(graph.debate.questions):
        if question.named:
            continue
        message = f"question `{question.id}` names no claim"
        help_ = (
            "name the claims that stand for agreeing and for disagreeing: `agree: [ID]`, "
            "`disagree: [ID]`"
        )
        where = ("debate", "questions", number, "id")
        yield Finding(Code.EMPTY_QUESTION, Severity.ADVICE, message, where, help_)

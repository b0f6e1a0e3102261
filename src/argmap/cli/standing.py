"""What `argmap judge` says: where the debate stands, what nobody has answered, and the verdicts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from argmap.cli.lines import judged_alike, told_lines, verdict_lines
from argmap.model import Id
from argmap.reasoning import Overall, Reading, Verdict
from argmap.words import Line, Ways, language, note, one_stop, stand_lines, unanswered_lines

FEW = 8
"""Of so few claims every verdict is told at once: that is less than their summary."""


def standing_lines(
    found: Overall, ways: Ways, *, readings: Mapping[Id, Reading] | None = None, whole: bool = False
) -> Iterator[str]:
    """Yield where a debate stands and what nobody has answered, then verdicts or their numbers.

    Where readings were looked for, the claims that have one are told in any case.
    """
    judgement = found.judgement
    whole = whole or len(judgement.verdicts) <= FEW
    first = [Line(0, judgement.graph.debate.title), *stand_lines(found, ways, whole=whole)]
    if not whole:
        first += unanswered_lines(found, ways)
    yield from told_lines(judgement, first)
    if whole:
        yield from verdict_lines(judgement, readings)
    else:
        if readings is not None:
            yield from verdict_lines(judgement, readings, only=(Verdict.UNSETTLED,))
        yield "\n"
        yield from _counted(found, ways)
    yield f"\n{note(judgement.graph)}\n"


def _counted(found: Overall, ways: Ways) -> Iterator[str]:
    """Yield how many claims are judged how, and how to see them."""
    judgement = found.judgement
    words = language(judgement.graph)
    groups = []
    for group in judged_alike(judgement):
        count = len(group.claims)
        groups.append(words.say("stand", "group", count=count, title=group.counted))
    listed = words.say("name", "separator").join(groups)
    total = words.say("stand", "judged", count=len(judgement.verdicts), groups=listed)
    yield f"{one_stop(total)}\n"
    yield f"{words.say('stand', 'each', command=ways.everything)}\n"

"""Judging from scratch what changes of mind would give: the slow way that the quick one must agree with."""

from collections.abc import Iterable
from dataclasses import replace

from hypothesis import strategies as st

from argmap.reasoning import Change, Judgement, Revision, judge
from tests.argued import grown_debates, judgements

JUDGEMENTS = st.one_of(judgements(), judgements(grown_debates()))
"""Debates of every kind, judged under every kind of supposition."""


def from_scratch(judgement: Judgement, revisions: Iterable[Revision]) -> Judgement:
    """Return the judgement of the same debate with further claims switched off or accepted."""
    off, accepted = list(judgement.supposition.without), list(judgement.supposition.accept)
    for claim, change in revisions:
        (off if change is Change.WITHOUT else accepted).append(claim)
    supposed = replace(judgement.supposition, without=tuple(off), accept=tuple(accepted))
    return judge(judgement.graph, supposed)


def free(judgement: Judgement, claims: Iterable[str]) -> list[str]:
    """Return those claims about which nothing is supposed."""
    supposed = (*judgement.supposition.without, *judgement.supposition.accept)
    return [claim for claim in claims if claim not in supposed]

"""A change of mind is judged where it leads to, with the answer of judging everything from scratch."""

from dataclasses import replace
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from argmap.reasoning.judge import judge
from argmap.reasoning.judgement import Judgement
from argmap.reasoning.relabelling import LABELS
from argmap.reasoning.revision import Change, Revision, WhatIf
from tests.reasoning.test_laws import judgements


def from_scratch(judgement: Judgement, revisions: tuple[Revision, ...]) -> Judgement:
    off = tuple(claim for claim, change in revisions if change is Change.WITHOUT)
    accepted = tuple(claim for claim, change in revisions if change is Change.ACCEPT)
    supposed = judgement.supposition
    return judge(
        judgement.graph,
        replace(supposed, without=(*supposed.without, *off), accept=(*supposed.accept, *accepted)),
    )


@given(judgements(), st.data())
def test_a_debate_under_changes_of_mind_is_judged_as_from_scratch(judgement: Judgement, data: st.DataObject) -> None:
    what_if = WhatIf(judgement)
    claims = [id_ for id_ in judgement.ids if id_ not in (*judgement.supposition.without, *judgement.supposition.accept)]
    chosen = data.draw(st.lists(st.sampled_from(claims), max_size=3, unique=True)) if claims else []
    revisions = tuple(Revision(claim, data.draw(st.sampled_from(Change))) for claim in chosen)
    again = from_scratch(judgement, revisions)
    labels = what_if.labels(revisions)

    nodes = judgement.flattening.first_not
    assert [LABELS[labels[node]] for node in range(nodes)] == [again.label(node) for node in range(nodes)]
    assert what_if.verdicts(labels, besides=chosen) == {
        claim: verdict
        for claim, verdict in again.verdicts.items()
        if claim not in chosen and verdict is not judgement.verdicts[claim]
    }

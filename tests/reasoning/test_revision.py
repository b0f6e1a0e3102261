"""A change of mind is judged where it leads to, with the answer of judging everything from scratch."""

from hypothesis import given
from hypothesis import strategies as st

from argmap.reasoning.judgement import Judgement
from argmap.reasoning.relabelling import LABELS
from argmap.reasoning.revision import Change, Revision, WhatIf
from tests.reasoning.supposed import JUDGEMENTS, free, from_scratch


@given(JUDGEMENTS, st.data())
def test_a_debate_under_changes_of_mind_is_judged_as_from_scratch(judgement: Judgement, data: st.DataObject) -> None:
    claims = free(judgement, judgement.ids)
    chosen = data.draw(st.lists(st.sampled_from(claims), max_size=3, unique=True)) if claims else []
    revisions = tuple(Revision(claim, data.draw(st.sampled_from(Change))) for claim in chosen)
    again = from_scratch(judgement, revisions)
    labels = WhatIf(judgement).labels(revisions)

    nodes = range(judgement.flattening.first_not)
    assert [LABELS[labels[node]] for node in nodes] == [again.label(node) for node in nodes]
    assert WhatIf(judgement).verdicts(labels, besides=chosen) == {
        claim: verdict
        for claim, verdict in again.verdicts.items()
        if claim not in chosen and verdict is not judgement.verdicts[claim]
    }


@given(JUDGEMENTS, st.data())
def test_only_what_a_label_rests_on_can_change_it(judgement: Judgement, data: st.DataObject) -> None:
    what_if, number = WhatIf(judgement), judgement.flattening.number
    target = data.draw(st.sampled_from(judgement.ids))
    others = [claim for claim in judgement.ids if claim != target]
    first = (
        data.draw(st.lists(st.sampled_from(what_if.revisions(others)), max_size=1)) if what_if.revisions(others) else []
    )
    labels, before = what_if.labels(first), from_scratch(judgement, first)
    rest = [claim for claim in others if claim not in dict(first)]
    candidates = what_if.candidates(rest, number[target], labels)

    for revision in what_if.revisions(rest, labels):
        changes = from_scratch(judgement, (*first, revision)).labels[target] is not before.labels[target]
        assert revision in candidates or not changes

"""A change of mind is judged where it leads to, with the answer of judging everything from scratch."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.graph import graph
from argmap.model import Claim, Debate, Reference
from argmap.reasoning import Change, Judgement, Revision, Verdict, WhatIf, judge
from argmap.reasoning.relabelling import LABELS
from tests.debates import judged
from tests.reasoning.supposed import JUDGEMENTS, free, from_scratch


@given(JUDGEMENTS, st.data())
def test_a_debate_under_changes_of_mind_is_judged_as_from_scratch(
    judgement: Judgement, data: st.DataObject
) -> None:
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
def test_only_what_a_label_rests_on_can_change_it(
    judgement: Judgement, data: st.DataObject
) -> None:
    what_if, number = WhatIf(judgement), judgement.flattening.number
    target = data.draw(st.sampled_from(judgement.ids))
    others = [claim for claim in judgement.ids if claim != target]
    first = (
        data.draw(st.lists(st.sampled_from(what_if.revisions(others)), max_size=1))
        if what_if.revisions(others)
        else []
    )
    labels, before = what_if.labels(first), from_scratch(judgement, first)
    rest = [claim for claim in others if claim not in dict(first)]
    candidates = what_if.candidates(rest, number[target], labels)

    for revision in what_if.revisions(rest, labels):
        changes = (
            from_scratch(judgement, (*first, revision)).labels[target] is not before.labels[target]
        )
        if changes:
            assert revision in candidates


def test_a_reason_that_fell_leads_out_of_no_circle_that_a_change_of_mind_leaves() -> None:
    judgement = judged("""
        - {id: round, text: R., supports: about}
        - {id: about, text: A., supports: round}
        - {id: ground, text: G., supports: round}
        - {id: fallen, text: F., supports: round}
        - {id: k, text: K., rebuts: fallen}
    """)
    what_if = WhatIf(judgement)
    after = what_if.verdicts(
        what_if.labels([Revision("ground", Change.WITHOUT)]), besides=["ground"]
    )
    assert after == {"round": Verdict.CIRCULAR, "about": Verdict.CIRCULAR}


def circling(seed: int) -> Judgement:
    """Return a debate of a few claims that support each other in circles, with a tie here and there."""
    chance = random.Random(seed)
    ids = [f"c-{n}" for n in range(chance.randint(3, 6))]
    written: dict[str, dict[str, list[Reference]]] = {
        id_: {"supports": [], "rebuts": []} for id_ in ids
    }
    for _ in range(int(1.5 * len(ids))):
        one, other, third = chance.sample(ids, 3)
        with_ = (third,) if chance.random() < 0.2 else ()
        relation = "supports" if chance.random() < 0.65 else "rebuts"
        if other not in [reference.to for reference in written[one][relation]]:
            written[one][relation].append(Reference.model_validate({"to": other, "with": with_}))
    claims = tuple(
        Claim.model_validate({"id": id_, "text": id_, **links}) for id_, links in written.items()
    )
    return judge(graph(Debate(title="Circles", question="Q?", claims=claims))[0])


@pytest.mark.parametrize("seed", range(100))
def test_where_reasons_go_in_circles_every_single_change_of_mind_is_judged_as_from_scratch(
    seed: int,
) -> None:
    judgement = circling(seed)
    what_if = WhatIf(judgement)
    for revision in what_if.revisions(judgement.ids):
        found = what_if.verdicts(what_if.labels([revision]), besides=(revision.claim,))
        again = from_scratch(judgement, [revision]).verdicts
        assert found == {
            claim: verdict
            for claim, verdict in again.items()
            if claim != revision.claim and verdict is not judgement.verdicts[claim]
        }

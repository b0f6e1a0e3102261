"""What hangs on what, in debates small enough to see it."""

import pytest

from argmap.problem import UnknownId
from argmap.reasoning import (
    Bearing,
    Change,
    Goal,
    Label,
    Revision,
    Role,
    Verdict,
    WhatIf,
    cruxes,
    debate_cruxes,
    load_bearing,
    reason_cruxes,
    smallest_change,
)
from tests.debates import judged

TWO_THAT_OBJECT_TO_EACH_OTHER = """
    - {id: b, text: B., rebuts: a}
    - {id: a, text: A., rebuts: b}
    - {id: u, text: U., rebuts: a}
"""


def off(*claims: str) -> tuple[Revision, ...]:
    return tuple(Revision(claim, Change.WITHOUT) for claim in claims)


def test_a_claim_does_not_rest_on_its_own_answer_to_an_objection() -> None:
    judgement = judged(TWO_THAT_OBJECT_TO_EACH_OTHER)
    assert [crux.revision for crux in cruxes(judgement, "b").cruxes] == [
        Revision("a", Change.ACCEPT),
        Revision("u", Change.WITHOUT),
    ]


def test_after_a_change_of_mind_a_claim_rests_on_what_was_found_first() -> None:
    judgement = judged(TWO_THAT_OBJECT_TO_EACH_OTHER + "    - {id: w, text: W., rebuts: u}\n")
    what_if, node = WhatIf(judgement), judgement.flattening.number["b"]
    candidates = what_if.candidates(("a", "u"), node, what_if.labels(off("w")))
    assert candidates == (Revision("a", Change.ACCEPT), Revision("u", Change.WITHOUT))


def test_of_several_answers_to_an_objection_only_one_is_tried_since_the_others_would_do() -> None:
    claims = """
        - {id: top, text: T.}
        - {id: k, text: K., rebuts: top}
        - {id: x, text: X., rebuts: k}
        - {id: y, text: Y., rebuts: k}
    """
    judgement = judged(claims)
    tried = WhatIf(judgement).candidates(("k", "x", "y"), judgement.flattening.number["top"])
    assert tried == (Revision("k", Change.ACCEPT), Revision("x", Change.WITHOUT))


def test_after_a_change_of_mind_a_claim_still_rests_on_the_other_answers() -> None:
    claims = """
        - {id: top, text: T.}
        - {id: k, text: K., rebuts: top}
        - {id: b, text: B., rebuts: k}
        - {id: a, text: A., rebuts: k}
        - {id: c, text: C., rebuts: b}
    """
    judgement = judged(claims)
    what_if, node = WhatIf(judgement), judgement.flattening.number["top"]
    tried = what_if.candidates(("b", "c"), node, what_if.labels(off("a")))
    assert tried == (Revision("b", Change.ACCEPT), Revision("c", Change.WITHOUT))


def test_an_unknown_claim_hangs_on_nothing_and_a_former_id_is_understood() -> None:
    judgement = judged("- {id: audit, text: A., was: audits}\n- {id: k, text: K., rebuts: audit}")
    assert cruxes(judgement, "audits").target == "audit"
    assert smallest_change(judgement, "audits").sets == (off("k"),)
    for ask in (cruxes, smallest_change):
        with pytest.raises(UnknownId, match="did you mean `audit`"):
            ask(judgement, "audti")


def test_a_shared_crux_names_every_reason_that_hangs_on_it_and_most_positions_come_first() -> None:
    judgement = judged(
        """
        - {id: a, text: A., supports: [left, right]}
        - {id: b, text: B., supports: left}
        - {id: c, text: C., rebuts: middle}
        - {id: whole, text: W., supports: [a, b, c]}
        - {id: few, text: F., rebuts: k}
        - {id: k, text: K., rebuts: a}
        """,
        head="positions: {left: L., middle: M., right: R.}",
    )
    shared = {each.claim: dict(each.reasons) for each in debate_cruxes(judgement).shared}
    assert list(shared) == ["whole", "few", "k"]
    assert shared["whole"] == {
        "left": ("a.supports.left", "b.supports.left"),
        "middle": ("c.rebuts.middle",),
        "right": ("a.supports.right",),
    }
    assert shared["few"] == {"left": ("a.supports.left",), "right": ("a.supports.right",)}


def test_changes_of_mind_that_change_equally_much_come_in_the_authors_order() -> None:
    judgement = judged(
        "- {id: z, text: Z., rebuts: y}\n- {id: y, text: Y.}\n- {id: b, text: B.}\n- {id: a, text: A., rebuts: b}"
    )
    assert [effect.revision.claim for effect in debate_cruxes(judgement).effects] == ["z", "a"]


def test_shared_cruxes_are_not_complete_when_one_reason_was_not() -> None:
    claims = "- {id: a, text: A., supports: left}\n- {id: b, text: B., supports: right}\n- {id: k, text: K., rebuts: b}"
    judgement = judged(claims, head="positions: {left: L., right: R.}")
    enough = next(work for work in range(100) if debate_cruxes(judgement, most_work=work).complete)
    found = debate_cruxes(judgement, most_work=enough - 1)
    assert {effect.revision.claim for effect in found.effects} == {"a", "b", "k"}
    assert not found.complete


def test_what_could_not_be_tried_still_says_of_whom_it_speaks() -> None:
    judgement = judged("- {id: a, text: A., supports: open}", head="positions: {open: O.}")
    found = reason_cruxes(judgement, "open", most_work=0)["a.supports.open"]
    assert (found.judgement, found.target, found.cruxes, found.complete) == (
        judgement,
        "a",
        (),
        False,
    )


def test_every_claim_in_a_chain_of_reasons_is_a_foundation() -> None:
    claims = """
        - {id: top, text: T.}
        - {id: a, text: A., supports: top}
        - {id: b, text: B., supports: a}
        - {id: c, text: C., supports: b}
    """
    bearings = load_bearing(cruxes(judged(claims), "top"))
    assert bearings == tuple(Bearing(claim, Role.FOUNDATION) for claim in ("a", "b", "c"))


def test_a_step_rests_on_what_supports_its_premises_and_is_guarded_by_what_answers_an_undercut() -> (
    None
):
    claims = """
        - {id: a, text: A., supports: {to: open, with: b, id: step}}
        - {id: b, text: B.}
        - {id: base, text: B., supports: a}
        - {id: u, text: U., undercuts: step}
        - {id: v, text: V., rebuts: u}
    """
    judgement = judged(claims, head="positions: {open: O.}")
    found = reason_cruxes(judgement, "open")["step"]
    assert found.target == "step"
    assert load_bearing(found) == (Bearing("base", Role.FOUNDATION), Bearing("v", Role.GUARD))
    assert {(crux.revision.claim, crux.label, crux.verdict) for crux in found.cruxes} == {
        ("base", Label.OUT, None),
        ("u", Label.OUT, None),
        ("v", Label.OUT, None),
    }


def test_pairs_of_changes_are_not_tried_where_there_are_more_than_sixty_to_choose_from() -> None:
    chain = "\n".join(
        f"- {{id: c-{n}, text: C., supports: {f'c-{n - 1}' if n else 'one'}}}" for n in range(59)
    )
    claims = f"- {{id: top, text: T.}}\n- {{id: one, text: O., supports: top}}\n{chain}\n"
    pair = judged(claims + "- {id: two, text: T., supports: top}")
    assert smallest_change(pair, "top").sets == ()
    assert not smallest_change(pair, "top").complete
    fewer = judged(claims + "- {id: two, text: T., supports: top}", accept=["c-0"])
    assert smallest_change(fewer, "top").sets == (off("one", "two"),)


def test_where_no_work_is_left_no_further_set_is_tried() -> None:
    judgement = judged("- {id: top, text: T.}\n- {id: k, text: K., rebuts: top}")
    assert smallest_change(judgement, "top").sets == (off("k"),)
    found = smallest_change(judgement, "top", most_work=0)
    assert (found.sets, found.complete) == ((), False)


def test_a_goal_that_is_reached_already_takes_no_change() -> None:
    found = smallest_change(judged("- {id: a, text: A.}"), "a", Goal.IN)
    assert (found.sets, found.size, found.complete) == (((),), 0, True)


def test_what_is_supposed_is_no_crux_and_in_no_set() -> None:
    claims = "- {id: top, text: T.}\n- {id: a, text: A., supports: top}\n- {id: b, text: B., supports: a}"
    judgement = judged(claims, accept=["a"])
    assert judgement.verdicts["top"] is Verdict.STANDS
    assert cruxes(judgement, "top").cruxes == ()
    assert smallest_change(judgement, "top").sets == ()
    assert cruxes(judged(claims, without=["b"]), "top").cruxes[0].revision == Revision(
        "a", Change.ACCEPT
    )

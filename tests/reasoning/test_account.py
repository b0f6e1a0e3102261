"""What is to be told of a claim: how it fares itself, what it rests on, and how its steps fare."""

from textwrap import dedent

from hypothesis import given

from argmap.model import Relation
from argmap.reasoning import (
    Account,
    Because,
    Cause,
    Footing,
    GoesRound,
    Grounds,
    Judgement,
    Label,
    LostReason,
    ObjectionsMet,
    OnlySupposed,
    OpenObjections,
    ReasonsFell,
    StepsDisputed,
    StepState,
    UndercutStep,
    Unobjected,
    Unresolved,
    Verdict,
    account,
    objection_count,
    steps_disputed,
)
from argmap.reasoning.accounting import lost_reason
from argmap.reasoning.accounts import ObjectionCount
from tests.argued import judgements
from tests.debates import judged

BRIDGE = """
    - {id: safe, text: The bridge is safe.}
    - {id: test, text: The test showed it., supports: safe}
    - {id: faked, text: The test was faked., rebuts: test}
"""
CASES = "cases: {house: A house, flat: A flat}"


def told(claims: str, claim: str, *, head: str = "", **supposed: object) -> Account:
    found = account(judged(claims, head=head, **supposed), claim)
    assert found is not None
    return found


def fell(claims: str, claim: str, *, head: str = "", **supposed: object) -> list[Because]:
    """Return why the reasons of a claim fell, the causes of all of them in a row."""
    itself = told(claims, claim, head=head, **supposed).itself
    assert isinstance(itself, ReasonsFell)
    return [cause for reason in itself.reasons for cause in reason.causes]


def test_a_claim_to_which_nobody_objects_in_any_way_is_unchallenged() -> None:
    assert told("- {id: a, text: A.}", "a") == Account(
        "a", Unobjected(), None, (), unchallenged=True
    )


def test_a_position_has_no_account() -> None:
    assert (
        account(judged("- {id: a, text: A., supports: p}", head="positions: {p: P.}"), "p") is None
    )


def test_all_unanswered_objections_are_named_and_no_other() -> None:
    claims = (
        BRIDGE
        + """
    - {id: cracks, text: It has cracks., rebuts: safe}
    - {id: old, text: It is old., rebuts: safe}
    - {id: low, text: It is low., rebuts: safe}
    - {id: high, text: It is high enough., rebuts: low}
    """
    )
    assert told(claims, "safe").itself == OpenObjections(
        ("cracks.rebuts.safe", "old.rebuts.safe"), reasonless=True
    )
    one = told(claims.replace("rebuts: test", "about: test"), "safe").itself
    assert one == OpenObjections(("cracks.rebuts.safe", "old.rebuts.safe"), reasonless=False)


def test_a_fallen_reason_has_its_own_cause() -> None:
    assert fell(BRIDGE, "safe") == [Because(Cause.UNANSWERED, "test", (("faked",),))]
    undercut = BRIDGE.replace("rebuts: test", "undercuts: test")
    assert fell(undercut, "safe") == [Because(Cause.UNDERCUT, None, (("faked",),))]
    above = BRIDGE + "    - {id: open-it, text: Open it.}\n    - {id: so, text: S., about: safe}\n"
    above = above.replace("The bridge is safe.}", "The bridge is safe., supports: open-it}")
    assert fell(above, "open-it") == [Because(Cause.REASONS_FELL, "safe")]


def test_a_reason_of_several_premises_may_fall_for_several_causes() -> None:
    claims = """
    - {id: safe, text: The medicine is safe.}
    - {id: trial, text: A trial., supports: {to: safe, with: [sound, large], id: step}}
    - {id: sound, text: It was sound.}
    - {id: large, text: It was large.}
    - {id: biased, text: It was biased., rebuts: sound}
    - {id: short, text: It was too short., undercuts: {link: step}}
    - {id: brief, text: Only briefly., undercuts: {link: step}}
    """
    assert fell(claims, "safe", without=["large"]) == [
        Because(Cause.UNANSWERED, "sound", (("biased",),)),
        Because(Cause.SWITCHED_OFF, "large"),
        Because(Cause.UNDERCUT, None, (("short",), ("brief",))),
    ]


def test_reasons_that_the_case_leaves_out_are_told_so() -> None:
    claims = """
    - {id: insulate, text: We should insulate.}
    - {id: heat, text: It saves heat., supports: insulate, cases: [house]}
    - {id: more, text: It is quiet., supports: insulate}
    - {id: loud, text: It is not., rebuts: more}
    """
    mixed = told(claims, "insulate", head=CASES, case="flat").itself
    assert mixed == ReasonsFell(
        (
            LostReason("heat.supports.insulate", (Because(Cause.OUT_OF_CASE, "heat"),)),
            LostReason(
                "more.supports.insulate", (Because(Cause.UNANSWERED, "more", (("loud",),)),)
            ),
        ),
        out_of_case=False,
    )
    one = told(
        claims.replace("supports: insulate}", "about: insulate}"),
        "insulate",
        head=CASES,
        case="flat",
    ).itself
    assert isinstance(one, ReasonsFell)
    assert one.out_of_case


def test_a_claim_without_the_source_that_it_needs_has_lost_no_reason() -> None:
    claims = "- {id: a, text: A.}\n- {id: b, text: B., supports: a}"
    assert told(claims, "b", policy="sources-needed").itself == ReasonsFell((), out_of_case=False)
    assert fell(claims, "a", policy="sources-needed") == [Because(Cause.NO_SOURCE, "b")]


BREAD = """
    - {id: good, text: The bread is good.}
    - {id: trust, text: The baker can be trusted., supports: [good, says]}
    - {id: honest, text: He is honest., supports: trust}
    - {id: says, text: He says so., supports: honest}
    - {id: smell, text: It smells good., supports: good}
    - {id: cold, text: It is cold., rebuts: smell}
"""


def test_a_claim_that_rests_on_a_circle_is_not_in_it() -> None:
    loop = ("trust", "honest", "says")
    lost = LostReason("smell.supports.good", (Because(Cause.UNANSWERED, "smell", (("cold",),)),))
    assert told(BREAD, "good").itself == GoesRound(loop, inside=False, lost=(lost,))
    assert [told(BREAD, claim).itself for claim in loop] == [GoesRound(loop, inside=True)] * 3


def test_each_claim_of_two_circles_that_share_one_is_in_a_circle() -> None:
    claims = """
    - {id: a, text: A., supports: [b, c]}
    - {id: b, text: B., supports: a}
    - {id: c, text: C., supports: a}
    - {id: d, text: D., supports: c}
    """
    claims = claims.replace("supports: c}", "about: c}")
    assert (
        told(claims, "a").itself == told(claims, "b").itself == GoesRound(("a", "b"), inside=True)
    )
    assert told(claims, "c").itself == GoesRound(("c", "a"), inside=True)


def test_a_tie_names_what_holds_only_together() -> None:
    claims = """
    - {id: anna, text: Anna rides., rebuts: {to: carl, with: ben}}
    - {id: ben, text: Ben rides., rebuts: {to: anna, with: carl}}
    - {id: carl, text: Carl rides., rebuts: {to: ben, with: anna}}
    """
    assert told(claims, "anna").itself == Unresolved(("anna",), ("ben", "carl"))


LIARS = """
    - {id: smith, text: Jones lies., rebuts: jones}
    - {id: jones, text: Brown lies., rebuts: brown}
    - {id: brown, text: Smith lies., rebuts: [smith, guilty]}
    - {id: guilty, text: He did it.}
"""


def test_an_odd_number_of_claims_that_object_in_a_ring_is_no_tie() -> None:
    ring = Unresolved(ring=(("smith",), ("jones",), ("brown",)), attacking=True)
    assert {claim: told(LIARS, claim).itself for claim in ("smith", "guilty")} == {
        "smith": ring,
        "guilty": ring,
    }


def test_a_ring_says_who_objects_in_it_and_who_only_gives_a_reason() -> None:
    claims = LIARS.replace("rebuts: jones", "supports: jones").replace(
        "rebuts: brown", "supports: {to: brown, with: so}"
    )
    claims += "    - {id: so, text: So.}\n"
    found = Unresolved(ring=(("smith",), ("jones",), ("brown",)), attacking=False)
    assert told(claims, "jones").itself == found


def test_an_even_ring_has_two_sides() -> None:
    claims = (
        LIARS.replace("rebuts: [smith, guilty]", "rebuts: green")
        + "    - {id: green, text: G., rebuts: smith}\n"
    )
    assert told(claims, "smith").itself == Unresolved(("smith",), ("green",))


def test_steps_that_undercut_each_other_in_a_ring_are_told_by_their_premises() -> None:
    claims = """
    - {id: t, text: T.}
    - {id: x, text: X., supports: {to: t, id: lx}}
    - {id: m, text: M., undercuts: [{link: l2, id: l1}, {link: lx, id: l4}]}
    - {id: n, text: N., undercuts: {link: l3, id: l2}}
    - {id: o, text: O., undercuts: {link: l1, id: l3}}
    - {id: p, text: P., undercuts: {link: l4}}
    """
    assert told(claims, "m").steps == (
        UndercutStep("l1", StepState.UNSETTLED, (("o",),)),
        UndercutStep("l4", StepState.DISPUTED, (("p",),)),
    )


def test_an_objection_that_only_goes_in_a_circle_makes_no_tie() -> None:
    claims = "- {id: hit, text: H.}\n- {id: a, text: A., supports: b, rebuts: hit}\n- {id: b, text: B., supports: a}"
    assert told(claims, "hit").itself == Unresolved(circle=("a", "b"))


def test_an_objection_is_answered_or_only_set_aside() -> None:
    claims = """
    - {id: insulate, text: We should insulate.}
    - {id: cost, text: It costs a lot., rebuts: insulate, cases: [house]}
    - {id: ugly, text: It is ugly., rebuts: insulate}
    - {id: taste, text: That is a matter of taste., rebuts: ugly}
    """
    met = ObjectionsMet(("ugly.rebuts.insulate",), ("cost.rebuts.insulate",))
    assert told(claims, "insulate", head=CASES, case="flat").itself == met
    assert "insulate" in judged(claims, head=CASES, case="flat").answered
    aside = judged(claims, head=CASES, case="flat", without=["ugly"])
    assert "insulate" not in aside.answered | aside.unchallenged


def test_an_objection_that_lost_its_reasons_to_a_what_if_is_not_answered() -> None:
    claims = """
    - {id: plan, text: The plan.}
    - {id: dear, text: It is dear., rebuts: plan}
    - {id: bill, text: Here is the bill., supports: dear}
    - {id: offer, text: Here is an offer., supports: dear}
    - {id: old, text: It is an old offer., rebuts: offer}
    """
    assert told(claims, "plan", without=["bill"]).itself == ObjectionsMet(("dear.rebuts.plan",), ())
    alone = claims.replace("supports: dear}\n    - {id: old", "about: dear}\n    - {id: old")
    assert told(alone, "plan", without=["bill"]).itself == ObjectionsMet((), ("dear.rebuts.plan",))


def test_what_is_supposed_of_a_claim_is_all_that_is_told_of_it() -> None:
    assert told(BRIDGE, "test", accept=["test"]).itself == OnlySupposed(Verdict.ACCEPTED)
    assert told(BRIDGE, "safe", accept=["safe"]).grounds is None


def test_a_claim_that_stands_by_assumption_names_the_reasons_that_fell() -> None:
    found = told(BRIDGE.replace("safe.}", "safe., assumed: true}"), "safe")
    lost = LostReason("test.supports.safe", (Because(Cause.UNANSWERED, "test", (("faked",),)),))
    assert found.grounds == Grounds(Footing.ASSUMED, (), (lost,), ())
    assert isinstance(found.itself, Unobjected)
    assert not found.unchallenged


def test_a_claim_may_stand_because_the_policy_asks_for_no_reason() -> None:
    found = told(BRIDGE, "safe", policy="innocent-until-rebutted").grounds
    assert found is not None
    assert found.footing is Footing.UNNEEDED


def test_a_claim_rests_on_reasons_that_were_fought_over_however_deep() -> None:
    claims = """
    - {id: top, text: T.}
    - {id: reason, text: R., supports: top}
    - {id: ground, text: G., supports: reason}
    - {id: doubt, text: D., undercuts: ground}
    - {id: reply, text: P., rebuts: doubt}
    """
    found = told(claims, "top")
    assert found.grounds == Grounds(
        Footing.FOUGHT_OVER, ("reason.supports.top",), (), ("reason.supports.top",)
    )
    assert not found.unchallenged
    calm = told(claims.replace("undercuts: ground", "about: ground"), "top")
    assert calm.grounds == Grounds(Footing.REASONS, ("reason.supports.top",), (), ())
    assert calm.unchallenged


def test_a_fallen_reason_beside_a_standing_one_was_fought_over_too() -> None:
    claims = BRIDGE + "    - {id: years, text: It stood for years., supports: safe}\n"
    found = told(claims, "safe").grounds
    assert found is not None
    assert (found.footing, found.reasons, found.fought_over) == (
        Footing.FOUGHT_OVER,
        ("years.supports.safe",),
        (),
    )
    assert [lost.link for lost in found.lost] == ["test.supports.safe"]


STEPS = """
    - {id: cheap, text: It is cheap., supports: [plan, {to: other, with: [quick]}]}
    - {id: quick, text: It is quick.}
    - {id: plan, text: The plan.}
    - {id: other, text: The other plan.}
    - {id: staff, text: Staff costs more., undercuts: {from: cheap, to: plan}}
"""


def test_a_disputed_step_says_by_whom_and_of_how_many() -> None:
    judgement = judged(STEPS)
    assert told(STEPS, "cheap").steps == (
        UndercutStep("cheap.supports.plan", StepState.DISPUTED, (("staff",),)),
    )
    assert steps_disputed(judgement, "cheap") == StepsDisputed(1, 2)
    assert steps_disputed(judgement, "cheap", {"cheap.supports.plan"}) == StepsDisputed(1, 1)
    assert steps_disputed(judgement, "cheap", {"cheap+quick.supports.other"}) == StepsDisputed(0, 1)
    assert "cheap" not in judgement.unchallenged


def test_a_step_is_answered_set_aside_or_not_settled() -> None:
    answered = STEPS + "    - {id: reply, text: It does not., rebuts: staff}\n"
    step = "cheap.supports.plan"
    assert told(answered, "cheap").steps == (UndercutStep(step, StepState.ANSWERED, (("staff",),)),)
    assert told(STEPS, "cheap", without=["staff"]).steps == (
        UndercutStep(step, StepState.SET_ASIDE, (("staff",),)),
    )
    tie = (
        STEPS
        + "    - {id: reply, text: It does not., rebuts: staff}\n    - {id: re, text: R., rebuts: reply}\n"
    )
    tie = tie.replace("R., rebuts: reply", "R., about: reply").replace(
        "not., rebuts: staff", "not., rebuts: [staff, k]"
    )
    tie += "    - {id: k, text: K., rebuts: reply}\n"
    assert told(tie, "cheap").steps == (UndercutStep(step, StepState.UNSETTLED, (("staff",),)),)


def test_a_claim_that_is_out_or_switched_off_has_no_disputed_step_but_its_objections_count() -> (
    None
):
    claims = STEPS + "    - {id: dear, text: It is dear., rebuts: cheap}\n"
    for judgement in (judged(claims), judged(STEPS, without=["cheap"])):
        assert steps_disputed(judgement, "cheap") == StepsDisputed(0, 2)
    assert told(claims, "cheap").steps == ()
    assert objection_count(judged(claims), "cheap") == ObjectionCount(1, 1, 1, 1)
    assert objection_count(judged(claims), "cheap", set()) == ObjectionCount(1, 1, 0, 0)


@given(judgements())
def test_no_claim_with_an_undercut_of_a_step_is_unchallenged(judgement: Judgement) -> None:
    for link in judgement.graph.reasoned:
        if link.relation is Relation.UNDERCUTS:
            step = judgement.graph.links[link.target]
            assert judgement.unchallenged.isdisjoint(step.premises)


@given(judgements())
def test_the_disputed_steps_of_a_claim_are_those_that_are_counted_one_by_one(
    judgement: Judgement,
) -> None:
    for claim in judgement.graph.claims:
        assert steps_disputed(judgement, claim) == steps_disputed(
            judgement, claim, judgement.graph.links
        )


@given(judgements())
def test_objections_are_as_many_as_there_are_links(judgement: Judgement) -> None:
    """Counted from the links alone: what rebuts a claim, and what undercuts a link that it is a premise of."""
    links = judgement.graph.links
    objections = [
        link for link in links.values() if link.relation in (Relation.REBUTS, Relation.UNDERCUTS)
    ]
    for claim in judgement.graph.claims:
        own = [link for link in objections if link.target == claim]
        steps = [
            link
            for link in objections
            if link.target in links and claim in links[link.target].premises
        ]
        standing = [
            sum(judgement.labels[link.id] is Label.IN for link in some) for some in (own, steps)
        ]
        assert objection_count(judgement, claim) == ObjectionCount(
            len(own), standing[0], len(steps), standing[1]
        )


@given(judgements())
def test_what_is_told_of_a_claim_fits_its_verdict(judgement: Judgement) -> None:
    kinds = {
        Verdict.STANDS: (ObjectionsMet, Unobjected),
        Verdict.UNANSWERED: (OpenObjections,),
        Verdict.REASONS_FELL: (ReasonsFell,),
        Verdict.CIRCULAR: (GoesRound,),
        Verdict.UNSETTLED: (Unresolved,),
    }
    for claim, verdict in judgement.verdicts.items():
        found = account(judgement, claim)
        assert found is not None
        assert isinstance(found.itself, kinds.get(verdict, (OnlySupposed,)))
        calm = isinstance(found.itself, Unobjected) and not found.steps
        footing = found.grounds.footing if found.grounds else Footing.REASONS
        assert found.unchallenged == (calm and footing is Footing.REASONS)


@given(judgements())
def test_a_reason_that_does_not_stand_has_a_cause_and_the_cause_is_so(judgement: Judgement) -> None:
    for link in judgement.graph.reasoned:
        causes = lost_reason(judgement, link).causes
        assert bool(causes) == (judgement.labels[link.id] is not Label.IN)
        for cause in causes:
            assert cause.premise in (*link.premises, None)
            objected = {other.premises for other in judgement.objections(cause.premise or link.id)}
            assert objected.issuperset(cause.by)


@given(judgements())
def test_a_loop_leads_from_each_claim_to_a_reason_of_it_and_back(judgement: Judgement) -> None:
    for claim, verdict in judgement.verdicts.items():
        if verdict is Verdict.CIRCULAR:
            found = account(judgement, claim)
            assert found is not None
            assert isinstance(found.itself, GoesRound)
            loop = found.itself.claims
            assert found.itself.inside == (claim in loop)
            assert len(set(loop)) == len(loop)
            for one, other in zip(loop, (*loop[1:], loop[0]), strict=True):
                assert any(other in link.premises for link in judgement.reasons(one))


@given(judgements())
def test_a_ring_has_an_odd_number_of_objections_each_of_which_is_there(
    judgement: Judgement,
) -> None:
    for claim, verdict in judgement.verdicts.items():
        if verdict is Verdict.UNSETTLED:
            found = account(judgement, claim)
            assert found is not None
            assert isinstance(found.itself, Unresolved)
            told = (found.itself.one, found.itself.ring, found.itself.circle)
            assert sum(map(bool, told)) == 1
            closing = judgement.closing(claim)
            assert closing is not None
            objections = [objects for _, objects in closing.nodes if objects]
            assert bool(found.itself.ring) == bool(len(objections) % 2)
            assert found.itself.attacking <= (len(objections) == len(closing.nodes))


def test_the_loops_of_a_long_circle_and_of_a_hub_are_found_in_time() -> None:
    ring = [f"- {{id: r{n}, text: R., supports: r{(n + 1) % 3000}}}" for n in range(3000)]
    hub = [
        "- {id: hub, text: H.}",
        *(f"- {{id: s{n}, text: S., supports: hub, about: r0}}" for n in range(1000)),
    ]
    judgement = judged("\n".join(dedent(line) for line in (*ring, *hub)))
    found = [account(judgement, claim) for claim in judgement.verdicts]
    loops = {
        id(each.itself.claims) for each in found if each and isinstance(each.itself, GoesRound)
    }
    assert len(judgement.verdicts) == 4001
    assert loops

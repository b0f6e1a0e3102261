"""Which account is to be given of a claim, and the numbers beside it, counted here once."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from argmap.graph import Link
from argmap.model import Id
from argmap.reasoning.accounts import (
    LONGEST_TOLD,
    Account,
    Because,
    Cause,
    Footing,
    GoesRound,
    Grounds,
    Itself,
    LostReason,
    ObjectionCount,
    ObjectionsMet,
    OnlySupposed,
    OpenObjections,
    Premises,
    ReasonsFell,
    StepsDisputed,
    StepState,
    UndercutStep,
    Unobjected,
    Unresolved,
)
from argmap.reasoning.contest import rebutted
from argmap.reasoning.judgement import Judgement, Verdict
from argmap.reasoning.supposing import current


def account(judgement: Judgement, id_: Id) -> Account | None:
    """Return what is to be told of a claim; None for a position, which has its tally.

    O(what it names), once a debate's loops, ties and fights are known, which takes O(claims +
    links).

    Raises:
        UnknownId: The debate holds no such claim.
    """
    claim = current(judgement.graph, id_)
    verdict = judgement.verdicts.get(claim)
    if verdict is None:
        return None
    grounds = None
    if verdict is Verdict.STANDS and judgement.reasons(claim):
        grounds = _grounds(judgement, claim)
    return Account(
        claim,
        _itself(judgement, claim, verdict),
        grounds,
        undercut_steps(judgement, claim),
        claim in judgement.unchallenged,
    )


def undercut_steps(judgement: Judgement, claim: Id) -> tuple[UndercutStep, ...]:
    """Return the undercut steps of a claim, in the author's order.

    One that is out or set aside has none that would bear on anything.
    """
    if _is_out(judgement, claim):
        return ()
    undercut = judgement.graph.undercut_steps.get(claim, ())
    return tuple(_undercut_step(judgement, link) for link in undercut)


def steps_disputed(
    judgement: Judgement, claim: Id, shown: Container[Id] | None = None
) -> StepsDisputed:
    """Return how many of a claim's steps are disputed, and of how many.

    Of those `shown`, by link id, where given. A claim that is out or set aside disputes nothing: it
    says nothing that would bear on anything.
    """
    if shown is None:
        disputed, taken = judgement.steps_of.get(claim, (0, 0))
    else:
        disputed, taken = _disputed(judgement, _steps(judgement, claim, shown))
    if _is_out(judgement, claim):
        disputed = 0
    return StepsDisputed(disputed, taken)


def objection_count(
    judgement: Judgement, claim: Id, shown: Container[Id] | None = None
) -> ObjectionCount:
    """Return how many objections there are to a claim or position, and to its steps.

    Of these only those are counted that are `shown`, by link id, where that is given.
    """
    own = judgement.objections(claim)
    others: list[Link] = []
    for link in _steps(judgement, claim, shown):
        others += judgement.objections(link.id)
    own_standing, others_standing = (sum(map(judgement.stands, each)) for each in (own, others))
    return ObjectionCount(len(own), own_standing, len(others), others_standing)


def lost_reason(judgement: Judgement, link: Link) -> LostReason:
    """Return why a link does not stand."""
    found = [_because(judgement, premise) for premise in link.premises]
    causes = [cause for cause in found if cause]
    undercuts = judgement.objections(link.id)
    standing = list(filter(judgement.stands, undercuts))
    if standing:
        causes.append(Because(Cause.UNDERCUT, None, _premises(standing)))
    undecided = list(filter(judgement.undecided, undercuts))
    if undecided:
        causes.append(Because(Cause.STEP_UNSETTLED, None, _premises(undecided)))
    return LostReason(link.id, tuple(causes))


def _because(judgement: Judgement, premise: Id) -> Because | None:
    """Return what is the matter with a premise, None where it stands."""
    node = judgement.flattening.number[premise]
    if judgement.ranks[node] & 1:
        return None
    # Circular comes first: it is unsettled as well, and says more.
    if node in judgement.circular:
        return Because(Cause.CIRCULAR, premise)
    if not judgement.ranks[node]:
        return Because(Cause.UNSETTLED, premise)
    if premise in judgement.supposition.without:
        return Because(Cause.SWITCHED_OFF, premise)
    if premise in judgement.out_of_case:
        return Because(Cause.OUT_OF_CASE, premise)
    standing = list(filter(judgement.stands, judgement.objections(premise)))
    if standing:
        return Because(Cause.UNANSWERED, premise, _premises(standing))
    if judgement.reasons(premise):
        return Because(Cause.REASONS_FELL, premise)
    return Because(Cause.NO_SOURCE, premise)


def _itself(judgement: Judgement, claim: Id, verdict: Verdict) -> Itself:
    match verdict:
        case Verdict.ACCEPTED | Verdict.SWITCHED_OFF | Verdict.OUT_OF_CASE:
            return OnlySupposed(verdict)
        case Verdict.UNANSWERED:
            standing = tuple(
                link.id for link in judgement.objections(claim) if judgement.stands(link)
            )
            return OpenObjections(standing, _lacks_reasons(judgement, claim))
        case Verdict.REASONS_FELL:
            return _reasons_fell(judgement, claim)
        case Verdict.CIRCULAR:
            return _goes_round(judgement, claim)
        case Verdict.UNSETTLED:
            return _unresolved(judgement, claim)
        case Verdict.STANDS:
            return _met(judgement, claim)


def _lacks_reasons(judgement: Judgement, claim: Id) -> bool:
    """Tell whether a claim falls by its reasons as well: it needs one, and none stands."""
    lack = judgement.flattening.lack.get(judgement.flattening.number[claim])
    return lack is not None and bool(judgement.ranks[lack] & 1)


def _reasons_fell(judgement: Judgement, claim: Id) -> ReasonsFell:
    reasons = judgement.reasons(claim)
    left_out = [link for link in reasons if judgement.out_of_case.intersection(link.premises)]
    all_left_out = bool(reasons) and len(left_out) == len(reasons)
    lost = tuple(lost_reason(judgement, link) for link in reasons)
    return ReasonsFell(lost, out_of_case=all_left_out)


def _goes_round(judgement: Judgement, claim: Id) -> GoesRound:
    found = judgement.loops.loop(judgement.flattening.number[claim])
    fallen = [link for link in judgement.reasons(claim) if judgement.is_out(judgement.node(link))]
    lost = tuple(lost_reason(judgement, link) for link in fallen)
    return GoesRound(_told(judgement, found.claims), found.inside, lost)


def _unresolved(judgement: Judgement, claim: Id) -> Unresolved:
    closing = judgement.closing(claim)
    # A ring of an odd number has no two sides, and reasons that go round object to nobody: neither
    # is a tie.
    if closing and closing.odd:
        members = tuple(judgement.premises(node) for node, _ in closing.nodes[:LONGEST_TOLD])
        return Unresolved(ring=members, attacking=closing.objections_alone)
    if closing and closing.without_objections:
        found = judgement.loops.loop(closing.nodes[0][0])
        return Unresolved(circle=_told(judgement, found.claims))
    one, other = judgement.tie(claim) or ((claim,), (claim,))
    return Unresolved(one, other)


def _told(judgement: Judgement, circle: Sequence[int]) -> tuple[Id, ...]:
    """Return the claims of a circle by id, of a long one the first."""
    return tuple(judgement.ids[node] for node in circle[:LONGEST_TOLD])


def _met(judgement: Judgement, claim: Id) -> ObjectionsMet | Unobjected:
    objections = judgement.objections(claim)
    if not objections:
        return Unobjected()
    aside = tuple(link.id for link in objections if judgement.set_aside(link))
    met = tuple(link.id for link in objections if link.id not in aside)
    return ObjectionsMet(met, aside)


def _grounds(judgement: Judgement, claim: Id) -> Grounds:
    """Return what a claim that stands rests on; reasons are given for it."""
    reasons = judgement.reasons(claim)
    standing = list(filter(judgement.stands, reasons))
    fallen = (link for link in reasons if link not in standing)
    lost = tuple(lost_reason(judgement, link) for link in fallen)
    fought = tuple(link.id for link in standing if _fought_over(judgement, link))
    footing = _footing(judgement, claim, standing)
    return Grounds(footing, tuple(link.id for link in standing), lost, fought)


def _footing(judgement: Judgement, claim: Id, standing: Sequence[Link]) -> Footing:
    if standing:
        return Footing.FOUGHT_OVER if claim in judgement.fought_over else Footing.REASONS
    return Footing.ASSUMED if judgement.graph.claims[claim].assumed else Footing.UNNEEDED


def _fought_over(judgement: Judgement, reason: Link) -> bool:
    """Tell whether somebody objected to a reason, or to something below it."""
    graph = judgement.graph
    below = any(premise in judgement.fought_over for premise in reason.premises)
    return below or any(rebutted(graph, node) for node in (reason.id, *reason.premises))


def _undercut_step(judgement: Judgement, link: Link) -> UndercutStep:
    """Return what became of the undercuts of a step, and which of them made it so."""
    undercuts = judgement.objections(link.id)
    for state, told in (
        (StepState.DISPUTED, judgement.stands),
        (StepState.UNSETTLED, judgement.undecided),
        (StepState.SET_ASIDE, judgement.set_aside),
    ):
        found = [cut for cut in undercuts if told(cut)]
        if found:
            return UndercutStep(link.id, state, _premises(found))
    return UndercutStep(link.id, StepState.ANSWERED, _premises(undercuts))


def _disputed(judgement: Judgement, steps: Sequence[Link]) -> tuple[int, int]:
    """Return how many of some steps are disputed, and how many they are."""
    disputed = 0
    for link in steps:
        disputed += any(map(judgement.stands, judgement.objections(link.id)))
    return disputed, len(steps)


def _steps(judgement: Judgement, claim: Id, shown: Container[Id] | None) -> list[Link]:
    return [link for link in judgement.graph.answers(claim) if shown is None or link.id in shown]


def _is_out(judgement: Judgement, claim: Id) -> bool:
    return judgement.is_out(judgement.flattening.number[claim])


def _premises(links: Iterable[Link]) -> tuple[Premises, ...]:
    return tuple(link.premises for link in links)

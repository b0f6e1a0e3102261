"""Every link of a debate as it is written, in the author's order."""

from __future__ import annotations

from argmap.graph.findings import Findings
from argmap.graph.step import Claims, Step
from argmap.model import Id, Reference, Relation
from argmap.problem import Where


def steps(claims: Claims, findings: Findings) -> list[Step]:
    """Return every step of the debate in the author's order.

    Claim by claim, and by relation within a claim.
    """
    supports, rebuts, undercuts, about = (
        Relation.SUPPORTS,
        Relation.REBUTS,
        Relation.UNDERCUTS,
        Relation.ABOUT,
    )
    found: list[Step] = []
    for id_, claim in claims.claims.items():
        alone, place = (id_,), claims.places[id_]
        for relation, written in ((supports, claim.supports), (rebuts, claim.rebuts)):
            if not written:  # most claims have one relation only
                continue
            for number, reference in enumerate(written):
                where = (*place, relation, number)
                if reference.with_:
                    premises, sound = _linked(id_, reference, claims, findings, (relation, where))
                    found.append(Step(relation, premises, reference, where, sound))
                else:
                    found.append(Step(relation, alone, reference, where))
        if claim.undercuts:
            for number, undercut in enumerate(claim.undercuts):
                found.append(Step(undercuts, alone, undercut, (*place, undercuts, number)))
        if claim.about:
            for number, topic in enumerate(claim.about):
                found.append(Step(about, alone, Reference(to=topic), (*place, about, number)))
    return found


def _linked(
    id_: Id,
    reference: Reference,
    claims: Claims,
    findings: Findings,
    origin: tuple[Relation, Where],
) -> tuple[tuple[Id, ...], bool]:
    """Return all premises of a reference that has `with`, and whether each of them can be one."""
    relation, where = origin
    target = claims.current(reference.to)
    premises = {id_: None}  # in order; a list would be looked through for each of its entries
    for number, other in enumerate(reference.with_):
        premise, place = claims.current(other), (*where, "with", number)
        if premise is None:
            findings.unknown_premise(id_, other, place)
        elif premise in premises:
            findings.premise_repeated(id_, premise, place)
        elif premise == target:
            findings.premise_is_target(id_, relation, premise, place)
        else:
            premises[premise] = None
    return tuple(premises), len(premises) == 1 + len(reference.with_)

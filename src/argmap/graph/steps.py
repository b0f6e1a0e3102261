"""Every link of a debate as it is written, in the author's order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.graph.findings import Findings
from argmap.graph.step import Claims, Step
from argmap.model import Id, Reference, Relation, Undercut
from argmap.problem import Where


def steps(claims: Claims, findings: Findings) -> list[Step]:
    """Return every step of the debate in the author's order.

    Claim by claim, and by relation within a claim.
    """
    found: list[Step] = []
    for id_, claim in claims.claims.items():
        # Each is asked for first: most claims have one relation only.
        if claim.supports:
            found += _reasons(id_, Relation.SUPPORTS, claim.supports, claims, findings)
        if claim.rebuts:
            found += _reasons(id_, Relation.REBUTS, claim.rebuts, claims, findings)
        if claim.undercuts:
            found += _steps_of_one(id_, Relation.UNDERCUTS, claim.undercuts, claims)
        if claim.about:
            topics = [Reference(to=topic) for topic in claim.about]
            found += _steps_of_one(id_, Relation.ABOUT, topics, claims)
    return found


def _steps_of_one(
    id_: Id, relation: Relation, written: Sequence[Reference | Undercut], claims: Claims
) -> Iterator[Step]:
    """Yield the steps of a relation in which no claim joins another."""
    place = claims.places[id_]
    for number, each in enumerate(written):
        yield Step(relation, (id_,), each, (*place, relation, number))


def _reasons(
    id_: Id,
    relation: Relation,
    references: Sequence[Reference],
    claims: Claims,
    findings: Findings,
) -> Iterator[Step]:
    """Yield the steps of one relation whose premises are a claim and those that join it."""
    alone, place = (id_,), claims.places[id_]
    for number, reference in enumerate(references):
        where = (*place, relation, number)
        if reference.with_:
            premises, sound = _linked(id_, reference, claims, findings, (relation, where))
            yield Step(relation, premises, reference, where, sound)
        else:
            yield Step(relation, alone, reference, where)


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

"""Ids: each names one thing only, and no two look the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from argmap.codes import Code
from argmap.graph import DebateGraph
from argmap.model import Claim, Id, Question, Tour
from argmap.problem import Finding, Severity, Where
from argmap.rules.written import claim_places, written_claims

_SAME_LOOK = str.maketrans("01", "ol")


def duplicate_ids(graph: DebateGraph) -> Iterator[Finding]:
    """No two claims or positions share an id, no two questions, no two tours."""
    debate = graph.debate
    # The graph holds the first of each id: where it holds as many as are written, none is there
    # twice.
    if len(graph.claims) < len(debate.positions) + len(debate.claims):
        positions, claims = _listed("positions", debate.positions), _listed("claims", debate.claims)
        yield from _repeated(chain(positions, claims))
    yield from _repeated(_listed("questions", debate.questions))
    yield from _repeated(_listed("tours", debate.tours))


class _Named(NamedTuple):
    """Something with an id, and where it stands."""

    part: str
    number: int
    entry: Claim | Question | Tour


def _listed(part: str, entries: Iterable[Claim | Question | Tour]) -> Iterator[_Named]:
    for number, entry in enumerate(entries):
        yield _Named(part, number, entry)


def _repeated(named: Iterator[_Named]) -> Iterator[Finding]:
    first: dict[str, _Named] = {}
    for each in named:
        earlier = first.setdefault(each.entry.id, each)
        if earlier is each:
            continue
        kind, id_ = each.part.removesuffix("s"), each.entry.id
        message, help_ = f"duplicate {kind} id `{id_}`, already used", "give one of them another id"
        if earlier.entry == each.entry:
            message, help_ = (
                f"{kind} `{id_}` is written twice, word for word",
                "delete one of the two",
            )
        elif _text(earlier) == _text(each):
            message = f"{kind} `{id_}` is written twice, with the same text"
            help_ = "keep one of the two, with what both have, and delete the other"
        elif earlier.part == "positions" and each.part == "claims":
            message = (
                f"duplicate id `{id_}`: a position has it already; "
                "positions and claims share one set of ids"
            )
        yield Finding(
            Code.DUPLICATE_ID,
            Severity.ERROR,
            message,
            (each.part, each.number, "id"),
            help_,
            (("first defined", (earlier.part, earlier.number, "id")),),
        )


def _text(named: _Named) -> str:
    return named.entry.title if isinstance(named.entry, Tour) else named.entry.text


def same_labels(graph: DebateGraph) -> Iterator[Finding]:
    """No two claims look the same in a picture, where only labels are shown."""
    first: dict[str, tuple[Where, Id]] = {}
    for where, claim in written_claims(graph):
        if claim.label is None:
            continue
        there, other = first.setdefault(claim.label.casefold(), (where, claim.id))
        if other == claim.id:
            continue
        message = f"claim `{claim.id}` has the label of `{other}`"
        help_ = "nobody can tell them apart in a picture: name what each of them adds"
        related = (("the other one", (*there, "label")),)
        yield Finding(Code.SAME_LABEL, Severity.ADVICE, message, (*where, "label"), help_, related)


def former_ids(graph: DebateGraph) -> Iterator[Finding]:
    """What names a claim names it by today's id."""
    if not graph.aliases:
        return
    for where, claim in written_claims(graph):
        for key in ("supports", "rebuts"):
            for number, reference in enumerate(getattr(claim, key)):
                yield from _former(graph, claim.id, reference.to, (*where, key, number, "to"))
        for number, undercut in enumerate(claim.undercuts):
            yield from _former(
                graph, claim.id, undercut.from_, (*where, "undercuts", number, "from")
            )
        for number, id_ in enumerate(claim.about):
            yield from _former(graph, claim.id, id_, (*where, "about", number))


def _former(graph: DebateGraph, claim: Id, id_: Id | None, where: Where) -> Iterator[Finding]:
    if id_ is not None and id_ in graph.aliases and id_ not in graph.claims:
        today = graph.aliases[id_]
        message = f"claim `{claim}` names `{id_}`, which is `{today}` now"
        yield Finding(Code.FORMER_ID, Severity.ADVICE, message, where, f"write `{today}`")


def look_alike_ids(graph: DebateGraph) -> Iterator[Finding]:
    """No id differs from another by look alone.

    `1` and `l`, `0` and `o`, `rn` and `m`, `vv` and `w`.
    """
    # One text for all, since a few replacements in it are far quicker than in each id.
    looks = (
        "\n".join(graph.claims)
        .translate(_SAME_LOOK)
        .replace("rn", "m")
        .replace("vv", "w")
        .split("\n")
    )
    if len(set(looks)) >= len(graph.claims):
        return
    first: dict[str, str] = {}
    alike = [
        (id_, other)
        for id_, look in zip(graph.claims, looks, strict=True)
        if (other := first.setdefault(look, id_)) != id_
    ]
    places = claim_places(graph)
    for id_, other in alike:
        yield Finding(
            Code.LOOK_ALIKE_ID,
            Severity.WARNING,
            f"id `{id_}` looks like `{other}`",
            (*places[id_], "id"),
            "give one of them a name that is easy to tell apart",
            (("the other one", (*places[other], "id")),),
        )

"""From a debate as it is written to its one resolved graph: every reference is read here, once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Protocol

from argmap.graph.findings import Findings
from argmap.graph.incidence import DebateGraph
from argmap.graph.link import Link, canonical
from argmap.graph.naming import names, own_ids
from argmap.graph.step import Claims
from argmap.graph.steps import steps
from argmap.graph.targets import targets
from argmap.model import Claim, Debate, Id, Relation
from argmap.problem import ArgmapError, DebateError, Finding, Problem, Where


def graph(debate: Debate) -> tuple[DebateGraph, tuple[Finding, ...]]:
    """Resolve every reference of a debate, once. O(claims + links).

    A reference that cannot be resolved makes no link and gives one finding; so the graph of a
    debate without findings holds every link that was written, and a graph with findings is still a
    graph. Of two claims with one id only the first is in the graph (the rules name the second).
    """
    # Each line needs what the one above it found: ids first, then former ids, then what names
    # either.
    claims, places = _claims(debate)
    findings = Findings(debate, claims, places)
    register = Claims(claims, places, _aliases(claims, places, findings))
    links = _links(register, findings)
    into, out_of = _incidence(claims, links)
    read_only = MappingProxyType
    resolved = DebateGraph(
        debate,
        read_only(claims),
        read_only(links),
        read_only(into),
        read_only(out_of),
        read_only(register.aliases),
    )
    return resolved, tuple(findings)


class Resolved(Protocol):
    """What carries the graph of a debate: a judgement always, a draft where it has no error.

    A draft without a graph says in its `problems` why.
    """

    @property
    def graph(self) -> DebateGraph | None:
        """The graph, None where there are errors."""


AnyDebate = Debate | DebateGraph | Resolved
"""A debate in whatever state somebody has it: as it was loaded, as a draft, resolved, or judged."""


def sound(debate: AnyDebate) -> DebateGraph:
    """Return the graph of a debate whose references all lead somewhere.

    Those of a loaded debate do.

    Raises:
        DebateError: Some do not, or this is a draft with errors.
        ArgmapError: This is no debate at all.
    """
    if isinstance(debate, DebateGraph):
        return debate
    if isinstance(debate, Debate):
        return _without_findings(debate)
    # Told by their shape: drafts and judgements belong to rooms above this one.
    found = getattr(debate, "graph", None)
    if isinstance(found, DebateGraph):
        return found
    problems = getattr(debate, "problems", None)
    if problems and hasattr(debate, "graph"):
        raise DebateError(problems)
    raise ArgmapError(f"a {type(debate).__name__} is no debate; read one with argmap.load(path)")


def _without_findings(debate: Debate) -> DebateGraph:
    resolved, findings = graph(debate)
    if findings:
        raise DebateError(
            tuple(
                Problem(found.code, found.severity, found.message, help=found.help)
                for found in findings
            )
        )
    return resolved


def _claims(debate: Debate) -> tuple[dict[Id, Claim], dict[Id, Where]]:
    """Return the positions and claims by id, the first of an id, and the place of each."""
    claims: dict[Id, Claim] = {}
    places: dict[Id, Where] = {}
    for part, members in (("positions", debate.positions), ("claims", debate.claims)):
        for place, claim in enumerate(members):
            id_ = claim.id
            if claims.setdefault(id_, claim) is claim:
                places[id_] = (part, place)
    return claims, places


def _aliases(
    claims: Mapping[Id, Claim], places: Mapping[Id, Where], findings: Findings
) -> dict[Id, Id]:
    """Return today's id of every former one; a former id that is taken is a finding."""
    aliases: dict[Id, Id] = {}
    for id_, claim in claims.items():
        if not claim.was:  # most claims have kept their id
            continue
        for place, former in enumerate(claim.was):
            holder = former if former in claims else aliases.setdefault(former, id_)
            if holder != id_ or former == id_:
                findings.former_id_taken(id_, former, (*places[id_], "was", place), holder)
    return aliases


def _links(claims: Claims, findings: Findings) -> dict[Id, Link]:
    """Return the links by id, in the author's order; a link that is written twice is a finding."""
    written = steps(claims, findings)
    own = own_ids(written, claims, findings)
    aims = targets(written, own, claims, findings)
    ids = names(written, aims, own)
    links: dict[Id, Link] = {}
    first: dict[Id, Link] = {}
    for (relation, premises, said, where, _), aim, id_ in zip(written, aims, ids, strict=True):
        target = ids[aim] if isinstance(aim, int) else aim
        if id_ is None or target is None:
            continue
        link = Link(id_, relation, premises, target, said.weight, said.note, where)
        # Two links may do the same under names of their own: what they do is compared.
        same = first.setdefault(
            id_ if id_ not in own else canonical(premises, relation, target), link
        )
        if same is link:
            links[id_] = link
        else:
            findings.duplicate_link(link, same)
    # What undercuts a link that is left out leads nowhere.
    return links if len(links) == len(ids) else _rooted(links)


def _rooted(links: dict[Id, Link]) -> dict[Id, Link]:
    """Leave out the links that lead to a link which was left out.

    Only a debate with findings has such.
    """
    gone = set[Id]()
    answers: dict[Id, list[Id]] = {}
    for id_, link in links.items():
        answers.setdefault(link.target, []).append(id_)
        if link.relation is Relation.UNDERCUTS and link.target not in links:
            gone.add(id_)
    waiting = list(gone)
    while waiting:
        lost = [id_ for id_ in answers.get(waiting.pop(), ()) if id_ not in gone]
        gone.update(lost)
        waiting += lost
    return {id_: link for id_, link in links.items() if id_ not in gone}


def _incidence(
    claims: Mapping[Id, Claim], links: Mapping[Id, Link]
) -> tuple[dict[Id, tuple[Id, ...]], dict[Id, tuple[Id, ...]]]:
    """Return the links into each claim and link, and the links out of each claim."""
    into: dict[Id, list[Id]] = {}
    out_of: dict[Id, list[Id]] = {}
    for id_, _relation, premises, target, _weight, _note, _where in links.values():
        # Written out, since no list should be made in vain for each of ten thousand links.
        if target in into:
            into[target].append(id_)
        else:
            into[target] = [id_]
        for premise in premises:
            if premise in out_of:
                out_of[premise].append(id_)
            else:
                out_of[premise] = [id_]
    return _frozen((*claims, *links), into), _frozen(claims, out_of)


def _frozen(nodes: Iterable[Id], lists: Mapping[Id, list[Id]]) -> dict[Id, tuple[Id, ...]]:
    """Return the lists as tuples for all nodes, in the order of the nodes."""
    frozen: dict[Id, tuple[Id, ...]] = dict.fromkeys(nodes, ())
    frozen.update(zip(lists, map(tuple, lists.values()), strict=True))
    return frozen

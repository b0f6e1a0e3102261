"""The lines of a view before they have a place: which run up, which run back, and which boxes stand side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from argmap.graph import DebateGraph
from argmap.model import Id, Relation
from argmap.view import View

MANY = 4
"""From so many answers on it helps to put every second one behind its neighbours."""

Edge = tuple[Id, Id]
"""A box and one that stands above it."""

Group = tuple[Id, ...]
"""Boxes that stand side by side on one level."""


@dataclass(frozen=True, slots=True)
class Leg:
    """A line from a box or joint to another one. A joint has the id of its link.

    `back` is set where the line runs against the levels: its head stands below its tail, in a cycle.
    """

    link: Id
    relation: Relation
    tail: Id
    head: Id
    back: bool = False


@dataclass(frozen=True)
class Plan:
    """What is to be placed.

    `joints` gives the premises of each joint's link, `nesting` how many undercuts of undercuts meet there. `lower`
    holds the edges whose lower box stands two levels down, behind its neighbours.
    """

    boxes: tuple[Id, ...]
    legs: tuple[Leg, ...]
    edges: tuple[Edge, ...]
    beside: tuple[Group, ...]
    joints: Mapping[Id, tuple[Id, ...]]
    nesting: Mapping[Id, int]
    lower: frozenset[Edge] = frozenset()


def staggered(whole: Plan) -> Plan:
    """Return a plan in which every second of many answers to one claim stands behind its neighbours.

    Only answers that nothing answers in turn are moved.
    """
    above, below = defaultdict[Id, list[Edge]](list), defaultdict[Id, list[Edge]](list)
    for edge in whole.edges:
        above[edge[0]].append(edge)
        below[edge[1]].append(edge)
    grouped = {box for group in whole.beside for box in group}
    lower = set[Edge]()
    for edges in below.values():
        leaves = [e for e in edges if len(above[e[0]]) == 1 and e[0] not in below and e[0] not in grouped]
        if len(leaves) >= MANY:
            lower.update(leaves[1::2])
    return replace(whole, lower=frozenset(lower))


def plan(view: View) -> Plan:
    """Return the legs of a view's links and the order that they ask for. O(joints x links) at worst."""
    graph = view.judgement.graph
    undercut = {graph.links[link].target for link in view.links}.intersection(view.links)
    joints = {link: graph.links[link].premises for link in view.links}
    joints = {link: premises for link, premises in joints.items() if link in undercut or len(premises) > 1}
    straight = [link for link in view.links if graph.links[link].relation is not Relation.UNDERCUTS]
    pairs = dict.fromkeys(
        (premise, graph.links[link].target) for link in straight for premise in graph.links[link].premises
    )
    back = _against(view.claims, pairs)
    edges = list(dict.fromkeys(pair[::-1] if pair in back else pair for pair in pairs))
    beside = _side_by_side(view, joints, edges)
    return Plan(
        view.claims,
        tuple(_legs(graph, view.links, joints, back)),
        (*edges, *_loose(view, beside, edges)),
        tuple(dict.fromkeys(group for group in beside.values() if len(group) > 1)),
        joints,
        _nesting(graph, joints),
    )


def _against(claims: Sequence[Id], pairs: Iterable[Edge]) -> frozenset[Edge]:
    """Return the pairs that close a cycle when the claims are read from the first one downwards."""
    below = defaultdict[Id, list[Id]](list)
    for tail, head in pairs:
        below[head].append(tail)
    against, path, done = set[Edge](), set[Id](), set[Id]()
    for start in claims:
        waiting = [(start, False)]
        while waiting:
            claim, left = waiting.pop()
            if left:
                path.remove(claim)
                done.add(claim)
            elif claim not in done and claim not in path:
                path.add(claim)
                waiting.append((claim, True))
                against |= {(tail, claim) for tail in below[claim] if tail in path}
                waiting += [(tail, False) for tail in reversed(below[claim])]
    return frozenset(against)


def _side_by_side(view: View, joints: Mapping[Id, tuple[Id, ...]], edges: Sequence[Edge]) -> Mapping[Id, Group]:
    """Return the group of each box: linked premises stand together, and so does who undercuts their step.

    A group that would have to stand above itself is left to the levels.
    """
    graph, drawn = view.judgement.graph, set(view.links)
    group_of: dict[Id, Group] = {claim: (claim,) for claim in view.claims}
    for joint, premises in joints.items():
        undercutters = [claim for link in graph.into[joint] if link in drawn for claim in graph.links[link].premises]
        merged = _gathered(premises, undercutters, group_of)
        trial = {**group_of, **dict.fromkeys(merged, merged)}
        if _stands(trial, edges):
            group_of = trial
    return group_of


def _gathered(premises: Sequence[Id], undercutters: Sequence[Id], group_of: Mapping[Id, Group]) -> Group:
    """Return one group of the groups of premises and of those who undercut their step: these stand next to them.

    One stands behind the premises, of several the first half before them, so that they come from both sides.
    """
    own = tuple(dict.fromkeys(box for premise in premises for box in group_of[premise]))
    half = len(undercutters) // 2
    before, behind = (
        tuple(dict.fromkeys(box for claim in some for box in group_of[claim] if box not in own))
        for some in (undercutters[:half], undercutters[half:])
    )
    places = [own.index(premise) for premise in premises]
    first, last = min(places), max(places) + 1
    return tuple(dict.fromkeys((*own[:first], *before, *own[first:last], *behind, *own[last:])))


def _loose(view: View, group_of: Mapping[Id, Group], edges: Sequence[Edge]) -> list[Edge]:
    """Return the edges that hang an undercutter, which does not stand beside the step, below the step's claim."""
    graph, loose = view.judgement.graph, list[Edge]()
    for id_ in view.links:
        link = graph.links[id_]
        if link.relation is not Relation.UNDERCUTS:
            continue
        target, base = graph.claim_of(id_), graph.links[link.target].premises[0]
        for premise in link.premises:
            apart = group_of[premise] != group_of[base] and premise != target
            if apart and _stands(group_of, [*edges, *loose, (premise, target)]):
                loose.append((premise, target))
    return loose


def _stands(group_of: Mapping[Id, Group], edges: Iterable[Edge]) -> bool:
    """Say whether groups can be put on levels: no group is below itself (Kahn 1962)."""
    above = defaultdict[Group, set[Group]](set)
    waits = dict.fromkeys(group_of.values(), 0)
    for tail, head in edges:
        if group_of[head] not in above[group_of[tail]]:
            above[group_of[tail]].add(group_of[head])
            waits[group_of[head]] += 1
    ready, settled = [group for group, count in waits.items() if not count], 0
    while ready:
        settled += 1
        for group in above[ready.pop()]:
            waits[group] -= 1
            if not waits[group]:
                ready.append(group)
    return settled == len(waits)


def _nesting(graph: DebateGraph, joints: Mapping[Id, tuple[Id, ...]]) -> Mapping[Id, int]:
    """Return how many undercuts stand one on another at each joint, so that their lines get heights of their own."""
    nesting = dict.fromkeys(joints, 0)
    for joint in reversed(tuple(joints)):
        target = graph.links[joint].target
        if target in nesting:
            nesting[target] = max(nesting[target], nesting[joint] + 1)
    return nesting


def _legs(
    graph: DebateGraph, links: Sequence[Id], joints: Mapping[Id, tuple[Id, ...]], back: frozenset[Edge]
) -> Iterator[Leg]:
    """Yield the legs of each link: one where it has no joint, else one from each premise and one onwards."""
    for id_ in links:
        link = graph.links[id_]
        if id_ in joints:
            yield from (Leg(id_, link.relation, premise, id_) for premise in link.premises)
            yield Leg(id_, link.relation, id_, link.target, (link.premises[0], link.target) in back)
        else:
            yield Leg(id_, link.relation, link.premises[0], link.target, (link.premises[0], link.target) in back)

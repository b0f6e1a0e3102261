"""The resolved graph of one debate, as a frozen value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, count
from operator import attrgetter, contains
from types import MappingProxyType
from typing import NamedTuple

from argmap.graph.link import Link
from argmap.graph.sides import Side, sides
from argmap.model import Citation, Claim, Debate, Id, Relation, Source
from argmap.problem import Where

Pairs = tuple[tuple[int, int], ...]

_TEXT, _LABEL = attrgetter("text"), attrgetter("label")
_SOURCES = attrgetter("sources")
_PREMISES, _TARGET = attrgetter("premises"), attrgetter("target")


class _Numbered(NamedTuple):
    """The graph in numbers, for whoever has to be quick."""

    number: Mapping[Id, int]
    joints: tuple[Link, ...]
    objections: Pairs
    reasons: Pairs


@dataclass(frozen=True)
class DebateGraph:
    """The resolved graph of one debate; all mappings keep the author's order and are read-only.

    `claims` holds the positions first. `into` gives the links that answer a claim or link, `out_of`
    those that a claim is a premise of; `into` holds an entry for every claim and link, `out_of` for
    every claim. `aliases` maps former ids (`was`) to today's. Links of relation `about` are listed
    like all others; reasoning leaves them out.
    """

    debate: Debate
    claims: Mapping[Id, Claim]
    links: Mapping[Id, Link]
    into: Mapping[Id, tuple[Id, ...]]
    out_of: Mapping[Id, tuple[Id, ...]]
    aliases: Mapping[Id, Id]

    @cached_property
    def positions(self) -> tuple[Id, ...]:
        """The ids of the declared positions."""
        # Of two with one id there is one here; a rule names the other.
        return tuple(dict.fromkeys(position.id for position in self.debate.positions))

    @cached_property
    def roots(self) -> tuple[Id, ...]:
        """The tops of the map: the positions, or without any the claims that answer nothing."""
        if self.positions:
            return self.positions
        return tuple(claim for claim in self.claims if next(self.answers(claim), None) is None)

    @cached_property
    def sides(self) -> Mapping[Id, Side]:
        """The side of every claim and link, derived from the nearest roots that its links lead to.

        A neutral one has the empty side.
        """
        found = sides(self.roots, self.into, self.links)
        return MappingProxyType({node: found.get(node, ()) for node in self.into})

    @cached_property
    def themes(self) -> tuple[str, ...]:
        """The themes: the described ones, then others in the order in which claims name them."""
        described = [theme.id for theme in self.debate.themes]
        named = chain.from_iterable(claim.themes for claim in self.claims.values())
        return tuple(dict.fromkeys(chain(described, named)))

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """What every position and claim says, in the author's order, those that share an id too."""
        return (*map(_TEXT, self.debate.positions), *map(_TEXT, self.debate.claims))

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """The labels of positions and claims, of those that have one."""
        return tuple(
            filter(None, (*map(_LABEL, self.debate.positions), *map(_LABEL, self.debate.claims)))
        )

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """The titles of all sources."""
        return tuple([source.title for _, source in self.sources])

    @cached_property
    def words(self) -> str:
        """All texts, labels and titles of sources, a line each.

        Where a sign is in none of them one look shows it.
        """
        return "\n".join((*self.texts, *self.labels, *self.titles))

    @cached_property
    def is_downward(self) -> bool:
        """Whether each claim stands below whatever it answers, as in most debates.

        Then nothing goes in a circle.
        """
        place = dict(zip(self.claims, count(), strict=False))
        for link in self.links.values():
            if link.relation is Relation.UNDERCUTS:
                # An undercut attacks a link, which stands where its first premise is written.
                place[link.target] = place[self.links[link.target].premises[0]]
        for link in self.links.values():
            above = place[link.target]
            for premise in link.premises:
                if place[premise] <= above:
                    return False
        return True

    @cached_property
    def loops(self) -> tuple[Link, ...]:
        """The links that lead from a claim to itself."""
        links = tuple(self.links.values())
        # The usual case, told without a line of Python for each link.
        if not any(map(contains, map(_PREMISES, links), map(_TARGET, links))):
            return ()
        return tuple([link for link in links if link.target in link.premises])

    @cached_property
    def cited(self) -> tuple[Citation | Source, ...]:
        """What all positions and claims cite, with the sources that they hold inline."""
        return tuple(
            chain.from_iterable(map(_SOURCES, (*self.debate.positions, *self.debate.claims)))
        )

    @cached_property
    def sources(self) -> tuple[tuple[Where, Source], ...]:
        """Every source with its path: those of `sources:`, then those that claims hold inline."""
        declared = [
            (("sources", number), source) for number, (_, source) in enumerate(self.debate.sources)
        ]
        inline: list[tuple[Where, Source]] = []
        # Most debates hold their sources in one list: nobody then walks through all claims.
        if set(map(type, self.cited)) <= {Citation}:
            return tuple(declared)
        for part, claims in (("positions", self.debate.positions), ("claims", self.debate.claims)):
            for number, claim in enumerate(claims):
                for place, source in enumerate(claim.sources):
                    if isinstance(source, Source):
                        inline.append(((part, number, "sources", place), source))
        return (*declared, *inline)

    @cached_property
    def reasoned(self) -> tuple[Link, ...]:
        """The links that take part in the reasoning: all but `about`."""
        return tuple(link for link in self.links.values() if link.relation is not Relation.ABOUT)

    @cached_property
    def undercut_steps(self) -> Mapping[Id, tuple[Link, ...]]:
        """The steps of each claim that somebody undercuts, in the author's order.

        A claim without any has no entry.
        """
        undercut = {
            link.target for link in self.links.values() if link.relation is Relation.UNDERCUTS
        }
        found: dict[Id, list[Link]] = {}
        # In a debate without undercuts nobody walks through its links for them.
        for link in self.reasoned if undercut else ():
            if link.id in undercut:
                for premise in link.premises:
                    found.setdefault(premise, []).append(link)
        return MappingProxyType({claim: tuple(steps) for claim, steps in found.items()})

    @property
    def joints(self) -> tuple[Link, ...]:
        """The links that are more than an arrow.

        They have several premises, or are undercut.
        """
        return self._numbered.joints

    @property
    def number(self) -> Mapping[Id, int]:
        """The claims by number in the author's order, and after them the joints."""
        return self._numbered.number

    @property
    def objections(self) -> Pairs:
        """Every rebuttal and undercut as the numbers of its node and its target.

        A joint is its own node; any other link is known by its one premise.
        """
        return self._numbered.objections

    @property
    def reasons(self) -> Pairs:
        """Every support as the numbers of its node and its target, as in `objections`."""
        return self._numbered.reasons

    @cached_property
    def _numbered(self) -> _Numbered:
        """Number claims, joints and links in one pass.

        Undercuts wait for it, since any link may be their target.
        """
        supports, rebuts, undercuts = Relation.SUPPORTS, Relation.REBUTS, Relation.UNDERCUTS
        number = dict(zip(self.claims, count(), strict=False))
        undercut = {link.target for link in self.links.values() if link.relation is undercuts}
        joints: list[Link] = []
        objections: list[tuple[int, int]] = []
        reasons: list[tuple[int, int]] = []
        cuts: list[tuple[int, Id]] = []
        # Unpacked at once: to ask each of thousands of links for its fields takes longer.
        for id_, relation, premises, target, _weight, _note, _where in self.links.values():
            if len(premises) > 1 or id_ in undercut:
                joints.append(self.links[id_])
                node = number[id_] = len(number)
            else:
                node = number[premises[0]]
            if relation is supports:
                reasons.append((node, number[target]))
            elif relation is rebuts:
                objections.append((node, number[target]))
            elif relation is undercuts:
                cuts.append((node, target))
        # Only now every link has its number: an undercut may be written before its target.
        objections += ((node, number[target]) for node, target in cuts)
        return _Numbered(number, tuple(joints), tuple(objections), tuple(reasons))

    def answers(self, claim: Id) -> Iterator[Link]:
        """Yield the links that the claim is a premise of, `about` left out."""
        return self._reasoned(self.out_of[claim])

    def replies(self, target: Id) -> Iterator[Link]:
        """Yield the links that answer the claim or link, `about` left out."""
        return self._reasoned(self.into[target])

    def _reasoned(self, links: tuple[Id, ...]) -> Iterator[Link]:
        return (
            link
            for link in map(self.links.__getitem__, links)
            if link.relation is not Relation.ABOUT
        )

    def current(self, id_: Id) -> Id | None:
        """Return today's id of a claim for an id or a former one, None where neither is known."""
        return id_ if id_ in self.claims else self.aliases.get(id_)

    def claim_of(self, node: Id) -> Id:
        """Return the claim that a claim or link finally leads to, followed through undercuts.

        Undercuts in a ring lead to no claim: there it is the first premise of the last link before
        the ring closes.
        """
        seen = dict[Id, None]()
        while node in self.links and node not in seen:
            seen[node] = None
            node = self.links[node].target
        if node in self.links:
            return self.links[next(reversed(seen))].premises[0]
        return node

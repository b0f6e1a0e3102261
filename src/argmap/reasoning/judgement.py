"""What follows from a graph under a supposition: labels, verdicts and tallies, as frozen values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

from argmap.graph import DebateGraph, Link
from argmap.model import Id, Relation
from argmap.reasoning.circular import Closing, Knot, circular, knots
from argmap.reasoning.contest import answered, fought_over, rebutted
from argmap.reasoning.flattening import Flattening
from argmap.reasoning.loops import Loops, loops
from argmap.reasoning.supposing import Supposition


class Label(StrEnum):
    """A grounded label (Dung 1995; Caminada 2006)."""

    IN = "in"
    OUT = "out"
    UNDECIDED = "undec"


class Verdict(StrEnum):
    """What is said of a claim; `words` holds the only sentences for it."""

    STANDS = "stands"
    UNANSWERED = "unanswered"
    REASONS_FELL = "reasons-fell"
    UNSETTLED = "unsettled"
    CIRCULAR = "circular"
    SWITCHED_OFF = "switched-off"
    ACCEPTED = "accepted"
    OUT_OF_CASE = "out-of-case"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many reasons for and against a position are given, and how many of them stand."""

    reasons_for: int
    for_standing: int
    reasons_against: int
    against_standing: int


@dataclass(frozen=True)
class Judgement:
    """A judged debate. Positions are in `labels` and `tallies`, never in `verdicts`.

    `flattening` is the framework that was labelled; `ranks` gives each of its arguments a number:
    odd = in, even = out, 0 = undecided (see `grounded.Labelling`). All else follows from these, and
    is worked out when asked for.
    """

    graph: DebateGraph
    supposition: Supposition
    flattening: Flattening
    ranks: tuple[int, ...]
    verdicts: Mapping[Id, Verdict]

    @cached_property
    def labels(self) -> Mapping[Id, Label]:
        """The label of every claim, position and link, `about` left out.

        A link is in when its node stands.
        """
        labels = {
            claim: self.label(node)
            # The claims are the first of the arguments.
            for claim, node in zip(self.graph.claims, range(len(self.ranks)), strict=False)
        }
        labels |= {link.id: self.label(self.node(link)) for link in self.graph.reasoned}
        return MappingProxyType(labels)

    @cached_property
    def unobjected(self) -> frozenset[Id]:
        """The claims that stand and that nothing here objects to directly.

        It does not matter what is said of their steps and reasons. What is set aside, by the case
        or a what-if, does not object here: such a claim is not answered either.
        """
        standing = frozenset(
            claim for claim, verdict in self.verdicts.items() if verdict is Verdict.STANDS
        )
        return standing - self.answered

    @cached_property
    def unchallenged(self) -> frozenset[Id]:
        """The claims that stand and that nobody disputes in any way.

        Nobody objects to them or to their steps, and nobody fought over their grounds. One that has
        lost all its reasons, and stands because the map assumes it, is not among them.
        """
        return frozenset(
            claim
            for claim in self.unobjected
            if not rebutted(self.graph, claim)
            and claim not in self.fought_over
            and not self._step_undercut(claim)
            and not self.reasonless(claim)
        )

    @cached_property
    def answered(self) -> frozenset[Id]:
        """The claims that stand and to which somebody objected and was answered.

        It is not enough that objections are set aside.
        """
        return frozenset(
            claim
            for claim, verdict in self.verdicts.items()
            if verdict is Verdict.STANDS and not all(map(self.set_aside, self.objections(claim)))
        )

    @cached_property
    def fought_over(self) -> frozenset[Id]:
        """The claims and positions below which something was rebutted or undercut."""
        return fought_over(self.graph)

    def reasonless(self, claim: Id) -> bool:
        """Tell whether reasons are given for a claim and none of them stands."""
        reasons = self.reasons(claim)
        return bool(reasons) and not any(map(self.stands, reasons))

    @cached_property
    def steps_of(self) -> Mapping[Id, tuple[int, int]]:
        """How many of a claim's steps an undercut that stands attacks, and how many it takes.

        Of those that take any. Worked out once for all: a claim may be told in as many places as it
        has steps.
        """
        links = self.graph.reasoned
        attacked = {
            link.target
            for link in links
            if link.relation is Relation.UNDERCUTS and self.stands(link)
        }
        found: dict[Id, tuple[int, int]] = {}
        for link in links:
            for premise in link.premises:
                disputed, taken = found.get(premise, (0, 0))
                found[premise] = (disputed + (link.id in attacked), taken + 1)
        return MappingProxyType(found)

    def _step_undercut(self, claim: Id) -> bool:
        return claim in self.graph.undercut_steps

    @cached_property
    def tallies(self) -> Mapping[Id, Tally]:
        """The tally of every position."""
        return MappingProxyType(
            {
                position: self.tally(position, lambda node: bool(self.ranks[node] & 1))
                for position in self.graph.positions
            }
        )

    @cached_property
    def unanswered(self) -> tuple[Id, ...]:
        """The rebuttals and undercuts whose node is in, by link id, in the author's order."""
        return tuple(
            link.id
            for link in self.graph.reasoned
            if link.relation is not Relation.SUPPORTS and self.stands(link)
        )

    @cached_property
    def ids(self) -> tuple[Id, ...]:
        """The claims by their number in the framework."""
        return tuple(self.graph.claims)

    @cached_property
    def out_of_case(self) -> frozenset[Id]:
        """The claims and positions that the chosen case leaves out."""
        return frozenset(self.flattening.out_of_case)

    @cached_property
    def circular(self) -> frozenset[int]:
        """The claims and positions that go in a circle, by number."""
        return circular(self.graph, self.flattening, self.ranks)

    @cached_property
    def loops(self) -> Loops:
        """The loops of reasons that the circular claims are in, or rest on."""
        return loops(self.flattening, self.ranks, self.circular)

    @cached_property
    def _off(self) -> frozenset[Id]:
        """The claims and positions that are switched off or out of the case."""
        return frozenset(self.flattening.off)

    @cached_property
    def _unsourced_positions(self) -> frozenset[Id]:
        """The positions that fall without any reason given or any objection that stands.

        Those that are switched off are not among them.
        """
        return frozenset(
            position
            for position, tally in self.tallies.items()
            if position not in self._off
            and self.is_out(self.flattening.number[position])
            and not tally.reasons_for
            and not tally.against_standing
        )

    @cached_property
    def _knots(self) -> Mapping[int, Knot]:
        return knots(self.graph, self.flattening, self.ranks)

    @cached_property
    def _answered(self) -> frozenset[int]:
        return answered(self.flattening, self.ranks)

    def tie(self, claim: Id) -> tuple[tuple[Id, ...], tuple[Id, ...]] | None:
        """Return whom an undecided claim depends on.

        Who is objected to, and who objects, neither being decided. A side that is a joint link is
        told by its premises. None for a claim that is decided or goes in a circle.
        """
        found = self._knots.get(self.flattening.number[claim])
        if found is None or found.tie is None:
            return None
        one, other = map(self.premises, found.tie)
        return one, other

    def closing(self, claim: Id) -> Closing | None:
        """Return where the way from an undecided claim closes; None for a claim that is decided."""
        found = self._knots.get(self.flattening.number[claim])
        return found.closing if found else None

    def premises(self, node: int) -> tuple[Id, ...]:
        """Return the claims that an argument is about.

        Those a joint link rests on, in the author's order, else one.
        """
        flattening = self.flattening
        if flattening.joint(node):
            return self.graph.joints[node - flattening.first_joint].premises
        if node >= flattening.first_lack:
            return (flattening.framework.arguments[node][:-1],)
        return tuple(self.ids[premise] for premise in flattening.premises(node))

    def objections(self, target: Id) -> tuple[Link, ...]:
        """Return the rebuttals of a claim, or the undercuts of a link, in the author's order."""
        return tuple(
            link for link in self.graph.replies(target) if link.relation is not Relation.SUPPORTS
        )

    def reasons(self, claim: Id) -> tuple[Link, ...]:
        """Return the supports of a claim, in the author's order."""
        return tuple(
            link for link in self.graph.replies(claim) if link.relation is Relation.SUPPORTS
        )

    def stands(self, link: Link) -> bool:
        """Tell whether the node of a link is in."""
        return bool(self.ranks[self.node(link)] & 1)

    def set_aside(self, link: Link) -> bool:
        """Tell whether a link is out though nobody has answered it.

        A premise is switched off, out of the case, or without a source it needs. So is one that has
        lost only by such a claim what it rests on: nobody has answered it.
        """
        node = self.node(link)
        if not self.is_out(node):
            return False
        if any(premise in self._off or self.unsourced(premise) for premise in link.premises):
            return True
        return node not in self._answered

    def unsourced(self, claim: Id) -> bool:
        """Tell whether a claim or position falls only because no source is given for it."""
        if claim not in self.verdicts:
            return claim in self._unsourced_positions
        return self.verdicts.get(claim) is Verdict.REASONS_FELL and not self.reasons(claim)

    def undecided(self, link: Link) -> bool:
        """Tell whether the node of a link is undecided."""
        return not self.ranks[self.node(link)]

    def node(self, link: Link) -> int:
        """Return the number of the argument that represents a link."""
        number = self.flattening.number
        return number[link.id] if link.id in number else number[link.premises[0]]

    def label(self, node: int) -> Label:
        """Return the label of an argument by its number."""
        rank = self.ranks[node]
        return Label.IN if rank & 1 else Label.OUT if rank else Label.UNDECIDED

    def is_out(self, node: int) -> bool:
        """Tell whether an argument is out, by its number."""
        rank = self.ranks[node]
        return rank > 0 and not rank & 1

    def tally(self, position: Id, stands: Callable[[int], bool]) -> Tally:
        """Return the tally of a position; `stands` says of an argument, by number, if it is in."""
        standing = {True: [0, 0], False: [0, 0]}
        for link in self.graph.replies(position):
            counts = standing[link.relation is Relation.SUPPORTS]
            counts[0] += 1
            counts[1] += stands(self.node(link))
        return Tally(*standing[True], *standing[False])


class Holds(StrEnum):
    """On which consistent readings, the preferred extensions (Dung 1995), a claim holds."""

    EVERY = "every"
    SOME = "some"
    REJECTED = "rejected"
    """It is out on every reading."""
    OPEN = "open"
    """It holds on none, and is not out on every one: on some it is settled neither way."""
    UNDECIDED = "undecided"
    """The search for readings ended before this was known."""


class Limit(StrEnum):
    """What ended the search for readings before it was through."""

    CONFLICTS = "conflict-limit"
    ATTACKS = "size-limit"
    SECONDS = "time-limit"


@dataclass(frozen=True, slots=True)
class Reading:
    """On which consistent readings an unsettled claim holds.

    `limit` says why that is not known, where it is not. `either` names, for a claim that holds on
    both of two readings, a claim that holds on the first of them alone, and one that holds on the
    second alone: the nearest there are. It is None where there are more readings, or other ones.
    """

    holds: Holds
    limit: Limit | None = None
    either: tuple[Id, Id] | None = None

"""Readings of claims that little leads to, found at once by trying every labelling.

What a claim's readings are depends only on what leads to it (Baroni & Giacomin 2007), and that is
mostly a tie of two or three claims. So nobody has to ask for these, and no solver is started for
them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple

from argmap.model import Id
from argmap.reasoning.framework import inverse, restriction
from argmap.reasoning.grounded import ranks
from argmap.reasoning.judgement import Holds, Judgement, Reading, Verdict
from argmap.reasoning.undecided import Undecided, undecided

NEAR = 24
"""So many undecided arguments may lead to a claim, itself counted."""
MOST_TRIALS = 500
"""Labels that are tried for one claim and what leads to it; a tie takes three."""
MOST_TRIALS_IN_ALL = 20_000
"""The same for a whole debate, about a second; what comes after that has no reading here."""

_DECIDED = (Reading(Holds.REJECTED), Reading(Holds.EVERY))
"""The reading of what is out, and of what is in, once circular claims are switched off."""


class _Bits(NamedTuple):
    """Sets of arguments as the bits of a number: those that are in, out and undecided.

    Others have no label yet.
    """

    inside: int = 0
    outside: int = 0
    undecided: int = 0


Extensions = Collection[_Bits]


def near_readings(judgement: Judgement) -> Mapping[Id, Reading]:
    """Return the readings of the unsettled claims that little leads to, in the author's order.

    At most 24 undecided arguments may. They are those that `readings` finds. O(arguments + attacks)
    and a limited number of trials.
    """
    unsettled = [
        claim for claim, verdict in judgement.verdicts.items() if verdict is Verdict.UNSETTLED
    ]
    if not unsettled:
        return MappingProxyType({})
    rest = undecided(judgement)
    search = _Nearby(judgement, rest)
    found = decided(rest) | {rest.arguments[place]: reading for place, reading in search.readings()}
    number = judgement.flattening.number
    return MappingProxyType(
        {claim: found[number[claim]] for claim in unsettled if number[claim] in found}
    )


def near_reading(judgement: Judgement, claim: Id) -> Reading | None:
    """Return the reading of one unsettled claim.

    None for any other one, and for one that much leads to. Looks at nothing but what leads to the
    claim.
    """
    if judgement.verdicts.get(claim) is not Verdict.UNSETTLED:
        return None
    node = judgement.flattening.number[claim]
    cone = _undecided_cone(judgement, node)
    if cone is None:
        return None
    attackers = restriction(judgement.flattening.attackers, cone)
    for place, argument in enumerate(cone):
        if argument in judgement.circular:  # a new argument that nothing attacks switches it off
            attackers[place].append(len(attackers))
            attackers.append([])
    # What the circular claims alone had kept undecided is decided by that.
    settled = ranks(inverse(attackers), map(len, attackers))
    if settled[0]:  # the claim itself is the first of its cone
        return _DECIDED[settled[0] & 1]
    still_open = [place for place in range(len(cone)) if not settled[place]]
    arguments = [cone[place] for place in still_open]
    rest = Undecided(judgement.ranks, arguments, restriction(attackers, still_open))
    return dict(_Nearby(judgement, rest).readings()).get(0)


def _undecided_cone(judgement: Judgement, node: int) -> list[int] | None:
    """Return the undecided arguments that lead to one, itself first; None where they are too many.

    What leads to a circular claim is left out: it is switched off.
    """
    found = [node]
    seen = {node}
    for argument in found:
        if argument in judgement.circular:
            continue
        for attacker in judgement.flattening.attackers[argument]:
            if attacker not in seen and not judgement.ranks[attacker]:
                seen.add(attacker)
                found.append(attacker)
        if len(found) > NEAR:
            return None
    return found


def decided(rest: Undecided) -> dict[int, Reading]:
    """Return the readings of what is decided once circular claims are switched off."""
    return {argument: _DECIDED[rank & 1] for argument, rank in enumerate(rest.ranks) if rank}


class _Nearby:
    """Looks at parts of what is undecided, those that nothing rests on first.

    They hold what leads to them.
    """

    def __init__(self, judgement: Judgement, rest: Undecided) -> None:
        self._claims = judgement.flattening.first_joint
        self._ids = judgement.ids
        self._rest = rest
        self._left = MOST_TRIALS_IN_ALL

    def readings(self) -> Iterator[tuple[int, Reading]]:
        """Yield the reading of each argument that little leads to, by its place.

        One may come several times.
        """
        known: set[int] = set()
        for number in reversed(range(len(self._rest.parts))):
            if number in known or self._left <= 0:
                continue
            cone = self._cone(number)
            if cone is None:
                continue
            places = sorted(chain.from_iterable(self._rest.parts[part] for part in cone))
            extensions = self._preferred(places)
            if extensions is not None:
                # Nothing outside bears on a cone, so its readings are those of the whole debate.
                known.update(cone)
                yield from self._readings_on(extensions, places)

    def _cone(self, number: int) -> Collection[int] | None:
        """Return the parts that lead to one, itself among them.

        None where they hold too many arguments.
        """
        parts = self._rest.parts
        size = len(parts[number])
        reached = {number: None}
        waiting = [number]
        while waiting and size <= NEAR:
            for other in self._rest.attacked_by[waiting.pop()]:
                if other not in reached:
                    reached[other] = None
                    size += len(parts[other])
                    waiting.append(other)
        return reached if size <= NEAR else None

    def _preferred(self, places: Sequence[int]) -> Extensions | None:
        """Return the largest complete labellings of a cone.

        None where too many labels had to be tried.
        """
        bit = {place: 1 << number for number, place in enumerate(places)}
        attackers = [_bits(bit, set(self._rest.attackers[place])) for place in places]
        complete: list[_Bits] = []
        waiting = [_Bits()]
        trials = 0
        while waiting:
            trials += 1
            self._left -= 1
            if trials > MOST_TRIALS or self._left <= 0:
                return None
            followed = _followed(attackers, waiting.pop())
            if followed is not None:
                choices = list(_choices(attackers, followed))
                waiting += choices
                # Nothing is without a label any more.
                if not choices:
                    complete.append(followed)
        return _largest(complete)

    def _readings_on(
        self, extensions: Extensions, places: Sequence[int]
    ) -> Iterator[tuple[int, Reading]]:
        for number, place in enumerate(places):
            holds = _holds(extensions, 1 << number)
            either = None
            if holds is Holds.EVERY and self._is_claim(place):
                either = self._either(places, extensions, place)
            yield place, Reading(holds, either=either)

    def _is_claim(self, place: int) -> bool:
        return self._rest.arguments[place] < self._claims

    def _either(
        self, places: Sequence[int], extensions: Extensions, place: int
    ) -> tuple[Id, Id] | None:
        """Return the nearest claims that tell apart the two readings of what leads to a claim.

        There are none where there are more readings than two, or where one holds all of the other.
        """
        nearest = self._nearest(place)
        bit = {one: 1 << number for number, one in enumerate(places)}
        own = _bits(bit, nearest)
        readings = {extension.inside & own for extension in extensions}
        if len(readings) != 2:
            return None
        one, other = readings
        telling: list[int] = []
        for alone in (one & ~other, other & ~one):
            claims = [near for near in nearest if bit[near] & alone and self._is_claim(near)]
            if not claims:
                return None
            telling.append(self._rest.arguments[claims[0]])
        first, second = sorted(telling)
        return self._ids[first], self._ids[second]

    def _nearest(self, place: int) -> list[int]:
        """Return what leads to an argument, nearest first."""
        found = [place]
        seen = {place}
        for one in found:
            for attacker in self._rest.attackers[one]:
                if attacker not in seen:
                    seen.add(attacker)
                    found.append(attacker)
        return found


def _bits(bit: Mapping[int, int], places: Collection[int]) -> int:
    """Return a set of arguments, each once, as one number."""
    return sum(bit[place] for place in places)


def _largest(complete: Sequence[_Bits]) -> Extensions:
    """Return the preferred among complete labellings: no other one holds all of them, and more."""
    preferred = []
    for one in complete:
        larger = (other for other in complete if _within(one, other))
        if not any(larger):
            preferred.append(one)
    return preferred


def _holds(extensions: Extensions, bit: int) -> Holds:
    inside = [extension.inside & bit for extension in extensions]
    if all(inside):
        return Holds.EVERY
    if any(inside):
        return Holds.SOME
    if all(extension.outside & bit for extension in extensions):
        return Holds.REJECTED
    return Holds.OPEN


def _within(one: _Bits, other: _Bits) -> bool:
    """Tell whether all that is in on one labelling is in on another one, and more."""
    return one.inside != other.inside and one.inside & other.inside == one.inside


def _choices(attackers: Sequence[int], labels: _Bits) -> Iterator[_Bits]:
    """Yield the labels with one argument more, in, out and undecided.

    It is the most attacked one of those that have no label.
    """
    inside, outside, undecided_ones = labels
    labelled = inside | outside | undecided_ones
    free = [number for number in range(len(attackers)) if not labelled >> number & 1]
    if free:
        # What is attacked most decides most of what follows, so that few trials are needed.
        one = 1 << max(free, key=lambda number: attackers[number].bit_count())
        yield _Bits(inside | one, outside, undecided_ones)
        yield _Bits(inside, outside | one, undecided_ones)
        yield _Bits(inside, outside, undecided_ones | one)


def _followed(attackers: Sequence[int], labels: _Bits) -> _Bits | None:
    """Return what follows from some labels.

    None where they contradict what a complete labelling is (Caminada 2006).
    """
    before = None
    inside, outside, undecided_ones = labels
    while before != (inside, outside, undecided_ones):
        before = (inside, outside, undecided_ones)
        inside, outside, undecided_ones = _passed_on(attackers, before)
        if inside & outside or inside & undecided_ones or outside & undecided_ones:
            return None
    return _Bits(inside, outside, undecided_ones)


def _passed_on(attackers: Sequence[int], labels: tuple[int, int, int]) -> tuple[int, int, int]:
    """Return the labels after each argument has asked once what its attackers are."""
    inside, outside, undecided_ones = labels
    for number, ones in enumerate(attackers):
        one = 1 << number
        if ones & inside:
            outside |= one
        elif not ones & ~outside:
            inside |= one
        elif not ones & ~(outside | undecided_ones):
            undecided_ones |= one
        if one & inside:  # also one that was only tried: its attackers have to be out
            outside |= ones
    return inside, outside, undecided_ones

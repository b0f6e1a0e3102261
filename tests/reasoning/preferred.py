"""Preferred extensions by brute force: all complete labellings are tried (Caminada 2006), and the largest are kept."""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple


class Labels(NamedTuple):
    """Sets of arguments as the bits of a number: those that are in, out and undecided; the others have no label yet."""

    inside: int = 0
    outside: int = 0
    undecided: int = 0


def preferred(attackers: Sequence[Sequence[int]]) -> list[frozenset[int]]:
    """Return the preferred extensions, given by whom each argument is attacked."""
    bits = [sum(1 << one for one in set(ones)) for ones in attackers]
    islands = [largest(bits, island) for island in hanging_together(attackers)]
    return [frozenset().union(*parts) for parts in product(*islands)]


def hanging_together(attackers: Sequence[Sequence[int]]) -> list[list[int]]:
    """Return the arguments in islands: no attack leads from one to another."""
    island = list(range(len(attackers)))
    for other, ones in enumerate(attackers):
        for one in ones:
            joined = {island[one], island[other]}
            island = [min(joined) if number in joined else number for number in island]
    return [
        [place for place, number in enumerate(island) if number == first]
        for first in sorted(set(island))
    ]


def largest(bits: Sequence[int], island: Sequence[int]) -> list[frozenset[int]]:
    """Return the largest sets that are in on a complete labelling of an island."""
    found = {labels.inside for labels in complete(bits, island, Labels())}
    kept = [one for one in found if not any(one != other and one & other == one for other in found)]
    return [frozenset(place for place in island if one >> place & 1) for one in kept]


def complete(bits: Sequence[int], island: Sequence[int], labels: Labels) -> Iterator[Labels]:
    """Yield the complete labellings that extend some labels: first what follows from these, then every choice."""
    followed = follow(bits, island, labels)
    if followed is None:
        return
    inside, outside, undecided = followed
    labelled = inside | outside | undecided
    free = [place for place in island if not labelled >> place & 1]
    if not free:
        yield followed
        return
    one = 1 << max(free, key=lambda place: bits[place].bit_count())
    yield from complete(bits, island, Labels(inside | one, outside, undecided))
    yield from complete(bits, island, Labels(inside, outside | one, undecided))
    yield from complete(bits, island, Labels(inside, outside, undecided | one))


def follow(bits: Sequence[int], island: Sequence[int], labels: Labels) -> Labels | None:
    """Return what follows from some labels, None where they contradict the definition of a complete labelling."""
    inside, outside, undecided = labels
    before = None
    while before != (inside, outside, undecided):
        before = (inside, outside, undecided)
        for place in island:
            one, attackers = 1 << place, bits[place]
            if attackers & inside:
                outside |= one
            elif not attackers & ~outside:
                inside |= one
            elif not attackers & ~(outside | undecided):
                undecided |= one
            if one & inside:
                outside |= attackers
        if inside & outside or inside & undecided or outside & undecided:
            return None
    return Labels(inside, outside, undecided)

"""Abstract argumentation frameworks (Dung 1995): arguments, and which attacks which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Self


@dataclass(frozen=True)
class Framework:
    """Arguments by name, and for each the numbers of its attackers, in a fixed order.

    Nobody changes the lists.
    """

    arguments: Sequence[str]
    attackers: Sequence[Sequence[int]]

    @classmethod
    def parse(cls, attacks: str) -> Self:
        """Return the framework of attacks such as `"c -> b, b -> a"`, in order of appearance.

        An argument alone is one that may be attacked by nobody.

        >>> Framework.parse("b -> a, c")
        Framework(arguments=('b', 'a', 'c'), attackers=([], [0], []))
        """
        number: dict[str, int] = {}
        pairs: list[tuple[int, int]] = []
        for attack in filter(None, map(str.strip, attacks.split(","))):
            ends = [number.setdefault(end.strip(), len(number)) for end in attack.split("->")]
            pairs += pairwise(ends)
        attackers: tuple[list[int], ...] = tuple([] for _ in number)
        for attacker, attacked in pairs:
            attackers[attacked].append(attacker)
        return cls(tuple(number), attackers)


def inverse(attacks: Sequence[Sequence[int]]) -> list[list[int]]:
    """Return by whom each argument is attacked where whom it attacks is given, or the reverse.

    >>> inverse([[1, 2], [2], []])
    [[], [0], [0, 1]]
    """
    other_way: list[list[int]] = [[] for _ in attacks]
    for one, others in enumerate(attacks):
        for other in others:
            other_way[other].append(one)
    return other_way


def restriction(
    attackers: Sequence[Sequence[int]] | Mapping[int, Sequence[int]], arguments: Sequence[int]
) -> list[list[int]]:
    """Return the attacks between some arguments alone, all by their places in that list.

    >>> restriction([[2], [0], [0, 1]], [0, 2])
    [[1], [0]]
    """
    place = {argument: number for number, argument in enumerate(arguments)}
    found = []
    for argument in arguments:
        attacking = attackers[argument]
        found.append([place[one] for one in attacking if one in place])
    return found

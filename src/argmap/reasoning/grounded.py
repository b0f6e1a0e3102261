"""The grounded labelling.

What stands when every objection has to be answered and nothing is taken on trust.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from argmap.reasoning.framework import Framework, inverse


@dataclass(frozen=True)
class Labelling:
    """Who is accepted, and how deep the reason lies.

    `ranks` holds a number per argument (Modgil & Caminada 2009). Odd: in; an unattacked argument
    has rank 1, another one more than its highest attacker. Even: out, one more than its lowest `in`
    attacker. 0: undecided.
    """

    framework: Framework
    ranks: Sequence[int]

    @property
    def accepted(self) -> tuple[str, ...]:
        """The arguments that are in, in the framework's order."""
        return tuple(
            name
            for name, rank in zip(self.framework.arguments, self.ranks, strict=True)
            if rank & 1
        )


def grounded(framework: Framework) -> Labelling:
    """Return the labelling that accepts as little as it can (Dung 1995).

    It is unique, and possibly all undecided. Runs in O(arguments + attacks): each argument waits
    for the number of its attackers that are not out. Arguments are labelled in the order of their
    ranks.

    >>> grounded(Framework.parse("c -> b, b -> a")).accepted
    ('c', 'a')
    """
    attacked = inverse(framework.attackers)
    return Labelling(framework, ranks(attacked, map(len, framework.attackers)))


def ranks(attacked: Sequence[Sequence[int]], attackers: Iterable[int]) -> list[int]:
    """Return the rank of each argument in the grounded labelling.

    It takes whom each argument attacks, and by how many each is attacked.
    """
    waiting = list(attackers)
    found = [0] * len(waiting)
    # Level by level, so that each argument gets the least rank that it can have: an explanation
    # may then follow ranks downwards and is sure to end.
    rank = 1
    level = [argument for argument, count in enumerate(waiting) if not count]
    while level:
        reinstated: list[int] = []
        for accepted in level:
            found[accepted] = rank
            for fallen in attacked[accepted]:
                # An argument falls once, to its first attacker that is in: that gives the least
                # rank.
                if not found[fallen]:
                    found[fallen] = rank + 1
                    for other in attacked[fallen]:
                        waiting[other] -= 1
                        if not waiting[other]:
                            reinstated.append(other)
        level = reinstated
        rank += 2
    return found

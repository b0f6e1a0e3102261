"""Debates that are nothing but objections: attack graphs (Dung 1995), one claim for each argument."""

import random
from collections.abc import Iterable, Sequence

from argmap.graph import graph
from argmap.model import Claim, Debate
from argmap.reasoning import Judgement, judge


def judged_attacks(arguments: int, attacks: Iterable[tuple[int, int]]) -> Judgement:
    """Return the judgement of a debate whose claim `c-1` rebuts `c-2` for each attack (1, 2)."""
    rebutted: list[list[str]] = [[] for _ in range(arguments)]
    for one, other in attacks:
        rebutted[one].append(f"c-{other}")
    claims = tuple(
        Claim.model_validate({"id": f"c-{n}", "text": "C.", "rebuts": r})
        for n, r in enumerate(rebutted)
    )
    return judge(graph(Debate(title="Attacks", question="Who holds?", claims=claims))[0])


def random_attacks(seed: int, most: int) -> tuple[int, list[tuple[int, int]]]:
    """Return a number of arguments, at most so many, and attacks between them, some of them mutual."""
    chance = random.Random(seed)
    arguments = chance.randint(2, most)
    density, mutual = chance.choice(((1.0, 0.6), (1.3, 0.3), (1.6, 0.2), (2.0, 0.0), (2.5, 0.0)))
    found: dict[tuple[int, int], None] = {}
    for _ in range(int(density * arguments)):
        one, other = chance.sample(range(arguments), 2)
        found[one, other] = None
        if chance.random() < mutual:
            found[other, one] = None
    return arguments, list(found)


def attackers_of(judgement: Judgement, off: Iterable[int] = ()) -> list[list[int]]:
    """Return by whom each argument of a judgement is attacked, with some claims switched off by further arguments."""
    attackers: list[Sequence[int]] = list(judgement.flattening.framework.attackers)
    found = [list(ones) for ones in attackers]
    for claim in off:
        found[claim].append(len(found))
        found.append([])
    return found

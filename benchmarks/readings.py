"""Readings within their time limit, and how long they take where they can be found.

The first lines give a search less time than it needs, on debates of objections alone: the answer has to come at most .3
s after the limit, saying that it ran out. The others let it go on: pairs of camps in which everyone objects to everyone
on the other side, and random debates; as a ratio to judging the same debate. Usage: python benchmarks/readings.py
"""

import random
import sys
from collections import Counter
from collections.abc import Iterable
from time import perf_counter

from argmap.graph import graph
from argmap.model import Claim, Debate
from argmap.reasoning import Judgement, Limits, judge, readings

LATE = 0.3
HOPELESS = (
    (900, 37_000, 0.5),
    (900, 37_000, 2.0),
    (2_000, 100_000, 2.0),
    (3_000, 200_000, 2.0),
    (4_000, 400_000, 2.0),
)
CAMPS = ((2_500, 1), (250, 10), (50, 50))
RANDOM = ((1_000, 2_000), (10_000, 20_000))


def judged(rebuttals: Iterable[tuple[int, int]], claims: int) -> Judgement:
    """Return the judgement of a debate of objections."""
    rebutted: list[list[str]] = [[] for _ in range(claims)]
    for one, other in rebuttals:
        rebutted[one].append(f"c-{other}")
    written = [
        Claim.model_validate({"id": f"c-{n}", "text": "C.", "rebuts": ids})
        for n, ids in enumerate(rebutted)
    ]
    return judge(graph(Debate(title="Objections", question="Who holds?", claims=tuple(written)))[0])


def at_random(claims: int, rebuttals: int) -> Judgement:
    """Return a random debate."""
    chance = random.Random(claims)
    found: dict[tuple[int, int], None] = {}
    while len(found) < rebuttals:
        one, other = chance.randrange(claims), chance.randrange(claims)
        if one != other:
            found[one, other] = None
    return judged(found, claims)


def in_camps(pairs: int, size: int) -> Judgement:
    """Return a debate in pairs of camps."""
    starts = [(2 * pair * size, (2 * pair + 1) * size) for pair in range(pairs)]
    one_way = [
        (a, b)
        for one, other in starts
        for a in range(one, one + size)
        for b in range(other, other + size)
    ]
    return judged([*one_way, *((b, a) for a, b in one_way)], 2 * pairs * size)


def late(claims: int, rebuttals: int, seconds: float) -> float:
    """Print one line and return by how much the answer came too late."""
    judgement = at_random(claims, rebuttals)
    limits = Limits(conflicts=10**9, attacks=10**9, seconds=seconds)
    start = perf_counter()
    found = readings(judgement, limits)
    taken = perf_counter() - start
    counted = Counter(reading.limit or reading.holds for reading in found.values())
    print(
        f"{claims:>6} claims, {rebuttals:>7} rebuttals, limit {seconds} s: {taken:.2f} s   {told(counted)}",
        flush=True,
    )
    return taken - seconds


def found_in(what: str, judgement: Judgement) -> None:
    """Print how long it takes to find all readings, beside judging."""
    start = perf_counter()
    judge(judgement.graph, judgement.supposition)
    bare = perf_counter() - start
    start = perf_counter()
    found = readings(judgement)
    taken = perf_counter() - start
    counted = Counter(reading.limit or reading.holds for reading in found.values())
    print(
        f"{what}: {1000 * taken:8.1f} ms = {taken / bare:6.1f}x judging   {told(counted)}",
        flush=True,
    )


def told(counted: Counter[str]) -> str:
    """Return how many readings of each kind there are."""
    return ", ".join(f"{number} {kind}" for kind, number in sorted(counted.items()))


def main() -> None:
    """Measure all; exit 1 where an answer comes too late."""
    worst = max(late(*size) for size in HOPELESS)
    for pairs, size in CAMPS:
        found_in(f"{pairs:>6} pairs of camps of {size:>2}", in_camps(pairs, size))
    for claims, rebuttals in RANDOM:
        found_in(f"{claims:>6} claims, {rebuttals:>5} rebuttals", at_random(claims, rebuttals))
    print(f"at most {max(worst, 0):.2f} s late, target {LATE}")
    sys.exit(worst > LATE)


if __name__ == "__main__":
    main()

"""Strengths of a debate, against the least that anyone has to do: one formula for each claim, its reasons before it.

`bare` evaluates quadratic energy over lists of numbers that lie ready, in an order that is known, and without circles.
The target is 0.3 s for 10,000 claims. `order` draws all start values a thousand times, to say which of two claims is
stronger, and if that is too close to call. Least processor times, garbage collector off.
Usage: python benchmarks/strength.py [SIZES]
"""

import gc
import sys
from collections.abc import Sequence

from verdicts import best, debate

from argmap.graph import graph
from argmap.reasoning import Semantics, order, strength
from argmap.reasoning.bipolar import Bipolar, bipolar
from argmap.reasoning.supposing import AS_WRITTEN

SIZES = (1_000, 10_000, 100_000)
TARGETED = 10_000
TARGET = 0.3


def lists(graph: Bipolar) -> list[tuple[int, list[int], list[int]]]:
    """Return for each claim that is pushed the numbers of its reasons and objections, those before it."""
    order = [part[0] for part in graph.parts if len(part) == 1]
    return [
        (
            node,
            *(
                [push.premises[0] for push in pushes[node]]
                for pushes in (graph.supports, graph.attacks)
            ),
        )
        for node in order
        if graph.pushers[node]
    ]


def bare(bases: Sequence[float], ready: list[tuple[int, list[int], list[int]]]) -> list[float]:
    """Return strengths by quadratic energy, and nothing else."""
    values = list(bases)
    for node, supports, attacks in ready:
        energy = sum(values[one] for one in supports) - sum(values[one] for one in attacks)
        impact = energy * energy / (1 + energy * energy)
        base = values[node]
        values[node] = base + (1 - base) * impact if energy > 0 else base - base * impact
    return values


def compare(claims: int, in_cycles: float) -> float:
    """Print one line for each formula's time, and return the longest, in seconds."""
    runs = max(3, min(30, 50_000 // claims))
    resolved = graph(debate(claims, in_cycles))[0]
    pushes = bipolar(resolved, AS_WRITTEN)
    ready = lists(pushes)
    least, *times = best(
        runs,
        lambda: bare(pushes.bases, ready),
        *((lambda each=each: strength(resolved, semantics=each)) for each in Semantics),
    )
    weighed = strength(resolved)
    (ordering,) = best(1, lambda: order(weighed, ("c-0", "c-1")))
    told = "  ".join(
        f"{each.value} {time:.1f} = {time / least:.1f}x"
        for each, time in zip(Semantics, times, strict=True)
    )
    print(
        f"{claims:>7} claims, {in_cycles:4.0%} in cycles: bare {least:.1f} ms  {told}  order {ordering:.0f} ms",
        flush=True,
    )
    return max(times) / 1000


def main() -> None:
    """Measure all sizes, tree-like and with cycles; exit 1 where the target is missed."""
    sizes = [int(size) for size in sys.argv[1:]] or SIZES
    gc.disable()
    seconds = {
        (claims, cycles): compare(claims, cycles) for claims in sizes for cycles in (0.0, 0.1)
    }
    gc.enable()
    worst = max(
        (taken for (claims, _), taken in seconds.items() if claims == TARGETED), default=0.0
    )
    print(f"{TARGETED:,} claims in at most {worst:.2f} s, target {TARGET}")
    sys.exit(worst > TARGET)


if __name__ == "__main__":
    main()

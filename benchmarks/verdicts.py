"""From a resolved debate to verdicts, against a bare worklist that labels the same flattened framework.

`first` judges a graph that nobody has judged before, `what if` one that was judged (a switched-off claim, say); the
target is a ratio of at most 3 for each. `resolve` is what comes before, from the Debate to its graph, for comparison.
Medians, garbage collector off, as while a debate is loaded. Usage: python benchmarks/verdicts.py [CLAIMS ...]
"""

import gc
import random
import sys
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace
from statistics import median
from time import perf_counter

from argmap.graph import graph
from argmap.model import Claim, Debate
from argmap.reasoning.judge import judge
from argmap.reasoning.supposition import Supposition

SIZES = (1_000, 10_000, 100_000)
TARGET = 3.0


def debate(claims: int, in_cycles: float) -> Debate:
    """Return a tree of claims; the given part of them also answers a claim further down, which closes cycles."""
    chance = random.Random(claims)
    written = []
    for number in range(claims):
        answers: dict[str, list[str]] = {"supports": [], "rebuts": []}
        if number:
            answers[chance.choice(("supports", "rebuts"))].append(f"c-{chance.randrange(number)}")
        if number + 1 < claims and chance.random() < in_cycles:
            answers[chance.choice(("supports", "rebuts"))].append(f"c-{chance.randrange(number + 1, claims)}")
        written.append(Claim.model_validate({"id": f"c-{number}", "text": f"Claim {number}.", **answers}))
    return Debate(title="Generated", question="How fast?", claims=tuple(written))


def worklist(attackers: Sequence[Sequence[int]]) -> list[str]:
    """Return the grounded label of each argument, and nothing else."""
    attacked: list[list[int]] = [[] for _ in attackers]
    for argument, ones in enumerate(attackers):
        for one in ones:
            attacked[one].append(argument)
    waiting = [len(ones) for ones in attackers]
    labels = ["undec"] * len(attackers)
    queue = deque(argument for argument, count in enumerate(waiting) if not count)
    while queue:
        argument = queue.popleft()
        labels[argument] = "in"
        for fallen in attacked[argument]:
            if labels[fallen] == "undec":
                labels[fallen] = "out"
                for other in attacked[fallen]:
                    waiting[other] -= 1
                    if not waiting[other]:
                        queue.append(other)
    return labels


def medians(runs: int, *measured: Callable[[], object]) -> list[float]:
    """Return the median milliseconds of each call, measured in turns; what a call returns is freed between them."""
    times: list[list[float]] = [[] for _ in measured]
    for _ in range(runs):
        for call, found in zip(measured, times, strict=True):
            start = perf_counter()
            result = call()
            found.append(1000 * (perf_counter() - start))
            del result
    return [median(found) for found in times]


def compare(claims: int, in_cycles: float) -> tuple[float, float]:
    """Print one line and return its two ratios."""
    runs = max(5, min(100, 200_000 // claims))
    written = debate(claims, in_cycles)
    resolved, findings = graph(written)
    assert not findings
    attackers = judge(resolved).flattening.attackers
    supposed = Supposition(without=("c-1",))
    fresh = iter([replace(resolved) for _ in range(runs)])
    bare, first, what_if = medians(
        runs, lambda: worklist(attackers), lambda: judge(next(fresh)), lambda: judge(resolved, supposed)
    )
    (resolving,) = medians(3, lambda: graph(written))
    print(
        f"{claims:>7} claims, {in_cycles:4.0%} in cycles: worklist {bare:7.2f} ms"
        f"   first {first:7.2f} ms = {first / bare:.2f}x   what if {what_if:7.2f} ms = {what_if / bare:.2f}x"
        f"   (resolve {resolving:7.2f} ms)"
    )
    return first / bare, what_if / bare


def main() -> None:
    """Measure all sizes, tree-like and with cycles; exit 1 where the target is missed."""
    sizes = [int(size) for size in sys.argv[1:]] or SIZES
    gc.disable()
    ratios = [ratio for claims in sizes for in_cycles in (0.0, 0.1) for ratio in compare(claims, in_cycles)]
    gc.enable()
    print(f"worst ratio {max(ratios):.2f}, target {TARGET}")
    sys.exit(max(ratios) > TARGET)


if __name__ == "__main__":
    main()

"""From a resolved debate to verdicts, against a bare worklist that labels the same flattened framework.

`first` judges a graph that nobody has judged before, `what if` one that was judged (a switched-off claim, say); the
target is a ratio of at most 3 for each. The worklist has the framework's attacks ready, ours has to make them first.
`resolve` is what comes before, from the Debate to its graph: it reads every reference, and is no part of the ratio.
Least processor times, garbage collector off, as in a load. Usage: python benchmarks/verdicts.py [CLAIMS ...]
"""

import gc
import random
import sys
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace
from time import process_time

from argmap.graph import graph
from argmap.model import Claim, Debate
from argmap.reasoning import Supposition, judge

SIZES = (1_000, 10_000, 100_000)
TARGET = 3.0


def debate(claims: int, in_ties: float) -> Debate:
    """Return a tree of claims; the given part of them and what they answer rebut each other, which nothing decides."""
    chance = random.Random(claims)
    answers: list[dict[str, list[str]]] = [{"supports": [], "rebuts": []} for _ in range(claims)]
    for number in range(1, claims):
        above = chance.randrange(number)
        tied = chance.random() < in_ties
        answers[number]["rebuts" if tied else chance.choice(("supports", "rebuts"))].append(
            f"c-{above}"
        )
        if tied:
            answers[above]["rebuts"].append(f"c-{number}")
    written = [
        {"id": f"c-{number}", "text": f"Claim {number}.", **links}
        for number, links in enumerate(answers)
    ]
    claims_ = tuple(Claim.model_validate(claim) for claim in written)
    return Debate(title="Generated", question="How fast?", claims=claims_)


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


def best(runs: int, *measured: Callable[[], object]) -> list[float]:
    """Return the least processor time of each call, in ms; they take turns, so that a busy moment hits all."""
    least = [float("inf")] * len(measured)
    for _ in range(runs):
        for number, call in enumerate(measured):
            start = process_time()
            result = call()
            least[number] = min(least[number], 1000 * (process_time() - start))
            del result
    return least


def compare(claims: int, in_ties: float) -> tuple[float, float]:
    """Print one line and return its two ratios."""
    runs = max(5, min(100, 200_000 // claims))
    written = debate(claims, in_ties)
    resolved, findings = graph(written)
    assert not findings
    attackers = judge(resolved).flattening.attackers
    supposed = Supposition(without=("c-1",))
    fresh = iter([replace(resolved) for _ in range(runs)])
    undecided = judge(resolved).ranks[:claims].count(0) / claims
    bare, first, what_if = best(
        runs,
        lambda: worklist(attackers),
        lambda: judge(next(fresh)),
        lambda: judge(resolved, supposed),
    )
    (resolving,) = best(3, lambda: graph(written))
    print(
        f"{claims:>7} claims, {undecided:4.0%} undecided: worklist {bare:7.2f} ms"
        f"   first {first:7.2f} ms = {first / bare:.2f}x   what if {what_if:7.2f} ms = {what_if / bare:.2f}x"
        f"   (resolve {resolving:7.2f} ms)"
    )
    return first / bare, what_if / bare


def main() -> None:
    """Measure all sizes, tree-like and with ties; exit 1 where the target is missed."""
    sizes = [int(size) for size in sys.argv[1:]] or SIZES
    gc.disable()
    ratios = [
        ratio for claims in sizes for in_ties in (0.0, 0.1) for ratio in compare(claims, in_ties)
    ]
    gc.enable()
    print(f"worst ratio {max(ratios):.2f}, target {TARGET}")
    sys.exit(max(ratios) > TARGET)


if __name__ == "__main__":
    main()

"""All cruxes of a debate, against judging it from scratch for every change of mind.

`debate` ranks all changes of mind by the verdicts they change, `each claim` finds the cruxes of every claim with their
distances; the target is half a second for each at 500 claims. `from scratch` judges the whole debate for each change of
mind, which is the bare work. The last two are scaled up from a sample. Usage: python benchmarks/cruxes.py [CLAIMS ...]
"""

import random
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parent))

from verdicts import debate

from argmap.graph import graph
from argmap.reasoning import (
    Change,
    Judgement,
    Revision,
    Supposition,
    WhatIf,
    cruxes,
    debate_cruxes,
    judge,
    smallest_change,
)

SIZES = (500, 10_000)
SAMPLE = 100
TARGET_CLAIMS, TARGET_SECONDS = 500, 0.5


def seconds(call: Callable[[], object], runs: int = 3) -> float:
    """Return the least time of a few calls."""
    times = []
    for _ in range(runs):
        start = perf_counter()
        call()
        times.append(perf_counter() - start)
    return min(times)


def from_scratch(judgement: Judgement, revisions: list[Revision]) -> None:
    """Judge the whole debate for each change of mind."""
    for claim, change in revisions:
        supposed = (
            Supposition(without=(claim,))
            if change is Change.WITHOUT
            else Supposition(accept=(claim,))
        )
        judge(judgement.graph, supposed)


def compare(claims: int, in_cycles: float) -> float:
    """Print one line and return the seconds of the slower way to all cruxes."""
    judgement = judge(graph(debate(claims, in_cycles))[0])
    revisions = list(WhatIf(judgement).revisions(judgement.graph.claims))
    sample = random.Random(claims).sample(revisions, min(SAMPLE, len(revisions)))
    whole = seconds(lambda: debate_cruxes(judgement))
    targets = random.Random(claims).sample(judgement.ids, min(SAMPLE, claims))
    share = len(targets) / claims
    each = seconds(lambda: [cruxes(judgement, claim) for claim in targets]) / share
    bare = seconds(lambda: from_scratch(judgement, sample), runs=1) * len(revisions) / len(sample)
    least = seconds(lambda: smallest_change(judgement, "c-0"))
    print(
        f"{claims:>6} claims, {in_cycles:4.0%} in cycles, {len(revisions):>6} changes of mind:"
        f"   debate {whole:6.3f} s   each claim {each:6.3f} s   from scratch {bare:8.3f} s = {bare / whole:.0f}x"
        f"   (smallest change of one {least:6.3f} s)"
    )
    return max(whole, each)


def main() -> None:
    """Measure all sizes, tree-like and with cycles; exit 1 where the target is missed."""
    sizes = [int(size) for size in sys.argv[1:]] or SIZES
    worst = 0.0
    for claims in sizes:
        for in_cycles in (0.0, 0.1):
            taken = compare(claims, in_cycles)
            worst = max(worst, taken) if claims <= TARGET_CLAIMS else worst
    print(f"all cruxes of at most {TARGET_CLAIMS} claims: {worst:.3f} s, target {TARGET_SECONDS} s")
    sys.exit(worst > TARGET_SECONDS)


if __name__ == "__main__":
    main()

"""How long adding one claim takes, beside a check of the same debate.

`python benchmarks/editing.py [CLAIMS…]` prints one line for each size. Adding is everything but the disk: reading the
debate, finding the place, splicing the text, proving that it holds just that, and checking the whole debate again. The
target is 3 at 1,000 claims, wherever the claim goes.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from loading import rounds
from synthetic import synthetic

from argmap.edit import addition, amendment
from argmap.loading import Document
from argmap.opening import draft

SIZES = (1_000, 10_000)


def main(sizes: tuple[int, ...]) -> None:
    """Print a line for each size: a check, and adding a claim at the start, in the middle and at the end."""
    print(f"{'claims':>8} {'check':>10} {'first':>7} {'middle':>7} {'last':>7}")
    for size in sizes:
        (text,) = synthetic(size).values()
        document = Document("debate.yaml", text)
        places = (0, size // 2, size - 1)
        jobs = [checking(document), *(adding(document, f"claim-{place}") for place in places)]
        check, *adds = rounds(jobs, times=max(3, 15_000 // size))
        print(
            f"{size:>8,} {check * 1e3:>7.1f} ms "
            + " ".join(f"{add / check:>6.2f}x" for add in adds),
            flush=True,
        )


def checking(document: Document) -> Callable[[], object]:
    """Return a job that checks a text."""
    return lambda: draft([Document(document.name, document.text)], "synthetic").problems


def adding(document: Document, target: str) -> Callable[[], object]:
    """Return a job that adds a claim to what a text holds."""
    claim = {
        "id": "brand-new",
        "text": "It is cheaper than that: two surveys say so.",
        "rebuts": target,
    }

    def job() -> None:
        before = draft([Document(document.name, document.text)], "synthetic")
        amended = amendment(before, addition(before, claim))
        assert not amended.errors

    return job


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)

"""How long it takes to tell what is wrong with a debate, beside one with which nothing is wrong.

`python benchmarks/problems.py` prints, for 1,000 claims, the check of a good file as a ratio to yaml-rs parsing it
(target 4) and of one with three mistakes as a ratio to the good one (target 5); for 10,000 claims each with a mistake
of one kind, the ratio to the good file of that size (target 4) and how much is printed (target 30 kB).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import cycle

import yaml_rs
from loading import rounds
from synthetic import synthetic

from argmap.loading import Document
from argmap.opening import draft
from argmap.report import full_report

FEW, MANY = 1_000, 10_000
SLIPS = (
    ("supports: claim-1", "supports: claim-x1"),
    ("themes: [cost]", "themes: [csot]"),
    ("    label:", "    lable:"),
)


def checked(text: str) -> Callable[[], str]:
    """Return the job of checking a text and printing its problems for a person."""
    return lambda: full_report(draft([Document("debate.yaml", text)], "debate").problems)


def main() -> None:
    """Print a line for each comparison."""
    text = synthetic(FEW)["debate.yaml"]
    parser, good, three = rounds(
        [lambda: yaml_rs.loads(text, parse_datetime=False), checked(text), checked(slipped(text))],
        9,
    )
    print(
        f"{FEW:>6,} claims, good           {good / parser:5.2f}x of yaml-rs ({good * 1e3:.1f} ms)"
    )
    print(f"{FEW:>6,} claims, three mistakes {three / good:5.2f}x of the good file")
    text = synthetic(MANY)["debate.yaml"]
    for kind, faulty in mistaken(text):
        good, bad = rounds([checked(text), checked(faulty)], 3)
        size = len(checked(faulty)().encode()) / 1e3
        print(
            f"{MANY:>6,} claims, each {kind:<27} {bad / good:5.2f}x of the good file, {size:.1f} kB printed"
        )


def slipped(text: str) -> str:
    """Return the text with three mistakes."""
    for right, wrong in SLIPS:
        assert right in text
        text = text.replace(right, wrong, 1)
    return text


def mistaken(text: str) -> Iterator[tuple[str, str]]:
    """Yield texts in which every claim has a mistake of one kind."""
    numbers = cycle(range(7))
    yield "with a misspelt key", text.replace("    label:", "    lable:")
    yield (
        "with an unknown target",
        re.sub(r"((?:supports|rebuts): \[?claim-\d+)", lambda m: f"{m[1]}z{next(numbers)}", text),
    )
    yield "with an unknown theme", text.replace("themes: [", "themes: [x")
    yield "with a faulty id", text.replace("- id: c", "- id: C")
    yield "with a duplicate key", re.sub(r"(    themes: .*\n)", r"\1\1", text)
    yield "without a text", re.sub(r"    text: >-\n.*\n.*\n", "", text)
    yield "with a dash too close", text.replace("  - id:", "  -id:")


if __name__ == "__main__":
    main()

"""How long loading and checking take, beside what nobody can do without: the parser alone, and JSON at its fastest.

`python benchmarks/loading.py [CLAIMS…]` prints one line for each size. Ratios are to yaml-rs parsing the same text;
the targets are 2.5 for load (text → Debate) and 4 for load and check at 1,000 and 10,000 claims.
"""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import msgspec
import orjson
import yaml_rs
from synthetic import as_json, synthetic

from argmap.loading import Document, draft

SIZES = (100, 1_000, 10_000, 100_000)
MEMORY_OF = 100_000
FILES = 20


class Claim(msgspec.Struct):
    """A claim as a reader of JSON would declare it, without a rule."""

    id: str
    text: str
    label: str | None = None
    themes: Any = ()
    supports: Any = ()
    rebuts: Any = ()
    undercuts: Any = ()
    sources: Any = ()
    evidence: str | None = None


class File(msgspec.Struct):
    """A file of a debate as a reader of JSON would declare it."""

    debate: dict[str, Any] = {}
    claims: list[Claim] = []
    sources: dict[str, dict[str, Any]] = {}


def main(sizes: tuple[int, ...]) -> None:
    """Print a line for each size, and the memory of a large debate."""
    print(f"{'claims':>8} {'yaml-rs':>10} {'load':>7} {'load+check':>11} {'orjson+msgspec':>15}")
    for size in sizes:
        print(line(size), flush=True)
    print(f"{MEMORY_OF:,} claims in {FILES} files load within {memory():.0f} MB")


def line(size: int) -> str:
    """Return the times of one size: the parser's in milliseconds, the others as ratios to it."""
    texts = synthetic(size, files=1 if size < MEMORY_OF else FILES)
    contents = [as_json(yaml_rs.loads(text, parse_datetime=False)) for text in texts.values()]
    parser, load, check, json = rounds(
        [
            lambda: [yaml_rs.loads(text, parse_datetime=False) for text in texts.values()],
            lambda: draft([Document(*item) for item in texts.items()], "synthetic").debate,
            lambda: draft([Document(*item) for item in texts.items()], "synthetic").problems,
            lambda: [msgspec.convert(orjson.loads(content), File) for content in contents],
        ],
        times=max(3, min(15, 40_000 // size)),
    )
    return f"{size:>8,} {parser * 1e3:>7.1f} ms {load / parser:>6.2f}x {check / parser:>10.2f}x {json / parser:>14.2f}x"


def rounds(jobs: list[Callable[[], Any]], times: int) -> list[float]:
    """Return the best time of each job; the jobs take turns, so that a busy moment of the machine hits all of them."""
    best = [float("inf")] * len(jobs)
    for _ in range(times):
        for number, job in enumerate(jobs):
            gc.collect()
            gc.disable()
            start = time.perf_counter()
            result = job()
            best[number] = min(best[number], time.perf_counter() - start)
            gc.enable()
            del result
    return best


def memory() -> float:
    """Return the peak memory, in MB, of a fresh process that loads a large debate of several files."""
    code = (
        "import resource; from synthetic import synthetic; from argmap.loading import Document, draft\n"
        f"found = draft([Document(*item) for item in synthetic({MEMORY_OF}, {FILES}).items()], 'large')\n"
        "assert found.debate is not None\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    peak = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment())
    return int(peak.stdout) / (1024 if sys.platform != "darwin" else 2**20)


def environment() -> dict[str, str]:
    """Return an environment in which a child finds the modules that this process finds."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)

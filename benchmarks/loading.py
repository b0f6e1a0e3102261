"""How long loading and checking take, beside what nobody can do without: the parser alone, and JSON at its fastest.

`python benchmarks/loading.py [CLAIMS…]` prints one line for each size. Ratios are to yaml-rs parsing the same text, and
to orjson and msgspec reading the same content as JSON into typed structures without a rule. The targets are 2.5 times
yaml-rs for load (text → Debate) and 4 times for load and check, at 1,000 and 10,000 claims. The debates are without
mistakes: one with a mistake is read a second time, slowly, to find its place.
"""

from __future__ import annotations

import gc
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec
import orjson
import yaml_rs
from synthetic import as_json, synthetic

from argmap.loading import Document, Draft
from argmap.opening import draft

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
    print(
        f"{'claims':>8} {'yaml-rs':>10} {'load':>7} {'load+check':>11} {'JSON':>11} {'load':>7} {'load+check':>11}"
    )
    for size in sizes:
        print(line(size), flush=True)
    print(
        f"a folder of {FILES} files with {MEMORY_OF:,} claims loads within {memory():.0f} MB (target 1,000)"
    )


def line(size: int) -> str:
    """Return the times of one size: the parser's in milliseconds, the others as ratios to it."""
    texts = synthetic(size, files=1 if size < MEMORY_OF else FILES)
    contents = [as_json(yaml_rs.loads(text, parse_datetime=False)) for text in texts.values()]
    parser, load, check, json = rounds(
        [
            lambda: [yaml_rs.loads(text, parse_datetime=False) for text in texts.values()],
            lambda: draft([Document(*item) for item in texts.items()], "synthetic").debate,
            lambda: checked(texts),
            lambda: [msgspec.convert(orjson.loads(content), File) for content in contents],
        ],
        times=max(3, min(15, 200_000 // size)),
    )
    return (
        f"{size:>8,} {parser * 1e3:>7.1f} ms {load / parser:>6.2f}x {check / parser:>10.2f}x"
        f" {json * 1e3:>8.1f} ms {load / json:>6.1f}x {check / json:>10.1f}x"
    )


def checked(texts: Mapping[str, str]) -> Draft:
    """Return the draft of texts, checked; what a job makes is kept until its time is taken, here as for all jobs."""
    found = draft([Document(*item) for item in texts.items()], "synthetic")
    assert not found.problems
    return found


def rounds(jobs: list[Callable[[], Any]], times: int) -> list[float]:
    """Return the least processor time of each job; they take turns, so that a busy moment hits all of them."""
    best = [float("inf")] * len(jobs)
    for _ in range(times):
        for number, job in enumerate(jobs):
            gc.collect()
            gc.disable()
            start = time.process_time()
            result = job()
            best[number] = min(best[number], time.process_time() - start)
            gc.enable()
            del result
    return best


def memory() -> float:
    """Return the peak memory, in MB, of a fresh process that loads a large debate from a folder of several files."""
    code = (
        "import resource, sys; from argmap.opening import load\n"
        f"assert len(load(sys.argv[1]).claims) == {MEMORY_OF}\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    with tempfile.TemporaryDirectory() as folder:
        for name, text in synthetic(MEMORY_OF, FILES).items():
            Path(folder, name).write_text(text, encoding="utf-8")
        child = subprocess.run(
            [sys.executable, "-c", code, folder], capture_output=True, text=True, check=True
        )
    return int(child.stdout) / (1024 if sys.platform != "darwin" else 2**20)


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)

"""How long the whole SVG export of a view of 40 claims takes, against what it cannot do without.

The measure is `dot -Tsvg` on argmap's own DOT of that view plus a process that only imports the export's modules; the
export loads the debate, judges it, tries its layouts and writes the picture, with nothing remembered from before.
The target is 1.5 times. What the whole, and what its work once Python and the modules are there, is to plain `dot`
alone is printed as well.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import yaml

from argmap.layout.engine import find

CLAIMS = 40
RUNS = 9
IMPORTS = """
import argmap.opening.from_paths, argmap.reasoning.judging, argmap.export.writers
"""
EXPORT = """
import sys
from time import perf_counter
from argmap.export.writers import Options, export
from argmap.graph import graph
from argmap.opening import load
from argmap.reasoning import judge
from argmap.view import Perspective
name, engine, source, target = sys.argv[1:]
start = perf_counter()
written = export(judge(graph(load(source))[0]), Perspective(("thesis",), depth=9), name, Options(engine=engine))
open(target, "wb").write(written.files[name])
print(perf_counter() - start)
"""


def debate() -> str:
    """Return a debate of 40 claims: each answers one of the first, every third rebuts, a few are undercut."""
    claims: list[dict[str, str]] = [
        {
            "id": f"claim-{n}",
            "label": f"Reason number {n} in a few words",
            "text": f"The sentence of claim {n}.",
        }
        | {
            "undercuts" if n % 9 == 5 else ("supports", "rebuts")[n % 3 == 0]: f"claim-{n - 1}"
            if n % 9 == 5
            else _above(n)
        }
        for n in range(1, CLAIMS)
    ]
    head = {"title": "A debate", "question": "Is it so?", "positions": {"thesis": "It is so."}}
    return yaml.safe_dump({"debate": head, "claims": claims}, sort_keys=False)


def _above(n: int) -> str:
    """Return what claim n answers; an undercutter is answered by nobody."""
    above = n // 4
    return f"claim-{above - (above % 9 == 5)}" if above else "thesis"


def timed(command: Sequence[str], environment: dict[str, str] | None = None) -> tuple[float, bytes]:
    """Return the wall time of one process, and what it printed."""
    start = time.perf_counter()
    done = subprocess.run(command, check=True, capture_output=True, env=environment)
    return time.perf_counter() - start, done.stdout


def main() -> None:
    engine = find(sys.argv[1] if len(sys.argv) > 1 else None)
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "a.debate.yaml"), Path(folder, "a.svg")
        source.write_text(debate(), encoding="utf-8")
        python, drawing = [sys.executable, "-c"], str(Path(folder, "a.dot"))
        subprocess.run(
            [*python, EXPORT, "a.dot", str(engine.path), str(source), drawing],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        times: list[tuple[float, float, float, float]] = []
        for run in range(RUNS):
            empty = {**os.environ, "ARGMAP_CACHE": str(Path(folder, str(run)))}
            whole, work = timed(
                [*python, EXPORT, "a.svg", str(engine.path), str(source), str(target)], empty
            )
            imports, _ = timed([*python, IMPORTS])
            plain, _ = timed([str(engine.path), "-Tsvg", drawing])
            times.append((whole, float(work), imports, plain))
        boxes = target.read_text(encoding="utf-8").count('class="box ')
    whole, work, imports, plain = (statistics.median(each) for each in zip(*times, strict=True))
    print(f"engine: {engine.title}; {boxes} boxes; median of {RUNS} runs")
    print(
        f"plain dot {plain * 1e3:.0f} ms; imports {imports * 1e3:.0f} ms; export {whole * 1e3:.0f} ms",
        end="; ",
    )
    print(f"its work alone {work * 1e3:.0f} ms")
    print(
        f"export: {whole / (plain + imports):.2f}x of plain dot and the imports (target 1.5x)",
        end="; ",
    )
    print(f"{whole / plain:.0f}x of plain dot, its work alone {work / plain:.1f}x")


if __name__ == "__main__":
    main()

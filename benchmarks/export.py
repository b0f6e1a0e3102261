"""How long the whole SVG export of a view of 40 claims takes, against what it cannot do without.

The measure is `dot -Tsvg` on argmap's own DOT of that view plus a process that only imports the export's modules; the
export loads the debate, judges it, tries its layouts and writes the picture, with nothing remembered from before.
Asked for: at most 1.5 times.
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
import argmap.loading, argmap.reasoning.judge, argmap.export.writers
"""
EXPORT = """
import sys
from argmap.export.writers import Options, export
from argmap.graph import graph
from argmap.loading import load
from argmap.reasoning.judge import judge
from argmap.view.perspective import Perspective
name, engine, source, target = sys.argv[1:]
written = export(judge(graph(load(source))[0]), Perspective(("thesis",), depth=9), name, Options(engine=engine))
open(target, "wb").write(written.files[name])
"""


def debate() -> str:
    """Return a debate of 40 claims: each answers one of the first, every third rebuts, a few are undercut."""
    claims: list[dict[str, str]] = [
        {"id": f"claim-{n}", "label": f"Reason number {n} in a few words", "text": f"The sentence of claim {n}."}
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


def seconds(command: Sequence[str], environment: dict[str, str] | None = None) -> float:
    """Return the wall time of one process."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=environment)
    return time.perf_counter() - start


def main() -> None:
    engine = find(sys.argv[1] if len(sys.argv) > 1 else None)
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "a.debate.yaml"), Path(folder, "a.svg")
        source.write_text(debate(), encoding="utf-8")
        python, drawing = [sys.executable, "-c"], str(Path(folder, "a.dot"))
        subprocess.run([*python, EXPORT, "a.dot", str(engine.path), str(source), drawing], check=True)
        whole, bare, dots = list[float](), list[float](), list[float]()
        for run in range(RUNS):
            empty = {**os.environ, "ARGMAP_CACHE": str(Path(folder, str(run)))}
            whole.append(seconds([*python, EXPORT, "a.svg", str(engine.path), str(source), str(target)], empty))
            bare.append(seconds([*python, IMPORTS]))
            dots.append(seconds([str(engine.path), "-Tsvg", drawing]))
        boxes = target.read_text(encoding="utf-8").count('class="box ')
    export, imports, plain = (statistics.median(times) for times in (whole, bare, dots))
    print(f"engine: {engine.title}; {boxes} boxes; median of {RUNS} runs")
    print(f"export {export * 1000:.0f} ms; plain dot {plain * 1000:.0f} ms + imports {imports * 1000:.0f} ms")
    print(f"ratio {export / (plain + imports):.2f} (asked for: at most 1.5)")


if __name__ == "__main__":
    main()

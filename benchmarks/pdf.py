"""How long a talk of 20 slides takes as PDF, against a bare process in which typst sets 20 empty pages.

The export loads the shipped debate, judges it, tries its layouts with nothing remembered from before, and writes the
file; both are whole processes. Asked for: at most 6 seconds on two shared cores.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from pypdf import PdfReader

SLIDES = 20
RUNS = 5
DEBATE = Path(__file__).parents[1] / "arguments" / "open-vs-closed"
BARE = f"""
import typst
typst.compile(b"#set page(width: 960pt, height: 540pt)\\n" + b"#pagebreak()\\n" * {SLIDES - 1}, format="pdf")
"""
EXPORT = """
import sys
from argmap.deck import Programme
from argmap.export.writers import Options, export
from argmap.graph import graph
from argmap.opening import load
from argmap.reasoning import judge
source, target, slides = sys.argv[1:]
judgement = judge(graph(load(source))[0])
written = export(judgement, Programme(slides=int(slides)), "talk.pdf", Options(engine="bundled"))
open(target, "wb").write(written.files["talk.pdf"])
"""


def seconds(script: str, *words: str, cache: Path) -> float:
    """Return the wall time of one process."""
    start = time.perf_counter()
    environment = {**os.environ, "ARGMAP_CACHE": str(cache)}
    subprocess.run([sys.executable, "-c", script, *words], check=True, env=environment)
    return time.perf_counter() - start


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        target, talk, bare = Path(folder, "talk.pdf"), list[float](), list[float]()
        for run in range(RUNS):
            cache = Path(folder, str(run))
            talk.append(seconds(EXPORT, str(DEBATE), str(target), str(SLIDES), cache=cache))
            bare.append(seconds(BARE, cache=cache))
        pages = len(PdfReader(target).pages)
    whole, empty = statistics.median(talk), statistics.median(bare)
    print(f"{pages} pages; median of {RUNS} runs: {whole:.2f} s (asked for: at most 6 s)")
    print(f"ratio {whole / empty:.1f} to typst on {SLIDES} empty pages ({empty:.2f} s)")


if __name__ == "__main__":
    main()

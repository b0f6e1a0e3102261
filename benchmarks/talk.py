"""How long a talk of 20 slides takes as PowerPoint, and a picture of a debate of 10,000 claims as SVG.

Each is a process of its own, as a person starts it, with nothing remembered from before. The measure of the talk is a
process that only imports what it needs; that of the picture is one that only loads and judges the debate. Asked for:
at most 3 seconds for the talk, 2 for the picture, on two cores.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from synthetic import synthetic

RUNS = 5
SLIDES = 20
CLAIMS = 10_000
ARGUMENTS = Path(__file__).parents[1] / "arguments"
IMPORTS = "import argmap.opening.from_paths, argmap.reasoning.judging, argmap.export.writers, argmap.cli.program, pptx"
LOADED = """
import sys
from argmap.graph import graph
from argmap.opening import load
from argmap.reasoning import judge
judge(graph(load(sys.argv[1]))[0])
"""


def seconds(command: list[str], folder: Path, run: int) -> float:
    """Return the wall time of one process that remembers nothing."""
    start = time.perf_counter()
    environment = {**os.environ, "ARGMAP_CACHE": str(folder / f"cache-{run}-{time.time_ns()}")}
    subprocess.run(command, check=True, capture_output=True, env=environment)
    return time.perf_counter() - start


def median(command: list[str], folder: Path) -> float:
    """Return the median of several runs."""
    return statistics.median(seconds(command, folder, run) for run in range(RUNS))


def slides(talk: Path) -> int:
    """Return how many slides a talk has."""
    import pptx

    return len(pptx.Presentation(str(talk)).slides)


def main() -> None:
    argmap = [sys.executable, "-m", "argmap"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        talk, picture, debate = folder / "talk.pptx", folder / "a.svg", folder / "big"
        debate.mkdir()
        for file, text in synthetic(CLAIMS, 20).items():
            (debate / file).write_text(text, encoding="utf-8")
        asked = [*argmap, "export", str(ARGUMENTS), "-o", str(talk), "--slides"]
        count = next(
            count for count in range(SLIDES, 2, -1) if _made([*asked, str(count)], talk) <= SLIDES
        )
        whole, bare = (
            median([*asked, str(count)], folder),
            median([sys.executable, "-c", IMPORTS], folder),
        )
        print(f"talk: {slides(talk)} slides as .pptx in {whole:.2f} s (asked for: at most 3 s)")
        print(f"ratio {whole / bare:.1f} to a process that only imports ({bare:.2f} s)")
        drawn = median(
            [*argmap, "export", str(debate), "-o", str(picture), "--focus", "release"], folder
        )
        loaded = median([sys.executable, "-c", LOADED, str(debate)], folder)
        print(
            f"picture: a focus of {CLAIMS:,} claims as .svg in {drawn:.2f} s (asked for: at most 2 s)"
        )
        print(
            f"ratio {drawn / loaded:.1f} to a process that only loads and judges ({loaded:.2f} s)"
        )


def _made(command: list[str], talk: Path) -> int:
    """Return how many slides a command writes."""
    subprocess.run(command, check=True, capture_output=True)
    return slides(talk)


if __name__ == "__main__":
    main()

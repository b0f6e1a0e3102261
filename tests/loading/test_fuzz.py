"""Whatever the bytes, the loader answers with problems, soon and in little memory; each run in its own process."""

import json
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from argmap.loading import Document
from argmap.loading.preflight import refusals
from tests.loading.hostile import problems_of
from tests.loading.test_law import EVERYDAY, mutations
from tests.uncovered import ENVIRONMENT

ROOT = Path(__file__).parents[2]
SECONDS = 2.0
MEGABYTES = 300


def run(size: int, seed: int, count: int) -> None:
    """Read hostile files in a child and judge what each took, in seconds of the processor."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.loading.hostile", str(size), str(seed), str(count)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**ENVIRONMENT, "PYTHONPATH": os.pathsep.join((str(ROOT), *sys.path))},
        check=False,
    )
    assert done.returncode == 0, done.stdout[-200:] + done.stderr[-2000:]
    *runs, whole = map(json.loads, done.stdout.splitlines())
    assert [each for each in runs if each["seconds"] > SECONDS] == []
    assert whole["megabytes"] < MEGABYTES
    assert whole["files"] == len(runs) > 100


def test_files_made_to_hurt_are_answered_soon() -> None:
    run(size=2**13, seed=0, count=100)


@pytest.mark.proof
@pytest.mark.parametrize("seed", range(4))
def test_whatever_the_bytes_up_to_256_kib_the_answer_comes_soon(seed: int) -> None:
    run(size=2**18, seed=10_000 * seed, count=1_000)


@pytest.mark.parametrize("seed", range(2))
def test_every_accident_is_told_at_a_place_in_the_file(seed: int) -> None:
    for text in mutations(EVERYDAY, seed, 150):
        lines = Document("hostile.yaml", text).lines
        for problem in problems_of(text.encode("utf-8", "surrogatepass")):
            assert problem.location is not None
            assert 1 <= problem.location.line <= len(lines)
            assert 1 <= problem.location.column <= len(problem.location.excerpt) + 1


@pytest.mark.proof
@pytest.mark.parametrize("seed", range(100, 108))
def test_a_fix_of_any_accident_can_be_applied(seed: int) -> None:
    for text in mutations(EVERYDAY, seed, 400):
        if refusals(Document("hostile.yaml", text)):
            continue
        for problem in problems_of(text.encode("utf-8", "surrogatepass")):
            edits = sorted(problem.fix.edits, key=lambda edit: edit.start) if problem.fix else []
            assert all(0 <= edit.start <= edit.end <= len(text) for edit in edits)
            assert all(one.end <= other.start for one, other in pairwise(edits))

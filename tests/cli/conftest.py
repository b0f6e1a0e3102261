"""Commands are run as a person runs them: in a process of their own, in a folder of their own."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

SCHOOL = """\
debate:
  title: A later start for school
  question: Should school start at nine?
  positions: {later: Start at nine, as-now: Start at eight}
  cases: {city: {label: In a city}, village: {label: In a village}}
claims:
  - {id: sleep, text: Teenagers sleep more when school starts later., supports: later}
  - {id: bedtime, text: They go to bed later as well., rebuts: sleep}
  - {id: measured, text: Where the start was moved they slept longer., rebuts: bedtime, cases: city}
  - {id: parents, text: Parents leave for work before nine., supports: as-now}
  - {id: breakfast, text: A breakfast club looks after the early ones., undercuts: parents}
"""

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def school(tmp_path: Path) -> Path:
    """A folder that holds one small debate, and nothing else."""
    (tmp_path / "school.debate.yaml").write_text(SCHOOL)
    return tmp_path


@pytest.fixture
def argmap(school: Path) -> Run:
    """Run argmap in the school's folder."""

    def run(*words: str, given: str | None = None) -> "subprocess.CompletedProcess[str]":
        done = subprocess.run(
            [sys.executable, "-m", "argmap", *words],
            capture_output=True,
            text=True,
            cwd=school,
            input=given,
            check=False,
        )
        assert "Traceback" not in done.stderr + done.stdout, done.stderr
        return done

    return run

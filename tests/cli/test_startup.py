"""What a quick command pays for, run as a person runs it."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def imported_by(*command: str) -> set[str]:
    """Return the modules that a command imports, in a process of its own."""
    run = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "argmap", *command],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr[-2000:]
    return {
        line.rsplit("|", 1)[1].strip()
        for line in run.stderr.splitlines()
        if line.startswith("import time:")
    }


@pytest.mark.parametrize("command", [("--help",), ("check", "arguments")], ids=" ".join)
def test_a_quick_command_pays_for_neither_the_app_nor_networkx(command: tuple[str, ...]) -> None:
    imported = imported_by(*command)

    assert "argmap.cli" in imported
    assert imported & {"streamlit", "networkx", "pandas", "numpy"} == set()

"""What `argmap check` on a small debate costs beside a process that only imports pydantic and typer.

`python benchmarks/check_startup.py` prints both and their ratio; the target is 2.5. Both run from bytecode, as after an
installation: where a shell forbids to write it, argmap alone would be compiled anew in every run.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from synthetic import synthetic

BARE = "import pydantic, typer"
CLAIMS = 10


def main() -> None:
    """Print the two times and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        debate = Path(folder) / "small.debate.yaml"
        debate.write_text(synthetic(CLAIMS)["debate.yaml"], encoding="utf-8")
        commands = (
            [sys.executable, "-c", BARE],
            [sys.executable, "-m", "argmap", "check", str(debate)],
        )
        environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": folder}
        best(*commands, environment=environment, times=1)  # writes the bytecode
        bare, check = best(*commands, environment=environment)
    print(
        f"import pydantic, typer: {bare * 1e3:.0f} ms; argmap check of {CLAIMS} claims: {check * 1e3:.0f} ms"
    )
    print(f"{check / bare:.2f}x (target 2.5x)")


def best(*commands: list[str], environment: dict[str, str], times: int = 15) -> list[float]:
    """Return the least processor time of each command; they take turns."""
    found = [float("inf")] * len(commands)
    for _ in range(times):
        for number, command in enumerate(commands):
            start = children()
            subprocess.run(command, check=True, capture_output=True, env=environment)
            found[number] = min(found[number], children() - start)
    return found


def children() -> float:
    """Return the processor time of all child processes so far, in seconds."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()

"""Somebody who does what a page says, to the letter, at a machine that has nothing of ours."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import Any

import pexpect

from tests.pages import README, ROOT, blocks, section

ADDRESS = r"argmap is at (http://\S+) \(Ctrl\+C ends it\)"
SHOWN = frozenset({"yaml", "json", "lua"})
"""What a page shows a part of, to be put into a file that the reader has."""
SECONDS = 90
"""How long a command may take; `patience` is how long where something has to be installed."""


class Reader:
    """A home, a folder to be in, and variables: what commands change there stays changed, as in one terminal.

    The PATH is that of this machine without any `argmap`, so that a command is found only where a page put it there.
    """

    def __init__(self, home: Path, *, repository: Path = ROOT, patience: float = SECONDS) -> None:
        """Sit down in an empty home."""
        self.home = home
        self.folder = home
        self.repository = repository
        self.patience = patience
        self.variables = bare(home)
        assert shutil.which("argmap", path=self.variables["PATH"]) is None

    def follow(self, text: str, *, way: str | None = None) -> list[str]:
        """Save the files and run the commands of a page, of the ways to install one or none; return what was run.

        What a command must print is compared, and what serves is visited.
        """
        done: list[str] = []
        printed = ""
        for block in blocks(text):
            match block.kind:
                case "not run" | "paste below":
                    continue
                case "file":
                    (self.folder / block.of).write_text(block.body + "\n", encoding="utf-8")
                    continue
                case "prints":
                    assert printed == block.body + "\n", f"{done[-1]} prints:\n{printed}"
                    continue
                case "part of":
                    whole = json.loads(self.run(block.of))
                    assert holds(whole, json.loads(block.body)), f"{block.of} prints:\n{whole}"
                case "installs" if block.of != way:
                    continue
                case "serves":
                    self.visit(block.body)
                case "" | "installs":
                    if block.language in SHOWN:
                        continue
                    assert block.language == "sh", f"neither a file, nor a command, nor `not run`:\n{block.body}"
                    printed = self.run(block.body)
                case unknown:
                    raise AssertionError(f"a block has an unknown note: {unknown}")
            done.append(block.body)
        return done

    def run(self, commands: str) -> str:
        """Run commands, which must all succeed, and return what they print."""
        place, variables = self.home / ".place", self.home / ".variables"
        script = f"{self._meant(commands)}\npwd >'{place}'\nenv -0 >'{variables}'"
        run = subprocess.run(
            ["bash", "-eo", "pipefail", "-c", script],
            cwd=self.folder,
            env=self.variables,
            capture_output=True,
            text=True,
            check=False,
            timeout=self.patience,
        )
        assert run.returncode == 0, f"{commands}\n{run.stdout}{run.stderr}"
        assert "warning[" not in run.stderr, f"a page should show what is good:\n{commands}\n{run.stderr}"
        self.folder = Path(place.read_text().removesuffix("\n"))
        self.variables = dict(entry.split("=", 1) for entry in variables.read_text().split("\0") if entry)
        return run.stdout

    def visit(self, commands: str) -> None:
        """Run commands until the last one says where it can be visited, look that it answers, and press Ctrl+C."""
        terminal = pexpect.spawn(
            "bash",
            ["-ec", self._meant(commands)],
            cwd=str(self.folder),
            env=self.variables,
            encoding="utf-8",
            timeout=self.patience,
        )
        try:
            terminal.expect([ADDRESS, pexpect.EOF, pexpect.TIMEOUT])
            said = terminal.match
            assert isinstance(said, re.Match), f"{commands}\n{terminal.before}"
            with urllib.request.urlopen(f"{said[1]}/_stcore/health", timeout=SECONDS) as answer:
                assert answer.read() == b"ok"
            terminal.sendintr()
            terminal.expect(pexpect.EOF, timeout=SECONDS)
            assert "Traceback" not in str(terminal.before), terminal.before
        finally:
            terminal.close(force=True)

    def _meant(self, commands: str) -> str:
        """Return commands with the repository in the place of the address that a reader puts there."""
        return commands.replace("ADDRESS", f"'{self.repository}'")


def holds(whole: Any, part: Any) -> bool:
    """Tell whether JSON is as an example shows it: an example may leave out keys, and members of a list."""
    match whole, part:
        case dict(), dict():
            return all(key in whole and holds(whole[key], held) for key, held in part.items())
        case list(), list():
            rest = iter(whole)  # in its order
            return all(any(holds(member, held) for member in rest) for held in part)
        case _:
            return bool(whole == part)


def bare(home: Path) -> dict[str, str]:
    """Return this machine's variables for somebody with a home of their own, who has never heard of argmap."""
    programs = [place for place in os.environ["PATH"].split(os.pathsep) if not (Path(place) / "argmap").exists()]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "XDG_", "VIRTUAL_ENV"))}
    ours = {
        "HOME": str(home),
        "PATH": os.pathsep.join((str(home / ".local" / "bin"), *programs)),  # as terminals have it where it is used
        "BROWSER": "true",  # a program that opens nothing
    }
    return kept | ours


def settled(home: Path) -> Reader:
    """Return a reader who has a clone and the command, as README says.

    What `make app` installs there takes minutes; here it is this environment, which make has installed as well. The
    proof installs it anew.
    """
    reader = Reader(home)
    cloning, making, finding = blocks(section(README.read_text(encoding="utf-8"), "### With a clone"))
    reader.run(cloning.body)
    _as_it_lies_here(reader.folder)
    _installed(reader.folder)
    assert making.body == "make app"
    reader.run(finding.body)
    return reader


def _as_it_lies_here(clone: Path) -> None:
    """Bring a clone up to what is not committed yet."""
    listed = ["git", "ls-files", "-z", "--modified", "--others", "--exclude-standard"]
    files = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    for file in filter(None, files):
        if (ROOT / file).exists():
            (clone / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / file, clone / file)


def _installed(clone: Path) -> None:
    """Give a clone the environment that these tests run in, stamped as newer than all that it is made from."""
    activate = Path(sys.prefix, "bin", "activate")
    assert activate.exists(), "run the tests in the virtual environment that make has made"
    environment = clone / ".venv"
    environment.mkdir()
    (environment / "bin").symlink_to(activate.parent)
    (environment / ".app").touch()

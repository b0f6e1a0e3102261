"""Somebody who does what a page says, to the letter, at a machine that has nothing of ours."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pexpect

from tests.agreed import Agreement
from tests.pages import README, ROOT, Block, blocks, section

ADDRESS = r"argmap is at (http://\S+) \(Ctrl\+C ends it\)"
SHOWN = frozenset({"yaml", "json", "lua"})
"""What a page shows a part of, to be put into a file that the reader has."""
WIDTH = 100
"""How wide the JSON of a page is."""
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
        done, otherwise = self._followed(text, way)
        told = [f"instead of\n{block.body}\nit is\n{now}" for block, now in otherwise]
        assert told == [], "\n".join(told)
        return done

    def follow_page(self, page: Path, agreed: Agreement) -> list[str]:
        """Do what a whole page says, and return what was run; what it shows of the answers is agreed on."""
        text = page.read_text(encoding="utf-8")
        done, otherwise = self._followed(text, None)
        for block, now in reversed(otherwise):  # from the end, so that places before it stay
            text = text[: block.start] + now + text[block.end :]
        agreed.text(page, text)
        return done

    def _followed(self, text: str, way: str | None) -> tuple[list[str], list[tuple[Block, str]]]:
        """Return what was run, and each answer that is not as the page shows it, with what it is now."""
        done: list[str] = []
        otherwise: list[tuple[Block, str]] = []
        printed = ""
        for block in blocks(text):
            match block.kind:
                case "not run" | "paste below":
                    continue
                case "file":
                    (self.folder / block.of).write_text(block.body + "\n", encoding="utf-8")
                    continue
                case "prints" | "part of":
                    now = self._answer(block, printed)
                    if now != block.body:
                        otherwise.append((block, now))
                case "serves":
                    self.visit(block.body)
                case "" | "installs" if _is_done(block, way):
                    assert block.language == "sh", (
                        f"neither a file, nor a command, nor `not run`:\n{block.body}"
                    )
                    printed = self.run(block.body)
                case "" | "installs":
                    continue
                case unknown:
                    raise AssertionError(f"a block has an unknown note: {unknown}")
            if block.kind != "prints":
                done.append(block.body)
        return done, otherwise

    def _answer(self, block: Block, printed: str) -> str:
        """Return what an answer that is shown is today; JSON that holds what is shown is as it is shown."""
        if block.kind == "prints":
            return printed.removesuffix("\n")
        whole, part = json.loads(self.run(block.of)), json.loads(block.body)
        return block.body if holds(whole, part) else laid_out(same_part(whole, part))

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
        assert "warning[" not in run.stderr, (
            f"a page should show what is good:\n{commands}\n{run.stderr}"
        )
        self.folder = Path(place.read_text().removesuffix("\n"))
        self.variables = dict(
            entry.split("=", 1) for entry in variables.read_text().split("\0") if entry
        )
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


def _is_done(block: Block, way: str | None) -> bool:
    """Tell whether somebody who goes one way does what a block says; what only shows a part of a file is not done."""
    if block.kind == "installs" and block.of != way:
        return False
    return block.language not in SHOWN


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


def same_part(whole: Any, part: Any) -> Any:
    """Return what JSON holds today where an example shows a part of it: its keys, and the likeliest of its members."""
    match whole, part:
        case dict(), dict():
            return {key: same_part(whole[key], held) for key, held in part.items() if key in whole}
        case [dict(), *_], [dict(), *_]:
            return list(_same_members(whole, part))
        case _:
            return whole


def _same_members(whole: list[Any], part: list[Any]) -> Iterator[Any]:
    rest = list(whole)
    for held in part:
        if rest:
            likest = max(rest, key=lambda member: _alike(member, held))
            del rest[: rest.index(likest) + 1]  # what follows in the example follows there as well
            yield same_part(likest, held)


def _alike(whole: Any, part: Any) -> int:
    """Return how much of an example JSON holds at its place; a word, which may be a name, tells more than a number."""
    match whole, part:
        case dict(), dict():
            return sum(_alike(whole[key], held) for key, held in part.items() if key in whole)
        case str(), str():
            return 2 * (whole == part)
        case _:
            return int(holds(whole, part))


def laid_out(value: Any, indent: str = "") -> str:
    """Return JSON as the pages show it: what fits is one line, else a line for each of its parts."""
    line = json.dumps(value, ensure_ascii=False)
    if len(indent) + len(line) <= WIDTH or not isinstance(value, dict | list):
        return line
    inner = f"{indent}  "
    if isinstance(value, dict):
        parts = [f"{json.dumps(key)}: {laid_out(each, inner)}" for key, each in value.items()]
        opened, closed = "{}"
    else:
        parts = [laid_out(each, inner) for each in value]
        opened, closed = "[]"
    lines = f",\n{inner}".join(parts)
    return f"{opened}\n{inner}{lines}\n{indent}{closed}"


OF_MAKE = frozenset({"MAKEFLAGS", "MFLAGS", "MAKEOVERRIDES", "MAKELEVEL", "ARGS"})
"""What `make proof ARGS=…` hands on to every make below it, which a reader has never typed."""


def bare(home: Path) -> dict[str, str]:
    """Return this machine's variables for somebody with a home of their own, who has never heard of argmap."""
    programs = [
        place
        for place in os.environ["PATH"].split(os.pathsep)
        if not (Path(place) / "argmap").exists()
    ]
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "XDG_", "VIRTUAL_ENV")) and name not in OF_MAKE
    }
    ours = {
        "HOME": str(home),
        "PATH": os.pathsep.join(
            (str(home / ".local" / "bin"), *programs)
        ),  # as terminals have it where it is used
        "BROWSER": "true",  # a program that opens nothing
    }
    return kept | ours


def settled(home: Path) -> Reader:
    """Return a reader who has a clone and the command, as README says.

    What `make app` installs there takes minutes; here it is this environment, which make has installed as well. The
    proof installs it anew.
    """
    reader = Reader(home)
    cloning, making, finding = blocks(
        section(README.read_text(encoding="utf-8"), "### With a clone")
    )
    reader.run(cloning.body)
    _as_it_lies_here(reader.folder)
    _installed(reader.folder)
    assert making.body == "make app"
    reader.run(finding.body)
    return reader


def _as_it_lies_here(clone: Path) -> None:
    """Bring a clone up to what is not committed yet."""
    listed = ["git", "ls-files", "-z", "--modified", "--others", "--exclude-standard"]
    files = subprocess.run(
        listed, cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\0")
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

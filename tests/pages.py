"""Pages that keep their word: their commands run, what they show is what is printed, their pictures are drawn anew.

`<!-- file: NAME -->` before a block saves it under that name; `<!-- prints -->` before a block says what the command
above it prints; `<!-- not run: REASON -->` leaves a block out. Every other block is a shell command, and must succeed.
`<!-- picture: OPTIONS -->` before an image says with which options `argmap export` draws it. Run as a script, this
draws the pictures of docs/ where they lie: `make pictures`.
"""

import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGES = (ROOT / "docs" / "reasoning.md",)
BLOCK = re.compile(r"(?:<!-- (?P<note>[^\n]*) -->\n+)?```(?P<language>\w*)\n(?P<body>.*?)\n```", re.DOTALL)
PICTURE = re.compile(r"<!-- picture: (?P<options>[^\n]*) -->\n!\[[^\n]*\]\((?P<path>[^)\s]+)\)")


def keep_the_word(text: str, folder: Path) -> list[str]:
    """Save the files and run the commands of a page in a folder; return the commands that were run."""
    commands: list[str] = []
    printed = ""
    for block in BLOCK.finditer(text):
        note = block["note"] or ""
        if note.startswith("not run: ") or (block["language"] == "yaml" and not note):  # the latter shows a part
            continue
        if note.startswith("file: "):
            (folder / note.removeprefix("file: ")).write_text(block["body"] + "\n", encoding="utf-8")
        elif note == "prints":
            assert printed == block["body"] + "\n", f"{commands[-1]} prints:\n{printed}"
        else:
            assert block["language"] == "sh", f"neither a file, nor a command, nor `not run`:\n{block['body']}"
            printed = ran(block["body"], folder)
            commands.append(block["body"])
    return commands


def drawn(text: str, folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield every picture of a page, as its path there and what it would be if it were drawn now."""
    for block in BLOCK.finditer(text):
        if (block["note"] or "").startswith("file: "):
            name = block["note"].removeprefix("file: ")
            (folder / name).write_text(block["body"] + "\n", encoding="utf-8")
    for picture in PICTURE.finditer(text):
        name = Path(picture["path"]).name
        ran(f"argmap export {picture['options']} --engine bundled --no-legend -o {shlex.quote(name)}", folder)
        yield picture["path"], (folder / name).read_bytes()


def ran(command: str, folder: Path) -> str:
    """Run a command, which must succeed, and return what it prints."""
    programs = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    run = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", command],  # several commands a block, as one would paste them
        cwd=folder,
        env=programs,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, f"{command}\n{run.stdout}{run.stderr}"
    return run.stdout


def draw() -> None:
    """Draw every picture of every page where it lies."""
    for page in PAGES:
        with tempfile.TemporaryDirectory() as folder:
            for path, picture in drawn(page.read_text(encoding="utf-8"), Path(folder)):
                (page.parent / path).write_bytes(picture)
                sys.stdout.write(f"wrote {(page.parent / path).relative_to(ROOT)}\n")


if __name__ == "__main__":
    draw()

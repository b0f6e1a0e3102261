"""Pages that keep their word: their pictures are drawn anew, and `tests/reader.py` does what they say.

A comment before a block says what the block is:

- `<!-- file: NAME -->`: it is saved under that name;
- `<!-- prints -->`: it is what the command above it prints;
- `<!-- part of: COMMAND -->`: it is JSON, and part of what the command prints;
- `<!-- serves -->`: its last command goes on until Ctrl+C, and says where it can be visited;
- `<!-- installs: WAY -->`: it installs argmap for those who choose this way;
- `<!-- paste below: ID -->`: it is put into a file of a debate by hand, below a claim;
- `<!-- not run: REASON -->`: it is left out.

Every other block is a shell command, or shows a part of a file. `<!-- picture: OPTIONS -->` before an image, or a link
to one, says with which options `argmap export` draws it, here without the explanation of its signs; `<!-- whole
picture: OPTIONS -->` with it. Run as a script, this draws the pictures where they lie: `make pictures`.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
DRAWN = (README, ROOT / "docs" / "reasoning.md", ROOT / "docs" / "talks.md")
"""The pages with pictures."""
BLOCK = re.compile(
    r"(?:<!-- (?P<note>[^\n]*) -->\n+)?^(?P<indent> *)```(?P<language>\w*)\n(?P<body>.*?)\n(?P=indent)```$",
    re.DOTALL | re.MULTILINE,
)
PICTURE = re.compile(
    r"<!-- (?P<whole>whole )?picture: (?P<options>[^\n]*) -->\n?!?\[[^\n]*?\]\((?P<path>[^)\s]+)\)"
)


@dataclass(frozen=True)
class Block:
    """A fenced block of a page: what it is (`file`, `serves`; "" for a command), of what, its text, and where."""

    kind: str
    of: str
    language: str
    body: str
    start: int
    end: int


def blocks(text: str) -> Iterator[Block]:
    """Yield the blocks of a page."""
    for found in BLOCK.finditer(text):
        kind, _, of = (found["note"] or "").partition(": ")
        yield Block(kind, of, found["language"], found["body"], *found.span("body"))


def section(text: str, heading: str) -> str:
    """Return what stands below a heading, up to the next one of its level or above."""
    level = heading.split(" ", 1)[0]
    _, below = text.split(f"\n{heading}\n", 1)
    return re.split(rf"\n#{{1,{len(level)}}} ", below, maxsplit=1)[0]


def drawn(text: str, folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield every picture of a page, as its path there and what it would be if it were drawn now."""
    shutil.copytree(ROOT / "arguments", folder / "arguments")
    for block in blocks(text):
        if block.kind == "file":
            (folder / block.of).write_text(block.body + "\n", encoding="utf-8")
    for picture in PICTURE.finditer(text):
        name = Path(picture["path"]).name
        legend = [] if picture["whole"] else ["--no-legend"]
        export(*shlex.split(picture["options"]), *legend, "-o", name, folder=folder)
        yield picture["path"], (folder / name).read_bytes()


def export(*options: str, folder: Path) -> None:
    """Draw a picture with the Graphviz that every machine has."""
    command = [sys.executable, "-m", "argmap", "export", "--engine", "bundled", *options]
    run = subprocess.run(
        command, cwd=folder, env=os.environ, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, f"{shlex.join(command)}\n{run.stdout}{run.stderr}"


def draw() -> None:
    """Draw every picture of every page where it lies."""
    for page in DRAWN:
        with tempfile.TemporaryDirectory() as folder:
            for path, picture in drawn(page.read_text(encoding="utf-8"), Path(folder)):
                (page.parent / path).write_bytes(picture)
                sys.stdout.write(f"wrote {(page.parent / path).relative_to(ROOT)}\n")


if __name__ == "__main__":
    draw()

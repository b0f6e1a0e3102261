"""README keeps its word: its commands are run, in its order, in an empty folder.

`<!-- file: NAME -->` before a block saves it under that name; `<!-- not run: REASON -->` leaves one out. Every other
block is a shell command, and must succeed. A picture that a command writes must hold something.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"(?:<!-- (?P<note>[^\n]*) -->\n+)?```(?P<language>\w*)\n(?P<body>.*?)\n```", re.DOTALL)
LINK = re.compile(r"(?:\]\(|\b(?:src|srcset|href)=\")(?!https?:|#)([^)\"\s#]+)")


def keep_the_word(text: str, folder: Path) -> list[str]:
    """Save the files and run the commands of a page in a folder; return the commands that were run."""
    programs = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    commands = []
    for block in BLOCK.finditer(text):
        note = block["note"] or ""
        if note.startswith("not run: "):
            continue
        if note.startswith("file: "):
            (folder / note.removeprefix("file: ")).write_text(block["body"] + "\n")
            continue
        assert block["language"] == "sh", f"neither a file, nor a command, nor `not run`:\n{block['body']}"
        run = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", block["body"]],  # several commands a block, as one would paste them
            cwd=folder,
            env=programs,
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == 0, f"{block['body']}\n{run.stdout}{run.stderr}"
        commands.append(block["body"])
    return commands


def test_every_command_of_readme_works(tmp_path: Path) -> None:
    commands = keep_the_word((ROOT / "README.md").read_text(), tmp_path)

    assert any("argmap export" in command for command in commands)
    pictures = [*tmp_path.glob("*.svg"), *tmp_path.glob("*.png")]
    assert pictures
    assert all(picture.stat().st_size > 1_000 for picture in pictures)


def test_every_link_to_a_file_of_ours_leads_somewhere() -> None:
    pages = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "CHANGELOG.md")]

    links = [(page.name, link) for page in pages for link in LINK.findall(page.read_text())]

    assert [(page, link) for page, link in links if not (ROOT / link).exists()] == []

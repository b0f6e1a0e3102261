"""README keeps its word: its commands are run, in its order, in an empty folder.

`<!-- file: NAME -->` before a block saves it under that name; `<!-- not run: REASON -->` leaves one out. Every other
block is a shell command, and must succeed. A picture that a command writes must hold something.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

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
        if block["language"] == "yaml" and not note:
            continue  # a part of a debate, to be looked at
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


@pytest.mark.proof
def test_every_command_of_the_page_on_talks_works(tmp_path: Path) -> None:
    keep_the_word((ROOT / "docs" / "talks.md").read_text(), tmp_path)

    assert {path.name for path in tmp_path.glob("*.pptx")} >= {"talk.pptx", "what-if.pptx", "five-minutes.pptx"}
    assert len([*(tmp_path / "slides").iterdir()]) > 10


def test_every_link_to_a_file_of_ours_leads_somewhere() -> None:
    pages = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "CHANGELOG.md")]

    links = [(page, link) for page in (*pages, *ROOT.glob("docs/*.md")) for link in LINK.findall(page.read_text())]

    assert [(page.name, link) for page, link in links if not (page.parent / link).exists()] == []

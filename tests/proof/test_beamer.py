"""docs/beamer.md does what it says: its commands write the pictures, and pdflatex makes the talk."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.paged import Paged
from tests.reader import settled

PAGE = (Path(__file__).parents[2] / "docs" / "beamer.md").read_text(encoding="utf-8")
PACKAGES = "apt-get install --no-install-recommends texlive-latex-recommended texlive-pictures"

pytestmark = pytest.mark.proof


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Do what the page says in a clone, where argmap finds the shipped debate."""
    if shutil.which("pdflatex") is None:
        pytest.fail(f"pdflatex is missing: {PACKAGES}")
    reader = settled(tmp_path_factory.mktemp("talk"))
    reader.follow(PAGE)
    folder = reader.folder
    for _ in range(2):
        command = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "talk.tex"]
        done = subprocess.run(
            command, cwd=folder, capture_output=True, text=True, errors="replace", check=False
        )
        assert done.returncode == 0, done.stdout[-2000:]
    assert not re.findall(r"(?:LaTeX|pdfTeX) warning.*", done.stdout, flags=re.IGNORECASE)
    return folder


def test_each_step_is_a_frame_with_its_note(talk: Path) -> None:
    pages = Paged((talk / "talk.pdf").read_bytes()).texts
    steps = Paged((talk / "steps.pdf").read_bytes()).texts
    assert len(pages) == 2 * len(steps) + 1
    for number, (step, frame, note) in enumerate(zip(steps, pages[::2], pages[1::2], strict=False)):
        assert all(word in frame for word in step.split())
        assert ("200 dollars" in note) == (number > 0)


def test_the_steps_only_add(talk: Path) -> None:
    counts = [len(words.split()) for words in Paged((talk / "steps.pdf").read_bytes()).texts]
    assert counts == sorted(counts)
    assert len(set(counts)) == len(counts)


def test_the_notes_say_what_the_picture_shows(talk: Path) -> None:
    notes = (talk / "notes.md").read_text(encoding="utf-8")
    assert (
        "After a release of weights, anyone can strip the safety guardrails from a copy." in notes
    )

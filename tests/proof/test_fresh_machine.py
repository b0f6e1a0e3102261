"""README, followed to the letter on a fresh machine: an empty home, a clone or the unpacked archive, the network.

All that is installed here is installed anew, by the commands that README gives, from where pip is used to look.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.pages import README, ROOT, blocks, section
from tests.reader import Reader

pytestmark = pytest.mark.proof

MINUTES = 15 * 60.0
"""How long an installation may take where the network is slow."""
TEXT = README.read_text(encoding="utf-8")
WITHOUT_A_CLONE = section(TEXT, "### Without a clone")
WAYS = [block.of for block in blocks(WITHOUT_A_CLONE) if block.kind == "installs"]
AFTERWARDS = TEXT[TEXT.index("\n## Ten lines") :]


def check_the_results(reader: Reader) -> None:
    """Look whether the pictures and words that README promises are there, made by what was installed."""
    assert reader.run("argmap --version").startswith("argmap ")
    place = Path(reader.run("command -v argmap").strip())
    assert place.is_relative_to(reader.home)
    assert reader.run("argmap check arguments").startswith("open-vs-closed: ")
    drawn = (reader.folder / "school.svg").read_text(encoding="utf-8")
    assert "Teenagers sleep more" in drawn
    assert "The one objection to it is itself answered." in reader.run(
        "argmap why sleep school.debate.yaml"
    )


@pytest.fixture(scope="module")
def cloned(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    """Follow README from its first command to its last, with a clone."""
    reader = Reader(tmp_path_factory.mktemp("home"), patience=MINUTES)
    reader.follow(section(TEXT, "### With a clone"))
    reader.follow(AFTERWARDS)
    return reader


def test_everything_works_with_a_clone(cloned: Reader) -> None:
    check_the_results(cloned)


@pytest.mark.parametrize(
    "page", ["CONTRIBUTING.md", "docs/editors.md", "docs/reasoning.md", "docs/talks.md"]
)
def test_every_other_page_works_with_that_clone(cloned: Reader, page: str) -> None:
    as_it_was(cloned)
    text = (cloned.folder / page).read_text(encoding="utf-8")
    if page == "CONTRIBUTING.md":
        text = section(text, "## Add a claim in two minutes")
    assert cloned.follow(text)


def test_a_change_passes_the_gates_of_that_clone(cloned: Reader) -> None:
    as_it_was(cloned)
    assert "No dependency issues" in cloned.run("make lint 2>&1")


@pytest.mark.parametrize("way", WAYS)
def test_everything_works_with_the_unpacked_archive(way: str, tmp_path: Path) -> None:
    reader = downloader(tmp_path)
    assert reader.follow(WITHOUT_A_CLONE, way=way)
    reader.follow(AFTERWARDS)
    check_the_results(reader)


@pytest.mark.parametrize("command", re.findall(r"`((?:pipx run|uvx) [^`]+)`", WITHOUT_A_CLONE))
def test_a_look_without_installing_works(command: str, tmp_path: Path) -> None:
    reader = downloader(tmp_path)
    reader.visit(command)
    with pytest.raises(AssertionError, match="argmap: command not found"):
        reader.run("argmap --version")


def as_it_was(clone: Reader) -> None:
    """Put back what was tried out in a clone; what is installed stays."""
    clone.run("git checkout --quiet . && git clean --quiet --force -d")


def downloader(place: Path) -> Reader:
    """Return a reader with pipx and uv, in the unpacked archive."""
    home = place / "home"
    home.mkdir()
    reader = Reader(home, patience=MINUTES)
    reader.folder = unpacked(home)
    reader.variables["PATH"] += os.pathsep + str(installers(place / "installers"))
    return reader


def unpacked(home: Path) -> Path:
    """Unpack what the button *Download ZIP* gives into a home, and return the folder."""
    archive = subprocess.run(
        ["git", "archive", "--prefix", "argmap/", "HEAD"], cwd=ROOT, capture_output=True, check=True
    )
    subprocess.run(["tar", "--extract"], cwd=home, input=archive.stdout, check=True)
    return home / "argmap"


def installers(place: Path) -> Path:
    """Install pipx and uv, which README's reader has, and return the folder of these two programs alone."""
    subprocess.run([sys.executable, "-m", "venv", place], check=True)
    pip = [str(place / "bin" / "python"), "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "install", "pipx", "uv"], check=True)
    programs = place / "programs"
    programs.mkdir()
    for name in ("pipx", "uv", "uvx"):
        (programs / name).symlink_to(place / "bin" / name)
    return programs

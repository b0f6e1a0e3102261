"""The wheel is all that is needed: installed alone, far from any checkout, it has the shipped debate and the app."""

import subprocess
import sys
import venv
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEMPOLIMIT = ROOT / "tests" / "cases" / "languages" / "tempolimit.yaml"
Run = Callable[..., str]

pytestmark = pytest.mark.proof


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Build the wheel, install it into an environment of its own, and run its argmap in an empty folder."""
    place = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "wheel", "--no-deps", "--wheel-dir", place, ROOT], check=True)
    (wheel,) = place.glob("argmap-*.whl")
    venv.create(place / "venv", with_pip=False)
    into = [
        "--python",
        str(place / "venv"),
        "install",
        "--constraint",
        str(ROOT / "constraints.txt"),
        str(wheel),
    ]
    subprocess.run([*pip, *into], check=True)
    empty = place / "empty"
    empty.mkdir()

    def run(*words: str) -> str:
        command = [str(place / "venv" / "bin" / "argmap"), *words]
        return subprocess.run(command, check=True, capture_output=True, text=True, cwd=empty).stdout

    return run


def test_the_shipped_debate_is_there(installed: Run) -> None:
    assert installed("check").startswith("open-vs-closed: ")


def test_a_picture_needs_nothing_else(installed: Run, tmp_path: Path) -> None:
    picture = tmp_path / "map.png"
    installed("export", "--focus", "inspectable", "-o", str(picture))
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_pages_need_nothing_else(installed: Run, tmp_path: Path) -> None:
    for name, edition in (
        ("talk.pdf", ()),
        ("to-read.pdf", ("--handout",)),
        ("short.pdf", ("--briefing",)),
    ):
        installed("export", "-o", str(tmp_path / name), *edition)
        assert (tmp_path / name).read_bytes().startswith(b"%PDF-1.7")


def test_a_german_debate_is_told_and_drawn_in_german(installed: Run, tmp_path: Path) -> None:
    debate = tmp_path / "tempolimit.yaml"
    debate.write_text(TEMPOLIMIT.read_text(encoding="utf-8"), encoding="utf-8")
    picture = tmp_path / "karte.svg"
    installed("export", str(debate), "-o", str(picture))

    assert "unbeantwortet" in installed("judge", str(debate))
    assert "Gründe gefallen" in picture.read_text(encoding="utf-8")


def test_the_scripts_of_the_app_are_packed(installed: Run) -> None:
    assert "argmap app" in installed("app", "--help")
    place = Path(installed("doctor").split("python")[1].split("(")[1].split(")")[0]).parents[1]
    packed = {path.name for path in place.rglob("argmap/**/*")}
    assert {
        "map.js",
        "map.css",
        "LiberationSans-Regular.ttf",
        "sources.yaml",
        "py.typed",
        "en.mo",
        "de.mo",
    } <= packed

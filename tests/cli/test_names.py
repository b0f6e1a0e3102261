"""What a file or a debate is called steers no terminal and no workflow, whichever command names it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

NAME = "a\x1b]0;PWNED\x07\n::error::injected\n\u202eb"
GOOD = """\
debate: {title: Tea, question: Is tea better?, positions: {tea: Tea is., coffee: Coffee is.}}
claims:
  - {id: warm, text: Tea keeps warm., supports: tea}
"""
MENDABLE = GOOD.replace("supports: tea", "Supports: tea")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def said(folder: Path, *words: str) -> str:
    """Return what a command says on both streams."""
    command = [sys.executable, "-m", "argmap", *words]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    return (done.stdout + done.stderr).decode()


def is_plain(text: str) -> bool:
    """Say whether a terminal and a workflow show a text and do nothing else."""
    lines = COLOUR.sub("", text).split("\n")
    return all(line.isprintable() and not line.lstrip().startswith("::") for line in lines)


@pytest.fixture
def alone(tmp_path: Path) -> Path:
    """A folder with one debate, whose name is meant to do harm."""
    (tmp_path / f"{NAME}.debate.yaml").write_text(GOOD, encoding="utf-8")
    return tmp_path


@pytest.mark.slow
@pytest.mark.parametrize(
    "words",
    [
        ("check",),
        *(("judge",), ("outline",), ("why", "warm"), ("cruxes",), ("strength",), ("balance",)),
        *(("export", "-o", "map.svg"), ("export", "-o", "a\n::error::injected\n.svg")),
        ("new", "--text", "It costs less.", "--supports", "tea"),
    ],
    ids=" ".join,
)
def test_no_command_is_steered_by_the_name_of_a_debate(words: tuple[str, ...], alone: Path) -> None:
    text = said(alone, *words)
    assert text
    assert is_plain(text)


@pytest.mark.slow
@pytest.mark.parametrize(
    "words", [("judge",), ("why", "warm"), ("new",), ("export", "-o", "map.svg")], ids=" ".join
)
def test_nor_by_those_of_several(words: tuple[str, ...], alone: Path) -> None:
    (alone / "b.debate.yaml").write_text(GOOD, encoding="utf-8")
    text = said(alone, *words)
    assert "2 debates" in text
    assert is_plain(text)


@pytest.mark.slow
@pytest.mark.parametrize("how", ["--fix", "--diff"])
def test_nor_is_whoever_mends_one(how: str, alone: Path) -> None:
    (alone / f"{NAME}.debate.yaml").write_text(MENDABLE, encoding="utf-8")
    text = said(alone, "check", how)
    assert "supports: tea" in text
    assert is_plain(text)


@pytest.mark.slow
@pytest.mark.parametrize("form", ["human", "concise", "json", "sarif"])
def test_no_name_starts_a_line_that_a_workflow_obeys(form: str, tmp_path: Path) -> None:
    for name in ("::error::a.debate.yaml", "::stop-commands::b.debate.yaml"):
        (tmp_path / name).write_text(GOOD, encoding="utf-8")
    (tmp_path / "::add-mask::c.debate.yaml").write_text(
        GOOD.replace("tea}", "tee}"), encoding="utf-8"
    )
    assert is_plain(said(tmp_path, "check", "--format", form))
    assert is_plain(said(tmp_path, "check", "--format", form, "::error::a.debate.yaml"))


@pytest.mark.slow
def test_nor_does_a_name_that_looks_like_an_option(tmp_path: Path) -> None:
    text = said(tmp_path, "check", f"--{NAME}")
    assert "o such option" in text
    assert is_plain(text)


@pytest.mark.slow
def test_nor_what_verbose_tells(alone: Path) -> None:
    assert is_plain(said(alone, "--verbose", "check"))


@pytest.mark.slow
def test_nor_is_whoever_is_told_of_a_mistake(alone: Path) -> None:
    (alone / f"{NAME}.debate.yaml").write_text(GOOD.replace("tea}", "tee}"), encoding="utf-8")
    assert "did you mean" in said(alone, "check")
    assert is_plain(said(alone, "check"))

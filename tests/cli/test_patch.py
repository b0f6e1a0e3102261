"""The diff that `--diff` prints is a patch: what git and patch make of it is what `--fix` writes."""

from __future__ import annotations

import os
import pty
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from argmap.cli.writing import coloured_diff, patch_text
from argmap.edit import amendment_by_fixes
from argmap.loading import Document
from argmap.opening import decoded, draft
from tests.cli.conftest import SCHOOL

CASES = sorted((Path(__file__).parents[1] / "cases" / "problems").glob("*.yaml"))
BROKEN = SCHOOL.replace("rebuts: sleep", "attacks: Sleep").replace(
    "supports: as-now}", "supports: as-now}  # a remark"
)
MENDED = BROKEN.replace("attacks: Sleep", "rebuts: sleep")
GIT = ("git", "apply", "--whitespace=nowarn")
PATCH = ("patch", "--strip=1", "--silent", "--binary")
PROGRAMS = [each for each in (GIT, PATCH) if shutil.which(each[0])]
BOM = "\ufeff"


def said(folder: Path, *words: str, env: Mapping[str, str] | None = None) -> tuple[bytes, str]:
    """Return what a command answers, and what it remarks."""
    command = [sys.executable, "-m", "argmap", *words]
    clean = {
        name: value
        for name, value in os.environ.items()
        if name not in ("GITHUB_ACTIONS", "GITLAB_CI")
    }
    done = subprocess.run(
        command, cwd=folder, capture_output=True, check=False, env={**clean, **(env or {})}
    )
    return done.stdout, done.stderr.decode()


def apply(program: tuple[str, ...], patch: bytes, folder: Path) -> None:
    done = subprocess.run(program, input=patch, cwd=folder, capture_output=True, check=False)
    assert done.returncode == 0, (done.stderr + done.stdout).decode("utf-8", "replace")


def mendable(case: Path) -> tuple[Document, str, str] | None:
    """Return a case, its patch and its text once it is mended, None where nothing can be."""
    document = decoded("a b/ü.yaml", case.read_bytes())
    if not isinstance(document, Document):
        return None
    amended = amendment_by_fixes(draft([document], "case"), unsafe=True)
    diff = amended.patch("")
    return (document, diff, amended.after.documents[0].text) if diff else None


@pytest.mark.skipif(not PROGRAMS, reason="needs git or patch")
def test_every_fix_of_a_known_mistake_is_a_patch_that_makes_it(tmp_path: Path) -> None:
    tried = 0
    for case in CASES:
        found = mendable(case)
        if found is None or patch_text(found[1]) != found[1]:
            continue
        document, diff, after = found
        file = tmp_path / document.name
        file.parent.mkdir(exist_ok=True)
        for program in PROGRAMS:
            file.write_bytes((document.mark + document.text).encode())
            apply(program, diff.encode(), tmp_path)
            assert file.read_bytes() == (document.mark + after).encode(), case.stem
        tried += 1
    assert tried > 150


@pytest.mark.slow
@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program[0])
@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
@pytest.mark.parametrize(
    "change",
    [
        lambda text: text,
        lambda text: BOM + text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.removesuffix("\n"),
        lambda text: text.replace("later.", "l\u00e4ter \u202eround\u202c, \u201cso\u201d."),
        lambda text: text.replace("  # a remark", "  # ##[error]a remark"),
    ],
    ids=["plain", "mark", "crlf", "no end", "signs", "commands"],
)
def test_what_is_piped_into_a_file_is_taken_by_programs(
    program: tuple[str, ...], encoding: str, change: object, tmp_path: Path
) -> None:
    assert callable(change)
    file = tmp_path / "in here" / "school.debate.yaml"
    file.parent.mkdir()
    file.write_bytes(change(BROKEN).encode())
    patch, remarks = said(
        tmp_path, "check", "--diff", str(file), env={"PYTHONIOENCODING": encoding}
    )
    assert remarks == ""
    apply(program, patch, tmp_path)
    wanted = change(BROKEN).replace("attacks: Sleep", "rebuts: sleep")
    assert file.read_bytes() == wanted.encode()


@pytest.mark.slow
@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program[0])
def test_so_is_the_diff_of_a_new_claim_with_the_outline_below_it(
    program: tuple[str, ...], school: Path
) -> None:
    new = ("new", "--text", "Buses run later.", "--rebuts", "parents")
    patch, _ = said(school, *new, "--diff")
    before = (school / "school.debate.yaml").read_bytes()
    said(school, *new)
    after = (school / "school.debate.yaml").read_bytes()
    (school / "school.debate.yaml").write_bytes(before)
    apply(program, patch, school)
    assert (school / "school.debate.yaml").read_bytes() == after


@pytest.mark.slow
@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program[0])
@pytest.mark.parametrize(
    "name", ["a b", "::error::a", "a\n::error::b", "a\x1b[31mb", 'a"b\\c', "\u202eb", "-a", "ü"]
)
def test_odd_names_are_quoted_as_git_quotes_them(
    program: tuple[str, ...], name: str, tmp_path: Path
) -> None:
    file = tmp_path / f"{name}.debate.yaml"
    file.write_text(BROKEN)
    patch, _ = said(tmp_path, "check", "--diff")
    assert all(
        line.removesuffix("\t").isprintable() and line[:2] != "::"
        for line in patch.decode().split("\n")
    )
    if program == PATCH and "\n" in name:
        return  # GNU patch refuses such a name
    apply(program, patch, tmp_path)
    assert file.read_text() == MENDED


CONTROLLED = BROKEN.replace("  # a remark", "  # a\x1b]0;PWNED\x07 remark\rover")


@pytest.mark.slow
def test_a_line_with_a_control_character_is_shown_by_its_number_and_told(tmp_path: Path) -> None:
    (tmp_path / "a.debate.yaml").write_bytes(CONTROLLED.encode())
    patch, remarks = said(tmp_path, "check", "--diff", "--unsafe-fixes")
    assert b"\x1b" not in patch
    assert b"\\x1b]0;PWNED\\x07" in patch
    assert re.fullmatch(
        r"line \d+ of this diff holds what is shown by its number, so it is no patch.*\n", remarks
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    "variable", ["GITHUB_ACTIONS", "GITLAB_CI", "TF_BUILD", "TEAMCITY_VERSION"]
)
def test_the_log_of_a_workflow_gets_no_commands_and_a_file_there_gets_the_patch(
    variable: str, tmp_path: Path
) -> None:
    text = BROKEN.replace("  # a remark", "  # ##[error]a\u202e\n::stop-commands::x")
    (tmp_path / "a.debate.yaml").write_text(text)
    shown, remarks = said(tmp_path, "check", "--diff", "--unsafe-fixes", env={variable: "true"})
    assert shown
    assert not re.search(r"##\[|^\s*::|\u202e", shown.decode(), re.MULTILINE)
    assert "is no patch" in remarks
    with (tmp_path / "fix.patch").open("wb") as file:
        command = [sys.executable, "-m", "argmap", "check", "--diff", "--unsafe-fixes"]
        subprocess.run(
            command, cwd=tmp_path, stdout=file, check=False, env={**os.environ, variable: "true"}
        )
    assert "##[error]a\u202e" in (tmp_path / "fix.patch").read_text()


@pytest.mark.slow
@pytest.mark.parametrize("colour", [{}, {"NO_COLOR": "1"}], ids=["colours", "none"])
def test_a_terminal_gets_no_control_character_of_a_file(
    colour: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "a.debate.yaml").write_bytes(
        CONTROLLED.replace("a\x1b", "a\u202e\x0b\x85\x1b").encode()
    )
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "argmap", "check", "--diff", "--unsafe-fixes"]
    process = subprocess.Popen(
        command, cwd=tmp_path, stdout=theirs, stderr=theirs, env={**os.environ, **colour}
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            piece = os.read(ours, 65_536)
        except OSError:  # so a terminal tells that nobody writes any more
            break
        if not piece:
            break
        shown += piece
    os.close(ours)
    process.wait()
    # on a slow machine a line says what is waited for, until there is something to say
    answer = re.sub(
        r"\x1b\[\?25l.*?\x1b\[\?25h\r\x1b\[1A\x1b\[2K", "", shown.decode(), flags=re.DOTALL
    )
    text = re.sub(r"\x1b\[[0-9;]*m", "", answer)
    assert "PWNED" in text
    assert all(line.removesuffix("\r").isprintable() for line in text.split("\n"))


def test_a_diff_on_a_terminal_has_a_line_for_each_of_its_lines() -> None:
    diff = "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\x0cb\u2028c\r\n+d\n"
    assert len(coloured_diff(diff, colour=True).split("\n")) == len(diff.split("\n"))
    assert coloured_diff("", colour=True) == ""

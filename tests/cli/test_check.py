"""`argmap check`: what it prints in each format, what it explains, and how it watches."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from threading import Timer
from typing import IO

import pexpect
import pytest

from argmap.codes import Code
from tests.cli.conftest import SCHOOL, Run


@pytest.fixture
def broken(school: Path) -> Path:
    file = school / "school.debate.yaml"
    file.write_text(SCHOOL.replace("rebuts: sleep", "rebuts: slep"))
    return file


def test_every_format_names_the_same_problem_and_the_same_place(argmap: Run, broken: Path) -> None:
    line = next(
        number for number, text in enumerate(broken.read_text().splitlines(), 1) if "slep" in text
    )

    told = {
        form: argmap("check", "--format", form)
        for form in ("human", "concise", "json", "github", "sarif")
    }

    assert {done.returncode for done in told.values()} == {1}
    assert f"school.debate.yaml:{line}:" in told["human"].stdout
    assert told["concise"].stdout.count("\n") == 1
    assert json.loads(told["json"].stdout)[0]["line"] == line
    assert told["github"].stdout.startswith(f"::error file=school.debate.yaml,line={line},")
    (result,) = json.loads(told["sarif"].stdout)["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == line


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_a_good_debate_is_json_too(argmap: Run, form: str) -> None:
    done = argmap("check", "--format", form)

    assert done.returncode == 0
    assert json.loads(done.stdout) is not None


def test_standard_input_is_one_debate(argmap: Run) -> None:
    done = argmap("check", "-", given=SCHOOL.replace("rebuts: sleep", "rebuts: slep"))

    assert done.returncode == 1
    assert "<stdin>:" in done.stdout


def test_every_code_is_explained(argmap: Run) -> None:
    done = argmap("check", "--explain", Code.UNKNOWN_CLAIM)

    assert done.returncode == 0
    assert done.stdout.startswith("### `unknown-claim`\n")
    assert "```yaml" in done.stdout


def test_an_unknown_code_is_one_sentence_and_status_2(argmap: Run) -> None:
    done = argmap("check", "--explain", "unkown-claim")

    assert done.returncode == 2
    assert "did you mean `unknown-claim`?" in done.stderr


def test_advice_is_told_when_asked_for_and_never_counts(argmap: Run, school: Path) -> None:
    (school / "school.debate.yaml").write_text(SCHOOL.replace("text: ", "text: This and ", 1))

    assert "advice" not in argmap("check").stdout
    done = argmap("check", "--advice", "--strict")

    assert "advice[opens-with-this]" in done.stdout
    assert done.returncode == 0


def test_standard_input_is_not_watched(argmap: Run) -> None:
    done = argmap("check", "--watch", "-")

    assert done.returncode == 2
    assert "name a file or a folder" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is no signal there")
def test_watching_tells_what_comes_and_goes_and_ends_with_ctrl_c(broken: Path) -> None:
    command = [sys.executable, "-m", "argmap", "check", "--watch", broken.name]
    with subprocess.Popen(
        command, cwd=broken.parent, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as run:
        assert run.stdout is not None
        too_long = Timer(60, run.kill)
        too_long.start()
        first = _until(run.stdout, "watching")
        broken.write_text(SCHOOL)
        second = _until(run.stdout, "watching")
        run.send_signal(signal.SIGINT)
        rest, errors = run.communicate(timeout=20)
        too_long.cancel()

    assert "did you mean `sleep`" in first
    assert "1 problem; watching" in first
    assert "no problems (0 new, 1 gone)" in second
    assert (run.returncode, rest, errors.strip()) == (0, "", "")


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is no signal there")
def test_watching_tells_that_a_folder_disappears_and_that_it_comes_back(school: Path) -> None:
    folder = school / "moved"
    folder.mkdir()
    (folder / "debate.yaml").write_text(SCHOOL)
    command = [sys.executable, "-m", "argmap", "check", "--watch", "moved"]
    with subprocess.Popen(
        command, cwd=school, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as run:
        assert run.stdout is not None
        too_long = Timer(60, run.kill)
        too_long.start()
        first = _until(run.stdout, "watching")
        folder.rename(school / "away")
        gone = _until(run.stdout, "watching")
        (school / "away").rename(folder)
        back = _until(run.stdout, "watching")
        (folder / "debate.yaml").write_text(SCHOOL.replace("rebuts: sleep", "rebuts: slep"))
        later = _until(run.stdout, "watching")
        run.send_signal(signal.SIGINT)
        run.communicate(timeout=20)
        too_long.cancel()

    assert "no problems; watching" in first
    assert "moved" in gone
    assert "there is no such file or folder; watching" in gone
    assert "no problems" in back
    assert "1 problem" in later


@pytest.mark.skipif(os.name == "nt", reason="pexpect has no terminals there")
def test_on_a_terminal_the_problems_are_drawn_anew_in_their_place(broken: Path) -> None:
    environment = {**os.environ, "TERM": "xterm", "NO_COLOR": "1"}
    command = ["-m", "argmap", "check", "--watch", broken.name]
    watching = pexpect.spawn(
        sys.executable,
        command,
        cwd=str(broken.parent),
        env=environment,
        encoding="utf-8",
        timeout=30,
    )
    watching.expect_exact("1 problem; watching")
    broken.write_text(broken.read_text().replace("undercuts: parents", "undercuts: parent"))
    watching.expect_exact("\x1b[2J")
    watching.expect_exact("did you mean `sleep`")
    watching.expect_exact("did you mean `parents`")
    watching.expect_exact("2 problems (1 new, 0 gone); watching")
    watching.sendintr()
    watching.expect(pexpect.EOF)


def _until(stream: IO[str], word: str) -> str:
    """Return what a stream says up to the line with a word, or to its end."""
    lines = list[str]()
    for line in stream:
        lines.append(line)
        if word in line:
            break
    return "".join(lines)

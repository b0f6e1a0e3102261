"""Answers reach whatever reads them: any encoding, a reader who leaves, a full disk, a person who stops it."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from argmap.reasoning import Verdict
from tests.cli.conftest import SCHOOL
from tests.words.badges import word

WAYS_TO_PRINT = ["outline", "judge --json", "check", "--help"]
"""Line by line, all at once, so little that it is printed at the very end, and by a library."""


def shell(line: str, folder: Path, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    """Run a line of shell in which `argmap` is a command; output is buffered as on any machine."""
    program = f'argmap() {{ "{sys.executable}" -m argmap "$@"; }}\n'
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", program + line],
        cwd=folder,
        env={**inherited, **environment},
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
@pytest.mark.parametrize("command", ["outline", "why sleep", "doctor"])
def test_a_terminal_without_our_signs_gets_the_answer_in_its_letters(
    school: Path, command: str, encoding: str
) -> None:
    done = shell(f"argmap {command}", school, PYTHONIOENCODING=encoding)

    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode(encoding)


def test_signs_of_ours_are_spelt_and_other_letters_escaped(school: Path) -> None:
    (school / "school.debate.yaml").write_text(
        SCHOOL.replace("They go", "Étienne 學 goes"), encoding="utf-8"
    )

    said = shell("argmap outline", school, PYTHONIOENCODING="ascii").stdout.decode("ascii")

    assert (
        rf"    - \xc9tienne \u5b78 goes to bed later as well (bedtime) ! {word(Verdict.UNANSWERED)}"
        in said
    )
    assert f"(sleep) v {word(Verdict.STANDS)}" in said


def test_json_in_ascii_means_the_same(school: Path) -> None:
    (school / "school.debate.yaml").write_text(
        SCHOOL.replace("they slept", "Étienne 學 🙂 slept"), encoding="utf-8"
    )

    plain, unicode = (
        shell("argmap judge --json", school, PYTHONIOENCODING=encoding).stdout
        for encoding in ("ascii", "utf-8")
    )

    assert plain.isascii()
    assert not unicode.isascii()
    assert json.loads(plain) == json.loads(unicode)


@pytest.mark.parametrize("command", WAYS_TO_PRINT)
def test_a_reader_who_leaves_is_told_nothing(school: Path, command: str) -> None:
    done = shell(f"argmap {command} | true", school)

    assert (done.returncode, done.stderr) == (0, b"")


def test_a_reader_who_leaves_changes_nothing_about_the_status(school: Path) -> None:
    claims = [
        f"  - {{id: claim-{number}, text: A claim., rebut: sleep}}\n" for number in range(400)
    ]
    (school / "broken.debate.yaml").write_text("claims:\n" + "".join(claims), encoding="utf-8")
    (school / "long.debate.yaml").write_text(
        "debate: {title: A chain, question: Where does it end?}\nclaims:\n  - {id: claim-0, text: The first.}\n"
        + "".join(
            f"  - {{id: claim-{n}, text: Claim {n} of many., rebuts: claim-{n - 1}}}\n"
            for n in range(1, 700)
        ),
        encoding="utf-8",
    )

    assert shell("argmap check broken.debate.yaml | head -1", school).returncode == 1
    for command in ("outline", "judge --json"):
        done = shell(f"argmap {command} long.debate.yaml | head -1 > /dev/null", school)
        assert (command, done.returncode, done.stderr) == (command, 0, b"")


def test_watching_ends_when_nobody_reads_any_more(school: Path) -> None:
    done = shell(
        "timeout 30 $PYTHON -m argmap check --watch school.debate.yaml | true",
        school,
        PYTHON=sys.executable,
    )

    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(
    not Path("/dev/full").exists(), reason="only Linux has a device that is always full"
)
@pytest.mark.parametrize("command", WAYS_TO_PRINT)
def test_a_full_disk_is_one_sentence_and_status_2(school: Path, command: str) -> None:
    done = shell(f"argmap {command} > /dev/full", school)

    assert done.returncode == 2
    assert done.stderr == b"argmap: error: the answer cannot be written: no space left on device\n"


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("argmap judge >&-", 0),
        ("argmap check >&-", 0),
        ("argmap judge nowhere 2>&-", 2),
        ("argmap check - <&-", 2),
    ],
)
def test_a_closed_stream_is_no_crash(school: Path, line: str, status: int) -> None:
    done = shell(line, school)

    assert done.returncode == status
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("seconds", [0.02, 0.1, 1.0], ids=["starting", "importing", "reading"])
def test_whoever_stops_it_gets_one_line(school: Path, seconds: float) -> None:
    started = "import os\nfrom argmap.cli import main\nos.write(2, b'!')\nmain()"  # `!` = the door is open
    done = stopped([sys.executable, "-c", started, "check", "-"], seconds, school)

    assert done == (130, b"argmap: stopped\n")


def stopped(command: Sequence[str], seconds: float, folder: Path) -> tuple[int, bytes]:
    """Return the status and the words of a command that is stopped by Ctrl+C so many seconds after its first sign."""
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, cwd=folder
    ) as run:
        assert run.stderr is not None
        run.stderr.read(1)
        try:
            run.wait(seconds)
        except subprocess.TimeoutExpired:
            run.send_signal(signal.SIGINT)
        said = run.stderr.read()
    return run.returncode, said

"""`argmap check --fix`: what it shows, what it writes, and what it leaves."""

from pathlib import Path

from tests.cli.conftest import SCHOOL, Run

FILE = "school.debate.yaml"
BROKEN = SCHOOL.replace("rebuts: sleep", "attacks: Sleep").replace(
    "supports: as-now}", "supports: as-now}  # a remark"
)


def test_diff_shows_and_writes_nothing(argmap: Run, school: Path) -> None:
    (school / FILE).write_text(BROKEN)
    done = argmap("check", "--diff")
    assert done.returncode == 1
    assert "rebuts: sleep" in done.stdout
    assert (school / FILE).read_text() == BROKEN


def test_fix_writes_shows_the_diff_and_keeps_remarks(argmap: Run, school: Path) -> None:
    (school / FILE).write_text(BROKEN)
    done = argmap("check", "--fix")
    assert done.returncode == 0
    assert "+  - {id: bedtime" in done.stderr
    assert f"mended {FILE}" in done.stderr
    assert "no problems" in done.stdout
    assert (school / FILE).read_text() == SCHOOL.replace(
        "supports: as-now}", "supports: as-now}  # a remark"
    )
    assert argmap("check", "--diff").returncode == 0


def test_what_cannot_be_mended_is_still_told(argmap: Run, school: Path) -> None:
    (school / FILE).write_text(BROKEN.replace("cases: city", "cases: nowhere-at-all"))
    done = argmap("check", "--fix", "--format", "concise")
    assert done.returncode == 1
    assert "unknown-case" in done.stdout


def test_standard_input_can_be_shown_but_not_mended(argmap: Run) -> None:
    assert "rebuts: sleep" in argmap("check", "--diff", "-", given=BROKEN).stdout
    done = argmap("check", "--fix", "-", given=BROKEN)
    assert done.returncode == 2
    assert "--diff" in done.stderr


def test_unsafe_fixes_go_with_fix_or_diff(argmap: Run) -> None:
    done = argmap("check", "--unsafe-fixes")
    assert done.returncode == 2
    assert "--diff" in done.stderr

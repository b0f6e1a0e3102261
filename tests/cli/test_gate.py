"""Commands that write to a debate never write through a link out of its folder."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.test_gate import DEBATE, PART

UNMENDED = PART.replace("text:", "body:")


@pytest.fixture
def debate(school: Path) -> Path:
    """A folder debate in a folder of others."""
    folder = school / "good"
    folder.mkdir()
    (folder / "debate.yaml").write_text(DEBATE)
    return folder


def test_a_part_that_leads_outside_is_not_mended_there(debate: Path, argmap: Run) -> None:
    outside = debate.parent / "part.yaml"
    outside.write_text(UNMENDED)
    (debate / "part.yaml").symlink_to("../part.yaml")
    (debate / "debate.yaml").write_text(DEBATE.replace("text:", "body:"))
    assert argmap("check", "--fix", str(debate)).returncode == 1
    assert outside.read_text() == UNMENDED
    assert "body:" in (debate / "debate.yaml").read_text()


@pytest.mark.parametrize("name", ["good", "many"])
def test_nothing_new_is_written_there(debate: Path, argmap: Run, name: str) -> None:
    many, outside = debate.parent / "many", debate.parent / "outside.yaml"
    many.mkdir()
    outside.write_text(DEBATE)
    (many / "my.debate.yaml").symlink_to("../outside.yaml")
    (debate / "debate.yaml").unlink()
    (debate / "debate.yaml").symlink_to("../outside.yaml")
    done = argmap("new", str(debate.parent / name), "--text", "It is loud.", "--supports", "open")
    assert done.returncode in (1, 2)
    assert "a link to a place outside its folder" in done.stderr
    assert outside.read_text() == DEBATE


def test_a_claim_is_not_put_into_a_part_that_leads_there(debate: Path, argmap: Run) -> None:
    outside = debate.parent / "part.yaml"
    outside.write_text(PART)
    (debate / "part.yaml").symlink_to("../part.yaml")
    done = argmap(
        "new", str(debate), "--text", "It is loud.", "--supports", "open", "--file", "part.yaml"
    )
    assert done.returncode in (1, 2)
    assert outside.read_text() == PART


def test_what_a_person_types_is_written_through(debate: Path, argmap: Run) -> None:
    outside = debate.parent / "part.yaml"
    outside.write_text(UNMENDED)
    (debate / "part.yaml").symlink_to("../part.yaml")
    assert argmap("check", "--fix", "good/part.yaml").returncode == 0
    assert outside.read_text() == PART
    new = (
        "new",
        "good/part.yaml",
        "--text",
        "They are kept.",
        "--supports",
        "logs",
        "--file",
        "part.yaml",
    )
    assert argmap(*new).returncode == 0
    assert "They are kept." in outside.read_text()
    assert (debate / "part.yaml").is_symlink()


def test_a_link_that_stays_in_the_folder_is_mended_through(debate: Path, argmap: Run) -> None:
    (debate / "kept").write_text(UNMENDED)
    (debate / "part.yaml").symlink_to("kept")
    assert argmap("check", "--fix", str(debate)).returncode == 0
    assert (debate / "kept").read_text() == PART
    assert (debate / "part.yaml").is_symlink()


def test_other_debates_are_checked_and_outlined_beside_a_link_out_of_their_folder(
    school: Path, argmap: Run
) -> None:
    (school / "evil.debate.yaml").symlink_to("/etc/passwd")
    done = argmap("check")
    assert done.returncode == 1
    assert "evil.debate.yaml:1:1: error[outside-link]" in done.stdout
    assert "read 1 file: 5 claims" in done.stderr
    told = argmap("outline")
    assert told.returncode == 1
    assert "(sleep)" in told.stdout
    assert "evil.debate.yaml:1:1: error[outside-link]" in told.stderr

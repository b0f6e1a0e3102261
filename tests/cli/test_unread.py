"""Nothing is lost in silence: what is not read is named, and the last line says what was read, and what is new."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import SCHOOL, Run

NOISE = "claims:\n  - id: noise\n    text: The street is loud before nine.\n    supports: later\n"


@pytest.fixture
def folder(school: Path) -> Path:
    """A debate in a folder of its own, and nothing beside it."""
    (school / "school").mkdir()
    (school / "school.debate.yaml").rename(school / "school" / "debate.yaml")
    return school / "school"


@pytest.mark.parametrize(
    "name",
    [
        "noise.yaml.txt",
        "noise.md",
        "noise.txt",
        "noise.YAML",
        "noise.ymal",
        "noise",
        "more/noise.yaml",
    ],
)
def test_a_file_that_nobody_reads_is_named(argmap: Run, folder: Path, name: str) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(NOISE)
    done = argmap("check", "--strict")
    assert done.returncode == 1
    assert (
        f"{name}:1:1: warning[unread-file]: `{Path(name).name}` holds claims, but is not read"
        in done.stdout
    )
    assert "read 1 file: 5 claims" in done.stderr


def test_a_file_that_nobody_reads_is_named_with_the_line_ends_of_windows_too(
    argmap: Run, folder: Path
) -> None:
    (folder / "noise.yaml.txt").write_bytes(NOISE.replace("\n", "\r\n").encode())
    assert "noise.yaml.txt:1:1: warning[unread-file]" in argmap("check").stdout


def test_json_beside_a_debate_is_named_and_a_schema_is_not(argmap: Run, folder: Path) -> None:
    (folder / "noise.json").write_text('{"claims": [{"id": "noise", "text": "It is loud."}]}')
    (folder / "debate.schema.json").write_text(argmap("schema").stdout)
    assert [each["file"] for each in json.loads(argmap("check", "--format", "json").stdout)] == [
        "school/noise.json"
    ]


def test_a_part_beside_a_debate_of_one_file_is_named(argmap: Run, school: Path) -> None:
    (school / "sources.yaml").write_text("sources:\n  doe2021: {title: On sleep}\n")
    done = argmap("check")
    assert "`sources.yaml` holds sources, but is not read" in done.stdout
    assert "stands alone" in done.stdout


def test_a_folder_of_parts_without_a_head_is_named_beside_a_good_debate(
    argmap: Run, folder: Path
) -> None:
    (folder.parent / "other").mkdir()
    (folder.parent / "other" / "noise.yaml").write_text(NOISE)
    assert "other/noise.yaml:1:1: warning[unread-file]" in argmap("check").stdout


def test_a_head_with_a_capital_letter_is_named_where_there_is_no_debate(
    argmap: Run, folder: Path
) -> None:
    (folder / "debate.yaml").rename(folder / "Debate.yaml")
    done = argmap("check", "school")
    assert done.returncode == 2
    assert "`Debate.yaml` holds one" in done.stderr


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("README.md", f"# A debate\n\nWrite it so:\n\n```yaml\n{NOISE}```\n"),
        ("noise.yaml~", NOISE),
        ("noise.yaml.bak", NOISE),
        (".noise.yaml", NOISE),
        ("notes.txt", "Claims that I still want to write: many.\n"),
        ("mkdocs.yml.txt", "site_name: School\n"),
        ("other/debate.yaml", SCHOOL),
        ("other/more.debate.yaml", SCHOOL),
    ],
)
def test_other_files_are_left_in_peace(argmap: Run, folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(text)
    assert argmap("check", "school", "--strict").stdout == "school: 5 claims, no problems\n"


def test_the_last_line_says_what_was_read_and_keeps_out_of_what_programs_read(
    argmap: Run, folder: Path
) -> None:
    (folder / "noise.yaml").write_text(NOISE)
    assert argmap("check").stderr == "read 2 files: 6 claims\n"
    assert argmap("check", "--format", "concise").stderr == "read 2 files: 6 claims\n"
    for form in ("json", "sarif", "github"):
        assert argmap("check", "--format", form).stderr == ""


def git(folder: Path, *words: str) -> None:
    person = (
        "-c",
        "user.name=Ada",
        "-c",
        "user.email=ada@school.example",
        "-c",
        "commit.gpgsign=false",
    )
    subprocess.run(
        [shutil.which("git") or "git", *person, *words], cwd=folder, check=True, capture_output=True
    )


@pytest.fixture
def committed(folder: Path) -> Path:
    git(folder.parent, "init")
    git(folder.parent, "add", ".")
    git(folder.parent, "commit", "-m", "Start")
    return folder


def test_what_is_new_since_the_last_commit_is_told(argmap: Run, committed: Path) -> None:
    assert argmap("check").stderr == "read 1 file: 5 claims\n"
    (committed / "noise.yaml").write_text(NOISE)
    assert argmap("check").stderr == "read 2 files: 6 claims\nnew: noise → supports later\n"
    git(committed.parent, "add", ".")
    git(committed.parent, "commit", "-m", "Say that it is loud")
    assert argmap("check").stderr == "read 2 files: 6 claims\n"


def test_a_claim_that_moves_or_gets_another_id_is_not_new(argmap: Run, committed: Path) -> None:
    head, claims = SCHOOL.split("claims:\n")
    first, *others = claims.splitlines(keepends=True)
    (committed / "debate.yaml").write_text(head + "claims:\n" + "".join(others))
    (committed / "sleep.yaml").write_text(
        "claims:\n" + first.replace("id: sleep", "id: slept, was: sleep")
    )
    assert argmap("check").stderr == "read 2 files: 5 claims\n"


def test_of_many_new_claims_the_first_are_named(argmap: Run, committed: Path) -> None:
    many = "".join(f"  - {{id: new-{n}, text: Reason {n}., rebuts: sleep}}\n" for n in range(9))
    (committed / "many.yaml").write_text("claims:\n" + many)
    told = argmap("check").stderr.splitlines()
    assert told[1] == "new: new-0 → rebuts sleep"
    assert told[-1] == "new: 4 claims more"
    assert len(told) == 7


def test_a_repository_without_a_commit_and_a_broken_one_are_passed_over(
    argmap: Run, folder: Path
) -> None:
    git(folder.parent, "init")
    assert argmap("check").stderr == "read 1 file: 5 claims\n"
    (folder.parent / ".git" / "HEAD").write_text("nonsense")
    assert argmap("check").stderr == "read 1 file: 5 claims\n"


def test_a_repository_cannot_have_its_programs_run(argmap: Run, committed: Path) -> None:
    ran = committed.parent / "ran"
    script = committed.parent / "monitor"
    script.write_text(f"#!/bin/sh\ntouch {ran}\n")
    script.chmod(0o755)
    for name in (
        "core.fsmonitor",
        "core.pager",
        "diff.external",
        "filter.x.clean",
        "filter.x.smudge",
        "core.sshCommand",
    ):
        git(committed.parent, "config", name, str(script))
    (committed.parent / ".gitattributes").write_text("*.yaml filter=x\n")
    (committed / "noise.yaml").write_text(NOISE)
    assert "new: noise" in argmap("check").stderr
    assert not ran.exists()


def test_without_git_nothing_is_said_of_it(committed: Path) -> None:
    (committed / "noise.yaml").write_text(NOISE)
    import sys

    environment = {**os.environ, "PATH": str(committed)}
    done = subprocess.run(
        [sys.executable, "-m", "argmap", "check"],
        capture_output=True,
        text=True,
        cwd=committed.parent,
        env=environment,
        check=True,
    )
    assert done.stderr == "read 2 files: 6 claims\n"


@pytest.mark.parametrize("options", [(), ("--unsafe-fixes",)])
def test_a_file_of_another_tool_is_never_rewritten(
    argmap: Run, school: Path, options: tuple[str, ...]
) -> None:
    file = school / "nodes.json"
    text = (
        '{\n\t"nodes": [\n\t\t{"nodeID": "1", "text": "Release", "type": "I"}],\n\t"edges": []\n}\n'
    )
    file.write_text(text)
    done = argmap("check", "--fix", *options, "nodes.json")
    assert done.returncode == 1
    assert "this is an AIF file (AIFdb)" in done.stdout
    assert file.read_text() == text

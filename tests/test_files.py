"""Files: which of them make a debate, what cannot be read, and that a write is whole or not at all."""

import os
import stat
from pathlib import Path

import pytest

from argmap.files import Written, debate_places, put, read
from argmap.opening import check, drafts, load
from argmap.problem import DebateError, FileError

HEAD = "debate:\n  title: Open?\n  question: Which?\n  positions: {open: Release the weights.}\n"
CLAIM = "claims:\n  - {id: ID, text: Outsiders can audit., supports: open}\n"
WHOLE = HEAD + CLAIM.replace("ID", "audit")


def folder_debate(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "debate.yaml").write_text(HEAD)
    (folder / "zebra.yaml").write_text(CLAIM.replace("ID", "last"))
    (folder / "alpha.yml").write_text(CLAIM.replace("ID", "first"))
    (folder / ".hidden.yaml").write_text("nonsense: [")
    (folder / "deeper").mkdir()
    (folder / "deeper" / "more.yaml").write_text("nonsense: [")
    (folder / "notes.txt").write_text("nonsense")
    return folder


def test_a_folder_is_one_debate_in_the_order_of_its_files(tmp_path: Path) -> None:
    debate = load(folder_debate(tmp_path / "open-vs-closed"))
    assert debate.name == "open-vs-closed"
    assert [claim.id for claim in debate.claims] == ["first", "last"]


def test_a_part_file_means_its_whole_debate(tmp_path: Path) -> None:
    folder = folder_debate(tmp_path / "x")
    assert load(folder / "zebra.yaml") == load(folder)
    assert load(folder / "debate.yaml") == load(folder)


def test_a_hidden_file_is_told_to_be_no_part(tmp_path: Path) -> None:
    folder = folder_debate(tmp_path / "x")
    with pytest.raises(FileError, match=r"\.hidden\.yaml is hidden"):
        check(folder / ".hidden.yaml")


def test_a_second_debate_in_a_folder_is_a_mistake_of_the_folder_and_a_debate_by_itself(
    tmp_path: Path,
) -> None:
    folder = folder_debate(tmp_path / "x")
    (folder / "other.debate.yaml").write_text(WHOLE)
    assert [problem.code for problem in check(folder)] == ["second-debate"]
    assert load(folder / "other.debate.yaml").name == "other"


def test_a_debate_that_several_paths_name_is_read_once(tmp_path: Path) -> None:
    folder = folder_debate(tmp_path / "x")
    assert len(drafts(folder / "zebra.yaml", folder / "alpha.yml", folder)) == 1


def test_a_file_that_holds_a_debate_is_one_whatever_its_name(tmp_path: Path) -> None:
    for name, id_ in (("notes.yaml", "notes"), ("my.debate.yml", "my"), ("plain", "plain")):
        (tmp_path / name).write_text(WHOLE)
        assert load(tmp_path / name).name == id_


def test_a_folder_of_debates_holds_files_and_folders(tmp_path: Path) -> None:
    folder_debate(tmp_path / "b")
    (tmp_path / "a.debate.yaml").write_text(WHOLE)
    (tmp_path / "unrelated.yaml").write_text("on: push\n")
    assert [draft.name for draft in drafts(tmp_path)] == ["a", "b"]
    with pytest.raises(FileError, match="2 debates"):
        load(tmp_path)


def test_without_a_path_it_is_the_debate_that_is_nearest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = folder_debate(tmp_path / "shipped" / "one").parent
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert [place.name for place in debate_places(None, shipped=shipped)] == ["one"]
    Path("debate.yaml").write_text(WHOLE)
    assert [place.name for place in debate_places(None, shipped=shipped)] == ["here"]
    folder_debate(Path("arguments/two"))
    assert [place.name for place in debate_places(None, shipped=shipped)] == ["two"]


@pytest.mark.parametrize(
    "path",
    ["", "missing.yaml", "folder", "loop.yaml", "pipe.yaml", "/dev/zero", "nul\0byte", "x" * 300],
)
def test_what_cannot_be_opened_is_one_sentence(
    path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("folder").mkdir()
    Path("loop.yaml").symlink_to("loop.yaml")
    os.mkfifo("pipe.yaml")
    with pytest.raises(FileError) as error:
        check(path)
    assert "\n" not in str(error.value)
    assert "Errno" not in str(error.value)


def test_a_binary_file_is_a_problem_of_the_debate(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_bytes(b"PK\x03\x04\0\0")
    assert [problem.code for problem in check(tmp_path / "x.yaml")] == ["not-text"]


def test_problems_of_all_files_come_in_their_order(tmp_path: Path) -> None:
    folder = folder_debate(tmp_path / "x")
    (folder / "alpha.yml").write_text("claims:\n  - id: a\n    text: 'open\n")
    (folder / "zebra.yaml").write_text("claims:\n  - {id: b, text: B., suports: open}\n")
    told = [(Path(each.location.file).name, each.code) for each in check(folder) if each.location]
    assert told == [("alpha.yml", "open-quote"), ("zebra.yaml", "unknown-key")]


def test_the_first_definition_in_another_file_is_named(tmp_path: Path) -> None:
    folder = folder_debate(tmp_path / "x")
    (folder / "zebra.yaml").write_text(CLAIM.replace("ID", "first"))
    (problem,) = check(folder)
    assert problem.location is not None
    assert problem.related[0].location is not None
    assert problem.location.file.endswith("zebra.yaml")
    assert problem.related[0].location.file.endswith("alpha.yml")


def test_a_debate_with_errors_is_not_loaded(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text(WHOLE.replace("supports: open", "supports: opne"))
    with pytest.raises(DebateError, match="opne") as error:
        load(tmp_path / "x.yaml")
    assert error.value.problems[0].code == "unknown-claim"


def test_a_write_keeps_the_permissions_and_the_link(tmp_path: Path) -> None:
    target, link = tmp_path / "map.svg", tmp_path / "link.svg"
    target.write_text("old")
    target.chmod(0o640)
    link.symlink_to(target)
    put(Written({"map.svg": b"new"}), link)
    assert target.read_bytes() == b"new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert link.is_symlink()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link.svg", "map.svg"]


def test_several_files_go_into_a_folder(tmp_path: Path) -> None:
    assert put(Written({"a.svg": b"a", "b.svg": b"b"}), tmp_path / "out") == (
        tmp_path / "out/a.svg",
        tmp_path / "out/b.svg",
    )
    assert read(tmp_path / "out/b.svg") == b"b"


@pytest.mark.parametrize("target", ["missing/map.svg", "folder", "file/map.svg"])
def test_what_cannot_be_written_is_one_sentence_and_leaves_nothing(
    target: str, tmp_path: Path
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("x")
    with pytest.raises(FileError) as error:
        put(Written({"map.svg": b"new"}), tmp_path / target)
    assert str(error.value).startswith("cannot write")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder"]
    assert not list((tmp_path / "folder").iterdir())

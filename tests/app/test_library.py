from pathlib import Path

import pytest

from argmap.app import library as shelves
from argmap.app.library import Library, drafts_at
from argmap.problem import FileError

DEBATE = """
debate: {title: Tea, question: Is tea good?}
claims:
  - {id: tea, text: Tea is good.}
"""
BROKEN = DEBATE + "  - {id: warm, text: It keeps warm., supports: coffee}\n"


@pytest.fixture(autouse=True)
def _look_at_every_call(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelves, "SECONDS_BETWEEN_LOOKS", -1.0)


@pytest.fixture
def tea(tmp_path: Path) -> Path:
    path = tmp_path / "tea.debate.yaml"
    path.write_text(DEBATE, encoding="utf-8")
    return path


def test_a_debate_is_read_once_while_its_files_stay(tea: Path) -> None:
    debates = Library((str(tea),))
    assert debates.shelf() is debates.shelf()


def test_a_change_gives_the_next_version(tea: Path) -> None:
    debates = Library((str(tea),))
    before = debates.shelf()
    tea.write_text(DEBATE.replace("good", "warm"), encoding="utf-8")
    after = debates.shelf()
    assert after.version == before.version + 1
    assert after.debates[0].draft.digest != before.debates[0].draft.digest


def test_a_broken_debate_keeps_its_last_good_draft_and_gets_the_new_problems(tea: Path) -> None:
    debates = Library((str(tea),))
    good = debates.shelf().debates[0]
    tea.write_text(BROKEN, encoding="utf-8")
    broken = debates.shelf().debates[0]
    assert broken.outdated
    assert broken.graph is good.graph
    assert "unknown-claim" in {problem.code for problem in broken.problems}
    tea.write_text(DEBATE, encoding="utf-8")
    assert not debates.shelf().debates[0].outdated


def test_whoever_keeps_the_server_reads_in_the_log_that_a_debate_is_broken(
    tea: Path, caplog: pytest.LogCaptureFixture
) -> None:
    debates = Library((str(tea),))
    debates.shelf()
    assert not caplog.messages
    tea.write_text(BROKEN, encoding="utf-8")
    debates.shelf()
    debates.shelf()
    tea.unlink()
    debates.shelf()
    broken, gone = caplog.messages
    assert broken == "the debate `tea` cannot be used, argmap check says why"
    assert gone.startswith("the debates cannot be read: ")


def test_a_debate_that_was_never_good_has_problems_and_no_graph(tea: Path) -> None:
    tea.write_text(BROKEN, encoding="utf-8")
    edition = Library((str(tea),)).shelf().debates[0]
    assert (edition.graph, edition.outdated) == (None, False)
    assert edition.problems


def test_a_new_file_in_a_folder_is_a_new_debate(tea: Path) -> None:
    debates = Library((str(tea.parent),))
    debates.shelf()
    (tea.parent / "zoo.debate.yaml").write_text(DEBATE, encoding="utf-8")
    assert [edition.name for edition in debates.shelf().debates] == ["tea", "zoo"]


def test_a_debate_that_vanishes_stays_on_screen_with_the_reason(tea: Path) -> None:
    debates = Library((str(tea),))
    debates.shelf()
    tea.unlink()
    gone = debates.shelf()
    assert gone.debates
    assert "there is no such file" in (gone.trouble or "")
    assert debates.shelf() is gone
    tea.write_text(DEBATE, encoding="utf-8")
    assert debates.shelf().trouble is None


def test_of_two_debates_of_one_name_the_first_is_shown(tea: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / "tea.debate.yaml"
    other.parent.mkdir()
    other.write_text(DEBATE.replace("Is tea good?", "Another one?"), encoding="utf-8")
    found = drafts_at((str(tea), str(other)))
    assert [each.debate.question for each in found if each.debate] == ["Is tea good?"]


def test_a_path_without_a_debate_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="no debate"):
        drafts_at((str(tmp_path),))

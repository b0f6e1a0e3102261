"""A talk is made on the command line: what was written is told, and what cannot be is one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import SCHOOL, Run

BUNDLED = ("--engine", "bundled")
TOUR = """\
  tours:
    - id: short
      title: In short
      steps:
        - {title: Two answers, show: [later, as-now]}
        - {title: Sleep, show: [later, sleep], say: They sleep longer.}
        - {title: A reply, add: bedtime}
claims:
"""


@pytest.fixture
def toured(school: Path) -> Path:
    """A folder that holds one small debate with a tour."""
    (school / "school.debate.yaml").write_text(SCHOOL.replace("claims:\n", TOUR))
    return school


@pytest.mark.usefixtures("toured")
def test_a_talk_is_told_with_its_slides_and_the_size_of_its_text(argmap: Run, school: Path) -> None:
    done = argmap("export", "-o", "talk.pptx", *BUNDLED)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith("wrote talk.pptx, 5 slides, text of at least ")
    assert (school / "talk.pptx").read_bytes().startswith(b"PK")


@pytest.mark.usefixtures("toured")
def test_slides_can_be_listed_without_writing_them(argmap: Run, school: Path) -> None:
    done = argmap("export", "-o", "talk.pptx", "--list", *BUNDLED)
    lines = done.stdout.splitlines()
    assert [line.split("  ")[-1] for line in lines[:4]] == [
        "A later start for school",
        "Two answers",
        "Sleep",
        "A reply",
    ]
    assert "2 boxes, " in lines[1]
    assert not (school / "talk.pptx").exists()


@pytest.mark.usefixtures("toured")
def test_a_file_a_slide_goes_into_the_folder_of_the_star(argmap: Run, school: Path) -> None:
    done = argmap("export", "-o", "slides/s-*.svg", "--tour", "short", "--build", *BUNDLED)
    assert done.stderr.startswith(
        "wrote 5 files, slides/s-01.svg to slides/s-05.svg, 5 slides, text of at least "
    )
    assert sorted(file.name for file in (school / "slides").iterdir()) == [
        f"s-0{n}.svg" for n in range(1, 6)
    ]


@pytest.mark.usefixtures("toured")
def test_text_that_is_too_small_is_refused_with_status_1_unless_forced(
    argmap: Run, school: Path
) -> None:
    small = ("export", "-o", "a.svg", "--focus", "later", "--size", "3x3cm", *BUNDLED)
    refused, forced = argmap(*small), argmap(*small, "--force")
    assert (refused.returncode, forced.returncode) == (1, 0)
    assert "error[small-text]" in refused.stderr
    assert "warning[small-text]" in forced.stderr
    assert (school / "a.svg").exists()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("-o t.pptx --tour shrot", "no tour `shrot` in this debate; did you mean `short`?"),
        ("-o t.pptx --only sleep", "there is no theme `sleep`"),
        ("-o t.pptx --tour short --all", "a tour and everything contradict each other"),
        ("-o t.svg --all", "holds one picture"),
        ("-o t.pptx --template school.debate.yaml", "is no PowerPoint file"),
        ("-o t.pptx --template nowhere.potx", "nowhere.potx"),
        ("-o nowhere/s/*.svg", "nowhere"),
        ("-o t.pptx --only ,", "--only names no theme"),
        ("-o t.svg --list", "holds no slides that could be listed"),
        ("-o site/ --list", "holds no slides that could be listed"),
    ],
)
@pytest.mark.usefixtures("toured")
def test_what_cannot_be_a_talk_is_one_sentence_and_status_2(
    argmap: Run, school: Path, words: str, sentence: str
) -> None:
    before = set(school.iterdir())
    done = argmap("export", *words.split(), *BUNDLED)
    assert done.returncode == 2
    assert sentence in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert set(school.iterdir()) == before

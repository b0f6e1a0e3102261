"""Whatever goes wrong is one clear sentence and the right exit status."""

from pathlib import Path

import pytest

from tests.cli.conftest import SCHOOL, Run


def test_a_good_debate_says_so(argmap: Run) -> None:
    done = argmap("check")

    assert done.returncode == 0
    assert done.stdout == "school: 5 claims, no problems\n"


def test_a_debate_that_several_paths_name_is_checked_once(argmap: Run, school: Path) -> None:
    (school / "same").mkdir()
    (school / "same" / "debate.yaml").write_text(SCHOOL)
    (school / "same" / "part.yaml").write_text(
        "claims:\n  - {id: extra, text: More., rebuts: sleep}\n"
    )
    (school / "other").mkdir()
    (school / "other" / "same.debate.yaml").write_text(SCHOOL)

    done = argmap("check", "same/part.yaml", "same/debate.yaml", "other", "same")

    assert done.stdout == "same: 6 claims, no problems\nsame: 5 claims, no problems\n"


def test_problems_are_told_on_standard_output_by_check_alone(argmap: Run, school: Path) -> None:
    (school / "school.debate.yaml").write_text(SCHOOL.replace("rebuts: sleep", "rebuts: slep"))

    checked, judged = argmap("check"), argmap("judge")

    assert (checked.returncode, judged.returncode) == (1, 1)
    assert "did you mean `sleep`" in checked.stdout
    assert (checked.stderr, judged.stdout) == ("read 1 file: 5 claims\n", "")
    assert "did you mean `sleep`" in judged.stderr


def test_warnings_count_only_when_strict(argmap: Run, school: Path) -> None:
    (school / "school.debate.yaml").write_text(
        SCHOOL + "  - {id: lonely, text: Nothing leads here.}\n"
    )

    assert argmap("check").returncode == 0
    assert argmap("check", "--strict").returncode == 1


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("judge", "nowhere.yaml"), "nowhere.yaml"),
        (("why", "slep"), "did you mean `sleep`?"),
        (("why", "sleep", "--without", "bedtme"), "did you mean `bedtime`?"),
        (("cruxes", "slep"), "did you mean `sleep`?"),
        (("cruxes", "sleep", "--accept", "bedtme"), "did you mean `bedtime`?"),
        (("cruxes", "sleep", "nowhere.yaml"), "nowhere.yaml"),
        (("balance", "--case", "citty"), "did you mean `city`?"),
        (("balance", "--policy", "votes"), "votes"),
        (("judge", "--case", "citty"), "did you mean `city`?"),
        (("judge", "--without", "sleep", "--accept", "sleep"), "sleep"),
        (("judge", "--policy", "votes"), "votes"),
        (("outline", "--focus", "slep"), "did you mean `sleep`?"),
        (("export", "-o", "map.pdq"), "pdq"),
        (("export", "-o", "map"), "no ending that says in which format; the endings are .pptx, "),
        (("export", "-o", "map.svg", "--focus", "slep"), "did you mean `sleep`?"),
        (("export", "-o", "nowhere/map.svg"), "nowhere"),
        (("export", "-o", "map.svg", "--focus", "sleep", "--engine", "nodot"), "nodot"),
        (("export", "-o", "map.svg", "--handout"), "a handout is for .pdf, and `map.svg` is none"),
        (("export", "-o", "a.pdf", "--handout", "--briefing"), "choose one of them"),
        (("export", "-o", "nowhere/a.pdf", "--briefing"), "nowhere"),
        (("exprot",), "export"),
        (("schema", "-o", "nowhere/schema.json"), "nowhere"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_cannot_be_run_is_one_sentence_and_status_2(
    argmap: Run, words: tuple[str, ...], sentence: str
) -> None:
    done = argmap(*words)

    assert done.returncode == 2
    assert sentence in done.stderr
    assert done.stdout == ""


def test_a_failed_export_leaves_no_file(argmap: Run, school: Path) -> None:
    argmap("export", "-o", "map.svg", "--focus", "slep")

    assert [path.name for path in school.iterdir()] == ["school.debate.yaml"]


def test_an_outline_of_several_debates_is_printed_whole_or_not_at_all(
    argmap: Run, school: Path
) -> None:
    (school / "tea.debate.yaml").write_text(
        "debate: {title: Tea, question: Tea?}\nclaims: [{id: tea, text: Tea.}]\n"
    )

    done = argmap("outline", "--without", "sleep")

    assert (done.returncode, done.stdout) == (2, "")
    assert "there is no claim `sleep`" in done.stderr


def test_several_debates_are_listed(argmap: Run, school: Path) -> None:
    (school / "second.debate.yaml").write_text(SCHOOL)

    done = argmap("judge", str(school))

    assert done.returncode == 2
    assert "school" in done.stderr
    assert "second" in done.stderr

"""What the commands say of a small debate."""

import json
import os
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_judge_tells_the_tally_of_a_position_and_the_verdict_of_a_claim(argmap: Run) -> None:
    said = argmap("judge").stdout

    assert (
        "    The one reason for it stands: Teenagers sleep more when school starts later\n" in said
    )
    assert "Has an unanswered objection: Where the start was moved they slept longer." in said


def test_judge_answers_other_programs_in_json(argmap: Run) -> None:
    answer = json.loads(argmap("judge", "--json").stdout)

    assert answer["debate"] == "school"
    assert answer["positions"]["later"]["tally"] == {
        "for": 1,
        "for_standing": 1,
        "against": 0,
        "against_standing": 0,
    }
    assert answer["claims"]["bedtime"]["verdict"] == "unanswered"
    assert answer["claims"]["sleep"]["reading"] is None
    assert {
        "from": "breakfast",
        "relation": "undercuts",
        "to": {"from": "parents", "relation": "supports", "to": "as-now"},
    } in (answer["unanswered"])


def test_a_claim_falls_when_the_case_leaves_out_what_answered_its_objection(argmap: Run) -> None:
    answer = json.loads(argmap("judge", "--json", "--case", "village").stdout)

    assert answer["supposition"]["case"] == "village"
    assert answer["claims"]["measured"]["verdict"] == "out-of-case"
    assert answer["claims"]["sleep"]["verdict"] == "unanswered"


def test_why_explains_a_claim_answer_by_answer(argmap: Run) -> None:
    said = argmap("why", "sleep").stdout.splitlines()

    assert said[0].startswith("Teenagers sleep more when school starts later")
    assert any(line.startswith("  ") and "They go to bed later as well" in line for line in said)


def test_why_takes_an_existing_path_for_the_debate_and_tells_every_position(argmap: Run) -> None:
    said = argmap("why", "school.debate.yaml").stdout

    assert "Start at nine" in said
    assert "Start at eight" in said


def test_why_tells_the_first_of_very_many_claims_that_answer_nothing(
    argmap: Run, school: Path
) -> None:
    tops = "".join(f"  - {{id: top-{number}, text: Top {number}.}}\n" for number in range(51))
    text = f"debate: {{title: T, question: Q?}}\nclaims:\n{tops}  - {{id: all, text: A., supports: [top-0, top-50]}}\n"
    (school / "many.debate.yaml").write_text(text)
    done = argmap("why", "many.debate.yaml")
    assert "Top 49:" in done.stdout
    assert "Top 50:" not in done.stdout
    assert "the first 50 of 51 claims that answer nothing are told" in done.stderr
    assert "Top 50:" in argmap("why", "top-50", "many.debate.yaml").stdout


def test_why_answers_other_programs_in_json(argmap: Run) -> None:
    assert json.loads(argmap("why", "sleep", "--json").stdout)["target"] == "sleep"


def test_the_outline_hangs_each_claim_under_what_it_answers(argmap: Run) -> None:
    lines = argmap("outline").stdout.splitlines()[2:]

    assert lines[0].startswith("Start at nine (later)")
    assert lines[1].startswith("  + Teenagers sleep more")
    assert lines[2].startswith("    − They go to bed later as well")


def test_the_outline_can_be_cut_to_a_focus_and_a_depth(argmap: Run) -> None:
    lines = argmap("outline", "--focus", "sleep", "--depth", "1").stdout.splitlines()[2:]

    assert [line.split(" (")[0].strip() for line in lines[:2]] == [
        "Teenagers sleep more when school starts later",
        "− They go to bed later as well",
    ]


def test_a_debate_can_come_from_standard_input(argmap: Run) -> None:
    text = "debate: {title: T, question: Q?}\nclaims:\n  - {id: alone, text: Nobody answers.}\n"

    answer = json.loads(argmap("judge", "-", "--json", given=text).stdout)

    assert answer["claims"]["alone"]["unchallenged"] is True


@pytest.mark.parametrize(
    "command",
    [
        "app",
        "check",
        "outline",
        "judge",
        "why",
        "strength",
        "cruxes",
        "next",
        "balance",
        "export",
        "doctor",
        "schema",
        "new",
        "init",
    ],
)
def test_every_command_shows_examples(argmap: Run, command: str) -> None:
    said = argmap(command, "--help").stdout

    assert "Examples:" in said
    assert f"argmap {command}" in said.split("Examples:")[1]


def test_the_doctor_names_what_places_the_boxes(argmap: Run) -> None:
    done = argmap("doctor")

    assert "graphviz-pure" in done.stdout
    assert done.returncode == 0


def test_the_doctor_names_a_dot_that_was_passed_over_and_why(
    argmap: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dot = tmp_path / "bin" / "dot"
    dot.parent.mkdir()
    dot.write_text("#!/bin/sh\nexit 3\n", encoding="utf-8")
    dot.chmod(0o755)
    monkeypatch.setenv("PATH", str(dot.parent), prepend=os.pathsep)

    assert (
        f"passed over `dot` on the PATH ({dot}): dot failed with status 3"
        in argmap("doctor").stdout
    )


def test_the_schema_is_json_printed_or_written_where_it_is_asked_for(
    argmap: Run, school: Path
) -> None:
    (school / "folder").mkdir()

    printed, written = argmap("schema"), argmap("schema", "-o", "folder/own.json")

    assert json.loads(printed.stdout)["type"] == "object"
    assert (written.returncode, written.stdout, written.stderr) == (
        0,
        "",
        "wrote folder/own.json\n",
    )
    assert (school / "folder" / "own.json").read_text(encoding="utf-8") == printed.stdout


def test_whoever_wants_to_know_is_told_what_took_how_long(argmap: Run) -> None:
    done = argmap("--verbose", "export", "--focus", "sleep", "-o", "map.svg", "--engine", "bundled")

    said = [line.partition(":")[0] for line in done.stderr.splitlines()]
    assert said == [
        *["argmap.cli.terminal"] * 3,
        "argmap.layout.engine",
        "argmap.cli.terminal",
        "wrote map.svg",
    ]
    assert "graphviz-pure" in done.stderr


def test_an_export_says_what_it_wrote(argmap: Run, school: Path) -> None:
    done = argmap("export", "--focus", "sleep", "-o", "map.dot", "--engine", "bundled")

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "wrote map.dot\n")
    assert "digraph" in (school / "map.dot").read_text(encoding="utf-8")

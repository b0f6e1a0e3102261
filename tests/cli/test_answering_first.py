"""The commands answer the question first, in every language, on every terminal, with ID and PATH in either order."""

import json
import os
import re
from pathlib import Path

import pytest

from tests.cli.conftest import SCHOOL, Run
from tests.cli.test_indicators import on_a_terminal
from tests.words.catalogues import entries

ROOT = Path(__file__).parents[2]
SHIPPED = str(ROOT / "arguments" / "open-vs-closed")
GERMAN = """\
debate:
  title: Xxx
  question: Xxx?
  language: de
  positions: {p: Pxx, q: Qxx, r: Rxx}
  themes: {tx: Xxx?, ty: Xxx?}
  questions: [{id: fx, text: Fxx?, claims: [a, b]}]
claims:
  - {id: a, text: Axx., supports: p, rebuts: q, themes: tx, evidence: measured, sources: {title: Sxx, interest: vendor}}
  - {id: b, text: Bxx., supports: a, themes: tx}
  - {id: c, text: Cxx., rebuts: a}
  - {id: d, text: Dxx., rebuts: c}
  - {id: e, text: Exx., supports: q, themes: ty}
  - {id: f, text: Fxx., undercuts: e}
  - {id: g, text: Gxx., rebuts: h}
  - {id: h, text: Hxx., rebuts: g}
  - {id: i, text: Ixx., supports: b}
  - {id: j, text: Jxx., supports: p}
"""
COMMANDS = ("judge", "judge --all", "cruxes", "cruxes --all", "next", "next --all", "balance")
WEIGHING = ("strength", "strength --all --digits", "strength --weigh evidence")


@pytest.mark.parametrize("order", ["sleep {path}", "{path} sleep"])
@pytest.mark.parametrize("command", ["why", "cruxes"])
@pytest.mark.parametrize("path", ["school.debate.yaml", "town", "./town"])
def test_id_and_path_come_in_either_order(
    argmap: Run, school: Path, command: str, order: str, path: str
) -> None:
    (school / "town").mkdir()
    (school / "town" / "debate.yaml").write_text(SCHOOL)
    done = argmap(command, *order.format(path=path).split(), "--json")
    assert json.loads(done.stdout)["target"] == "sleep", done.stderr


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            "slep",
            "`slep` is no claim of this debate, and no file or folder here; did you mean `sleep`?",
        ),
        (
            "slep school.debate.yaml",
            "there is no claim `slep` in this debate; did you mean `sleep`?",
        ),
        (
            "school.debate.yaml slep",
            "there is no claim `slep` in this debate; did you mean `sleep`?",
        ),
        (
            "sleep bedtime",
            "neither `sleep` nor `bedtime` is a file or folder here; one of the two names the debate",
        ),
        (
            "a.yaml b.yaml",
            "neither `a.yaml` nor `b.yaml` can be an id; one of the two names a claim or a position",
        ),
    ],
)
def test_what_cannot_be_told_apart_is_said_in_one_sentence(
    argmap: Run, words: str, sentence: str
) -> None:
    done = argmap("cruxes", *words.split())
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"argmap: error: {sentence}\n")


def test_two_words_that_could_both_name_the_debate_are_told_apart_by_how_one_writes_a_path(
    argmap: Run, school: Path
) -> None:
    for name in ("sleep", "town"):
        (school / name).mkdir()
        (school / name / "debate.yaml").write_text(SCHOOL)
    done = argmap("why", "sleep", "town")
    assert done.returncode == 2
    assert (
        "`sleep` and `town` are both files or folders here; write the debate as `./town`"
        in done.stderr
    )
    assert argmap("why", "sleep", "./town").returncode == 0


def test_next_says_what_to_answer_and_what_to_type(argmap: Run) -> None:
    assert argmap("next", "school.debate.yaml").stdout.splitlines() == [
        "A later start for school",
        "",
        "What to answer next: first where an answer would change most",
        "  Where the start was moved they slept longer (measured), an objection to “They go to bed later as well”",
        "    once answered: one reason fewer for “Start at nine” would stand",
        "    argmap new school.debate.yaml --rebuts measured --text '…'",
        (
            "  A breakfast club looks after the early ones (breakfast), an objection to the step from "
            "“Parents leave for work before nine” to “Start at eight”"
        ),
        "    once answered: one reason more for “Start at eight” would stand",
        "    argmap new school.debate.yaml --rebuts breakfast --text '…'",
    ]


def test_what_next_says_can_be_typed(argmap: Run) -> None:
    answer = json.loads(argmap("next", "--json").stdout)["next"][0]["answer"]
    done = argmap(
        "new", f"--{answer['relation']}", answer["to"], "--text", "They slept as long as before."
    )
    assert done.returncode == 0, done.stderr
    assert (
        json.loads(argmap("judge", "--json").stdout)["claims"]["measured"]["verdict"]
        == "unanswered"
    )


def test_a_debate_in_which_nothing_waits_for_an_answer_says_so(argmap: Run) -> None:
    head = "debate: {title: T, question: Q?}\nclaims:\n"
    quiet = head + "- {id: a, text: A.}\n"
    tie = head + "- {id: a, text: A., rebuts: b}\n- {id: b, text: B., rebuts: a}\n"
    assert argmap("next", "-", given=quiet).stdout == "T\n\nNo objection waits for an answer.\n"
    assert "but 2 claims are settled neither way" in argmap("next", "-", given=tie).stdout


def test_what_is_left_out_is_counted_and_told_on_request(argmap: Run) -> None:
    first, whole = (argmap("judge", SHIPPED, *more).stdout for more in ((), ("--all",)))
    (summary,) = re.findall(r".* claims are judged: .*", first)
    counts = [int(number) for number in re.findall(r"\((\d+)\)", summary)]
    assert counts == [
        int(number) for number in re.findall(r"^\S.* \((\d+)\)$", whole, re.MULTILINE)
    ]
    waiting = int(re.findall(r"(\d+) objections have no answer", first)[0])
    assert argmap("next", SHIPPED, "--all").stdout.count("    argmap new ") == waiting
    assert len(first.splitlines()) <= 40
    assert len(whole.splitlines()) > 200
    assert len(argmap("cruxes", SHIPPED, "--all").stdout.splitlines()) > 200


def test_a_command_that_is_named_keeps_what_is_supposed(argmap: Run) -> None:
    said = argmap("judge", SHIPPED, "--case", "open-weight", "--without", "inspectable").stdout
    assert (
        said.splitlines()[1] == "Judged for: Open weight. Without: Anyone can inspect open weights."
    )
    assert f"argmap judge {SHIPPED} --case open-weight --without inspectable --all\n" in said


def test_start_values_come_from_the_shipped_table_which_is_printed(argmap: Run) -> None:
    said = argmap("strength", SHIPPED, "--weigh", "evidence").stdout
    assert "Start values taken here, from 0 to 1, by the table “evidence and interest”" in said
    assert (
        "  measured: independent 0.80, government 0.75, mixed 0.70, advocate 0.65, vendor 0.65"
        in said
    )
    assert re.search(r"under (\d of|all|any of the) 5 tables: ", said)
    answer = json.loads(argmap("strength", SHIPPED, "--weigh", "evidence", "--json").stdout)
    assert answer["weigh"]["table"]["name"] == "both"
    assert len(answer["weigh"]["orders"]) == 5


def test_ones_own_table_is_told_beside_the_shipped_ones(argmap: Run, school: Path) -> None:
    (school / "mine.yaml").write_text(
        "measured: {independent: 0.9}\nstatement: 0.3\nno-source: 0.2\n"
    )
    said = argmap("strength", "--weigh", "mine.yaml").stdout
    assert "by the table “mine.yaml”" in said
    assert "  statement: 0.30\n" in said
    assert "  no source given: 0.20\n" in said
    assert re.search(r"under (\d of|all|any of the) 6 tables: (.*, )?mine\.yaml", said)


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        (
            "measured: 1.5",
            "the start values in mine.yaml give `measured` the value `1.5`, which is no number from 0 to 1",
        ),
        (
            "mesured: 0.5",
            "the start values in mine.yaml name an unknown evidence, `mesured`: did you mean `measured`?",
        ),
        (
            "- a",
            "the start values in mine.yaml are no mapping, such as `measured: {independent: 0.8}`",
        ),
        ("a: [", "the start values in mine.yaml, line 1 are no YAML or JSON"),
        (
            None,
            "--weigh names `mine.yaml`, and there is no such file: give a file, or `evidence` for the table that is ",
        ),
    ],
)
def test_a_table_that_cannot_be_used_is_told_in_one_sentence(
    argmap: Run, school: Path, table: str | None, sentence: str
) -> None:
    if table is not None:
        (school / "mine.yaml").write_text(table)
    done = argmap("strength", "--weigh", "mine.yaml")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"argmap: error: {sentence}")
    assert done.stderr.count("\n") == 1


def test_a_table_is_never_waited_for(argmap: Run, school: Path) -> None:
    os.mkfifo(school / "pipe")
    (school / "large").write_text("#" * 100_000)
    for weigh, sentence in (
        ("pipe", "pipe is a pipe, not a file"),
        (".", "cannot read .: it is a folder"),
        ("large", "the start values in large cannot be read: no table is as large as this file"),
    ):
        done = argmap("strength", "--weigh", weigh)
        assert (done.returncode, done.stdout, done.stderr) == (
            2,
            "",
            f"argmap: error: {sentence}\n",
        )


def test_of_three_positions_none_is_named_twice_in_a_sentence(argmap: Run) -> None:
    orders = [
        line
        for line in argmap("strength", SHIPPED).stdout.splitlines()
        if "pushed higher" in line or "Too" in line
    ]
    assert len(orders) == 2
    assert all(line.count("Closed, behind hosted access") == 1 for line in orders)


@pytest.mark.parametrize("command", [*COMMANDS, *WEIGHING])
def test_a_german_debate_is_told_in_german_but_for_what_one_types(
    argmap: Run, school: Path, command: str
) -> None:
    (school / "de.debate.yaml").write_text(GERMAN)
    said = argmap(*command.split(), "de.debate.yaml").stdout
    told = re.sub(r"argmap .*", "", said)
    assert told.startswith("Xxx\n")
    assert set(re.findall(r"[a-zA-Z]{3,}", told)) & (words("en") - words("de")) == set()


def words(tag: str) -> set[str]:
    phrases = [phrase for _, forms in entries(tag) for phrase in forms]
    return set(
        re.findall(r"[a-zA-Z]{3,}", " ".join(re.sub(r"\{\w+\}", "", phrase) for phrase in phrases))
    )


@pytest.mark.parametrize(
    "command", ["judge", "cruxes", "next", "balance", "strength --weigh evidence"]
)
def test_a_narrow_terminal_holds_every_row(school: Path, command: str) -> None:
    (school / "de.debate.yaml").write_text(GERMAN)
    for debate in ("de.debate.yaml", SHIPPED):
        assert max(map(len, on_a_terminal(school, 40, *command.split(), debate))) <= 40

"""Adding a claim at the terminal: from options, step by step, and not at all."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

from argmap.loading import load
from tests.cli.conftest import SCHOOL, Run

FILE = "school.debate.yaml"
LUNCH = ("--text", "Lunch would be late: they go hungry.", "--rebuts", "sleep")


def test_a_claim_is_written_shown_and_hung_in_the_outline(argmap: Run, school: Path) -> None:
    done = argmap("new", *LUNCH, "--label", "Lunch is late", "--by", "ada")
    assert done.returncode == 0
    assert "+  - id: lunch-late-go-hungry\n+    label: Lunch is late\n" in done.stdout
    assert "later ← sleep ← **lunch-late-go-hungry**" in done.stdout
    assert "    − Lunch is late (lunch-late-go-hungry)" in done.stdout
    assert "argmap app school.debate.yaml" in done.stderr
    ids = [claim.id for claim in load(school / FILE).claims]
    assert ids[:3] == ["sleep", "lunch-late-go-hungry", "bedtime"]
    assert argmap("check", "--strict").returncode == 0


def test_the_same_words_twice_get_another_id(argmap: Run) -> None:
    argmap("new", *LUNCH)
    assert "id: lunch-late-go-hungry-2" in argmap("new", *LUNCH).stdout


def test_a_claim_that_says_what_another_one_says_already_is_told_so_and_written(argmap: Run, school: Path) -> None:
    done = argmap("new", "--text", "Teenagers sleep more when the school starts later.", "--rebuts", "parents")
    assert done.returncode == 0
    assert "advice[near-duplicate]" in done.stderr
    assert len(load(school / FILE).claims) == 6


def test_sources_are_keys_addresses_dois_or_yaml(argmap: Run, school: Path) -> None:
    argmap("new", *LUNCH, "--id", "a", "--source", "10.1126/sciadv.aau6200", "--source", "{title: A book, year: 1999}")
    claim = next(claim for claim in load(school / FILE).claims if claim.id == "a")
    assert [getattr(source, "url", None) for source in claim.sources] == [
        "https://doi.org/10.1126/sciadv.aau6200",
        None,
    ]
    assert [getattr(source, "title", None) for source in claim.sources] == ["doi.org/10.1126/sciadv.aau6200", "A book"]


def test_linked_premises_carry_a_note(argmap: Run, school: Path) -> None:
    argmap("new", "--text", "So.", "--supports", "later", "--with", "measured", "--note", "only together", "--id", "so")
    (reference,) = next(claim for claim in load(school / FILE).claims if claim.id == "so").supports
    assert (reference.to, reference.with_, reference.note) == ("later", ("measured",), "only together")


def test_diff_only_shows(argmap: Run, school: Path) -> None:
    done = argmap("new", *LUNCH, "--diff")
    assert "+  - {id: lunch-late-go-hungry" in done.stdout
    assert (school / FILE).read_text() == SCHOOL


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "say what is claimed (--text) and what it answers (--supports"),
        (("--text", "So."), "say what it answers"),
        (("--rebuts", "sleep"), "say what is claimed (--text)"),
        (("--text", "So.", "--rebuts", "slep"), "there is no claim `slep` in this debate; did you mean `sleep`?"),
        (("--text", "So.", "--rebuts", "sleep", "--label", "x" * 41), "has 41 characters; at most 40 are allowed"),
        (("--text", "So.", "--rebuts", "sleep", "--source", "nobody"), "source `nobody`"),
        (("--text", "So.", "--rebuts", "sleep", "--file", "other.yaml"), "there is no file other.yaml"),
        (("-", "--text", "So."), "standard input cannot be written to"),
        (("missing",), "there is no such file"),
    ],
)
def test_what_cannot_be_written_is_a_sentence_and_leaves_the_file(
    argmap: Run, school: Path, words: tuple[str, ...], said: str
) -> None:
    done = argmap("new", *words)
    assert done.returncode == 2
    assert said in done.stderr
    assert (school / FILE).read_text() == SCHOOL


def test_a_debate_with_errors_is_mended_first(argmap: Run, school: Path) -> None:
    (school / FILE).write_text(SCHOOL + "  - {id: odd, text: Odd., rebuts: nobody}\n")
    done = argmap("new", *LUNCH)
    assert done.returncode == 1
    assert "unknown-claim" in done.stderr


def test_in_a_repository_the_next_step_is_a_commit(argmap: Run, school: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=school, check=True)
    assert f"git add {FILE}" in argmap("new", *LUNCH).stderr


def test_init_starts_a_debate_without_mistakes_and_never_over_another(argmap: Run, school: Path) -> None:
    for words in (
        ("one",),
        ("two", "--example"),
        ("three.debate.yaml", "--question", "Why: not?", "--answer", "Yes: so."),
    ):
        assert argmap("init", *words).returncode == 0
        told = json.loads(argmap("check", "--format", "json", words[0]).stdout)
        assert {problem["code"] for problem in told} <= {"placeholder"}, "reasons are still to be written"
        again = argmap("init", *words)
        assert again.returncode == 2
        assert "it is there already" in again.stderr
    assert sorted(path.name for path in (school / "one").iterdir()) == ["debate.schema.json", "debate.yaml"]
    assert [position.text for position in load(school / "three.debate.yaml").positions] == ["Yes: so."]
    assert argmap("new", "one", "--text", "A new one.", "--about", load(school / "one").positions[0].id).returncode == 0


def test_the_next_commands_can_be_pasted(argmap: Run, school: Path) -> None:
    assert "argmap app 'my debate'\n" in argmap("init", "my debate").stderr
    about = load(school / "my debate").positions[0].id
    assert "argmap app 'my debate'\n" in argmap("new", "my debate", "--text", "So.", "--supports", about).stderr


class Person:
    """Somebody at a terminal."""

    def __init__(self, folder: Path, *words: str) -> None:
        environment = {**os.environ, "TERM": "xterm", "NO_COLOR": "1", "COLUMNS": "200"}
        command = ["-m", "argmap", *words]
        self.at = pexpect.spawn(
            sys.executable,
            command,
            cwd=str(folder),
            env=environment,
            encoding="utf-8",
            timeout=20,
            dimensions=(50, 200),
        )

    def answers(self, question: str, answer: str) -> None:
        self.at.expect_exact(question)
        self.at.sendline(answer)

    def ended(self) -> int:
        self.at.expect(pexpect.EOF)
        self.at.close()
        return int(self.at.exitstatus or 0)


def test_a_person_is_asked_step_by_step(school: Path) -> None:
    person = Person(school, "new")
    person.answers("What is claimed, in one sentence?", "Teachers sleep longer as well.")
    person.answers("What does it answer?", "teenagers sleep")
    person.at.expect_exact("sleep: Teenagers sleep more")
    person.answers("What does it answer?", "1")
    person.answers("How?", "supports")
    person.answers("A label", "x" * 41)
    person.at.expect_exact("that has 41 characters")
    person.answers("A label", "")
    person.answers("Where is it said?", "https://example.org/teachers")
    person.answers("The source's title", "On teachers")
    person.answers("Its id [teachers-sleep-longer-well]", "")
    person.answers("Write this? [Y/n]", "y")
    person.at.expect_exact("Next:")
    assert person.ended() == 0
    claim = next(claim for claim in load(school / FILE).claims if claim.id == "teachers-sleep-longer-well")
    assert claim.supports[0].to == "sleep"
    assert claim.sources[0].title == "On teachers"  # type: ignore[union-attr] # this source is written inline


def test_answers_that_cannot_be_written_are_asked_again(school: Path) -> None:
    person = Person(school, "new", "--text", "Nine suits nobody.")
    person.answers("What does it answer?", "later")
    person.at.expect_exact("3  about")  # no step leads out of a position, so that it cannot be undercut
    person.answers("How?", "undercuts")
    person.answers("How?", "rebuts")
    person.answers("A label", "")
    person.answers("Where is it said?", "")
    person.answers("Its id", "Nine!")
    person.at.expect_exact("`Nine!` is not possible here; an id that nothing has yet")
    person.answers("Its id", "nine")
    person.answers("Write this? [Y/n]", "y")
    person.at.expect_exact("Next:")
    assert person.ended() == 0


def test_nothing_is_asked_about_a_debate_with_errors(school: Path) -> None:
    (school / FILE).write_text(SCHOOL + "  - {id: odd, text: Odd., rebuts: nobody}\n")
    person = Person(school, "new")
    person.at.expect_exact("unknown-claim")
    assert person.ended() == 1


def test_a_read_only_file_is_left_alone(argmap: Run, school: Path) -> None:
    (school / FILE).chmod(0o444)
    done = argmap("new", *LUNCH)
    assert done.returncode == 2
    assert f"{FILE} is read-only; nothing was written" in done.stderr
    assert (school / FILE).read_text() == SCHOOL


def test_control_c_leaves_the_file_untouched(school: Path) -> None:
    person = Person(school, "new")
    person.answers("What is claimed, in one sentence?", "Teachers sleep longer as well.")
    person.at.expect_exact("What does it answer?")
    person.at.sendintr()
    person.at.expect_exact("nothing was written")
    assert person.ended() == 130
    assert (school / FILE).read_text() == SCHOOL


def test_a_person_can_say_no_at_the_end(school: Path) -> None:
    person = Person(school, "new", "--rebuts", "sleep")
    person.answers("What is claimed, in one sentence?", "No.")
    for question in ("A label", "Where is it said?", "Its id"):
        person.answers(question, "")
    person.answers("Write this? [Y/n]", "n")
    person.at.expect_exact("nothing was written")
    assert person.ended() == 0
    assert (school / FILE).read_text() == SCHOOL

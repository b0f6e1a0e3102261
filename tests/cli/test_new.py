"""Adding a claim at the terminal: from options, step by step, and not at all."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

from argmap.model import Source
from argmap.opening import load
from tests.cli.conftest import SCHOOL, Run

FILE = "school.debate.yaml"
LUNCH = ("--text", "Lunch would be late: they go hungry.", "--rebuts", "sleep")


def test_a_claim_is_written_shown_and_hung_in_the_outline(argmap: Run, school: Path) -> None:
    done = argmap("new", *LUNCH, "--label", "Lunch is late", "--by", "ada")
    assert done.returncode == 0
    assert "+  - id: lunch-late-go-hungry\n+    label: Lunch is late\n" in done.stdout
    assert "later ← sleep ← lunch-late-go-hungry\n" in done.stdout
    assert "    − Lunch is late (lunch-late-go-hungry)" in done.stdout
    assert "argmap app school.debate.yaml" in done.stderr
    ids = [claim.id for claim in load(school / FILE).claims]
    assert ids[:3] == ["sleep", "lunch-late-go-hungry", "bedtime"]
    assert argmap("check", "--strict").returncode == 0


def test_the_same_words_twice_get_another_id(argmap: Run) -> None:
    argmap("new", *LUNCH)
    assert "id: lunch-late-go-hungry-2" in argmap("new", *LUNCH).stdout


def test_a_claim_that_says_what_another_one_says_already_is_told_so_and_written(
    argmap: Run, school: Path
) -> None:
    done = argmap(
        "new", "--text", "Teenagers sleep more when the school starts later.", "--rebuts", "parents"
    )
    assert done.returncode == 0
    assert "advice[near-duplicate]" in done.stderr
    assert len(load(school / FILE).claims) == 6


def test_sources_are_keys_addresses_dois_or_yaml(argmap: Run, school: Path) -> None:
    argmap(
        "new",
        *LUNCH,
        "--id",
        "a",
        "--source",
        "10.1126/sciadv.aau6200",
        "--source",
        "{title: A book, year: 1999}",
    )
    claim = next(claim for claim in load(school / FILE).claims if claim.id == "a")
    assert [getattr(source, "url", None) for source in claim.sources] == [
        "https://doi.org/10.1126/sciadv.aau6200",
        None,
    ]
    assert [getattr(source, "title", None) for source in claim.sources] == [
        "doi.org/10.1126/sciadv.aau6200",
        "A book",
    ]


def test_linked_premises_carry_a_note(argmap: Run, school: Path) -> None:
    argmap(
        "new",
        "--text",
        "So.",
        "--supports",
        "later",
        "--with",
        "measured",
        "--note",
        "only together",
        "--id",
        "so",
    )
    (reference,) = next(claim for claim in load(school / FILE).claims if claim.id == "so").supports
    assert (reference.to, reference.with_, reference.note) == (
        "later",
        ("measured",),
        "only together",
    )


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
        (
            ("--text", "So.", "--rebuts", "slep"),
            "there is no claim `slep` in this debate; did you mean `sleep`?",
        ),
        (
            ("--text", "So.", "--rebuts", "sleep", "--label", "x" * 41),
            "has 41 characters; at most 40 are allowed",
        ),
        (("--text", "So.", "--rebuts", "sleep", "--source", "nobody"), "source `nobody`"),
        (
            ("--text", "So.", "--rebuts", "sleep", "--file", "other.yaml"),
            "there is no file other.yaml",
        ),
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


def test_init_starts_a_debate_without_mistakes_and_never_over_another(
    argmap: Run, school: Path
) -> None:
    for words in (
        ("one",),
        ("two", "--example"),
        ("three.debate.yaml", "--question", "Why: not?", "--answer", "Yes: so."),
    ):
        assert argmap("init", *words).returncode == 0
        told = json.loads(argmap("check", "--format", "json", words[0]).stdout)
        assert {problem["code"] for problem in told} <= {"placeholder"}, (
            "reasons are still to be written"
        )
        again = argmap("init", *words)
        assert again.returncode == 2
        assert "it is there already" in again.stderr
    assert sorted(path.name for path in (school / "one").iterdir()) == [
        "debate.schema.json",
        "debate.yaml",
    ]
    assert [position.text for position in load(school / "three.debate.yaml").positions] == [
        "Yes: so."
    ]
    assert (
        argmap(
            "new", "one", "--text", "A new one.", "--about", load(school / "one").positions[0].id
        ).returncode
        == 0
    )


def test_a_new_debate_has_ids_that_stay_true_when_its_answers_are_written(
    argmap: Run, school: Path
) -> None:
    argmap("init", "one")
    debate = load(school / "one")
    assert [position.id for position in debate.positions] == ["yes", "no"]
    assert [claim.id for claim in debate.claims] == ["why-yes", "why-no"]


def test_the_id_of_a_claim_is_spelt_as_its_language_does(argmap: Run, school: Path) -> None:
    (school / FILE).write_text(SCHOOL.replace("  question:", "  language: de\n  question:"))
    assert (
        "id: laerm-stoert-frueh"
        in argmap("new", "--text", "Der Lärm stört früh.", "--rebuts", "sleep").stdout
    )


def test_the_next_commands_can_be_pasted(argmap: Run, school: Path) -> None:
    assert "argmap app 'my debate'\n" in argmap("init", "my debate").stderr
    about = load(school / "my debate").positions[0].id
    assert (
        "argmap app 'my debate'\n"
        in argmap("new", "my debate", "--text", "So.", "--supports", about).stderr
    )


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
    person.at.expect_exact("1  sleep: Teenagers sleep more")
    person.answers("What does it answer?", "1")
    person.answers("How?", "supports")
    person.answers("A label", "x" * 41)
    person.at.expect_exact("that has 41 characters")
    person.answers("A label", "")
    person.answers("Where is it said?", "https://example.org/teachers")
    person.answers("The source's title:", "")
    person.answers("The source's title:", "On teachers")
    person.answers("Its year (Enter: unknown)", "last year")
    person.at.expect_exact("`last year` is no year such as 2024")
    person.answers("Its year (Enter: unknown)", "2019")
    person.answers("Its id [teachers-sleep-longer-well]", "")
    person.answers("Write this? [Y/n]", "y")
    person.at.expect_exact("Next:")
    assert person.ended() == 0
    claim = next(
        claim for claim in load(school / FILE).claims if claim.id == "teachers-sleep-longer-well"
    )
    assert claim.supports[0].to == "sleep"
    (source,) = claim.sources
    assert isinstance(source, Source)
    assert (source.title, source.year) == ("On teachers", 2019)


def test_answers_that_cannot_be_written_are_asked_again(school: Path) -> None:
    person = Person(school, "new", "--text", "Nine suits nobody.")
    person.answers("What does it answer?", "later")
    person.at.expect_exact(
        "3  about"
    )  # no step leads out of a position, so that it cannot be undercut
    person.answers("How?", "undercuts")
    person.at.expect_exact(
        "`undercuts` is none of these; choose from 1 supports, 2 rebuts, 3 about"
    )
    person.answers("How?", "rebut")
    person.at.expect_exact("did you mean `rebuts`?")
    person.answers("How?", "rebuts")
    person.answers("A label", "")
    person.answers("Where is it said?", "")
    person.answers("Its id", "Nine!")
    person.at.expect_exact("`Nine!` is no id: lower-case letters a-z")
    person.answers("Its id", "sleep")
    person.at.expect_exact("`sleep` is the id of another claim, or was")
    person.answers("Its id", "nine")
    person.answers("Write this? [Y/n]", "y")
    person.at.expect_exact("Next:")
    assert person.ended() == 0


def test_a_source_that_cannot_be_cited_is_asked_again_with_what_there_is(school: Path) -> None:
    (school / FILE).write_text(SCHOOL + "sources:\n  dunster2018: {title: On sleep}\n")
    person = Person(school, "new", "--rebuts", "sleep", "--label", "Nobody")
    person.answers("What is claimed, in one sentence?", "Nine suits nobody.")
    person.answers("Where is it said?", "nobody2019")
    person.at.expect_exact(
        "there is no source `nobody2019`; the sources are `dunster2018`; or give a web address"
    )
    person.answers("Where is it said?", "dunstre2018")
    person.at.expect_exact("did you mean `dunster2018`?")
    person.answers("Where is it said?", "{tilte: A book}")
    person.at.expect_exact("unknown key `tilte`")
    person.answers("Where is it said?", "dunster2018")
    person.answers("Its id", "")
    person.answers("Write this? [Y/n]", "y")
    person.at.expect_exact("Next:")
    assert person.ended() == 0


def test_what_is_said_already_is_shown_before_anything_else_is_asked(school: Path) -> None:
    person = Person(school, "new")
    person.answers(
        "What is claimed, in one sentence?", "Teenagers sleep more when the school starts later."
    )
    person.at.expect_exact("this is said already, or nearly:")
    person.at.expect_exact("sleep: Teenagers sleep more when school starts later.")
    person.answers("Yours in other words", "Teachers sleep longer as well.")
    person.at.expect_exact("What does it answer?")
    person.at.sendeof()
    person.at.expect_exact("argmap new --text 'Teachers sleep longer as well.'\r\n")
    assert person.ended() == 130


def test_a_claim_is_found_by_beginnings_of_its_words_in_any_order(school: Path) -> None:
    person = Person(school, "new", "--text", "Nine suits nobody.")
    person.at.expect_exact("1  later: Start at nine")
    person.answers("What does it answer?", "early club")
    person.at.expect_exact("1  breakfast: A breakfast club looks after the early ones.")
    person.answers("What does it answer?", "7")
    person.at.expect_exact("there is no number 7 above")
    person.answers("What does it answer?", "zzzz")
    person.at.expect_exact("no claim has words like `zzzz`; the positions are:")


def test_a_source_without_a_title_is_said_to_need_one(argmap: Run) -> None:
    done = argmap("new", *LUNCH, "--source", "10.1126/sciadv.aau6200")
    assert (
        "fill in the title and the year of https://doi.org/10.1126/sciadv.aau6200, in school.debate.yaml"
        in done.stderr
    )
    assert (
        "fill in" not in argmap("new", *LUNCH, "--source", "{title: On lunch, year: 2019}").stderr
    )


@pytest.mark.parametrize("leave", ["intr", "eof", "no"])
def test_whoever_leaves_gets_the_command_that_goes_on(school: Path, leave: str) -> None:
    person = Person(school, "new", FILE, "--by", "Ada L.")
    person.answers("What is claimed, in one sentence?", 'It\'s late: $HOME has "quotes" & more.')
    person.answers("What does it answer?", "sleep")
    person.answers("How?", "2")
    person.answers("A label", "")
    person.answers("Where is it said?", "https://example.org/a?b=1&c=2")
    person.answers("The source's title:", "Lunch: a study, in two parts")
    person.answers("Its year (Enter: unknown)", "2019")
    if leave == "no":
        person.answers("Its id", "")
        person.answers("Write this? [Y/n]", "n")
    else:
        person.at.expect_exact("Its id")
        person.at.sendintr() if leave == "intr" else person.at.sendeof()
    person.at.expect_exact("nothing was written")
    person.at.expect(r"go on with:\r\n  (argmap new [^\r]*)\r\n")
    line = person.at.match.group(1)  # type: ignore[union-attr] # what was expected is a pattern, and has matched
    assert person.ended() == (0 if leave == "no" else 130)
    assert (school / FILE).read_text() == SCHOOL
    again = line.replace("argmap", f"'{sys.executable}' -m argmap", 1)
    done = subprocess.run(
        ["sh", "-c", again], cwd=school, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    claim = load(school / FILE).claims[1]
    assert claim.text == 'It\'s late: $HOME has "quotes" & more.'
    assert (claim.rebuts[0].to, claim.by) == ("sleep", "Ada L.")
    (source,) = claim.sources
    assert isinstance(source, Source)
    assert (source.title, source.year) == ("Lunch: a study, in two parts", 2019)
    assert source.url == "https://example.org/a?b=1&c=2"


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


def test_a_claim_goes_into_no_file_beside_the_debate_that_is_none_of_its_parts(
    argmap: Run, school: Path
) -> None:
    (school / "other.debate.yaml").write_text(SCHOOL)
    done = argmap(
        "new",
        "school.debate.yaml",
        "--text",
        "So.",
        "--rebuts",
        "sleep",
        "--file",
        "other.debate.yaml",
    )
    assert done.returncode == 2
    assert "there is no file other.debate.yaml in this debate" in done.stderr
    assert (school / "other.debate.yaml").read_text() == SCHOOL

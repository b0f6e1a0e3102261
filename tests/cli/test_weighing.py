"""What the commands say of readings and strengths."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

TIE = """\
debate:
  title: A tie
  question: Who is right?
  positions: {yes: "Yes.", no: "No."}
claims:
  - {id: one, text: The first study says so., rebuts: other, supports: 'yes'}
  - {id: other, text: The other study says the opposite., rebuts: one, supports: 'no'}
  - {id: both, text: Studies are paid for., plausibility: 0.9, undercuts: {from: one, to: other}}
  - {id: quiet, text: Nobody has answered this., about: one}
"""


def test_judge_tells_on_which_readings_an_unsettled_claim_holds(argmap: Run, school: Path) -> None:
    (school / "tie.debate.yaml").write_text(
        TIE.replace("undercuts: {from: one, to: other}", "about: one")
    )

    said = argmap("judge", "tie.debate.yaml", "--readings").stdout

    assert said.count("Decided one way it would hold, decided another way not.") == 2
    at_once = argmap(
        "judge", "tie.debate.yaml"
    ).stdout  # so little leads to these two that nobody has to ask
    assert at_once.count("Decided one way it would hold, decided another way not.") == 2


def test_judge_says_in_json_that_the_time_was_over(argmap: Run, school: Path) -> None:
    (school / "tie.debate.yaml").write_text(
        TIE.replace("undercuts: {from: one, to: other}", "about: one")
    )

    answer = json.loads(
        argmap("judge", "tie.debate.yaml", "--readings", "--time-limit", "0", "--json").stdout
    )

    assert (answer["claims"]["one"]["reading"], answer["claims"]["one"]["reason"]) == (
        "undecided",
        "time-limit",
    )
    assert "was not found out in time: the time was over." in answer["claims"]["one"]["text"]
    answer = json.loads(
        argmap("judge", "tie.debate.yaml", "--readings", "--time-limit", "inf", "--json").stdout
    )
    assert answer["claims"]["one"]["reading"] == "some"
    assert answer["claims"]["both"]["reading"] is None


def test_a_time_limit_without_readings_is_no_use(argmap: Run) -> None:
    done = argmap("judge", "--time-limit", "3")

    assert done.returncode == 2
    assert (
        done.stderr
        == "argmap: error: --time-limit says how long to look for readings: add --readings\n"
    )


def test_strength_lists_positions_and_claims_by_strength_in_five_steps(
    argmap: Run, school: Path
) -> None:
    (school / "tie.debate.yaml").write_text(TIE)

    lines = argmap("strength", "tie.debate.yaml").stdout.splitlines()

    assert lines == [
        "A tie",
        "",
        "  ▲  No (no)",
        "       for: 1 listed, of which 1 stands; against: no reason listed",
        "  ▲  Yes (yes)",
        "       for: 1 listed, of which none stands; against: no reason listed",
        "Too close to call: small changes, or another formula, reverse it.",
        "",
        "Claims, strongest first",
        "  ·  The other study says the opposite (other)",
        "  ▼  The first study says so (one)",
        "",
        "Nothing pushes on 2 of them, which stay where they started: Studies are paid for; Nobody has answered this.",
        "▲▲ pushed far up   ▲ pushed up   · about where it started   ▼ pushed down   ▼▼ pushed far down",
        "How hard the listed arguments push: a pressure, not a probability, and no verdict.",
    ]


def test_strength_of_a_debate_without_positions_leaves_no_room_for_them(argmap: Run) -> None:
    alone = "debate: {title: T, question: Q?}\nclaims:\n- {id: a, text: A.}\n- {id: b, text: B., rebuts: a}\n"
    lines = argmap("strength", "-", given=alone).stdout.splitlines()
    note = "No start values are set: this counts arguments."
    assert lines[:6] == ["T", "", note, "", "Claims, strongest first", "  ▼  A (a)"]
    alike = alone.replace("text: A.", "text: A., plausibility: 0.7").replace(
        "text: B.", "text: B., plausibility: 0.7"
    )
    told = argmap("strength", "-", given=alike).stdout
    assert told.splitlines()[2] == "All start from the same value: this counts arguments."


def test_strength_shows_digits_only_when_asked(argmap: Run) -> None:
    assert "0." not in argmap("strength").stdout
    assert "Start at nine (later): 0.58, from 0.50" in argmap("strength", "--digits").stdout


def test_strength_says_what_is_supposed_and_what_it_leaves_out_of_account(argmap: Run) -> None:
    said = argmap("strength", "--without", "bedtime", "--semantics", "df-quad").stdout

    assert "Without: They go to bed later as well." in said
    assert "Left out of account here: They go to bed later as well." in said
    assert said.endswith("By the formula df-quad.\n")


def test_a_position_that_is_supposed_is_not_said_to_be_pushed(argmap: Run) -> None:
    for option, said in (
        ("--without", "Left out of account here"),
        ("--accept", "Taken for granted here"),
    ):
        lines = argmap("strength", option, "later").stdout
        assert f"{said}: Start at nine." in lines
        assert "(later)" not in lines
        assert "pushed higher" not in lines


def test_strength_answers_other_programs_in_json(argmap: Run) -> None:
    answer = json.loads(
        argmap("strength", "--json", "--semantics", "euler", "--case", "city").stdout
    )

    assert answer["debate"] == "school"
    assert answer["semantics"] == "euler"
    assert answer["supposition"]["case"] == "city"
    assert list(answer["claims"])[:2] == ["later", "as-now"]
    assert answer["claims"]["measured"] == {
        "base": 0.5,
        "strength": 0.5,
        "status": "exact",
        "range": None,
    }


SUPPOSED = (
    (("--without", "slep"), "there is no claim `slep` in this debate; did you mean `sleep`?"),
    (("--case", "vilage"), "there is no case `vilage` in this debate; did you mean `village`?"),
    (
        ("--without", "sleep", "--accept", "sleep"),
        "claim `sleep` is both switched off and accepted",
    ),
    (("--policy", "reasons"), "'reasons' is not one of 'reasons-needed'"),
)


@pytest.mark.parametrize("command", ["judge", "strength"])
@pytest.mark.parametrize(("words", "sentence"), SUPPOSED, ids=lambda words: words[0])
def test_what_cannot_be_supposed_is_said_in_one_sentence(
    argmap: Run, command: str, words: tuple[str, ...], sentence: str
) -> None:
    done = argmap(command, *words)

    assert done.returncode == 2
    assert done.stdout == ""
    assert sentence in done.stderr


def test_an_unknown_formula_is_refused_with_those_that_there_are(argmap: Run) -> None:
    done = argmap("strength", "--semantics", "quad")

    assert done.returncode == 2
    assert "'quad' is not one of 'quadratic-energy', 'df-quad', 'euler', 'mlp'" in done.stderr


def test_a_link_without_weight_is_an_error(argmap: Run) -> None:
    text = "debate: {title: T, question: Q?}\nclaims:\n  - {id: a, text: A.}\n"
    done = argmap(
        "strength", "-", given=text + "  - {id: b, text: B., supports: {to: a, weight: 0}}\n"
    )

    assert done.returncode == 1
    assert "weight" in done.stderr
    done = argmap(
        "strength",
        "-",
        "--json",
        given=text + "  - {id: b, text: B., supports: {to: a, weight: 1}}\n",
    )
    assert json.loads(done.stdout)["claims"]["a"]["strength"] == 0.6

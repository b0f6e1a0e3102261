"""What cruxes, balance and why say on a terminal, in a pipe and to other programs."""

import fcntl
import json
import os
import pty
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from argmap.reasoning import Verdict
from tests.cli.conftest import SCHOOL, Run
from tests.words.badges import word

UNANSWERED = word(Verdict.UNANSWERED)


def on_a_terminal(folder: Path, columns: int, *words: str) -> list[str]:
    """Return the rows that a command prints on a terminal of so many columns."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    environment = {
        name: value for name, value in os.environ.items() if name not in {"COLUMNS", "LINES"}
    }
    command = [sys.executable, "-m", "argmap", *words]
    with subprocess.Popen(
        command, stdout=theirs, stderr=subprocess.PIPE, cwd=folder, env=environment
    ):
        os.close(theirs)
        printed = b""
        while chunk := _read(ours):
            printed += chunk
    os.close(ours)
    return printed.decode().replace("\r\n", "\n").splitlines()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # how Linux says that nobody writes to a terminal any more
        return b""


def test_cruxes_of_a_claim_say_what_would_turn_it(argmap: Run) -> None:
    said = argmap("cruxes", "sleep").stdout

    assert (
        f"  switch off “Where the start was moved they slept longer” (measured) → ! {UNANSWERED}\n"
        in said
    )
    assert (
        "\nIt stands because of these\n  Guarded by “Where the start was moved they slept longer”: "
        in said
    )
    assert "\nThe smallest change that would make it no longer stand\n" in said


def test_cruxes_of_a_claim_in_json_have_the_shape_of_the_contract(argmap: Run) -> None:
    answer = json.loads(argmap("cruxes", "sleep", "--json").stdout)

    assert answer["target"] == "sleep"
    assert answer["cruxes"][0] == {
        "claim": "bedtime",
        "change": "accept",
        "verdict": "unanswered",
        "labelling": "out",
        "answered": False,
        "distance": 1,
        "flips": 1,
        "text": "If you changed your mind about “They go to bed later as well” alone, one verdict would change: "
        "that on “Teenagers sleep more when school starts later”.",
        "cites": ["bedtime", "sleep"],
    }
    assert [(each["claim"], each["role"]) for each in answer["load_bearing"]] == [
        ("measured", "guard")
    ]
    assert answer["smallest_change"] == {
        "goal": "not in",
        "size": 1,
        "sets": [
            [{"claim": "bedtime", "change": "accept"}],
            [{"claim": "measured", "change": "without"}],
        ],
        "complete": True,
    }


def test_cruxes_of_a_position_are_those_of_its_reasons_and_it_gets_no_verdict(argmap: Run) -> None:
    answer = json.loads(argmap("cruxes", "as-now", "--json").stdout)

    assert "verdict" not in answer
    assert [(each["from"], each["labelling"]) for each in answer["reasons"]] == [("parents", "out")]
    assert [each["claim"] for each in answer["reasons"][0]["cruxes"]] == ["breakfast"]
    assert "  for: Parents leave for work before nine" in argmap("cruxes", "as-now").stdout


def test_cruxes_without_an_id_are_those_of_the_debate(argmap: Run) -> None:
    answer = json.loads(argmap("cruxes", "--json").stdout)

    assert answer["target"] is None
    assert [(each["claim"], each["change"], each["flips"]) for each in answer["cruxes"]] == [
        ("measured", "without", 2),
        ("bedtime", "accept", 1),
        ("sleep", "without", 0),
        ("breakfast", "without", 0),
    ]
    said = argmap("cruxes").stdout
    heading = "What this debate hangs on: one change of mind, and what would follow"
    assert said.startswith(f"A later start for school\n\n{heading}")
    assert (
        "  switch off “Where the start was moved they slept longer” (measured)\n    one reason fewer for “Start"
        in said
    )


@pytest.mark.parametrize("command", ["why", "cruxes"])
def test_a_single_word_that_exists_is_the_debate_and_any_other_the_claim(
    argmap: Run, school: Path, command: str
) -> None:
    (school / "sleep").mkdir()
    (school / "sleep" / "debate.yaml").write_text(SCHOOL.replace("school starts", "lessons start"))

    assert "lessons start" in argmap(command, "sleep").stdout
    assert "school starts" in argmap(command, "sleep", "school.debate.yaml").stdout
    assert "school starts" in argmap(command, "-", given=SCHOOL).stdout
    assert "nowhere.yaml" in argmap(command, "nowhere.yaml").stderr


def test_what_is_supposed_holds_for_cruxes_and_balance(argmap: Run) -> None:
    cruxes = json.loads(argmap("cruxes", "sleep", "--without", "measured", "--json").stdout)
    balance = json.loads(argmap("balance", "--case", "village", "--json").stdout)

    assert cruxes["supposition"]["without"] == ["measured"]
    assert cruxes["verdict"] == "unanswered"
    assert [each["claim"] for each in cruxes["cruxes"]] == ["bedtime"]
    assert balance["cells"][0]["for"]["set_aside"] == 1
    told = argmap("balance", "--case", "village").stdout
    assert "Judged for: In a village." in told
    assert "× set aside here" in told
    assert (
        "Without: Where the start was moved they slept longer."
        in argmap("cruxes", "--without", "measured").stdout
    )


def test_the_balance_is_a_table_for_each_position_with_what_nobody_has_argued(
    argmap: Run, school: Path
) -> None:
    themed = SCHOOL.replace(
        "  cases:", "  themes: {health: Is it healthy?, work: Does it fit?}\n  cases:"
    )
    themed = themed.replace("supports: later}", "supports: later, themes: health}")
    (school / "school.debate.yaml").write_text(themed)

    assert (
        argmap("balance").stdout
        == f"""\
A later start for school

Start at nine (later)
  The one reason for it stands. No reason against it is given.
  claims        for  ✓  !  -  against  ✓  !  -
  health          1  1  ·  1        ·  ·  ·  ·
  no theme        1  1  ·  1        1  ·  1  1
  nobody has argued yet: work

Start at eight (as-now)
  The one reason for it does not stand. No reason against it is given.
  claims        for  ✓  !  -  against  ✓  !  -
  no theme        1  1  ·  1        1  1  ·  1
  nobody has argued yet: health, work

The tables count claims, at whatever depth; the sentences above them count the reasons that lead right to a \
position.
✓ stands   ! {UNANSWERED}   - no source

On 3 themes of a position nobody has argued yet. Will you? The first of them:
  argmap new --supports as-now --theme health --text '…'
Nobody has answered these 2 yet, for or against: Where the start was moved they slept longer; A breakfast club looks \
after the early ones.
"""
    )


def test_a_table_shows_no_more_than_there_is(argmap: Run) -> None:
    head = "debate: {title: T, question: Q?"
    loose = (
        head
        + ", positions: {a: A., b: B.}, themes: {x: X?}}\nclaims:\n- {id: l, text: L., supports: a}\n"
    )
    assert argmap("balance", "-", given=loose).stdout.startswith("""\
T

A (a)
  The one reason for it stands. No reason against it is given.
  claims        for  ✓  -  against  ✓  -
  no theme        1  1  1        ·  ·  ·
  nobody has argued yet: x

B (b)
  No reason for it is given. No reason against it is given.
  nobody has argued yet: x

The tables count claims, at whatever depth; the sentences above them count the reasons that lead right to a \
position.
✓ stands   - no source

On 2 themes of a position nobody has argued yet. Will you? The first of them:
  argmap new FILE --supports a --theme x --text '…'
""")
    alone = head + "}\nclaims:\n- {id: a, text: A.}\n"
    assert argmap("balance", "-", given=alone).stdout == (
        "T\n\nA (a)\n\nNobody has answered this yet, for or against: A.\n"
    )


def test_one_claim_is_not_counted_in_the_plural(argmap: Run) -> None:
    claims = "  - {id: one, text: Eins., rebuts: two}\n  - {id: two, text: Zwei.}\n"
    for language, one_waits, one_keeps in (
        ("en", "Nobody has answered this yet, ", "Nothing pushes on one of them, which stays "),
        ("de", "Darauf hat noch niemand ", "Auf eine davon drückt nichts, "),
    ):
        debate = f"debate:\n  title: T\n  question: Q?\n  language: {language}\nclaims:\n{claims}"
        assert one_waits in argmap("balance", "-", given=debate).stdout
        assert one_keeps in argmap("strength", "-", given=debate).stdout


@pytest.mark.parametrize("columns", [40, 80])
def test_long_lines_wrap_on_a_terminal_below_where_they_began(school: Path, columns: int) -> None:
    rows = on_a_terminal(school, columns, "cruxes", "sleep")

    assert max(map(len, rows)) <= columns
    start = next(number for number, row in enumerate(rows) if row.startswith("  switch off"))
    assert rows[start + 1].startswith("      ")
    assert " ".join(row.strip() for row in rows).count(f"→ ! {UNANSWERED}") == 2


def test_a_narrow_terminal_gets_a_table_for_each_side(school: Path) -> None:
    rows = on_a_terminal(school, 40, "balance")

    assert rows[2:9] == [
        "Start at nine (later)",
        "  The one reason for it stands. No",
        "      reason against it is given.",
        "  claims        for  ✓  !  -",
        "  no theme        2  2  ·  2",
        "  claims    against  ✓  !  -",
        "  no theme        1  ·  1  1",
    ]


def test_a_debate_cannot_steer_the_terminal(argmap: Run, school: Path) -> None:
    (school / "school.debate.yaml").write_text(
        SCHOOL.replace(
            "text: Teenagers sleep more",
            'text: "Teen\\e[31magers\\u202e\\a"\n   , label: "x\\e[2J"',
        ).replace(" when school starts later., supports", ", supports")
    )

    for command in (["judge"], ["why", "sleep"], ["cruxes", "sleep"], ["outline"], ["balance"]):
        said = argmap(*command).stdout
        assert said
        assert not any(sign in said for sign in "\x1b\a\u202e")

"""Pressing Tab in a shell proposes what the debate on the line holds."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

OTHER = """\
debate: {title: Tea or coffee, question: Which?, positions: {tea: Tea, coffee: Coffee}}
claims:
  - {id: sweet, text: Tea can be sweet., supports: tea}
"""


@pytest.mark.parametrize(
    ("line", "proposed"),
    [
        ("argmap ex", ["export"]),
        ("argmap check --format con", ["concise"]),
        ("argmap why sl", ["sleep"]),
        ("argmap why school.debate.yaml --without be", ["bedtime"]),
        ("argmap judge --case ", ["city", "village"]),
        ("argmap judge other/tea.debate.yaml --without s", ["sweet"]),
        ("argmap why sweet other/tea.debate.yaml --accept t", ["tea"]),
        ("argmap outline other --focus ", ["tea", "coffee", "sweet"]),
        ("argmap outline other school.debate.yaml --focus s", ["sweet", "sleep"]),
        ("argmap judge nowhere.yaml --without sl", ["sleep"]),
        ("argmap judge broken --without ", []),
    ],
)
def test_tab_proposes_what_the_debate_on_the_line_holds(
    school: Path, line: str, proposed: list[str]
) -> None:
    (school / "other").mkdir()
    (school / "other" / "tea.debate.yaml").write_text(OTHER)
    (school / "broken").mkdir()
    (school / "broken" / "debate.yaml").write_text("debate: [")

    words = {
        "COMP_WORDS": line,
        "COMP_CWORD": str(line.count(" ")),
        "_ARGMAP_COMPLETE": "complete_bash",
    }
    done = subprocess.run(
        [sys.executable, "-m", "argmap"],
        cwd=school,
        env={**os.environ, **words},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stdout.split() == proposed
    assert done.stderr == ""

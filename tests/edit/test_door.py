"""Whatever is asked of a debate, it is shown, proven and written in one way, in every file that it touches."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from argmap.edit import (
    Amendment,
    Change,
    addition,
    amend,
    amendment,
    further_citation,
    removal,
    renaming,
)
from argmap.loading import Draft
from argmap.opening import drafts
from argmap.problem import EditRefused
from tests.edit.merging import git

FILES = {
    "debate.yaml": """\
        debate:
          title: School
          question: Should school start later?
          positions: {later: It should start at nine.}
          questions: [{id: sleep-or-buses, text: What counts?, claims: [sleep, buses]}]
        sources: {teen2016: {title: Teenage sleep, year: 2016}}
        """,
    "claims.yaml": """\
        claims:
          # the main reason
          - id: sleep
            text: Pupils sleep longer.   # measured
            supports: later

          - {id: bedtime, text: They go to bed later., rebuts: sleep}
        """,
    "more.yaml": """\
        claims:
          - {id: buses, text: Buses are empty at nine., supports: {to: later, with: [sleep]}}
          - {id: drivers, text: Drivers are not., undercuts: buses}
        """,
}
Changes = Callable[[Draft], list[Change]]
ASKED: dict[str, Changes] = {
    "a new claim": lambda draft: addition(
        draft, {"id": "naps", "text": "Naps help.", "rebuts": "sleep"}
    ),
    "another id": lambda draft: renaming(draft, "sleep", "pupils-sleep-longer"),
    "another id of a position": lambda draft: renaming(draft, "later", "at-nine"),
    "a known source": lambda draft: further_citation(draft, "sleep", "teen2016"),
    "an address": lambda draft: further_citation(draft, "drivers", "doi:10.1126/sciadv.aau6200"),
    "a claim less": lambda draft: removal(draft, "sleep", references=True),
    "a claim less that nobody names": lambda draft: removal(draft, "bedtime"),
}


@pytest.fixture
def school(tmp_path: Path) -> Path:
    folder = tmp_path / "school"
    folder.mkdir()
    for name, text in FILES.items():
        lines = [line.removeprefix(" " * 8) for line in text.splitlines(keepends=True)]
        (folder / name).write_text("".join(lines))
    return folder


def texts_in(folder: Path) -> dict[str, str]:
    return {file.name: file.read_text() for file in sorted(folder.glob("*.yaml"))}


@pytest.mark.parametrize("asked", ASKED)
def test_what_is_shown_of_a_change_is_a_patch_that_makes_what_is_written(
    asked: str, school: Path
) -> None:
    copy = shutil.copytree(school, school.parent / "copy")

    def how(draft: Draft) -> Amendment:
        return amendment(draft, ASKED[asked](draft))

    shown = how(drafts(school)[0]).patch(str(school))
    before = texts_in(school)
    written = amend(school, how)
    assert texts_in(school) != before
    assert drafts(school)[0].graph is not None
    assert written.patch(str(school)) == shown
    (copy / "change.patch").write_text(shown)
    assert git(copy, "apply", "change.patch") == 0
    assert texts_in(copy) == texts_in(school)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        (lambda draft: removal(draft, "sleep"), "3 places name it"),
        (lambda draft: renaming(draft, "sleep", "buses"), "taken already"),
        (lambda draft: further_citation(draft, "sleep", "nobody2020"), "nobody2020"),
        (
            lambda draft: addition(draft, {"id": "naps", "text": "Naps help.", "rebuts": "dreams"}),
            "dreams",
        ),
    ],
    ids=["named elsewhere", "taken id", "unknown source", "unknown claim"],
)
def test_what_would_break_the_debate_is_refused_and_no_file_is_touched(
    changes: Changes, why: str, school: Path
) -> None:
    before = texts_in(school)
    with pytest.raises(EditRefused, match=why):
        amend(school, lambda draft: amendment(draft, changes(draft)))
    assert texts_in(school) == before

"""Files with pages, as a person gets them."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.paged import Paged


@pytest.mark.parametrize(
    ("options", "pages", "words"),
    [
        ((), 5, "They go to bed later as well."),
        (("--handout", "--focus", "sleep"), 1, "Rebutted by They go to bed later as well."),
        (
            ("--briefing", "--without", "measured"),
            2,
            "Without: Where the start was moved they slept longer.",
        ),
    ],
)
def test_a_pdf_is_a_talk_a_reading_version_or_a_briefing(
    argmap: Run, school: Path, options: tuple[str, ...], pages: int, words: str
) -> None:
    done = argmap("export", "-o", "school.pdf", "--engine", "bundled", *options)
    assert done.returncode == 0, done.stderr
    assert "wrote school.pdf" in done.stderr
    paged = Paged((school / "school.pdf").read_bytes())
    assert len(paged) == pages
    assert words in paged.words

"""README and the pages of docs/ keep their word: what they show is what happens, and their pictures are not stale."""

import re
from pathlib import Path

import pytest

from tests.pages import BLOCK, PAGES, ROOT, drawn, keep_the_word

LINK = re.compile(r"(?:\]\(|\b(?:src|srcset|href)=\")(?!https?:|#)([^)\"\s#]+)")
LINKED = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "CHANGELOG.md")),
    *(page for page in sorted(ROOT.glob("docs/*.md")) if page not in PAGES),
]


def test_every_command_of_readme_works(tmp_path: Path) -> None:
    commands = keep_the_word((ROOT / "README.md").read_text(), tmp_path)

    assert any("argmap export" in command for command in commands)
    pictures = [*tmp_path.glob("*.svg"), *tmp_path.glob("*.png")]
    assert pictures
    assert all(picture.stat().st_size > 1_000 for picture in pictures)


@pytest.mark.proof
def test_every_command_of_the_page_on_talks_works(tmp_path: Path) -> None:
    keep_the_word((ROOT / "docs" / "talks.md").read_text(encoding="utf-8"), tmp_path)

    assert {path.name for path in tmp_path.glob("*.pptx")} >= {"talk.pptx", "what-if.pptx", "five-minutes.pptx"}
    assert len([*(tmp_path / "slides").iterdir()]) > 10


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_of_a_page_works_and_prints_what_the_page_says(page: Path, tmp_path: Path) -> None:
    assert keep_the_word(page.read_text(encoding="utf-8"), tmp_path)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_pictures_of_a_page_are_those_that_argmap_draws_today(page: Path, tmp_path: Path) -> None:
    pictures = dict(drawn(page.read_text(encoding="utf-8"), tmp_path))

    assert pictures
    stale = [path for path, picture in pictures.items() if (page.parent / path).read_bytes() != picture]
    assert stale == [], "draw them anew with `make pictures`"


@pytest.mark.parametrize("page", [*LINKED, *PAGES], ids=lambda page: page.name)
def test_every_link_to_a_file_of_ours_leads_somewhere(page: Path) -> None:
    links = LINK.findall(BLOCK.sub("", page.read_text(encoding="utf-8")))

    assert [link for link in links if not (page.parent / link).exists()] == []

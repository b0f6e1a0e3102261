"""README and the pages of docs/ keep their word: what they show is what happens, and their pictures are not stale."""

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from argmap.cli.program import COMMANDS, program
from tests.agreed import Agreement
from tests.pages import BLOCK, DRAWN, README, ROOT, blocks, drawn, section
from tests.reader import Reader, settled

LINK = re.compile(r"(?:\]\(|\b(?:src|srcset|href)=\")(?!https?:|#)([^)\"\s#]+)")
PAGES = (
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "CHANGELOG.md")),
    *sorted(ROOT.glob("docs/*.md")),
)
COMMAND = re.compile(r"`(argmap [^`]+)`")
READ_BEFORE = "../README.md#start"
"""Where every page with commands says how to have the command."""
A_PAGE = """# A page

```sh
echo '{"claims": [{"id": "a", "stands": true}, {"id": "b", "stands": false}], "more": 1}'
```

<!-- prints -->
```text
nothing
```

<!-- part of: cat answer.json -->
```json
{"claims": [{"id": "b", "stands": true}]}
```
"""
ANSWER = '{"claims": [{"id": "a", "stands": true}, {"id": "b", "stands": false}], "more": 1}'


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    return settled(tmp_path)


def test_readme_is_true_from_a_clone_to_a_picture(tmp_path: Path) -> None:
    reader = settled(tmp_path)
    readme = README.read_text(encoding="utf-8")
    reader.visit("make app")  # which has nothing left to install
    commands = reader.follow(readme[readme.index("\n## Ten lines") :])

    assert any("argmap export" in command for command in commands)
    assert (reader.folder / "school.svg").stat().st_size > 1_000


def test_readme_is_true_with_the_command_alone(reader: Reader) -> None:
    assert (
        reader.follow(section(README.read_text(encoding="utf-8"), "### Without a clone"))[-1]
        == "argmap app"
    )


def test_without_what_readme_says_there_is_no_command(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="argmap: command not found"):
        Reader(tmp_path).run("argmap --version")


def test_the_page_on_reasoning_prints_what_it_says(reader: Reader, agreed: Agreement) -> None:
    commands = reader.follow_page(ROOT / "docs" / "reasoning.md", agreed)
    assert commands[0].startswith("argmap ")


def test_the_examples_of_the_page_on_json_are_parts_of_what_is_printed(
    reader: Reader, agreed: Agreement
) -> None:
    commands = reader.follow_page(ROOT / "docs" / "json.md", agreed)
    assert commands[-1] == "python judge_all.py"


def test_the_page_on_editors_is_true(reader: Reader, agreed: Agreement) -> None:
    reader.follow_page(ROOT / "docs" / "editors.md", agreed)
    assert "bedtime" in (reader.folder / "debate.schema.json").read_text(encoding="utf-8")


def test_a_page_is_renewed_where_it_shows_an_answer_and_nowhere_else(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(A_PAGE, encoding="utf-8")
    (tmp_path / "answer.json").write_text(ANSWER, encoding="utf-8")
    with pytest.raises(pytest.fail.Exception, match=r"(?s)-nothing.*pytest --accept"):
        Reader(tmp_path).follow_page(page, Agreement(accept=False))
    Reader(tmp_path).follow_page(page, Agreement(accept=True))
    text = page.read_text(encoding="utf-8")
    assert text == A_PAGE.replace("nothing", ANSWER).replace(
        '"b", "stands": true', '"b", "stands": false'
    )
    Reader(tmp_path).follow_page(page, Agreement(accept=False))


def test_the_page_on_talks_says_what_was_made(reader: Reader, agreed: Agreement) -> None:
    page = ROOT / "docs" / "talks.md"
    said = reader.run("argmap export -o talk.pptx --engine bundled 2>&1").strip()
    assert said.startswith("wrote talk.pptx, ")
    text = page.read_text(encoding="utf-8")
    agreed.text(page, re.sub(r"(?<=`)wrote talk\.pptx, [^`]+(?=`)", said, text))


@pytest.mark.proof
def test_every_command_of_the_page_on_talks_works(reader: Reader) -> None:
    reader.follow((ROOT / "docs" / "talks.md").read_text(encoding="utf-8"))

    assert {path.name for path in reader.folder.glob("*.pptx")} >= {
        "talk.pptx",
        "what-if.pptx",
        "five-minutes.pptx",
    }
    assert len([*(reader.folder / "slides").iterdir()]) > 10


@pytest.mark.parametrize("page", DRAWN, ids=lambda page: page.name)
def test_the_pictures_of_a_page_are_those_that_argmap_draws_today(
    page: Path, tmp_path: Path, agreed: Agreement
) -> None:
    text = page.read_text(encoding="utf-8")
    pictures = dict(drawn(text, tmp_path))

    assert set(re.findall(r"!\[[^\]]*\]\(([^)]+)\)", text)) <= set(pictures)
    agreed.contents({page.parent / path: picture for path, picture in pictures.items()})


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_to_a_file_of_ours_leads_somewhere(page: Path) -> None:
    links = LINK.findall(BLOCK.sub("", page.read_text(encoding="utf-8")))

    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", sorted(ROOT.glob("docs/*.md")), ids=lambda page: page.name)
def test_a_page_with_commands_says_how_to_have_the_command(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    if any(block.language == "sh" for block in blocks(text)):
        assert READ_BEFORE in text[: text.index("```")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_that_a_sentence_names_is_there_with_its_options(page: Path) -> None:
    text = BLOCK.sub("", page.read_text(encoding="utf-8"))
    for named in COMMAND.findall(text):
        _, *words = shlex.split(named.replace("…", ""))
        if words[0].startswith("-"):
            continue
        assert words[0] in COMMANDS, named
        help_ = CliRunner().invoke(program, [words[0], "--help"]).output
        assert [word for word in words[1:] if word.startswith("--") and word not in help_] == [], (
            named
        )


@pytest.mark.parametrize("page", [*PAGES, ROOT / "pyproject.toml"], ids=lambda page: page.name)
def test_no_page_has_an_address_that_was_made_up_or_that_is_a_package_index(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert re.findall(r"OWNER|pypi\.(?:org|python\.org)|github\.com/\S*/argmap\b", text) == []

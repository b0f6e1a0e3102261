"""CONTRIBUTING keeps its word: somebody who follows it to the letter has added a claim."""

import re
import shutil
from pathlib import Path

import pytest

from argmap.opening import check, load
from tests.pages import section
from tests.reader import settled

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
PASTED = re.compile(
    r" *<!-- paste below: (?P<id>\S+) -->\n *```yaml\n(?P<yaml>.*?)\n *```\n", re.DOTALL
)
SECTION = section(PAGE, "## Add a claim in two minutes")


def shipped(folder: Path) -> Path:
    shutil.copytree(ROOT / "arguments", folder / "arguments")
    return folder / "arguments" / "open-vs-closed"


def test_pasting_the_block_adds_a_claim(tmp_path: Path) -> None:
    debate, block = shipped(tmp_path), PASTED.search(SECTION)
    assert block is not None
    (file,) = [
        file for file in debate.glob("*.yaml") if f"- id: {block['id']}\n" in file.read_text()
    ]
    before, after = file.read_text().split(f"  - id: {block['id']}\n")
    own, rest = after.split("\n\n", 1)
    pasted = "\n".join(line[3:] for line in block["yaml"].splitlines())
    file.write_text(f"{before}  - id: {block['id']}\n{own}\n\n{pasted}\n\n{rest}")
    assert {problem.code for problem in check(debate)} == {"placeholder"}, (
        "it is still to be filled in"
    )
    claim = next(claim for claim in load(debate).claims if claim.id == "say-it-in-a-few-words")
    assert claim.rebuts[0].to == block["id"]


def test_the_commands_add_a_claim(tmp_path: Path) -> None:
    reader = settled(tmp_path)
    debate = reader.folder / "arguments" / "open-vs-closed"
    before = load(debate).claims
    commands = reader.follow(SECTION)
    assert "argmap new" in commands[0]
    assert len(load(debate).claims) == len(before) + 1
    assert check(debate) == ()


def test_every_command_for_the_program_is_a_target_of_make(tmp_path: Path) -> None:
    reader = settled(tmp_path)
    reader.variables["MAKEFLAGS"] = "n"  # print what would be done
    assert "make test" in reader.follow(section(PAGE, "## Change the program"))[0]


@pytest.mark.proof
def test_one_test_can_be_run_as_the_page_says(tmp_path: Path) -> None:
    (command,) = re.findall(r"^One test: `([^`]+)`", PAGE, re.MULTILINE)
    assert " passed" in settled(tmp_path).run(command)

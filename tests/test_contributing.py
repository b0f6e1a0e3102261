"""CONTRIBUTING keeps its word: somebody who follows it to the letter has added a claim."""

import re
import shutil
from pathlib import Path

from argmap.loading import check, load
from tests.pages import keep_the_word

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
PASTED = re.compile(r" *<!-- paste below: (?P<id>\S+) -->\n *```yaml\n(?P<yaml>.*?)\n *```\n", re.DOTALL)
SECTION = PAGE.split("## Add a claim in two minutes", 1)[1].split("\n## ", 1)[0]


def shipped(folder: Path) -> Path:
    shutil.copytree(ROOT / "arguments", folder / "arguments")
    return folder / "arguments" / "open-vs-closed"


def test_pasting_the_block_adds_a_claim(tmp_path: Path) -> None:
    debate, block = shipped(tmp_path), PASTED.search(SECTION)
    assert block is not None
    (file,) = [file for file in debate.glob("*.yaml") if f"- id: {block['id']}\n" in file.read_text()]
    before, after = file.read_text().split(f"  - id: {block['id']}\n")
    own, rest = after.split("\n\n", 1)
    pasted = "\n".join(line[3:] for line in block["yaml"].splitlines())
    file.write_text(f"{before}  - id: {block['id']}\n{own}\n\n{pasted}\n\n{rest}")
    assert {problem.code for problem in check(debate)} == {"placeholder"}, "it is still to be filled in"
    claim = next(claim for claim in load(debate).claims if claim.id == "say-it-in-a-few-words")
    assert claim.rebuts[0].to == block["id"]


def test_the_commands_add_a_claim(tmp_path: Path) -> None:
    debate = shipped(tmp_path)
    commands = keep_the_word(PASTED.sub("", SECTION), tmp_path)
    assert "argmap new" in commands[0]
    assert len(load(debate).claims) == len(load(ROOT / "arguments" / "open-vs-closed").claims) + 1
    assert check(debate) == ()


def test_every_command_for_editors_works(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "arguments" / "open-vs-closed", tmp_path / "my-debate")
    page = (ROOT / "docs" / "editors.md").read_text(encoding="utf-8")
    commands = "".join(re.findall(r"```sh\n.*?\n```\n", page, re.DOTALL))
    keep_the_word(commands, tmp_path)
    assert "inspectable" in (tmp_path / "debate.schema.json").read_text(encoding="utf-8")

"""The words that templates leave to be written over stand in one place, so that they can be found again."""

import re
from pathlib import Path

import yaml

from argmap.edit import scaffold
from argmap.loading.schema import schema
from argmap.model import placeholders

ROOT = Path(__file__).parents[2]


def test_the_template_of_contributing_holds_nothing_but_placeholders() -> None:
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    block = re.search(r"```yaml\n(.*?)```", page, re.DOTALL)
    assert block
    (claim,) = yaml.safe_load(block[1])
    source = claim["sources"]
    left = {claim["id"], claim["label"], claim["text"].strip(), source["title"], source["url"]}
    assert left <= placeholders.WHOLE


def test_a_new_debate_holds_nothing_but_placeholders() -> None:
    debate = yaml.safe_load(
        scaffold("Cars", f"Cars: {placeholders.QUESTION}", placeholders.ANSWERS)
    )
    assert {position["text"] for position in debate["debate"]["positions"].values()} == set(
        placeholders.ANSWERS
    )
    for claim in debate["claims"]:
        assert claim["text"].startswith(placeholders.REASON)
        assert claim["label"] in placeholders.WHOLE


def test_the_snippets_of_an_editor_leave_placeholders() -> None:
    for snippet in schema()["$defs"]["Claim"]["defaultSnippets"]:
        shown = {re.sub(r"^\$\{\d:(.*)\}$", r"\1", value) for value in snippet["body"].values()}
        assert shown - {"id"} <= placeholders.WHOLE

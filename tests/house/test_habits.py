"""What strangers' changes are checked by may do no harm, and the templates for people name what there is."""

import re
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
HOME = ROOT / ".github"
WORKFLOWS = sorted((HOME / "workflows").glob("*.yml"))
PINNED = re.compile(r"uses: [\w./-]+@[0-9a-f]{40} # v\d+(\.\d+)*")
FILE = re.compile(r"\b[A-Z]{4,}\.md\b")
KINDS = {"Added", "Changed", "Fixed", "Removed"}


def workflow(file: Path) -> dict[Any, Any]:
    return dict(yaml.safe_load(file.read_text(encoding="utf-8")))


def test_a_workflow_reads_and_nothing_more() -> None:
    assert WORKFLOWS != []
    for file in WORKFLOWS:
        assert workflow(file)["permissions"] == {"contents": "read"}
        assert {job.get("permissions") for job in workflow(file)["jobs"].values()} == {None}
        assert "pull_request_target" not in workflow(file)[True], "YAML reads the key `on` as true"
        assert "secrets." not in file.read_text(encoding="utf-8")


def test_what_a_workflow_uses_is_named_by_its_content() -> None:
    used = [
        line
        for file in WORKFLOWS
        for line in file.read_text(encoding="utf-8").splitlines()
        if "uses:" in line
    ]
    assert [line for line in used if not PINNED.search(line)] == []


def test_every_push_and_pull_request_is_tested_as_a_contributor_tests_it() -> None:
    tested = workflow(HOME / "workflows" / "test.yml")
    assert set(tested[True]) >= {"push", "pull_request"}
    assert {"run": "make test"} in tested["jobs"]["linux"]["steps"]


def test_a_template_names_files_that_there_are() -> None:
    for template in HOME.rglob("*.md"):
        named = set(FILE.findall(template.read_text(encoding="utf-8")))
        assert {name for name in named if not (ROOT / name).exists()} == set(), template.name


def test_the_changelog_is_told_by_kind() -> None:
    versions = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").split("\n## ")[1:]
    for version in versions:
        kinds = re.findall(r"^### (.+)$", version, re.MULTILINE)
        assert set(kinds) <= KINDS
        assert len(kinds) == len(set(kinds))
        bullets = version.split("\n### ", 1)[0]
        assert "\n- " not in bullets, "each entry stands under its kind"

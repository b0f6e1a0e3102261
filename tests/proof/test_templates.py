"""Whatever is in a template: a talk or one sentence, in bounded memory and time, and nothing from this machine."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.export.odd_templates import kinds
from tests.uncovered import ENVIRONMENT

pytestmark = pytest.mark.proof

ROOT = Path(__file__).parents[2]
READER = ROOT / "tests" / "export" / "template_reader.py"
KINDS = tuple(kinds())
SEEDS = range(10_000, 10_100)
"""Accidents that no other test has seen."""


def outcomes(names: tuple[str, ...]) -> list[dict[str, object]]:
    """Return what became of templates, each read alone."""
    environment = {**ENVIRONMENT, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(READER), *names]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_person_has_thought_of_so_many_kinds() -> None:
    assert len(KINDS) >= 77


BATCHES = (*(KINDS[at::3] for at in range(3)), *(tuple(map(str, SEEDS[at::4])) for at in range(4)))


@pytest.mark.parametrize("names", BATCHES)
def test_every_odd_template_ends_in_a_talk_or_in_a_sentence(names: tuple[str, ...]) -> None:
    found = outcomes(names)
    assert [each["name"] for each in found] == list(names)
    for each in found:
        told = str(each["outcome"])
        is_sentence = told.isprintable() and "`ours.pptx`" in told and not told.startswith("raised")
        if told != "talk":
            assert is_sentence, each
        assert each["ended"] == 0, each
        assert "root:" not in told, each

"""Texts and answers that were agreed on, each in a file: compared, and with `pytest --accept` written anew."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
REMEDY = "if this is meant, write it anew with `pytest --accept` and read the difference before it is committed"


@dataclass(frozen=True)
class Agreement:
    """What was agreed on; `accept` writes what is found instead of complaining."""

    accept: bool

    def text(self, file: Path, found: str) -> None:
        """Compare a text with the one in a file."""
        before = file.read_text(encoding="utf-8") if file.exists() else ""
        if found == before:
            return
        if self.accept:
            file.write_text(found, encoding="utf-8")
            return
        name = str(file.relative_to(ROOT))
        lines = unified_diff(before.splitlines(), found.splitlines(), f"{name}, as agreed", "now", lineterm="")
        pytest.fail("\n".join((*lines, "", f"{name}: {REMEDY}")), pytrace=False)

    def answers(self, file: Path, found: Any, *, same: bool) -> None:
        """Compare answers with those in a YAML file; the caller says whether they mean the `same`."""
        if same:
            return
        written = yaml.safe_dump(found, default_flow_style=None, sort_keys=False, allow_unicode=True, width=120)
        before = file.read_text(encoding="utf-8") if file.exists() else ""
        comments = [line for line in before.splitlines(keepends=True) if line.startswith("#")]
        self.text(file, "".join(comments) + written)

"""Texts and answers that were agreed on, each in a file: compared, and with `pytest --accept` written anew."""

from __future__ import annotations

from collections.abc import Mapping
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
            file.write_text(found, encoding="utf-8", newline="\n")
            return
        name = _name(file)
        lines = unified_diff(
            before.splitlines(), found.splitlines(), f"{name}, as agreed", "now", lineterm=""
        )
        pytest.fail("\n".join((*lines, "", f"{name}: {REMEDY}")), pytrace=False)

    def contents(self, found: Mapping[Path, bytes]) -> None:
        """Compare bytes that nobody reads, pictures and compiled files, with those of their files."""
        stale = [
            file
            for file, content in found.items()
            if not file.exists() or file.read_bytes() != content
        ]
        if not self.accept and stale:
            names = ", ".join(_name(file) for file in stale)
            pytest.fail(f"stale: {names}\n{REMEDY}", pytrace=False)
        for file in stale:
            file.write_bytes(found[file])

    def answers(self, file: Path, found: Any, *, same: bool) -> None:
        """Compare answers with those in a YAML file; the caller says whether they mean the `same`."""
        if same:
            return
        written = yaml.safe_dump(
            found, default_flow_style=None, sort_keys=False, allow_unicode=True, width=120
        )
        before = file.read_text(encoding="utf-8") if file.exists() else ""
        comments = [line for line in before.splitlines(keepends=True) if line.startswith("#")]
        self.text(file, "".join(comments) + written)


def _name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix() if file.is_relative_to(ROOT) else file.name

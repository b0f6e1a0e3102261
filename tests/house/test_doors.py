"""The doors of rooms: every name opens, lazily, none is called like a module, and nobody enters past them."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import argmap

PACKAGE = Path(argmap.__file__).parent
LAZY = sorted(
    path.parent.name
    for path in PACKAGE.glob("*/__init__.py")
    if "_MODULES" in path.read_text("utf-8")
)


@pytest.mark.parametrize("room", LAZY)
def test_every_name_of_a_lazy_door_opens(room: str) -> None:
    door = import_module(f"argmap.{room}")

    assert sorted(door.__all__) == sorted(door._MODULES) == sorted(dir(door))
    assert [name for name in door.__all__ if getattr(door, name) is None] == []
    assert not hasattr(door, "no-such-name")


@pytest.mark.parametrize("room", LAZY)
def test_no_name_of_a_lazy_door_is_that_of_a_module(room: str) -> None:
    modules = {path.stem for path in (PACKAGE / room).iterdir()}

    assert set(import_module(f"argmap.{room}").__all__) & modules == set()


@pytest.mark.parametrize("room", LAZY)
def test_a_lazy_door_imports_nothing_before_a_name_is_asked_for(room: str) -> None:
    imported = f"import sys, argmap.{room}; print(*(name for name in sys.modules if name.startswith('argmap.{room}.')))"
    run = subprocess.run(
        [sys.executable, "-c", imported], capture_output=True, text=True, check=True
    )

    assert run.stdout.split() == []


def test_every_room_enters_another_one_by_its_door() -> None:
    past = []
    for source in sorted(PACKAGE.rglob("*.py")):
        room = source.relative_to(PACKAGE).parts[0]
        for module in _imported(source):
            inner = module.split(".")
            if len(inner) > len(("argmap", "room")) and inner[1] != room:
                past.append((source.relative_to(PACKAGE).as_posix(), module))
    assert past == []


def _imported(source: Path) -> Iterator[str]:
    """Yield the modules of the package that a file imports, or imports something from."""
    for node in ast.walk(ast.parse(source.read_text("utf-8"))):
        modules = []
        if isinstance(node, ast.ImportFrom):
            modules = [node.module or ""]
        elif isinstance(node, ast.Import):
            modules = [alias.name for alias in node.names]
        yield from (module for module in modules if module.startswith("argmap."))

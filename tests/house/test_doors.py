"""The doors of rooms: every name opens, lazily, and none is called like a module of its room."""

from __future__ import annotations

import subprocess
import sys
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

"""What is said about a debate is said here: reasoning holds no sentence."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import argmap

PACKAGE = Path(argmap.__file__).parent
DOOR = import_module("argmap.words")
REASONING = sorted((PACKAGE / "reasoning").glob("*.py"))
SENTENCE = re.compile(r"[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}")


def name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def test_every_name_of_the_door_opens_and_none_is_that_of_a_module() -> None:
    assert sorted(DOOR.__all__) == dir(DOOR)
    assert all(getattr(DOOR, each) is not None for each in DOOR.__all__)
    assert set(DOOR.__all__) & {path.stem for path in (PACKAGE / "words").iterdir()} == set()
    assert not hasattr(DOOR, "german")


def test_reasoning_says_nothing_to_a_person_but_what_is_wrong_with_a_question() -> None:
    said = [
        (name(path), text)
        for path in REASONING
        for text in _said(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert [(place, text) for place, text in said if SENTENCE.search(text)] == []


def _said(node: ast.AST) -> Iterator[str]:
    """Yield the texts of a module; not its docstrings, nor what is raised."""
    for child in ast.iter_child_nodes(node):
        match child:
            case ast.Raise() | ast.Expr(value=ast.Constant()):
                continue
            case ast.Constant(value=str(text)):
                yield text
            case _:
                yield from _said(child)

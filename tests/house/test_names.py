"""One name, one thing: no two public classes have one name, nor two public functions that take something else."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "src" / "argmap"
SOURCES = sorted(PACKAGE.rglob("*.py"))


def definitions(source: Path) -> Iterator[tuple[str, str]]:
    """Yield the public classes and functions of a file, each with what tells it from others of its name.

    A class is told by its file, a function by its parameters: functions that fill one Protocol (writers, readers,
    rules) have name and signature in common.
    """
    for node in ast.parse(source.read_text(encoding="utf-8")).body:
        match node:
            case ast.ClassDef(name=name) if not name.startswith("_"):
                yield name, f"class of {source.relative_to(PACKAGE).as_posix()}"
            case ast.FunctionDef(name=name) if not name.startswith("_"):
                yield name, f"({ast.unparse(node.args)})"
            case _:
                pass


def test_one_name_is_one_thing() -> None:
    meanings = defaultdict(set)
    for source in SOURCES:
        for name, meaning in definitions(source):
            meanings[name].add(meaning)
    assert {name: found for name, found in meanings.items() if len(found) > 1} == {}

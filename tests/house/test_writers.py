"""The finished picture: whoever writes or shows one reads its drawing, and puts nothing together again."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import argmap

PACKAGE = Path(argmap.__file__).parent
WRITERS = sorted(
    source
    for room in ("export", "webmap", "app", "cli")
    for source in (PACKAGE / room).rglob("*.py")
)
OF_A_TALK = frozenset(
    {
        "Area",
        "Bibliography",
        "Cited",
        "Cover",
        "CoverLine",
        "Deck",
        "Fit",
        "Point",
        "Scene",
        "Slide",
        "SlidePage",
    }
)
"""What a writer may know of `scene`: the slides of a talk, and a Scene as what is to be drawn."""

NO_PICTURE = {
    ("export/dot.py", "BoxKind"): "DOT holds no places: Graphviz draws the view itself",
    ("export/dot.py", "Guise"): "DOT holds no places: Graphviz draws the view itself",
    ("export/pdf/briefing.py", "guise_of"): "a line of text has the colour of its claim's box",
}
"""What else is read where nothing is drawn, and why."""


def test_writers_know_nothing_of_what_is_in_a_scene() -> None:
    known = []
    for source in WRITERS:
        place = source.relative_to(PACKAGE).as_posix()
        known += [(place, name) for name in _of_scene(source) if name not in OF_A_TALK]
    assert sorted(known) == sorted(NO_PICTURE)


def test_writers_read_no_geometry() -> None:
    read = [
        f"{source.relative_to(PACKAGE).as_posix()}:{node.lineno}"
        for source in WRITERS
        for node in ast.walk(ast.parse(source.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "geometry"
    ]
    assert read == []


def _of_scene(source: Path) -> Iterator[str]:
    """Yield what a file imports from `argmap.scene`."""
    for node in ast.walk(ast.parse(source.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "argmap.scene":
            yield from (alias.name for alias in node.names)

"""The glossary of ARCHITECTURE.md: each word names one thing that there is, and what matters has its word."""

from __future__ import annotations

import re
from collections import Counter
from importlib import import_module
from pathlib import Path

import argmap.model

PAGE = Path(__file__).parents[2] / "ARCHITECTURE.md"
ROW = re.compile(
    r"^\| (?P<word>[^|]+) \| (?P<meaning>[^|]+) \| `(?P<home>[\w.]+)` \|$", re.MULTILINE
)
CORE = frozenset(
    {
        *(
            "graph.DebateGraph",
            "graph.Link",
            "loading.Document",
            "loading.Draft",
            "problem.Problem",
        ),
        *("problem.Location", "problem.Edit", "problem.Fix", "problem.Finding", "files.Written"),
        *("problem.DebateError", "problem.UnknownId", "problem.EngineError"),
        *("reasoning.framework.Framework", "reasoning.grounded.Labelling", "reasoning.Judgement"),
        *("reasoning.Supposition", "view.Perspective", "view.View", "view.Mark", "view.Outline"),
        *("words.Sentence", "scene.Geometry", "scene.Scene", "scene.Slide", "scene.Deck"),
        *("drawing.Drawing", "drawing.Style"),
    }
)
"""The values that one step hands to the next, and the errors that leave the house."""
MODEL = frozenset(
    f"model.{name}"
    for name in argmap.model.__all__
    if isinstance(getattr(argmap.model, name), type) and name != "Id"
)


def rows() -> list[tuple[str, str, str]]:
    """Return the words with their meaning and their home."""
    section = PAGE.read_text(encoding="utf-8").split("\n## Glossary\n", 1)[1].split("\n## ", 1)[0]
    return ROW.findall(section)


def is_there(home: str) -> bool:
    """Tell whether a dotted name below argmap is a module, or a class, function, member or field of one."""
    found: object = import_module("argmap")
    name = "argmap"
    for part in home.split("."):
        name = f"{name}.{part}"
        if isinstance(found, type) and part in getattr(found, "model_fields", {}):
            return True  # the field of a model is no attribute of its class
        if not hasattr(found, part):
            try:
                found = import_module(name)
            except ModuleNotFoundError:
                return False
        else:
            found = getattr(found, part)
    return True


def test_every_line_of_the_glossary_is_read() -> None:
    section = PAGE.read_text(encoding="utf-8").split("\n## Glossary\n", 1)[1].split("\n## ", 1)[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    assert len(lines) - 2 == len(rows())  # without its head


def test_every_word_lives_where_it_says() -> None:
    assert [(word, home) for word, _, home in rows() if not is_there(home)] == []


def test_no_word_means_two_things_and_no_thing_has_two_words() -> None:
    words = Counter(word.lower() for word, _, _ in rows())
    homes = Counter(home for _, _, home in rows())
    assert [each for each, times in (words | homes).items() if times > 1] == []


def test_whatever_is_written_in_a_debate_has_its_word() -> None:
    assert MODEL - {home for _, _, home in rows()} == set()


def test_whatever_one_step_hands_to_the_next_has_its_word() -> None:
    assert CORE - {home for _, _, home in rows()} == set()

"""What to do about a whole part of a file that is of another kind: shown by its first entry."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from argmap.loading.syntax.borrowed import AS_A_CLAIM, foreign_line
from argmap.loading.words.ids import proposed_id
from argmap.model import Source

WORDS_OF_ID = 2
SHOWN = 60
FEW = 40
"""How many words of a sentence its id takes, and how many characters of a text or line are
shown."""


def as_position(positions: Any) -> str:
    """Return how the first position of a list is written as a line of a mapping."""
    first = positions[0] if isinstance(positions, list) and positions else positions
    id_, text = _id_and_text(first)
    is_name = text == first and re.fullmatch(r"[a-z0-9-]+", str(text)) is not None
    if not isinstance(text, str) or is_name:
        return f"write `{text or 'ID'}: …` with its sentence, without a dash"
    if not isinstance(id_, str):
        id_ = proposed_id(" ".join(text.split()[:WORDS_OF_ID])) or "yes"
    shown = text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
    return f"write `{id_}: {shown}`, without a dash"


def _id_and_text(position: Any) -> tuple[Any, Any]:
    """Return the id and the text of a position, in whatever way it is written."""
    if not isinstance(position, dict):
        return None, position
    if len(position) == 1 and position.keys().isdisjoint(("id", "text")):
        return next(iter(position.items()))
    return position.get("id"), position.get("text")


def as_entry(claims: Any) -> str:
    """Return how the first claim of a mapping, or of a text, is written in a list."""
    key = next(iter(claims), "") if isinstance(claims, dict) else ""
    line = f"{key}: " if key else str(claims).partition("\n")[0]
    if other := foreign_line(line):
        return f"`{line.strip()[:FEW]}` is {other}: {AS_A_CLAIM}"
    if key and isinstance(claims[key], dict):
        return f"write `- id: {key}` instead of `{key}:`, and its other keys right below `id`"
    return "write `- ` in front of the first key of each claim"


def as_source(sources: Any) -> str:
    """Return how the first source of a list is written below its key."""
    first: Mapping[str, Any] = {}
    if isinstance(sources, list) and sources and isinstance(sources[0], dict):
        first = sources[0]
    named = [first[name] for name in ("id", "key", "cite") if isinstance(first.get(name), str)]
    named += (key for key in first if key not in Source.model_fields)
    key = named[0] if named else "kapoor2024"
    return f"write `{key}:` without a dash, and below it, indented, `title: …`"

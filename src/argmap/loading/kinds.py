"""What kinds of values a debate's YAML is made of, in a person's words."""

from __future__ import annotations

from typing import Any

REFERENCES = ("supports", "rebuts", "undercuts", "about", "to", "with", "from", "sources", "cite")
"""The keys whose values name a claim, a link or a source."""

KEYED = ("positions", "themes", "cases")
"""What the head of a debate lists by id."""

DEFAULTS = ("themes", "cases", "by")
"""The keys of a file that hold for each of its claims which has none of its own."""

FILE_KEYS = ("debate", "claims", "sources", *DEFAULTS)
"""The keys at the left edge of a file."""


MOST_NODES = 2_000_000
"""The most keys, values and containers of one file."""

DEEPEST = 64
"""The deepest nesting of lists and mappings."""


def kind_of(value: Any) -> str:
    """Name the kind of a value to a person who knows no programming."""
    match value:
        case None:
            return "empty"
        case dict():
            return "a mapping"
        case list() | tuple():
            return "a list"
        case _:
            return "a text"

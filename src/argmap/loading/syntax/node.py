"""A value of a text as it is typed, and its place."""

from __future__ import annotations

from typing import Any

Raw = Any
"""What a text holds: `dict`, `list`, `str`, or None for a value that is left empty."""


class Node:
    """A value and its place: `raw` is the value, `parts` the nodes in it, `keys` those of its keys.

    `parts` and `keys` are dictionaries by key for a mapping; for a list, `parts` is a list; both
    are None for a scalar. Marks are PyYAML's: lines and columns from 0, `index` in characters.
    """

    __slots__ = ("end", "keys", "parts", "plain", "raw", "start")

    def __init__(
        self, event: Any, raw: Raw, parts: Any = None, keys: dict[str, Node] | None = None
    ) -> None:
        self.start = event.start_mark
        self.end = event.end_mark
        self.raw = raw
        self.parts = parts
        self.keys = keys
        self.plain = False

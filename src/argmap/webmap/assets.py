"""The map's script and style sheet as text, for whoever serves or embeds them."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def script() -> str:
    """Return the script that defines `DebateMap`; it does nothing by itself."""
    return files("argmap.webmap").joinpath("map.js").read_text(encoding="utf-8")


@cache
def sheet() -> str:
    """Return the style sheet of the map and its buttons."""
    return files("argmap.webmap").joinpath("map.css").read_text(encoding="utf-8")

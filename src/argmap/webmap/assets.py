"""The map's script with its words, and its style sheet, for whoever serves or embeds them."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from argmap.drawing import coloured
from argmap.words import in_language, own_tag

SAID = re.compile(r'\bsaid\("([^"]+)"\)')
"""How a script asks for words: by an id of the context `page`."""

_PARTS = "shapes", "walks", "eye", "hands", "choice", "keys", "tip", "mini", "screen", "map"
"""The scripts of the map, each behind those that it needs."""


@cache
def map_script() -> str:
    """Return the script that defines `DebateMap`; it does nothing by itself."""
    folder = files("argmap.webmap")
    texts = [folder.joinpath(f"{part}.js").read_text(encoding="utf-8") for part in _PARTS]
    return coloured("\n".join(texts))


@cache
def map_sheet() -> str:
    """Return the style sheet of the map and its buttons."""
    return coloured(files("argmap.webmap").joinpath("map.css").read_text(encoding="utf-8"))


@cache
def faces_script() -> str:
    """Return the script that defines `DebateList` and `DebateDetails`, the faces beside the map.

    It stands behind `map_script`, or alone.
    """
    return "\n".join(_asset(name) for name in ("face.js", "details.js", "list.js"))


@cache
def faces_sheet() -> str:
    """Return the style sheet of the list and the details."""
    return _asset("faces.css")


def _asset(name: str) -> str:
    return coloured(files("argmap.webmap").joinpath(name).read_text(encoding="utf-8"))


def script_words(text: str, language: str) -> dict[str, str]:
    """Return what a script says in a debate of a language, by the ids that it asks for.

    `lang` is the language of these words where it is not the debate's, else empty.
    """
    words = in_language(language)
    said = {key: words.say("page", key) for key in SAID.findall(text)}
    return {"lang": own_tag(language) or "", **said}

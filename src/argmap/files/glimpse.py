"""A look at the start of a file: does it hold a debate, claims or sources, whatever its name?"""

from __future__ import annotations

import re
from pathlib import Path

from argmap.files.reading import MOST_LOOKED_AT, entries, may_hold, read_start
from argmap.problem import FileError

START = 4_096
"""How many bytes of a file tell what it holds."""

A_DEBATE = "a debate"

_PART = re.compile(r"[\"']?(?:claims|sources|themes|cases|by|debate)[\"']? *:")
_CLAIMS = re.compile(
    r"^[\"']?claims[\"']? *: *\r?$(?=[\s\S]*?\b(?:id|text)[\"']? *:)", re.MULTILINE
)
_SOURCES = re.compile(r"^[\"']?sources[\"']? *: *\r?$(?=[\s\S]*?\btitle[\"']? *:)", re.MULTILINE)
_DEBATE = re.compile(r"^[\"']?debate[\"']? *:", re.MULTILINE)
_JSON = re.compile(r"\{\s*\"(claims|sources|debate)\"\s*:\s*[\[{]")
_SKIPPED = re.compile(r"\s*(?:#.*|---|```.*)?$")


def glimpse(path: Path) -> tuple[str, int, str] | None:
    """Return what of a debate a file holds, the line on which that starts, and that line.

    None for any other file.
    """
    try:
        text = read_start(path, START).decode("utf-8", "replace").removeprefix("\ufeff")
    except FileError:
        return None
    start = text.lstrip()
    if json := _JSON.match(start):
        holds = A_DEBATE if json[1] == "debate" else json[1]
        return holds, 1, start.split("\n", 1)[0]
    lines = text.splitlines()
    # A file of another kind may well have a key `sources` further below: its first line tells.
    first = next((line for line in lines if not _SKIPPED.match(line)), "")
    if not _PART.match(first):
        return None
    for holds, sign in ((A_DEBATE, _DEBATE), ("claims", _CLAIMS), ("sources", _SOURCES)):
        if found := sign.search(text):
            line = text.count("\n", 0, found.start())
            return holds, line + 1, lines[line]
    return None


def misnamed_debates(folder: Path) -> tuple[str, ...]:
    """Return the names of files in a folder that hold a debate, but are not called like one."""
    files = [path for path in entries(folder) if may_hold(path) and path.is_file()]
    names = []
    for path in files[:MOST_LOOKED_AT]:
        held = glimpse(path)
        if held is not None and held[0] == A_DEBATE:
            names.append(path.name)
    return tuple(names)

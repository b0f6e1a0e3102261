"""What a sentence about a mistake is about: the claim, source, position, question, tour or step in which it stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from argmap.problem import Where

_PARTS = {"questions": "question", "tours": "tour", "cases": "case", "themes": "theme"}
_INNER = {
    **dict.fromkeys(("supports", "rebuts", "undercuts"), "`{}` of "),
    "sources": "a source of ",
}


def subject(where: Where, written: Mapping[str, Any]) -> str:
    """Return the name of that in which the last key of a path stands, as `a source of claim `audit``."""
    return _inner(where) + _outer(where, written)


def _inner(where: Where) -> str:
    """Name the link or source within a claim in which the last key stands."""
    within = (
        where[2:]
        if where[0] == "claims"
        else where[3:]
        if where[:2] == ("debate", "positions")
        else ()
    )
    keys = [str(step) for step in within if isinstance(step, str)]
    return _INNER[keys[0]].format(keys[0]) if len(keys) > 1 and keys[0] in _INNER else ""


def _outer(where: Where, written: Mapping[str, Any]) -> str:
    match where:
        case ("claims", int() as number, *_):
            return _numbered("claim", written["claims"][number], number)
        case ("sources", key, *_):
            return f"source `{shown(key)}`"
        case ("debate", "positions", str() as key, *_):
            return f"position `{shown(key)}`"
        case ("debate", ("questions" | "tours" | "cases" | "themes") as part, step, *rest):
            return _part(part, step, rest, written)
        case _:
            return "the debate"


def _part(part: str, step: Any, rest: list[Any], written: Mapping[str, Any]) -> str:
    """Name an entry of the head; one that is written without a list is the first."""
    if isinstance(step, str) and part in ("cases", "themes"):
        return f"{_PARTS[part]} `{shown(step)}`"
    entries = written[part] if isinstance(written[part], list) else [written[part]]
    number = step if isinstance(step, int) and step < len(entries) else 0
    known = _numbered(_PARTS[part], entries[number], number)
    within = [here for here in rest if isinstance(here, int)]
    return (
        f"step {within[0] + 1} of {known}"
        if part == "tours" and "steps" in rest and within
        else known
    )


def _numbered(name: str, entry: Any, number: int) -> str:
    id_ = entry.get("id") if isinstance(entry, dict) else None
    return f"{name} `{shown(id_)}`" if isinstance(id_, str) else f"{name} number {number + 1}"


def shown(text: Any, most: int = 60) -> str:
    """Return a text as it may be quoted in a sentence: one short line."""
    line = " ".join(str(text).split())
    return line if len(line) <= most else line[: most - 1] + "…"

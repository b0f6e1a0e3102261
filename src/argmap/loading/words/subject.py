"""What a sentence about a mistake is about.

The claim, source, position, question, tour or step in which it stands.
"""

from __future__ import annotations

from typing import Any

from argmap.problem import Where

_PARTS = {"questions": "question", "tours": "tour", "cases": "case", "themes": "theme"}
_INNER = {
    **dict.fromkeys(("supports", "rebuts", "undercuts"), "`{}` of "),
    "sources": "a source of ",
}


def subject(where: Where, held: Any) -> str:
    """Return the name of that in which the last key of a path stands.

    As `a source of claim `audit``; `held` is what is written of the claim, the source or the head.
    """
    return _inner(where) + _outer(where, held)


def _inner(where: Where) -> str:
    """Name the link or source within a claim in which the last key stands."""
    match where:
        case ("claims", _, *within) | ("debate", "positions", _, *within):
            keys = [step for step in within if isinstance(step, str)]
        case _:
            return ""
    if len(keys) > 1 and keys[0] in _INNER:
        return _INNER[keys[0]].format(keys[0])
    return ""


def _outer(where: Where, held: Any) -> str:
    match where:
        case ("claims", int() as number, *_):
            return _numbered("claim", held, number)
        case ("sources", key, *_):
            return f"source `{shown(key)}`"
        case ("debate", "positions", str() as key, *_):
            return f"position `{shown(key)}`"
        case ("debate", ("cases" | "themes") as part, str() as key, *_):
            return f"{_PARTS[part]} `{shown(key)}`"
        case ("debate", ("questions" | "tours" | "cases" | "themes") as part, step, *rest):
            return _entry(part, step, rest, held[part])
        case _:
            return "the debate"


def _entry(part: str, step: Any, rest: list[Any], listed: Any) -> str:
    """Name an entry of the head; one that is written without a list is the first."""
    entries = listed if isinstance(listed, list) else [listed]
    number = step if isinstance(step, int) and step < len(entries) else 0
    known = _numbered(_PARTS[part], entries[number], number)
    within = [here for here in rest if isinstance(here, int)]
    if part == "tours" and "steps" in rest and within:
        return f"step {within[0] + 1} of {known}"
    return known


def _numbered(name: str, entry: Any, number: int) -> str:
    id_ = entry.get("id") if isinstance(entry, dict) else None
    return f"{name} `{shown(id_)}`" if isinstance(id_, str) else f"{name} number {number + 1}"


def shown(text: Any, most: int = 60) -> str:
    """Return a text as it may be quoted in a sentence: one short line."""
    line = " ".join(str(text).split())
    return line if len(line) <= most else line[: most - 1] + "…"

"""A debate as YAML in its longest form, for laws: whatever is read from it is the debate again."""

from __future__ import annotations

from typing import Any

import yaml

from argmap.model import Debate, Part

KEYED = ("positions", "themes", "cases")


def dumped(debate: Debate) -> str:
    """Return the text of a debate of one file; what has its default value is left out."""
    head = _plain(debate, without=("name", "claims", "sources"))
    for key in KEYED:
        if key in head:
            head[key] = {entry.pop("id"): entry for entry in head[key]}
    content = {
        "debate": head,
        "claims": [_plain(claim) for claim in debate.claims],
        "sources": {key: _plain(source) for key, source in debate.sources},
    }
    return yaml.safe_dump(content, sort_keys=False, allow_unicode=True, width=60)


def _plain(part: Part, without: tuple[str, ...] = ()) -> dict[str, Any]:
    held: dict[str, Any] = part.model_dump(by_alias=True, exclude_defaults=True, mode="json")
    return {key: value for key, value in held.items() if key not in without}

"""A debate with mistakes, its faulty parts taken out, so that the rules can look at all the rest in the same run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import ValidationError

from argmap.loading.wording import proposed_id
from argmap.model import Debate
from argmap.problem import Finding

_PLAIN = (
    "title",
    "question",
    "description",
    "language",
    "authors",
    "licence",
    "url",
    "repository",
    "questions",
    "tours",
)
Written = dict[str, Any]


def mended(written: Mapping[str, Any], faults: Iterable[Finding]) -> Debate | None:
    """Return the debate without its faulty parts, None where too much would follow from what is missing."""
    parts: Written = {**written, "claims": list(written["claims"]), "sources": dict(written["sources"])}
    for fault in faults:
        if not _take_out(parts, fault):
            return None
    try:
        return Debate.model_validate(parts)
    except ValidationError:
        return None


def _take_out(parts: Written, fault: Finding) -> bool:
    """Take out what a fault is about; tell whether the rest still makes sense."""
    match fault.where:
        case ("claims", int() as number, *rest):
            parts["claims"][number] = _without(parts["claims"][number], rest, fault, f"claim-{number}-taken-out")
        case ("sources", key, *rest):
            parts["sources"][key] = {"title": "-"}
            if not rest:
                del parts["sources"][key]
        case ("debate", "positions", str() as id_, *rest) if isinstance(parts.get("positions"), dict):
            position = _without(parts["positions"][id_], rest, fault, id_)
            parts["positions"] = {**parts["positions"], id_: {key: position[key] for key in position if key != "id"}}
        case ("debate", ("themes" | "cases") as part, str() as id_, *rest) if rest and isinstance(parts[part], dict):
            parts[part] = {**parts[part], id_: {}}
        case ("debate",):
            parts.setdefault(fault.message.rpartition("`")[0].rpartition("`")[2], "-")
        case ("debate", str() as key, *_) if (fault.replacement or key) in _PLAIN or key not in Debate.model_fields:
            if fault.replacement is not None and fault.replacement not in _PLAIN and fault.code == "unknown-key":
                return False
            parts.pop(key, None)
            if key in ("title", "question"):
                parts[key] = "-"
        case _:
            return False
    return True


def _without(claim: Any, rest: list[Any], fault: Finding, stand_in: str) -> Written:
    """Return a claim without one of its keys; with words to stand in for its text, or an id for its id."""
    if not isinstance(claim, dict):
        return {"id": stand_in, "text": "-"}
    id_ = claim.get("id")
    kept = {"text": "-", **claim}
    if not rest and fault.code == "missing-key":
        kept.setdefault("id", stand_in)
        return kept
    key = rest[0] if rest else "text"
    kept.pop(key, None)
    if key == "text":
        kept["text"] = "-"
    if key == "id":
        kept["id"] = (isinstance(id_, str) and proposed_id(id_)) or stand_in
    return kept

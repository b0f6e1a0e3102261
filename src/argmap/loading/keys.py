"""The keys of each part of a debate: which ones it knows, and what people write instead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel

from argmap import model
from argmap.problem import Where
from argmap.suggest import nearest

SYNONYMS = {
    **dict.fromkeys(("attacks", "attack", "refutes", "con", "cons", "against", "counters", "rebut"), "rebuts"),
    **dict.fromkeys(("objects", "contradicts", "opposes", "disputes", "rebuttal", "counter"), "rebuts"),
    **dict.fromkeys(("pro", "pros", "backs", "because", "support", "for", "side", "stance", "position"), "supports"),
    **dict.fromkeys(("claim", "statement", "body", "content", "sentence", "premise"), "text"),
    **dict.fromkeys(("tags", "tag", "topic", "topics", "theme", "category", "categories"), "themes"),
    **dict.fromkeys(("scope", "context", "case"), "cases"),
    **dict.fromkeys(("link", "href", "uri", "website", "doi"), "url"),
    **dict.fromkeys(("refs", "ref", "citations", "citation", "references", "source", "cites", "cite"), "sources"),
    **dict.fromkeys(("name", "heading", "short"), "label"),
    **dict.fromkeys(("details", "notes", "description", "comment", "note"), "detail"),
    **dict.fromkeys(("key", "identifier"), "id"),
    **dict.fromkeys(("contributor", "submitter"), "by"),
    **dict.fromkeys(("undermines", "undercut"), "undercuts"),
    **dict.fromkeys(("authors", "writer"), "author"),
    **dict.fromkeys(("license",), "licence"),
    **dict.fromkeys(("lang",), "language"),
    **dict.fromkeys(("target", "towards"), "to"),
    **dict.fromkeys(("premises", "together", "and"), "with"),
    **dict.fromkeys(("strength",), "weight"),
    **dict.fromkeys(("page", "pages"), "at"),
    **dict.fromkeys(("probability", "likelihood", "credence", "confidence", "certainty"), "plausibility"),
    **dict.fromkeys(("type",), "kind"),
    **dict.fromkeys(("journal", "venue"), "publisher"),
}
"""Words of other tools and of everyday speech, and the key that is meant. They count only where that key fits."""

_ANSWERS = "say what it answers: `supports: ID`, `rebuts: ID` or `undercuts: ID`"
_ANSWERED = "links lead upwards: write `supports: ID` or `rebuts: ID` into the claim that answers this one"
HABITS = {
    **dict.fromkeys(("parent", "parents", "reply_to", "replies_to", "answers", "target", "to", "links"), _ANSWERS),
    **dict.fromkeys(("reply-to", "replies-to", "responds_to", "responds-to", "response-to", "in-reply-to"), _ANSWERS),
    **dict.fromkeys(("type", "relation", "polarity", "kind"), _ANSWERS),
    **dict.fromkeys(("children", "replies", "supported_by", "rebutted_by", "arguments", "responses"), _ANSWERED),
    **dict.fromkeys(("claims", "subclaims", "reasons", "objections", "supported-by", "rebutted-by"), _ANSWERED),
}
"""Keys of other tools in a claim that no single key of ours stands for, and what to do instead."""

HOMES: Mapping[str, tuple[tuple[str, ...], str]] = {
    "a source": (("author", "year", "date", "publisher", "url", "interest", "archived", "accessed"), "sources"),
    "a source, which has a title": (("title",), "title"),
    "a citation": (("at", "quote"), "cite"),
    "a link": (("with", "weight"), "supports"),
    "the debate": (("question", "positions", "questions", "tours", "language", "licence", "repository"), "debate"),
    "a position": (("held_by",), "positions"),
}
"""Where a key is at home that people write into a claim: of what it is a key, and below which other key that stands."""


def keys_at(where: Where, owner: Any = None) -> tuple[str, ...]:
    """Return the keys of the mapping at a path, in the order of the model; `owner` is the mapping as it is written."""
    names = [step for step in where if isinstance(step, str)]
    if names[-1] == "sources" and len(names) > 1:
        return _keys_of_cited(owner or {})
    if names[0] == "sources":
        return _keys(model.Source)
    if names == ["debate"]:
        return tuple(key for key in _keys(model.Debate) if key not in ("name", "claims", "sources"))
    if names[:2] in (["debate", "cases"], ["debate", "themes"]):
        return _keys(model.Case if names[1] == "cases" else model.Theme)[1:]
    part = _PARTS.get(names[-1])
    if part is not None:
        return _keys(part)
    if names[:2] == ["debate", "positions"]:
        return tuple(key for key in _keys(model.Claim) if key != "id")
    return tuple(key for key in _keys(model.Claim) if key != "held_by")


def _keys_of_cited(owner: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the keys of a citation, of a source that is written inline, or of both where it may still be either."""
    if "cite" in owner:
        return _keys(model.Citation)
    return _keys(model.Source) if "title" in owner else (*_keys(model.Citation), *_keys(model.Source))


def meant_key(key: str, choices: Iterable[str], known: Iterable[str]) -> str | None:
    """Return the one of the choices that a key probably stands for; `known` are all keys of that part of a debate."""
    choices = list(choices)
    end = next((end for end in ("from", "to") if end in choices), None)  # an undercut names first where its step begins
    of_links = dict.fromkeys(_OF_LINKS, end) if end else {}
    synonyms = {**SYNONYMS, **of_links}
    for told, others in _OF_PARTS:
        if told in known:
            synonyms |= others
    return nearest(key, choices, synonyms=synonyms)


_OF_PARTS = (
    ("publisher", {"name": "title", "heading": "title"}),
    ("say", dict.fromkeys(("text", "note", "notes", "description", "comment", "detail"), "say")),
    ("say", dict.fromkeys(("focus", "claim", "claims", "view"), "show")),
    ("claims", {"question": "text", "title": "text", "name": "text"}),
)
"""What people write for keys of a source, a step and a question, told by a key that only these have."""


_OF_LINKS = ("claim", "claims", "argument", "statement", "node", "target", "parent")


_PARTS: Mapping[str, type[BaseModel]] = {
    "supports": model.Reference,
    "rebuts": model.Reference,
    "undercuts": model.Undercut,
    "questions": model.Question,
    "tours": model.Tour,
    "steps": model.Step,
}


EVERY_KEY = frozenset(
    field.alias or name
    for part in (model.Debate, model.Claim, model.Source, model.Citation, model.Reference, model.Undercut)
    for name, field in part.model_fields.items()
) | {"debate", "show", "add", "say", "steps", "depth", "examples"}
"""Every key that a line may start with."""


@cache
def _keys(part: type[BaseModel]) -> tuple[str, ...]:
    return tuple(field.alias or name for name, field in part.model_fields.items())

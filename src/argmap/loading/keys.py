"""The keys of each part of a debate: which ones it knows, and what people write instead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel

from argmap import model
from argmap.loading.readings import IN_OTHER_LANGUAGES, LIKELY, ONE_READING, direction, spelling
from argmap.problem import Where
from argmap.signs import did_you_mean
from argmap.suggest import suggestion

_ANSWERS = "say what it answers: `supports: ID`, `rebuts: ID` or `undercuts: ID`"
HABITS = {
    **dict.fromkeys(("parent", "parents", "answers", "target", "to", "links"), _ANSWERS),
    **dict.fromkeys(("replyto", "repliesto", "inreplyto", "respondsto", "responseto"), _ANSWERS),
    **dict.fromkeys(("type", "relation", "relations", "relationships", "connections", "polarity", "kind"), _ANSWERS),
    "warrant": "say why it follows in the `note` of the link: `supports: {to: ID, note: …}`; or make it a claim",
}
"""Keys of other tools in a claim that no single key of ours stands for, as `spelling` writes them, and what to do."""

HOMES: Mapping[str, tuple[tuple[str, ...], str]] = {
    "a source": (("author", "year", "date", "publisher", "url", "interest", "archived", "accessed"), "sources"),
    "a source, which has a title": (("title",), "title"),
    "a citation": (("at", "quote"), "cite"),
    "a link": (("with", "weight", "note"), "supports"),
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
    return _of_claim()


@cache
def _of_claim() -> tuple[str, ...]:
    return tuple(key for key in _keys(model.Claim) if key != "held_by")


def _keys_of_cited(owner: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the keys of a citation, of a source that is written inline, or of both where it may still be either."""
    if "cite" in owner:
        return _keys(model.Citation)
    return _keys(model.Source) if "title" in owner else (*_keys(model.Citation), *_keys(model.Source))


class Meaning(NamedTuple):
    """The key that another word stands for, if there is one; what to ask; and whether it can mean nothing else."""

    key: str | None
    asked: str | None = None
    is_sure: bool = False


def meaning(key: str, choices: Iterable[str], known: Iterable[str]) -> Meaning:
    """Return which one of the choices a key stands for; `known` are all keys of that part of a debate."""
    choices = list(choices)
    word = spelling(key)
    likely = _likely(word, choices, known)
    if likely in choices:
        return Meaning(likely, f"did you mean `{likely}`?")
    one = ONE_READING.get(word)
    same = one if one in choices else next((each for each in choices if spelling(each) == word), None)
    if same is not None:
        return Meaning(same, did_you_mean(key, same), is_sure=True)
    if "supports" in known and direction(key) is not None:
        return Meaning(None)
    found = suggestion(key, choices)
    return Meaning(found.meant, found.asked(key))


def _likely(word: str, choices: list[str], known: Iterable[str]) -> str | None:
    """Return the key that a word probably means in one part of a debate; an undercut names first where its step begins.

    What a word means there comes before what it means elsewhere.
    """
    if word in _OF_LINKS and (end := next((end for end in ("from", "to") if end in choices), None)):
        return end
    for told, others in _OF_PARTS:
        if told in known and word in others:
            return others[word]
    foreign = IN_OTHER_LANGUAGES.get(word)
    return LIKELY.get(word) or (foreign if foreign in choices else None)


_OF_PARTS = (
    (
        "publisher",
        {"name": "title", "heading": "title", "published": "date", "pubdate": "date", "publicationdate": "date"},
    ),
    ("publisher", {"pubyear": "year", "publicationyear": "year", "yearpublished": "year"}),
    ("positions", dict.fromkeys(("answers", "options", "sides", "choices", "alternatives", "stances"), "positions")),
    ("steps", dict.fromkeys(("slides", "stops", "scenes", "stations", "pages"), "steps")),
    ("agree", {**dict.fromkeys(("yes", "pro", "for"), "agree"), **dict.fromkeys(("no", "con", "against"), "disagree")}),
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
    "steps": model.Stop,
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

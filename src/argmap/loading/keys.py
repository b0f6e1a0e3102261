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
    **dict.fromkeys(
        ("type", "relation", "relations", "relationships", "connections", "polarity", "kind"),
        _ANSWERS,
    ),
    "warrant": "say why it follows in the `note` of the link: `supports: {to: ID, note: …}`; "
    "or make it a claim",
}
"""Keys of other tools in a claim that no single key of ours stands for, as `spelling` writes
them, and what to do."""

HOMES: Mapping[str, tuple[tuple[str, ...], str]] = {
    "a source": (
        ("author", "year", "date", "publisher", "url", "interest", "archived", "accessed"),
        "sources",
    ),
    "a source, which has a title": (("title",), "title"),
    "a citation": (("at", "quote"), "cite"),
    "a link": (("with", "weight", "note"), "supports"),
    "the debate": (
        ("question", "positions", "questions", "tours", "language", "licence", "repository"),
        "debate",
    ),
    "a position": (("held_by",), "positions"),
}
"""Where a key is at home that people write into a claim.

Of what it is a key, and below which other key that stands.
"""


def keys_at(where: Where, owner: Mapping[str, Any] | None = None) -> tuple[str, ...]:
    """Return the keys of the mapping at a path, in the order of the model.

    `owner` is the mapping as it is written.
    """
    match [step for step in where if isinstance(step, str)]:
        case [_, *_, "sources"]:
            return _keys_of_cited(owner or {})
        case ["sources", *_]:
            return _keys(model.Source)
        case ["debate"]:
            return _keys(model.Debate, but=("name", "claims", "sources"))
        case ["debate", "cases", *_]:
            return _keys(model.Case, but=("id",))
        case ["debate", "themes", *_]:
            return _keys(model.Theme, but=("id",))
        case [*_, last] if last in _PARTS:
            return _keys(_PARTS[last])
        case ["debate", "positions", *_]:
            return _keys(model.Claim, but=("id",))
        case _:
            return _keys(model.Claim, but=("held_by",))


@cache
def _keys(part: type[BaseModel], *, but: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the keys of a part of the model; where keys are ids, for one, without `id`."""
    keys = (field.alias or name for name, field in part.model_fields.items())
    return tuple(key for key in keys if key not in but)


def _keys_of_cited(owner: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the keys of a citation, of a source, or of both where it may still be either."""
    if "cite" in owner:
        return _keys(model.Citation)
    if "title" in owner:
        return _keys(model.Source)
    return (*_keys(model.Citation), *_keys(model.Source))


class Meaning(NamedTuple):
    """The key that another word stands for, what to ask, and whether it can mean nothing else."""

    key: str | None
    asked: str | None = None
    is_sure: bool = False


def meaning(key: str, choices: Iterable[str], known: Iterable[str]) -> Meaning:
    """Return which one of the choices a key stands for.

    `known` are all keys of that part of a debate.
    """
    choices = list(choices)
    word = spelling(key)
    likely = _likely(word, choices, known)
    if likely in choices:
        return Meaning(likely, f"did you mean `{likely}`?")
    one = ONE_READING.get(word, "")
    alike = [one] if one in choices else [each for each in choices if spelling(each) == word]
    if alike:
        return Meaning(alike[0], did_you_mean(key, alike[0]), is_sure=True)
    if "supports" in known and direction(key) is not None:
        return Meaning(None)
    found = suggestion(key, choices)
    return Meaning(found.meant, found.asked(key))


def _likely(word: str, choices: list[str], known: Iterable[str]) -> str | None:
    """Return the key that a word probably means in one part of a debate.

    An undercut names first where its step begins. What a word means in one part comes before what
    it means elsewhere.
    """
    if word in _OF_LINKS:
        for end in ("from", "to"):
            if end in choices:
                return end
    for told, others in _OF_PARTS:
        if told in known and word in others:
            return others[word]
    foreign = IN_OTHER_LANGUAGES.get(word)
    return LIKELY.get(word) or (foreign if foreign in choices else None)


_OF_PARTS = (
    (
        "publisher",
        {
            "name": "title",
            "heading": "title",
            "published": "date",
            "pubdate": "date",
            "publicationdate": "date",
        },
    ),
    ("publisher", {"pubyear": "year", "publicationyear": "year", "yearpublished": "year"}),
    (
        "positions",
        dict.fromkeys(
            ("answers", "options", "sides", "choices", "alternatives", "stances"), "positions"
        ),
    ),
    ("steps", dict.fromkeys(("slides", "stops", "scenes", "stations", "pages"), "steps")),
    (
        "agree",
        {
            **dict.fromkeys(("yes", "pro", "for"), "agree"),
            **dict.fromkeys(("no", "con", "against"), "disagree"),
        },
    ),
    ("say", dict.fromkeys(("text", "note", "notes", "description", "comment", "detail"), "say")),
    ("say", dict.fromkeys(("focus", "claim", "claims", "view"), "show")),
    ("claims", {"question": "text", "title": "text", "name": "text"}),
)
"""What people write for keys of a source, a step and a question, told by a key that only these
have."""


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
    {
        *_keys(model.Debate),
        *_keys(model.Claim),
        *_keys(model.Source),
        *_keys(model.Citation),
        *_keys(model.Reference),
        *_keys(model.Undercut),
        *("debate", "show", "add", "say", "steps", "depth", "examples"),
    }
)
"""Every key that a line may start with."""

"""What a debate's files hold, by name: its claims, positions and sources, and where each of them is named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from argmap.edit.change import Content, Path
from argmap.loading import Draft
from argmap.model import Id
from argmap.problem import DebateError

Place = tuple[str, Path]
"""A file, and the way to a part of it."""

REFERENCES = ("supports", "rebuts")
_OF_UNDERCUTS = ("link", "from", "to")
_OF_QUESTIONS = ("claims", "agree", "disagree")
_OF_STEPS = ("show", "add", "without", "accept")


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim, a position or a source as it is written: its file, the way to it there, and what it holds.

    The short form of a position, a bare text, is content as well.
    """

    file: str
    where: Path
    content: Content

    @property
    def keys(self) -> dict[str, Content]:
        """The keys of the entry; of a bare text, the `text` that it stands for."""
        return self.content if isinstance(self.content, dict) else {"text": self.content}

    def holds(self, place: Place) -> bool:
        """Tell whether a place is within this entry."""
        file, way = place
        return file == self.file and way[: len(self.where)] == self.where


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a claim, a link or a source is named.

    `where` leads to the name itself, `whole` to what has no meaning without it: the reference, the item, the key.
    """

    file: str
    name: str
    where: Path
    whole: Path

    @property
    def place(self) -> Place:
        """The place of the whole."""
        return self.file, self.whole


def readable(draft: Draft) -> Iterator[tuple[str, dict[str, Content]]]:
    """Yield each document's name and content; raises `DebateError` where one cannot be read."""
    if draft.refused:
        raise DebateError(draft.problems)
    for document, content in zip(draft.documents, draft.contents, strict=True):
        if not isinstance(content, dict | None):
            raise DebateError(draft.problems)
        yield document.name, content or {}


def head(content: Content) -> dict[str, Content]:
    """Return what stands below `debate:` in a file."""
    return _mapping(content.get("debate"))


def claims(draft: Draft) -> dict[Id, Entry]:
    """Return the positions and then the claims by id, in the author's order; of two with one id the first."""
    found: dict[Id, Entry] = {}
    held = list(readable(draft))
    for file, content in held:
        for id_, position in _mapping(head(content).get("positions")).items():
            found.setdefault(id_, Entry(file, ("debate", "positions", id_), position))
    for file, content in held:
        for number, claim in enumerate(listed(content, "claims")):
            if isinstance(claim, dict) and isinstance(claim.get("id"), str):
                found.setdefault(claim["id"], Entry(file, ("claims", number), claim))
    return found


def sources(draft: Draft) -> dict[str, Entry]:
    """Return the sources by key, in the author's order; of two with one key the first."""
    found: dict[str, Entry] = {}
    for file, content in readable(draft):
        for key, source in _mapping(content.get("sources")).items():
            found.setdefault(key, Entry(file, ("sources", key), source))
    return found


def mentions_of_claims(draft: Draft) -> Iterator[Mention]:
    """Yield every place where a claim, a position or a link is named: in links, questions and tours."""
    for entry in claims(draft).values():
        yield from links_of(entry)
    for file, content in readable(draft):
        for way, question in _each(head(content), "questions", ("debate",)):
            for key in _OF_QUESTIONS:
                yield from _names(file, question, key, way)
        for way, tour in _each(head(content), "tours", ("debate",)):
            for step_way, step in _each(tour, "steps", way):
                for key in _OF_STEPS:
                    yield from _names(file, step, key, step_way)


def links_of(entry: Entry) -> Iterator[Mention]:
    """Yield what a claim names in its links, in the order supports, rebuts, undercuts, about."""
    for key in (*REFERENCES, "undercuts"):
        for whole, reference in _each(entry.content, key, entry.where):
            if isinstance(reference, str):
                yield Mention(entry.file, reference, whole, whole)
            for part in (*_OF_UNDERCUTS, "with"):
                for where, name in _each(reference, part, whole):
                    if isinstance(name, str):
                        yield Mention(entry.file, name, where, whole)
    yield from _names(entry.file, entry.content, "about", entry.where)


def link_ids(entry: Entry) -> Iterator[Id]:
    """Yield the ids that a claim gives to its links."""
    for key in (*REFERENCES, "undercuts"):
        for _, reference in _each(entry.content, key, entry.where):
            if isinstance(reference, dict) and isinstance(reference.get("id"), str):
                yield reference["id"]


def mentions_of_sources(draft: Draft) -> Iterator[Mention]:
    """Yield every place where a source is named: in what claims cite, and in who holds a position."""
    for entry in claims(draft).values():
        yield from _names(entry.file, entry.content, "held_by", entry.where)
        for whole, citation in _each(entry.content, "sources", entry.where):
            if isinstance(citation, str):
                yield Mention(entry.file, citation, whole, whole)
            elif isinstance(citation, dict) and isinstance(citation.get("cite"), str):
                yield Mention(entry.file, citation["cite"], (*whole, "cite"), whole)


def listed(content: Content, key: str) -> list[Content]:
    """Return the list that a key holds; an empty one where it holds none."""
    value = content.get(key)
    return value if isinstance(value, list) else []


def _names(file: str, held: Content, key: str, way: Path) -> Iterator[Mention]:
    for where, name in _each(held, key, way):
        if isinstance(name, str):
            yield Mention(file, name, where, where)


def _each(held: Content, key: str, way: Path) -> Iterator[tuple[Path, Content]]:
    """Yield what a key holds, item by item, each with the way to it; a value that is no list is its own item."""
    value = held.get(key) if isinstance(held, dict) else None
    if isinstance(value, list):
        yield from (((*way, key, number), item) for number, item in enumerate(value))
    elif value is not None:
        yield (*way, key), value


def _mapping(value: Content) -> dict[str, Content]:
    return value if isinstance(value, dict) else {}

"""What a debate's files hold, by name: its claims, positions and sources, and who names a claim."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from argmap.edit.change import Content, Path
from argmap.loading import Draft
from argmap.model import CLAIMS_OF_A_STOP, Id
from argmap.problem import DebateError

Place = tuple[str, Path]
"""A file, and the way to a part of it."""

# `about` is not among them: it holds ids alone, and so needs no look into links.
_LINKS = ("supports", "rebuts", "undercuts")
_NAMES_IN_A_LINK = ("link", "from", "to", "with")
_NAMES_IN_A_QUESTION = ("claims", "agree", "disagree")


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim, a position or a source as it is written: its file, the way to it, what it holds.

    The short form of a position, a bare text, is content as well.
    """

    file: str
    where: Path
    content: Content

    @property
    def is_position(self) -> bool:
        """Whether it stands among the positions, which are no list."""
        return self.where[0] == "debate"

    @property
    def keys(self) -> dict[str, Content]:
        """Its keys; of a bare text, the `text` that it stands for."""
        if isinstance(self.content, dict):
            return self.content
        return {"text": self.content}

    def holds(self, place: Place) -> bool:
        """Tell whether a place is within this statement."""
        file, way = place
        return file == self.file and way[: len(self.where)] == self.where


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a claim or a link is named.

    `where` leads to the name itself, `whole` to what has no meaning without it: the reference, the
    item, the key.
    """

    file: str
    name: str
    where: Path
    whole: Path

    @property
    def place(self) -> Place:
        """The place of the whole."""
        return self.file, self.whole


def contents_by_file(draft: Draft) -> dict[str, dict[str, Content]]:
    """Return each document's content by its name.

    Raises `DebateError` where one cannot be read.
    """
    if draft.refused:
        raise DebateError(draft.problems)
    contents: dict[str, dict[str, Content]] = {}
    for document, content in zip(draft.documents, draft.contents, strict=True):
        # A file that is a list, or one text, has no place where a change could go.
        if not isinstance(content, dict | None):
            raise DebateError(draft.problems)
        contents[document.name] = content or {}
    return contents


def head(content: Content) -> dict[str, Content]:
    """Return what stands below `debate:` in a file."""
    return _mapping(content, "debate")


def claims_by_id(draft: Draft) -> dict[Id, Statement]:
    """Return the positions and then the claims, in the author's order.

    Of two with one id it is the first.
    """
    found: dict[Id, Statement] = {}
    # Two passes, as positions of any file come before the claims of all.
    contents = contents_by_file(draft)
    for file, content in contents.items():
        for id_, position in _mapping(head(content), "positions").items():
            # As in the graph the first of two with one id counts: an edit changes what is shown.
            found.setdefault(id_, Statement(file, ("debate", "positions", id_), position))
    for file, content in contents.items():
        for number, claim in enumerate(items_of(content, "claims")):
            if isinstance(claim, dict) and isinstance(claim.get("id"), str):
                found.setdefault(claim["id"], Statement(file, ("claims", number), claim))
    return found


def sources_by_key(draft: Draft) -> dict[str, Statement]:
    """Return the sources, in the author's order; of two with one key the first."""
    found: dict[str, Statement] = {}
    for file, content in contents_by_file(draft).items():
        for key, source in _mapping(content, "sources").items():
            found.setdefault(key, Statement(file, ("sources", key), source))
    return found


def mentions(draft: Draft) -> Iterator[Mention]:
    """Yield every place where a claim, a position or a link is named.

    These are links, questions and tours.
    """
    for claim in claims_by_id(draft).values():
        yield from mentions_in(claim)
    for file, content in contents_by_file(draft).items():
        debate = head(content)
        for way, question in _each(debate, "questions", ("debate",)):
            yield from _names(file, question, _NAMES_IN_A_QUESTION, way)
        for way, tour in _each(debate, "tours", ("debate",)):
            for stop_way, stop in _each(tour, "steps", way):
                yield from _names(file, stop, CLAIMS_OF_A_STOP, stop_way)


def mentions_in(claim: Statement) -> Iterator[Mention]:
    """Yield what a claim names in its links, in the order supports, rebuts, undercuts, about."""
    for key in _LINKS:
        for whole, reference in _each(claim.content, key, claim.where):
            if isinstance(reference, str):
                yield Mention(claim.file, reference, whole, whole)
            for named in _names(claim.file, reference, _NAMES_IN_A_LINK, whole):
                # a link without one of its ends means nothing, so that it goes as a whole
                yield Mention(named.file, named.name, named.where, whole)
    yield from _names(claim.file, claim.content, ("about",), claim.where)


def link_ids(claim: Statement) -> Iterator[Id]:
    """Yield the ids that a claim gives to its links."""
    for key in _LINKS:
        for _, reference in _each(claim.content, key, claim.where):
            if isinstance(reference, dict) and isinstance(reference.get("id"), str):
                yield reference["id"]


def earlier_ids(claim: Statement) -> dict[Path, Id]:
    """Return the ids that a claim had before, by the way to each."""
    return dict(_each(claim.content, "was", claim.where))


def items_of(content: Content, key: str) -> list[Content]:
    """Return the list that a key holds; an empty one where it holds none."""
    value = content.get(key)
    return value if isinstance(value, list) else []


def values_of(value: Content) -> list[Content]:
    """Return what a key holds as a list: a single value stands for a list of itself."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _names(file: str, held: Content, keys: tuple[str, ...], way: Path) -> Iterator[Mention]:
    for key in keys:
        for where, name in _each(held, key, way):
            if isinstance(name, str):
                yield Mention(file, name, where, where)


def _each(held: Content, key: str, way: Path) -> Iterator[tuple[Path, Content]]:
    """Yield what a key holds, item by item, each with the way to it.

    A value that is no list is its own item.
    """
    value = held.get(key) if isinstance(held, dict) else None
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield (*way, key, number), item
    elif value is not None:
        # `supports: open` means the same as `supports: [open]`, and its way has no number.
        yield (*way, key), value


def _mapping(held: Content, key: str) -> dict[str, Content]:
    value = held.get(key)
    return value if isinstance(value, dict) else {}

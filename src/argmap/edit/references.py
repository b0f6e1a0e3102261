"""What names a claim or a source that is to go: told, or taken out with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from argmap.edit.change import Change, Content, Path, Remove
from argmap.edit.inventory import Mention, Place, claims, readable
from argmap.edit.splice import node_at
from argmap.loading import Draft
from argmap.loading.syntax.page import page
from argmap.model import Id
from argmap.problem import DebateError, EditRefused, Related


def refuse_where_named(draft: Draft, what: str, mentions: Sequence[Mention]) -> None:
    """Raise `EditRefused` with each place that names what is to go, unless there is none."""
    if mentions:
        number = "1 place names" if len(mentions) == 1 else f"{len(mentions)} places name"
        raise EditRefused(f"{what} is not removed, since {number} it", places=tuple(_named(draft, mentions)))


def _named(draft: Draft, mentions: Sequence[Mention]) -> Iterator[Related]:
    for document in draft.documents:
        here = [each.where for each in mentions if each.file == document.name]
        sheet = page(document) if here else None
        for where in here:
            if sheet is not None:
                yield Related("named here", sheet.location(node_at(sheet, where)))


def hanging(draft: Draft, id_: Id) -> Iterator[Place]:
    """Yield where the links are written that a claim is a premise or the target of, and what undercuts these in turn.

    Raises `DebateError` for a debate with errors, in which that cannot be told. O(claims + links).
    """
    graph = draft.graph
    if graph is None:
        raise DebateError(draft.problems)
    links = dict.fromkeys((*graph.out_of[id_], *graph.into[id_]))
    waiting = list(links)
    while waiting:
        for undercut in graph.into[waiting.pop()]:
            if undercut not in links:
                links[undercut] = None
                waiting.append(undercut)
    entries = list(claims(draft).values())
    positions = len(graph.debate.positions)
    for link in links:
        part, number, relation, place = graph.links[link].where
        entry = entries[int(number) + (positions if part == "claims" else 0)]
        written = entry.keys[str(relation)]
        yield entry.file, (*entry.where, relation, place) if isinstance(written, list) else (*entry.where, relation)


def taken_out(draft: Draft, places: Iterable[Place]) -> Iterator[Change]:
    """Yield the changes that take parts out of their files; of a list whose every item goes, the whole key goes."""
    contents = dict(readable(draft))
    parts = dict.fromkeys(places)
    going = Counter((file, way[:-1]) for file, way in parts if isinstance(way[-1], int))
    emptied = {(file, way) for (file, way), number in going.items() if number == len(_at(contents[file], way))}
    for file, way in parts:
        if (file, way[:-1]) not in emptied:
            yield Remove(file, way)
        elif way[-1] == 0:
            yield Remove(file, way[:-1])


def _at(content: Content, way: Path) -> Content:
    for step in way:
        content = content[step]
    return content

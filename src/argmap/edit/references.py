"""What names a claim that is to go: told, or taken out with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from argmap.edit.change import Change, Content, Path, Remove
from argmap.edit.inventory import Mention, Place, claims_by_id, contents_by_file
from argmap.edit.splice import node_at
from argmap.graph import DebateGraph
from argmap.loading import Draft, page
from argmap.model import Id
from argmap.problem import DebateError, EditRefused, Related


def refuse_where_named(draft: Draft, what: str, mentions: Sequence[Mention]) -> None:
    """Raise `EditRefused` with each place that names what is to go, unless there is none."""
    if mentions:
        number = "1 place names" if len(mentions) == 1 else f"{len(mentions)} places name"
        message = f"{what} is not removed, since {number} it"
        raise EditRefused(message, places=tuple(_places(draft, mentions)))


def _places(draft: Draft, mentions: Sequence[Mention]) -> Iterator[Related]:
    for document in draft.documents:
        here = [each.where for each in mentions if each.file == document.name]
        if here:
            sheet = page(document)
            for where in here:
                yield Related("named here", sheet.location(node_at(sheet, where)))


def hanging_on(draft: Draft, id_: Id) -> Iterator[Place]:
    """Yield where the links are written that a claim is a premise or the target of.

    What undercuts these follows in turn. Raises `DebateError` for a debate with errors, in which
    that cannot be told. O(claims + links).
    """
    graph = draft.graph
    if graph is None:
        raise DebateError(draft.problems)
    known = claims_by_id(draft).values()
    positions = [claim for claim in known if claim.is_position]
    claims = [claim for claim in known if not claim.is_position]
    for link in _links_and_undercuts(graph, id_):
        # the graph counts the claims of all files together, and tells which item of a key it is
        part, number, relation, item = graph.links[link].where
        owner = (claims if part == "claims" else positions)[int(number)]
        way: Path = (*owner.where, relation)
        if isinstance(owner.keys[str(relation)], list):
            way = (*way, item)
        yield owner.file, way


def _links_and_undercuts(graph: DebateGraph, id_: Id) -> Iterable[Id]:
    """Return the links from and to a claim, and what undercuts these, in the author's order."""
    # a dictionary keeps the order, where a set would not
    links = dict.fromkeys((*graph.out_of[id_], *graph.into[id_]))
    waiting = list(links)
    while waiting:
        for undercut in graph.into[waiting.pop()]:
            if undercut not in links:
                links[undercut] = None
                waiting.append(undercut)
    return links


def taking_out(draft: Draft, places: Iterable[Place]) -> Iterator[Change]:
    """Yield the changes that take parts out of their files.

    Of a list whose every item goes, the whole key goes.
    """
    contents = contents_by_file(draft)
    parts = dict.fromkeys(places)
    going = Counter((file, way[:-1]) for file, way in parts if isinstance(way[-1], int))
    for file, way in parts:
        number = going[file, way[:-1]]
        if number == 0 or number < len(_at(contents[file], way[:-1])):
            yield Remove(file, way)
        elif way[-1] == 0:  # the key goes once, not with each of its items
            yield Remove(file, way[:-1])


def _at(content: Content, way: Path) -> Content:
    for step in way:
        content = content[step]
    return content

"""Changes of the data, made in the text: what is not changed keeps every character.

Each change becomes edits at the places of the careful page; nothing is ever dumped anew. Whether
the text then holds what the changes mean is for `amending` to prove.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from argmap.edit import block, inline
from argmap.edit.change import Change, Insert, Path, Rekey, Remove, Replace, ordered
from argmap.edit.edits import DisjointEdits, text_after
from argmap.edit.manuscript import Manuscript
from argmap.edit.phrasing import flow, flow_entry, mapping
from argmap.loading import Document, Node, Page, page, scalar
from argmap.problem import DebateError, Edit


def document_after(document: Document, changes: Iterable[Change]) -> Document:
    """Return a document with its text changed; all paths lead through it as it is given.

    Changes that touch each other are made one after the other, each on the text that the one before
    it left. Raises `DebateError` where the text cannot be read. O(characters) for each round.
    """
    waiting = ordered(changes)
    while waiting:
        # Read anew in each round, since the offsets of a page hold for one text only.
        sheet = page(document)
        if sheet.problems:
            raise DebateError(sheet.problems)
        edits, waiting = _round(sheet, waiting)
        document = replace(document, text=text_after(document.text, edits))
    return document


def _round(sheet: Page, changes: Sequence[Change]) -> tuple[list[Edit], list[Change]]:
    """Return the edits that can be made at once, and the changes that wait for the next round.

    A change waits for those deeper in what it changes, so that every path stays true until it is
    followed.
    """
    together = DisjointEdits()
    waiting: list[Change] = []
    touched: set[Path] = set()
    for change in changes:
        way = change.where
        container = way if isinstance(change, Replace) else way[:-1]
        # What waits is not lost: a round takes one change at least, so that the loop ends.
        if container in touched or not together.take(edits_of(sheet, change)):
            waiting.append(change)
        # whatever holds this part has moved or grown, so that its own change waits
        for length in range(len(way) + 1):
            touched.add(way[:length])
    return together.edits, waiting


def edits_of(sheet: Page, change: Change) -> list[Edit]:
    """Return the edits that make one change in the text of a page."""
    manuscript = Manuscript(sheet)
    match change:
        case Insert():
            return _insertion(manuscript, change)
        case Replace(where=where, value=value):
            return _replacement(manuscript, where, value)
        case Remove(where=where):
            return _removal(manuscript, where)
        case Rekey():
            return _rekeying(manuscript, change)


def _insertion(manuscript: Manuscript, change: Insert) -> list[Edit]:
    """Return the edits that put a value in; where nothing is yet, also what it is to be in."""
    way, last, value = change.where[:-1], change.where[-1], change.value
    held = _node(manuscript.page, way)
    # An empty file: its first key starts at the left edge.
    if held is None:
        lines = list(mapping({str(last): value}, 0))
        return [manuscript.lines_at(len(manuscript.text), lines)]
    # a key without a value, or with empty brackets, gets its first value in one piece
    if not held.parts and not (manuscript.is_flow(held) and not way):
        first = [value] if isinstance(last, int) else {last: value}
        return _replacement(manuscript, way, first)
    if manuscript.is_flow(held):
        if isinstance(last, int):
            return inline.new_entry(manuscript, held, last, flow(value))
        return inline.new_entry(manuscript, held, change.at, flow_entry(last, value))
    if isinstance(last, int):
        return [block.new_item(manuscript, held, last, value)]
    return [block.new_key(manuscript, held, last, value, change.at)]


def _replacement(manuscript: Manuscript, where: Path, value: Any) -> list[Edit]:
    """Return the edits that put a value in the place of the one at `where`."""
    if not where:
        return [manuscript.edit(0, len(manuscript.text), flow(value))]
    held, last = node_at(manuscript.page, where[:-1]), where[-1]
    old = held.parts[last]
    key = None
    if held.keys is not None:
        key = held.keys[str(last)]
    if manuscript.is_flow(held):
        return [inline.value_in_brackets(manuscript, key, old, value)]
    if key is None:
        return [block.other_item(manuscript, old, value)]
    return block.other_value(manuscript, key, old, value)


def _removal(manuscript: Manuscript, where: Path) -> list[Edit]:
    """Return the edits that take out what is at `where`.

    A list or a mapping that held nothing else stays, empty.
    """
    way, last = where[:-1], where[-1]
    held = node_at(manuscript.page, way)
    if len(held.parts) == 1:
        empty: Any = [] if held.keys is None else {}
        return _replacement(manuscript, way, empty)
    if manuscript.is_flow(held):
        number = last if isinstance(last, int) else list(held.parts).index(last)
        return inline.without_entry(manuscript, held, number)
    if isinstance(last, int):
        return [block.without_item(manuscript, held, last)]
    return [block.without_key(manuscript, held, last)]


def _rekeying(manuscript: Manuscript, change: Rekey) -> list[Edit]:
    held = node_at(manuscript.page, change.where[:-1])
    key = (held.keys or {})[str(change.where[-1])]
    written = scalar(change.key, within=manuscript.is_flow(held))
    return [manuscript.edit(key.start.index, key.end.index, written)]


def node_at(sheet: Page, way: Path) -> Node:
    """Return the node at the end of a way that the data have."""
    node = _node(sheet, way)
    if node is None:
        raise LookupError(way)
    return node


def _node(sheet: Page, way: Path) -> Node | None:
    """Return the node at the end of a way, None for the top of a file that holds nothing."""
    node = sheet.root
    if not way and node is not None and node.raw is None:
        return None
    for step in way:
        if node is None:
            return None
        node = node.parts[step]
    return node

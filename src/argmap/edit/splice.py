"""Changes of the data, made in the text: what is not changed keeps every character.

Each change becomes edits at the places of the careful page; nothing is ever dumped anew. Whether the text then holds
what the changes mean is for `revision` to prove.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from argmap.edit import block, inline
from argmap.edit.change import Change, Insert, Path, Rekey, Remove, Replace, ordered
from argmap.edit.edits import Together, edited
from argmap.edit.ground import Ground
from argmap.edit.phrasing import flow, mapping
from argmap.loading import Document
from argmap.loading.scalars import scalar
from argmap.loading.syntax.page import Page, page
from argmap.loading.syntax.reader import Node
from argmap.problem import DebateError, Edit


def spliced(document: Document, changes: Iterable[Change]) -> Document:
    """Return the document with its text changed; the paths of all changes lead through the document as it is given.

    Changes that touch each other are made one after the other, each on the text that the one before it left. Raises
    `DebateError` where the text cannot be read. O(characters) for each round.
    """
    waiting = ordered(changes)
    while waiting:
        sheet = page(document)
        if sheet.problems:
            raise DebateError(sheet.problems)
        edits, waiting = _round(sheet, waiting)
        document = replace(document, text=edited(document.text, edits))
    return document


def _round(sheet: Page, changes: Sequence[Change]) -> tuple[list[Edit], list[Change]]:
    """Return the edits of the changes that can be made at once, and the changes that wait for the next round.

    A change waits for those deeper in what it changes, so that every path stays true until it is followed.
    """
    together, waiting, touched = Together(), list[Change](), set[Path]()
    for change in changes:
        container = change.where if isinstance(change, Replace) else change.where[:-1]
        if container in touched or not together.take(edits_of(sheet, change)):
            waiting.append(change)
        touched |= {change.where[:length] for length in range(len(change.where) + 1)}
    return together.edits, waiting


def edits_of(sheet: Page, change: Change) -> list[Edit]:
    """Return the edits that make one change in the text of a page."""
    ground = Ground(sheet)
    match change:
        case Insert():
            return _insertion(ground, change)
        case Replace(where=where, value=value):
            return _replacement(ground, where, value)
        case Remove(where=where):
            return _removal(ground, where)
        case Rekey():
            return _rekeying(ground, change)


def _insertion(ground: Ground, change: Insert) -> list[Edit]:
    """Return the edits that put a value in; where nothing is yet, also what it is to be in."""
    last, value = change.where[-1], change.value
    way = change.where[:-1]
    held = _node(ground.page, way)
    if held is None:
        return [ground.lines_at(len(ground.text), list(mapping({str(last): value}, 0)))]
    if ground.is_flow(held) and (held.parts or not way):
        number = last if isinstance(last, int) else change.at
        written = flow(value) if isinstance(last, int) else inline.entry(last, value)
        return inline.new_entry(ground, held, number, written)
    if not held.parts:
        return _replacement(ground, way, [value] if isinstance(last, int) else {last: value})
    if isinstance(last, int):
        return [block.new_item(ground, held, last, value)]
    return [block.new_key(ground, held, last, value, change.at)]


def _replacement(ground: Ground, where: Path, value: Any) -> list[Edit]:
    """Return the edits that put a value in the place of the one at `where`."""
    if not where:
        return [ground.edit(0, len(ground.text), flow(value))]
    held, last = node_at(ground.page, where[:-1]), where[-1]
    old = held.parts[last]
    key = held.keys[str(last)] if held.keys is not None else None
    if ground.is_flow(held):
        return [inline.new_value(ground, key, old, value)]
    return [block.new_value_of_item(ground, old, value)] if key is None else block.new_value(ground, key, old, value)


def _removal(ground: Ground, where: Path) -> list[Edit]:
    """Return the edits that take out what is at `where`; a list or a mapping that held nothing else stays, empty."""
    way, last = where[:-1], where[-1]
    held = node_at(ground.page, way)
    if len(held.parts) == 1:
        return _replacement(ground, way, [] if held.keys is None else {})
    if ground.is_flow(held):
        return inline.without_entry(ground, held, last if isinstance(last, int) else list(held.parts).index(last))
    if isinstance(last, int):
        return [block.without_item(ground, held, last)]
    return [block.without_key(ground, held, last)]


def _rekeying(ground: Ground, change: Rekey) -> list[Edit]:
    held = node_at(ground.page, change.where[:-1])
    key = (held.keys or {})[str(change.where[-1])]
    return [ground.edit(key.start.index, key.end.index, scalar(change.key, within=ground.is_flow(held)))]


def node_at(sheet: Page, way: Path) -> Node:
    """Return the node at the end of a way that the data have."""
    node = _node(sheet, way)
    if node is None:
        raise LookupError(way)
    return node


def _node(sheet: Page, way: Path) -> Node | None:
    """Return the node at the end of a way, None for the top of a file that holds nothing."""
    node = sheet.root
    for step in way:
        node = None if node is None else node.parts[step]
    return None if node is None or (node.raw is None and not way) else node

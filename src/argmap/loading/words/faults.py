"""From the reports of the model to faults.

What follows from another report is left out, and what is one mistake is told once.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from argmap import model
from argmap.loading.words.fault import DASHED, Fault
from argmap.problem import Where

OF_LINKS = ("with", "weight", "note")
"""The keys that only a link has."""

_ENTRIES_OF_KEYS = ("claims", "steps", "questions", "tours")
_OF_LINK = ("to", "with", "weight")
_INNER = {
    "sources": (*model.Source.model_fields, *model.Citation.model_fields),
    "supports": _OF_LINK,
    "rebuts": _OF_LINK,
}
"""The keys that stand below another one in a claim."""


def told_once(faults: list[Fault], claims: Sequence[Any]) -> list[Fault]:
    """Return the faults of a debate without what follows from others; `claims` are as written.

    A missing key follows from one whose name is misspelt, a reference that is no id from the id
    that it repeats.
    """
    faults = _without_dashes(faults, claims)
    faults = _alike(faults)
    faults = _once_meant(faults)
    faults = _without_missing(faults)
    faults = _nested(faults)
    faults = _beside(faults)
    return _joined(faults)


def _grouped(
    faults: Iterable[Fault], group_of: Callable[[Fault], Hashable | None]
) -> list[list[Fault]]:
    """Return the faults, those of one group together where the first of them is.

    None is no group.
    """
    together: list[list[Fault]] = []
    groups: dict[Hashable, list[Fault]] = {}
    for fault in faults:
        group = group_of(fault)
        if group in groups:
            groups[group].append(fault)
            continue
        together.append([fault])
        if group is not None:
            groups[group] = together[-1]
    return together


def _where_of(faults: Iterable[Fault]) -> tuple[Where, ...]:
    return tuple(fault.where for fault in faults)


def _beside(faults: list[Fault]) -> list[Fault]:
    """Tell once of the keys of a link that stand beside it in a claim, and not within it."""

    def claim_of(fault: Fault) -> Where | None:
        is_of_link = fault.is_unknown and fault.last in OF_LINKS and "supports" in fault.known
        return fault.around if is_of_link else None

    told = []
    for first, *others in _grouped(faults, claim_of):
        if claim_of(first) is None:
            told.append(first)
            continue
        keys = tuple(str(each.last) for each in (first, *others))
        told.append(replace(first, beside=keys, also=(*first.also, *_where_of(others))))
    return told


def _alike(faults: list[Fault]) -> list[Fault]:
    """Tell once of the entries of one list that are all texts where each should be a mapping."""

    def list_of(fault: Fault) -> Where | None:
        is_entry = isinstance(fault.last, int) and fault.key in _ENTRIES_OF_KEYS
        is_text = isinstance(fault.given, str) and fault.kind.startswith("model")
        return fault.around if is_entry and is_text else None

    told = []
    for first, *others in _grouped(faults, list_of):
        found = first
        if others:
            found = replace(first, also=(*first.also, *_where_of(others)))
        told.append(found)
    return told


def _without_dashes(faults: list[Fault], claims: Sequence[Any]) -> list[Fault]:
    """Tell once of a claim that a dash in front of each of its keys cuts it to pieces."""
    first = _pieces_of_claims(faults, claims)
    if not first:
        return faults
    keys: dict[str | int, list[str]] = {}
    for piece, start in first.items():
        keys.setdefault(start, []).extend(claims[piece])
    cut = {*first, *(number - 1 for number in first)}
    told = []
    for fault in faults:
        number = fault.where[1]
        # The first piece lacks its id: that tells of all of them, and of the other keys they lack.
        is_first = number in keys and fault.where[2:] == ("id",)
        if fault.is_missing and number in cut and not is_first:
            continue
        if number in keys:
            told.append(replace(fault, kind=DASHED, below=tuple(keys[number])))
        else:
            told.append(fault)
    return told


def _pieces_of_claims(faults: Iterable[Fault], claims: Sequence[Any]) -> dict[int, int]:
    """Return each entry that is one key of the claim above it, with the first such entry."""
    nameless = set[int]()
    for fault in faults:
        lacking = fault.where[1]
        if fault.is_missing and fault.where[2:] == ("id",) and isinstance(lacking, int):
            nameless.add(lacking)
    first: dict[int, int] = {}
    for number in sorted(nameless - {0}):
        if len(claims[number]) != 1:
            continue
        above = claims[number - 1]
        if number - 1 in first:
            first[number] = first[number - 1]
        elif isinstance(above, dict) and list(above) == ["id"]:
            first[number] = number
    return first


def _nested(faults: list[Fault]) -> list[Fault]:
    """Tell once of an empty key and of those beside it that belong below it."""
    empty = [each.where for each in faults if each.given is None and each.last in _INNER]
    below: dict[Where, list[str]] = {where: [] for where in empty}
    if not below:
        return faults
    kept = []
    for fault in faults:
        where = _belongs_below(fault)
        if where in below:
            below[where].append(str(fault.last))
        else:
            kept.append(fault)
    for number, each in enumerate(kept):
        if below.get(each.where):
            kept[number] = replace(each, below=tuple(below[each.where]))
    return kept


def _belongs_below(fault: Fault) -> Where | None:
    """Return the path of the key below which one belongs that stands among those of a claim."""
    # Only among the keys of a claim: a position lies deeper.
    if not fault.is_unknown or len(fault.where) != len(("claims", 0, "key")):
        return None
    for key, inner in _INNER.items():
        if fault.last in inner:
            return (*fault.around, key)
    return None


def _once_meant(faults: list[Fault]) -> list[Fault]:
    """Let no two unknown keys of one mapping stand for one known key, or for pieces of one text."""
    taken = set[tuple[Where, str]]()
    found = []
    for fault in faults:
        if fault.is_piece:
            if fault.is_first_piece:
                found.append(fault)
        elif not fault.is_unknown or fault.meant is None:
            found.append(fault)
        else:
            meant = (fault.around, fault.meant)
            found.append(replace(fault, taken=fault.meant) if meant in taken else fault)
            taken.add(meant)
    return found


def _without_missing(faults: list[Fault]) -> list[Fault]:
    """Leave out what follows from an unknown key, and the rests of what a sign cut off."""
    follow = set[Where]()
    halved = set[Where]()
    for fault in faults:
        if fault.is_unknown:
            follow.update((*fault.around, key) for key in _explained_by(fault))
        if fault.key in ("weight", "plausibility") and str(fault.given) == "0":
            halved.add(fault.around)
    return [fault for fault in faults if not _follows(fault, follow, halved)]


def _follows(fault: Fault, keys: set[Where], halved: set[Where]) -> bool:
    """Tell whether a fault follows from another one.

    Of a key, of a number cut in two, of a glued id.
    """
    if fault.where in keys and (fault.is_missing or fault.is_unknown):
        return True
    is_rest = fault.is_decimal and fault.around in halved
    return is_rest or (fault.given is None and fault.is_glued)


def _explained_by(unknown: Fault) -> set[str]:
    """Return the keys that seem to be missing, or unknown, because another one is."""
    keys = set[str]()
    if unknown.meant is not None:
        keys.add(unknown.meant)
    if unknown.names and unknown.last in unknown.names.ids:
        keys.add("to")  # `{ID: …}` is a link to that claim
    if unknown.is_named_by_key:
        keys.add("id")
        if unknown.given is not None:
            keys.add("text")
    if unknown.meant == "cite" or unknown.is_source:
        # A citation whose `cite` is misspelt seems to be a source that is written inline.
        keys |= {"cite", "title", "at", "quote"}
    return keys


def _joined(faults: list[Fault]) -> list[Fault]:
    """Join each faulty id or source key with the references that repeat it.

    So one mistake is told once. Where several define the same, the first one has the references.
    """
    named = (model.ID_PATTERN, model.SOURCE_KEY_PATTERN)
    defined = [fault for fault in faults if fault.pattern in named and fault.defines]
    repeated: dict[tuple[Any, Any], list[Where]] = {_name(fault): [] for fault in defined}
    told = []
    for fault in faults:
        wheres = None if fault.defines else repeated.get(_name(fault))
        if wheres is None:
            told.append(fault)
        else:
            wheres.append(fault.where)
    return [_with_references(fault, repeated) for fault in told]


def _with_references(fault: Fault, repeated: dict[tuple[Any, Any], list[Where]]) -> Fault:
    """Return a faulty name with what repeats it, if no other one took that before."""
    also = repeated.pop(_name(fault), None) if fault.defines else None
    return fault if also is None else replace(fault, also=tuple(also))


def _name(fault: Fault) -> tuple[Any, Any]:
    """Return what is written for a name, with the form that it should have."""
    return fault.pattern, fault.given if isinstance(fault.given, str) else None

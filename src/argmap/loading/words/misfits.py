"""From all that the model reports to what is told: a report for each mistake.

What follows from another report is left out, and what is one mistake is told once.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from argmap import model
from argmap.loading.words.misfit import DASHED, Misfit
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


def told_once(misfits: list[Misfit], claims: Sequence[Any]) -> list[Misfit]:
    """Return the misfits of a debate without what follows from others; `claims` are as written.

    A missing key follows from one whose name is misspelt, a reference that is no id from the id
    that it repeats.
    """
    misfits = _without_dashes(misfits, claims)
    misfits = _alike(misfits)
    misfits = _once_meant(misfits)
    misfits = _without_missing(misfits)
    misfits = _nested(misfits)
    misfits = _beside(misfits)
    return _joined(misfits)


def _grouped(
    misfits: Iterable[Misfit], group_of: Callable[[Misfit], Hashable | None]
) -> list[list[Misfit]]:
    """Return the misfits, those of one group together where the first of them is.

    None is no group.
    """
    together: list[list[Misfit]] = []
    groups: dict[Hashable, list[Misfit]] = {}
    for misfit in misfits:
        group = group_of(misfit)
        if group in groups:
            groups[group].append(misfit)
            continue
        together.append([misfit])
        if group is not None:
            groups[group] = together[-1]
    return together


def _where_of(misfits: Iterable[Misfit]) -> tuple[Where, ...]:
    return tuple(misfit.where for misfit in misfits)


def _beside(misfits: list[Misfit]) -> list[Misfit]:
    """Tell once of the keys of a link that stand beside it in a claim, and not within it."""

    def claim_of(misfit: Misfit) -> Where | None:
        is_of_link = misfit.is_unknown and misfit.last in OF_LINKS and "supports" in misfit.known
        return misfit.around if is_of_link else None

    told = []
    for first, *others in _grouped(misfits, claim_of):
        if claim_of(first) is None:
            told.append(first)
            continue
        keys = tuple(str(each.last) for each in (first, *others))
        told.append(replace(first, beside=keys, also=(*first.also, *_where_of(others))))
    return told


def _alike(misfits: list[Misfit]) -> list[Misfit]:
    """Tell once of the entries of one list that are all texts where each should be a mapping."""

    def list_of(misfit: Misfit) -> Where | None:
        is_entry = isinstance(misfit.last, int) and misfit.key in _ENTRIES_OF_KEYS
        is_text = isinstance(misfit.given, str) and misfit.kind.startswith("model")
        return misfit.around if is_entry and is_text else None

    told = []
    for first, *others in _grouped(misfits, list_of):
        found = first
        if others:
            found = replace(first, also=(*first.also, *_where_of(others)))
        told.append(found)
    return told


def _without_dashes(misfits: list[Misfit], claims: Sequence[Any]) -> list[Misfit]:
    """Tell once of a claim that a dash in front of each of its keys cuts it to pieces."""
    first = _pieces_of_claims(misfits, claims)
    if not first:
        return misfits
    keys: dict[str | int, list[str]] = {}
    for piece, start in first.items():
        keys.setdefault(start, []).extend(claims[piece])
    cut = {*first, *(number - 1 for number in first)}
    told = []
    for misfit in misfits:
        number = misfit.where[1]
        # The first piece lacks its id: that tells of all of them, and of the other keys they lack.
        is_first = number in keys and misfit.where[2:] == ("id",)
        if misfit.is_missing and number in cut and not is_first:
            continue
        if number in keys:
            told.append(replace(misfit, kind=DASHED, below=tuple(keys[number])))
        else:
            told.append(misfit)
    return told


def _pieces_of_claims(misfits: Iterable[Misfit], claims: Sequence[Any]) -> dict[int, int]:
    """Return each entry that is one key of the claim above it, with the first such entry."""
    nameless = set[int]()
    for misfit in misfits:
        lacking = misfit.where[1]
        if misfit.is_missing and misfit.where[2:] == ("id",) and isinstance(lacking, int):
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


def _nested(misfits: list[Misfit]) -> list[Misfit]:
    """Tell once of an empty key and of those beside it that belong below it."""
    empty = [each.where for each in misfits if each.given is None and each.last in _INNER]
    below: dict[Where, list[str]] = {where: [] for where in empty}
    if not below:
        return misfits
    kept = []
    for misfit in misfits:
        where = _belongs_below(misfit)
        if where in below:
            below[where].append(str(misfit.last))
        else:
            kept.append(misfit)
    for number, each in enumerate(kept):
        if below.get(each.where):
            kept[number] = replace(each, below=tuple(below[each.where]))
    return kept


def _belongs_below(misfit: Misfit) -> Where | None:
    """Return the path of the key below which one belongs that stands among those of a claim."""
    # Only among the keys of a claim: a position lies deeper.
    if not misfit.is_unknown or len(misfit.where) != len(("claims", 0, "key")):
        return None
    for key, inner in _INNER.items():
        if misfit.last in inner:
            return (*misfit.around, key)
    return None


def _once_meant(misfits: list[Misfit]) -> list[Misfit]:
    """Let no two unknown keys of one mapping stand for one known key, or for pieces of one text."""
    taken = set[tuple[Where, str]]()
    found = []
    for misfit in misfits:
        if misfit.is_piece:
            if misfit.is_first_piece:
                found.append(misfit)
        elif not misfit.is_unknown or misfit.meant is None:
            found.append(misfit)
        else:
            meant = (misfit.around, misfit.meant)
            found.append(replace(misfit, taken=misfit.meant) if meant in taken else misfit)
            taken.add(meant)
    return found


def _without_missing(misfits: list[Misfit]) -> list[Misfit]:
    """Leave out what follows from an unknown key, and the rests of what a sign cut off."""
    follow = set[Where]()
    halved = set[Where]()
    for misfit in misfits:
        if misfit.is_unknown:
            follow.update((*misfit.around, key) for key in _explained_by(misfit))
        if misfit.key in ("weight", "plausibility") and str(misfit.given) == "0":
            halved.add(misfit.around)
    return [misfit for misfit in misfits if not _follows(misfit, follow, halved)]


def _follows(misfit: Misfit, keys: set[Where], halved: set[Where]) -> bool:
    """Tell whether a misfit follows from another one.

    Of a key, of a number cut in two, of a glued id.
    """
    if misfit.where in keys and (misfit.is_missing or misfit.is_unknown):
        return True
    is_rest = misfit.is_decimal and misfit.around in halved
    return is_rest or (misfit.given is None and misfit.is_glued)


def _explained_by(unknown: Misfit) -> set[str]:
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


def _joined(misfits: list[Misfit]) -> list[Misfit]:
    """Join each faulty id or source key with the references that repeat it.

    So one mistake is told once. Where several define the same, the first one has the references.
    """
    named = (model.ID_PATTERN, model.SOURCE_KEY_PATTERN)
    defined = [misfit for misfit in misfits if misfit.pattern in named and misfit.defines]
    repeated: dict[tuple[Any, Any], list[Where]] = {_name(misfit): [] for misfit in defined}
    told = []
    for misfit in misfits:
        wheres = None if misfit.defines else repeated.get(_name(misfit))
        if wheres is None:
            told.append(misfit)
        else:
            wheres.append(misfit.where)
    return [_with_references(misfit, repeated) for misfit in told]


def _with_references(misfit: Misfit, repeated: dict[tuple[Any, Any], list[Where]]) -> Misfit:
    """Return a faulty name with what repeats it, if no other one took that before."""
    also = repeated.pop(_name(misfit), None) if misfit.defines else None
    return misfit if also is None else replace(misfit, also=tuple(also))


def _name(misfit: Misfit) -> tuple[Any, Any]:
    """Return what is written for a name, with the form that it should have."""
    return misfit.pattern, misfit.given if isinstance(misfit.given, str) else None

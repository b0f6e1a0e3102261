"""From the reports of the model to faults: what follows from another one, and what is one mistake, is told once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from argmap import model
from argmap.loading.kinds import KEYED
from argmap.loading.words.fault import DASHED, Fault
from argmap.loading.words.names import Names
from argmap.loading.words.subject import subject
from argmap.problem import Where

MOST_SUGGESTIONS = 200
"""How many mistakes of a debate get a suggestion; looking for one may take a millisecond."""


def faults_of(error: ValidationError, written: Mapping[str, Any]) -> list[Fault]:
    """Return what the model reports, without what follows from something else.

    A missing key follows from one whose name is misspelt, a reference that is no id from the id that it repeats.
    """
    names = Names(written)
    reports = enumerate(error.errors(include_url=False))
    faults = [
        _fault(report, written, names if number < MOST_SUGGESTIONS else None)
        for number, report in reports
    ]
    return _joined(
        _beside(_nested(_without_missing(_once_meant(_alike(_without_dashes(faults, written))))))
    )


def _beside(faults: list[Fault]) -> list[Fault]:
    """Tell once of the keys of a link that stand beside it in a claim, and not within it."""
    told: list[Fault] = []
    groups: dict[Where, list[Where]] = {}
    places: dict[Where, int] = {}
    for fault in faults:
        is_of_link = (
            fault.kind == "extra_forbidden"
            and fault.where[-1] in OF_LINKS
            and "supports" in fault.known
        )
        if not is_of_link:
            told.append(fault)
            continue
        owner = fault.where[:-1]
        if owner not in groups:
            groups[owner] = []
            places[owner] = len(told)
            told.append(fault)
        groups[owner].append(fault.where)
    for owner, wheres in groups.items():
        here = told[places[owner]]
        keys = tuple(str(where[-1]) for where in wheres)
        told[places[owner]] = replace(here, beside=keys, also=(*here.also, *wheres[1:]))
    return told


OF_LINKS = ("with", "weight", "note")
"""The keys that only a link has."""


def _alike(faults: list[Fault]) -> list[Fault]:
    """Tell once of the entries of one list that are all texts where each should be a mapping."""
    told: list[Fault] = []
    groups: dict[Where, list[Where]] = {}
    places: dict[Where, int] = {}
    for fault in faults:
        is_entry = isinstance(fault.where[-1], int) and fault.key in _ENTRIES_OF_KEYS
        if not is_entry or not isinstance(fault.given, str) or not fault.kind.startswith("model"):
            told.append(fault)
            continue
        owner = fault.where[:-1]
        if owner not in groups:
            groups[owner] = []
            places[owner] = len(told)
            told.append(fault)
        else:
            groups[owner].append(fault.where)
    for owner, others in groups.items():
        if others:
            here = told[places[owner]]
            told[places[owner]] = replace(here, also=(*here.also, *others))
    return told


_ENTRIES_OF_KEYS = ("claims", "steps", "questions", "tours")


def _without_dashes(faults: list[Fault], written: Mapping[str, Any]) -> list[Fault]:
    """Tell once of a claim that a dash in front of each of its keys cuts it to pieces."""
    claims, first = written["claims"], dict[int, int]()
    nameless = {
        fault.where[1] for fault in faults if fault.kind == "missing" and fault.where[2:] == ("id",)
    }
    for number in sorted(
        each for each in nameless if isinstance(each, int) and each and len(claims[each]) == 1
    ):
        if number - 1 in first or _is_only_id(claims[number - 1]):
            first[number] = first.get(number - 1, number)
    if not first:
        return faults
    keys = {
        number: [key for each in first if first[each] == number for key in claims[each]]
        for number in first.values()
    }
    cut = {*first, *(number - 1 for number in first)}
    return [
        replace(fault, kind=DASHED, below=tuple(keys[fault.where[1]]))
        if fault.where[1] in keys
        else fault
        for fault in faults
        if fault.kind != "missing"
        or fault.where[1] not in cut
        or fault.where[1:] in {(each, "id") for each in keys}
    ]


def _is_only_id(claim: Any) -> bool:
    return isinstance(claim, dict) and list(claim) == ["id"]


def _nested(faults: list[Fault]) -> list[Fault]:
    """Tell once of an empty key and of those beside it that belong below it."""
    empty = {
        fault.where: fault for fault in faults if fault.given is None and fault.where[-1] in _INNER
    }
    if not empty:
        return faults
    below: dict[Where, list[str]] = {where: [] for where in empty}
    kept = []
    for fault in faults:
        outer = (
            *fault.where[:-1],
            next((key for key, inner in _INNER.items() if fault.where[-1] in inner), ""),
        )
        if fault.kind == "extra_forbidden" and outer in below and len(outer) == 3:
            below[outer].append(str(fault.where[-1]))
        else:
            kept.append(fault)
    return [
        replace(each, below=tuple(below[each.where])) if below.get(each.where) else each
        for each in kept
    ]


_INNER = {
    "sources": (*model.Source.model_fields, *model.Citation.model_fields),
    **dict.fromkeys(("supports", "rebuts"), ("to", "with", "weight")),
}
"""The keys that stand below another one in a claim."""


def _once_meant(faults: list[Fault]) -> list[Fault]:
    """Let no two unknown keys of one mapping stand for the same known one, or for the pieces of one text."""
    taken = set[tuple[Where, str | None]]()
    found = []
    for fault in faults:
        meant = (fault.where[:-1], fault.meant if fault.kind == "extra_forbidden" else None)
        if meant[1] is None and not fault.is_piece:
            found.append(fault)
        elif fault.is_piece:
            found += [fault] if fault.is_first_piece else []
        else:
            found.append(replace(fault, taken=meant[1]) if meant in taken else fault)
            taken.add(meant)
    return found


def _without_missing(faults: list[Fault]) -> list[Fault]:
    """Leave out what follows from an unknown key: a missing one that it stands for, the `to` of `{ID: …}`.

    A source whose `cite` is misspelt seems to be one that is written inline.
    """
    unknown = [fault for fault in faults if fault.kind == "extra_forbidden"]
    follow = {(*fault.where[:-1], fault.meant) for fault in unknown}
    follow |= {
        (*fault.where[:-1], "to")
        for fault in unknown
        if fault.names and fault.where[-1] in fault.names.ids
    }
    named = [fault.where[:-1] for fault in unknown if fault.is_named_by_key]
    follow |= {(*owner, "id") for owner in named}
    follow |= {
        (*fault.where[:-1], "text")
        for fault in unknown
        if fault.is_named_by_key and fault.given is not None
    }
    cited = [fault.where[:-1] for fault in unknown if fault.meant == "cite" or fault.is_source]
    follow |= {(*owner, key) for owner in cited for key in ("cite", "title", "at", "quote")}
    kinds = ("missing", "extra_forbidden")
    halved = {
        fault.where[:-1]
        for fault in faults
        if fault.key in ("weight", "plausibility") and str(fault.given) == "0"
    }
    return [
        fault
        for fault in faults
        if (fault.kind not in kinds or fault.where not in follow)
        and not (fault.is_glued and fault.given is None)
        and not (fault.is_decimal and fault.where[:-1] in halved)
    ]


def _joined(faults: list[Fault]) -> list[Fault]:
    """Join each faulty id or source key with the references that repeat it, so that one mistake is told once.

    Where several define the same, the first one has the references.
    """
    names = (model.ID_PATTERN, model.SOURCE_KEY_PATTERN)
    repeated: dict[Any, list[Where]] = {
        (each.pattern, each.given): [] for each in faults if each.pattern in names and each.defines
    }
    if not repeated:
        return faults
    told = []
    for fault in faults:
        if (
            not fault.defines
            and fault.pattern in names
            and (fault.pattern, fault.given) in repeated
        ):
            repeated[fault.pattern, fault.given].append(fault.where)
        else:
            told.append(fault)
    return [
        replace(fault, also=tuple(repeated.pop((fault.pattern, fault.given), ())))
        if fault.pattern and fault.defines
        else fault
        for fault in told
    ]


def _fault(report: Any, written: Mapping[str, Any], names: Names | None) -> Fault:
    steps = [step for step in report["loc"] if step not in ("cited", "inline")]
    where, owner = _path(steps, written)
    return Fault(
        report["type"],
        where,
        report["input"],
        report.get("ctx", {}),
        subject(where, written),
        owner,
        names,
        before=_before(where, written),
    )


def _before(where: Where, written: Mapping[str, Any]) -> Any:
    """Return what a list holds right before the last entry of a list on a path."""
    here: Any = written
    before = None
    for step in where[1:] if where[:1] == ("debate",) else where:
        if isinstance(here, list) and isinstance(step, int) and step < len(here):
            before = here[step - 1] if step else None
            here = here[step]
        elif isinstance(here, dict):
            here = here.get(step)
        elif isinstance(step, str):
            break
    return before


def _path(steps: list[Any], written: Mapping[str, Any]) -> tuple[Where, Any]:
    """Return the path as the author wrote it, and the mapping that its last step belongs to."""
    where: list[Any] = [] if steps[0] in ("claims", "sources") else ["debate"]
    here: Any = written
    owner: Any = None
    for number, step in enumerate(steps):
        if isinstance(here, dict):
            if isinstance(step, int):
                if number == 1 and steps[0] in (*KEYED, "sources"):
                    where.append(list(here)[step])
                    here = here[where[-1]]
                continue
            owner = here
            where.append(step)
            here = here.get(step)
        elif isinstance(here, list) and isinstance(step, int):
            where.append(step)
            here = here[step] if step < len(here) else None
        elif not isinstance(here, str) and here is not None:
            where.append(step)
    return tuple(where), owner

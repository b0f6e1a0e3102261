"""A report of the model on its way to a sentence: where it is, what was written there, of what it is a part."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from pydantic import ValidationError

from argmap import model
from argmap.loading.keys import Meaning, keys_at, meaning
from argmap.loading.kinds import KEYED
from argmap.loading.readings import NAMES_OF_CLAIMS, ONE_READING, TEXTS, Direction, direction, spelling
from argmap.loading.words.names import Names
from argmap.loading.words.subject import shown, subject
from argmap.problem import Where
from argmap.suggest import same_look

_GLUED = re.compile(r"[:=]\S.*$")
_ID_AND_TEXT = re.compile(r"[a-z][a-z0-9-]*:\S")
_PIECE = re.compile(r"^(?![\w-]+[:=]\S)(?:.*[ ?!.]|\d+$)")

_SCHEMES = ("https://", "http://")
_ONLY_OF_SOURCES = frozenset({"author", "year", "date", "publisher", "url", "kind", "interest", "accessed", "archived"})

MOST_SUGGESTIONS = 200
"""How many mistakes of a debate get a suggestion; looking for one may take a millisecond."""


def is_id_form(given: Any) -> bool:
    """Tell whether a value is written as an id is."""
    return isinstance(given, str) and re.fullmatch(model.ID_PATTERN, given) is not None


DASHED = "dashed"
"""The kind of a fault that no report of the model tells: a key that a dash cuts off from its claim."""


@dataclass(frozen=True)
class Fault:
    """One report of the model, ready for words: where it is, what was written there, and of what it is a part."""

    kind: str
    where: Where
    """Its path as the author wrote it: a link that is only an id has no `to`."""

    given: Any
    limits: Mapping[str, Any]
    subject: str
    owner: Any
    """The mapping in which `key` stands, as far as there is one."""

    names: Names | None
    """What a reference may name; None where so much is wrong that nobody reads suggestions any more."""

    also: tuple[Where, ...] = ()
    """Where else the same is written: what names a faulty id."""

    below: tuple[str, ...] = ()
    """Keys beside an empty one that belong below it."""

    beside: tuple[str, ...] = ()
    """The keys of a link that stand beside it, itself among them."""

    taken: str | None = None
    """The key that another unknown key beside it stands for already."""

    before: Any = None
    """What its list holds right before the entry that it is about, or in which it lies."""

    @property
    def bare_key(self) -> str:
        """The unknown key without a value that is glued to it."""
        return _GLUED.sub("", str(self.where[-1]))

    @cached_property
    def meaning(self) -> Meaning:
        """What an unknown key stands for, among the keys that are not there yet."""
        if self.is_title_of_text:
            return Meaning("text")
        free = [each for each in self.known if each not in (self.owner or ()) and each != self.taken]
        if self.names is None:
            one = ONE_READING.get(spelling(self.bare_key))
            return Meaning(one, f"did you mean `{one}`?", is_sure=True) if one in free else Meaning(None)
        is_sentence = isinstance(self.given, str) and " " in self.given.strip()
        if is_sentence and "text" in free and spelling(self.bare_key) in TEXTS:
            return Meaning("text", "did you mean `text`?")
        if "id" in free and spelling(self.bare_key) in NAMES_OF_CLAIMS and is_id_form(self.given):
            return Meaning("id", "did you mean `id`?")
        found = meaning(self.bare_key, free, self.known)
        names_a_claim = isinstance(self.given, str) and same_look(self.given) in self.names.ids
        return found._replace(is_sure=False) if found.key == "text" and names_a_claim else found

    @property
    def meant(self) -> str | None:
        """The key that an unknown one probably stands for, among those that are not there yet."""
        return self.meaning.key

    @property
    def direction(self) -> Direction | None:
        """Which way a link goes that an unknown key of a claim or position names; None for any other key."""
        is_of_claim = self.kind == "extra_forbidden" and "supports" in self.known and self.meant is None
        return direction(self.bare_key) if is_of_claim else None

    @property
    def is_piece(self) -> bool:
        """Whether it is no key but a piece of a text between braces, cut off by a comma."""
        return self.kind == "extra_forbidden" and self.given is None and self.where[-1] in self._pieces

    @cached_property
    def _pieces(self) -> list[str]:
        """The keys that are none: without a value, and either like no key or cut off from a web address."""
        pieces, is_address = list[str](), False
        for key, value in self.owner.items() if isinstance(self.owner, dict) else ():
            if value is not None:
                is_address = isinstance(value, str) and value.startswith(_SCHEMES)
            elif is_address or _PIECE.search(key):
                pieces.append(key)
        return pieces

    @cached_property
    def cut_value(self) -> tuple[str, str] | None:
        """The key and the value before a piece that a comma cuts off from it."""
        before: tuple[str, str] | None = None
        for key, value in self.owner.items() if isinstance(self.owner, dict) else ():
            if key == self.where[-1]:
                return before
            if isinstance(value, str):
                before = key, value
        return None

    @property
    def is_piece_of_address(self) -> bool:
        """Whether it is the rest of a web address behind a comma."""
        return self.is_piece and self.cut_value is not None and self.cut_value[1].startswith(_SCHEMES)

    @property
    def is_title_of_text(self) -> bool:
        """Whether it is a `title` where the text of a claim or a position is missing."""
        if self.where[-1] != "title" or not isinstance(self.owner, dict) or "text" not in self.known:
            return False
        is_source = bool(_ONLY_OF_SOURCES & self.owner.keys())
        return "label" in self.known and "text" not in self.owner and not is_source

    @property
    def is_decimal(self) -> bool:
        """Whether it is the rest of a number behind a decimal comma."""
        return self.is_piece and str(self.where[-1]).isdigit()

    @property
    def is_first_piece(self) -> bool:
        """Whether no other piece of its mapping stands before it."""
        return self._pieces[:1] == [self.where[-1]]

    @property
    def is_named_by_key(self) -> bool:
        """Whether a claim is written as `ID: text`, or its keys stand below or beside `ID:`."""
        if len(self.where) != 3 or self.where[0] != "claims" or not isinstance(self.owner, dict) or "id" in self.owner:
            return False
        is_first = (
            next(iter(self.owner)) == self.where[-1] and re.fullmatch(r"[\w.-]+", str(self.where[-1])) is not None
        )
        is_text = isinstance(self.given, str) and "text" not in self.owner
        return is_first and self.meant is None and (is_text or self.given is None or isinstance(self.given, dict))

    @property
    def is_source(self) -> bool:
        """Whether a source's key stands where a citation has the key `cite`."""
        return self.names is not None and self.where[-1] in self.names.written["sources"] and "cite" in self.known

    @property
    def known(self) -> tuple[str, ...]:
        """The keys that are known where an unknown one stands."""
        return keys_at(self.where[:-1], self.owner)

    @property
    def key(self) -> str:
        """The key that the report is about."""
        return str(next(step for step in reversed(self.where) if isinstance(step, str)))

    @property
    def named(self) -> str:
        """What the report is about, for the start of a sentence; a position that is only a text is its text."""
        is_entry = len(self.where) == 3 and self.where[1] in KEYED
        is_entry = is_entry or (isinstance(self.where[-1], int) and self.key in ("questions", "tours", "steps"))
        return self.subject if is_entry else f"`{shown(self.key)}` of {self.subject}"

    @property
    def pattern(self) -> Any:
        """The form that a text should have and has not."""
        return self.limits.get("pattern") if self.kind == "string_pattern_mismatch" else None

    @property
    def is_glued(self) -> bool:
        """Whether it is about an entry by id whose text stands right behind the colon: `{open:Release}`."""
        return len(self.where) > 2 and self.where[1] in KEYED and _ID_AND_TEXT.match(str(self.where[2])) is not None

    @property
    def defines(self) -> bool:
        """Whether it is about an id or a source key where that is given, not where something is named by it."""
        *_, before, last = (None, *self.where)
        if before in KEYED and isinstance(last, int):
            return len(self.where) == len(("debate", before, last))
        return last == "id" or (self.given == last and before in (*KEYED, "sources") and len(self.where) <= 3)


def faults_of(error: ValidationError, written: Mapping[str, Any]) -> list[Fault]:
    """Return what the model reports, without what follows from something else.

    A missing key follows from one whose name is misspelt, a reference that is no id from the id that it repeats.
    """
    names = Names(written)
    reports = enumerate(error.errors(include_url=False))
    faults = [_fault(report, written, names if number < MOST_SUGGESTIONS else None) for number, report in reports]
    return _joined(_beside(_nested(_without_missing(_once_meant(_alike(_without_dashes(faults, written)))))))


def _beside(faults: list[Fault]) -> list[Fault]:
    """Tell once of the keys of a link that stand beside it in a claim, and not within it."""
    first: dict[Where, int] = {}
    told: list[Fault] = []
    for fault in faults:
        is_of_link = fault.kind == "extra_forbidden" and fault.where[-1] in OF_LINKS and "supports" in fault.known
        if not is_of_link:
            told.append(fault)
        elif (owner := fault.where[:-1]) in first:
            here = told[first[owner]]
            told[first[owner]] = replace(here, beside=(*here.beside, str(fault.where[-1])), also=(*here.also, fault.where))
        else:
            first[owner] = len(told)
            told.append(replace(fault, beside=(str(fault.where[-1]),)))
    return told


OF_LINKS = ("with", "weight", "note")
"""The keys that only a link has."""


def _alike(faults: list[Fault]) -> list[Fault]:
    """Tell once of the entries of one list that are all texts where each should be a mapping."""
    first: dict[Where, int] = {}
    told: list[Fault] = []
    for fault in faults:
        is_entry = isinstance(fault.where[-1], int) and fault.key in _ENTRIES_OF_KEYS
        if not is_entry or not isinstance(fault.given, str) or not fault.kind.startswith("model"):
            told.append(fault)
        elif fault.where[:-1] in first:
            number = first[fault.where[:-1]]
            told[number] = replace(told[number], also=(*told[number].also, fault.where))
        else:
            first[fault.where[:-1]] = len(told)
            told.append(fault)
    return told


_ENTRIES_OF_KEYS = ("claims", "steps", "questions", "tours")


def _without_dashes(faults: list[Fault], written: Mapping[str, Any]) -> list[Fault]:
    """Tell once of a claim that a dash in front of each of its keys cuts it to pieces."""
    claims, first = written["claims"], dict[int, int]()
    nameless = {fault.where[1] for fault in faults if fault.kind == "missing" and fault.where[2:] == ("id",)}
    for number in sorted(each for each in nameless if isinstance(each, int) and each and len(claims[each]) == 1):
        if number - 1 in first or _is_only_id(claims[number - 1]):
            first[number] = first.get(number - 1, number)
    if not first:
        return faults
    keys = {
        number: [key for each in first if first[each] == number for key in claims[each]] for number in first.values()
    }
    cut = {*first, *(number - 1 for number in first)}
    return [
        replace(fault, kind=DASHED, below=tuple(keys[fault.where[1]])) if fault.where[1] in keys else fault
        for fault in faults
        if fault.kind != "missing" or fault.where[1] not in cut or fault.where[1:] in {(each, "id") for each in keys}
    ]


def _is_only_id(claim: Any) -> bool:
    return isinstance(claim, dict) and list(claim) == ["id"]


def _nested(faults: list[Fault]) -> list[Fault]:
    """Tell once of an empty key and of those beside it that belong below it."""
    empty = {fault.where: fault for fault in faults if fault.given is None and fault.where[-1] in _INNER}
    if not empty:
        return faults
    below: dict[Where, list[str]] = {where: [] for where in empty}
    kept = []
    for fault in faults:
        outer = (*fault.where[:-1], next((key for key, inner in _INNER.items() if fault.where[-1] in inner), ""))
        if fault.kind == "extra_forbidden" and outer in below and len(outer) == 3:
            below[outer].append(str(fault.where[-1]))
        else:
            kept.append(fault)
    return [replace(each, below=tuple(below[each.where])) if below.get(each.where) else each for each in kept]


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
    follow |= {(*fault.where[:-1], "to") for fault in unknown if fault.names and fault.where[-1] in fault.names.ids}
    named = [fault.where[:-1] for fault in unknown if fault.is_named_by_key]
    follow |= {(*owner, "id") for owner in named}
    follow |= {(*fault.where[:-1], "text") for fault in unknown if fault.is_named_by_key and fault.given is not None}
    cited = [fault.where[:-1] for fault in unknown if fault.meant == "cite" or fault.is_source]
    follow |= {(*owner, key) for owner in cited for key in ("cite", "title", "at", "quote")}
    kinds = ("missing", "extra_forbidden")
    halved = {
        fault.where[:-1] for fault in faults if fault.key in ("weight", "plausibility") and str(fault.given) == "0"
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
        if not fault.defines and fault.pattern in names and (fault.pattern, fault.given) in repeated:
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

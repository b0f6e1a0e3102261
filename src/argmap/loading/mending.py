"""A debate with mistakes made whole, so that the rules can look at all of it in the same run.

What a mistake probably means is put in its place; what means nothing is taken out. Every path into the mended debate
leads back to what the author wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import yaml
from pydantic import ValidationError

from argmap.codes import Code
from argmap.loading.words.wording import findings_of
from argmap.model import Debate
from argmap.problem import Finding, Where

ROUNDS = 4
"""How often what comes to light by mending is mended in turn."""

Written = dict[str, Any]


@dataclass(frozen=True)
class Mended:
    """A debate made whole, what came to light on the way, and the way back from its paths."""

    debate: Debate
    findings: tuple[Finding, ...]
    whole: bool
    """Whether nothing was taken out: then nothing that the rules find can follow from what is missing."""

    _moved: Mapping[Where, str | int]
    _stand_ins: Mapping[str, str]
    below_others: tuple[str | None, ...]
    """The ids of the claims that are written out below another one, None for each that has none."""

    @property
    def is_nameless(self) -> bool:
        """Whether the id of a claim is missing."""
        return bool(self._stand_ins)

    def follows(self, finding: Finding) -> bool:
        """Tell whether a finding only says that a claim is not there which is written out below another one."""
        named = (f"`{id_}`" in finding.message for id_ in self.below_others)
        return finding.code is Code.UNKNOWN_CLAIM and any(named)

    def as_written(self, finding: Finding) -> Finding:
        """Return a finding about the mended debate as one about what the author wrote."""
        return _as_written(finding, self._moved, self._stand_ins)


def mended(written: Mapping[str, Any], findings: Iterable[Finding]) -> Mended | None:
    """Return the debate without its mistakes, None where no debate is left."""
    rest = _Rest(dict(written))
    found: list[Finding] = []
    wrong = tuple(findings)
    for _ in range(ROUNDS):
        rest.mend(wrong)
        try:
            debate = Debate.model_validate(rest.parts)
        except ValidationError as error:
            wrong = findings_of(error, rest.parts)
            found += (
                _as_written(each, rest.moved, rest.stand_ins)
                for each in wrong
                if not rest.explains(each)
            )
        else:
            return Mended(
                debate,
                tuple(found),
                rest.whole,
                rest.moved,
                rest.stand_ins,
                tuple(rest.below_others),
            )
    return None


def _as_written(
    finding: Finding, moved: Mapping[Where, str | int], stand_ins: Mapping[str, str]
) -> Finding:
    message = finding.message
    for stand_in, told in stand_ins.items() if "taken-out" in message else ():
        message = message.replace(f"claim `{stand_in}`", told)
    if not moved and message == finding.message:
        return finding
    return replace(
        finding,
        message=message,
        where=_origin(finding.where, moved),
        related=tuple((told, _origin(where, moved)) for told, where in finding.related),
        also=tuple(_origin(where, moved) for where in finding.also),
    )


def _origin(where: Where, moved: Mapping[Where, str | int]) -> Where:
    """Return the path in what the author wrote for one in the mended debate."""
    path = where[1:] if where[:1] == ("debate",) else where
    back = tuple(moved.get(path[: number + 1], step) for number, step in enumerate(path))
    return where[: len(where) - len(path)] + back


@dataclass
class _Rest:
    """The parts of a debate while they are mended; what the author wrote is copied before it is changed."""

    parts: Written
    moved: dict[Where, str | int] = field(default_factory=dict)
    stand_ins: dict[str, str] = field(default_factory=dict)
    whole: bool = True
    below_others: list[str | None] = field(default_factory=list)
    _fresh: set[int] = field(default_factory=set)
    _emptied: set[Where] = field(default_factory=set)
    _gone: dict[Where, set[int]] = field(default_factory=dict)

    def mend(self, findings: Iterable[Finding]) -> None:
        """Put in place or take out what each finding is about."""
        for finding in findings:
            path = finding.where[1:] if finding.where[:1] == ("debate",) else finding.where
            if finding.replacement is None:
                self._take_out(path, finding.code)
            elif finding.at_key:
                self._rename(path, finding.replacement.removeprefix("- "))
            else:
                self._put(path, finding.replacement)
            for other in finding.also:
                there = other[1:] if other[:1] == ("debate",) else other
                if finding.replacement is None:
                    self._take_out(there, finding.code)
                else:
                    self._put(there, finding.replacement)
        self._close_gaps()

    def explains(self, finding: Finding) -> bool:
        """Tell whether a finding only follows from what was put in place or taken out here."""
        path = finding.where[1:] if finding.where[:1] == ("debate",) else finding.where
        if finding.code is Code.MISSING_KEY:
            return path[:-1] in self._emptied
        if finding.code is Code.UNKNOWN_KEY:
            owner = self._owner(path)
            return path[:-1] in self._emptied and owner is not None and owner.get(path[-1]) is None
        return finding.code is Code.WRONG_KIND and path in self.moved

    def _owner(self, path: Where) -> Any:
        """Return the container in which a path ends, itself and all around it copied; None if there is none."""
        here: Any = self.parts
        for step in path[:-1]:
            if not _holds(here, step):
                return None
            inner = here[step]
            if isinstance(inner, dict | list) and id(inner) not in self._fresh:
                here[step] = inner = inner.copy()
                self._fresh.add(id(inner))
            here = inner
        return here

    def _put(self, path: Where, replacement: str) -> None:
        owner = self._owner(path)
        if _holds(owner, path[-1]):
            owner[path[-1]] = _value(replacement)

    def _rename(self, path: Where, key: str) -> None:
        """Give the value of a key another key; where that is there already, take the value out."""
        owner = self._owner(path)
        if not isinstance(owner, dict) or path[-1] not in owner:
            return
        key, _, value = key.partition(": ")
        if value[:1] in ("{", "["):
            del owner[path[-1]]  # what is within cannot be told from a piece of it
            self.whole = False
            return
        if value:
            owner[path[-1]] = _value(value)
        if key in owner:
            del owner[path[-1]]
            return
        entries = [(key if old == path[-1] else old, value) for old, value in owner.items()]
        owner.clear()
        owner.update(entries)
        self.moved[(*path[:-1], key)] = path[-1]

    def _take_out(self, path: Where, code: Code) -> None:
        """Take out what is at a path, or put something neutral where nothing may be missing."""
        self.whole = self.whole and code in _HARMLESS
        self._emptied.add(path[:-1])
        owner, last = self._owner(path), path[-1]
        if code is Code.LINK_DIRECTION and _holds(owner, last):
            self.below_others += _claims_within(owner[last])
        if isinstance(owner, list) and isinstance(last, int):
            if path[:-1] == ("claims",):
                owner[last] = {"id": self._stand_in(last), "text": "-"}
            else:
                self._gone.setdefault(path[:-1], set()).add(last)
        elif not isinstance(owner, dict):
            return
        elif last in ("to", "cite") and code not in (Code.UNKNOWN_KEY, Code.MISPLACED_KEY):
            self._take_out(path[:-1], code)
        elif last == "id":
            owner["id"] = (
                self._stand_in(path[1])
                if path[0] == "claims" and len(path) == 3
                else f"taken-out-{len(path)}"
            )
        elif last in ("text", "title", "question") and len(path) <= 3:
            owner[last] = "-"
        elif path[:-1] in (("sources",), ("positions",)):
            owner[last] = {"title": "-"} if path[0] == "sources" else "-"
        else:
            owner.pop(last, None)

    def _stand_in(self, number: Any) -> str:
        stand_in = f"claim-{number}-taken-out"
        self.stand_ins[stand_in] = f"claim number {number + 1}"
        return stand_in

    def _close_gaps(self) -> None:
        """Take out the entries of lists that are to go, and remember where those behind them stood."""
        for path, gone in self._gone.items():
            entries = self._owner((*path, 0))
            kept = [number for number in range(len(entries)) if number not in gone]
            before = [self.moved.get((*path, number), number) for number in kept]
            entries[:] = [entries[number] for number in kept]
            self.moved.update(
                zip(((*path, number) for number in range(len(kept))), before, strict=True)
            )
        self._gone.clear()


def _claims_within(value: Any) -> Iterator[str | None]:
    """Yield the id of each claim that is written out in a value, at whatever depth, None for one without."""
    waiting = [value]
    while waiting:
        here = waiting.pop()
        if isinstance(here, list):
            waiting += here
        elif isinstance(here, dict):
            waiting += here.values()
            if "text" in here or "id" in here:
                yield here.get("id") if isinstance(here.get("id"), str) else None


_HARMLESS = frozenset(
    {
        Code.TOO_LONG,
        Code.SEVERAL_LINES,
        Code.BAD_NUMBER,
        Code.BAD_TRUTH,
        Code.BAD_CHOICE,
        Code.BAD_URL,
    }
)
"""Codes of mistakes on which no link, id or name depends."""


def _value(written: str) -> Any:
    """Return what a replacement holds; most are one word, and the parser is slow."""
    if re.fullmatch(r"[\w-]+", written):
        return written
    return yaml.load(written, yaml.BaseLoader)  # noqa: S506 - it makes texts and lists only


def _holds(owner: Any, step: str | int) -> bool:
    """Tell whether a container has something at a step."""
    if isinstance(owner, list):
        return isinstance(step, int) and step < len(owner)
    return isinstance(owner, dict) and step in owner

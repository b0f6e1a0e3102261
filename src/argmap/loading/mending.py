"""A debate with mistakes made whole, so that the rules can look at all of it in the same run.

What a mistake probably means is put in its place; what means nothing is taken out. Every path into
the mended debate leads back to what the author wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import yaml

from argmap.codes import Code
from argmap.loading.parts import Parts, Portion, unfit
from argmap.loading.paths import part_and_steps, written_path
from argmap.loading.words.misfits import told_once
from argmap.loading.words.wording import findings_of
from argmap.model import Debate
from argmap.problem import Finding, Where

DEEPEST = 4
"""How often a part is read again: a key that is mended brings to light what stands below it."""

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

_NEEDED = ("text", "title", "question")
_SHALLOW = len(("claims", 0, "text"))
"""The keys without which a part is none, so deep at most."""


@dataclass(frozen=True)
class Mended:
    """A debate made whole, what came to light on the way, and the way back from its paths."""

    debate: Debate
    findings: tuple[Finding, ...]
    whole: bool
    """Whether nothing was taken out: then nothing that the rules find can follow from what is
    missing."""

    below_others: tuple[str | None, ...]
    """The ids of the claims that are written out below another one, None for each that has none."""

    _mending: _Mending

    @property
    def is_nameless(self) -> bool:
        """Whether the id of a claim is missing."""
        return any(patient.is_nameless for patient in self._mending.patients)

    def follows(self, finding: Finding) -> bool:
        """Tell whether a finding only misses a claim that is there: nameless, or below another."""
        if finding.code is not Code.UNKNOWN_CLAIM:
            return False
        # A name that is like no other may be the one of a claim whose id is missing.
        if self.is_nameless and finding.replacement is None:
            return True
        return any(f"`{id_}`" in finding.message for id_ in self.below_others)

    def as_written(self, finding: Finding) -> Finding:
        """Return a finding about the mended debate as one about what the author wrote."""
        return self._mending.as_written(finding)


def made_whole(parts: Parts, findings: Iterable[Finding]) -> Mended | None:
    """Return the debate without its mistakes, None where no debate is left.

    Only the parts with mistakes are mended and read again.
    """
    mending = _Mending(parts)
    found: list[Finding] = []
    wrong = tuple(findings)
    faulty = parts.faulty
    for _ in range(DEEPEST):
        # One with a mistake that follows from another part's is not mended, but read again as well.
        waiting = {part.start: part for part, _ in faulty}
        waiting |= {part.start: part for part in mending.mend(wrong)}
        faulty = list(unfit(waiting.values()))
        if not faulty:
            return mending.done(tuple(found))
        claims = [part.held for part in parts.claims]
        wrong = findings_of(told_once(parts.misfits_of(faulty), claims))
        found += (mending.as_written(each) for each in wrong if not mending.explains(each))
    return None


class _Mending:
    """The parts of a debate while they are mended."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self._patients: dict[Where, _Patient] = {}
        every = (parts.head, *parts.claims, *parts.sources)
        self._written = {part.start: part for part in every}
        self._starts: dict[str | int, Where] = {part.key: part.start for part in parts.sources}
        self._sources = [part.key for part in parts.sources]

    @property
    def patients(self) -> Iterable[_Patient]:
        return self._patients.values()

    def mend(self, findings: Iterable[Finding]) -> list[Portion]:
        """Mend what was found, and return the parts that are to be read again."""
        touched: dict[Where, _Patient] = {}
        for finding in findings:
            for where in (finding.where, *finding.also):
                patient, path = self._at(where)
                touched[patient.part.start] = patient
                # An id is put where it is defined and where it is named, a key in one place only.
                if finding.replacement is None:
                    patient.take_out(path, finding.code)
                elif finding.at_key and where is finding.where:
                    patient.rename(path, finding.replacement.removeprefix("- "))
                else:
                    patient.put(path, finding.replacement)
        for patient in touched.values():
            patient.close_gaps()
        self._leave_out_doubles()
        return [patient.part for patient in touched.values()]

    def _at(self, where: Where) -> tuple[_Patient, Where]:
        """Return the part in which a path lies, ready to be mended, and the way from there."""
        start, path = part_and_steps(where, self._sources)
        if start not in self._patients:
            self._patients[start] = _Patient(self._written[start])
        return self._patients[start], path

    def _leave_out_doubles(self) -> None:
        """Leave out each source whose mended key is that of another one."""
        is_as_written = {part.key for part in self.parts.sources if part.key == part.start[1]}
        kept: dict[str, Portion] = {}
        for part in self.parts.sources:
            if part.key == part.start[1] or part.key not in is_as_written:
                kept.setdefault(part.key, part)
        self.parts.sources[:] = kept.values()
        self._starts = {key: part.start for key, part in kept.items()}
        self._sources = list(kept)

    def explains(self, finding: Finding) -> bool:
        """Tell whether a finding only follows from what was put in place or taken out here."""
        patient, path = self._at(finding.where)
        return patient.explains(path, finding.code)

    def done(self, findings: tuple[Finding, ...]) -> Mended:
        """Return the debate that is left."""
        is_whole = all(patient.whole for patient in self.patients)
        below = [id_ for patient in self.patients for id_ in patient.below_others]
        return Mended(self.parts.debate(), findings, is_whole, tuple(below), self)

    def as_written(self, finding: Finding) -> Finding:
        """Return a finding about the mended debate as one about what the author wrote."""
        message = finding.message
        if _STAND_IN in message:
            for patient in self.patients:
                message = message.replace(*patient.stand_in)
        return replace(
            finding,
            message=message,
            where=self._origin(finding.where),
            related=tuple((told, self._origin(where)) for told, where in finding.related),
            also=tuple(map(self._origin, finding.also)),
        )

    def _origin(self, where: Where) -> Where:
        """Return the path in what the author wrote for one in the mended debate."""
        start, steps = part_and_steps(where, self._sources)
        if start[0] == "sources":
            start = self._starts.get(start[1], start)
        part = self._written.get(start)
        if part is None:
            return where
        path = written_path(start, part.held, steps)
        patient = self._patients.get(start)
        return (*start, *path) if patient is None else (*start, *patient.origin(path))


_STAND_IN = "taken-out"
"""What each id holds that is put in the place of one that cannot be read."""


class _Patient:
    """A part while it is mended; what the author wrote is copied before it is changed."""

    def __init__(self, part: Portion) -> None:
        self.part = part
        part.held = _copied(part.held)
        self.whole = True
        self.is_nameless = False
        self.below_others: list[str | None] = []
        self._gone: dict[Where, set[int]] = {}
        self._emptied = set[Where]()
        self._moved: dict[Where, str | int] = {}
        """Where something was written that now stands under another key or number."""

    @property
    def stand_in(self) -> tuple[str, str]:
        """How messages name a claim without its id, and what its author knows it by."""
        number = self.part.start[-1]
        if not self.is_nameless or not isinstance(number, int):
            return "", ""
        return f"claim `{self._stand_in()}`", f"claim number {number + 1}"

    def _stand_in(self) -> str:
        self.is_nameless = True
        return f"claim-{self.part.start[-1]}-{_STAND_IN}"

    def explains(self, path: Where, code: Code) -> bool:
        """Tell whether a mistake only follows from what was put in place or taken out."""
        is_emptied = path[:-1] in self._emptied
        match code:
            case Code.MISSING_KEY:
                return is_emptied
            case Code.UNKNOWN_KEY:
                owner = self._owner(path)
                return is_emptied and isinstance(owner, dict) and owner.get(path[-1]) is None
            case _:
                return code is Code.WRONG_KIND and path in self._moved

    def origin(self, path: Where) -> Where:
        """Return where something is written that stands at a path now."""
        steps = enumerate(path, start=1)
        return tuple(self._moved.get(path[:number], step) for number, step in steps)

    def _owner(self, path: Where) -> Any:
        """Return the container in which a path ends, None if there is none."""
        here = self.part.held
        for step in path[:-1]:
            if not _holds(here, step):
                return None
            here = here[step]
        return here

    def put(self, path: Where, replacement: str) -> None:
        """Put a value in the place of another one."""
        owner = self._owner(path)
        if path and _holds(owner, path[-1]):
            owner[path[-1]] = _value(replacement)

    def rename(self, path: Where, instead: str) -> None:
        """Give the value of a key another key, and a value if `instead` holds one behind a colon.

        Where that key is there already, the value is taken out.
        """
        key, _, value = instead.partition(": ")
        if not path:
            self.part.key = key
            return
        owner, last = self._owner(path), path[-1]
        if not isinstance(owner, dict) or last not in owner:
            return
        if value.startswith(("{", "[")):
            del owner[last]  # what is within cannot be told from a piece of it
            self.whole = False
            return
        if value:
            owner[last] = _value(value)
        if key in owner:
            del owner[last]
            return
        # The order of keys tells which claim is named by its first one.
        entries = [(key if each == last else each, held) for each, held in owner.items()]
        owner.clear()
        owner.update(entries)
        self._moved[*path[:-1], key] = last

    def take_out(self, path: Where, code: Code) -> None:
        """Take out what is at a path, or put something neutral where nothing may be missing."""
        self.whole = self.whole and code in _HARMLESS
        if not path:
            self._take_out_all()
            return
        self._emptied.add(path[:-1])
        owner, last = self._owner(path), path[-1]
        if code is Code.LINK_DIRECTION and _holds(owner, last):
            # Ids that others may name: nobody is told that these are missing.
            self.below_others += _claims_within(owner[last])
        if isinstance(owner, list) and isinstance(last, int):
            self._gone.setdefault(path[:-1], set()).add(last)
        elif not isinstance(owner, dict):
            return
        elif last in ("to", "cite") and code not in (Code.UNKNOWN_KEY, Code.MISPLACED_KEY):
            self.take_out(path[:-1], code)  # nothing is left of a link without its target
        else:
            self._neutral(owner, path)

    def _take_out_all(self) -> None:
        """Leave of the part only that there is one, so that all others keep their numbers."""
        if self.part.start[0] == "claims":
            self.part.held = {"id": self._stand_in(), "text": "-"}
        else:
            self.part.held = {"title": "-"}

    def _neutral(self, owner: dict[Any, Any], path: Where) -> None:
        """Put something neutral under a key that must be there, and take any other one out."""
        last = path[-1]
        depth = len(path) + self.part.depth
        if path == ("id",):
            owner["id"] = self._stand_in()
        elif last == "id":
            owner["id"] = f"{_STAND_IN}-{depth}"
        elif path[:-1] == ("positions",) or (last in _NEEDED and depth <= _SHALLOW):
            owner[last] = "-"
        else:
            owner.pop(last, None)

    def close_gaps(self) -> None:
        """Take out the entries of lists that are to go; those behind them keep their places."""
        # Only now: until all findings of this round are dealt with, their paths hold.
        for path, gone in self._gone.items():
            entries = self._owner((*path, 0))
            kept = [number for number in range(len(entries)) if number not in gone]
            before = [self._moved.get((*path, number), number) for number in kept]
            entries[:] = [entries[number] for number in kept]
            for number, old in enumerate(before):
                self._moved[*path, number] = old
        self._gone.clear()


def _copied(held: Any) -> Any:
    if isinstance(held, dict):
        return {key: _copied(value) for key, value in held.items()}
    if isinstance(held, list):
        return [_copied(each) for each in held]
    return held


def _claims_within(value: Any) -> Iterator[str | None]:
    """Yield the id of each claim that is written out in a value, None for one without."""
    waiting = [value]
    while waiting:
        here = waiting.pop()
        if isinstance(here, list):
            waiting += here
        elif isinstance(here, dict):
            waiting += here.values()
            if "text" in here or "id" in here:
                id_ = here.get("id")
                yield id_ if isinstance(id_, str) else None


def _value(written: str) -> Any:
    """Return what a replacement holds; most are one word, and the parser is slow."""
    if re.fullmatch(r"[\w-]+", written):
        return written
    try:
        return yaml.load(written, yaml.BaseLoader)  # noqa: S506 - it makes texts and lists only
    except yaml.YAMLError:
        return written  # a piece of the author's text, which may hold any sign


def _holds(owner: Any, step: str | int) -> bool:
    """Tell whether a container has something at a step."""
    if isinstance(owner, list):
        return isinstance(step, int) and step < len(owner)
    return isinstance(owner, dict) and step in owner

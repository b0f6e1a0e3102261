"""A report of the model on its way to a sentence: where it is, what was written there, of what it is a part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from pydantic import BaseModel, ValidationError

from argmap import model
from argmap.loading.kinds import KEYED
from argmap.problem import Where
from argmap.suggest import nearest

SYNONYMS = {
    **dict.fromkeys(("attacks", "attack", "refutes", "con", "cons", "against", "counters", "rebut"), "rebuts"),
    **dict.fromkeys(("objects", "contradicts", "opposes", "disputes", "rebuttal", "counter"), "rebuts"),
    **dict.fromkeys(("pro", "pros", "backs", "because", "support", "for", "side", "stance", "position"), "supports"),
    **dict.fromkeys(("claim", "statement", "body", "content", "sentence"), "text"),
    **dict.fromkeys(("tags", "tag", "topic", "topics", "theme", "category"), "themes"),
    **dict.fromkeys(("scope", "context", "case"), "cases"),
    **dict.fromkeys(("link", "href", "uri", "website"), "url"),
    **dict.fromkeys(("refs", "ref", "citations", "citation", "references", "source", "cites"), "sources"),
    **dict.fromkeys(("name", "heading", "short"), "label"),
    **dict.fromkeys(("details", "notes", "description", "comment"), "detail"),
    **dict.fromkeys(("key", "identifier"), "id"),
    **dict.fromkeys(("author", "contributor"), "by"),
    **dict.fromkeys(("undermines", "undercut"), "undercuts"),
    **dict.fromkeys(("authors",), "author"),
    **dict.fromkeys(("license",), "licence"),
    **dict.fromkeys(("lang",), "language"),
    **dict.fromkeys(("target",), "to"),
    **dict.fromkeys(("premises", "together", "and"), "with"),
    **dict.fromkeys(("strength",), "weight"),
    **dict.fromkeys(("page", "pages"), "at"),
    **dict.fromkeys(("probability", "likelihood", "credence"), "plausibility"),
    **dict.fromkeys(("type",), "kind"),
}
"""Words of other tools and of everyday speech, and the key that is meant. They count only where that key fits."""

_OWN_PARTS = {"questions": "question", "tours": "tour", "claims": "claim", "cases": "case", "themes": "theme"}


MOST_SUGGESTIONS = 200
"""How many mistakes of a debate get a suggestion; looking for one may take a millisecond."""


@dataclass(frozen=True)
class Fault:
    """One report of the model, ready for words: where it is, what was written there, and of what it is a part."""

    kind: str
    where: Where
    given: Any
    limits: Mapping[str, Any]
    subject: str
    owner: Any
    """The mapping in which `key` stands, as far as there is one."""

    known: tuple[str, ...] | None
    """The ids that a reference may name; None where so much is wrong that nobody reads suggestions any more."""

    @cached_property
    def meant(self) -> str | None:
        """The key that an unknown one probably stands for, among those that are not there yet."""
        if self.known is None:
            return SYNONYMS.get(str(self.where[-1]))
        keys = self.keys
        free = [key for key in keys if not isinstance(self.owner, dict) or key not in self.owner]
        return nearest(str(self.where[-1]), free, synonyms=SYNONYMS)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the mapping in which an unknown one stands."""
        cited = isinstance(self.owner, dict) and "cite" in self.owner
        return _keys(model.Citation) if cited else keys_at(self.where[:-1])

    @property
    def key(self) -> str:
        """The key that the report is about."""
        names = [step for step in self.where if isinstance(step, str)]
        key = names[-1]
        return names[-2] if key == "to" and len(names) > 1 and not isinstance(self.owner, dict) else key


def faults_of(error: ValidationError, written: Mapping[str, Any]) -> list[Fault]:
    """Return what the model reports, without what follows from something else: a missing key whose name is misspelt."""
    known = _known(written)
    reports = enumerate(error.errors(include_url=False))
    faults = [_fault(report, written, known if number < MOST_SUGGESTIONS else None) for number, report in reports]
    meant = {(fault.where[:-1], fault.meant) for fault in faults if fault.kind == "extra_forbidden"}
    return [fault for fault in faults if fault.kind != "missing" or (fault.where[:-1], fault.where[-1]) not in meant]


def _known(written: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the ids of claims and positions, as far as they are texts."""
    claims = (entry.get("id") for entry in written["claims"] if isinstance(entry, dict))
    positions = written.get("positions")
    return tuple(id_ for id_ in (*claims, *(positions if isinstance(positions, dict) else ())) if isinstance(id_, str))


def _fault(report: Any, written: Mapping[str, Any], known: tuple[str, ...] | None) -> Fault:
    steps = [step for step in report["loc"] if step not in ("cited", "inline")]
    where, owner = _path(steps, written)
    subject = _subject(where, written)
    return Fault(report["type"], where, report["input"], report.get("ctx", {}), subject, owner, known)


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
        elif isinstance(step, str):
            owner = None
            where.append(step)
        elif not isinstance(here, str) and here is not None:
            where.append(step)
    return tuple(where), owner


def _subject(where: Where, written: Mapping[str, Any]) -> str:
    match where:
        case ("claims", int() as number, *_):
            entry = written["claims"][number]
            id_ = entry.get("id") if isinstance(entry, dict) else None
            return f"claim `{shown(id_)}`" if isinstance(id_, str) else f"claim number {number + 1}"
        case ("sources", key, *_):
            return f"source `{shown(key)}`"
        case ("debate", "positions", str() as key, *_):
            return f"position `{shown(key)}`"
        case ("debate", ("questions" | "tours" | "cases" | "themes") as part, step, *rest):
            return _part(part, step, rest, written)
        case _:
            return "the debate"


def _part(part: str, step: Any, rest: list[Any], written: Mapping[str, Any]) -> str:
    name = _OWN_PARTS[part]
    if isinstance(step, str) and part in ("cases", "themes"):
        return f"{name} `{shown(step)}`"
    entries = written[part] if isinstance(written[part], list) else [written[part]]
    entry = entries[step] if isinstance(step, int) and step < len(entries) else entries[0]
    id_ = entry.get("id") if isinstance(entry, dict) else None
    known = (
        f"{name} `{shown(id_)}`" if isinstance(id_, str) else f"{name} number {step + 1 if step in (0, 1) else step}"
    )
    within = [here for here in rest if isinstance(here, int)]
    return f"step {within[0] + 1} of {known}" if part == "tours" and "steps" in rest and within else known


def shown(text: Any, most: int = 60) -> str:
    """Return a text as it may be quoted in a sentence: one short line."""
    line = " ".join(str(text).split())
    return line if len(line) <= most else line[: most - 1] + "…"


def keys_at(where: Where) -> tuple[str, ...]:
    """Return the keys of the mapping at a path."""
    names = [step for step in where if isinstance(step, str)]
    if names[0] == "sources":
        return _keys(model.Source)
    if names == ["debate"]:
        return tuple(key for key in _keys(model.Debate) if key not in ("name", "claims", "sources"))
    part = _PARTS.get(names[-1])
    if part is not None and not (names[-1] == "sources" and len(names) == 1):
        return _keys(part)
    if names[:2] == ["debate", "cases"]:
        return _keys(model.Case)[1:]
    if names[:2] == ["debate", "themes"]:
        return _keys(model.Theme)[1:]
    if names[:2] == ["debate", "positions"]:
        return tuple(key for key in _keys(model.Claim) if key != "id")
    return tuple(key for key in _keys(model.Claim) if key != "held_by")


_PARTS: Mapping[str, type[BaseModel]] = {
    "supports": model.Reference,
    "rebuts": model.Reference,
    "undercuts": model.Undercut,
    "sources": model.Source,
    "questions": model.Question,
    "tours": model.Tour,
    "steps": model.Step,
}


@cache
def _keys(part: type[BaseModel]) -> tuple[str, ...]:
    return tuple(field.alias or name for name, field in part.model_fields.items())

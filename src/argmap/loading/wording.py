"""The words for what does not fit the grammar: pydantic finds it, a person reads our sentence.

Each kind of mistake that the model can report has one function here; pydantic's own words are never used.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Any

from pydantic import BaseModel, ValidationError

from argmap import model
from argmap.loading.kinds import KEYED, kind_of
from argmap.problem import Finding, Severity, Where
from argmap.suggest import folded, nearest

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

SCALARS = {"weight": "above 0 and at most 1", "plausibility": "from 0 to 1", "depth": "from 0 to 20, without a point"}
_RELATIONS = ("supports", "rebuts", "undercuts", "about")
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
        keys = keys_at(self.where[:-1])
        free = [key for key in keys if not isinstance(self.owner, dict) or key not in self.owner]
        return nearest(str(self.where[-1]), free, synonyms=SYNONYMS)

    @property
    def key(self) -> str:
        """The key that the report is about."""
        names = [step for step in self.where if isinstance(step, str)]
        key = names[-1]
        return names[-2] if key == "to" and len(names) > 1 and not isinstance(self.owner, dict) else key


def findings_of(error: ValidationError, written: Mapping[str, Any]) -> tuple[Finding, ...]:
    """Return one finding for each mistake that the model reports."""
    known = _known(written)
    reports = enumerate(error.errors(include_url=False))
    faults = [_fault(report, written, known if number < MOST_SUGGESTIONS else None) for number, report in reports]
    meant = {(fault.where[:-1], fault.meant) for fault in faults if fault.kind == "extra_forbidden"}
    kept = (fault for fault in faults if fault.kind != "missing" or (fault.where[:-1], fault.where[-1]) not in meant)
    return tuple(dict.fromkeys(_WORDS.get(fault.kind, _wrong_kind)(fault) for fault in kept))


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
    here, owner = written, None
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
            return f"claim `{_shown(id_)}`" if isinstance(id_, str) else f"claim number {number + 1}"
        case ("sources", key, *_):
            return f"source `{_shown(key)}`"
        case ("debate", "positions", str() as key, *_):
            return f"position `{_shown(key)}`"
        case ("debate", ("questions" | "tours" | "cases" | "themes") as part, step, *rest):
            return _part(part, step, rest, written)
        case _:
            return "the debate"


def _part(part: str, step: Any, rest: list[Any], written: Mapping[str, Any]) -> str:
    name = _OWN_PARTS[part]
    if isinstance(step, str) and part in ("cases", "themes"):
        return f"{name} `{_shown(step)}`"
    entries = written[part] if isinstance(written[part], list) else [written[part]]
    entry = entries[step] if isinstance(step, int) and step < len(entries) else entries[0]
    id_ = entry.get("id") if isinstance(entry, dict) else None
    known = f"{name} `{_shown(id_)}`" if isinstance(id_, str) else f"{name} number {step + 1 if step in (0, 1) else step}"
    within = [here for here in rest if isinstance(here, int)]
    return f"step {within[0] + 1} of {known}" if part == "tours" and "steps" in rest and within else known


def _shown(text: Any, most: int = 60) -> str:
    """Return a text as it may be quoted in a sentence: one short line."""
    line = " ".join(str(text).split())
    return line if len(line) <= most else line[: most - 1] + "…"


def _finding(fault: Fault, code: str, message: str, help_: str | None = None, **more: Any) -> Finding:
    return Finding(code, Severity.ERROR, message, fault.where, help_, **more)


def _of(fault: Fault) -> str:
    return f"`{fault.key}` of {fault.subject}"


def _missing(fault: Fault) -> Finding:
    key = fault.where[-1]
    owner = fault.where[:-1]
    place = {"where": owner} if len(owner) > 1 or owner == ("debate",) else {"where": fault.where}
    inner = [step for step in owner[2:] if isinstance(step, str)]
    of = f"an entry of `{inner[-1]}` in {fault.subject}" if inner and inner[-1] in _NESTED else fault.subject
    help_ = _NEEDED.get(str(key), f"add a line `{key}: …`")
    at_key = owner == ("debate",)
    return Finding("missing-key", Severity.ERROR, f"{of} has no `{key}`", **place, help=help_, at_key=at_key)  # type: ignore[arg-type]


_NESTED = (*_RELATIONS, "sources", "steps")
_NEEDED = {
    "id": "add `id: a-short-name`; it is required and never changes",
    "text": "add `text: >-` and one sentence below it; it is required",
    "title": "add `title: …`; it is required",
    "question": "add `question: …`; it is required",
    "to": "add `to: ID`, the claim that it answers",
    "cite": "add `cite: KEY`, a key of `sources:`",
}


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


def _unknown_key(fault: Fault) -> Finding:
    key = str(fault.where[-1])
    if isinstance(fault.owner, dict) and "cite" in fault.owner and key in model.Source.model_fields:
        message = f"`{key}` stands beside `cite` in {fault.subject}; a citation has only `at` and `quote`"
        return _finding(fault, "unknown-key", message, f"write `{key}` where the source is defined", at_key=True)
    message = f"unknown key `{_shown(key)}` in {fault.subject}"
    if key.startswith("-") and len(key) > 1:
        help_ = f"put a space after the dash: `- {key[1:]}: …`"
        return _finding(fault, "unknown-key", message, help_, at_key=True)
    meant = fault.meant
    if key in ("side", "stance", "position") and isinstance(fault.given, str) and meant == "supports":
        help_ = f"a side is derived from the links; write `supports: {_shown(fault.given)}`"
    elif meant:
        help_ = f"did you mean `{meant}`?"
    elif fault.known and (there := nearest(key, keys_at(fault.where[:-1]), synonyms=SYNONYMS)):
        help_ = f"did you mean `{there}`? It is there already, and may hold a list"
    else:
        known = ", ".join(f"`{choice}`" for choice in keys_at(fault.where[:-1]))
        help_ = f"known here: {known}; keys that start with `x-` are free"
    return _finding(fault, "unknown-key", message, help_, at_key=True, replacement=meant)


def _wrong_kind(fault: Fault) -> Finding:
    if fault.given is None:
        message = f"{fault.subject if _is_whole(fault) else _of(fault)} is empty"
        return _finding(fault, "blank", message, "write something after the colon, or delete the line", at_key=True)
    expected = _EXPECTED.get(fault.kind, "something else")
    if fault.key in _RELATIONS and fault.kind.startswith("model"):
        expected = "the id of a claim"
    if fault.kind == "string_type" and fault.key in (*_RELATIONS, "with", "from", "to", "without", "accept", "show"):
        expected = "the id of a claim"
    if _is_whole(fault):
        keys = "`id`, `text` and more" if fault.where[0] == "claims" else "`title` and more"
        message = f"{fault.subject} is {kind_of(fault.given)}; it is a mapping with {keys}"
        return _finding(fault, "wrong-kind", message, "write its keys below each other")
    help_ = None
    if isinstance(fault.given, dict) and fault.kind == "string_type":
        help_ = "a text that holds `: ` or starts with `{` needs quotes, or stands below `>-`"
    message = f"{_of(fault)} is {kind_of(fault.given)} where {expected} is expected"
    return _finding(fault, "wrong-kind", message, help_)


def _is_whole(fault: Fault) -> bool:
    """Tell whether the report is about a whole claim or source."""
    return fault.where[0] in ("claims", "sources") and len(fault.where) == 2  # noqa: PLR2004 - its kind and its name


_EXPECTED = {
    "string_type": "a text",
    "model_type": "a mapping",
    "model_attributes_type": "a mapping",
    "dict_type": "a mapping",
    "tuple_type": "a list",
    "list_type": "a list",
}


def _blank(fault: Fault) -> Finding:
    return _finding(fault, "blank", f"{_of(fault)} is blank", "write something there, or delete the line")


def _long(fault: Fault) -> Finding:
    most, length = fault.limits["max_length"], len(" ".join(str(fault.given).split()))
    advice = {
        "label": "a label is what a box on a slide shows; the sentence itself goes into `text`",
        "text": "a text is one sentence; the rest goes into `detail`, or into claims of their own",
    }.get(fault.key)
    message = f"{_of(fault)} has {length} characters; at most {most} are allowed"
    return _finding(fault, "too-long", message, advice)


def _pattern(fault: Fault) -> Finding:
    pattern = fault.limits.get("pattern")
    if pattern == model.ID_PATTERN:
        return _bad_id(fault)
    if pattern == model.SOURCE_KEY_PATTERN:
        message = f"source key `{_shown(fault.given)}` in {fault.subject} is not allowed"
        return _finding(fault, "bad-source-key", message, "a source key holds a-z, 0-9 and `_`, `.`, `-`", at_key=True)
    if pattern == model.URL_PATTERN:
        return _bad_url(fault)
    help_ = "put it on one line; the sentence itself goes into `text`"
    return _finding(fault, "several-lines", f"{_of(fault)} has several lines; a label is one line", help_)


def _bad_id(fault: Fault) -> Finding:
    given = str(fault.given)
    named = fault.where[-1] == "id" or given == fault.where[-1] or fault.where[-2:] == (given, "id")
    if not named:
        return _bad_reference(fault, given)
    proposal = proposed_id(given)
    what = f"id `{_shown(given)}`" if given.strip() else "this id is blank; it"
    message = f"{what} is not allowed: lower-case letters a-z, digits and single hyphens, and a letter first"
    help_ = f"write `{proposal}`" if proposal else None
    where = fault.where[:-1] if fault.where[-2:-1] == (given,) else fault.where
    at_key = where[-1] == given
    return Finding("bad-id", Severity.ERROR, message, where, help_, replacement=proposal, at_key=at_key)


def _bad_reference(fault: Fault, given: str) -> Finding:
    """A reference that cannot be an id: a list without brackets, another spelling, or a whole sentence."""
    words = [word.strip() for word in given.strip("[] ").split(",")]
    known = fault.known or ()
    meant = nearest(given, known)
    if len(words) > 1 and all(word in known for word in words):
        help_ = f"write a list: `[{', '.join(words)}]`"
    else:
        help_ = f"did you mean `{meant}`?" if meant else "write the id of a claim or a position"
    message = f"`{fault.key}` of {fault.subject} is `{_shown(given)}`, which is no id"
    return _finding(fault, "bad-id", message, help_, replacement=meant)


def proposed_id(text: str) -> str | None:
    """Return an id made of a text: its ASCII letters and digits; None where it holds none.

    >>> proposed_id("007"), proposed_id("Ünïted_States")
    ('c-007', 'united-states')
    """
    plain = folded(text).encode("ascii", "ignore").decode()
    words = "-".join(re.findall(r"[a-z0-9]+", plain))[: model.LONGEST_ID - 2].strip("-")
    return words if not words or words[0].isalpha() else f"c-{words}"


def _bad_url(fault: Fault) -> Finding:
    given = str(fault.given).strip()
    if re.fullmatch(r"[\w-]+(\.[\w-]+)+(/\S*)?", given):
        message = f"{_of(fault)} has no `https://` in front"
        return _finding(fault, "bad-url", message, f"write `https://{_shown(given, 200)}`", replacement=f"https://{given}")
    message = f"{_of(fault)} is no web address: it starts with `http://` or `https://` and holds no spaces"
    return _finding(fault, "bad-url", message)


def _choice(fault: Fault) -> Finding:
    choices = re.findall(r"'([^']+)'", fault.limits["expected"])
    message = f"{_of(fault)} is `{_shown(fault.given)}`; it is one of {', '.join(choices)}"
    if not isinstance(fault.given, str):
        return _wrong_kind(replace(fault, kind="string_type"))
    meant = nearest(fault.given, choices)
    return _finding(fault, "bad-choice", message, f"did you mean `{meant}`?" if meant else None, replacement=meant)


def _number(fault: Fault) -> Finding:
    if fault.given is None or isinstance(fault.given, dict | list):
        return _wrong_kind(replace(fault, kind="number"))
    expected = SCALARS.get(fault.key, "such as 2024, without quotes or words")
    message = f"{_of(fault)} is `{_shown(fault.given)}`; it is a number {expected}"
    return _finding(fault, "bad-number", message, _number_meant(str(fault.given)))


def _number_meant(given: str) -> str | None:
    """Return what to write for a decimal comma or a percentage."""
    if re.fullmatch(r"\d+,\d+", given):
        return f"write `{given.replace(',', '.')}`"
    if re.fullmatch(r"\d{1,3} ?%", given) and int(given.rstrip("% ")) <= 100:  # noqa: PLR2004 - per cent
        return f"write `{int(given.rstrip('% ')) / 100:g}`"
    return None


def _truth(fault: Fault) -> Finding:
    if fault.given is None or isinstance(fault.given, dict | list):
        return _wrong_kind(fault)
    return _finding(fault, "bad-truth", f"{_of(fault)} is `{_shown(fault.given)}`; it is `true` or `false`")


_WORDS: Mapping[str, Callable[[Fault], Finding]] = {
    "missing": _missing,
    "extra_forbidden": _unknown_key,
    "string_too_short": _blank,
    "string_too_long": _long,
    "string_pattern_mismatch": _pattern,
    "enum": _choice,
    **dict.fromkeys(("float_type", "float_parsing", "int_type", "int_parsing", "int_from_float"), _number),
    **dict.fromkeys(("greater_than", "greater_than_equal", "less_than", "less_than_equal", "finite_number"), _number),
    **dict.fromkeys(("bool_type", "bool_parsing"), _truth),
}


def every_kind() -> Iterator[str]:
    """Yield the kinds of reports that have words of their own."""
    yield from _WORDS
    yield from _EXPECTED

"""The words for what does not fit the grammar: pydantic finds it, a person reads our sentence.

Each kind of mistake that the model can report has one function here; pydantic's own words are never used.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from argmap import model
from argmap.loading.fault import SYNONYMS, Fault, faults_of, shown
from argmap.loading.kinds import kind_of
from argmap.problem import Finding, Severity
from argmap.suggest import folded, nearest

SCALARS = {"weight": "above 0 and at most 1", "plausibility": "from 0 to 1", "depth": "from 0 to 20, without a point"}
_RELATIONS = ("supports", "rebuts", "undercuts", "about")
_LISTS = (
    *_RELATIONS,
    "with",
    "sources",
    "themes",
    "cases",
    "was",
    "claims",
    "examples",
    "authors",
    "questions",
    "tours",
)


def findings_of(error: ValidationError, written: Mapping[str, Any]) -> tuple[Finding, ...]:
    """Return one finding for each mistake that the model reports."""
    return tuple(dict.fromkeys(_WORDS.get(fault.kind, _wrong_kind)(fault) for fault in faults_of(error, written)))


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


def _unknown_key(fault: Fault) -> Finding:
    key = str(fault.where[-1])
    if isinstance(fault.owner, dict) and "cite" in fault.owner and key in model.Source.model_fields:
        message = f"`{key}` stands beside `cite` in {fault.subject}; a citation has only `at` and `quote`"
        return _finding(fault, "unknown-key", message, f"write `{key}` where the source is defined", at_key=True)
    message = f"unknown key `{shown(key)}` in {fault.subject}"
    if key.startswith("-") and len(key) > 1:
        help_ = f"put a space after the dash: `- {key[1:]}: …`"
        return _finding(fault, "unknown-key", message, help_, at_key=True)
    meant = fault.meant
    if key in ("side", "stance", "position") and isinstance(fault.given, str) and meant == "supports":
        help_ = f"a side is derived from the links; write `supports: {shown(fault.given)}`"
    elif meant:
        help_ = f"did you mean `{meant}`?"
    elif fault.known and (there := nearest(key, fault.keys, synonyms=SYNONYMS)):
        more = ", and may hold a list" if there in _LISTS else ""
        help_ = f"did you mean `{there}`? It is there already{more}"
    else:
        known = ", ".join(f"`{choice}`" for choice in fault.keys)
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
    return fault.where[0] in ("claims", "sources") and len(fault.where) == 2


_EXPECTED = {
    "string_type": "a text",
    "number": "a number",
    "bool_type": "`true` or `false`",
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
        message = f"source key `{shown(fault.given)}` in {fault.subject} is not allowed"
        help_ = "a source key holds a-z, 0-9, `_`, `.` and `-`, a letter or digit first"
        return _finding(fault, "bad-source-key", message, help_, at_key=True)
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
    what = f"id `{shown(given)}`" if given.strip() else "this id is blank; it"
    message = f"{what} is not allowed: lower-case letters a-z, digits and single hyphens, and a letter first"
    help_ = f"write `{proposal}`" if proposal else None
    where = fault.where[:-1] if fault.where[-2:-1] == (given,) else fault.where
    at_key = where[-1] == given
    return Finding("bad-id", Severity.ERROR, message, where, help_, replacement=proposal, at_key=at_key)


def _bad_reference(fault: Fault, given: str) -> Finding:
    """A reference that cannot be an id: a list without brackets, another spelling, or a whole sentence."""
    words = [word.strip() for word in given.strip("[] ").split(",")]
    named = "case" if fault.key in ("case", "cases") else "claim or a position"
    known = () if named == "case" else fault.known or ()
    meant = nearest(given, known)
    if len(words) > 1 and all(word in known for word in words):
        help_ = f"write a list: `[{', '.join(words)}]`"
    else:
        help_ = f"did you mean `{meant}`?" if meant else f"write the id of a {named}"
    message = f"`{fault.key}` of {fault.subject} is `{shown(given)}`, which is no id"
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
        return _finding(
            fault, "bad-url", message, f"write `https://{shown(given, 200)}`", replacement=f"https://{given}"
        )
    message = f"{_of(fault)} is no web address: it starts with `http://` or `https://` and holds no spaces"
    return _finding(fault, "bad-url", message)


def _choice(fault: Fault) -> Finding:
    choices = re.findall(r"'([^']+)'", fault.limits["expected"])
    message = f"{_of(fault)} is `{shown(fault.given)}`; it is one of {', '.join(choices)}"
    if not isinstance(fault.given, str):
        return _wrong_kind(replace(fault, kind="string_type"))
    meant = nearest(fault.given, choices)
    return _finding(fault, "bad-choice", message, f"did you mean `{meant}`?" if meant else None, replacement=meant)


def _number(fault: Fault) -> Finding:
    if fault.given is None or isinstance(fault.given, dict | list):
        return _wrong_kind(replace(fault, kind="number"))
    expected = SCALARS.get(fault.key, "such as 2024, without quotes or words")
    message = f"{_of(fault)} is `{shown(fault.given)}`; it is a number {expected}"
    return _finding(fault, "bad-number", message, _number_meant(str(fault.given)))


def _number_meant(given: str) -> str | None:
    """Return what to write for a decimal comma or a percentage."""
    if re.fullmatch(r"\d+,\d+", given):
        return f"write `{given.replace(',', '.')}`"
    if re.fullmatch(r"\d{1,3} ?%", given) and int(given.rstrip("% ")) <= 100:
        return f"write `{int(given.rstrip('% ')) / 100:g}`"
    return None


def _truth(fault: Fault) -> Finding:
    if fault.given is None or isinstance(fault.given, dict | list):
        return _wrong_kind(fault)
    return _finding(fault, "bad-truth", f"{_of(fault)} is `{shown(fault.given)}`; it is `true` or `false`")


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

"""The words for what does not fit the grammar: pydantic finds it, a person reads our sentence.

Each kind of mistake that the model reports has one function here or in `values`; pydantic's words are never used.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from argmap.codes import Code
from argmap.loading.keys import HABITS, HOMES, meaning
from argmap.loading.kinds import kind_of
from argmap.loading.mistakes import blank, misplaced_key, unknown_key, wrong_kind
from argmap.loading.readings import LIKELY, ONE_READING, SIDES, spelling
from argmap.loading.words import numbers, values
from argmap.loading.words.directions import evidence_named, misdirected
from argmap.loading.words.fault import DASHED, Fault
from argmap.loading.words.faults import faults_of
from argmap.loading.words.subject import shown
from argmap.loading.words.values import finding_of
from argmap.model import Source
from argmap.problem import Finding, Severity
from argmap.signs import did_you_mean, spelt_out

RELATIONS = ("supports", "rebuts", "undercuts", "about")
_LISTS = frozenset(
    {*RELATIONS, "with", "sources", "themes", "cases", "was", "claims", "examples", "authors", "questions", "tours"}
)
_KEYS = ("sources", "held_by")
_IDS = (*RELATIONS, "with", "from", "to", "without", "accept", "show", "add")


def findings_of(error: ValidationError, written: Mapping[str, Any], *, most: int | None = None) -> tuple[Finding, ...]:
    """Return one finding for each mistake that the model reports, or for the first so many of them."""
    found: dict[Finding, None] = {}
    for fault in faults_of(error, written):
        if len(found) == most:
            break
        found[_finding(fault)] = None
    return tuple(found)


def _finding(fault: Fault) -> Finding:
    is_other_kind = fault.given is None or isinstance(fault.given, dict | list)
    if is_other_kind and fault.kind not in ("missing", "extra_forbidden", DASHED):
        return _wrong_kind(fault)
    return _WORDS.get(fault.kind, _wrong_kind)(fault)


def _missing(fault: Fault) -> Finding:
    key = str(fault.where[-1])
    subject = f"an entry of {fault.subject}" if fault.subject.startswith("`") else fault.subject
    help_ = _NEEDED.get(key, f"add a line `{key}: …`")
    if key in ("to", "cite") and (dashed := _second_dash(fault)):
        help_ = dashed
    elif key == "to" and isinstance(fault.owner, dict) and fault.names and fault.owner.get("id") in fault.names.ids:
        help_ = f"`id` names the link itself; write `to: {fault.owner['id']}`"
    return Finding(Code.MISSING_KEY, Severity.ERROR, f"{subject} has no `{key}`", fault.where, help_, at_key=True)


def _second_dash(fault: Fault) -> str | None:
    """Return how an entry of a list that only goes on with the one before it is written."""
    number = fault.where[-2] if len(fault.where) > 1 else None
    if not isinstance(number, int) or number == 0 or not isinstance(fault.owner, dict) or not fault.owner:
        return None
    before = fault.before
    first = next(iter(fault.owner))
    if fault.where[-1] == "to" and first not in ("with", "note", "weight"):
        return None
    if isinstance(before, dict) and fault.where[-1] in before:
        return f"one dash too many: `{first}` belongs right below `{next(iter(before))}`"
    if isinstance(before, str):
        more = ", ".join(f"{each}: {shown(value, 40)}" for each, value in fault.owner.items())
        return f"one dash too many: write `- {{{fault.where[-1]}: {shown(before)}, {more}}}`"
    return None


_NEEDED = {
    "id": "add `id: a-short-name`; it is required and never changes",
    "text": "add `text: >-` and one sentence below it; it is required",
    "title": "add `title: …`; it is required",
    "question": "add `question: …`; it is required",
    "to": "add `to: ID`, the claim that it answers",
    "cite": "add `cite: KEY`, a key of `sources:`",
}


def _unknown_key(fault: Fault) -> Finding:
    """Say which key was meant, where it belongs, or which keys are known."""
    key = str(fault.where[-1])
    meant = fault.meant
    if (way := fault.direction) is not None and not fault.is_named_by_key:
        return misdirected(fault, way)
    home = None if meant else _home(fault, key)
    if home is not None and fault.beside:
        verb = "is no key" if len(fault.beside) == 1 else "are no keys"
        listed = " and ".join(f"`{each}`" for each in fault.beside)
        found = misplaced_key(f"{listed} {verb} of {fault.subject}", fault.where, _within_link(fault))
        return replace(found, also=fault.also)
    if home is not None:
        return misplaced_key(f"`{shown(key)}` is no key of {fault.subject}", fault.where, home)
    message = f"unknown key `{shown(key)}` in {fault.subject}"
    if fault.is_title_of_text:
        return replace(unknown_key(message, fault.where, "write `text`, not `title`", "text"), safe=False)
    is_glued = ":" in key or "=" in key
    if is_glued and (within := re.fullmatch(r"([\w-]+):([\[{].*)", key)):
        rest = f"{within[2]}: {fault.given}" if isinstance(fault.given, str) else within[2]
        help_ = f"put a space after the colon: `{within[1]}: {shown(rest)}`"
        return unknown_key(message, fault.where, help_, f"{within[1]}: {within[2]}")
    if is_glued and (glued := re.fullmatch(r"[\w-]+[:=](\S.*)", key)):
        help_ = f"put a space after the colon: `{meant or glued[0]}: {shown(glued[1])}`"
        instead = f"{meant}: {glued[1]}" if meant else None
        return unknown_key(message, fault.where, help_, instead, safe=fault.meaning.is_sure)
    if key.startswith("-") and len(key) > 1:
        return unknown_key(message, fault.where, f"put a space after the dash: `- {key[1:]}: …`", f"- {key[1:]}")
    help_ = _meant(fault, key, meant)
    if help_.startswith("did you mean"):
        message = f"unknown key `{spelt_out(shown(key))}` in {fault.subject}"
    is_safe = fault.meaning.is_sure or not meant
    return unknown_key(message, fault.where, help_, _replacement(fault, meant), safe=is_safe)


def _replacement(fault: Fault, meant: str | None) -> str | None:
    """Return the key that was meant, unless its value shows that more must be changed."""
    if meant == "author" and isinstance(fault.given, list):
        return None
    if fault.is_source and fault.given is None and not meant:
        return f"cite: {fault.where[-1]}"
    return None if meant == "supports" and spelling(str(fault.where[-1])) in SIDES else meant


def _home(fault: Fault, key: str) -> str | None:
    """Return where a key belongs that another part of a debate knows."""
    if isinstance(fault.owner, dict) and "cite" in fault.owner and key in Source.model_fields:
        return f"a citation has only `at` and `quote`; write `{key}` where the source is defined"
    if isinstance(fault.owner, dict) and "title" in fault.owner and key in ("at", "quote"):
        return f"define the source below `sources:` and cite it: `{{cite: KEY, {key}: …}}`"
    names = [step for step in fault.where if isinstance(step, str)]
    if names[:-1] not in (["claims"], ["debate", "positions", *names[2:3]]):
        return None
    word = spelling(key)
    of_source = ONE_READING.get(word) or LIKELY.get(word)
    if key not in _AT_HOME and of_source not in _AT_HOME:
        return None  # which most mistakes are, and there may be thousands
    for home, (keys, below) in HOMES.items():
        if key in keys or (below == "sources" and of_source in keys):
            return f"it is a key of {home}: {_EXAMPLES[below].format(key if key in keys else of_source)}"
    return None


_AT_HOME = frozenset(key for keys, _ in HOMES.values() for key in keys)


def _within_link(fault: Fault) -> str:
    """Return how the link is written whose keys stand beside it."""
    owner = fault.owner if isinstance(fault.owner, dict) else {}
    links = [key for key in RELATIONS[:2] if isinstance(owner.get(key), str) and values.is_id(owner[key])]
    relation = links[0] if len(links) == 1 else "supports"
    more = "".join(f", {key}: {_short(owner.get(key))}" for key in fault.beside)
    subject = "it is a key" if len(fault.beside) == 1 else "they are keys"
    return f"{subject} of a link: `{relation}: {{to: {owner[relation] if len(links) == 1 else 'ID'}{more}}}`"


def _short(value: Any) -> str:
    """Return a value as it is written between braces, or a mark for it where it is long."""
    if isinstance(value, list) and all(isinstance(each, str) and values.is_id(each) for each in value):
        return f"[{', '.join(value)}]"
    is_word = isinstance(value, str) and re.fullmatch(r"[\w.-]{1,30}", value) is not None
    return str(value) if is_word else "…"


_EXAMPLES = {
    "sources": "`sources: {{title: …, {}: …}}`",
    "title": "`sources: {{title: …}}`",
    "cite": "`sources: {{cite: KEY, {}: …}}`",
    "supports": "`supports: {{to: ID, {}: …}}`",
    "debate": "write it below `debate:`, indented by two spaces",
    "positions": "`positions:` below `debate:`; a claim names its `sources`",
}


def _meant(fault: Fault, key: str, meant: str | None) -> str:
    if "supports" in fault.known and spelling(key) in SIDES:
        return _side(fault)
    if meant == "author" and isinstance(fault.given, list):
        return f"write `author: {shown(', '.join(map(str, fault.given)))}`"
    if fault.meaning.asked:
        return fault.meaning.asked
    known = fault.known
    if "supports" in known and spelling(key) in HABITS:
        return HABITS[spelling(key)]
    if fault.is_named_by_key:
        return _by_key(fault, key)
    if fault.is_source:
        return (
            f"write `cite: {key}`" if fault.given is None else f"write `{{cite: {key}, at: {shown(fault.given, 40)}}}`"
        )
    if fault.is_piece:
        return _piece(fault, key)
    if fault.names and key in fault.names.ids and "to" in known:
        return f"write `{{to: {key}}}`; a link's other keys are `with`, `note`, `weight` and `id`"
    if fault.names and (there := meaning(key, known, known).key):
        question = did_you_mean(key, there)
        return f"{question} It is there already{', and may hold a list' if there in _LISTS else ''}"
    return f"known here: {', '.join(f'`{choice}`' for choice in known)}; keys that start with `x-` are free"


def _piece(fault: Fault, key: str) -> str:
    if fault.is_decimal:
        cut = fault.cut_value
        return numbers.with_a_point(cut[0], cut[1], key) if cut else numbers.with_a_point("", "0", key)
    if fault.is_piece_of_address and (cut := fault.cut_value):
        return f'a comma ends the address here; put it in quotes: `{cut[0]}: "{cut[1]},{key}"`'
    return "a comma between braces starts a new key; put a text that holds one in quotes"


def _by_key(fault: Fault, key: str) -> str:
    if isinstance(fault.given, dict):
        is_source = "title" in fault.given
        return (
            f"a source stands below `sources:`, as `{key}:` without a dash"
            if is_source
            else f"write `- id: {key}`, and its other keys right below `id`"
        )
    return f"write `- id: {key}`" + (f" and below it `text: {shown(fault.given, 40)}`" if fault.given else "")


def _side(fault: Fault) -> str:
    given = fault.given if isinstance(fault.given, str) else ""
    known = fault.names.positions if fault.names else ()
    if given in known or not known:
        return f"a side is derived from the links; write `supports: {shown(given) or 'ID'}`"
    return f"a side is derived from the links; write `supports:` or `rebuts:` and an id, such as `{known[0]}`"


def _wrong_kind(fault: Fault) -> Finding:
    if fault.given is None:
        return _empty(fault)
    if _is_whole(fault):
        keys = "`id`, `text` and more" if fault.where[0] == "claims" else "`title` and more"
        message = f"{fault.subject} is {kind_of(fault.given)}; it is a mapping with {keys}"
        more = f"; so are {len(fault.also)} more" if len(fault.also) > 1 else "; so is one more" if fault.also else ""
        return replace(wrong_kind(message + more, fault.where, _whole_help(fault)), also=fault.also)
    expected = _EXPECTED.get(fault.kind, "something else")
    if fault.key in _IDS and fault.kind in ("string_type", "model_type", "model_attributes_type"):
        expected = "the id of a claim"
    if _flat(fault) is not None:
        expected = "an id" if fault.key in _IDS else "a source key" if fault.key in _KEYS else "a text"
    message = f"{fault.named} is {kind_of(fault.given)} where {expected} is expected"
    return replace(wrong_kind(message, fault.where, _kind_help(fault, expected)), also=fault.also)


def _whole_help(fault: Fault) -> str:
    if fault.where[0] == "sources":
        return "write its keys below it: `title: …`, `url: …`"
    given = fault.given if isinstance(fault.given, str) else ""
    return (
        f"write `- id: {given}` and its `text:` below it"
        if values.is_id(given)
        else "start it with `- id: a-short-name`"
    )


def _kind_help(fault: Fault, expected: str) -> str | None:
    is_alone = not isinstance(fault.where[-1], int)
    if fault.key in ("themes", "cases", "authors", "examples") and isinstance(fault.given, dict) and is_alone:
        return f"write a list: `[{', '.join(map(str, fault.given))}]`"
    if expected == "a text" and isinstance(fault.given, dict):
        return "a text that holds `: ` or starts with `{` needs quotes, or stands below `>-`"
    if expected == "a text" and isinstance(fault.given, list) and all(isinstance(each, str) for each in fault.given):
        return f"write one text: `{shown(', '.join(fault.given))}`"
    if expected == "a text" and isinstance(fault.given, list):
        return "write one text; if it starts with `[` or `- `, put it in quotes or below `>-`"
    if fault.key == "to":
        return "a link leads to one claim; write a list of links: `[ID, ID]`"
    if (inner := _flat(fault)) is not None:
        return inner
    if expected == "the id of a claim":
        return "write one id, or a list of ids: `[ID, ID]`"
    if fault.kind == "enum" and isinstance(fault.given, list):
        return evidence_named(fault) or "choose the one that fits best"
    if fault.key == "steps" and isinstance(fault.given, str) and values.is_id(fault.given):
        more = ", and each entry below it alike" if fault.also else ""
        return f"write `- show: [{fault.given}]`{more}"
    return _ENTRIES.get(fault.key)


def _flat(fault: Fault) -> str | None:
    """Return what to write for a list within a list, as `[[audit]]` of a wiki."""
    is_words = isinstance(fault.given, list) and all(isinstance(each, str) for each in fault.given)
    if not is_words or not isinstance(fault.where[-1], int) or not fault.given:
        return None
    written = fault.given[0] if len(fault.given) == 1 else f"[{', '.join(fault.given)}]"
    return f"one pair of brackets is too many: write `{shown(written)}`"


_ENTRIES = {
    "questions": "write `- id: a-short-name` and `text: …` below it",
    "tours": "write `- id: a-short-name`, `title: …` and `steps:` below it",
    "steps": "write `- show: [ID]` or `- add: ID`",
}


def _is_whole(fault: Fault) -> bool:
    """Tell whether the report is about a whole claim or source."""
    return fault.where[0] in ("claims", "sources") and len(fault.where) == 2


_EXPECTED = {
    "enum": "one word",
    **dict.fromkeys(("float_type", "int_type"), "a number"),
    "bool_type": "`true` or `false`",
    "string_type": "a text",
    "model_type": "a mapping",
    "model_attributes_type": "a mapping",
    "dict_type": "a mapping",
    "tuple_type": "a list",
    "list_type": "a list",
}


def _empty(fault: Fault) -> Finding:
    help_ = "write something after the colon, or delete the line"
    if _is_whole(fault):
        help_ = "write its `id` and `text`, or delete the dash" if fault.where[0] == "claims" else "write its `title`"
        return blank(f"{fault.subject} is empty", fault.where, help_, at_key=True)
    found = blank(f"{fault.named} is empty", fault.where, help_, at_key=True)
    if not fault.below:
        return found
    keys = ", ".join(f"`{key}`" for key in fault.below)
    help_ = f"indent {keys} by two more spaces: {'it belongs' if len(fault.below) == 1 else 'they belong'} to it"
    return replace(found, help=help_, also=tuple((*fault.where[:-1], key) for key in fault.below))


def _dashed(fault: Fault) -> Finding:
    first, *more = fault.below
    help_ = "only `id` has a dash: write spaces instead" + (
        f", here and in front of {', '.join(f'`{key}`' for key in more)}" if more else ""
    )
    return misplaced_key(f"the dash in front of `{first}` starts a new claim", (*fault.where[:-1], first), help_)


def _blank(fault: Fault) -> Finding:
    return blank(f"{fault.named} is blank", fault.where, "write something there, or delete the line")


def _long(fault: Fault) -> Finding:
    most, length = fault.limits["max_length"], len(str(fault.given).strip())
    message = f"{fault.named} has {length:,} characters; at most {most:,} are allowed"
    return finding_of(fault, Code.TOO_LONG, message, _SHORTER.get(fault.key, "shorten it"))


_SHORTER: Mapping[str, str] = {
    "label": "a label is what a box on a slide shows; the sentence itself goes into `text`",
    "text": "a text is one sentence; the rest goes into `detail`, or into claims of their own",
    "detail": "a detail that long is a paper of its own: publish it, and name it under `sources`",
    "description": "say in a few paragraphs what the debate is about; the rest goes into claims",
    "say": "nobody says that much at one step: make several steps of it",
    "quote": "quote the sentences that the claim rests on, and name their place with `at`",
    "at": "name the place in a few words, as a page or a chapter; the words themselves go into `quote`",
    **dict.fromkeys(("url", "archived", "repository"), "give the address without what only tracks its readers"),
}
"""What to do about a text that is too long, by its key."""


def _choice(fault: Fault) -> Finding:
    found = values.choice(fault)
    told = evidence_named(fault)
    return replace(found, help=told, replacement=None) if told and not found.replacement else found


_WORDS: Mapping[str, Callable[[Fault], Finding]] = {
    "missing": _missing,
    DASHED: _dashed,
    "extra_forbidden": _unknown_key,
    "string_too_short": _blank,
    "string_too_long": _long,
    "string_pattern_mismatch": values.pattern,
    "enum": _choice,
    **dict.fromkeys(("float_type", "float_parsing", "int_type", "int_parsing", "int_from_float"), numbers.number),
    **dict.fromkeys(("greater_than", "greater_than_equal", "less_than", "less_than_equal"), numbers.number),
    "finite_number": numbers.number,
    **dict.fromkeys(("bool_type", "bool_parsing"), values.truth),
}

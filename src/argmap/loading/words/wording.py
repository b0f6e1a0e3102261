"""The words for what does not fit the grammar: the model finds it, a person reads our sentence.

Each kind of mistake that the model reports has one function here or beside; its own words are never
used.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from argmap import model
from argmap.codes import Code
from argmap.loading.mistakes import blank, misplaced_key
from argmap.loading.words import numbers
from argmap.loading.words.addresses import bad_url
from argmap.loading.words.citations import bad_source_key
from argmap.loading.words.directions import evidence_named
from argmap.loading.words.ids import bad_id
from argmap.loading.words.misfit import DASHED, Misfit
from argmap.loading.words.misfits import OF_LINKS
from argmap.loading.words.other_kind import other_kind
from argmap.loading.words.references import bad_reference
from argmap.loading.words.subject import shown
from argmap.loading.words.unknown import FEW, key_unknown
from argmap.loading.words.values import choice, finding_of, truth
from argmap.problem import Finding, Severity


def findings_of(misfits: Iterable[Misfit], *, most: int | None = None) -> tuple[Finding, ...]:
    """Return one finding for each misfit, or for the first so many of them."""
    # One mistake may be reported of several forms that a value may have.
    found: dict[Finding, None] = {}
    for misfit in misfits:
        if len(found) == most:
            break
        found[_finding(misfit)] = None
    return tuple(found)


def _finding(misfit: Misfit) -> Finding:
    is_of_key = misfit.is_missing or misfit.is_unknown or misfit.kind == DASHED
    # Of a list or a mapping the model says what is wrong with it as a text.
    if not is_of_key and isinstance(misfit.given, list | dict | None):
        return other_kind(misfit)
    return _WORDS.get(misfit.kind, other_kind)(misfit)


def _missing(misfit: Misfit) -> Finding:
    """A key that must be there and is not."""
    key = str(misfit.last)
    subject = f"an entry of {misfit.subject}" if misfit.subject.startswith("`") else misfit.subject
    help_ = _second_dash(misfit) if key in ("to", "cite") else None
    id_ = misfit.owner.get("id")
    is_known = misfit.names is not None and isinstance(id_, str) and id_ in misfit.names.ids
    if help_ is None and key == "to" and is_known:
        help_ = f"`id` names the link itself; write `to: {id_}`"
    help_ = help_ or _NEEDED.get(key, f"add a line `{key}: …`")
    message = f"{subject} has no `{key}`"
    return Finding(Code.MISSING_KEY, Severity.ERROR, message, misfit.where, help_, at_key=True)


_NEEDED = {
    "id": "add `id: a-short-name`; it is required and never changes",
    "text": "add `text: >-` and one sentence below it; it is required",
    "title": "add `title: …`; it is required",
    "question": "add `question: …`; it is required",
    "to": "add `to: ID`, the claim that it answers",
    "cite": "add `cite: KEY`, a key of `sources:`",
}


def _second_dash(misfit: Misfit) -> str | None:
    """Return how an entry of a list that only goes on with the one before it is written."""
    before, lacking = misfit.before, misfit.last
    if not isinstance(misfit.around[-1], int) or not misfit.owner:
        return None
    first = next(iter(misfit.owner))
    # Any other key may be one that is misspelt: nothing says that it belongs above.
    if lacking == "to" and first not in OF_LINKS:
        return None
    if isinstance(before, dict) and lacking in before:
        return f"one dash too many: `{first}` belongs right below `{next(iter(before))}`"
    if isinstance(before, str):
        more = ", ".join(f"{key}: {shown(value, FEW)}" for key, value in misfit.owner.items())
        return f"one dash too many: write `- {{{lacking}: {shown(before)}, {more}}}`"
    return None


def _dashed(misfit: Misfit) -> Finding:
    """A dash in front of each key of a claim, which cuts it to pieces."""
    first, *more = misfit.below
    message = f"the dash in front of `{first}` starts a new claim"
    help_ = "only `id` has a dash: write spaces instead"
    if more:
        listed = ", ".join(f"`{key}`" for key in more)
        help_ += f", here and in front of {listed}"
    return misplaced_key(message, (*misfit.around, first), help_)


def _blank(misfit: Misfit) -> Finding:
    help_ = "write something there, or delete the line"
    return blank(f"{misfit.named} is blank", misfit.where, help_)


def _pattern(misfit: Misfit) -> Finding:
    """A text of the wrong form."""
    given = str(misfit.given)
    if not given.strip():
        return _blank(misfit)
    match misfit.limits.get("pattern"):
        case model.ID_PATTERN:
            return bad_id(misfit, given) if misfit.defines else bad_reference(misfit, given)
        case model.SOURCE_KEY_PATTERN:
            return bad_source_key(misfit, given)
        case model.URL_PATTERN:
            return bad_url(misfit, given.strip())
        case _:
            message = f"{misfit.named} has several lines; a label is one line"
            help_ = "put it on one line; the sentence itself goes into `text`"
            return finding_of(misfit, Code.SEVERAL_LINES, message, help_)


def _long(misfit: Misfit) -> Finding:
    """A text that is longer than a slide, or a line, can show."""
    # The model counts without the blanks around it.
    length, most = len(str(misfit.given).strip()), misfit.limits["max_length"]
    message = f"{misfit.named} has {length:,} characters; at most {most:,} are allowed"
    return finding_of(misfit, Code.TOO_LONG, message, _SHORTER.get(misfit.key, "shorten it"))


_ADDRESS = "give the address without what only tracks its readers"
_SHORTER = {
    "label": "a label is what a box on a slide shows; the sentence itself goes into `text`",
    "text": "a text is one sentence; the rest goes into `detail`, or into claims of their own",
    "detail": "a detail that long is a paper of its own: publish it, and name it under `sources`",
    "description": "say in a few paragraphs what the debate is about; the rest goes into claims",
    "say": "nobody says that much at one step: make several steps of it",
    "quote": "quote the sentences that the claim rests on, and name their place with `at`",
    "at": "name the place in a few words, as a page or a chapter; "
    "the words themselves go into `quote`",
    "url": _ADDRESS,
    "archived": _ADDRESS,
    "repository": _ADDRESS,
}
"""What to do about a text that is too long, by its key."""


def _choice(misfit: Misfit) -> Finding:
    found = choice(misfit)
    told = evidence_named(misfit)
    if told is None or found.replacement:
        return found
    return replace(found, help=told, replacement=None)


_WORDS: Mapping[str, Callable[[Misfit], Finding]] = {
    "missing": _missing,
    DASHED: _dashed,
    "extra_forbidden": key_unknown,
    "string_too_short": _blank,
    "string_too_long": _long,
    "string_pattern_mismatch": _pattern,
    "enum": _choice,
    "float_type": numbers.bad_number,
    "float_parsing": numbers.bad_number,
    "int_type": numbers.bad_number,
    "int_parsing": numbers.bad_number,
    "int_from_float": numbers.bad_number,
    "greater_than": numbers.bad_number,
    "greater_than_equal": numbers.bad_number,
    "less_than": numbers.bad_number,
    "less_than_equal": numbers.bad_number,
    "finite_number": numbers.bad_number,
    "bool_type": truth,
    "bool_parsing": truth,
}
"""The words for each kind of report that the model makes."""

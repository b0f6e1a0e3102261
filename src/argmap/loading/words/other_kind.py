"""The words for a list, a mapping, a text or nothing where something else is expected."""

from __future__ import annotations

from dataclasses import replace

from argmap.loading.kinds import kind_of
from argmap.loading.mistakes import blank, wrong_kind
from argmap.loading.words.directions import evidence_named
from argmap.loading.words.ids import is_id
from argmap.loading.words.misfit import Misfit
from argmap.loading.words.subject import shown
from argmap.model import CLAIMS_OF_A_STOP, Relation
from argmap.problem import Finding

_KEYS = ("sources", "held_by")
_IDS = (
    *Relation,
    *("with", "from", "to"),
    *CLAIMS_OF_A_STOP,
)
_ENTRIES = {
    "questions": "write `- id: a-short-name` and `text: …` below it",
    "tours": "write `- id: a-short-name`, `title: …` and `steps:` below it",
    "steps": "write `- show: [ID]` or `- add: ID`",
}
"""How an entry of each list of mappings is written."""

_EXPECTED = {
    "enum": "one word",
    "float_type": "a number",
    "int_type": "a number",
    "bool_type": "`true` or `false`",
    "string_type": "a text",
    "model_type": "a mapping",
    "model_attributes_type": "a mapping",
    "dict_type": "a mapping",
    "tuple_type": "a list",
    "list_type": "a list",
}
"""What the model misses, by its name for that."""

AN_ID = "the id of a claim"


def other_kind(misfit: Misfit) -> Finding:
    """Say which kind of value was expected, and how what stands there is probably meant."""
    if misfit.given is None:
        return _empty(misfit)
    if _is_whole(misfit):
        return _whole(misfit)
    expected = _expected(misfit)
    message = f"{misfit.named} is {kind_of(misfit.given)} where {expected} is expected"
    help_ = _as_list(misfit)
    if help_ is None and expected == "a text":
        help_ = _as_text(misfit)
    help_ = help_ or _of_key(misfit, expected) or _ENTRIES.get(misfit.key)
    return replace(wrong_kind(message, misfit.where, help_), also=misfit.also)


def _is_whole(misfit: Misfit) -> bool:
    """Tell whether the report is about a whole claim or source."""
    return misfit.where[0] in ("claims", "sources") and len(misfit.where) == len(("claims", 0))


def _whole(misfit: Misfit) -> Finding:
    """A claim or a source that is no mapping; others like it are told along with it."""
    given = misfit.given if isinstance(misfit.given, str) else ""
    if misfit.where[0] == "sources":
        keys = "`title` and more"
        help_ = "write its keys below it: `title: …`, `url: …`"
    else:
        keys = "`id`, `text` and more"
        help_ = "start it with `- id: a-short-name`"
        if is_id(given):
            help_ = f"write `- id: {given}` and its `text:` below it"
    match len(misfit.also):
        case 0:
            more = ""
        case 1:
            more = "; so is one more"
        case number:
            more = f"; so are {number} more"
    message = f"{misfit.subject} is {kind_of(misfit.given)}; it is a mapping with {keys}{more}"
    return replace(wrong_kind(message, misfit.where, help_), also=misfit.also)


def _expected(misfit: Misfit) -> str:
    """Return what is expected where something else stands."""
    if _flat(misfit) is not None:
        if misfit.key in _IDS:
            return "an id"
        return "a source key" if misfit.key in _KEYS else "a text"
    is_name = misfit.kind in ("string_type", "model_type", "model_attributes_type")
    if is_name and misfit.key in _IDS:
        return AN_ID
    return _EXPECTED.get(misfit.kind, "something else")


def _as_list(misfit: Misfit) -> str | None:
    """Return how the words are written that stand as the keys of a mapping."""
    is_of_words = misfit.key in ("themes", "cases", "authors", "examples")
    if not is_of_words or not isinstance(misfit.given, dict) or isinstance(misfit.last, int):
        return None
    return f"write a list: `[{', '.join(map(str, misfit.given))}]`"


def _as_text(misfit: Misfit) -> str | None:
    """Return how a text is written that YAML takes for a mapping or a list."""
    match misfit.given:
        case dict():
            return "a text that holds `: ` or starts with `{` needs quotes, or stands below `>-`"
        case list() if all(isinstance(each, str) for each in misfit.given):
            return f"write one text: `{shown(', '.join(misfit.given))}`"
        case list():
            return "write one text; if it starts with `[` or `- `, put it in quotes or below `>-`"
        case _:
            return None


def _of_key(misfit: Misfit, expected: str) -> str | None:
    """Return how a value of one of our keys is written."""
    if misfit.key == "to":
        return "a link leads to one claim; write a list of links: `[ID, ID]`"
    if inner := _flat(misfit):
        return inner
    if expected == AN_ID:
        return "write one id, or a list of ids: `[ID, ID]`"
    if misfit.kind == "enum" and isinstance(misfit.given, list):
        return evidence_named(misfit) or "choose the one that fits best"
    if misfit.key == "steps" and is_id(misfit.given):
        more = ", and each entry below it alike" if misfit.also else ""
        return f"write `- show: [{misfit.given}]`{more}"
    return None


def _flat(misfit: Misfit) -> str | None:
    """Return what to write for a list within a list, as `[[audit]]` of a wiki."""
    given = misfit.given
    if not given or not isinstance(given, list) or not isinstance(misfit.last, int):
        return None
    if not all(isinstance(each, str) for each in given):
        return None
    written = given[0] if len(given) == 1 else f"[{', '.join(given)}]"
    return f"one pair of brackets is too many: write `{shown(written)}`"


def _empty(misfit: Misfit) -> Finding:
    """Nothing behind a key; what stands beside it may belong below it."""
    help_ = "write something after the colon, or delete the line"
    if _is_whole(misfit):
        help_ = "write its `id` and `text`, or delete the dash"
        if misfit.where[0] == "sources":
            help_ = "write its `title`"
        return blank(f"{misfit.subject} is empty", misfit.where, help_, at_key=True)
    also = tuple((*misfit.around, key) for key in misfit.below)
    if also:
        keys = ", ".join(f"`{key}`" for key in misfit.below)
        verb = "it belongs" if len(also) == 1 else "they belong"
        help_ = f"indent {keys} by two more spaces: {verb} to it"
    found = blank(f"{misfit.named} is empty", misfit.where, help_, at_key=True)
    return replace(found, also=also)

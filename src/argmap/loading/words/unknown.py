"""The words for a key that nobody knows where it stands: what was meant, or where it belongs."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from argmap.loading.keys import HABITS, HOMES, meaning
from argmap.loading.mistakes import misplaced_key, unknown_key
from argmap.loading.readings import LIKELY, ONE_READING, SIDES, spelling
from argmap.loading.words import numbers
from argmap.loading.words.directions import misdirected
from argmap.loading.words.ids import is_id
from argmap.loading.words.misfit import Misfit
from argmap.loading.words.subject import shown
from argmap.model import Relation, Source
from argmap.problem import Finding
from argmap.signs import did_you_mean, spelt_out

FEW = 40
"""How many characters of a value a sentence repeats."""

_RELATIONS = ("supports", "rebuts")
_LISTS = frozenset(
    {
        *Relation,
        *("with", "sources", "themes", "cases", "was"),
        *("claims", "examples", "authors", "questions", "tours"),
    }
)
_AT_HOME = frozenset[str]().union(*(keys for keys, _ in HOMES.values()))
_EXAMPLES = {
    "sources": "`sources: {{title: …, {}: …}}`",
    "title": "`sources: {{title: …}}`",
    "cite": "`sources: {{cite: KEY, {}: …}}`",
    "supports": "`supports: {{to: ID, {}: …}}`",
    "debate": "write it below `debate:`, indented by two spaces",
    "positions": "`positions:` below `debate:`; a claim names its `sources`",
}
"""How each home of a key is written that stands elsewhere."""

_BEHIND_COLON = re.compile(r"([\w-]+):([\[{].*)")
_BEHIND_SIGN = re.compile(r"[\w-]+[:=](\S.*)")


def key_unknown(misfit: Misfit) -> Finding:
    """Say which key was meant, where it belongs, or which keys are known."""
    for reading in _READINGS:
        found = reading(misfit)
        if found is not None:
            return found
    return _another_word(misfit)


def _message(misfit: Misfit) -> str:
    return f"unknown key `{shown(misfit.last)}` in {misfit.subject}"


def _wrong_end(misfit: Misfit) -> Finding | None:
    """A link that is written under the claim to which it leads."""
    way = misfit.direction
    if way is None or misfit.is_named_by_key:
        return None
    return misdirected(misfit, way)


def _away_from_home(misfit: Misfit) -> Finding | None:
    """A key that another part of a debate knows."""
    # A misspelt key of this part is likelier than one of another.
    home = None if misfit.meant else _home(misfit, str(misfit.last))
    if home is None:
        return None
    if not misfit.beside:
        message = f"`{shown(misfit.last)}` is no key of {misfit.subject}"
        return misplaced_key(message, misfit.where, home)
    verb = "is no key" if len(misfit.beside) == 1 else "are no keys"
    listed = " and ".join(f"`{each}`" for each in misfit.beside)
    message = f"{listed} {verb} of {misfit.subject}"
    return replace(misplaced_key(message, misfit.where, _within_link(misfit)), also=misfit.also)


def _title_of_text(misfit: Misfit) -> Finding | None:
    """A `title` where the text is missing; what it holds may still be no sentence."""
    if not misfit.is_title_of_text:
        return None
    help_ = "write `text`, not `title`"
    return unknown_key(_message(misfit), misfit.where, help_, replacement="text", safe=False)


def _glued(misfit: Misfit) -> Finding | None:
    """A value that stands right behind the colon of its key, so that both are one key."""
    key = str(misfit.last)
    if within := _BEHIND_COLON.fullmatch(key):
        rest = f"{within[2]}: {misfit.given}" if isinstance(misfit.given, str) else within[2]
        help_ = f"put a space after the colon: `{within[1]}: {shown(rest)}`"
        return unknown_key(
            _message(misfit), misfit.where, help_, replacement=f"{within[1]}: {within[2]}"
        )
    if glued := _BEHIND_SIGN.fullmatch(key):
        meant, is_sure = misfit.meant, misfit.meaning.is_sure
        help_ = f"put a space after the colon: `{meant or glued[0]}: {shown(glued[1])}`"
        instead = f"{meant}: {glued[1]}" if meant else None
        return unknown_key(_message(misfit), misfit.where, help_, replacement=instead, safe=is_sure)
    return None


def _behind_dash(misfit: Misfit) -> Finding | None:
    """A key that stands right behind a dash."""
    key = str(misfit.last).removeprefix("-")
    if not key or key == misfit.last:
        return None
    help_ = f"put a space after the dash: `- {key}: …`"
    return unknown_key(_message(misfit), misfit.where, help_, replacement=f"- {key}")


_READINGS: tuple[Callable[[Misfit], Finding | None], ...] = (
    _wrong_end,
    _away_from_home,
    _title_of_text,
    _glued,
    _behind_dash,
)
"""What an unknown key may be, the surest first."""


def _another_word(misfit: Misfit) -> Finding:
    """A key that probably stands for one of ours, or for none."""
    help_ = _meant(misfit)
    message = _message(misfit)
    if help_.startswith("did you mean"):
        message = f"unknown key `{spelt_out(shown(misfit.last))}` in {misfit.subject}"
    is_safe = misfit.meaning.is_sure or not misfit.meant
    return unknown_key(message, misfit.where, help_, replacement=_replacement(misfit), safe=is_safe)


def _replacement(misfit: Misfit) -> str | None:
    """Return the key that was meant, unless its value shows that more must be changed."""
    meant = misfit.meant
    if meant == "author" and isinstance(misfit.given, list):
        return None
    # Which relation it is depends on the side that is named.
    if meant == "supports" and spelling(str(misfit.last)) in SIDES:
        return None
    if not meant and misfit.given is None and misfit.is_source:
        return f"cite: {misfit.last}"
    return meant


def _home(misfit: Misfit, key: str) -> str | None:
    """Return where a key belongs that another part of a debate knows."""
    if "cite" in misfit.owner and key in Source.model_fields:
        return f"a citation has only `at` and `quote`; write `{key}` where the source is defined"
    if "title" in misfit.owner and key in ("at", "quote"):
        return f"define the source below `sources:` and cite it: `{{cite: KEY, {key}: …}}`"
    names = [step for step in misfit.around if isinstance(step, str)]
    if names != ["claims"] and names[:-1] != ["debate", "positions"]:
        return None
    return _home_in_claim(key)


def _home_in_claim(key: str) -> str | None:
    """Return where a key belongs that stands in a claim, if another part of a debate knows it."""
    word = spelling(key)
    of_source = ONE_READING.get(word) or LIKELY.get(word)
    if key not in _AT_HOME and of_source not in _AT_HOME:
        return None  # which most mistakes are, and there may be thousands
    for home, (keys, below) in HOMES.items():
        if key in keys:
            return f"it is a key of {home}: {_EXAMPLES[below].format(key)}"
        if below == "sources" and of_source in keys:
            return f"it is a key of {home}: {_EXAMPLES[below].format(of_source)}"
    return None


def _within_link(misfit: Misfit) -> str:
    """Return how the link is written whose keys stand beside it."""
    # Of two links nobody can tell which one the key belongs to.
    links = [key for key in _RELATIONS if is_id(misfit.owner.get(key))]
    relation, target = "supports", "ID"
    if len(links) == 1:
        relation, target = links[0], misfit.owner[links[0]]
    more = "".join(f", {key}: {_short(misfit.owner.get(key))}" for key in misfit.beside)
    subject = "it is a key" if len(misfit.beside) == 1 else "they are keys"
    return f"{subject} of a link: `{relation}: {{to: {target}{more}}}`"


def _short(value: Any) -> str:
    """Return a value as it is written between braces, or a mark for it where it is long."""
    if isinstance(value, list) and all(map(is_id, value)):
        return f"[{', '.join(value)}]"
    if isinstance(value, str) and re.fullmatch(r"[\w.-]{1,30}", value):
        return value
    return "…"


def _meant(misfit: Misfit) -> str:
    """Return what to write instead of a key, or which keys there are."""
    key, known = str(misfit.last), misfit.known
    is_of_claim = "supports" in known
    if is_of_claim and spelling(key) in SIDES:
        return _side(misfit)
    if misfit.meant == "author" and isinstance(misfit.given, list):
        return f"write `author: {shown(', '.join(map(str, misfit.given)))}`"
    if misfit.meaning.asked:
        return misfit.meaning.asked
    if is_of_claim and spelling(key) in HABITS:
        return HABITS[spelling(key)]
    return _name(misfit, key) or _known(misfit, key)


def _name(misfit: Misfit, key: str) -> str | None:
    """Return what to write for a key that is a name or a piece of a text."""
    if misfit.is_named_by_key:
        return _by_key(misfit, key)
    if misfit.is_source and misfit.given is None:
        return f"write `cite: {key}`"
    if misfit.is_source:
        return f"write `{{cite: {key}, at: {shown(misfit.given, FEW)}}}`"
    if misfit.is_piece:
        return _piece(misfit, key)
    if misfit.names and key in misfit.names.ids and "to" in misfit.known:
        return f"write `{{to: {key}}}`; a link's other keys are `with`, `note`, `weight` and `id`"
    return None


def _known(misfit: Misfit, key: str) -> str:
    """Return which keys there are, or the one that was meant and is there already."""
    there = meaning(key, misfit.known, misfit.known).key if misfit.names else None
    if there:
        list_too = ", and may hold a list" if there in _LISTS else ""
        return f"{did_you_mean(key, there)} It is there already{list_too}"
    listed = ", ".join(f"`{each}`" for each in misfit.known)
    return f"known here: {listed}; keys that start with `x-` are free"


def _piece(misfit: Misfit, key: str) -> str:
    """Return what to do about the rest of a text that a comma cuts in two."""
    cut = misfit.cut_value
    if misfit.is_decimal:
        return numbers.with_a_point(*(cut or ("", "0")), key)
    if cut and misfit.is_piece_of_address:
        name, address = cut
        return f'a comma ends the address here; put it in quotes: `{name}: "{address},{key}"`'
    return "a comma between braces starts a new key; put a text that holds one in quotes"


def _by_key(misfit: Misfit, key: str) -> str:
    """Return how a claim, or a source among the claims, is written that has its id as a key."""
    if isinstance(misfit.given, dict):
        if "title" in misfit.given:
            return f"a source stands below `sources:`, as `{key}:` without a dash"
        return f"write `- id: {key}`, and its other keys right below `id`"
    text = f" and below it `text: {shown(misfit.given, FEW)}`" if misfit.given else ""
    return f"write `- id: {key}`{text}"


def _side(misfit: Misfit) -> str:
    """Return what to write for the side of a claim, which argmap finds out itself."""
    given = misfit.given if isinstance(misfit.given, str) else ""
    known = misfit.names.positions if misfit.names else ()
    said = "a side is derived from the links; write"
    if given in known or not known:
        return f"{said} `supports: {shown(given) or 'ID'}`"
    return f"{said} `supports:` or `rebuts:` and an id, such as `{known[0]}`"

"""Ids: what one is, one for a text, and the words for what is none where it is defined."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from argmap import model
from argmap.codes import Code
from argmap.loading.scalars import inline
from argmap.loading.words.fault import Fault
from argmap.loading.words.subject import shown
from argmap.problem import Finding, Severity
from argmap.signs import odd_sign, spelt_out
from argmap.suggest import folded, plain_letters, same_look


def is_id(text: Any) -> bool:
    """Tell whether a value has the form of an id."""
    if not isinstance(text, str) or len(text) > model.LONGEST_ID:
        return False
    return re.fullmatch(model.ID_PATTERN, text) is not None


def proposed_id(text: str, language: str = "en") -> str | None:
    """Return an id made of a text: its ASCII letters and digits; None where it holds none.

    A word in other letters is none because some of them look like ours. Umlauts are spelt as the
    language does.

    >>> proposed_id("007"), proposed_id("Ünïted_States"), proposed_id("\u043e\u0442\u043a\u0440")
    ('c-007', 'united-states', None)
    """
    looks = folded(text if language == "en" else plain_letters(text, language))
    has_others = any(sign.isalpha() and not sign.isascii() for sign in looks)
    if has_others and not re.search("[A-Za-z]", text):
        return None
    plain = looks.encode("ascii", "ignore").decode()
    # Two characters less, for the `c-` in front of a digit.
    words = "-".join(re.findall(r"[a-z0-9]+", plain))[: model.LONGEST_ID - 2].strip("-")
    if not words:
        return None
    return words if words[0].isalpha() else f"c-{words}"


class _Told(NamedTuple):
    """What is wrong with an id, what to do, and what to put there."""

    message: str
    help: str
    instead: str
    safe: bool


def bad_id(fault: Fault, given: str) -> Finding:
    """Return the words for what cannot be an id, where one is defined."""
    where = fault.where
    # The id is a key of the path: told there, not at what stands below it.
    if given in where:
        where = where[: where.index(given) + 1]
    told = _glued(given) if fault.is_glued else _misspelt(fault, given)
    return Finding(
        Code.BAD_ID,
        Severity.ERROR,
        told.message,
        where,
        told.help,
        replacement=told.instead,
        at_key=where[-1] == given,
        also=fault.also,
        safe=told.safe,
    )


def _misspelt(fault: Fault, given: str) -> _Told:
    language = fault.names.language if fault.names else "en"
    proposal = as_named(fault, given, model.ID_PATTERN)
    if proposal is None:
        proposal = _free(proposed_id(given, language) or _numbered_id(fault), fault)
    also = ", also where it is named" if fault.also else ""
    # Only where nothing else is wrong is the sign the mistake.
    odd = odd_sign(given) if folded(given) == proposal else None
    written = spelt_out(shown(given)) if odd else shown(given)
    rule = odd or "lower-case letters a-z, digits and single hyphens, and a letter first"
    message = f"id `{written}` is not allowed: {rule}"
    return _Told(message, f"write `{proposal}`{also}", proposal, same_look(given) == proposal)


def _glued(given: str) -> _Told:
    """An id between braces with its text right behind the colon, so that both are the key."""
    key, _, text = given.partition(":")
    written = f"{key}: {inline(text)}"
    help_ = f"put a space after the colon: `{shown(written)}`"
    return _Told(f"`{shown(given)}` is all one key", help_, written, safe=True)


def _numbered_id(fault: Fault) -> str:
    number = next((step for step in fault.where if isinstance(step, int)), 0)
    return f"c-{number + 1}"


def as_named(fault: Fault, given: str, form: str) -> str | None:
    """Return the one word with which claims name what is not there yet.

    It is the same but for case and separators.
    """
    if fault.names is None:
        return None
    look = _squeezed(given)
    there = {*fault.names.ids, *fault.names.sources}
    alike = [word for word in fault.names.used - there if _squeezed(word) == look]
    return alike[0] if len(alike) == 1 and re.match(form, alike[0]) else None


def _squeezed(word: str) -> str:
    """Return a word in one case and without separators."""
    return re.sub(r"[-_.\s]", "", folded(word))


def _free(id_: str, fault: Fault) -> str:
    """Return an id that nothing has yet: with a number behind it where it is taken."""
    known = fault.names.ids if fault.names else {}
    if id_ not in known:
        return id_
    number = 2
    while f"{id_}-{number}" in known:
        number += 1
    return f"{id_}-{number}"

"""Ids: what one is, one for a text, and the words for what is none where it is defined."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import Any

from argmap import model
from argmap.codes import Code
from argmap.loading.scalars import inline
from argmap.loading.words.misfit import Misfit
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


def bad_id(misfit: Misfit, given: str) -> Finding:
    """Return the words for what cannot be an id, where one is defined."""
    where = misfit.where
    # The id is a key of the path: told there, not at what stands below it.
    if given in where:
        where = where[: where.index(given) + 1]
    told = _glued(misfit, given) if misfit.is_glued else _misspelt(misfit, given)
    return replace(told, where=where, at_key=where[-1] == given, also=misfit.also)


_bad_id = partial(Finding, Code.BAD_ID, Severity.ERROR)


def _misspelt(misfit: Misfit, given: str) -> Finding:
    language = misfit.names.language if misfit.names else "en"
    proposal = as_named(misfit, given, model.ID_PATTERN)
    if proposal is None:
        proposal = _free(proposed_id(given, language) or _numbered_id(misfit), misfit)
    also = ", also where it is named" if misfit.also else ""
    # Only where nothing else is wrong is the sign the mistake.
    odd = odd_sign(given) if folded(given) == proposal else None
    written = spelt_out(shown(given)) if odd else shown(given)
    rule = odd or "lower-case letters a-z, digits and single hyphens, and a letter first"
    message = f"id `{written}` is not allowed: {rule}"
    help_, is_same = f"write `{proposal}`{also}", same_look(given) == proposal
    return _bad_id(message, misfit.where, help_, replacement=proposal, safe=is_same)


def _glued(misfit: Misfit, given: str) -> Finding:
    """An id between braces with its text right behind the colon, so that both are the key."""
    key, _, text = given.partition(":")
    written = f"{key}: {inline(text)}"
    help_ = f"put a space after the colon: `{shown(written)}`"
    return _bad_id(f"`{shown(given)}` is all one key", misfit.where, help_, replacement=written)


def _numbered_id(misfit: Misfit) -> str:
    number = next((step for step in misfit.where if isinstance(step, int)), 0)
    return f"c-{number + 1}"


def as_named(misfit: Misfit, given: str, form: str) -> str | None:
    """Return the one word with which claims name what is not there yet.

    It is the same but for case and separators.
    """
    if misfit.names is None:
        return None
    look = _squeezed(given)
    there = {*misfit.names.ids, *misfit.names.sources}
    alike = [word for word in misfit.names.used - there if _squeezed(word) == look]
    return alike[0] if len(alike) == 1 and re.match(form, alike[0]) else None


def _squeezed(word: str) -> str:
    """Return a word in one case and without separators."""
    return re.sub(r"[-_.\s]", "", folded(word))


def _free(id_: str, misfit: Misfit) -> str:
    """Return an id that nothing has yet: with a number behind it where it is taken."""
    known = misfit.names.ids if misfit.names else {}
    if id_ not in known:
        return id_
    number = 2
    while f"{id_}-{number}" in known:
        number += 1
    return f"{id_}-{number}"

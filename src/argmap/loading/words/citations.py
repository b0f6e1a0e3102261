"""The words for what no source can be called, where one is defined and where it is cited."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import replace
from functools import partial

from argmap import model
from argmap.codes import Code
from argmap.loading.scalars import inline
from argmap.loading.words.addresses import address_meant
from argmap.loading.words.ids import as_named
from argmap.loading.words.misfit import Misfit
from argmap.loading.words.names import spoken
from argmap.loading.words.references import Instead, is_list_of, name_among, names_in
from argmap.loading.words.subject import shown
from argmap.problem import Finding, Severity
from argmap.signs import odd_sign, spelt_out
from argmap.suggest import folded, same_look, suggestion

_PLACE = re.compile(
    r"(?:(?:pp?|S|ch|sec|fig|tab|art|no|vol)\. *"
    r"|page|pages|chapter|section|table|figure|§|¶)",
    re.IGNORECASE,
)
_PAGED = re.compile(r"([a-z0-9][\w.-]*)[,;:]? +(\S.{0,60})$")
_IN_BRACKETS = re.compile(r"^[(\[] *([^()\[\]]+?) *[)\]]$")
_OF_LATEX = re.compile(r"^\\\w+\{(.*)\}$")
_LINKED = re.compile(r"\[([^\]]+)\]\((https?://[^\s)]+)\)")


def bad_source_key(misfit: Misfit, given: str) -> Finding:
    """Return the words for a key that cannot be one."""
    if misfit.where[0] != "sources":
        return _bad_citation(misfit, given)
    proposal = as_named(misfit, given, model.SOURCE_KEY_PATTERN) or _source_key(given)
    help_ = f"write `{proposal}`" if proposal else "a source key holds a-z, 0-9 and `_`, `.`, `-`"
    odd = odd_sign(given) if proposal and folded(given) == proposal else None
    written = spelt_out(shown(given)) if odd else shown(given)
    rule = odd or "a-z, 0-9, `_`, `.` and `-`, a letter or digit first"
    is_same = proposal is not None and same_look(given) == same_look(proposal)
    told = _citation(misfit, given, Instead(help_, proposal, is_same))
    message = f"source key `{written}` is not allowed: {rule}"
    return replace(told, message=message, at_key=True, also=misfit.also)


def _source_key(given: str) -> str | None:
    plain = folded(given).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9_.-]+", "", plain).lstrip("_.-")[: model.LONGEST_ID] or None


def _citation(misfit: Misfit, given: str, instead: Instead) -> Finding:
    written = spelt_out(shown(given)) if instead.name else shown(given)
    return Finding(
        Code.BAD_SOURCE_KEY,
        Severity.ERROR,
        f"{misfit.named} is `{written}`, which is no source key",
        misfit.where,
        instead.help,
        replacement=instead.name,
        safe=instead.safe,
    )


def _bad_citation(misfit: Misfit, given: str) -> Finding:
    """What a claim cites and no source can be called."""
    known = misfit.names.sources if misfit.names else ()
    instead = next(filter(None, (read(misfit, given, known) for read in _READINGS)), None)
    return _citation(misfit, given, instead or _a_key(misfit, given, known))


def _several(misfit: Misfit, given: str, known: Collection[str]) -> Instead | None:
    """Several keys in one text."""
    words = names_in(given)
    is_row = is_list_of(given, partial(re.match, model.SOURCE_KEY_PATTERN))
    if len(words) < 2 or not (is_row or all(word in known for word in words)):
        return None
    listed = f"[{', '.join(words)}]"
    # Within a list it would be a list in a list.
    is_entry = isinstance(misfit.last, int)
    return Instead(f"write a list: `{listed}`", None if is_entry else listed)


def _a_place(misfit: Misfit, given: str, known: Collection[str]) -> Instead | None:
    """A place in the source that the entry before names."""
    before = _entry_before(misfit)
    if before not in known or not _PLACE.match(given):
        return None
    written = _cited(str(before), given)
    return Instead(f"it is no source but a place in one: write `{written}` for the two")


def _entry_before(misfit: Misfit) -> str | None:
    """Return the text that a list holds right before a faulty entry of it."""
    entries, number = misfit.owner.get(misfit.key), misfit.last
    if not isinstance(entries, list) or not isinstance(number, int):
        return None
    if not 0 < number < len(entries):
        return None
    before = entries[number - 1]
    return before if isinstance(before, str) else None


def _paged(misfit: Misfit, given: str, known: Collection[str]) -> Instead | None:
    """A key with a place behind it: that has a key of its own, but for who holds a position."""
    paged = _PAGED.match(given)
    if not paged or paged[1] not in known:
        return None
    key = paged[1]
    written = _cited(key, _IN_BRACKETS.sub(r"\1", paged[2]))
    match misfit.key:
        case "sources":
            return Instead(f"write `{written}`", written, safe=False)
        case "cite":
            return Instead(f"write `{written[1:-1]}`")
        case _:
            return Instead(f"write `{key}`; a place in a source is named where a claim cites it")


_READINGS: tuple[Callable[[Misfit, str, Collection[str]], Instead | None], ...] = (
    _several,
    _a_place,
    _paged,
)
"""What may stand where a source is cited, the surest first."""


def _a_key(misfit: Misfit, given: str, known: Collection[str]) -> Instead:
    """A key in another spelling or among signs, the words of a source, or a source itself."""
    # `\cite{doe2021}` and `[@doe2021]` are how others cite.
    bare = _OF_LATEX.sub(r"\1", given).strip("[]@ ")
    found = suggestion(bare, known)
    said = misfit.names.spoken_sources.get(spoken(given)) if misfit.names else None
    if said and not found.words:
        return Instead(f"write its key: `{said}`", said, safe=False)
    among = None if found.is_same else name_among(given, known)
    if among is not None:
        return among
    help_ = found.asked(bare)
    help_ = help_ or f"write a key of `sources:`, or the source itself: `{_inline(given)}`"
    # What was taken away around the key may have meant something.
    is_same = found.is_same and same_look(given) == same_look(bare)
    return Instead(help_, found.meant, is_same)


def _cited(key: str, place: str) -> str:
    """Return how a place in a source is cited."""
    is_plain = re.fullmatch(r"[\w.§][\w .–-]*", place) is not None
    return f"{{cite: {key}, at: {place if is_plain else inline(place)}}}"


def _inline(given: str) -> str:
    """Return how a source is written inline, with the address and the title that are there."""
    if re.match(r"https?://\S+$", given):
        return f"{{title: …, url: {given}}}"
    if marked := _LINKED.fullmatch(given):
        return f"{{title: {marked[1]}, url: {marked[2]}}}"
    return f"{{title: …, url: {address_meant(given) or '…'}}}"

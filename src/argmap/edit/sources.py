"""Changes of sources: put in by key order, with other keys, taken out, under another key."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from argmap.edit.change import Change, Rekey, Remove, Replace
from argmap.edit.differences import differences
from argmap.edit.inventory import Entry, mentions_of_sources, sources
from argmap.edit.placing import source_insertion
from argmap.edit.references import refuse_where_named, taken_out
from argmap.loading import Draft
from argmap.model import LONGEST_ID, SOURCE_KEY_PATTERN
from argmap.problem import EditRefused, UnknownId
from argmap.suggest import nearest


def source_addition(draft: Draft, key: str, source: Mapping[str, Any]) -> list[Change]:
    """Return the changes that put a source among the others, by its key.

    Raises `EditRefused` for a key that is none or is taken, `DebateError`.
    """
    _refuse_key(draft, key)
    return [source_insertion(draft, key, source)]


def source_alteration(draft: Draft, key: str, keys: Mapping[str, Any]) -> list[Change]:
    """Return the changes that give keys of a source new values, None taking a key away.

    Raises `UnknownId`, `DebateError`.
    """
    entry = known_source(draft, key)
    new = {name: value for name, value in {**entry.keys, **keys}.items() if value is not None}
    return list(differences(entry.file, entry.where, entry.content, new))


def source_removal(draft: Draft, key: str, *, references: bool = False) -> list[Change]:
    """Return the changes that take a source out, with `references` also wherever it is cited.

    Raises `UnknownId`, `EditRefused` with each place that cites it, `DebateError`.
    """
    entry = known_source(draft, key)
    mentions = [each for each in mentions_of_sources(draft) if each.name == key]
    if not references:
        refuse_where_named(draft, f"source `{key}`", mentions)
    return [*taken_out(draft, [each.place for each in mentions]), Remove(entry.file, entry.where)]


def source_renaming(draft: Draft, old: str, new: str) -> list[Change]:
    """Return the changes that give a source another key, wherever it is cited.

    Raises `UnknownId`, `EditRefused` for a key that is none or is taken, `DebateError`.
    """
    entry = known_source(draft, old)
    _refuse_key(draft, new)
    cited = [Replace(each.file, each.where, new) for each in mentions_of_sources(draft) if each.name == old]
    return [Rekey(entry.file, entry.where, new), *cited]


def known_source(draft: Draft, key: str) -> Entry:
    """Return a source as it is written; raises `UnknownId` with the nearest one that there is."""
    known = sources(draft)
    if key not in known:
        raise UnknownId(key, nearest(key, known), kind="source")
    return known[key]


def _refuse_key(draft: Draft, key: str) -> None:
    if not re.fullmatch(SOURCE_KEY_PATTERN, key) or len(key) > LONGEST_ID:
        raise EditRefused(f"`{key}` is no source key: a-z, 0-9 and `_`, `.`, `-`, at most {LONGEST_ID} characters")
    if key in sources(draft):
        raise EditRefused(f"the source key `{key}` is taken already")

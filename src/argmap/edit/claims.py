"""Changes of claims and positions: put in, with other keys, taken out, under another id."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from argmap.edit.change import Change, Rekey, Remove, Replace
from argmap.edit.differences import differences, place
from argmap.edit.inventory import Entry, claims, link_ids, mentions_of_claims
from argmap.edit.placing import claim_insertion
from argmap.edit.references import hanging, refuse_where_named, taken_out
from argmap.loading import Draft
from argmap.model import ID_PATTERN, LONGEST_ID, Id
from argmap.problem import EditRefused, UnknownId
from argmap.suggest import nearest


def addition(draft: Draft, claim: Mapping[str, Any], *, file: str | None = None) -> list[Change]:
    """Return the changes that put a new claim right after the one that it answers, its keys in their order.

    `claim` holds what the YAML will hold: texts, numbers, lists and mappings. What its file says of each of its claims
    is not said again. Whether the claim is a good one, the revision's problems tell. Raises `DebateError`.
    """
    return [claim_insertion(draft, {key: claim[key] for key in sorted(claim, key=place)}, file=file)]


def alteration(draft: Draft, id_: Id, keys: Mapping[str, Any]) -> list[Change]:
    """Return the changes that give keys of a claim or a position new values, None taking a key away.

    Raises `UnknownId`, `EditRefused` for the `id` (see `renaming`), `DebateError`.
    """
    if "id" in keys:
        raise EditRefused("an id is changed by renaming the claim, so that whatever refers to it follows")
    entry = known_claim(draft, id_)
    new = {key: value for key, value in {**entry.keys, **keys}.items() if value is not None}
    if isinstance(entry.content, str) and set(new) == {"text"}:
        return list(differences(entry.file, entry.where, entry.content, new["text"]))
    return list(differences(entry.file, entry.where, entry.content, new))


def removal(draft: Draft, id_: Id, *, references: bool = False) -> list[Change]:
    """Return the changes that take a claim or a position out.

    With `references` whatever names it goes as well: links to it and links that it is a premise of, what undercuts
    those, its place in questions and tours; the claims that answered it stay. Without, a claim that is named anywhere
    is refused. Raises `UnknownId`, `EditRefused` with each place that names it, `DebateError`.
    """
    entry = known_claim(draft, id_)
    names = {id_, *former_ids(entry), *link_ids(entry)}
    outside = [each for each in mentions_of_claims(draft) if each.name in names and not entry.holds(each.place)]
    if not references:
        refuse_where_named(draft, f"claim `{id_}`", outside)
    parts = [*(each.place for each in outside), *hanging(draft, id_)]
    return [*taken_out(draft, [part for part in parts if not entry.holds(part)]), Remove(entry.file, entry.where)]


def renaming(draft: Draft, old: Id, new: Id) -> list[Change]:
    """Return the changes that give a claim or a position another id, wherever it is named; `was` keeps the old one.

    The file of the claim comes first: a debate that is half written then still holds together, by `was`.
    Raises `UnknownId`, `EditRefused` for an id that is none or is taken, `DebateError`.
    """
    entry = known_claim(draft, old)
    if not re.fullmatch(ID_PATTERN, new) or len(new) > LONGEST_ID:
        rule = f"lower-case letters a-z, digits and single hyphens, a letter first, at most {LONGEST_ID} characters"
        raise EditRefused(f"`{new}` is no id: {rule}")
    if new in names_of_claims(draft) - set(former_ids(entry)):
        raise EditRefused(f"the id `{new}` is taken already")
    was = [*(each for each in former_ids(entry) if each != new), old]
    keys = {**entry.keys, "was": was if len(was) > 1 else was[0]}
    own = list(differences(entry.file, entry.where, entry.content, keys))
    id_ = Replace(entry.file, (*entry.where, "id"), new) if "id" in keys else Rekey(entry.file, entry.where, new)
    named = [Replace(each.file, each.where, new) for each in mentions_of_claims(draft) if each.name == old]
    return [id_, *own, *named]


def known_claim(draft: Draft, id_: Id) -> Entry:
    """Return a claim or a position as it is written; raises `UnknownId` with the nearest one that there is."""
    known = claims(draft)
    if id_ not in known:
        raise UnknownId(id_, nearest(id_, known))
    return known[id_]


def names_of_claims(draft: Draft) -> set[Id]:
    """Return every id that is taken: of claims, positions and links, today or formerly."""
    entries = claims(draft).values()
    return {*claims(draft), *(name for each in entries for name in (*former_ids(each), *link_ids(each)))}


def former_ids(entry: Entry) -> tuple[Id, ...]:
    """Return the ids that a claim had before."""
    was = entry.keys.get("was")
    return tuple(was) if isinstance(was, list) else () if was is None else (was,)

"""Changes of claims and positions: put in, under another id, with a further source, taken out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from argmap.edit.change import Change, Content, Insert, Rekey, Remove, Replace
from argmap.edit.citing import citation
from argmap.edit.inventory import (
    Statement,
    claims_by_id,
    earlier_ids,
    link_ids,
    mentions,
    values_of,
)
from argmap.edit.placing import claim_insertion
from argmap.edit.references import hanging_on, refuse_where_named, taking_out
from argmap.loading import Draft
from argmap.model import ID_PATTERN, LONGEST_ID, Id, Relation
from argmap.problem import EditRefused, UnknownId
from argmap.suggest import nearest

ORDER = (
    *("id", "label", "text", "detail", *Relation),
    *("themes", "cases", "assumed", "plausibility", "evidence", "sources", "by", "was", "held_by"),
)
"""The order in which the keys of a claim are written; what is not in it comes last."""


def addition(draft: Draft, claim: Mapping[str, Any], *, file: str | None = None) -> list[Change]:
    """Return the changes that put a new claim right after the one that it answers.

    `claim` holds what the YAML will hold: texts, numbers, lists and mappings. What its file says of
    each of its claims is not said again. Whether the claim is a good one, the problems of the
    amendment tell. Raises `DebateError`.
    """
    in_order = {key: claim[key] for key in sorted(claim, key=_place_in_order)}
    return [claim_insertion(draft, in_order, file=file)]


def renaming(draft: Draft, old: Id, new: Id) -> list[Change]:
    """Return the changes that give a claim or a position another id, wherever it is named.

    Its key `was` keeps the old id. The file of the claim comes first: a debate that is half written
    then still holds together, by `was`. Raises `UnknownId`, `EditRefused` for an id that is none or
    is taken, `DebateError`.
    """
    claim = known_claim(draft, old)
    # Its own former ids are free for it, and for nobody else.
    own_ids = earlier_ids(claim)
    if not re.fullmatch(ID_PATTERN, new) or len(new) > LONGEST_ID:
        rule = "lower-case letters a-z, digits and single hyphens, a letter first"
        raise EditRefused(f"`{new}` is no id: {rule}, at most {LONGEST_ID} characters")
    if new in names_of_claims(draft) - set(own_ids.values()):
        raise EditRefused(f"the id `{new}` is taken already")
    changes: list[Change] = []
    if claim.is_position:
        # The id of a position is its key, that of a claim a value.
        changes.append(Rekey(claim.file, claim.where, new))
    else:
        changes.append(Replace(claim.file, (*claim.where, "id"), new))
    back = [way for way, id_ in own_ids.items() if id_ == new]
    if back:  # it had this id before, and the two change places
        changes.append(Replace(claim.file, back[0], old))
    else:
        changes.append(_with_further(claim, "was", old))
    named = [each for each in mentions(draft) if each.name == old]
    changes += [Replace(each.file, each.where, new) for each in named]
    return changes


def further_citation(draft: Draft, id_: Id, given: str | Mapping[str, Any]) -> list[Change]:
    """Return the changes by which a claim or a position cites one more source.

    `given` is what a contributor says of it, see `citation`, or the keys of a source. Raises
    `UnknownId`, `EditRefused` for what is cited already or is no source, `DebateError`.
    """
    claim = known_claim(draft, id_)
    cited = citation(draft, given) if isinstance(given, str) else given
    if cited in values_of(claim.keys.get("sources")):
        raise EditRefused(f"claim `{id_}` cites this source already")
    return [_with_further(claim, "sources", cited)]


def removal(draft: Draft, id_: Id, *, references: bool = False) -> list[Change]:
    """Return the changes that take a claim or a position out.

    With `references` whatever names it goes as well: links to it and links that it is a premise of,
    what undercuts those, its place in questions and tours; the claims that answered it stay.
    Without, a claim that is named anywhere is refused. Raises `UnknownId`, `EditRefused` with each
    place that names it, `DebateError`.
    """
    claim = known_claim(draft, id_)
    # a link may name it by an id that it had before, and an undercut by the id of its link
    names = {id_, *earlier_ids(claim).values(), *link_ids(claim)}
    outside = [
        each for each in mentions(draft) if each.name in names and not claim.holds(each.place)
    ]
    if not references:
        refuse_where_named(draft, f"claim `{id_}`", outside)
    parts = [each.place for each in outside]
    parts += [part for part in hanging_on(draft, id_) if not claim.holds(part)]
    return [*taking_out(draft, parts), Remove(claim.file, claim.where)]


def known_claim(draft: Draft, id_: Id) -> Statement:
    """Return a claim or a position as it is written.

    Raises `UnknownId` with the nearest one that there is.
    """
    known = claims_by_id(draft)
    if id_ not in known:
        raise UnknownId(id_, nearest(id_, known))
    return known[id_]


def names_of_claims(draft: Draft) -> set[Id]:
    """Return every id that is taken: of claims, positions and links, today or formerly."""
    names: set[Id] = set()
    for id_, claim in claims_by_id(draft).items():
        names |= {id_, *earlier_ids(claim).values(), *link_ids(claim)}
    return names


def _with_further(claim: Statement, key: str, value: Content) -> Change:
    """Return the change by which a key that holds one value or several holds one more, as last."""
    where = (*claim.where, key)
    held = claim.keys.get(key)
    if isinstance(claim.content, str):  # a position in its short form has no keys yet
        return Replace(claim.file, claim.where, {**claim.keys, key: value})
    if isinstance(held, list):
        return Insert(claim.file, (*where, len(held)), value)
    if held is not None:
        return Replace(claim.file, where, [held, value])
    # The key is there without a value.
    if key in claim.keys:
        return Replace(claim.file, where, value)
    return Insert(claim.file, where, value, _number_of_key(claim, key))


def _number_of_key(claim: Statement, key: str) -> int:
    """Return as which key of a claim a new one goes: behind all that come before it in order."""
    number = 0
    for position, other in enumerate(claim.keys, start=1):
        if _place_in_order(other) <= _place_in_order(key):
            number = position
    return number


def _place_in_order(key: str) -> int:
    if key in ORDER:
        return ORDER.index(key)
    return len(ORDER)

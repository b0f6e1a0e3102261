"""A link: one step of an argument, a node of its own in the graph of a debate."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from argmap.model import Id, Relation
from argmap.problem import Where

# Two of the longest ids and a relation come to 139: only long lists and chains are shortened.
LONGEST_LINK_ID = 160


class Link(NamedTuple):
    """A step of an argument.

    The premises together support, rebut or undercut the target, or are about it. `id` is the
    author's, or `PREMISE+PREMISE.RELATION.TARGET` (see `canonical`). `premises` are in the author's
    order, the claim that the link was written in first. `target` is the id of a claim, or of a link
    where `relation` is `undercuts`. `where` is the path of the entry in the debate that made the
    link.
    """

    id: Id
    relation: Relation
    premises: tuple[Id, ...]
    target: Id
    weight: float = 1.0
    note: str | None = None
    where: Where = ()


def canonical(premises: tuple[Id, ...], relation: Relation, target: Id) -> Id:
    """Return the id of a link that has none of its own, at most 160 characters.

    Claim ids hold no dots, so the id can be read back. A part that would make it too long, the
    target's id in a long chain of undercuts or a long list of premises, is replaced by its digest.

    >>> canonical(("misuse-seen", "logs-needed"), Relation.SUPPORTS, "closed")
    'logs-needed+misuse-seen.supports.closed'
    >>> canonical(("sealed",), Relation.UNDERCUTS, "a." * 80)
    'sealed.undercuts.~6956849cd36e'
    """
    # Sorted, so that a step is one whichever of its premises it is written in.
    joined = premises[0] if len(premises) == 1 else "+".join(sorted(premises))
    short = f"{joined}.{relation}.{target}"
    if len(short) <= LONGEST_LINK_ID:
        return short
    # The longer part first, which is mostly enough; the other one follows where it is not.
    if len(target) > len(joined):
        return canonical(premises, relation, _digest(target))
    return f"{_digest(joined)}.{relation}.{target}"


def _digest(part: str) -> str:
    """Return a short name for a long part of an id.

    Equal parts have equal names on every machine.
    """
    # No id holds a `~`, and 48 bits are plenty for the links of a debate.
    return "~" + hashlib.blake2s(part.encode(), digest_size=6).hexdigest()

"""Where a new claim goes, so that it stands with its like and two pull requests can be merged.

A claim goes right after the one that it answers: additions to different claims then touch different
lines. Claims that answer a position have no such place, so they are spread among those that answer
it already, by their ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from argmap.edit.change import Content, Insert
from argmap.edit.inventory import (
    Statement,
    claims_by_id,
    contents_by_file,
    earlier_ids,
    items_of,
    link_ids,
    mentions_in,
    values_of,
)
from argmap.loading import DEFAULTS, Draft
from argmap.model import Id

NewClaim = Mapping[str, Content]
"""The keys of a claim that is in no file yet."""


def claim_insertion(draft: Draft, claim: NewClaim, *, file: str | None = None) -> Insert:
    """Return the change that puts a claim where it belongs, in a certain file if one is named.

    O(claims + links).
    """
    contents = contents_by_file(draft)
    neighbour = _neighbour(draft, claim, file)
    if neighbour is not None:
        # Right behind it, not at the end: there every pull request would touch the same line.
        number = int(neighbour.where[1]) + 1
        new = _without_defaults(claim, contents[neighbour.file])
        return Insert(neighbour.file, ("claims", number), new)
    if file is None:
        file = _last_with_claims(contents)
    content = contents[file]
    new = _without_defaults(claim, content)
    if "claims" in content:
        return Insert(file, ("claims", len(items_of(content, "claims"))), new)
    before_sources = None
    # A file has its claims above its sources, as argmap writes it itself.
    if "sources" in content:
        before_sources = list(content).index("sources")
    return Insert(file, ("claims",), [new], before_sources)


def _last_with_claims(contents: dict[str, dict[str, Content]]) -> str:
    """Return the last file that holds claims, else the first that could, else the first of all."""
    # A debate grows at its end, so that the last file with claims is the likeliest.
    for file in reversed(contents):
        if items_of(contents[file], "claims"):
            return file
    for file, content in contents.items():
        if "claims" in content:
            return file
    return next(iter(contents))


def _neighbour(draft: Draft, claim: NewClaim, file: str | None) -> Statement | None:
    """Return the claim after which a new one goes, None where nothing tells."""
    known = claims_by_id(draft)
    beside = [each for each in known.values() if _may_precede(each, file)]
    for mention in mentions_in(Statement("", (), claim)):
        # of several that it answers the first one counts, as where it is shown
        answered = known.get(mention.name) or _owner(known.values(), mention.name)
        if answered is None:
            continue
        if _may_precede(answered, file):
            return answered
        # a position, or a claim of another file: the new one goes among those that answer it too
        siblings = [each for each in beside if _answers(each, mention.name)]
        return _sibling(draft, siblings, claim)
    alike = _of_theme(draft, beside, claim)
    return alike[-1] if alike else None


def _may_precede(statement: Statement, file: str | None) -> bool:
    """Tell whether a new claim may stand behind this one: in the file that it is meant for."""
    return not statement.is_position and file in (None, statement.file)


def _owner(claims: Iterable[Statement], name: Id) -> Statement | None:
    """Return the claim that gave a link its id, or that had an id before."""
    for each in claims:
        if name in link_ids(each) or name in earlier_ids(each).values():
            return each
    return None


def _answers(claim: Statement, name: Id) -> bool:
    return any(mention.name == name for mention in mentions_in(claim))


def _sibling(draft: Draft, siblings: list[Statement], claim: NewClaim) -> Statement | None:
    """Return which of the claims that answer the same comes before a new one by id, else the last.

    Those of its theme come first.
    """
    near = _of_theme(draft, siblings, claim) or siblings
    if not near:
        return None
    id_ = str(claim.get("id", ""))
    before = [each for each in near if each.keys["id"] < id_]
    # Ids of two contributors rarely sort next to each other, so that their claims lie apart.
    return max(before, key=lambda each: each.keys["id"], default=near[-1])


def _of_theme(draft: Draft, claims: list[Statement], new: NewClaim) -> list[Statement]:
    """Return the claims that share a theme with a new one, all of them if it has none."""
    themes = values_of(new.get("themes"))
    if not themes:
        return claims
    contents = contents_by_file(draft)
    return [each for each in claims if _shares(each, themes, contents[each.file])]


def _shares(claim: Statement, themes: Sequence[Content], content: Mapping[str, Content]) -> bool:
    """Tell whether a claim has one of these themes, its own or those of its file."""
    own = values_of(claim.keys.get("themes", content.get("themes")))
    return any(theme in themes for theme in own)


def _without_defaults(claim: NewClaim, content: Mapping[str, Content]) -> dict[str, Content]:
    """Return a claim without what its file says of each of its claims."""
    new = dict(claim)
    for key in DEFAULTS:
        if key in new and values_of(new[key]) == values_of(content.get(key)):
            del new[key]
    return new

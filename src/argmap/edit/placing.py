"""Where a new claim or source goes, so that it stands with its like and two pull requests can be merged.

A claim goes right after the one that it answers: additions to different claims then touch different lines. Claims that
answer a position have no such place, so they are spread among those that answer it already, by their ids. Sources stand
by key.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from argmap.edit.change import Content, Insert
from argmap.edit.inventory import Entry, claims, link_ids, links_of, listed, readable, sources
from argmap.loading import Draft
from argmap.model import Id


def claim_insertion(draft: Draft, claim: Mapping[str, Content], *, file: str | None = None) -> Insert:
    """Return the change that puts a claim where it belongs, in a certain file if one is named. O(claims + links)."""
    neighbour = _neighbour(draft, claim, file)
    contents = dict(readable(draft))
    if neighbour is not None:
        return Insert(
            neighbour.file, ("claims", int(neighbour.where[1]) + 1), _without_defaults(claim, contents[neighbour.file])
        )
    if file is None:
        holders = [name for name, content in contents.items() if listed(content, "claims")]
        file = holders[-1] if holders else _first(contents, "claims")
    new, content = _without_defaults(claim, contents[file]), contents[file]
    if "claims" in content:
        return Insert(file, ("claims", len(listed(content, "claims"))), new)
    return Insert(file, ("claims",), [new], list(content).index("sources") if "sources" in content else None)


def source_insertion(draft: Draft, key: str, source: Mapping[str, Content]) -> Insert:
    """Return the change that puts a source behind the one whose key comes right before its own."""
    known = sources(draft)
    before = max((other for other in known if other < key), default=None)
    beside = before or min(known, default=None)
    contents = dict(readable(draft))
    if beside is not None:
        entry = known[beside]
        at = list(contents[entry.file]["sources"]).index(beside)
        return Insert(entry.file, ("sources", key), source, at + (before is not None))
    file = _first(contents, "sources")
    if "sources" in contents[file]:
        return Insert(file, ("sources", key), source)
    return Insert(file, ("sources",), {key: source})


def _first(contents: Mapping[str, Mapping[str, Content]], key: str) -> str:
    """Return the first file that has a key, else the first of all."""
    return next((name for name, content in contents.items() if key in content), next(iter(contents)))


def _neighbour(draft: Draft, claim: Mapping[str, Content], file: str | None) -> Entry | None:
    """Return the claim after which a new one goes, None where nothing tells."""
    known = claims(draft)
    for mention in links_of(Entry("", (), claim)):
        owner = known.get(mention.name) or _owner(known.values(), mention.name)
        if owner is None:
            continue
        if owner.where[0] == "claims" and file in (None, owner.file):
            return owner
        answers = [each for each in known.values() if each.where[0] == "claims" and file in (None, each.file)]
        return _sibling(draft, [each for each in answers if _answers(each, mention.name)], claim)
    alike = [each for each in known.values() if each.where[0] == "claims" and file in (None, each.file)]
    return _last(_of_theme(draft, alike, claim))


def _owner(entries: Iterable[Entry], name: str) -> Entry | None:
    """Return the claim that gave a link its id, or that had an id before."""
    return next((each for each in entries if name in link_ids(each) or name in _several(each.keys.get("was"))), None)


def _answers(entry: Entry, name: Id) -> bool:
    return any(mention.name == name for mention in links_of(entry))


def _sibling(draft: Draft, siblings: list[Entry], claim: Mapping[str, Content]) -> Entry | None:
    """Return which of the claims that answer the same position comes before a new one by id, the last if none does."""
    near = _of_theme(draft, siblings, claim) or siblings
    id_ = str(claim.get("id", ""))
    return max((each for each in near if each.keys["id"] < id_), key=lambda each: each.keys["id"], default=_last(near))


def _last(entries: list[Entry]) -> Entry | None:
    return entries[-1] if entries else None


def _of_theme(draft: Draft, entries: list[Entry], claim: Mapping[str, Content]) -> list[Entry]:
    """Return the claims that share a theme with a new one, all of them if it has none."""
    themes = set(_several(claim.get("themes")))
    defaults = {file: content.get("themes") for file, content in readable(draft)}
    return [
        each for each in entries if not themes or themes & set(_several(each.keys.get("themes", defaults[each.file])))
    ]


def _several(value: Content) -> list[Content]:
    return [] if value is None else value if isinstance(value, list) else [value]


def _without_defaults(claim: Mapping[str, Content], content: Mapping[str, Content]) -> dict[str, Content]:
    """Return a claim without what its file says of each of its claims."""
    return {
        key: value
        for key, value in claim.items()
        if key not in ("themes", "cases", "by") or _several(value) != _several(content.get(key))
    }

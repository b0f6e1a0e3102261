"""The least changes that lead from one content to another, so that comments on what stays are kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from argmap.edit.change import Change, Content, Insert, Path, Remove, Replace

ORDER = (
    *("id", "label", "text", "detail", "supports", "rebuts", "undercuts", "about"),
    *("themes", "cases", "assumed", "plausibility", "evidence", "sources", "by", "was", "held_by"),
)
"""The order in which the keys of a claim are written; what is not in it comes last."""


def place(key: str) -> int:
    """Return where a key of a claim stands in their order."""
    return ORDER.index(key) if key in ORDER else len(ORDER)


def differences(file: str, where: Path, old: Content, new: Content) -> Iterator[Change]:
    """Yield the changes by which the old content at a way becomes the new one: key by key, item by item.

    New keys come in the order of a claim's keys. O(values), for lists of unlike items O(their product).

    >>> list(differences("x.yaml", (), {"rebuts": ["a"]}, {"rebuts": ["a", "b"]}))
    [Insert(file='x.yaml', where=('rebuts', 1), value='b', at=None)]
    """
    if isinstance(old, dict) and isinstance(new, dict) and old and new:
        yield from _of_keys(file, where, old, new)
    elif isinstance(old, list) and isinstance(new, list) and old and new:
        yield from _of_items(file, where, old, new)
    elif repr(old) != repr(new):
        yield Replace(file, where, new)


def _of_keys(file: str, where: Path, old: dict[str, Content], new: dict[str, Content]) -> Iterator[Change]:
    for key, value in old.items():
        if key in new:
            yield from differences(file, (*where, key), value, new[key])
        else:
            yield Remove(file, (*where, key))
    for key, value in new.items():
        if key not in old:
            before = [number for number, other in enumerate(old, 1) if place(other) <= place(key)]
            yield Insert(file, (*where, key), value, before[-1] if before else 0)


def _of_items(file: str, where: Path, old: Sequence[Content], new: Sequence[Content]) -> Iterator[Change]:
    olds, news = (list(map(repr, items)) for items in (old, new))
    for _, start, end, new_start, new_end in SequenceMatcher(None, olds, news, autojunk=False).get_opcodes():
        paired = min(end - start, new_end - new_start)
        for number in range(paired):
            yield from differences(file, (*where, start + number), old[start + number], new[new_start + number])
        for number in range(start + paired, end):
            yield Remove(file, (*where, number))
        for number in reversed(range(new_start + paired, new_end)):  # each goes before the one put in before it
            yield Insert(file, (*where, start + paired), new[number])

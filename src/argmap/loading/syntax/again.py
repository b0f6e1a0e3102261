"""Keys that their mapping has already.

One too many, or a sign that the line is missing where another entry starts.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from argmap.model import Relation

if TYPE_CHECKING:
    from argmap.loading.syntax.node import Node

_KEEP = {
    "id": "a new claim starts with `- id:`; else keep one of the two",
    "debate": "one file is one debate: put the second one into a file of its own",
    "claims": "write all claims below the first `claims:`, and delete this line",
    "sources": "write all sources below the first `sources:`, and delete this line",
}

_ENTRIES = {
    "claims": "claim",
    "questions": "question",
    "tours": "tour",
    "steps": "step",
    "supports": "link",
    "rebuts": "link",
    "sources": "citation",
    "sources:": "source",
    "positions:": "position",
}
"""What the entries of lists are called."""

_WITH_ID = ("claim", "question", "tour")
"""Those that start with `- id:`."""

_STARTS = {
    "claims": ("text",),
    "questions": ("text",),
    "tours": ("title", "steps"),
    "steps": ("show", "add"),
    "supports": ("to",),
    "rebuts": ("to",),
    "sources": ("cite",),
    "sources:": ("title",),
    "positions:": ("text",),
}
"""The keys that each entry of a list has once: a second one shows that another entry starts."""

_LISTS = frozenset({*Relation, "sources", "themes", "cases", "was", "with"})


@dataclass(frozen=True, slots=True)
class Again:
    """A key that its mapping has already, with its value.

    `list_key` is that of the list that the mapping is in.

    Where the entries have keys instead of dashes, a colon follows it.
    """

    parent: Node
    name: str
    key: Node
    node: Node
    list_key: str


def starts_entry(
    again: Again, own: Sequence[Again], places: Sequence[int], lines: Sequence[str]
) -> bool:
    """Tell whether a key that is there again begins another entry.

    `own` are all such keys of its mapping, `places` those of the mapping's other keys, in order. It
    does below a blank line, and where other keys stand between the two and behind the second, or
    are there twice as well.
    """
    if again.name not in _STARTS.get(again.list_key, ()) or again.parent.keys is None:
        return False
    start = again.key.start
    # People set entries apart by a blank line: below one a key begins something new.
    is_below_text = start.line > 0 and lines[start.line - 1].strip()
    first = again.parent.keys[again.name].start.index
    # Two right below each other are the same key written twice, not two entries.
    is_apart = bisect_right(places, first) < bisect_left(places, start.index)
    goes_on = len(own) > 1 or places[-1] > start.index
    return not is_below_text or (is_apart and goes_on)


def second_entry(again: Again) -> tuple[str, str]:
    """Return that the line is missing with which an entry starts, and what to write."""
    what = _ENTRIES[again.list_key]
    if what in _WITH_ID:
        lacking, help_ = (
            "its line `- id:` is missing",
            "write `- id: a-short-name` above it, or keep one of the two",
        )
    elif again.list_key.endswith(":"):
        name = "KEY" if what == "source" else "ID"
        lacking = "the line with its key is missing"
        help_ = f"write `{name}:` above it, as far left as the others, or keep one of the two"
    else:
        lacking, help_ = "the dash in front of it is missing", f"write `- {again.name}: …`"
    return f"`{again.name}` again: a second {what} starts here, and {lacking}", help_


def needs_only_a_dash(again: Again) -> bool:
    """Tell whether a dash in front of a key that is there again makes the entry that it starts."""
    starts = _STARTS.get(again.list_key, ())
    return (
        again.name in starts
        and _ENTRIES[again.list_key] not in _WITH_ID
        and not again.list_key.endswith(":")
    )


def kept_key(name: str, parent: Node, node: Node | None, *, is_root: bool) -> str:
    """Return what to do about a key that is there twice.

    Keep one, or put what both hold into a list.
    """
    if is_root or name == "id":
        return _KEEP.get(name, _ONE)
    if name not in _LISTS or node is None:
        return _ONE
    # Of very long lists no more is looked at than is told.
    values = [*islice(_as_list(parent.raw[name]), MOST_SPELT_OUT + 1)]
    values += islice(_as_list(node.raw), MOST_SPELT_OUT + 1)
    if len(values) > MOST_SPELT_OUT or not all(isinstance(each, str) for each in values):
        return f"put what both hold into one list below the first `{name}:`"
    return f"make it one list: `{name}: [{', '.join(dict.fromkeys(values))}]`"


MOST_SPELT_OUT = 20
"""How many entries a list has at most that is written out in a sentence."""

_ONE = "keep one of the two"


def _as_list(raw: Any) -> list[Any]:
    return raw if isinstance(raw, list) else [raw]

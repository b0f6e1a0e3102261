"""Keys and whole claims that a block text swallows: below `>-` or `|` a line that stands too far right is text.

The layout with `text: >-` invites it, and nothing else shows it: the link is gone, and the sentence has odd words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from argmap.codes import Code
from argmap.loading.keys import EVERY_KEY
from argmap.loading.places import Places
from argmap.model import ID_PATTERN, LONGEST_LABEL, Debate, Evidence
from argmap.problem import Fix, Problem, Severity

if TYPE_CHECKING:
    from argmap.loading.syntax.page import Page
    from argmap.loading.syntax.reader import Node

MOST_SWALLOWED = 1_000
"""How many block texts of one document are told."""

_LINKS = ("supports", "rebuts", "undercuts", "held_by")
_NAMING = (
    *_LINKS,
    "about",
    "with",
    "to",
    "from",
    "link",
    "themes",
    "cases",
    "sources",
    "cite",
    "was",
)
_LINE = re.compile(r"( *)(- +)?([a-z_]+):(?: +(.*?))? *$")
_FENCE = re.compile(r" *(?:```|~~~)")
_WORD = re.compile(ID_PATTERN)
_NUMBER = re.compile(r"[01](?:\.\d+)?|\.\d+")


def swallowed(places: Places, debate: Debate | None) -> tuple[Problem, ...]:
    """Return a warning for each block text that holds a key of ours, or a name of the debate."""
    names = _nameable(debate)
    found: list[Problem] = []
    for page in places.pages:
        found += islice(_on(page, names), MOST_SWALLOWED)
    return tuple(found)


def _nameable(debate: Debate | None) -> frozenset[str]:
    """Return what keys of a claim may name in a debate."""
    if debate is None:
        return frozenset()
    ids = {claim.id for claim in (*debate.positions, *debate.claims)}
    ids.update(theme.id for theme in debate.themes)
    ids.update(case.id for case in debate.cases)
    ids.update(key for key, _ in debate.sources)
    return frozenset(ids)


@dataclass(frozen=True, slots=True)
class _Key:
    """A line of a block text that looks like a key."""

    line: int
    indent: int
    is_entry: bool
    name: str
    value: str


def _on(page: Page, names: frozenset[str]) -> Iterator[Problem]:
    for owner, key, node in _blocks(page):
        keys = _keys(page.sheet.read.lines, node)
        if any(_is_sure(each, names) or _is_label(each, owner, node) for each in keys):
            yield _problem(page, (owner, key, node), keys)


def _is_label(key: _Key, owner: Node, node: Node) -> bool:
    """Tell whether the last line of the text of a claim is the label that it has not: short, and no sentence."""
    is_text = owner.keys is not None and "text" in owner.parts and owner.parts["text"] is node
    is_last = str(node.raw).rstrip().endswith(f"label: {key.value}")
    is_short = 0 < len(key.value) <= LONGEST_LABEL and key.value[-1] not in ".!?"
    return key.name == "label" and is_text and "label" not in owner.parts and is_last and is_short


def _problem(page: Page, of: tuple[Node, Node, Node], keys: list[_Key]) -> Problem:
    owner, key, node = of
    first = keys[0]
    id_ = owner.raw.get("id")
    text = f"`{key.raw}`" + (f" of `{id_}`" if isinstance(id_, str) else "")
    if first.is_entry:
        named = (
            f"claim `{first.value[:60]}`" if first.name == "id" else f"an entry with `{first.name}`"
        )
        by = first.indent - _dash_of(page, owner)
        message = f"{named} stands inside {text}, as words of it"
    else:
        named = ", ".join(f"`{name}`" for name in dict.fromkeys(each.name for each in keys))
        by = first.indent - key.start.column
        message = f"{named} {'stands' if len(keys) == 1 else 'stand'} inside {text}, as words of it"
    it = "it" if len(keys) == 1 or first.is_entry else "them"
    help_ = f"outdent {it} by {by}"
    read = page.sheet.read
    start = read.offset(first.line + 1, first.indent + 1)
    place = page.sheet.span(start, start + len(first.name) + (2 if first.is_entry else 0))
    fix = _outdented(page, node, first, by)
    return Problem(Code.KEY_IN_TEXT, Severity.WARNING, message, place, help_, fix=fix)


def _outdented(page: Page, node: Node, first: _Key, by: int) -> Fix | None:
    """Return what moves a key, and all of the text below it, as far left as it belongs; None for other layouts."""
    read = page.sheet.read
    last = (
        node.end.line
        if node.end.column == 0 or not read.lines[node.end.line].strip()
        else node.end.line + 1
    )
    moved = [
        number
        for number in range(first.line, min(last, len(read.lines)))
        if read.lines[number].strip()
    ]
    is_whole = all(read.lines[number].startswith(" " * first.indent) for number in moved)
    has_text = any(read.lines[number].strip() for number in range(node.start.line + 1, first.line))
    if by <= 0 or not moved or not is_whole or not has_text:
        return None
    starts = [read.offset(number + 1, 1) for number in moved]
    edits = [page.sheet.edit(start, start + by, "") for start in starts]
    kept = tuple(edit for edit in edits if edit is not None)
    return (
        Fix(f"outdent {'it' if len(moved) == 1 else 'them'} by {by}", kept, safe=False)
        if None not in edits
        else None
    )


def _dash_of(page: Page, owner: Node) -> int:
    """Return the column of the dash with which an entry starts, or where it starts itself."""
    line = page.sheet.read.lines[owner.start.line][: owner.start.column]
    column: int = owner.start.column
    return line.rfind("-") if "-" in line else column


def _keys(lines: Sequence[str], node: Node) -> list[_Key]:
    """Return what looks like keys from the first such line on, what stands in a fence of Markdown left out."""
    found: list[_Key] = []
    fenced = False
    last = min(node.end.line + 1, len(lines))
    for number in range(node.start.line + 1, last):
        line = lines[number]
        if _FENCE.match(line):
            fenced = not fenced
        key = None if fenced else _LINE.match(line)
        if (
            key is not None
            and key[3] in EVERY_KEY
            and (number, len(key[1])) < (node.end.line, node.end.column)
        ):
            found.append(
                _Key(number, len(key[1]), key[2] is not None, key[3], (key[4] or "").strip("\"'"))
            )
    return found


def _is_sure(key: _Key, names: frozenset[str]) -> bool:
    """Tell whether a line is a key beyond doubt: its value is what only that key has, or a name of this debate."""
    value = key.value
    named = [word for word in re.split(r"[\s,\[\]]+", value) if word]
    match key.name:
        case "id":
            return key.is_entry and _WORD.fullmatch(value) is not None
        case "evidence":
            return value in set(Evidence)
        case "plausibility" | "weight":
            return _NUMBER.fullmatch(value) is not None
        case "assumed":
            return value in ("true", "false")
        case "url":
            return re.fullmatch(r"https?://\S+", value) is not None
        case name if name in _NAMING:
            is_form = value.startswith("{") or (name in _LINKS and all(map(_WORD.fullmatch, named)))
            return bool(value) and (is_form or all(word in names for word in named))
        case _:
            return False


def _blocks(page: Page) -> Iterator[tuple[Node, Node, Node]]:
    """Yield every block text with its key and the mapping around it, in the order of the page."""
    text = page.sheet.read.text
    waiting = [] if page.root is None else [page.root]
    while waiting:
        node = waiting.pop()
        if node.parts is None:
            continue
        if node.keys is None:
            waiting += reversed(node.parts)
            continue
        for name, part in node.parts.items():
            if part.parts is None and text[part.start.index : part.start.index + 1] in ("|", ">"):
                yield node, node.keys[name], part
        waiting += reversed(list(node.parts.values()))

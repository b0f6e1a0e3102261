"""Keys and whole claims that a block text swallows.

Below `>-` or `|` a line that stands too far right is text.

The layout with `text: >-` invites it, and nothing else shows it: the link is gone, and the sentence
has odd words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from argmap.codes import Code
from argmap.loading.keys import EVERY_KEY
from argmap.loading.places import Places
from argmap.model import ID_PATTERN, LONGEST_LABEL, Debate, Evidence
from argmap.problem import Fix, Problem, Severity

if TYPE_CHECKING:
    from argmap.loading.syntax.node import Node
    from argmap.loading.syntax.page import Page

MOST_SWALLOWED = 1_000
"""How many block texts of one document are told."""

SHOWN = 60
"""How many characters of an id are shown."""

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
    from argmap.loading.syntax.page import scalars

    text = page.sheet.read.text
    for owner, name, node in scalars(page):
        if owner is None or text[node.start.index : node.start.index + 1] not in ("|", ">"):
            continue
        keys = _keys(page.sheet.lines, node)
        # Prose may hold `to:` or `with:`: one line that is a key beyond doubt makes keys of all.
        if any(_is_sure(each, names) or _is_label(each, owner, node) for each in keys):
            yield _problem(page, owner, name, keys)


def _is_label(key: _Key, owner: Node, node: Node) -> bool:
    """Tell whether the last line of the text of a claim is the label that it has not.

    That is short, and no sentence.
    """
    if key.name != "label" or "label" in owner.parts or owner.parts.get("text") is not node:
        return False
    is_last = str(node.raw).rstrip().endswith(f"label: {key.value}")
    return is_last and 0 < len(key.value) <= LONGEST_LABEL and key.value[-1] not in ".!?"


def _problem(page: Page, owner: Node, name: str, keys: list[_Key]) -> Problem:
    """Return the warning that a text holds keys, told by the first of them."""
    first, id_ = keys[0], owner.raw.get("id")
    text = f"`{name}`"
    if isinstance(id_, str):
        text += f" of `{id_}`"
    if first.is_entry:
        named, stand = f"an entry with `{first.name}`", "stands"
        if first.name == "id":
            named = f"claim `{first.value[:SHOWN]}`"
        # A new entry belongs below the dash of its owner, a key exactly below the other keys.
        by = first.indent - _dash_of(page, owner)
        sign = len("- ")
    else:
        names = dict.fromkeys(key.name for key in keys)
        named = ", ".join(f"`{each}`" for each in names)
        stand = "stands" if len(keys) == 1 else "stand"
        keyed: Any = owner.keys
        by = first.indent - keyed[name].start.column
        sign = 0
    message = f"{named} {stand} inside {text}, as words of it"
    it = "it" if stand == "stands" else "them"
    start = page.sheet.read.offset(first.line + 1, first.indent + 1)
    place = page.sheet.span(start, start + sign + len(first.name))
    fix = _outdented(page, owner.parts[name], first, by)
    help_ = f"outdent {it} by {by}"
    return Problem(Code.KEY_IN_TEXT, Severity.WARNING, message, place, help_, fix=fix)


def _outdented(page: Page, node: Node, first: _Key, by: int) -> Fix | None:
    """Return what moves a key, and all of the text below it, as far left as it belongs.

    None for other layouts.
    """
    lines = page.sheet.lines
    # A block text ends where the next line starts, or behind the last line of the file.
    is_at_end = node.end.column > 0 and lines[node.end.line].strip()
    end = min(node.end.line + 1 if is_at_end else node.end.line, len(lines))
    moved = _with_text(lines, first.line, end)
    margin = " " * first.indent
    is_whole = all(lines[number].startswith(margin) for number in moved)
    # Without words above it nothing would be left of the text that is to swallow it.
    is_below_text = bool(_with_text(lines, node.start.line + 1, first.line))
    if by <= 0 or not moved or not is_whole or not is_below_text:
        return None
    it = "it" if len(moved) == 1 else "them"
    cuts = ((number, 0, by, "") for number in moved)
    fix = page.sheet.fix(f"outdent {it} by {by}", *cuts, safe=False)
    return fix if fix.edits else None


def _with_text(lines: Sequence[str], first: int, end: int) -> list[int]:
    return [number for number in range(first, end) if lines[number].strip()]


def _dash_of(page: Page, owner: Node) -> int:
    """Return the column of the dash with which an entry starts, or where it starts itself."""
    column: int = owner.start.column
    dash = page.sheet.lines[owner.start.line].rfind("-", 0, column)
    return column if dash < 0 else dash


def _keys(lines: Sequence[str], node: Node) -> list[_Key]:
    """Return what looks like keys from the first such line on.

    What stands in a fence of Markdown is left out.
    """
    found: list[_Key] = []
    is_fenced = False
    for number in range(node.start.line + 1, min(node.end.line + 1, len(lines))):
        # What a fence of Markdown holds is an example of something.
        if _FENCE.match(lines[number]):
            is_fenced = not is_fenced
        key = None if is_fenced else _LINE.match(lines[number])
        if key is None or key[3] not in EVERY_KEY:
            continue
        indent, value = len(key[1]), (key[4] or "").strip("\"'")
        # The parser ends a block on the line behind it, which is no part of the text.
        if (number, indent) < (node.end.line, node.end.column):
            found.append(_Key(number, indent, key[2] is not None, key[3], value))
    return found


def _is_sure(key: _Key, names: frozenset[str]) -> bool:
    """Tell whether a line is a key beyond doubt.

    Its value is what only that key has, or a name of this debate.
    """
    form = _VALUES.get(key.name)
    if form is not None:
        is_such = form.fullmatch(key.value) is not None
        return is_such and (key.is_entry or key.name != "id")
    if key.name not in _NAMING or not key.value:
        return False
    words = list(filter(None, _BETWEEN_NAMES.split(key.value)))
    is_link = key.name in _LINKS and all(map(_WORD.fullmatch, words))
    return key.value.startswith("{") or is_link or names.issuperset(words)


_BETWEEN_NAMES = re.compile(r"[\s,\[\]]+")
_VALUES = {
    "id": _WORD,
    "evidence": re.compile("|".join(Evidence)),
    "plausibility": _NUMBER,
    "weight": _NUMBER,
    "assumed": re.compile("true|false"),
    "url": re.compile(r"https?://\S+"),
}
"""What only the value of each key looks like."""

"""From the events of a parser to nodes: values as they are typed, each with its place."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from argmap.codes import Code
from argmap.loading.kinds import REFERENCES
from argmap.loading.preflight import DEEPEST, MOST_NODES
from argmap.loading.scalars import inline
from argmap.loading.syntax.events import parser
from argmap.loading.syntax.sheet import Sheet
from argmap.problem import Fix, Location, Problem, Related, Severity

MOST_PROBLEMS = 5_000
"""How many faulty keys of one document are listed."""

MOST_MARKS = 20
"""How many anchors, aliases and tags of one document are listed."""

_KEEP = {
    "id": "a new claim starts with `- id:`; else keep one of the two",
    "debate": "one file is one debate: put the second one into a file of its own",
    "claims": "write all claims below the first `claims:`, and delete this line",
    "sources": "write all sources below the first `sources:`, and delete this line",
}

_RULE = re.compile(r"--- *(?=\r?\n|\Z)")
_PARTS = re.compile(r"^(debate|claims|sources):", re.MULTILINE)

Raw = Any
"""What a text holds: `dict`, `list`, `str`, or None for a value that is left empty."""


class Node:
    """A value and its place: `raw` is the value itself, `parts` the nodes in it, `keys` the nodes of its keys.

    `parts` and `keys` are dictionaries by key for a mapping; for a list, `parts` is a list; both are None for a
    scalar. Marks are PyYAML's: lines and columns from 0, `index` in characters.
    """

    __slots__ = ("end", "keys", "parts", "plain", "raw", "start")

    def __init__(self, event: Any, raw: Raw, parts: Any = None, keys: dict[str, Node] | None = None) -> None:
        self.start = event.start_mark
        self.end = event.end_mark
        self.raw = raw
        self.parts = parts
        self.keys = keys
        self.plain = False


class Refused(Exception):
    """A text that is not read any further."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


@dataclass
class Reader:
    """The events of one document on their way to nodes."""

    sheet: Sheet
    root: Node | None = None
    problems: list[Problem] = field(default_factory=list)
    doubtful: list[int] = field(default_factory=list)
    """Lines on which something stands that is no plain text."""

    is_foreign: bool = False
    """Whether the document uses YAML that makes it more than texts, lists and mappings."""

    unlisted: bool = False
    nodes: int = 0
    open: list[tuple[Node, Node | None]] = field(default_factory=list)
    """The containers around the next event, each with the key that waits for its value."""

    _run_on: Node | None = None
    """An entry in which a second `id` shows that a dash is missing: all below it belongs to another one."""

    def read(self) -> None:
        """Take every event in turn; O(events), nothing recursive."""
        events = parser(self.sheet.read.text)
        while (event := events.get_event()) is not None:
            kind = type(event)
            if kind is ScalarEvent:
                self._scalar(event)
            elif kind is MappingStartEvent:
                self._enter(Node(event, {}, {}, {}), event)
            elif kind is SequenceStartEvent:
                self._enter(Node(event, [], []), event)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                self._leave(event)
            elif kind is AliasEvent:
                self._put(Node(event, self._marked(Code.ALIAS, f"*{event.anchor}", event)))
            elif kind is DocumentStartEvent and self.root is not None:
                raise Refused(self._second_document(event))
            if self.nodes > MOST_NODES:
                raise Refused(self._problem(Code.TOO_MANY_NODES, f"more than {MOST_NODES:,} keys and values", event))

    def _scalar(self, event: Any) -> None:
        if event.anchor is not None or event.tag is not None:
            node = Node(event, self._mark_of(event))
        else:
            node = Node(event, None if not event.value and event.implicit[0] else event.value)
        node.plain = not event.style
        self._put(node)

    def _enter(self, node: Node, event: Any) -> None:
        if event.anchor is not None or event.tag is not None:
            self._mark_of(event)
            self.is_foreign = True
        if len(self.open) >= DEEPEST:
            raise Refused(self._problem(Code.TOO_DEEP, f"nested deeper than {DEEPEST} levels", event))
        self._put(node)
        self.open.append((node, None))

    def _leave(self, event: Any) -> None:
        node, _ = self.open.pop()
        node.end = event.end_mark

    def _put(self, node: Node) -> None:
        """Put a finished or just opened node where it belongs: as the root, an item, a key or a value."""
        self.nodes += 1
        if not self.open:
            self.root = node
            return
        parent, key = self.open[-1]
        if parent.keys is None:
            parent.parts.append(node)
            parent.raw.append(node.raw)
        elif key is None:
            self.open[-1] = (parent, node)
        else:
            self.open[-1] = (parent, None)
            self._set(parent, key, node)

    def _set(self, parent: Node, key: Node, node: Node) -> None:
        name = key.raw
        if not isinstance(name, str) or not name:
            self.doubtful.append(self._location(key).line)
            self._note(lambda: self._key_problem(key))
        elif name == "<<" and key.plain:
            self._merge_key(key)
        elif parent is self._run_on:
            return
        elif name in parent.raw:
            self._note(lambda: self._duplicate(name, key, parent))
            is_root = len(self.open) == 1
            if name == ("debate" if is_root else "id"):
                self._run_on = parent
                self.doubtful.append(self._location(key).line)
        else:
            parent.raw[name] = node.raw
            parent.parts[name] = node
            parent.keys[name] = key  # type: ignore[index] # a mapping has keys

    def _note(self, made: Callable[[], Problem]) -> None:
        """Make and keep a problem, of very many only the first ones."""
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(made())
        else:
            self.unlisted = True

    def _second_document(self, event: Any) -> Problem:
        """Return the problem that a document follows another, with a fix where it may be the rest of that one."""
        help_ = "one file is one debate: delete this line, or put what follows into a file of its own"
        found = self._problem(Code.SECOND_DOCUMENT, "a second document starts here", event, help_)
        text, start = self.sheet.read.text, event.start_mark.index
        line = _RULE.match(text, start)
        again = _PARTS.findall(text, start) if line else ()
        held = self.root.raw if self.root is not None else None
        if line is None or not isinstance(held, dict) or held.keys() & set(again):
            return found
        edit = self.sheet.edit(start, line.end(), "")
        return replace(found, fix=Fix("delete this line", (edit,))) if edit else found

    def _key_problem(self, key: Node) -> Problem:
        what = "a list" if isinstance(key.raw, list) else "a mapping" if isinstance(key.raw, dict) else "nothing"
        help_ = "a text that starts with `[` or `{` needs quotes" if key.raw is not None else "write the key's name"
        return self._problem(Code.WRONG_KEY, f"{what} stands where a key is expected", key, help_)

    def _duplicate(self, name: str, key: Node, parent: Node) -> Problem:
        first = self._location(parent.keys[name])  # type: ignore[index] # a mapping has keys
        owner = parent.raw.get("id")
        of = f" of `{owner}`" if isinstance(owner, str) and name != "id" else ""
        related = Related("already set", first)
        message = f"duplicate key `{name}`{of}"
        help_ = _KEEP.get(name, "keep one of the two")
        found = self._problem(Code.DUPLICATE_KEY, message, key, help_, (related,))
        return replace(found, fix=self._dash(key.start.index)) if name == "id" else found

    def _dash(self, start: int) -> Fix | None:
        """Return what starts a new entry with a key, where there is room for a dash in front of it."""
        edit = self.sheet.edit(start - 2, start, "- ") if self.sheet.read.text[start - 2 : start] == "  " else None
        return Fix("put a dash in front of it", (edit,), safe=False) if edit else None

    def _merge_key(self, key: Node) -> None:
        self.is_foreign = True
        message = "YAML merge key `<<` is not allowed in a debate"
        self._note(lambda: self._problem(Code.MERGE_KEY, message, key, "write out what it stands for"))

    def _mark_of(self, event: Any) -> str:
        """Note an anchor or tag, and return what is typed there."""
        if event.tag is not None:
            return self._marked(Code.TAG, event.tag.replace("tag:yaml.org,2002:", "!!"), event)
        return self._marked(Code.ANCHOR, f"&{event.anchor}", event)

    def _marked(self, code: Code, name: str, event: Any) -> str:
        """Note an anchor, alias or tag; of many only the first ones, and the document is then read no further."""
        start, end = event.start_mark.index, event.end_mark.index
        typed = self.sheet.read.text[start:end]
        place = self.sheet.span(start, end)
        self.doubtful.append(place.line)
        if len(self.doubtful) > MOST_MARKS:
            self.is_foreign = True
        else:
            quoted = self.sheet.edit(start, end, inline(typed)) if "\n" not in typed else None
            fix = Fix("put it in quotes", (quoted,), safe=False) if quoted and not name.startswith("!!") else None
            message = f"YAML {code} `{name}` is not allowed in a debate"
            help_ = f"a text that starts with `{name[0]}` needs quotes"
            if code is Code.ALIAS and self._key() in REFERENCES:
                help_, fix = f"an id has no sign in front: write `{name[1:]}`", self._bare(start, end, name[1:])
            self._note(partial(Problem, code, Severity.ERROR, message, place, help_, fix=fix))
        return typed

    def _key(self) -> Raw:
        """Return the key whose value comes next."""
        keys = [key.raw for _, key in self.open if key is not None]
        return keys[-1] if keys else None

    def _bare(self, start: int, end: int, id_: str) -> Fix | None:
        edit = self.sheet.edit(start, end, id_)
        return Fix(f"write `{id_}`", (edit,), safe=False) if edit else None

    def _location(self, node: Any) -> Location:
        start, end = getattr(node, "start_mark", None) or node.start, getattr(node, "end_mark", None) or node.end
        return self.sheet.span(start.index, end.index)

    def _problem(
        self, code: Code, message: str, node: Any, help_: str | None = None, related: tuple[Related, ...] = ()
    ) -> Problem:
        return Problem(code, Severity.ERROR, message, self._location(node), help_, related)

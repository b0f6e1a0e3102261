"""The careful reading of a text: every scalar as it is typed, and the place of every key and value.

One pass over PyYAML's events, never its constructor: an event is at most one step deep, so hostile nesting is left
after `DEEPEST` levels, and no number, date or boolean is ever made of a text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from argmap.loading.diagnose import syntax_problem
from argmap.loading.document import Document
from argmap.loading.preflight import DEEPEST, MOST_NODES
from argmap.loading.problems import problem
from argmap.problem import Location, Problem, Related, Severity

MOST_PROBLEMS = 5_000
"""How many faulty keys of one document are listed."""

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


@dataclass(frozen=True)
class Page:
    """A document with the places of everything in it; `root` is None for an empty or unreadable one."""

    document: Document
    root: Node | None
    problems: tuple[Problem, ...]

    def location(self, node: Node) -> Location:
        """Return where a node stands."""
        start, end = node.start, node.end
        return self.document.location((start.line + 1, start.column + 1), (end.line + 1, end.column + 1))


def page(document: Document) -> Page:
    """Read a document with care; what cannot be read is one problem, duplicate keys and anchors are problems each."""
    reader = _Reader(document)
    try:
        reader.read()
    except yaml.MarkedYAMLError as error:
        return Page(document, None, (syntax_problem(document, error),))
    except _Refused as refused:
        return Page(document, None, (refused.problem,))
    marked = tuple(reader.marked.values())
    return Page(document, None if marked else reader.root, marked or tuple(reader.duplicates))


class _Refused(Exception):
    """A text that is not read any further."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


@dataclass
class _Reader:
    """The events of one document on their way to nodes."""

    document: Document
    root: Node | None = None
    marked: dict[str, Problem] = field(default_factory=dict)
    duplicates: list[Problem] = field(default_factory=list)
    open: list[tuple[Node, Node | None]] = field(default_factory=list)
    """The containers around the next event, each with the key that waits for its value."""
    nodes: int = 0

    def read(self) -> None:
        """Take every event in turn; O(events), nothing recursive."""
        parser: Any = yaml.CSafeLoader(self.document.text)
        while (event := parser.get_event()) is not None:
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
                self._mark("alias", f"*{event.anchor}", event)
                self._put(Node(event, None))
            elif kind is DocumentStartEvent and self.root is not None:
                raise _Refused(self._problem("second-document", "a second document starts here", event))
            if self.nodes > MOST_NODES:
                raise _Refused(self._problem("too-many-nodes", f"more than {MOST_NODES:,} keys and values", event))

    def _scalar(self, event: Any) -> None:
        if event.anchor is not None or event.tag is not None:
            self._mark_of(event)
        empty = not event.value and event.implicit[0]
        node = Node(event, None if empty else event.value)
        node.plain = not event.style
        self._put(node)

    def _enter(self, node: Node, event: Any) -> None:
        if event.anchor is not None or event.tag is not None:
            self._mark_of(event)
        if len(self.open) >= DEEPEST:
            message = f"nested deeper than {DEEPEST} levels"
            raise _Refused(self._problem("too-deep", message, event))
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
            self._note(self._key_problem, key)
        elif name == "<<" and key.plain:
            self._mark("merge key", "<<", key)
        elif name in parent.raw:
            self._note(self._duplicate, name, key, parent)
        else:
            parent.raw[name] = node.raw
            parent.parts[name] = node
            parent.keys[name] = key  # type: ignore[index]

    def _note(self, problem_of: Callable[..., Problem], *about: Any) -> None:
        """Keep a problem; of very many only the first ones, and that there are more."""
        if len(self.duplicates) < MOST_PROBLEMS:
            self.duplicates.append(problem_of(*about))
        elif len(self.duplicates) == MOST_PROBLEMS:
            message = f"more than {MOST_PROBLEMS:,} keys that are duplicate or no keys; the first of them are listed"
            self.duplicates.append(problem(self.document, "too-many-mistakes", message))

    def _key_problem(self, key: Node) -> Problem:
        what = "a list" if isinstance(key.raw, list) else "a mapping" if isinstance(key.raw, dict) else "nothing"
        help_ = "a text that starts with `[` or `{` needs quotes" if key.raw is not None else "write the key's name"
        return self._problem("wrong-key", f"{what} stands where a key is expected", key, help_)

    def _duplicate(self, name: str, key: Node, parent: Node) -> Problem:
        first = parent.keys[name]  # type: ignore[index]
        owner = parent.raw.get("id")
        of = f" of `{owner}`" if isinstance(owner, str) and name != "id" else ""
        related = Related(f"`{name}` is first set here", self._location(first))
        message = f"duplicate key `{name}`{of}, already set at line {first.start.line + 1}"
        return self._problem("duplicate-key", message, key, "keep one of the two", (related,))

    def _mark_of(self, event: Any) -> None:
        if event.tag is not None:
            self._mark("tag", event.tag.replace("tag:yaml.org,2002:", "!!"), event)
        if event.anchor is not None:
            self._mark("anchor", f"&{event.anchor}", event)

    def _mark(self, kind: str, name: str, event: Any) -> None:
        """Note the first anchor, alias, tag or merge key of the document; one problem for each kind."""
        if kind not in self.marked:
            help_ = "a text that starts with `&`, `*` or `!` needs quotes" if kind != "merge key" else "write it out"
            message = f"YAML {kind} `{name}` is not allowed in a debate"
            self.marked[kind] = self._problem(kind.replace(" ", "-"), message, event, help_)

    def _location(self, node: Any) -> Location:
        start, end = getattr(node, "start_mark", None) or node.start, getattr(node, "end_mark", None) or node.end
        return self.document.location((start.line + 1, start.column + 1), (end.line + 1, end.column + 1))

    def _problem(
        self, code: str, message: str, node: Any, help_: str | None = None, related: tuple[Related, ...] = ()
    ) -> Problem:
        return Problem(code, Severity.ERROR, message, self._location(node), help_, related)

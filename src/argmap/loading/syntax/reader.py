"""From the events of a parser to nodes: values as they are typed, each with its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
from argmap.loading.kinds import DEEPEST, MOST_NODES, REFERENCES
from argmap.loading.scalars import inline
from argmap.loading.syntax.again import (
    Again,
    kept_key,
    needs_only_a_dash,
    second_entry,
    starts_entry,
)
from argmap.loading.syntax.events import parser
from argmap.loading.syntax.node import Node, Raw
from argmap.loading.syntax.oddities import FOREIGN_KEY, no_key, second_document
from argmap.loading.syntax.sheet import Sheet
from argmap.problem import Fix, Location, Problem, Related, Severity

MOST_PROBLEMS = 5_000
"""How many faulty keys of one document are listed."""

MOST_MARKS = 20
"""How many anchors, aliases and tags of one document are listed."""

_INCLUDES = ("!include", "!import", "!inc")


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

    _again: dict[int, list[Again]] = field(default_factory=dict)
    """Keys that their mapping has already, by the identity of the mapping, until it is read."""

    _foreign: set[str] = field(default_factory=set)
    """What other languages were met and told."""

    _run_on: Node | None = None
    """An entry in which a second `id` shows that a dash is missing: all below it belongs to
    another one."""

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
                raise Refused(second_document(self.sheet, self.root, event))
            # Counted while reading, so that a file of commas alone is refused before it is held.
            if self.nodes > MOST_NODES:
                raise Refused(
                    self._problem(
                        Code.TOO_MANY_NODES, f"more than {MOST_NODES:,} keys and values", event
                    )
                )

    def _scalar(self, event: Any) -> None:
        if event.anchor is not None or event.tag is not None:
            node = Node(event, self._mark_of(event))
        else:
            # An empty text in quotes is a text, without quotes it is nothing.
            node = Node(event, None if not event.value and event.implicit[0] else event.value)
        # Only without quotes a text may have been meant as something else.
        node.plain = not event.style
        self._put(node)

    def _enter(self, node: Node, event: Any) -> None:
        if event.anchor is not None or event.tag is not None:
            self._mark_of(event)
            self.is_foreign = True
        # Before the node is put anywhere: nothing deeper is ever held.
        if len(self.open) >= DEEPEST:
            raise Refused(
                self._problem(Code.TOO_DEEP, f"nested deeper than {DEEPEST} levels", event)
            )
        self._put(node)
        self.open.append((node, None))

    def _leave(self, event: Any) -> None:
        node, _ = self.open.pop()
        node.end = event.end_mark
        if self._again:
            self._tell_again(node, self._again.pop(id(node), ()))

    def _put(self, node: Node) -> None:
        """Put a finished or just opened node where it belongs.

        As the root, an item, a key or a value.
        """
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
        """Put a value below its key, if that is one and is not there yet."""
        name = key.raw
        if not isinstance(name, str) or not name:
            self.doubtful.append(self._location(key).line)
            self._tell_key(key)
        elif name == "<<" and key.plain:
            self._merge_key(key)
        elif parent is self._run_on:
            return
        elif name in parent.raw:
            self._put_again(parent, key, node)
        else:
            # Three views of one entry: the plain values for the model, the places for us.
            parent.raw[name] = node.raw
            parent.parts[name] = node
            parent.keys[name] = key  # type: ignore[index] # a mapping has keys

    def _put_again(self, parent: Node, key: Node, node: Node) -> None:
        """Note a key that is there already.

        Behind a second `id`, or `debate`, nobody can tell what belongs to which of the two.
        """
        is_root = len(self.open) == 1
        if key.raw == ("debate" if is_root else "id"):
            self._note(lambda: self._duplicate(key, parent))
            self._run_on = parent
            self.doubtful.append(self._location(key).line)
        else:
            again = Again(parent, key.raw, key, node, self._list_around())
            self._again.setdefault(id(parent), []).append(again)

    def _list_around(self) -> str:
        """Return the key of the list of which the mapping that is read now is an entry.

        Nothing if it is none.

        Where the entries have keys instead of dashes, a colon follows.
        """
        # The mapping, its list, and what holds the list.
        if len(self.open) < 3:
            return ""
        (around, _), (entries, _), _ = self.open[-3:]
        last = next(reversed(around.parts), "") if around.keys else ""
        if not last or around.parts[last] is not entries:
            return ""
        return str(last) if entries.keys is None else f"{last}:"

    def _tell_again(self, parent: Node, own: Sequence[Again]) -> None:
        """Tell of the keys that a mapping has twice, now that it is read.

        Where a second entry starts, only of that.
        """
        if not own:
            return
        places = sorted(key.start.index for key in (parent.keys or {}).values())
        if any(starts_entry(each, own, places, self.sheet.lines) for each in own):
            self._note(partial(self._second_entry, own[0]))
            # From there on nobody can tell which entry a key belongs to.
            first = self._location(own[0].key).line
            end = self.sheet.span(parent.end.index, parent.end.index).line
            self.doubtful.extend(range(first, end + 1))
            return
        for each in own:
            self._note(partial(self._duplicate, each.key, parent, each.node))

    def _second_entry(self, again: Again) -> Problem:
        """Return the problem that the line is missing with which an entry of a list starts."""
        found = self._duplicate(again.key, again.parent, told=second_entry(again))
        if not needs_only_a_dash(again):
            return found
        return replace(found, fix=self._dash(again.key.start.index))

    def _note(self, made: Callable[[], Problem]) -> None:
        """Make and keep a problem, of very many only the first ones."""
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(made())
        else:
            self.unlisted = True

    def _tell_key(self, key: Node) -> None:
        """Tell that a key is none; of several that another language has, of the first one."""
        foreign = FOREIGN_KEY.match(self.sheet.read.text, key.start.index)
        if foreign is None or not isinstance(key.raw, list) or foreign[1] not in self._foreign:
            self._note(partial(no_key, self.sheet, key))
        if foreign is not None:
            self._foreign.add(foreign[1])

    def _duplicate(
        self,
        key: Node,
        parent: Node,
        node: Node | None = None,
        *,
        told: tuple[str, str] | None = None,
    ) -> Problem:
        """Return the problem that a mapping has a key twice.

        `node` is the second value, if it is read.

        `told` are its message and its help, where it has another cause.
        """
        name = key.raw
        first = self._location(parent.keys[name])  # type: ignore[index] # a mapping has keys
        if told is None:
            owner = parent.raw.get("id")
            of = f" of `{owner}`" if isinstance(owner, str) and name != "id" else ""
            remedy = kept_key(name, parent, node, is_root=parent is self.root)
            told = (f"duplicate key `{name}`{of}", remedy)
        message, help_ = told
        related = Related("already set", first)
        found = self._problem(Code.DUPLICATE_KEY, message, key, help_, (related,))
        return replace(found, fix=self._dash(key.start.index)) if name == "id" else found

    def _dash(self, start: int) -> Fix | None:
        """Return what starts a new entry with a key, where there is room for a dash before it."""
        # The dash takes the place of two blanks, so that the key stays where the others are.
        if self.sheet.read.text[start - 2 : start] != "  ":
            return None
        return self._fix("put a dash in front of it", start - 2, start, "- ")

    def _fix(self, title: str, start: int, end: int, text: str) -> Fix | None:
        """Return a fix of one edit that only the author can judge, if the edit can be made."""
        edit = self.sheet.edit(start, end, text)
        return None if edit is None else Fix(title, (edit,), safe=False)

    def _merge_key(self, key: Node) -> None:
        self.is_foreign = True
        message = "YAML merge key `<<` is not allowed in a debate"
        help_ = "write out what it stands for"
        self._note(lambda: self._problem(Code.MERGE_KEY, message, key, help_))

    def _mark_of(self, event: Any) -> str:
        """Note an anchor or tag, and return what is typed there."""
        if event.tag is not None:
            return self._marked(Code.TAG, event.tag.replace("tag:yaml.org,2002:", "!!"), event)
        return self._marked(Code.ANCHOR, f"&{event.anchor}", event)

    def _marked(self, code: Code, name: str, event: Any) -> str:
        """Note an anchor, alias or tag, and return what is typed there.

        Of many only the first ones are told, and the document is then read no further.
        """
        start, end = event.start_mark.index, event.end_mark.index
        typed = self.sheet.read.text[start:end]
        place = self.sheet.span(start, end)
        self.doubtful.append(place.line)
        if len(self.doubtful) > MOST_MARKS:
            self.is_foreign = True
            return typed
        fix = None
        if name.partition("_")[0] in _INCLUDES:
            help_ = "delete it: the part files beside debate.yaml are read by themselves"
        elif code is Code.ALIAS and self._key() in REFERENCES:
            id_ = name[1:]
            help_ = f"an id has no sign in front: write `{id_}`"
            fix = self._fix(f"write `{id_}`", start, end, id_)
        else:
            help_ = f"a text that starts with `{name[0]}` needs quotes"
            if "\n" not in typed and not name.startswith("!!"):
                fix = self._fix("put it in quotes", start, end, inline(typed))
        message = f"YAML {code} `{name}` is not allowed in a debate"
        self._note(partial(Problem, code, Severity.ERROR, message, place, help_, fix=fix))
        return typed

    def _key(self) -> Raw:
        """Return the key whose value comes next."""
        keys = [key.raw for _, key in self.open if key is not None]
        return keys[-1] if keys else None

    def _location(self, node: Any) -> Location:
        """Return where a node, or an event of the parser, stands."""
        if isinstance(node, Node):
            return self.sheet.span(node.start.index, node.end.index)
        return self.sheet.span(node.start_mark.index, node.end_mark.index)

    def _problem(
        self,
        code: Code,
        message: str,
        node: Any,
        help_: str | None = None,
        related: tuple[Related, ...] = (),
    ) -> Problem:
        return Problem(code, Severity.ERROR, message, self._location(node), help_, related)

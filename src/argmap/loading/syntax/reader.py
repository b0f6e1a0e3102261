"""From the events of a parser to nodes: values as they are typed, each with its place."""

from __future__ import annotations

import re
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
from argmap.loading.kinds import REFERENCES
from argmap.loading.preflight import DEEPEST, MOST_NODES
from argmap.loading.scalars import inline
from argmap.loading.syntax.again import Again, kept, needs_only_a_dash, second_entry, starts_entry
from argmap.loading.syntax.events import parser
from argmap.loading.syntax.sheet import Sheet
from argmap.problem import Fix, Location, Problem, Related, Severity

MOST_PROBLEMS = 5_000
"""How many faulty keys of one document are listed."""

MOST_MARKS = 20
"""How many anchors, aliases and tags of one document are listed."""

_INCLUDES = ("!include", "!import", "!inc")
_FOREIGN_KEY = re.compile(r"\[(\^?)[^\]\n]{1,80}\]:")
_TEMPLATE = re.compile(rf"\b(?:{'|'.join(REFERENCES)}): +(\{{\{{ *([a-z0-9][\w.-]*) *\}}\}})")
_FOOTNOTE = "write it below `sources:` as `KEY: {title: …}`, and cite it: `sources: KEY`"
_ARGDOWN = "write it as a claim: `- id: …` and below it `text: …`; `argmap new` asks for what else there is"

_PROSE = re.compile(r"(?! *(?:- |[\w\"'-]+ *:(?:\s|$))) *\S")
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

    _again: dict[int, list[Again]] = field(default_factory=dict)
    """Keys that their mapping has already, by the identity of the mapping, which is still being read."""
    """Keys that their mapping has already, until all of it is read."""

    _foreign: set[str] = field(default_factory=set)
    """What other languages were met and told."""

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
        if self._again:
            self._tell_again(node, self._again.pop(id(node), ()))

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
            self._tell_key(key)
        elif name == "<<" and key.plain:
            self._merge_key(key)
        elif parent is self._run_on:
            return
        elif name in parent.raw:
            is_root = len(self.open) == 1
            if name == ("debate" if is_root else "id"):
                self._note(lambda: self._duplicate(name, key, parent))
                self._run_on = parent
                self.doubtful.append(self._location(key).line)
            else:
                again = Again(parent, name, key, node, self._list_around())
                self._again.setdefault(id(parent), []).append(again)
        else:
            parent.raw[name] = node.raw
            parent.parts[name] = node
            parent.keys[name] = key  # type: ignore[index] # a mapping has keys

    def _list_around(self) -> str:
        """Return the key of the list of which the mapping that is read now is an entry; nothing if it is none.

        Where the entries have keys instead of dashes, a colon follows.
        """
        if len(self.open) < 3:
            return ""
        (around, _), (entries, _), _ = self.open[-3:]
        last = next(reversed(around.parts), "") if around.keys else ""
        if not last or around.parts[last] is not entries:
            return ""
        return str(last) if entries.keys is None else f"{last}:"

    def _tell_again(self, parent: Node, own: Sequence[Again]) -> None:
        """Tell of the keys that a mapping has twice, now that it is read; where a second entry starts, only of that."""
        if not own:
            return
        places = sorted(key.start.index for key in (parent.keys or {}).values())
        if any(starts_entry(each, own, places, self.sheet.read.lines) for each in own):
            self._note(partial(self._second_entry, own[0]))
            first, end = self._location(own[0].key).line, self.sheet.span(parent.end.index, parent.end.index).line
            self.doubtful.extend(range(first, end + 1))
            return
        for each in own:
            self._note(partial(self._duplicate, each.name, each.key, parent, each.node))

    def _second_entry(self, again: Again) -> Problem:
        """Return the problem that the line is missing with which an entry of a list starts."""
        found = self._duplicate(again.name, again.key, again.parent, told=second_entry(again))
        return replace(found, fix=self._dash(again.key.start.index)) if needs_only_a_dash(again) else found

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
        prose = [] if again else self._prose_below(line.end())
        if prose and edit is not None:
            help_ = "what follows is no part of the debate: delete it, or write `# ` in front of each line"
            remarks = [self.sheet.edit(at, at, "# ") for at in prose]
            kept = tuple(each for each in remarks if each is not None)
            return replace(found, help=help_, fix=Fix("make remarks of what follows", (edit, *kept), safe=False))
        return replace(found, fix=Fix("delete this line", (edit,))) if edit else found

    def _prose_below(self, at: int) -> list[int]:
        """Return where each line starts below a place, if one of them is neither a key nor an entry nor a remark."""
        text = self.sheet.read.text
        lines = [found.start() for found in re.compile(r"^[^\n]*\S[^\n]*", re.MULTILINE).finditer(text, at)]
        written = [start for start in lines if not text.startswith("#", start)]
        return written if any(_PROSE.match(text, start) for start in written) else []

    def _tell_key(self, key: Node) -> None:
        """Tell that a key is none; of several that another language has, of the first one."""
        foreign = _FOREIGN_KEY.match(self.sheet.read.text, key.start.index)
        if foreign is None or not isinstance(key.raw, list) or foreign[1] not in self._foreign:
            self._note(partial(self._key_problem, key))
        if foreign is not None:
            self._foreign.add(foreign[1])

    def _key_problem(self, key: Node) -> Problem:
        """Return the problem that no text stands where a key is expected."""
        line = self.sheet.read.lines[key.start.line]
        if template := _TEMPLATE.search(line):
            message = f"`{template[1]}` is no id: two braces are a mapping in YAML"
            return self._problem(Code.WRONG_KEY, message, key, f"write `{template[2]}`")
        foreign = _FOREIGN_KEY.match(self.sheet.read.text, key.start.index)
        if foreign and isinstance(key.raw, list):
            message = f"`{foreign[0]}` is {'a footnote of Markdown' if foreign[1] else 'Argdown'}, not YAML"
            help_ = _FOOTNOTE if foreign[1] else _ARGDOWN
            return self._problem(Code.WRONG_KEY, message, key, help_)
        what = "a list" if isinstance(key.raw, list) else "a mapping" if isinstance(key.raw, dict) else "nothing"
        help_ = "a text that starts with `[` or `{` needs quotes" if key.raw is not None else "write the key's name"
        return self._problem(Code.WRONG_KEY, f"{what} stands where a key is expected", key, help_)

    def _duplicate(
        self,
        name: str,
        key: Node,
        parent: Node,
        node: Node | None = None,
        *,
        told: tuple[str, str] | None = None,
    ) -> Problem:
        """Return the problem that a mapping has a key twice; `node` is the second value, where that is read.

        `told` are its message and its help, where it has another cause.
        """
        first = self._location(parent.keys[name])  # type: ignore[index] # a mapping has keys
        owner = parent.raw.get("id")
        of = f" of `{owner}`" if isinstance(owner, str) and name != "id" else ""
        related = Related("already set", first)
        usual = (f"duplicate key `{name}`{of}", kept(name, parent, node, is_root=parent is self.root))
        message, help_ = told or usual
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
            if name.partition("_")[0] in _INCLUDES:
                help_, fix = "delete it: the part files beside debate.yaml are read by themselves", None
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

"""A link that is written at the wrong end, moved to where it belongs: out of the parent, into each child.

`cons: [dust]` under `air` becomes `rebuts: air` under `dust`; a child that is written out there becomes a claim of its
own. The edits are made in the text as it stands: remarks, order and everything else are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from argmap.loading.readings import Named as Ends
from argmap.loading.readings import direction
from argmap.loading.scalars import below_sign, scalar
from argmap.loading.words.values import is_id, proposed_id
from argmap.problem import Edit, Fix
from argmap.suggest import same_look

if TYPE_CHECKING:
    from argmap.loading.syntax.page import Page
    from argmap.loading.syntax.reader import Node

MOST_WORDS = 6
"""How many words of a sentence its id takes."""


class Written(NamedTuple):
    """A claim or a position as it is written: its page and node."""

    page: Page
    node: Node


@dataclass(frozen=True)
class Named:
    """What the links of a debate may name, as it is written."""

    claims: Sequence[tuple[Page, Node]]
    """Every claim, in order."""

    positions: Sequence[str]

    @cached_property
    def ids(self) -> dict[str, Written | None]:
        """Every id with its claim; None for a position."""
        known: dict[str, Written | None] = dict.fromkeys(self.positions)
        for page, node in self.claims:
            if node.keys is not None and isinstance(node.raw.get("id"), str):
                known.setdefault(node.raw["id"], Written(page, node))
        return known

    @cached_property
    def by_look(self) -> dict[str, str | None]:
        """The id of each spelling of one, None where two ids are spelt alike."""
        found: dict[str, str | None] = {}
        for id_ in self.ids:
            look = same_look(id_)
            found[look] = None if look in found else id_
        return found


def turned(key: str, parent: tuple[Page, Node], target: str, names: Named) -> Fix | None:
    """Return the edits that move what a key of a claim or position names to where it belongs.

    None where only the author knows how.
    """
    return _Turning(key, Written(*parent), target, names).fix()


class _Cut(NamedTuple):
    """Characters of the text that is read, and what stands there instead."""

    start: int
    end: int
    text: str


class _GivenUp(Exception):
    """A link that cannot be moved without a person."""


@dataclass
class _Turning:
    """One key at the wrong end on its way: what is cut where, and which claims become claims of their own."""

    key: str
    parent: Written
    target: str
    names: Named
    relation: str = ""
    cuts: list[tuple[Page, _Cut]] = field(default_factory=list)
    children: list[str] = field(default_factory=list)
    new: list[str] = field(default_factory=list)
    _seen: set[str] = field(default_factory=set)
    _kept: list[tuple[int, int]] = field(default_factory=list)
    """Where the children stand that are taken along with their remarks."""

    def fix(self) -> Fix | None:
        """Return the edits that move the link, None where only the author knows how."""
        way = direction(self.key)
        if way is None or way.named is not Ends.STARTS or way.relation is None:
            return None
        self.relation = str(way.relation)
        try:
            for child in self._named():
                self._move(child)
            self._take_out()
            edits = self._edits()
        except _GivenUp:
            return None
        return Fix(f"write `{self.relation}: {self.target}` into {_listed(self.children)}", edits, safe=False)

    def _named(self) -> list[Node]:
        """Return the children as they are written: one of them, or a list."""
        value = self.parent.node.parts[self.key]
        children = value.parts if isinstance(value.parts, list) else [value]
        if not children:
            raise _GivenUp
        return list(children)

    def _move(self, child: Node) -> None:
        if isinstance(child.raw, str):
            look = same_look(child.raw)
            id_ = self.names.by_look.get(look)
            if id_ is not None:
                self._link(id_)
            elif " " in child.raw.strip() and look not in self.names.by_look:
                self._write_out(child)
            else:
                raise _GivenUp
        elif isinstance(child.raw, dict):
            self._write_out(child)
        else:
            raise _GivenUp

    def _link(self, id_: str) -> None:
        """Let a claim that is there say what it answers."""
        claim = self.names.ids[id_]
        if claim is None or id_ == self.target:
            raise _GivenUp
        if id_ not in self._seen:
            self._seen.add(id_)
            self.children.append(id_)
            self.cuts += [(claim.page, cut) for cut in self._linked(claim)]

    def _linked(self, claim: Written) -> list[_Cut]:
        """Return what adds the link to the keys of a claim."""
        text, node = claim.page.sheet.read.text, claim.node
        value = node.parts.get(self.relation)
        if value is not None and node.keys is not None:
            return self._extended(claim.page, node.keys[self.relation], value)
        end = _end(node, text)
        if _is_flow(node, text):
            last = _last_end(node, text)
            return [_Cut(last, last, f", {self.relation}: {self.target}")]
        line_end = _line_end(end, text)
        line = f"{_newline(claim.page)}{' ' * node.start.column}{self.relation}: {self.target}"
        return [_Cut(line_end, line_end, line)]

    def _extended(self, page: Page, key: Node, value: Node) -> list[_Cut]:
        """Return what adds the target to a key that names something already."""
        text, target = page.sheet.read.text, self.target
        start, end = value.start.index, _end(value, text)
        if value.raw is None:
            after = key.end.index + 1
            return [_Cut(after, after, f" {target}")]
        named = value.raw if isinstance(value.raw, list) else [value.raw]
        if any(each == target or (isinstance(each, dict) and each == {"to": target}) for each in named):
            return []
        if isinstance(value.parts, list) and _is_flow(value, text):
            last = _last_end(value, text)
            return [_Cut(last, last, f", {target}" if value.parts else target)]
        line = f"{_newline(page)}{' ' * value.start.column}- {target}"
        if isinstance(value.parts, list):
            line_end = _line_end(end, text)
            return [_Cut(line_end, line_end, line)]
        if value.parts is None or _is_flow(value, text):
            return [_Cut(start, end, f"[{text[start:end]}, {target}]")]
        line_end = _line_end(end, text)
        inner = [at for at in _line_starts(start, line_end, text) if text[at:line_end].split("\n")[0].strip()]
        return [_Cut(start, start, "- "), *(_Cut(at, at, "  ") for at in inner), _Cut(line_end, line_end, line)]

    def _write_out(self, child: Node) -> None:
        """Make a claim of its own of a child that is written out below the parent."""
        page = self.parent.page
        text = page.sheet.read.text
        if isinstance(child.raw, str):
            id_ = self._new_id(child.raw)
            sentence = " ".join(child.raw.split())
            if self._is_inline:
                shown = f"{{id: {id_}, text: {scalar(sentence, within=True)}, {self.relation}: {self.target}}}"
            else:
                lines = [f"id: {id_}", *below_sign("text", sentence, self._column), f"{self.relation}: {self.target}"]
                shown = f"{_newline(page)}{' ' * self._column}".join(lines)
        else:
            id_, shown = self._dedented(child, text)
        self.children.append(id_)
        self.new.append(shown)

    def _dedented(self, child: Node, text: str) -> tuple[str, str]:
        """Return the id of a child and its text as an entry of `claims:`, with its link."""
        page, is_flow = self.parent.page, _is_flow(child, text)
        id_, words = child.raw.get("id"), child.raw.get("text")
        if not child.parts or not (isinstance(id_, str) or isinstance(words, str)):
            raise _GivenUp
        cuts = self._linked(Written(page, child))
        if id_ is None:
            id_ = self._new_id(words)
            gap = ", " if is_flow else f"{_newline(page)}{' ' * child.start.column}"
            first = child.start.index + is_flow
            cuts.append(_Cut(first, first, f"id: {id_}{gap}"))
        elif not is_id(id_) or id_ in self.names.ids or id_ in self._seen:
            raise _GivenUp
        self._seen.add(id_)
        start = child.start.index
        end = _end(child, text) if is_flow else _line_end(_end(child, text), text)
        if not is_flow:
            self._kept = [*self._kept, (start, end)]
        entry = text[start:end]
        for cut in sorted(cuts, reverse=True):
            entry = entry[: cut.start - start] + cut.text + entry[cut.end - start :]
        if is_flow:
            return id_, entry
        first_line, *lines = entry.split("\n")
        shift = self._column - child.start.column
        return id_, "\n".join([first_line, *(_shifted(line, shift, self._column) for line in lines)])

    def _new_id(self, sentence: str) -> str:
        stem = proposed_id(" ".join(sentence.split()[:MOST_WORDS])) or f"c-{len(self.names.ids) + 1}"
        id_, number = stem, 2
        while id_ in self.names.ids or id_ in self._seen:
            id_, number = f"{stem}-{number}", number + 1
        self._seen.add(id_)
        return id_

    @cached_property
    def _before(self) -> Written:
        """The claim behind which new ones are put: the parent, or the last claim where that is a position."""
        if self.target not in self.names.positions:
            return self.parent
        claims = self.names.claims
        same_page = [each for each in claims if each[0] is self.parent.page] or claims
        if not same_page:
            raise _GivenUp
        return Written(*same_page[-1])

    @property
    def _is_inline(self) -> bool:
        """Whether the claims stand between brackets."""
        page = self._before.page
        return _is_flow(page.root.parts["claims"], page.sheet.read.text)  # type: ignore[union-attr] # it holds claims

    @property
    def _column(self) -> int:
        """Where the keys of a new claim start."""
        return int(self._before.page.root.parts["claims"].start.column) + 2  # type: ignore[union-attr] # as above

    def _take_out(self) -> None:
        """Take the key out of the parent, and put the new claims behind it."""
        page, node = self.parent
        text = page.sheet.read.text
        if len(node.parts) == 1:
            raise _GivenUp
        self.cuts.append((page, self._key_cut(page, node, text)))
        if not self.new:
            return
        there = self._before
        text = there.page.sheet.read.text
        newline = _newline(there.page)
        if self._is_inline:
            end = _end(there.node, text)
            self.cuts.append((there.page, _Cut(end, end, "".join(f", {each}" for each in self.new))))
            return
        margin = " " * (self._column - 2)
        lines = "".join(f"{margin}- {each}{newline}" for each in self.new)
        line_end = _line_end(_end(there.node, text), text)
        after = line_end + len(newline) if text.startswith(newline, line_end) else line_end
        if after == line_end:
            lines = newline + lines.removesuffix(newline)
        self.cuts.append((there.page, _Cut(after, after, lines)))

    def _key_cut(self, page: Page, node: Node, text: str) -> _Cut:
        """Return what takes the key and its value out, and leaves the remarks beside them."""
        keys = list(node.keys or ())
        number = keys.index(self.key)
        key, value = node.keys[self.key], node.parts[self.key]  # type: ignore[index] # a mapping has keys
        end = max(_end(value, text), key.end.index + 1)
        if _is_flow(node, text):
            if number:
                start = _last_end(node, text, number)
            else:
                start, end = key.start.index, node.keys[keys[1]].start.index  # type: ignore[index] # as above
            if re.search(r"(?:^|\s)#", text[start:end]) and _remarks(node, start, end, text):
                raise _GivenUp
            return _Cut(start, end, "")
        line = page.sheet.read.line_start(key.start.index)
        line_end = _line_end(end, text)
        remarks = [
            text[at:stop]
            for at, stop in _remarks(value, key.end.index, line_end, text)
            if not any(first <= at < last for first, last in self._kept)
        ]
        if text[line : key.start.index].strip():
            if number or len(keys) == 1 or remarks:
                raise _GivenUp
            return _Cut(key.start.index, node.keys[keys[1]].start.index, "")  # type: ignore[index] # as above
        newline = _newline(page)
        after = line_end + len(newline) if text.startswith(newline, line_end) else line_end
        kept = "".join(f"{' ' * key.start.column}{remark}{newline}" for remark in remarks)
        return _Cut(line, after, kept)

    def _edits(self) -> tuple[Edit, ...]:
        """Return the cuts as edits of the documents; those that touch are made as one."""
        found = []
        ordered = sorted(self.cuts, key=lambda each: (each[0].document.name, each[1].start, each[1].end))
        for page, group in groupby(ordered, key=lambda each: each[0]):
            joined: list[_Cut] = []
            for _, cut in group:
                if joined and cut.start <= joined[-1].end:
                    last = joined.pop()
                    joined.append(_Cut(last.start, max(last.end, cut.end), last.text + cut.text))
                else:
                    joined.append(cut)
            found += [page.sheet.edit(*cut) for cut in joined]
        edits = tuple(edit for edit in found if edit is not None)
        if len(edits) < len(found):
            raise _GivenUp
        return edits


def _listed(ids: Sequence[str]) -> str:
    *most, last = [f"`{id_}`" for id_ in ids]
    return f"{', '.join(most)} and {last}" if most else last


def _newline(page: Page) -> str:
    return page.sheet.read.newline


def _is_flow(node: Node, text: str) -> bool:
    """Tell whether a list or mapping stands between brackets."""
    return node.parts is not None and text[node.start.index : node.start.index + 1] in ("[", "{")


def _end(node: Node, text: str) -> int:
    """Return where what is written of a node ends; its parser counts what follows a block as a part of it."""
    if node.parts and not _is_flow(node, text):
        return _last_end(node, text)
    start, end = node.start.index, node.end.index
    return int(start + len(text[start:end].rstrip()))


def _last_end(node: Node, text: str, number: int | None = None) -> int:
    """Return where the last entry of a list or mapping ends, or the last one before a number."""
    if node.keys is None:
        parts = node.parts[:number]
        return _end(parts[-1], text) if parts else int(node.start.index + 1)
    key = list(node.keys)[:number][-1]
    behind_colon = int(node.keys[key].end.index) + 1
    return (
        max(_end(node.parts[key], text), behind_colon) if node.parts[key].raw is None else _end(node.parts[key], text)
    )


def _line_end(offset: int, text: str) -> int:
    """Return where the line of a character ends, before its line break."""
    found = re.compile(r"\r?\n|\Z").search(text, offset)
    return found.start() if found else len(text)


def _line_starts(start: int, end: int, text: str) -> Iterator[int]:
    """Yield where the lines behind the first one start, from one character to another."""
    at = text.find("\n", start, end)
    while at >= 0:
        yield at + 1
        at = text.find("\n", at + 1, end)


def _shifted(line: str, shift: int, column: int) -> str:
    """Return a line moved by some columns, never further left than the keys of its claim."""
    if not line.strip():
        return line
    indent = len(line) - len(line.lstrip(" "))
    return " " * max(indent + shift, column) + line.lstrip(" ")


def _remarks(node: Node, start: int, end: int, text: str) -> list[tuple[int, int]]:
    """Return where remarks stand between two characters, beside and within a node: outside of its keys and texts."""
    scalars = list(_scalars(node))
    found: list[tuple[int, int]] = []
    for remark in re.compile(r"(?:(?<=\s)|^)#[^\r\n]*", re.MULTILINE).finditer(text, start, end):
        at = remark.start()
        if not any(first <= at < last for first, last in scalars) and not any(s <= at < e for s, e in found):
            found.append((at, remark.start() + len(remark[0].rstrip())))
    return found


def _scalars(node: Node) -> Iterator[tuple[int, int]]:
    waiting = [node]
    while waiting:
        here = waiting.pop()
        if here.parts is None:
            yield here.start.index, here.end.index
        else:
            waiting += here.parts if here.keys is None else (*here.keys.values(), *here.parts.values())

"""A link that is written at the wrong end, moved to where it belongs: out of the parent, into each child.

`cons: [dust]` under `air` becomes `rebuts: air` under `dust`; a child that is written out there becomes a claim of its
own. The edits are made in the text as it stands: remarks, order and everything else are kept.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from argmap.loading.extents import end_of, is_flow, last_end, line_end, line_starts, remarks_between
from argmap.loading.readings import Named as Ends
from argmap.loading.readings import direction, may_be_of_itself
from argmap.loading.scalars import below_sign, scalar
from argmap.loading.words.ids import is_id, proposed_id
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
        if way is None or way.named is not Ends.STARTS:
            return None
        owner = self.parent.node.raw
        if may_be_of_itself(self.key, owner.get(self.key), owner):
            return None
        if way.relation is None and not self._say_themselves():
            return None
        self.relation = str(way.relation) if way.relation else ""
        try:
            for child in self._named():
                self._move(child)
            self._take_out()
            edits = self._edits()
        except _GivenUp:
            return None
        title = f"write `{self.relation}: {self.target}` into {_listed(self.children)}"
        if not self.relation:
            title = f"make {'a claim' if len(self.children) == 1 else 'claims'} of {_listed(self.children)}"
        return Fix(title, edits, safe=False)

    def _say_themselves(self) -> bool:
        """Tell whether every child is written out, and says itself what it answers."""
        own = ("supports", "rebuts", "undercuts")
        return all(
            isinstance(child.raw, dict) and any(key in child.raw for key in own)
            for child in self._children()
        )

    def _named(self) -> list[Node]:
        """Return the children as they are written: one of them, or a list."""
        children = self._children()
        if not children:
            raise _GivenUp
        return children

    def _children(self) -> list[Node]:
        value = self.parent.node.parts[self.key]
        return list(value.parts) if isinstance(value.parts, list) else [value]

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
        end = end_of(node, text)
        if is_flow(node, text):
            last = last_end(node, text)
            return [_Cut(last, last, f", {self.relation}: {self.target}")]
        stop = line_end(end, text)
        line = f"{_newline(claim.page)}{' ' * node.start.column}{self.relation}: {self.target}"
        return [_Cut(stop, stop, line)]

    def _extended(self, page: Page, key: Node, value: Node) -> list[_Cut]:
        """Return what adds the target to a key that names something already."""
        text, target = page.sheet.read.text, self.target
        start, end = value.start.index, end_of(value, text)
        if value.raw is None:
            after = key.end.index + 1
            return [_Cut(after, after, f" {target}")]
        named = value.raw if isinstance(value.raw, list) else [value.raw]
        if any(
            each == target or (isinstance(each, dict) and each == {"to": target}) for each in named
        ):
            return []
        if isinstance(value.parts, list) and is_flow(value, text):
            last = last_end(value, text)
            return [_Cut(last, last, f", {target}" if value.parts else target)]
        line = f"{_newline(page)}{' ' * value.start.column}- {target}"
        if isinstance(value.parts, list):
            stop = line_end(end, text)
            return [_Cut(stop, stop, line)]
        if value.parts is None or is_flow(value, text):
            return [_Cut(start, end, f"[{text[start:end]}, {target}]")]
        stop = line_end(end, text)
        inner = [
            at for at in line_starts(start, stop, text) if text[at:stop].split("\n")[0].strip()
        ]
        return [
            _Cut(start, start, "- "),
            *(_Cut(at, at, "  ") for at in inner),
            _Cut(stop, stop, line),
        ]

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
                lines = [
                    f"id: {id_}",
                    *below_sign("text", sentence, self._column),
                    f"{self.relation}: {self.target}",
                ]
                shown = f"{_newline(page)}{' ' * self._column}".join(lines)
        else:
            id_, shown = self._dedented(child, text)
        self.children.append(id_)
        self.new.append(shown)

    def _dedented(self, child: Node, text: str) -> tuple[str, str]:
        """Return the id of a child and its text as an entry of `claims:`, with its link."""
        page, is_inline = self.parent.page, is_flow(child, text)
        id_, words = child.raw.get("id"), child.raw.get("text")
        if not child.parts or not (isinstance(id_, str) or isinstance(words, str)):
            raise _GivenUp
        cuts = self._linked(Written(page, child)) if self.relation else []
        if id_ is None:
            id_ = self._new_id(words)
            gap = ", " if is_inline else f"{_newline(page)}{' ' * child.start.column}"
            first = child.start.index + is_inline
            cuts.append(_Cut(first, first, f"id: {id_}{gap}"))
        elif not is_id(id_) or id_ in self.names.ids or id_ in self._seen:
            raise _GivenUp
        self._seen.add(id_)
        start = child.start.index
        end = end_of(child, text) if is_inline else line_end(end_of(child, text), text)
        if not is_inline:
            self._kept = [*self._kept, (start, end)]
        entry = text[start:end]
        for cut in sorted(cuts, reverse=True):
            entry = entry[: cut.start - start] + cut.text + entry[cut.end - start :]
        if is_inline:
            return id_, entry
        first_line, *lines = entry.split("\n")
        shift = self._column - child.start.column
        return id_, "\n".join(
            [first_line, *(_shifted(line, shift, self._column) for line in lines)]
        )

    def _new_id(self, sentence: str) -> str:
        stem = (
            proposed_id(" ".join(sentence.split()[:MOST_WORDS])) or f"c-{len(self.names.ids) + 1}"
        )
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
        return is_flow(page.root.parts["claims"], page.sheet.read.text)  # type: ignore[union-attr] # it holds claims

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
            end = end_of(there.node, text)
            self.cuts.append(
                (there.page, _Cut(end, end, "".join(f", {each}" for each in self.new)))
            )
            return
        margin = " " * (self._column - 2)
        lines = "".join(f"{margin}- {each}{newline}" for each in self.new)
        stop = line_end(end_of(there.node, text), text)
        after = stop + len(newline) if text.startswith(newline, stop) else stop
        if after == stop:
            lines = newline + lines.removesuffix(newline)
        self.cuts.append((there.page, _Cut(after, after, lines)))

    def _key_cut(self, page: Page, node: Node, text: str) -> _Cut:
        """Return what takes the key and its value out, and leaves the remarks beside them."""
        keys = list(node.keys or ())
        number = keys.index(self.key)
        key, value = node.keys[self.key], node.parts[self.key]  # type: ignore[index] # a mapping has keys
        end = max(end_of(value, text), key.end.index + 1)
        if is_flow(node, text):
            if number:
                start = last_end(node, text, number)
            else:
                start, end = key.start.index, node.keys[keys[1]].start.index  # type: ignore[index] # as above
            if re.search(r"(?:^|\s)#", text[start:end]) and remarks_between(node, start, end, text):
                raise _GivenUp
            return _Cut(start, end, "")
        line = page.sheet.read.line_start(key.start.index)
        stop = line_end(end, text)
        remarks = [
            text[at:behind]
            for at, behind in remarks_between(value, key.end.index, stop, text)
            if not any(first <= at < last for first, last in self._kept)
        ]
        if text[line : key.start.index].strip():
            if number or len(keys) == 1 or remarks:
                raise _GivenUp
            return _Cut(key.start.index, node.keys[keys[1]].start.index, "")  # type: ignore[index] # as above
        newline = _newline(page)
        after = stop + len(newline) if text.startswith(newline, stop) else stop
        kept = "".join(f"{' ' * key.start.column}{remark}{newline}" for remark in remarks)
        return _Cut(line, after, kept)

    def _edits(self) -> tuple[Edit, ...]:
        """Return the cuts as edits of the documents; those that touch are made as one."""
        found = []
        ordered = sorted(
            self.cuts, key=lambda each: (each[0].document.name, each[1].start, each[1].end)
        )
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


def _shifted(line: str, shift: int, column: int) -> str:
    """Return a line moved by some columns, never further left than the keys of its claim."""
    if not line.strip():
        return line
    indent = len(line) - len(line.lstrip(" "))
    return " " * max(indent + shift, column) + line.lstrip(" ")

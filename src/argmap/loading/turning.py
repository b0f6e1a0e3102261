"""A link that is written at the wrong end, moved to where it belongs: into each child.

`cons: [dust]` under `air` becomes `rebuts: air` under `dust`; a child that is written out there
becomes a claim of its own. The edits are made in the text as it stands: remarks, order and
everything else are kept.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from argmap.loading.extents import end_of, is_flow, last_end, line_end, remarks_between
from argmap.loading.readings import Ends, direction, may_be_of_itself
from argmap.loading.scalars import below_sign, scalar
from argmap.loading.snips import Snip, indented_lines, inserted, joined_snips, shifted_line, up_to
from argmap.loading.words.ids import is_id, proposed_id
from argmap.problem import Edit, Fix
from argmap.suggest import same_look

if TYPE_CHECKING:
    from argmap.loading.syntax.node import Node
    from argmap.loading.syntax.page import Page

MOST_WORDS = 6
"""How many words of a sentence its id takes."""


class WrittenClaim(NamedTuple):
    """A claim or a position as it is written: its page and node."""

    page: Page
    node: Node

    @property
    def text(self) -> str:
        """The text of its page."""
        return self.page.sheet.read.text

    @property
    def newline(self) -> str:
        """How the lines of its page end."""
        return self.page.sheet.read.newline

    def behind_line(self, stop: int) -> int:
        """Return where the next line starts after the end of one."""
        return stop + len(self.newline) if self.text.startswith(self.newline, stop) else stop


@dataclass(frozen=True)
class Nameable:
    """What the links of a debate may name, as it is written."""

    claims: Sequence[tuple[Page, Node]]
    """Every claim, in order."""

    positions: Sequence[str]

    @cached_property
    def ids(self) -> dict[str, WrittenClaim | None]:
        """Every id with its claim; None for a position."""
        known: dict[str, WrittenClaim | None] = dict.fromkeys(self.positions)
        for page, node in self.claims:
            if node.keys is not None and isinstance(node.raw.get("id"), str):
                known.setdefault(node.raw["id"], WrittenClaim(page, node))
        return known

    @cached_property
    def by_look(self) -> dict[str, str | None]:
        """The id of each spelling of one, None where two ids are spelt alike."""
        found: dict[str, str | None] = {}
        for id_ in self.ids:
            look = same_look(id_)
            found[look] = None if look in found else id_
        return found


def turned(key: str, parent: tuple[Page, Node], target: str, names: Nameable) -> Fix | None:
    """Return the edits that move what a key of a claim or position names to where it belongs.

    None where only the author knows how.
    """
    return _Turning(key, WrittenClaim(*parent), target, names).fix()


class _GivenUp(Exception):
    """A link that cannot be moved without a person."""


@dataclass
class _Turning:
    """One key at the wrong end on its way.

    What is cut where, and which claims become claims of their own.
    """

    key: str
    parent: WrittenClaim
    target: str
    names: Nameable
    relation: str = ""
    cuts: list[tuple[Page, Snip]] = field(default_factory=list)
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
        children = self._children()
        # A key such as `children` says that they hang together, not how: then each has to say it.
        if not children or (way.relation is None and not all(map(_says_itself, children))):
            return None
        self.relation = str(way.relation) if way.relation else ""
        try:
            for child in children:
                self._move(child)
            self._take_out()
            edits = self._edits()
        except _GivenUp:
            return None
        named = _listed(self.children)
        title = f"write `{self.relation}: {self.target}` into {named}"
        if not self.relation:
            title = f"make {'a claim' if len(self.children) == 1 else 'claims'} of {named}"
        return Fix(title, edits, safe=False)

    def _children(self) -> list[Node]:
        """Return the children as they are written: one of them, or a list."""
        value = self.parent.node.parts[self.key]
        return list(value.parts) if isinstance(value.parts, list) else [value]

    def _move(self, child: Node) -> None:
        """Link a child that is named; make a claim of one that is written out."""
        match child.raw:
            case str(words):
                look = same_look(words)
                id_ = self.names.by_look.get(look)
                if id_ is not None:
                    self._link(id_)
                # One word that nothing has may be a misspelt id: of it no sentence is made.
                elif " " in words.strip() and look not in self.names.by_look:
                    self._write_sentence(words)
                else:
                    raise _GivenUp
            case dict():
                self._write_out(child)
            case _:
                raise _GivenUp

    def _link(self, id_: str) -> None:
        """Let a claim that is there say what it answers."""
        claim = self.names.ids[id_]
        # No link leads from a position, or from a claim to itself.
        if claim is None or id_ == self.target:
            raise _GivenUp
        if id_ not in self._seen:
            self._seen.add(id_)
            self.children.append(id_)
            self.cuts += ((claim.page, cut) for cut in self._linked(claim))

    def _linked(self, claim: WrittenClaim) -> list[Snip]:
        """Return what adds the link to the keys of a claim."""
        text, node = claim.text, claim.node
        value = node.parts.get(self.relation)
        if value is not None and node.keys is not None:
            return self._extended(claim, node.keys[self.relation], value)
        link = f"{self.relation}: {self.target}"
        if is_flow(node, text):
            return [inserted(last_end(node, text), f", {link}")]
        margin = " " * node.start.column
        return [inserted(line_end(end_of(node, text), text), f"{claim.newline}{margin}{link}")]

    def _extended(self, claim: WrittenClaim, key: Node, value: Node) -> list[Snip]:
        """Return what adds the target to a key that names something already."""
        text, target = claim.text, self.target
        if value.raw is None:
            return [inserted(key.end.index + 1, f" {target}")]
        # It says so already: the link was written at both of its ends.
        if any(each in (target, {"to": target}) for each in _entries(value.raw)):
            return []
        start, end = value.start.index, end_of(value, text)
        is_list, is_inline = isinstance(value.parts, list), is_flow(value, text)
        if is_list and is_inline:
            return [inserted(last_end(value, text), f", {target}" if value.parts else target)]
        if value.parts is None or is_inline:
            return [Snip(start, end, f"[{text[start:end]}, {target}]")]
        stop = line_end(end, text)
        added = inserted(stop, f"{claim.newline}{' ' * value.start.column}- {target}")
        if is_list:
            return [added]
        # A mapping becomes the first entry of a list.
        return [inserted(start, "- "), *indented_lines(text, start, stop), added]

    def _write_sentence(self, words: str) -> None:
        """Make a claim of its own of a sentence."""
        id_ = self._new_id(words)
        sentence = " ".join(words.split())
        link = f"{self.relation}: {self.target}"
        if self._is_inline:
            shown = f"{{id: {id_}, text: {scalar(sentence, within=True)}, {link}}}"
        else:
            lines = [f"id: {id_}", *below_sign("text", sentence, self._column), link]
            shown = f"{self.parent.newline}{' ' * self._column}".join(lines)
        self.children.append(id_)
        self.new.append(shown)

    def _write_out(self, child: Node) -> None:
        """Make a claim of its own of a child that is written out below the parent."""
        text, is_inline = self.parent.text, is_flow(child, self.parent.text)
        written = WrittenClaim(self.parent.page, child)
        cuts = self._linked(written) if self.relation and child.parts else []
        id_, named = self._id_of(written, is_inline=is_inline)
        cuts += named
        start, end = child.start.index, end_of(child, text)
        if not is_inline:
            end = line_end(end, text)
            self._kept.append((start, end))
        entry = text[start:end]
        # From behind, so that each cut finds its place.
        for cut in sorted(cuts, reverse=True):
            entry = entry[: cut.start - start] + cut.text + entry[cut.end - start :]
        if not is_inline:
            first, *lines = entry.split("\n")
            # What stood below a key stands in a list now: all of its lines move by the same.
            shift = self._column - child.start.column
            moved = (shifted_line(line, shift, self._column) for line in lines)
            entry = "\n".join([first, *moved])
        self.children.append(id_)
        self.new.append(entry)

    def _id_of(self, written: WrittenClaim, *, is_inline: bool) -> tuple[str, list[Snip]]:
        """Return the id of a child that is written out, and what gives it one that has none."""
        child = written.node
        id_, words = child.raw.get("id"), child.raw.get("text")
        if not child.parts or not (isinstance(id_, str) or isinstance(words, str)):
            raise _GivenUp
        if id_ is None:
            id_ = self._new_id(words)
            if is_inline:
                return id_, [inserted(child.start.index + 1, f"id: {id_}, ")]
            margin = " " * child.start.column
            return id_, [inserted(child.start.index, f"id: {id_}{written.newline}{margin}")]
        # Another claim of this id may be the same one, or not: nobody but the author knows.
        if not is_id(id_) or id_ in self.names.ids or id_ in self._seen:
            raise _GivenUp
        self._seen.add(id_)
        return id_, []

    def _new_id(self, sentence: str) -> str:
        """Return an id made of the first words of a sentence, which nothing else has."""
        stem = proposed_id(" ".join(sentence.split()[:MOST_WORDS]))
        id_ = stem = stem or f"c-{len(self.names.ids) + 1}"
        number = 2
        while id_ in self.names.ids or id_ in self._seen:
            id_ = f"{stem}-{number}"
            number += 1
        self._seen.add(id_)
        return id_

    @cached_property
    def _before(self) -> WrittenClaim:
        """The claim behind which new ones are put.

        The parent, or the last claim where that is a position.
        """
        if self.target not in self.names.positions:
            return self.parent
        claims = self.names.claims
        same_page = [each for each in claims if each[0] is self.parent.page] or claims
        if not same_page:
            raise _GivenUp
        return WrittenClaim(*same_page[-1])

    @property
    def _listed_claims(self) -> Node:
        """The list in which new claims are put."""
        root: Any = self._before.page.root
        claims: Node = root.parts["claims"]
        return claims

    @property
    def _is_inline(self) -> bool:
        """Whether the claims stand between brackets."""
        return is_flow(self._listed_claims, self._before.text)

    @property
    def _column(self) -> int:
        """Where the keys of a new claim start."""
        return int(self._listed_claims.start.column) + len("- ")

    def _take_out(self) -> None:
        """Take the key out of the parent, and put the new claims behind it."""
        # A claim without any key would be left.
        if len(self.parent.node.parts) == 1:
            raise _GivenUp
        self.cuts.append((self.parent.page, self._key_cut(self.parent)))
        if not self.new:
            return
        there = self._before
        end = end_of(there.node, there.text)
        if self._is_inline:
            added = inserted(end, "".join(f", {each}" for each in self.new))
        else:
            margin = " " * (self._column - len("- "))
            lines = "".join(f"{margin}- {each}{there.newline}" for each in self.new)
            stop = line_end(end, there.text)
            after = there.behind_line(stop)
            if after == stop:  # the last line of the file does not end
                lines = there.newline + lines.removesuffix(there.newline)
            added = inserted(after, lines)
        self.cuts.append((there.page, added))

    def _key_cut(self, parent: WrittenClaim) -> Snip:
        """Return what takes the key and its value out, and leaves the remarks beside them."""
        node, text = parent.node, parent.text
        keys: dict[str, Node] = node.keys or {}
        key, value = keys[self.key], node.parts[self.key]
        number = list(keys).index(self.key)
        behind = list(keys.values())[number + 1 :]
        end = max(end_of(value, text), key.end.index + 1)
        if is_flow(node, text):
            # A comma goes with the key: the one before it, for the first key the one behind it.
            cut = Snip(last_end(node, text, number), end, "") if number else up_to(key, behind)
            if _is_remarked(node, cut, text):
                raise _GivenUp
            return cut
        line, stop = parent.page.sheet.read.line_start(key.start.index), line_end(end, text)
        remarks = self._remarks(value, key.end.index, stop)
        if text[line : key.start.index].strip():
            # The first key of an entry stands behind its dash, where the next one takes its place.
            if number or not behind or remarks:
                raise _GivenUp
            return up_to(key, behind)
        margin = " " * key.start.column
        kept = "".join(f"{margin}{remark}{parent.newline}" for remark in remarks)
        return Snip(line, parent.behind_line(stop), kept)

    def _remarks(self, value: Node, start: int, stop: int) -> list[str]:
        """Return the remarks beside a value that no child takes along."""
        text = self.parent.text
        found = []
        for at, behind in remarks_between(value, start, stop, text):
            if not any(first <= at < last for first, last in self._kept):
                found.append(text[at:behind])
        return found

    def _edits(self) -> tuple[Edit, ...]:
        """Return the cuts as edits of the documents; those that touch are made as one."""
        ordered = sorted(self.cuts, key=lambda each: (each[0].document.name, *each[1][:2]))
        edits: list[Edit] = []
        for page, group in groupby(ordered, key=lambda each: each[0]):
            for cut in joined_snips(cut for _, cut in group):
                edit = page.sheet.edit(*cut)
                if edit is None:
                    raise _GivenUp
                edits.append(edit)
        return tuple(edits)


def _is_remarked(node: Node, cut: Snip, text: str) -> bool:
    """Tell whether a remark stands in what is to be cut."""
    may_be = re.search(r"(?:^|\s)#", text[cut.start : cut.end]) is not None
    return may_be and bool(remarks_between(node, cut.start, cut.end, text))


def _says_itself(child: Node) -> bool:
    """Tell whether a child is written out, and says itself what it answers."""
    return isinstance(child.raw, dict) and not _ANSWERS.isdisjoint(child.raw)


_ANSWERS = frozenset({"supports", "rebuts", "undercuts"})


def _entries(raw: Any) -> list[Any]:
    return raw if isinstance(raw, list) else [raw]


def _listed(ids: Sequence[str]) -> str:
    *most, last = [f"`{id_}`" for id_ in ids]
    return f"{', '.join(most)} and {last}" if most else last

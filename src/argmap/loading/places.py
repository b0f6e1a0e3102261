"""Where a part of a debate stands in its files: paths of the merged debate, followed on the careful pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from argmap.codes import Code
from argmap.loading.document import Document
from argmap.loading.garbage import uncollected
from argmap.loading.kinds import KEYED, REFERENCES
from argmap.problem import Edit, Finding, Fix, Location, Problem, Related, Where

if TYPE_CHECKING:
    from argmap.loading.syntax.page import Page
    from argmap.loading.syntax.reader import Node
    from argmap.loading.turning import Named


@dataclass(frozen=True)
class Places:
    """The pages of a debate's documents, read when the first place is asked for."""

    documents: tuple[Document, ...]
    edits: tuple[Edit, ...] = ()
    """What makes the documents readable at all."""

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """One page for each document; only a debate with something to tell pays for the parser behind it."""
        from argmap.loading.syntax.page import page

        with uncollected():
            return tuple(
                page(each, [edit for edit in self.edits if edit.file == each.name])
                for each in self.documents
            )

    @cached_property
    def _claims(self) -> list[tuple[Page, Node]]:
        """Every claim of the debate, in order."""
        return [(page, claim) for page in self.pages for claim in _claims_on(page)]

    @cached_property
    def _sources(self) -> dict[str, tuple[Page, Node]]:
        owners: dict[str, tuple[Page, Node]] = {}
        for each in self.pages:
            sources = _value(each.root, "sources")
            if sources is not None and sources.keys is not None:
                for key in sources.keys:
                    owners.setdefault(key, (each, sources))
        return owners

    def problem(self, finding: Finding) -> Problem:
        """Return the problem that a finding is, with its places."""
        here = self.location(finding.where, at_key=finding.at_key)
        related = tuple(
            Related(message, self.location(where, at_key=True))
            for message, where in finding.related
        )
        help_ = finding.help
        if (
            finding.code is Code.BLANK
            and here is not None
            and re.search(r": +#", here.excerpt[here.column - 1 :])
        ):
            help_ = "what follows ` #` is a comment; put a text that starts with `#` in quotes"
            if finding.where[-1] in REFERENCES:
                help_ = "what follows ` #` is a comment; an id has no `#` in front of it"
        fix = None if finding.replacement is None else self._fix(finding, finding.replacement)
        if finding.code is Code.LINK_DIRECTION:
            fix = self._turned(finding.where)
        return Problem(finding.code, finding.severity, finding.message, here, help_, related, fix)

    def _fix(self, finding: Finding, replacement: str) -> Fix | None:
        """Return the edits that put the replacement in place, None where something is not written out as one word."""
        edits = [self._edit(finding.where, replacement, at_key=finding.at_key)]
        edits += [self._edit(where, replacement) for where in finding.also]
        distinct = tuple(dict.fromkeys(edit for edit in edits if edit is not None))
        elsewhere = f" here and in {len(distinct) - 1} more places" if len(distinct) > 1 else ""
        return (
            None
            if None in edits
            else Fix(f"write `{replacement}`{elsewhere}", distinct, finding.safe)
        )

    def _turned(self, where: Where) -> Fix | None:
        """Return the edits that move a link to the claim that it starts from."""
        from argmap.loading.turning import turned

        page, node, steps = self._start(where[:-1]) or (None, None, ())
        if page is None or node is None:
            return None
        parent = _follow(page, node, steps).value
        target = (
            where[2] if where[0] == "debate" else parent.keys is not None and parent.raw.get("id")
        )
        return (
            turned(str(where[-1]), (page, parent), str(target), self._names)
            if target in self._names.ids
            else None
        )

    @cached_property
    def _names(self) -> Named:
        """What the links of the debate may name."""
        from argmap.loading.turning import Named

        return Named(self._claims, self._positions)

    @property
    def _positions(self) -> tuple[str, ...]:
        """The ids of the positions."""
        for each in self.pages:
            positions = _value(_value(each.root, "debate"), "positions")
            if positions is not None and positions.keys is not None:
                return tuple(positions.keys)
        return ()

    def _edit(self, where: Where, replacement: str, *, at_key: bool = False) -> Edit | None:
        sheet, node, steps = self._start(where) or (None, None, ())
        if sheet is None or node is None:
            return None
        found = _follow(sheet, node, steps)
        target = found.key if at_key else found.value
        return (
            sheet.edit(target, replacement)
            if found.exact and target is not None and target.parts is None
            else None
        )

    def location(self, where: Where, *, at_key: bool = False) -> Location | None:
        """Return where a part of the debate stands; of a part that is not written out, the nearest that is.

        `at_key` asks for the key of the last step instead of its value.
        """
        start = self._start(where)
        if start is None:
            return None
        sheet, node, steps = start
        if node is None:
            return sheet.document.span(0)
        return sheet.location(_follow(sheet, node, steps).shown(at_key=at_key))

    @cached_property
    def _doubtful(self) -> frozenset[tuple[str, int]]:
        return frozenset(
            (page.document.name, line) for page in self.pages for line in page.doubtful
        )

    def doubts(self, problem: Problem) -> bool:
        """Tell whether a problem may follow from what was guessed to read a document at all."""
        here = problem.location
        if here is None:
            return False
        return (here.file, here.line) in self._doubtful or any(
            page.is_mended(here)
            for page in self.pages
            if page.sheet.edits and page.document.name == here.file
        )

    def _start(self, where: Where) -> tuple[Page, Node | None, Where] | None:
        """Return the page of a path, a node on the way and the steps that remain."""
        match where:
            case ("documents", int() as number, *rest):
                return self.pages[number], self.pages[number].root, tuple(rest)
            case ("claims", int() as number, *rest) if number < len(self._claims):
                return *self._claims[number], tuple(rest)
            case ("sources", str() as key, *_) if key in self._sources:
                return *self._sources[key], where[1:]
            case ("sources", int() as number, *rest) if number < len(self._sources):
                key = list(self._sources)[number]
                return *self._sources[key], (key, *rest)
            case ("claims" | "sources", *_) | ():
                return None
            case ("debate", part, int() as number, *rest) | (
                str() as part,
                int() as number,
                *rest,
            ) if part in KEYED:
                return self._headed((part, self._name(part, number), *rest))
            case ("debate", *rest):
                return self._headed(tuple(rest))
            case _:
                return self._headed(where)

    def _name(self, part: str, number: int) -> str | int:
        """Return the key of an entry of the head by its number."""
        for each in self.pages:
            entries = _value(_value(each.root, "debate"), part)
            if entries is not None and entries.keys is not None and number < len(entries.keys):
                return list(entries.keys)[number]
        return number

    def _headed(self, steps: Where) -> tuple[Page, Node | None, Where] | None:
        for each in self.pages:
            if _value(each.root, "debate") is not None:
                return each, each.root, ("debate", *steps)
        return (self.pages[0], self.pages[0].root, ()) if self.pages else None


def _value(node: Node | None, key: str) -> Node | None:
    return node.parts.get(key) if node is not None and node.keys is not None else None


def _claims_on(sheet: Page) -> list[Node]:
    claims = _value(sheet.root, "claims")
    return claims.parts if claims is not None and isinstance(claims.parts, list) else []


class _Found(NamedTuple):
    """The end of a path: a value and its key, if it has one; `exact` where all of the path is written out."""

    value: Node
    key: Node | None = None
    exact: bool = True

    def shown(self, *, at_key: bool) -> Node:
        """Return what a person is pointed to."""
        wants_key = at_key or self.value.raw is None
        return self.key if wants_key and self.key is not None else _first_key(self.value)


def _follow(sheet: Page, node: Node, steps: Where) -> _Found:
    """Return the end of a path, or of what is written out of it.

    A step into a list that is written as one item stays where it is; a default of the file is found at its top.
    """
    found = _Found(node)
    for step in steps:
        node = found.value
        if isinstance(node.parts, list):
            if not isinstance(step, int) or step >= len(node.parts):
                return _Found(node, exact=False)
            found = _Found(node.parts[step])
        elif node.parts is None or isinstance(step, int):
            continue
        elif step in node.parts:
            found = _Found(node.parts[step], node.keys[step])  # type: ignore[index] # a mapping has keys
        elif (default := _value(sheet.root, str(step))) is not None and step in _DEFAULTS:
            found = _Found(default)
        else:
            return _Found(node, found.key, exact=False)
    return found


_DEFAULTS = ("themes", "cases", "by")


def _first_key(node: Node) -> Node:
    """Return the first key of a mapping without braces, which says better where it begins; else the node itself."""
    first = next(iter(node.keys.values()), node) if node.keys else node
    return first if first.start.index == node.start.index else node

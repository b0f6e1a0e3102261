"""Where a part of a debate stands in its files.

Paths of the merged debate, followed on the careful pages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from argmap.codes import Code
from argmap.loading.document import Document
from argmap.loading.garbage import uncollected
from argmap.loading.kinds import DEFAULTS, REFERENCES
from argmap.loading.paths import HEAD, part_and_steps, written_path
from argmap.problem import Edit, Finding, Fix, Location, Problem, Related, Where

if TYPE_CHECKING:
    from argmap.loading.syntax.node import Node
    from argmap.loading.syntax.page import Page
    from argmap.loading.turning import Nameable


@dataclass(frozen=True)
class Places:
    """The pages of a debate's documents, read when the first place is asked for."""

    documents: tuple[Document, ...]
    edits: tuple[Edit, ...] = ()
    """What makes the documents readable at all."""

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """One page for each document; only a debate with something to tell pays for its parser."""
        from argmap.loading.syntax.page import page

        by_file: dict[str, list[Edit]] = {}
        for edit in self.edits:
            by_file.setdefault(edit.file, []).append(edit)
        with uncollected():
            return tuple(page(each, by_file.get(each.name, ())) for each in self.documents)

    @cached_property
    def _claims(self) -> list[tuple[Page, Node]]:
        """Every claim of the debate, in order."""
        found: list[tuple[Page, Node]] = []
        for page in self.pages:
            claims = _value(page.root, "claims")
            if claims is not None and isinstance(claims.parts, list):
                found += ((page, claim) for claim in claims.parts)
        return found

    @cached_property
    def _sources(self) -> dict[str, tuple[Page, Node]]:
        """The page of each source, and the mapping there in which it stands."""
        owners: dict[str, tuple[Page, Node]] = {}
        for each in self.pages:
            sources = _value(each.root, "sources")
            if sources is not None and sources.keys is not None:
                for key in sources.keys:
                    owners.setdefault(key, (each, sources))
        return owners

    @cached_property
    def _source_keys(self) -> tuple[str, ...]:
        """The keys of all sources, as they are numbered."""
        return tuple(self._sources)

    def problem(self, finding: Finding) -> Problem:
        """Return the problem that a finding is, with its places."""
        here = self.location(finding.where, at_key=finding.at_key)
        related = []
        for message, where in finding.related:
            related.append(Related(message, self.location(where, at_key=True)))
        help_ = finding.help
        # The value is not missing: a `#` made a remark of it.
        if finding.code is Code.BLANK and here is not None and _cut_by_remark(here):
            is_name = finding.where[-1] in REFERENCES
            help_ = f"what follows ` #` is a comment; {_NO_NUMBER if is_name else _IN_QUOTES}"
        fix = None
        if finding.code is Code.LINK_DIRECTION:
            fix = self._turned(finding.where)
        elif finding.replacement is not None:
            fix = self._fix(finding, finding.replacement)
        return Problem(
            finding.code,
            finding.severity,
            finding.message,
            here,
            help_,
            tuple(related),
            fix,
        )

    def _fix(self, finding: Finding, replacement: str) -> Fix | None:
        """Return the edits that put the replacement in place.

        None where something is not written out as one word.
        """
        edits: dict[Edit, None] = {}
        for where in (finding.where, *finding.also):
            at_key = finding.at_key and where is finding.where
            edit = self._edit(where, replacement, at_key=at_key)
            if edit is None:
                return None
            edits[edit] = None
        elsewhere = f" here and in {len(edits) - 1} more places" if len(edits) > 1 else ""
        return Fix(f"write `{replacement}`{elsewhere}", tuple(edits), finding.safe)

    def _turned(self, where: Where) -> Fix | None:
        """Return the edits that move a link to the claim that it starts from."""
        from argmap.loading.turning import turned

        start = self._start(where[:-1])
        if start is None or start.node is None:
            return None
        parent = _follow(start.page, start.node, start.steps).value
        target: Any = where[2]
        if where[0] != "debate":
            target = parent.raw.get("id") if parent.keys is not None else None
        if str(target) not in self._names.ids:
            return None
        return turned(str(where[-1]), (start.page, parent), str(target), self._names)

    @cached_property
    def _names(self) -> Nameable:
        """What the links of the debate may name."""
        from argmap.loading.turning import Nameable

        return Nameable(self._claims, self._positions)

    @property
    def _positions(self) -> tuple[str, ...]:
        """The ids of the positions."""
        for each in self.pages:
            positions = _value(_value(each.root, "debate"), "positions")
            if positions is not None and positions.keys is not None:
                return tuple(positions.keys)
        return ()

    def _edit(self, where: Where, replacement: str, *, at_key: bool) -> Edit | None:
        start = self._start(where)
        if start is None or start.node is None:
            return None
        found = _follow(start.page, start.node, start.steps)
        target = found.key if at_key else found.value
        if not found.exact or target is None or target.parts is not None:
            return None
        return start.page.edit(target, replacement)

    def location(self, where: Where, *, at_key: bool = False) -> Location | None:
        """Return where a part of the debate stands.

        Of a part that is not written out, the nearest that is. `at_key` asks for the key of the
        last step instead of its value.
        """
        start = self._start(where)
        if start is None:
            return None
        page = start.page
        if start.node is None:
            return page.document.span(0)
        return page.location(_follow(page, start.node, start.steps).shown(at_key=at_key))

    @cached_property
    def _doubtful(self) -> frozenset[tuple[str, int]]:
        lines: set[tuple[str, int]] = set()
        for page in self.pages:
            lines.update((page.document.name, line) for line in page.doubtful)
        return frozenset(lines)

    def doubts(self, problem: Problem) -> bool:
        """Tell whether a problem may follow from what was guessed to read a document at all."""
        here = problem.location
        if here is None:
            return False
        if (here.file, here.line) in self._doubtful:
            return True
        mended = (page for page in self.pages if page.sheet.edits)
        return any(page.document.name == here.file and page.is_mended(here) for page in mended)

    def _start(self, where: Where) -> _Start | None:
        """Return where a path starts: the page, a node there, and the steps as they are written."""
        if not where:
            return None
        part, steps = part_and_steps(where, self._source_keys)
        match part:
            case ("documents", int(number)):
                page = self.pages[number]
                return _Start(page, page.root, steps)
            case ("claims", int(number)) if number < len(self._claims):
                page, claim = self._claims[number]
                return _Start(page, claim, _written(part, page, claim, steps))
            case ("sources", str(key)) if key in self._sources:
                page, sources = self._sources[key]
                source = sources.parts[key]
                return _Start(page, sources, (key, *_written(part, page, source, steps)))
            case ("debate",):
                return self._headed(steps)
            # A number behind the last claim, or a key that is no source's, stands nowhere.
            case _:
                return None

    def _headed(self, steps: Where) -> _Start | None:
        """Return where a path within the head starts."""
        for page in self.pages:
            head = _value(page.root, "debate")
            if head is not None:
                return _Start(page, page.root, ("debate", *_written(HEAD, page, head, steps)))
        return _Start(self.pages[0], self.pages[0].root, ()) if self.pages else None


def _written(part: Where, page: Page, node: Node, steps: Where) -> Where:
    """Return a path from a node on as its author wrote it, there or for all claims of the file."""
    held = node.raw
    if page.root is not None and page.root.keys is not None and isinstance(held, dict):
        of_file = {key: page.root.raw[key] for key in DEFAULTS if key in page.root.raw}
        held = {**of_file, **held}
    return written_path(part, held, steps)


class _Start(NamedTuple):
    """Where a path starts: its page, a node there, and the steps from that on, as written."""

    page: Page
    node: Node | None
    steps: Where


_IN_QUOTES = "put a text that starts with `#` in quotes"
_NO_NUMBER = "an id has no `#` in front of it"


def _cut_by_remark(here: Location) -> bool:
    """Tell whether a remark stands where the value of a key should."""
    return re.search(r": +#", here.excerpt[here.column - 1 :]) is not None


def _value(node: Node | None, key: str) -> Node | None:
    return node.parts.get(key) if node is not None and node.keys is not None else None


class _Found(NamedTuple):
    """The end of a path: a value and its key, if it has one.

    `exact` where all of the path is written out.
    """

    value: Node
    key: Node | None = None
    exact: bool = True

    def shown(self, *, at_key: bool) -> Node:
        """Return what a person is pointed to."""
        wants_key = at_key or self.value.raw is None
        return self.key if wants_key and self.key is not None else _first_key(self.value)


def _follow(page: Page, node: Node, steps: Where) -> _Found:
    """Return the end of a path, or of what is written out of it."""
    found = _Found(node)
    for step in steps:
        inner = _step(page, found.value, step)
        if inner is None:
            # Of an entry that is missing in a list its place is all that there is.
            key = None if isinstance(found.value.parts, list) else found.key
            return _Found(found.value, key, exact=False)
        found = inner
    return found


def _step(page: Page, node: Node, step: str | int) -> _Found | None:
    """Return where a step of a path leads, None where that is not written out.

    A default of the file is found at its top.
    """
    if isinstance(node.parts, list):
        if isinstance(step, int) and step < len(node.parts):
            return _Found(node.parts[step])
        return None
    if node.keys is None or isinstance(step, int):
        return None
    if step in node.parts:
        return _Found(node.parts[step], node.keys[step])
    default = _value(page.root, step) if step in DEFAULTS else None
    return None if default is None else _Found(default)


def _first_key(node: Node) -> Node:
    """Return the first key of a mapping without braces, which says better where it begins.

    Else the node itself.
    """
    first = next(iter(node.keys.values()), node) if node.keys else node
    return first if first.start.index == node.start.index else node

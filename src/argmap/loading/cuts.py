"""Texts that a ` #` cuts: in YAML it starts a comment, and the rest of the sentence is gone without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from argmap.codes import Code
from argmap.loading.places import Places
from argmap.loading.scalars import inline
from argmap.problem import Fix, Problem, Severity

if TYPE_CHECKING:
    from argmap.loading.syntax.page import Page
    from argmap.loading.syntax.reader import Node

MOST_CUTS = 1_000
"""How many cut texts of one document are told."""

_CUT = r" (#\S[^\n]*|# [^\n]*)"


def cuts(places: Places) -> tuple[Problem, ...]:
    """Return a warning for each unquoted text that ends at what looks like its own continuation.

    One blank before the `#`, or a letter right after it, as in `Model #1`; a comment set off by two blanks or more and
    followed by one is a comment.
    """
    found: list[Problem] = []
    for number, document in enumerate(places.documents):
        if "#" in document.text and any(
            _suspicious(line) for line in document.lines if " #" in line
        ):
            found += islice(_on(places.pages[number]), MOST_CUTS)
    return tuple(found)


def _suspicious(line: str) -> bool:
    """Tell whether a line may hold a cut text; cheap, and wrong only towards yes."""
    before, _, after = line.partition(" #")
    value = before.lstrip(" -").partition(": ")[2] or before.strip()
    spaced = before.endswith(" ") and after.startswith(" ")
    return (
        bool(value.strip()) and not spaced and (" " in value.strip() or not after.startswith(" "))
    )


def _on(page: Page) -> Iterator[Problem]:
    text = page.sheet.read.text
    cut = re.compile(_CUT)
    for node in _plain_scalars(page.root):
        found = cut.match(text, node.end.index)
        if found and (" " in node.raw or not found[1].startswith("# ")):
            yield _cut(page, node, found)


def _cut(page: Page, node: Node, found: re.Match[str]) -> Problem:
    message = f"` #` ends this text; `{found[1][:40].strip()}` is read as a comment"
    help_ = "put the text in quotes or below `>-`; set a comment off by two spaces and `# `"
    start, end = node.start.index, found.end()
    whole = page.sheet.read.text[start:end].rstrip()
    edit = page.sheet.edit(start, start + len(whole), inline(whole)) if "\n" not in whole else None
    fix = Fix("put the whole text in quotes", (edit,), safe=False) if edit else None
    place = page.sheet.span(found.start() + 1, end)
    return Problem(Code.CUT_TEXT, Severity.WARNING, message, place, help_, fix=fix)


def _plain_scalars(root: Node | None) -> Iterator[Node]:
    waiting = [] if root is None else [root]
    while waiting:
        node = waiting.pop()
        if node.parts is not None:
            waiting += reversed(node.parts if node.keys is None else list(node.parts.values()))
        elif node.plain and node.raw:
            yield node

"""Texts that a ` #` cuts.

In YAML it starts a comment, and the rest of the sentence is gone without a word.
"""

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
    from argmap.loading.syntax.node import Node
    from argmap.loading.syntax.page import Page

MOST_CUTS = 1_000
"""How many cut texts of one document are told."""

SHOWN = 40
"""How many characters of a comment are shown."""

_CUT = r" (#\S[^\n]*|# [^\n]*)"


def cuts(places: Places) -> tuple[Problem, ...]:
    """Return a warning for each unquoted text that ends at what looks like its own continuation.

    One blank before the `#`, or a letter right after it, as in `Model #1`; a comment set off by two
    blanks or more and followed by one is a comment.
    """
    found: list[Problem] = []
    for number, document in enumerate(places.documents):
        # The careful page is slow to make: only a text that may be cut asks for it.
        if " #" in document.text and any(map(_is_suspicious, document.lines)):
            found += islice(_on(places.pages[number]), MOST_CUTS)
    return tuple(found)


def _is_suspicious(line: str) -> bool:
    """Tell whether a line may hold a cut text; cheap, and wrong only towards yes."""
    before, sign, after = line.partition(" #")
    if not sign:
        return False
    value = (before.lstrip(" -").partition(": ")[2] or before).strip()
    is_set_off = before.endswith(" ") and after.startswith(" ")
    return bool(value) and not is_set_off and (" " in value or not after.startswith(" "))


def _on(page: Page) -> Iterator[Problem]:
    from argmap.loading.syntax.page import scalars

    text = page.sheet.read.text
    cut = re.compile(_CUT)
    # A parser ends a plain text at ` #`, so that what is cut off begins where its node ends.
    for _, _, node in scalars(page):
        found = cut.match(text, node.end.index) if node.plain and node.raw else None
        if found and (" " in node.raw or not found[1].startswith("# ")):
            yield _cut(page, node, found)


def _cut(page: Page, node: Node, found: re.Match[str]) -> Problem:
    """Return the warning that a comment cuts a text, with what puts both in quotes."""
    message = f"` #` ends this text; `{found[1][:SHOWN].strip()}` is read as a comment"
    help_ = "put the text in quotes or below `>-`; set a comment off by two spaces and `# `"
    start, end = node.start.index, found.end()
    whole = page.sheet.read.text[start:end].rstrip()
    edit = None
    # Quoted as it stands, a text of several lines would hold their breaks and margins.
    if "\n" not in whole:
        edit = page.sheet.edit(start, start + len(whole), inline(whole))
    fix = Fix("put the whole text in quotes", (edit,), safe=False) if edit else None
    place = page.sheet.span(found.start() + 1, end)
    return Problem(Code.CUT_TEXT, Severity.WARNING, message, place, help_, fix=fix)

"""A new claim, put into a long file by reading only the claims that it comes between.

Where a claim starts is guessed from its dash. A wrong guess does no harm: the amendment is proven
on the whole text, and made again from the whole page where the proof fails.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from argmap.edit.change import Change, Content, Insert
from argmap.edit.edits import text_after
from argmap.edit.inventory import items_of
from argmap.edit.splice import edits_of
from argmap.loading import Document, page

# the key, and comments and blank lines up to the first dash
_HEADING = re.compile(
    r"^claims:[ \t]*(?:#[^\r\n]*)?\r?\n(?:[ \t]*(?:#[^\r\n]*)?\r?\n)*(?= *- )", re.MULTILINE
)
_LEFT_EDGE = re.compile(r"^[^\s#-]", re.MULTILINE)


def document_with_claim(
    document: Document, content: Content, changes: Sequence[Change]
) -> Document | None:
    """Return the document with the one new claim that the changes are.

    None where it takes more than a look nearby. O(characters) to look for dashes; at most three
    claims are parsed.
    """
    match changes:
        case [Insert(where=("claims", int() as number)) as change] if number > 0:
            claims = len(items_of(content, "claims"))
        case _:
            return None
    starts = _starts(document.text)
    if len(starts) != claims + 1:
        return None
    # two claims above show whether a blank line sets claims apart, one below where it ends
    first, behind = max(number - 2, 0), min(number + 1, claims)
    start, end = starts[first], starts[behind]
    part = Document(document.name, document.text[start:end])
    sheet = page(part)
    if sheet.root is None or sheet.problems or len(sheet.root.parts or ()) != behind - first:
        return None
    insertion = replace(change, where=(number - first,))
    text = text_after(part.text, edits_of(sheet, insertion))
    return replace(document, text=document.text[:start] + text + document.text[end:])


def _starts(text: str) -> list[int]:
    """Return where each claim seems to start, and where the last one ends; nothing without any."""
    heading = _HEADING.search(text)
    if heading is None:
        return []
    start = heading.end()
    left_edge = _LEFT_EDGE.search(text, start)
    end = left_edge.start() if left_edge else len(text)
    column = text.index("-", start) - start
    dash = re.compile(rf"^ {{{column}}}- ", re.MULTILINE)
    starts = [found.start() for found in dash.finditer(text, start, end)]
    return [*starts, end]

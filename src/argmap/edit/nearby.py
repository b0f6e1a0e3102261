"""A new claim, put into a long file by reading only the claims that it comes between.

Where a claim starts is guessed from its dash. A wrong guess does no harm: the revision is proven on the whole text, and
made again from the whole page where the proof fails.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from argmap.edit.change import Change, Content, Insert
from argmap.edit.edits import edited
from argmap.edit.inventory import listed
from argmap.edit.splice import edits_of
from argmap.loading import Document
from argmap.loading.syntax.page import page

_HEADING = re.compile(r"^claims:[ \t]*(?:#[^\r\n]*)?\r?\n(?:[ \t]*(?:#[^\r\n]*)?\r?\n)*(?= *- )", re.MULTILINE)
_LEFT_EDGE = re.compile(r"^[^\s#-]", re.MULTILINE)


def spliced_nearby(document: Document, content: Content, changes: Sequence[Change]) -> Document | None:
    """Return the document with the one new claim that the changes are, None where it takes more than a look nearby.

    O(characters) to look for dashes; at most three claims are parsed.
    """
    match changes:
        case [Insert(where=("claims", int() as number)) as change] if number:
            starts, claims = _starts(document.text), len(listed(content, "claims"))
            first, behind = max(number - 2, 0), min(number + 1, claims)
            if len(starts) != claims + 1:
                return None
            part = Document(document.name, document.text[starts[first] : starts[behind]])
            sheet = page(part)
            if sheet.root is None or sheet.problems or len(sheet.root.parts or ()) != behind - first:
                return None
            text = edited(part.text, edits_of(sheet, replace(change, where=(number - first,))))
            return replace(document, text=document.text[: starts[first]] + text + document.text[starts[behind] :])
    return None


def _starts(text: str) -> list[int]:
    """Return where each claim seems to start, by the lines with a dash, and where the last one ends."""
    heading = _HEADING.search(text)
    if heading is None:
        return []
    start = heading.end()
    end = _LEFT_EDGE.search(text, start)
    section = end.start() if end else len(text)
    dash = re.compile(rf"^ {{{text.index('-', start) - start}}}- ", re.MULTILINE)
    return [*(found.start() for found in dash.finditer(text, start, section)), section]

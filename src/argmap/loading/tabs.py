"""Lines that are indented with tabs.

What they would be with spaces, as far as the lines around them tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml
from pydantic import ValidationError

from argmap.codes import Code
from argmap.loading.conflicts import with_side
from argmap.loading.document import Document
from argmap.loading.grammar import merged
from argmap.loading.problems import more_places, problem
from argmap.loading.syntax.lines import spaces
from argmap.loading.syntax.reader import Reader, Refused
from argmap.loading.syntax.sheet import Sheet, apart
from argmap.model import Debate
from argmap.problem import Edit, Fix, Problem

WIDTHS = (2, 4, 8, 3, 1)
"""How many spaces a tab may stand for, the likeliest first."""

MOST_TRIED = 2**20
"""How many characters are read more than once to find out; of a longer text a tab is two spaces."""

_TAB = re.compile(r"^[ -]*\t[ \t]*(?=\S|(\r?$))", re.MULTILINE)


def tab_indentation(document: Document) -> Iterator[Problem]:
    """Yield one problem for all lines that start with tabs, with what lets the text be read."""
    places = list(_TAB.finditer(document.text))
    if not places or _is_harmless(document, places):
        return
    first = places[0]
    width, is_sure = _width(document, places)
    edits = _spaced(document, places, width)
    more = more_places(len(places) - 1, "line")
    yield problem(
        document,
        Code.TAB_INDENTATION,
        f"tab used for indentation; YAML allows only spaces{more}",
        found=(first.start() + first[0].index("\t"), first.end()),
        help_=_instead(edits, width),
        fix=Fix("write spaces instead of tabs", edits, safe=is_sure),
    )


def _is_harmless(document: Document, places: list[re.Match[str]]) -> bool:
    """Tell whether tabs stand only on lines with nothing else, and stop no parser there."""
    if any(at[1] is None for at in places):
        return False
    # The parser is asked itself: whether a blank line with a tab matters depends on what is around.
    return _unread(Sheet(document)) <= _unread(Sheet(document, _spaced(document, places, 1)))


def _instead(edits: tuple[Edit, ...], width: int) -> str:
    """Return what to write instead of tabs."""
    if len(edits) > 1:
        each = f"write {spaces(width)} instead of each tab"
        return f"{each}; most editors do it with Convert indentation to spaces"
    indent = edits[0].text
    if not indent:
        return "delete it: the line is empty otherwise"
    if "-" in indent:
        return "put a space after the dash, and no tab"
    return f"indent it by {spaces(len(indent))} instead"


def _spaced(document: Document, places: list[re.Match[str]], width: int) -> tuple[Edit, ...]:
    """Return the edits that put spaces in the place of tabs; nothing where no text follows."""
    edits = []
    for at in places:
        # A tab leads to the next stop, as in an editor, and is not always so wide.
        indent = at[0].expandtabs(width) if at[1] is None else ""
        edits.append(Edit(document.name, at.start(), at.end(), indent))
    return tuple(edits)


def _width(document: Document, places: list[re.Match[str]]) -> tuple[int, bool]:
    """Return the width with which most of the text is read and least of it is odd.

    And whether all of it is read.
    """
    best, least = WIDTHS[0], (len(document.text) + 1, 0)
    if len(document.text) > MOST_TRIED:
        return best, False
    # A conflict would stop the parser whatever the tabs are.
    one_side = with_side((document,), 0)
    for width in WIDTHS:
        found = _unread(Sheet(document, apart((*one_side, *_spaced(document, places, width)))))
        if found < least:
            best, least = width, found
        if least == (0, 0):
            break
    return best, least[0] == 0


def _unread(sheet: Sheet) -> tuple[int, int]:
    """Return how many lines a parser does not come to, and how many odd things it reads."""
    reader, lines = Reader(sheet), len(sheet.read.lines)
    try:
        reader.read()
    except yaml.MarkedYAMLError as error:
        mark: Any = error.problem_mark or error.context_mark
        return max(1, lines - mark.line), _oddities(reader)
    except (yaml.YAMLError, Refused):
        return lines, 0
    return 0, _oddities(reader)


def _oddities(reader: Reader) -> int:
    """Return how much of what was read does not fit the grammar, as after a wrong guess."""
    whole = merged([{} if reader.root is None else reader.root.raw], extended=False)
    # A part of a debate lacks these whatever its tabs are.
    lacks = (Code.NOT_A_DEBATE, Code.NO_CLAIMS)
    parts = sum(finding.code not in lacks for finding in whole.findings)
    try:
        Debate.model_validate(whole.object("-"))
    except ValidationError as error:
        parts += error.error_count()
    return parts + len(reader.problems)

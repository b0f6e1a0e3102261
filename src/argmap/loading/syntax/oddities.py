"""What YAML allows and no debate holds: a second document, and keys that are no texts."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from argmap.codes import Code
from argmap.loading.kinds import REFERENCES
from argmap.loading.syntax.borrowed import AS_A_CLAIM
from argmap.loading.syntax.sheet import Sheet
from argmap.problem import Fix, Problem, Severity

if TYPE_CHECKING:
    from argmap.loading.syntax.node import Node

FOREIGN_KEY = re.compile(r"\[(\^?)[^\]\n]{1,80}\]:")
"""A key in brackets, as Argdown has it, or with `^` as a footnote of Markdown."""

_TEMPLATE = re.compile(rf"\b(?:{'|'.join(REFERENCES)}): +(\{{\{{ *([a-z0-9][\w.-]*) *\}}\}})")
_FOOTNOTE = "write it below `sources:` as `KEY: {title: …}`, and cite it: `sources: KEY`"
_PROSE = re.compile(r"(?! *(?:- |[\w\"'-]+ *:(?:\s|$))) *\S")
_WITH_TEXT = re.compile(r"^[^\n]*\S[^\n]*", re.MULTILINE)
_RULE = re.compile(r"--- *(?=\r?\n|\Z)")
_PARTS = re.compile(r"^(debate|claims|sources):", re.MULTILINE)


def second_document(sheet: Sheet, root: Node, event: Any) -> Problem:
    """Return the problem that a document follows another; it may be the rest of that one."""
    text, start = sheet.read.text, event.start_mark.index
    help_ = "one file is one debate: delete this line, or put what follows into a file of its own"
    found = Problem(
        Code.SECOND_DOCUMENT,
        Severity.ERROR,
        "a second document starts here",
        sheet.span(start, event.end_mark.index),
        help_,
    )
    line = _RULE.match(text, start)
    # `--- text` on one line starts something of its own: deleting the line would lose it.
    if line is None or not isinstance(root.raw, dict):
        return found
    parts = _PARTS.findall(text, start)
    edit = sheet.edit(start, line.end(), "")
    # A second debate, or second claims, are no rest of the first.
    if edit is None or root.raw.keys() & set(parts):
        return found
    prose = [] if parts else _prose_below(text, line.end())
    if not prose:
        return replace(found, fix=Fix("delete this line", (edit,)))
    # Notes below the data are common, as in front matter; as remarks they stay in the file.
    remarks = (sheet.edit(at, at, "# ") for at in prose)
    edits = (edit, *(each for each in remarks if each is not None))
    help_ = "what follows is no part of the debate: delete it, or write `# ` in front of each line"
    return replace(found, help=help_, fix=Fix("make remarks of what follows", edits, safe=False))


def _prose_below(text: str, at: int) -> list[int]:
    """Return where each line starts below a place, if one of them is prose."""
    lines = (found.start() for found in _WITH_TEXT.finditer(text, at))
    written = [start for start in lines if not text.startswith("#", start)]
    return written if any(_PROSE.match(text, start) for start in written) else []


def no_key(sheet: Sheet, key: Node) -> Problem:
    """Return the problem that no text stands where a key is expected."""
    place = sheet.span(key.start.index, key.end.index)
    message, help_ = _no_key(sheet, key)
    return Problem(Code.WRONG_KEY, Severity.ERROR, message, place, help_)


def _no_key(sheet: Sheet, key: Node) -> tuple[str, str]:
    """Return what is wrong with a key that is none, and what to do."""
    if template := _TEMPLATE.search(sheet.lines[key.start.line]):
        message = f"`{template[1]}` is no id: two braces are a mapping in YAML"
        return message, f"write `{template[2]}`"
    foreign = FOREIGN_KEY.match(sheet.read.text, key.start.index)
    if foreign and isinstance(key.raw, list):
        if foreign[1]:
            return f"`{foreign[0]}` is a footnote of Markdown, not YAML", _FOOTNOTE
        return f"`{foreign[0]}` is Argdown, not YAML", AS_A_CLAIM
    needs_quotes = "a text that starts with `[` or `{` needs quotes"
    match key.raw:
        case None:
            return "nothing stands where a key is expected", "write the key's name"
        case list():
            return "a list stands where a key is expected", needs_quotes
        case dict():
            return "a mapping stands where a key is expected", needs_quotes
        case _:
            return "nothing stands where a key is expected", needs_quotes

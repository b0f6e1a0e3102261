"""A text that needs it, written in quotes or below `>-` at its key.

What mends most slips of one line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from argmap.loading.kinds import REFERENCES
from argmap.loading.scalars import SENTENCES, WIDEST, folded_lines, scalar
from argmap.loading.syntax.lines import Lines, before_remark, block_below, continuation, indent_of
from argmap.loading.syntax.sheet import Cut, Sheet
from argmap.problem import Fix

MARKDOWN = ("detail", "description", "say")
"""The keys whose texts are Markdown, in which a line break may mean something."""

_KEY = re.compile(r"^( *(?:- +)*)(?:([\w-]+):( +|$))?")
_DOUBTFUL = re.compile(r"(?:^|\s)#")
_MARKDOWN_LINE = re.compile(r" *(?:[-*+>|#]|\d+[.)]) ?")
_NAME = re.compile(r"[A-Za-z0-9][\w.-]*")
_DENIAL = re.compile(r"[!~¬]|(?:^|\s)-\w")


class TextRun(NamedTuple):
    """A text from a line and column on, its key, and the column of the lines below that key."""

    line: int
    start: int
    key: str
    below: int


class Rewriting(NamedTuple):
    """What writes a text anew: in words, in cuts, and whether it is beyond doubt."""

    title: str
    cuts: tuple[Cut, ...]
    safe: bool


def as_block(sheet: Sheet, line: int, *, through: int | None = None) -> Fix | None:
    """Return what writes the text of a line below `>-`, with all lines on which it goes on.

    It goes on `through` one of them at least.

    A remark stays on the line of the key. Where a `#` may start a remark or stand in the text, only
    the author knows.
    """
    lines = sheet.lines
    found = _KEY.match(lines[line])
    if found is None or not lines[line][found.end() :].strip():
        return None
    dashes, key = found[1], found[2]
    if key in REFERENCES:
        return _as_name(sheet, line, found)
    # A text without a key is an entry of a list, and goes on right of its dash.
    column = len(dashes) if key else max(dashes.rfind("-"), 0)
    # Two blanks further in than the key, as everywhere in argmap's own files.
    below = column + 2
    written = rewritten(lines, TextRun(line, found.end(), key or "", below), through=through)
    return sheet.fix(written.title, *written.cuts, safe=written.safe)


def rewritten(
    lines: Lines, text: TextRun, *, through: int | None = None, first: str = ""
) -> Rewriting:
    """Return what writes a text in quotes, or below its key with the lines on which it goes on.

    All lines up to `through` are its own; `first` is what is to stand in front of it.
    """
    line, start, key, below = text
    typed = lines[line].rstrip()
    end = before_remark(typed, start)
    sentence = first + typed[start:end]
    last = line if through is None else through
    certain = range(line + 1, last + 1)
    more = [*certain, *continuation(lines, last, below - 2)]
    if key not in SENTENCES and not more and len(sentence) <= WIDEST - start:
        is_sure = not _DOUBTFUL.search(sentence)
        return Rewriting("put it in quotes", ((line, start, end, scalar(sentence)),), is_sure)
    block = _laid_out(lines, text, sentence)
    # `>-` joins lines by blanks, which would make one line of a list; `|-` keeps them apart.
    sign, more = (">-", more) if block is None else ("|-", block)
    is_sure = not any(map(_DOUBTFUL.search, (sentence, *(lines[number] for number in more))))
    head = sign
    if remark := typed[end:].strip():
        head = f"{sign}  {remark}"
        is_sure = is_sure and not certain  # no text goes on behind a remark
    cuts = [(line, start, len(lines[line]), _below_head(head, sentence, below, sign))]
    cuts += _indented(lines, more, below, keeps=sign == "|-")
    named = f"{key}:" if key else "-"
    return Rewriting(f"write it below `{named} {sign}`", tuple(cuts), is_sure)


def _laid_out(lines: Lines, text: TextRun, sentence: str) -> list[int] | None:
    """Return the lines of a text whose line breaks mean something, None for any other."""
    if text.key not in MARKDOWN:
        return None
    block = block_below(lines, text.line, text.below - 2)
    is_laid_out = any(_MARKDOWN_LINE.match(lines[number]) for number in block)
    return block if is_laid_out or sentence.startswith("|") else None


def _below_head(head: str, sentence: str, column: int, sign: str) -> str:
    """Return a sentence on lines of its own below the head of its block."""
    folded = folded_lines(sentence, WIDEST - column) if sign == ">-" else [sentence]
    margin = " " * column
    return "\n".join([head, *(margin + each for each in folded)])


def _indented(lines: Lines, numbers: Sequence[int], column: int, *, keeps: bool) -> list[Cut]:
    """Return what moves lines to a column.

    All by the same, where that `keeps` the layout of lists and code.
    """
    numbers = [number for number in numbers if lines[number].strip()]
    indents = [indent_of(lines[number]) for number in numbers]
    # The least indented line goes to the column, and all others keep their distance from it.
    shift = column - min(indents, default=column)
    cuts = []
    for number, indent in zip(numbers, indents, strict=True):
        goal = indent + shift if keeps else column
        cuts.append((number, 0, indent, " " * goal))
    return cuts


def _as_name(sheet: Sheet, line: int, key: re.Match[str]) -> Fix | None:
    """Return what leaves only the one name of a reference, whatever marks stand around it.

    A sign that says no, as in `!audit`, is no such mark.
    """
    text = sheet.lines[line]
    end = before_remark(text, key.end())
    written = text[key.end() : end]
    # Who writes the key twice, as in `rebuts: *rebuts audit`, means one name all the same.
    names = set(_NAME.findall(written)) - {key[2]}
    if len(names) != 1:
        return None
    name = names.pop()
    is_sure = _DENIAL.search(written) is None
    return sheet.fix(f"write `{name}`", (line, key.end(), end, name), safe=is_sure)

"""An everyday slip as a value, and how lines of a debate hang together."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from argmap.codes import Code
from argmap.loading.kinds import REFERENCES
from argmap.loading.scalars import SENTENCES, folded_lines, scalar
from argmap.loading.scalars import WIDEST as WIDEST_WRITTEN

Cut = tuple[int, int, int, str]
"""A line and the columns from and to, all from 0, and what to put there."""


@dataclass(frozen=True, slots=True)
class Mend:
    """What puts a slip right; safe where the author's meaning is beyond doubt."""

    title: str
    cuts: tuple[Cut, ...]
    safe: bool = True


@dataclass(frozen=True, slots=True)
class Slip:
    """An everyday slip: its code, what is wrong, what to do, its line and columns (from 0), and what mends it."""

    code: Code
    message: str
    help: str
    line: int
    start: int
    end: int
    mend: Mend | None = None


Lines = Sequence[str]
Look = Callable[[Lines, int], Slip | None]

LONGEST = 200
"""How many lines of one text or entry are looked at."""

WIDEST = 2_000
"""How long a line may be to be looked at; a text has 500 characters at most."""

MARKDOWN = ("detail", "description", "say")
"""The keys whose texts are Markdown, in which a line break may mean something."""

_REMARK = re.compile(r"(?:^|  )# ")
_DOUBTFUL = re.compile(r"(?:^|\s)#")
_MARKDOWN_LINE = re.compile(r" *(?:[-*+>|#]|\d+[.)]) ?")


def before_remark(text: str, start: int = 0) -> int:
    """Return where what is written on a line ends: in front of a remark that two blanks set off, and `# `."""
    remark = _REMARK.search(text, start)
    return len((text[: remark.start()] if remark else text).rstrip())


def as_block(lines: Lines, line: int, *, through: int | None = None) -> Mend | None:
    """Return what writes the text of a line below `>-`, with the lines on which it goes on, `through` one of them.

    A remark stays on the line of the key. Where a `#` may start a remark or stand in the text, only the author knows.
    """
    found = re.match(r"^( *(?:- +)*)(?:([\w-]+):( +|$))?", lines[line])
    if found is None or not lines[line][found.end() :].strip():
        return None
    if found[2] in REFERENCES:
        return _as_name(lines[line], line, found)
    below = len(found[1]) + 2 if found[2] else max(found[1].rfind("-"), 0) + 2
    return below_sign_mend(lines, (line, found.end()), (found[2] or "", below), through=through)


def below_sign_mend(
    lines: Lines,
    place: tuple[int, int],
    key: tuple[str, int],
    *,
    through: int | None = None,
    first: str = "",
) -> Mend:
    """Return what writes a text below its key: what starts at a line and column, and the lines on which it goes on.

    `key` is its key and the column of the lines below it. `first` is what is to stand in front of the text.
    """
    (line, start), (name, below) = place, key
    text = lines[line].rstrip()
    end = before_remark(text, start)
    sentence, remark = first + text[start:end], text[end:].strip()
    certain = range(line + 1, line + 1 if through is None else through + 1)
    more = [*certain, *continuation(lines, line if through is None else through, below - 2)]
    if name not in SENTENCES and not more and len(sentence) <= WIDEST_WRITTEN - start:
        return Mend(
            "put it in quotes",
            ((line, start, end, scalar(sentence)),),
            safe=not _DOUBTFUL.search(sentence),
        )
    sign = ">-"
    if name in MARKDOWN:
        block = _block_below(lines, line, below - 2)
        if sentence.startswith("|") or any(_MARKDOWN_LINE.match(lines[number]) for number in block):
            sign, more = "|-", block
    indents = [indent_of(lines[number]) for number in more if lines[number].strip()]
    shift = below - min(indents, default=below) if sign == "|-" else None
    written = folded_lines(sentence, WIDEST_WRITTEN - below) if sign == ">-" else [sentence]
    head = f"{sign}  {remark}" if remark else sign
    cuts: list[Cut] = [
        (
            line,
            start,
            len(lines[line]),
            "\n".join((head, *(" " * below + each for each in written))),
        )
    ]
    cuts += [
        _indented(lines[number], number, below, shift) for number in more if lines[number].strip()
    ]
    doubtful = any(
        _DOUBTFUL.search(each) for each in (sentence, *(lines[number] for number in more))
    )
    doubtful = doubtful or bool(remark and certain)  # no text goes on behind a remark
    return Mend(
        f"write it below `{name or '-'}{':' if name else ''} {sign}`",
        tuple(cuts),
        safe=not doubtful,
    )


def _indented(text: str, number: int, below: int, shift: int | None) -> Cut:
    """Return what moves a line to a column, or by a shift, in which lists and code keep their indentation."""
    indent = indent_of(text)
    return (number, 0, indent, " " * (below if shift is None else indent + shift))


def _block_below(lines: Lines, line: int, indent: int) -> list[int]:
    """Return the lines below one that are indented further than its key, lists and blank lines among them."""
    found = []
    for number in range(line + 1, min(len(lines), line + LONGEST)):
        if not is_below(lines[number], indent):
            break
        found.append(number)
    while found and not lines[found[-1]].strip():
        found.pop()
    return found


def _as_name(text: str, line: int, key: re.Match[str]) -> Mend | None:
    """Return what leaves only the one name of a reference, whatever marks stand around it; it is no text.

    A sign that says no, as in `!audit`, is no such mark.
    """
    end = before_remark(text, key.end())
    written = text[key.end() : end]
    names = set(re.findall(r"[A-Za-z0-9][\w.-]*", written)) - {key[2]}
    if len(names) != 1:
        return None
    name = names.pop()
    return Mend(
        f"write `{name}`",
        ((line, key.end(), end, name),),
        safe=not re.search(r"[!~¬]|(?:^|\s)-\w", written),
    )


def continuation(lines: Lines, line: int, indent: int) -> list[int]:
    """Return the lines on which a text goes on: deeper indented than its key, and no keys or entries themselves."""
    more = []
    for number in range(line + 1, min(len(lines), line + LONGEST)):
        text = lines[number]
        if not text.strip() or indent_of(text) <= indent or looks_like_key(text):
            break
        more.append(number)
    return more


def indent_of(text: str) -> int:
    """Return how many blanks a line starts with."""
    return len(text) - len(text.lstrip(" "))


def is_below(text: str, indent: int) -> bool:
    """Tell whether a line is indented further than a place, or empty."""
    return not text.strip() or indent_of(text) > indent


def looks_like_key(text: str) -> bool:
    """Tell whether a line may start a key or an entry of a list."""
    return re.match(r"^ *(?:- |-$|#|(?:- +)*[A-Za-z_][\w-]*:(?: |$))", text) is not None


def is_within_block(lines: Lines, number: int) -> bool:
    """Tell whether a line belongs to a text below `>-` or `|`, where every sign is only a sign."""
    indent = indent_of(lines[number])
    for above in range(number - 1, max(-1, number - 50), -1):
        if lines[above].strip() and indent_of(lines[above]) < indent:
            return re.search(r"[:-] +[|>][-+\d]* *$", lines[above]) is not None
    return False

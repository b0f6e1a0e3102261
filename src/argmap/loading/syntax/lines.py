"""How the lines of a debate hang together, told by their blanks and signs alone.

No parser has read them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

Lines = Sequence[str]

LONGEST = 200
"""How many lines of one text or entry are looked at."""

WIDEST = 2_000
"""How long a line may be to be looked at; a text has 500 characters at most."""

FAR_ABOVE = 50
"""How many lines above one the head of its block text is looked for."""

_REMARK = re.compile(r"(?:^|  )# ")
_KEY_OR_ENTRY = re.compile(r"^ *(?:- |-$|#|(?:- +)*[A-Za-z_][\w-]*:(?: |$))")
_BLOCK_HEAD = re.compile(r"[:-] +[|>][-+\d]* *$")


def before_remark(text: str, start: int = 0) -> int:
    """Return where what is written on a line ends.

    Before a remark that two blanks set off, and `# `.
    """
    remark = _REMARK.search(text, start)
    if remark is not None:
        text = text[: remark.start()]
    return len(text.rstrip())


def indent_of(text: str) -> int:
    """Return how many blanks a line starts with."""
    return len(text) - len(text.lstrip(" "))


def is_below(text: str, indent: int) -> bool:
    """Tell whether a line is indented further than a place, or empty."""
    return not text.strip() or indent_of(text) > indent


def looks_like_key(text: str) -> bool:
    """Tell whether a line may start a key or an entry of a list."""
    return _KEY_OR_ENTRY.match(text) is not None


def is_within_block(lines: Lines, number: int) -> bool:
    """Tell whether a line belongs to a text below `>-` or `|`, where every sign is only a sign."""
    indent = indent_of(lines[number])
    # The first line above that stands further left is the head of whatever this one is in.
    for above in range(number - 1, max(-1, number - FAR_ABOVE), -1):
        text = lines[above]
        if text.strip() and indent_of(text) < indent:
            return _BLOCK_HEAD.search(text) is not None
    return False


def below(lines: Lines, line: int) -> Iterator[int]:
    """Yield the numbers of the lines below one, as far as they are looked at."""
    yield from range(line + 1, min(len(lines), line + LONGEST))


def above(line: int) -> Iterator[int]:
    """Yield the numbers of the lines above one from there upwards, as far as they are looked at."""
    yield from range(line - 1, max(-1, line - LONGEST), -1)


def continuation(lines: Lines, line: int, indent: int) -> list[int]:
    """Return the lines on which a text goes on.

    Deeper indented than its key, neither keys nor entries.
    """
    more = []
    for number in below(lines, line):
        text = lines[number]
        if not text.strip() or indent_of(text) <= indent or looks_like_key(text):
            break
        more.append(number)
    return more


def block_below(lines: Lines, line: int, indent: int) -> list[int]:
    """Return the lines below one that are indented further than its key, also lists and blanks."""
    found = []
    for number in below(lines, line):
        if not is_below(lines[number], indent):
            break
        found.append(number)
    # Blank lines behind the last one belong to nothing.
    while found and not lines[found[-1]].strip():
        found.pop()
    return found


def last_with_text(lines: Lines, line: int) -> int:
    """Return the last line, from one upwards, on which something stands; 0 where there is none."""
    while line > 0 and not lines[line].strip():
        line -= 1
    return line


def sign_at(lines: Lines, mark: Any) -> str:
    """Return the sign at a parser's mark, which may stand behind the last line."""
    return lines[mark.line][mark.column : mark.column + 1] if mark.line < len(lines) else ""


def spaces(number: int) -> str:
    """Return a number of spaces in words.

    >>> spaces(0), spaces(1), spaces(4)
    ('no space', '1 space', '4 spaces')
    """
    match number:
        case 0:
            return "no space"
        case 1:
            return "1 space"
        case _:
            return f"{number} spaces"

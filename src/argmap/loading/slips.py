"""Everyday slips that one line shows, each with its words and what mends it.

A look takes the lines and the number of one, and returns the slip that this line shows, if it does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from argmap.codes import Code
from argmap.loading.scalars import inline

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

_KEY = r"^( *(?:- +)*)([A-Za-z_][\w-]*): +"
_START = r"^ *(?:- +)*(?:[\w-]+: +)?"
_DASH = re.compile(r"^( *(?:- +)*)-(?=[A-Za-z_][\w-]*:(?: |$))")
_GLUED = re.compile(r"^ *(?:- +)*([A-Za-z_]\w*):(?=[^\s:/'\",])(\S*)(?: |$)(?!.*: )")
_LEAD = re.compile(_START + r"([@`%])")
_LEADING_DASH = re.compile(r"^ *(?:- +)*[\w-]+: +(-) ")
_STAR = re.compile(_START + r"([*&!])(?![\w-]+ *$)")
_TYPOGRAPHIC = re.compile(_START + "([“”„«‘‚])")  # noqa: RUF001 - these are the slip
_AFTER_QUOTE = re.compile(r"^ *(?:- +)*(?:[\w-]+: +)?(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*') *(?=[^\s#,\]}:])")
_SECOND_COLON = re.compile(_KEY + r"(?![\"'|>\[{#])\S.*?(:)(?= |$)")
_FLOW_COLON = re.compile(r"[{,] *([\w-]+): +((?![\"'\[{ ])[^,{}\[\]]*?(:)(?: [^,{}\[\]]*)?)(?=[,}])")
_AFTER_BRACKET = re.compile(r"^ *(?:- +)*[\w-]+: +(\[[^\]]*\]|\{[^}]*\}) *(?=[^\s#])")
_HARD_SPACE = re.compile("^[^\"'#]*?(\xa0)")
_EQUALS = re.compile(r"^ *(?:- +)*([a-z_]+)( *= *)\S")
_COMMENT = re.compile(r"(?:^|  )# ")


def as_block(lines: Lines, line: int) -> Mend | None:
    """Return what writes the text of a line below `>-`, with the lines on which it goes on."""
    found = re.match(r"^( *(?:- +)*)(?:([\w-]+):( +|$))?", lines[line])
    if found is None or not lines[line][found.end() :].strip():
        return None
    below = len(found[1]) + 2 if found[2] else max(found[1].rfind("-"), 0) + 2
    text = lines[line].rstrip()
    comment = _COMMENT.search(text, found.end())
    end = len(text[: comment.start()].rstrip()) if comment else len(text)
    cuts: list[Cut] = [(line, found.end(), len(lines[line]), f">-\n{' ' * below}{text[found.end() : end]}")]
    cuts += [(more, 0, indent_of(lines[more]), " " * below) for more in continuation(lines, line, below - 2)]
    return Mend(f"write it below `{found[2] or '-'}{':' if found[2] else ''} >-`", tuple(cuts))


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


def looks_like_key(text: str) -> bool:
    """Tell whether a line may start a key or an entry of a list."""
    return re.match(r"^ *(?:- |-$|#|(?:- +)*[A-Za-z_][\w-]*:(?: |$))", text) is not None


def hard_space(lines: Lines, line: int) -> Slip | None:
    """A no-break space between a key and its value."""
    found = _HARD_SPACE.match(lines[line])
    if not found:
        return None
    message = "a no-break space (U+00A0) stands where a plain space is needed"
    mend = Mend(
        "write plain spaces", tuple((line, at.start(), at.end(), " ") for at in re.finditer("\xa0+", lines[line]))
    )
    return Slip(Code.NO_BREAK_SPACE, message, "replace it by a plain space", line, found.start(1), found.end(1), mend)


def dash(lines: Lines, line: int) -> Slip | None:
    """`-id: audit`."""
    found = _DASH.match(lines[line])
    if not found:
        return None
    at, rest = len(found[1]), lines[line][len(found[1]) + 1 :].strip()
    mend = Mend("put a space after the dash", ((line, at + 1, at + 1, " "),))
    return missing_space(
        f"put a space after `-`: write `- {rest[:60]}`", "a list entry is `- `", (line, at, at + 1), mend
    )


def glued(lines: Lines, line: int) -> Slip | None:
    """`rebuts:audit`."""
    found = _GLUED.match(lines[line])
    if not found or found[1] in ("http", "https"):
        return None
    mend = Mend("put a space after the colon", ((line, found.end(1) + 1, found.end(1) + 1, " "),))
    message = f"put a space after the colon: write `{found[1]}: {found[2][:60]}`"
    return missing_space(message, "a key is followed by `: `", (line, found.start(1), found.end(1) + 1), mend)


def missing_space(message: str, help_: str, place: tuple[int, int, int], mend: Mend) -> Slip:
    """Return the slip that a space is missing after a dash or a colon."""
    return Slip(Code.MISSING_SPACE, message, help_, *place, mend)


def lead(lines: Lines, line: int) -> Slip | None:
    """A text that starts with a sign which means something in YAML."""
    text = lines[line]
    found = _LEAD.match(text) or _LEADING_DASH.match(text) or _STAR.match(text)
    if not found:
        return None
    sign = "a backtick" if found[1] == "`" else f"`{found[1]}`"
    message = f"a text cannot start with {sign} unless it is in quotes"
    mend = as_block(lines, line)
    return Slip(Code.LEADING_CHARACTER, message, 'put it in quotes: "…"', line, found.start(1), found.end(1), mend)


def typographic(lines: Lines, line: int) -> Slip | None:
    """A text in quotes that are none in YAML."""
    found = _TYPOGRAPHIC.match(lines[line])
    if not found:
        return None
    message = f"typographic quote {found[1]} does not quote in YAML"
    help_ = "use straight quotes (\" or '), or write the text on lines of its own after `text: >-`"
    mend = as_block(lines, line)
    return Slip(Code.TYPOGRAPHIC_QUOTE, message, help_, line, found.start(1), found.end(1), mend)


def after_quote(lines: Lines, line: int) -> Slip | None:
    """A text of which only the start is in quotes, or with quotes within quotes."""
    found = _AFTER_QUOTE.match(lines[line])
    if not found:
        return None
    message = "text goes on after the closing quote"
    help_ = "put the whole text in quotes, or write it on lines of its own after `text: >-`"
    end = len(lines[line].rstrip())
    return Slip(Code.TEXT_AFTER_QUOTE, message, help_, line, found.end(), end, as_block(lines, line))


def after_bracket(lines: Lines, line: int) -> Slip | None:
    """A text that starts with something in brackets."""
    found = _AFTER_BRACKET.match(lines[line])
    if not found:
        return None
    message = f"text goes on after the closing `{found[1][-1]}`"
    help_ = f"a text that starts with `{found[1][0]}` needs quotes"
    end = len(lines[line].rstrip())
    return Slip(Code.TEXT_AFTER_BRACKET, message, help_, line, found.end(), end, as_block(lines, line))


def second_colon(lines: Lines, line: int) -> Slip | None:
    """A text that holds a colon and a space."""
    found = _SECOND_COLON.match(lines[line])
    if not found:
        return None
    help_ = f"or write it on a line of its own after `{found[2]}: >-`"
    return unquoted_colon(help_, (line, found.start(3), found.end(3)), as_block(lines, line))


def flow_colon(lines: Lines, line: int) -> Slip | None:
    """A text between braces that holds a colon and a space."""
    found = _FLOW_COLON.search(lines[line])
    if not found:
        return None
    quoted = inline(found[2].strip())
    mend = Mend("put the text in quotes", ((line, found.start(2), found.start(2) + len(found[2].rstrip()), quoted),))
    return unquoted_colon(f"write `{found[1]}: {quoted[:60]}`", (line, found.start(3), found.end(3)), mend)


def unquoted_colon(help_: str, place: tuple[int, int, int], mend: Mend | None) -> Slip:
    """Return the slip that a colon within a text starts a new key."""
    message = "a colon and a space inside unquoted text start a new key; put the text in quotes"
    return Slip(Code.UNQUOTED_COLON, message, help_, *place, mend)


def equals(lines: Lines, line: int) -> Slip | None:
    """`id = audit`."""
    found = _EQUALS.match(lines[line])
    if not found:
        return None
    message = f"a key is followed by a colon, not by `=`: write `{found[1]}: …`"
    mend = Mend("write a colon", ((line, found.start(2), found.end(2), ": "),))
    return missing_colon(message, "one key and one value on a line", (line, found.start(1), found.end(1)), mend)


def missing_colon(message: str, help_: str, place: tuple[int, int, int], mend: Mend | None) -> Slip:
    """Return the slip that a key has no colon."""
    return Slip(Code.MISSING_COLON, message, help_, *place, mend)


LOOKS: tuple[Look, ...] = (
    hard_space,
    dash,
    typographic,
    after_quote,
    after_bracket,
    lead,
    second_colon,
    flow_colon,
    glued,
    equals,
)
"""Every look, the surest first."""

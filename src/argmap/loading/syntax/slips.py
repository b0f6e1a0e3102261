"""Everyday slips that one line shows, each with its words and what mends it.

A look takes a sheet and the number of a line, and returns the slip that this line shows, if it
does.
"""

from __future__ import annotations

import re
from functools import partial

from argmap.codes import Code
from argmap.loading.keys import EVERY_KEY
from argmap.loading.kinds import REFERENCES
from argmap.loading.syntax.blocks import TextRun, as_block, rewritten
from argmap.loading.syntax.lines import above, indent_of, looks_like_key
from argmap.loading.syntax.sheet import Sheet, Span
from argmap.problem import Fix, Problem

SHOWN = 60
"""How many characters of a line a message repeats."""

_KEY = r"^( *(?:- +)*)([A-Za-z_][\w-]*): +"
_START = r"^ *(?:- +)*(?:[\w-]+: +)?"
_DASH = re.compile(r"^( *(?:- +)*)-(?=[A-Za-z_][\w-]*:(?: |$))")
_GLUED = re.compile(r"^ *(?:- +)*([A-Za-z_]\w*):(?=[^\s:/'\",])(\S*)(?: |$)(?!.*: )")
_LEAD = re.compile(_START + r"([@`%]|\?(?= ))")
_LEADING_DASH = re.compile(r"^ *(?:- +)*[\w-]+: +(-) ")
_STAR = re.compile(_START + r"([*&!])(?![\w-]+ *$)")
_NAME = re.compile(
    r"^ *(?:- +)*(?:supports|rebuts|undercuts|about|to|id|sources|cite): +\S[a-z0-9-]+ *$"
)
_SECOND_COLON = re.compile(_KEY + r"(?![\"'|>\[{#])\S.*?(:)(?= |$)")
_HARD_SPACE = re.compile("^[^\"'#]*?(\xa0)")
_HARD_SPACES = re.compile("\xa0+")
_WIDE_SPACE = re.compile(
    "^ *([\u2000-\u200a\u202f\u3000][ \u2000-\u200a\u202f\u3000]*)(?=(?:- )?[A-Za-z_]+:)"
)
_BLOCK_SIGN = re.compile(
    r"^( *(?:- +)*)([\w-]+): +([|>][-+]?\d*[-+]?)(?: *(?<=[ |>])(?!#)([^\s\d+-].*))?$"
)
_PLAIN_TEXT = re.compile(r"^ *(?:- +)*[\w-]+: +(?![\"'|>\[{#&*!])\S")
_CONTINUED = re.compile(r"^( +)(?![ \"'\[{#]|- )([^:]*?\S)(:)(?= |$)")
_IDS = "supports|rebuts|undercuts|about|with|to|from|id|sources|cite|themes|cases|cites|show|add"
_SECOND_KEY = re.compile(
    rf"^( *(?:- +)*)(?:{_IDS}|evidence|kind|year): +[^\"'|>\[{{#: ][^:#]*?,?( +)([a-z_]+): +\S"
)
_NEXT_LINK = re.compile(
    r"^( *(?:- +)*)text: +[^\"'|>\[{#: ][^:#]*?[.?!]( +)(supports|rebuts|undercuts): +[a-z0-9-]+ *$"
)
_DASHED = re.compile(rf"^ *(?:- +)*(?:{_IDS}): +(- +[\w-]+(?: +- +[\w-]+)*) *$")
_ONLY_SIGNS = re.compile(r"[_\W]{1,2}")


def hard_space(sheet: Sheet, line: int) -> Problem | None:
    """A no-break space between a key and its value."""
    text = sheet.lines[line]
    found = _HARD_SPACE.match(text)
    if not found:
        return _wide_space(sheet, line)
    message = "a no-break space (U+00A0) stands where a plain space is needed"
    cuts = [(line, at.start(), at.end(), " ") for at in _HARD_SPACES.finditer(text)]
    return _no_break_space(sheet, message, (line, *found.span(1)), sheet.fix(_PLAIN_SPACES, *cuts))


_PLAIN_SPACES = "write plain spaces"


def _wide_space(sheet: Sheet, line: int) -> Problem | None:
    """A line that is indented with blanks which are none in YAML, as in Chinese or Japanese."""
    lines = sheet.lines
    found = _WIDE_SPACE.match(lines[line])
    if not found:
        return None
    # Between keys nothing tells better than the next line, or the one above.
    goal = found.end()
    for number in (line + 1, line - 1):
        if 0 <= number < len(lines) and looks_like_key(lines[number]):
            goal = indent_of(lines[number])
            break
    message = f"a blank U+{ord(found[1][0]):04X} stands where a plain space is needed"
    fix = sheet.fix(_PLAIN_SPACES, (line, 0, found.end(), " " * goal), safe=False)
    return _no_break_space(sheet, message, (line, *found.span(1)), fix)


def _no_break_space(sheet: Sheet, message: str, place: Span, fix: Fix) -> Problem:
    return sheet.slip(message, "replace it by a plain space", place, fix, code=Code.NO_BREAK_SPACE)


def dash(sheet: Sheet, line: int) -> Problem | None:
    """`-id: audit`."""
    found = _DASH.match(sheet.lines[line])
    if not found:
        return None
    at = len(found[1])
    rest = sheet.lines[line][at + 1 :].strip()
    message = f"put a space after `-`: write `- {rest[:SHOWN]}`"
    fix = sheet.fix("put a space after the dash", (line, at + 1, at + 1, " "))
    return missing_space(sheet, message, "a list entry is `- `", (line, at, at + 1), fix)


def glued(sheet: Sheet, line: int) -> Problem | None:
    """`rebuts:audit`."""
    found = _GLUED.match(sheet.lines[line])
    # An address has its colon glued as well.
    if not found or found[1] in ("http", "https"):
        return None
    return glued_colon(sheet, line, found, found[2][:SHOWN])


def glued_colon(sheet: Sheet, line: int, key: re.Match[str], value: str) -> Problem:
    """Return the slip that a value stands right behind the colon of its key."""
    behind = key.end(1) + 1
    message = f"put a space after the colon: write `{key[1]}: {value}`"
    fix = sheet.fix("put a space after the colon", (line, behind, behind, " "))
    place = (line, key.start(1), behind)
    return missing_space(sheet, message, "a key is followed by `: `", place, fix)


missing_space = partial(Sheet.slip, code=Code.MISSING_SPACE)
"""A space is missing after a dash or a colon."""


def lead(sheet: Sheet, line: int) -> Problem | None:
    """A text or an id that starts with a sign which means something in YAML."""
    text = sheet.lines[line]
    found = _LEAD.match(text) or _LEADING_DASH.match(text) or _STAR.match(text)
    if not found:
        return None
    sign = found[1]
    place = (line, *found.span(1))
    if _NAME.match(text):
        message = f"an id does not start with `{sign}`"
        is_sure = sign != "!"  # which may say that it is not this one
        fix = sheet.fix("leave the sign out", (*place, ""), safe=is_sure)
        return leading(sheet, message, "leave this sign out", place, fix)
    if dashed := _DASHED.match(text):
        listed = f"[{', '.join(re.findall(r'[^- ][^ ]*', dashed[1]))}]"
        place = (line, *dashed.span(1))
        message = "a list on one line stands in brackets"
        fix = sheet.fix("write a list", (*place, listed))
        return leading(sheet, message, f"write `{listed}`", place, fix)
    # A text is shown as a whole, so that no other sign in it stops the parser next.
    block = as_block(sheet, line)
    return unquoted_lead(sheet, sign, remedy(block, 'put it in quotes: "…"'), place, block)


def unquoted_lead(
    sheet: Sheet, sign: str, help_: str, place: Span, fix: Fix | None = None
) -> Problem:
    """Return the slip that a text starts with a sign with which only one in quotes can start."""
    shown = "a backtick" if sign == "`" else f"`{sign}`"
    message = f"a text cannot start with {shown} unless it is in quotes"
    return leading(sheet, message, help_, place, fix)


leading = partial(Sheet.slip, code=Code.LEADING_CHARACTER)
"""Something starts with a sign that means something else in YAML."""


def remedy(fix: Fix | None, otherwise: str) -> str:
    """Return what to do about a text that needs quotes, or marks around an id that needs none."""
    if fix is None or fix.title.endswith(("-`", "in quotes")):
        return otherwise
    return fix.title


def block_sign(sheet: Sheet, line: int) -> Problem | None:
    """A text behind the sign `>-` or `|`, below which it belongs, or a number there."""
    text = sheet.lines[line]
    found = _BLOCK_SIGN.match(text)
    if not found:
        return None
    dashes, key, sign, behind = found.groups()
    start, end = found.span(3)
    if not behind:
        if not re.search(r"\d", sign):
            return None
        message = f"`{sign}` does not fit the text below it"
        return _other_sign(sheet, message, (line, start, end))
    # Signs alone are no text: they belong to the sign, which is none then.
    if _ONLY_SIGNS.fullmatch(behind.strip()):
        message = f"`{sign}{behind.strip()}` is no sign"
        return _other_sign(sheet, message, (line, start, len(text.rstrip())))
    is_table = sign == "|" and behind.rstrip().endswith("|")
    written = rewritten(
        sheet.lines,
        TextRun(line, found.start(4), key, len(dashes) + 2),
        first="| " if is_table else "",
    )
    # What is written begins with a sign of its own, which takes the place of the one that is there.
    (_, _, last, block), *cuts = written.cuts
    fix = sheet.fix("put it below", (line, start, last, block), *cuts, safe=False)
    message = f"the text belongs below `{sign}`, on a line of its own"
    help_ = "put the line break right after the sign, or the text in quotes"
    return _below_sign(sheet, message, help_, (line, start, end), fix)


def _other_sign(sheet: Sheet, message: str, place: Span) -> Problem:
    fix = sheet.fix("write `>-`", (*place, ">-"), safe=False)
    return _below_sign(sheet, message, "write `>-`", place, fix)


_below_sign = partial(Sheet.slip, code=Code.BLOCK_SIGN)
"""A text stands behind the sign below which it belongs, or the sign is none."""


def second_key(sheet: Sheet, line: int) -> Problem | None:
    """`supports: open themes: safety`."""
    text = sheet.lines[line]
    found = _SECOND_KEY.match(text) or _NEXT_LINK.match(text)
    if not found or found[3] not in EVERY_KEY:
        return None
    # A comma in front of the second key would stay at the end of the line.
    start = len(text[: found.start(2)].rstrip(" ,"))
    margin = " " * len(found[1])
    fix = sheet.fix("begin a new line", (line, start, found.end(2), f"\n{margin}"))
    help_ = f"begin a new line before `{found[3]}:`"
    place = (line, *found.span(3))
    return unquoted_colon(sheet, help_, place, fix, "two keys stand on one line")


def second_colon(sheet: Sheet, line: int) -> Problem | None:
    """A text that holds a colon and a space."""
    found = _SECOND_COLON.match(sheet.lines[line])
    if not found:
        return None
    key = found[2]
    # An id needs no quotes: behind it stands another key, or a sign too many.
    message = "a second colon stands on this line" if key in REFERENCES else _NEW_KEY
    fix = as_block(sheet, line)
    help_ = remedy(fix, f"or write it on a line of its own after `{key}: >-`")
    return unquoted_colon(sheet, help_, (line, *found.span(3)), fix, message)


def continued_colon(sheet: Sheet, line: int) -> Problem | None:
    """A text on several lines of which a later one holds a colon and a space."""
    lines = sheet.lines
    found = _CONTINUED.match(lines[line])
    if not found or found[2] in EVERY_KEY:
        return None
    key = _key_above(sheet, line)
    # Only a text that starts behind its key, further left, can go on here.
    if indent_of(lines[key]) >= indent_of(lines[line]) or not _PLAIN_TEXT.match(lines[key]):
        return None
    help_ = "or write it on lines of its own after `>-`"
    # The text begins above: all of it goes below the sign, this line included.
    fix = as_block(sheet, key, through=line)
    return unquoted_colon(sheet, help_, (line, *found.span(3)), fix)


def _key_above(sheet: Sheet, line: int) -> int:
    """Return the nearest line above that may start a key or is empty, else the last one seen."""
    for key in (line - 1, *above(line - 1)):
        if looks_like_key(sheet.lines[key]) or not sheet.lines[key].strip():
            break
    return key


_NEW_KEY = "a colon and a space inside unquoted text start a new key; put the text in quotes"


def unquoted_colon(
    sheet: Sheet, help_: str, place: Span, fix: Fix | None, message: str = _NEW_KEY
) -> Problem:
    """Return the slip that a colon within a line starts a new key."""
    return sheet.slip(message, help_, place, fix, code=Code.UNQUOTED_COLON)

"""Habits from elsewhere: the bullets and comments of other languages, keys without a colon.

Like every look: from a sheet and the number of a line to the slip that this line shows, if it does.
"""

from __future__ import annotations

import re
from functools import partial

from argmap.codes import Code
from argmap.loading.keys import EVERY_KEY
from argmap.loading.kinds import REFERENCES
from argmap.loading.scalars import below_sign, inline, scalar
from argmap.loading.syntax.borrowed import foreign_syntax
from argmap.loading.syntax.lines import LONGEST, before_remark, below, indent_of
from argmap.loading.syntax.sheet import Sheet, Span
from argmap.loading.syntax.slips import SHOWN
from argmap.problem import Fix, Problem
from argmap.signs import named

MOST_WRITTEN = 160
"""How many characters of a link between braces a message repeats."""

FEW = 40
"""How many characters of a text a message repeats behind its key."""

_BULLET = re.compile(r"^( *)([*+•–—]|--(?= *[A-Za-z_]+:)|- -|\d{1,3}[.)])( +)(?=\S)")
_LISTS = re.compile(r"^ *(claims|questions|tours|steps|supports|rebuts):$")
_COMMENT = re.compile(r"^( *)(//|/\*|<!--|--|;+|%+)(?= |$)(.*?)(?:\*/|-->)? *$")
_EQUALS = re.compile(
    r"^ *(?:- +)*([A-Za-z_]\w*)( *(?:=>?|->|→|:=|：) *)\S"  # noqa: RUF001 - the wide colon is a slip
)
_OF_SOURCES = (
    *("author", "year", "date", "publisher", "url"),
    *("kind", "interest", "accessed", "archived"),
)
_MISPUNCTUATED = re.compile(r"^ *(?:- +)*([A-Za-z_]+)([;,.]) *$")
_BARE = re.compile(r"^( *(?:- +)*)([A-Za-z_]+)(?: +([^\s:=].*))? *$")
_UNFINISHED = re.compile(
    r"^( *(?:- +)*)(?:text|label|detail|title|question|note|say|quote): +[^\s\"'>|].*[^.!?\s] *$"
)
_SECOND_VALUE = re.compile(r"^[ {,]*([\"'])([a-z_]+)\1( +)(?=[\"'{\[])")
_TEXT_OF_KEY = re.compile(r"^( *)([a-z][\w.-]*): +(?![>|\[{#\"'&*!])(\S.*?) *$")
_KEY_BELOW = re.compile(r"^ +([A-Za-z_]+):(?: |$)")
_ID_ENTRY = re.compile(r"^( *)- +[a-z0-9][\w.-]* *$")
_BARE_KEY = re.compile(r"^( *)([a-z_]+): *$")
_ANY_KEY = re.compile(r"^ *([A-Za-z_][\w-]*):(?: |$)")
_ONE_NAME = re.compile(r" +[a-z0-9][\w-]*(?:\.[\w-]+)* *")
_INNER = re.compile(r"( +)([a-z]+): +(\S.*?) *$")


def bullet(sheet: Sheet, line: int) -> Problem | None:
    """`* id: audit`, `1. id: audit`."""
    found = _BULLET.match(sheet.lines[line])
    if not found or not _has_entries(sheet, line):
        return None
    place = (line, *found.span(2))
    sign = f"`{found[2]}`" if found[2].isascii() else named(found[2])
    message = f"a list entry starts with `- `, not with {sign}"
    return missing_dash(sheet, message, place, sheet.fix("write a dash", (*place, "-")))


def _has_entries(sheet: Sheet, line: int) -> bool:
    """Tell whether entries of a list may stand where a line does.

    Below others, or right below a key.
    """
    above = [text for text in sheet.lines[max(0, line - LONGEST) : line] if text.strip()]
    if above and _LISTS.match(above[-1].rstrip()):
        return True
    # A remark of Markdown may well start with a star where there is no list.
    dash = " " * indent_of(sheet.lines[line]) + "- "
    return any(text.startswith(dash) for text in above)


def no_bullet(sheet: Sheet, line: int) -> Problem | None:
    """`id: audit` where the dash of the entries above should stand."""
    text = sheet.lines[line]
    if not re.match(r"^ +id: +\S", text):
        return None
    indent = indent_of(text)
    entries = (each for each in reversed(sheet.lines[:line]) if re.match(r"^ *- +id: ", each))
    # The nearest entry decides: it is the one that this line should be like.
    entry = next(entries, None)
    if entry is None or indent_of(entry) != indent:
        return None
    message = f"a new claim starts with a dash: write `- {text.strip()[:SHOWN]}`"
    fix = sheet.fix("put a dash in front of it", (line, indent, indent, "- "))
    return missing_dash(sheet, message, (line, indent, len(text)), fix)


def missing_dash(sheet: Sheet, message: str, place: Span, fix: Fix) -> Problem:
    """Return the slip that an entry of a list does not start with a dash."""
    return sheet.slip(message, "each claim starts with `- id:`", place, fix, code=Code.MISSING_DASH)


def foreign_comment(sheet: Sheet, line: int) -> Problem | None:
    """`// a comment`."""
    text = sheet.lines[line]
    found = _COMMENT.match(text)
    if not found:
        return None
    place = (line, found.start(2), len(text.rstrip()))
    message = f"a comment starts with `#`, not with `{found[2]}`"
    help_ = f"write `# {found[3].strip()[:SHOWN]}`"
    fix = sheet.fix("write it as a comment of YAML", (*place, f"#{found[3].rstrip()}"))
    return sheet.slip(message, help_, place, fix, code=Code.FOREIGN_COMMENT)


def equals(sheet: Sheet, line: int) -> Problem | None:
    """`id = audit`."""
    found = _EQUALS.match(sheet.lines[line])
    if not found or found[1] not in EVERY_KEY:
        return None
    sign = found[2].strip()
    written = f"`{sign}`" if sign.isascii() else named(sign)
    message = f"a key is followed by a colon, not by {written}: write `{found[1]}: …`"
    fix = sheet.fix("write a colon", (line, *found.span(2), ": "))
    place = (line, *found.span(1))
    return missing_colon(sheet, message, "one key and one value on a line", place, fix)


def bare_key(sheet: Sheet, line: int) -> Problem | None:
    """`text Outsiders can audit.`, `claims`."""
    text = sheet.lines[line]
    odd = _MISPUNCTUATED.match(text)
    if odd and odd[1] in EVERY_KEY:
        message = f"a key is followed by a colon, not by `{odd[2]}`"
        fix = sheet.fix("write a colon", (line, *odd.span(2), ":"), safe=False)
        return missing_colon(sheet, message, f"write `{odd[1]}:`", (line, *odd.span(1)), fix)
    found = _BARE.match(text)
    if not found or found[2] not in EVERY_KEY:
        return None
    value = found[3] or ""
    # A word that is a key of ours may well stand in a sentence.
    if value and _goes_on(sheet, line):
        return None
    written = f"{found[2]}: {value[:FEW]}" if value else f"{found[2]}:"
    message = f"`{found[2]}` is a key without its colon: write `{written}`"
    end = found.end(2)
    # It may also be a word of the text above.
    fix = sheet.fix("put a colon after it", (line, end, end, ":"), safe=False)
    place = (line, found.start(2), end)
    return missing_colon(sheet, message, "a key is followed by `: `", place, fix)


def _goes_on(sheet: Sheet, line: int) -> bool:
    """Tell whether a line goes on with the sentence of a key above, further left than that key."""
    above = _UNFINISHED.match(sheet.lines[line - 1]) if line else None
    return above is not None and indent_of(sheet.lines[line]) < len(above[1])


def second_value(sheet: Sheet, line: int) -> Problem | None:
    """`"id" "audit",` as in JSON, without the colon."""
    found = _SECOND_VALUE.match(sheet.lines[line])
    if not found or found[2] not in EVERY_KEY:
        return None
    quote, key = found[1], found[2]
    message = f"`{key}` is a key without its colon"
    fix = sheet.fix("put a colon after it", (line, *found.span(3), ": "))
    place = (line, found.start(1), found.start(3))
    return missing_colon(sheet, message, f"write `{quote}{key}{quote}: …`", place, fix)


def text_above_keys(sheet: Sheet, line: int) -> Problem | None:
    """`open: Release the weights`, and keys below it."""
    lines = sheet.lines
    found = _TEXT_OF_KEY.match(lines[line])
    if not found or line + 1 >= len(lines):
        return None
    inner = _KEY_BELOW.match(lines[line + 1])
    if not inner or found[2] in EVERY_KEY or inner[1] not in EVERY_KEY:
        return None
    indent = indent_of(lines[line + 1])
    if indent <= len(found[1]):
        return None
    end = before_remark(lines[line], found.start(3))
    sentence = lines[line][found.start(3) : end]
    remark = lines[line][end:].rstrip()
    key = "text"
    written = below_sign(key, sentence, indent)
    # A source has no text: what stands behind its key is its title.
    if inner[1] in _OF_SOURCES:
        key = "title"
        written = [f"{key}: {scalar(sentence)}"]
    below_it = f"\n{' ' * indent}".join(["", *written])
    cut = (line, found.end(2) + 1, len(lines[line]), remark + below_it)
    # A `#` may start a remark, or stand in the text.
    is_sure = re.search(r"(?:^|\s)#", sentence) is None
    fix = sheet.fix("write it below", cut, safe=is_sure)
    message = f"`{found[2]}` has a text and keys below it"
    help_ = f"write the text below it as well: `{key}: {found[3][:FEW]}`"
    return bad_place(sheet, message, help_, (line, *found.span(3)), fix)


def list_too_far_left(sheet: Sheet, line: int) -> Problem | None:
    """`- audit` as far left as the claims, and above it the key that it belongs to."""
    lines = sheet.lines
    found = _ID_ENTRY.match(lines[line])
    if not found or not line:
        return None
    above = _BARE_KEY.match(lines[line - 1])
    if not above or above[2] not in REFERENCES or len(above[1]) <= len(found[1]):
        return None
    indent = len(found[1])
    entries = [line]
    for number in range(line + 1, len(lines)):
        entry = _ID_ENTRY.match(lines[number])
        if not entry or len(entry[1]) != indent:
            break
        entries.append(number)
    goal = " " * (len(above[1]) + 2)
    cuts = ((number, 0, indent, goal) for number in entries)
    fix = sheet.fix("indent it", *cuts, safe=False)
    message = f"this entry belongs to `{above[2]}` above, but stands further left"
    help_ = f"indent it by {len(goal)} spaces"
    return bad_place(sheet, message, help_, (line, indent, len(lines[line].rstrip())), fix)


def keys_below_value(sheet: Sheet, line: int) -> Problem | None:
    """`supports: ban`, and below it `weight: 0.5`."""
    lines = sheet.lines
    found = _NAMING.match(lines[line])
    if not found:
        return None
    of_name, *others = _BELOW[found[2]]
    written = [f"{of_name}: {found[3]}"]
    cuts = []
    for number in below(lines, line):
        inner = _INNER.match(lines[number])
        is_own = inner is not None and inner[2] in (of_name, *others)
        if inner is None or not is_own or len(inner[1]) <= found.end(1):
            break
        written.append(f"{inner[2]}: {_within_braces(inner[3])}")
        cuts.append((number, 0, len(lines[number]), ""))
    if not cuts:
        return None
    value = f"{{{', '.join(written)}}}"
    whole = (line, found.start(3), len(lines[line]), value)
    fix = sheet.fix("write it between braces", whole, *cuts, safe=False)
    message = f"`{found[2]}` has an id and keys below it"
    help_ = f"write `{found[2]}: {value[:MOST_WRITTEN]}`"
    # The value is right where it stands: the keys below it are what has no place.
    first = lines[line + 1]
    place = (line + 1, indent_of(first), len(first.rstrip()))
    return bad_place(sheet, message, help_, place, fix)


def keys_beside_value(sheet: Sheet, line: int) -> Problem | None:
    """`supports: ban {weight: 0.5}`."""
    found = _BESIDE.match(sheet.lines[line])
    if not found:
        return None
    key, name, braced = found.groups()
    value = f"{{{_BELOW[key][0]}: {name}, {braced.strip()}}}"
    place = (line, found.start(2), found.end())
    message = f"`{key}` has an id and braces beside it"
    help_ = f"write `{key}: {value[:MOST_WRITTEN]}`"
    fix = sheet.fix("write it between the braces", (*place, value), safe=False)
    return foreign_syntax(sheet, message, help_, place, fix)


def _within_braces(value: str) -> str:
    """Return a value as it is written between braces: what is in brackets or quotes stays."""
    return value if value[0] in "[{\"'" else inline(value)


_BELOW = {
    "supports": ("to", "with", "note", "weight", "id"),
    "rebuts": ("to", "with", "note", "weight", "id"),
    "undercuts": ("from", "to", "relation", "note", "weight", "id"),
    "sources": ("cite", "at", "quote"),
}
"""What may stand beside a name in a link or a citation; first the key of the name itself."""

_NAMES = "|".join(_BELOW)
_BESIDE = re.compile(rf"^ *(?:- +)*({_NAMES}): +([a-z0-9][\w.-]*),? +\{{([^{{}}]*)\}} *$")
_NAMING = re.compile(rf"^( *(?:- +)*)({_NAMES}): +([a-z0-9][\w.-]*) *$")


bad_place = partial(Sheet.slip, code=Code.BAD_INDENTATION)
"""A line stands too far left or right."""


def bare_name(sheet: Sheet, line: int) -> Problem | None:
    """`kapoor2024`, and below it what belongs to it."""
    text = sheet.lines[line]
    below_it = next((each for each in sheet.lines[line + 1 : line + LONGEST] if each.strip()), "")
    key = _ANY_KEY.match(below_it)
    if not key or key[1] not in EVERY_KEY or indent_of(below_it) <= indent_of(text):
        return None
    if not _ONE_NAME.fullmatch(text):
        return None
    name = text.strip()[:SHOWN]
    place = (line, indent_of(text), len(text.rstrip()))
    message = f"`{name}` has no colon, but `{key[1]}` below belongs to it"
    fix = sheet.fix("put a colon after it", (line, place[2], place[2], ":"))
    return missing_colon(sheet, message, f"write `{name}:`", place, fix)


def document_end(sheet: Sheet, line: int) -> Problem | None:
    """`...`, which ends a document in YAML."""
    text = sheet.lines[line]
    if not re.match(r"^\.\.\. *$", text):
        return None
    message = "`...` ends the document here"
    # What follows may have been cut off on purpose.
    fix = sheet.fix("delete this line", (line, 0, len(text), ""), safe=False)
    return sheet.slip(
        message, "delete this line", (line, 0, len("...")), fix, code=Code.DOCUMENT_END
    )


missing_colon = partial(Sheet.slip, code=Code.MISSING_COLON)
"""A key has no colon."""

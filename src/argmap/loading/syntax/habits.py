"""Habits from elsewhere: the bullets, comments and marks of Markdown and of other languages, keys without a colon.

Like every look: from the lines and the number of one to the slip that this line shows, if it does.
"""

from __future__ import annotations

import re

from argmap.codes import Code
from argmap.loading.keys import EVERY_KEY
from argmap.loading.kinds import REFERENCES
from argmap.loading.scalars import below_sign, inline, scalar
from argmap.loading.syntax.borrowed import foreign_syntax
from argmap.loading.syntax.slip import LONGEST, Lines, Mend, Slip, before_remark, indent_of
from argmap.signs import named

_BULLET = re.compile(r"^( *)([*+•–—]|--(?= *[A-Za-z_]+:)|- -|\d{1,3}[.)])( +)(?=\S)")
_COMMENT = re.compile(r"^( *)(//|/\*|<!--|--|;+|%+)(?= |$)(.*?)(?:\*/|-->)? *$")
_EQUALS = re.compile(r"^ *(?:- +)*([A-Za-z_]\w*)( *(?:=>?|->|→|:=|：) *)\S")  # noqa: RUF001 - the wide colon is a slip
_OF_SOURCES = (
    "author",
    "year",
    "date",
    "publisher",
    "url",
    "kind",
    "interest",
    "accessed",
    "archived",
)
_MISPUNCTUATED = re.compile(r"^ *(?:- +)*([A-Za-z_]+)([;,.]) *$")
_BARE = re.compile(r"^( *(?:- +)*)([A-Za-z_]+)(?: +([^\s:=].*))? *$")


def bullet(lines: Lines, line: int) -> Slip | None:
    """`* id: audit`, `1. id: audit`."""
    found = _BULLET.match(lines[line])
    if not found or not _has_entries(lines, line):
        return None
    start, end = found.span(2)
    sign = f"`{found[2]}`" if found[2].isascii() else named(found[2])
    message = f"a list entry starts with `- `, not with {sign}"
    return missing_dash(
        message, (line, start, end), Mend("write a dash", ((line, start, end, "-"),))
    )


def _has_entries(lines: Lines, line: int) -> bool:
    """Tell whether entries of a list may stand where a line does: below others, or right below a key."""
    above = [text for text in lines[max(0, line - LONGEST) : line] if text.strip()]
    is_first = (
        bool(above)
        and re.match(r"^ *(claims|questions|tours|steps|supports|rebuts):$", above[-1].rstrip())
        is not None
    )
    return is_first or any(re.match(rf"^ {{{indent_of(lines[line])}}}- ", text) for text in above)


def no_bullet(lines: Lines, line: int) -> Slip | None:
    """`id: audit` where the dash of the entries above should stand."""
    text = lines[line]
    if not re.match(r"^ +id: +\S", text):
        return None
    indent = indent_of(text)
    entry = next((each for each in reversed(lines[:line]) if re.match(r"^ *- +id: ", each)), None)
    if entry is None or indent_of(entry) != indent:
        return None
    mend = Mend("put a dash in front of it", ((line, indent, indent, "- "),))
    return missing_dash(
        f"a new claim starts with a dash: write `- {text.strip()[:60]}`",
        (line, indent, len(text)),
        mend,
    )


def missing_dash(message: str, place: tuple[int, int, int], mend: Mend) -> Slip:
    """Return the slip that an entry of a list does not start with a dash."""
    return Slip(Code.MISSING_DASH, message, "each claim starts with `- id:`", *place, mend)


def foreign_comment(lines: Lines, line: int) -> Slip | None:
    """`// a comment`."""
    found = _COMMENT.match(lines[line])
    if not found:
        return None
    start, end = found.start(2), len(lines[line].rstrip())
    mend = Mend("write it as a comment of YAML", ((line, start, end, f"#{found[3].rstrip()}"),))
    message = f"a comment starts with `#`, not with `{found[2]}`"
    return Slip(
        Code.FOREIGN_COMMENT, message, f"write `# {found[3].strip()[:60]}`", line, start, end, mend
    )


def equals(lines: Lines, line: int) -> Slip | None:
    """`id = audit`."""
    found = _EQUALS.match(lines[line])
    if not found or found[1] not in EVERY_KEY:
        return None
    sign = found[2].strip()
    written = f"`{sign}`" if sign.isascii() else named(sign)
    message = f"a key is followed by a colon, not by {written}: write `{found[1]}: …`"
    mend = Mend("write a colon", ((line, found.start(2), found.end(2), ": "),))
    return missing_colon(
        message, "one key and one value on a line", (line, found.start(1), found.end(1)), mend
    )


def bare_key(lines: Lines, line: int) -> Slip | None:
    """`text Outsiders can audit.`, `claims`."""
    if (odd := _MISPUNCTUATED.match(lines[line])) and odd[1] in EVERY_KEY:
        mend = Mend("write a colon", ((line, *odd.span(2), ":"),), safe=False)
        return missing_colon(
            f"a key is followed by a colon, not by `{odd[2]}`",
            f"write `{odd[1]}:`",
            (line, *odd.span(1)),
            mend,
        )
    found = _BARE.match(lines[line])
    if not found or found[2] not in EVERY_KEY or (found[3] and _goes_on(lines, line)):
        return None
    message = f"`{found[2]}` is a key without its colon: write `{found[2]}: {(found[3] or '')[:40]}`".replace(
        ": `", ":`"
    )
    mend = Mend("put a colon after it", ((line, found.end(2), found.end(2), ":"),), safe=False)
    return missing_colon(
        message, "a key is followed by `: `", (line, found.start(2), found.end(2)), mend
    )


def _goes_on(lines: Lines, line: int) -> bool:
    """Tell whether a line goes on with the sentence of a key above, further left than that key."""
    above = _UNFINISHED.match(lines[line - 1]) if line else None
    return above is not None and indent_of(lines[line]) < len(above[1])


_UNFINISHED = re.compile(
    r"^( *(?:- +)*)(?:text|label|detail|title|question|note|say|quote): +[^\s\"'>|].*[^.!?\s] *$"
)


def second_value(lines: Lines, line: int) -> Slip | None:
    """`"id" "audit",` as in JSON, without the colon."""
    found = re.match(r"^[ {,]*([\"'])([a-z_]+)\1( +)(?=[\"'{\[])", lines[line])
    if not found or found[2] not in EVERY_KEY:
        return None
    mend = Mend("put a colon after it", ((line, *found.span(3), ": "),))
    message = f"`{found[2]}` is a key without its colon"
    place = (line, found.start(1), found.start(3))
    return missing_colon(message, f"write `{found[1]}{found[2]}{found[1]}: …`", place, mend)


def text_above_keys(lines: Lines, line: int) -> Slip | None:
    """`open: Release the weights`, and keys below it."""
    found = re.match(r"^( *)([a-z][\w.-]*): +(?![>|\[{#\"'&*!])(\S.*?) *$", lines[line])
    below = (
        re.match(r"^ +([A-Za-z_]+):(?: |$)", lines[line + 1])
        if found and line + 1 < len(lines)
        else None
    )
    if not found or not below or found[2] in EVERY_KEY or below[1] not in EVERY_KEY:
        return None
    indent = indent_of(lines[line + 1])
    if indent <= len(found[1]):
        return None
    key = "title" if below[1] in _OF_SOURCES else "text"
    end = before_remark(lines[line], found.start(3))
    sentence, remark = lines[line][found.start(3) : end], lines[line][end:].rstrip()
    written = (
        [f"{key}: {scalar(sentence)}"] if key == "title" else below_sign(key, sentence, indent)
    )
    below_it = f"\n{' ' * indent}".join(written)
    is_safe = not re.search(r"(?:^|\s)#", sentence)
    cut = (line, found.end(2) + 1, len(lines[line]), f"{remark}\n{' ' * indent}{below_it}")
    mend = Mend("write it below", (cut,), safe=is_safe)
    message = f"`{found[2]}` has a text and keys below it"
    return bad_place(
        message,
        f"write the text below it as well: `{key}: {found[3][:40]}`",
        (line, *found.span(3)),
        mend,
    )


def list_too_far_left(lines: Lines, line: int) -> Slip | None:
    """`- audit` as far left as the claims, and above it the key that it belongs to."""
    found = re.match(r"^( *)- +[a-z0-9][\w.-]* *$", lines[line])
    above = re.match(r"^( *)([a-z_]+): *$", lines[line - 1]) if found and line else None
    if not found or not above or above[2] not in REFERENCES or len(above[1]) <= len(found[1]):
        return None
    last = line
    while last + 1 < len(lines) and re.match(rf"^{found[1]}- +[a-z0-9][\w.-]* *$", lines[last + 1]):
        last += 1
    goal = " " * (len(above[1]) + 2)
    mend = Mend(
        "indent it",
        tuple((number, 0, len(found[1]), goal) for number in range(line, last + 1)),
        safe=False,
    )
    message = f"this entry belongs to `{above[2]}` above, but stands further left"
    return bad_place(
        message,
        f"indent it by {len(goal)} spaces",
        (line, len(found[1]), len(lines[line].rstrip())),
        mend,
    )


def keys_below_value(lines: Lines, line: int) -> Slip | None:
    """`supports: ban`, and below it `weight: 0.5`."""
    found = _NAMING.match(lines[line])
    if not found:
        return None
    inner = _BELOW[found[2]]
    written, last = [f"{inner[0]}: {found[3]}"], line
    for number in range(line + 1, min(len(lines), line + LONGEST)):
        below = re.match(r"( +)([a-z]+): +(\S.*?) *$", lines[number])
        if not below or below[2] not in inner or len(below[1]) <= found.end(1):
            break
        written.append(f"{below[2]}: {_within_braces(below[3])}")
        last = number
    if last == line:
        return None
    value = f"{{{', '.join(written)}}}"
    cuts = (
        (line, found.start(3), len(lines[line]), value),
        *((number, 0, len(lines[number]), "") for number in range(line + 1, last + 1)),
    )
    start = indent_of(lines[line + 1])
    message = f"`{found[2]}` has an id and keys below it"
    mend = Mend("write it between braces", cuts, safe=False)
    place = (line + 1, start, len(lines[line + 1].rstrip()))
    return bad_place(message, f"write `{found[2]}: {value[:160]}`", place, mend)


def keys_beside_value(lines: Lines, line: int) -> Slip | None:
    """`supports: ban {weight: 0.5}`."""
    found = _BESIDE.match(lines[line])
    if not found or not _BELOW[found[1]]:
        return None
    value = f"{{{_BELOW[found[1]][0]}: {found[2]}, {found[3].strip()}}}"
    place = (line, found.start(2), found.end())
    mend = Mend("write it between the braces", ((*place, value),), safe=False)
    help_ = f"write `{found[1]}: {value[:160]}`"
    return foreign_syntax(f"`{found[1]}` has an id and braces beside it", help_, place, mend)


def _within_braces(value: str) -> str:
    """Return a value as it is written between braces: what is in brackets or quotes stays."""
    return value if value[0] in "[{\"'" else inline(value)


_BELOW = {
    **dict.fromkeys(("supports", "rebuts"), ("to", "with", "note", "weight", "id")),
    "undercuts": ("from", "to", "relation", "note", "weight", "id"),
    "sources": ("cite", "at", "quote"),
}
"""What may stand beside a name in a link or a citation; first the key of the name itself."""

_BESIDE = re.compile(rf"^ *(?:- +)*({'|'.join(_BELOW)}): +([a-z0-9][\w.-]*),? +\{{([^{{}}]*)\}} *$")
_NAMING = re.compile(rf"^( *(?:- +)*)({'|'.join(_BELOW)}): +([a-z0-9][\w.-]*) *$")


def bad_place(message: str, help_: str, place: tuple[int, int, int], mend: Mend | None) -> Slip:
    """Return the slip that a line stands too far left or right."""
    return Slip(Code.BAD_INDENTATION, message, help_, *place, mend)


def bare_name(lines: Lines, line: int) -> Slip | None:
    """`kapoor2024`, and below it what belongs to it."""
    text = lines[line]
    below = next((each for each in lines[line + 1 : line + LONGEST] if each.strip()), "")
    key = re.match(r"^ *([A-Za-z_][\w-]*):(?: |$)", below)
    if (
        not key
        or key[1] not in EVERY_KEY
        or not re.fullmatch(r" +[a-z0-9][\w-]*(?:\.[\w-]+)* *", text)
        or indent_of(below) <= indent_of(text)
    ):
        return None
    start, end = indent_of(text), len(text.rstrip())
    mend = Mend("put a colon after it", ((line, end, end, ":"),))
    message = f"`{text.strip()[:60]}` has no colon, but `{key[1]}` below belongs to it"
    return missing_colon(message, f"write `{text.strip()[:60]}:`", (line, start, end), mend)


def document_end(lines: Lines, line: int) -> Slip | None:
    """`...`, which ends a document in YAML."""
    if not re.match(r"^\.\.\. *$", lines[line]):
        return None
    mend = Mend("delete this line", ((line, 0, len(lines[line]), ""),), safe=False)
    return Slip(
        Code.DOCUMENT_END, "`...` ends the document here", "delete this line", line, 0, 3, mend
    )


def missing_colon(message: str, help_: str, place: tuple[int, int, int], mend: Mend | None) -> Slip:
    """Return the slip that a key has no colon."""
    return Slip(Code.MISSING_COLON, message, help_, *place, mend)

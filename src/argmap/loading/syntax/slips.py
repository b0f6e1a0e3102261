"""Everyday slips that one line shows, each with its words and what mends it.

A look takes the lines and the number of one, and returns the slip that this line shows, if it does.
"""

from __future__ import annotations

import re
from dataclasses import replace

from argmap.codes import Code
from argmap.loading.keys import EVERY_KEY
from argmap.loading.kinds import REFERENCES
from argmap.loading.scalars import inline
from argmap.loading.syntax.slip import (
    LONGEST,
    Lines,
    Mend,
    Slip,
    as_block,
    below_sign_mend,
    indent_of,
    looks_like_key,
)

_KEY = r"^( *(?:- +)*)([A-Za-z_][\w-]*): +"
_START = r"^ *(?:- +)*(?:[\w-]+: +)?"
_DASH = re.compile(r"^( *(?:- +)*)-(?=[A-Za-z_][\w-]*:(?: |$))")
_GLUED = re.compile(r"^ *(?:- +)*([A-Za-z_]\w*):(?=[^\s:/'\",])(\S*)(?: |$)(?!.*: )")
_LEAD = re.compile(_START + r"([@`%]|\?(?= ))")
_LEADING_DASH = re.compile(r"^ *(?:- +)*[\w-]+: +(-) ")
_STAR = re.compile(_START + r"([*&!])(?![\w-]+ *$)")
_SECOND_COLON = re.compile(_KEY + r"(?![\"'|>\[{#])\S.*?(:)(?= |$)")
_FLOW_COLON = re.compile(
    r"[{,] *([\w-]+): +((?![\"'\[{ ])[^,{}\[\]]*?(:)(?: [^,{}\[\]]*)?)(?=[,}])"
)
_AFTER_BRACKET = re.compile(r"^ *(?:- +)*[\w-]+: +(\[[^\]]*\]|\{[^}]*\}) *(?=[^\s#])")
_EMPTY = re.compile(r"^( *[A-Za-z_]+:) +(\[ *\]|\{ *\}) *$")
_WIDE_SPACE = re.compile(
    "^ *([\u2000-\u200a\u202f\u3000][ \u2000-\u200a\u202f\u3000]*)(?=(?:- )?[A-Za-z_]+:)"
)
_BLOCK_SIGN = re.compile(
    r"^( *(?:- +)*)[\w-]+: +([|>][-+]?\d*[-+]?)(?: *(?<=[ |>])(?!#)([^\s\d+-].*))?$"
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
_JSON_LINE = re.compile(
    r"^ *(?:- +)*[\"']?[\w-]+[\"']? *: +(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|\[[^\]]*\]|\{[^}]*\}) *(,) *$"
)
_HARD_SPACE = re.compile("^[^\"'#]*?(\xa0)")


def hard_space(lines: Lines, line: int) -> Slip | None:
    """A no-break space between a key and its value."""
    found = _HARD_SPACE.match(lines[line])
    if not found:
        return _wide_space(lines, line)
    message = "a no-break space (U+00A0) stands where a plain space is needed"
    mend = Mend(
        "write plain spaces",
        tuple((line, at.start(), at.end(), " ") for at in re.finditer("\xa0+", lines[line])),
    )
    return _no_break_space(message, (line, *found.span(1)), mend)


def _wide_space(lines: Lines, line: int) -> Slip | None:
    """A line that is indented with blanks which are none in YAML, as in Chinese or Japanese."""
    found = _WIDE_SPACE.match(lines[line])
    if not found:
        return None
    near = [
        lines[number]
        for number in (line + 1, line - 1)
        if 0 <= number < len(lines) and looks_like_key(lines[number])
    ]
    goal = indent_of(near[0]) if near else found.end()
    mend = Mend("write plain spaces", ((line, 0, found.end(), " " * goal),), safe=False)
    message = f"a blank U+{ord(found[1][0]):04X} stands where a plain space is needed"
    return _no_break_space(message, (line, *found.span(1)), mend)


def _no_break_space(message: str, place: tuple[int, int, int], mend: Mend) -> Slip:
    return Slip(Code.NO_BREAK_SPACE, message, "replace it by a plain space", *place, mend)


def dash(lines: Lines, line: int) -> Slip | None:
    """`-id: audit`."""
    found = _DASH.match(lines[line])
    if not found:
        return None
    at, rest = len(found[1]), lines[line][len(found[1]) + 1 :].strip()
    mend = Mend("put a space after the dash", ((line, at + 1, at + 1, " "),))
    return missing_space(
        f"put a space after `-`: write `- {rest[:60]}`",
        "a list entry is `- `",
        (line, at, at + 1),
        mend,
    )


def glued(lines: Lines, line: int) -> Slip | None:
    """`rebuts:audit`."""
    found = _GLUED.match(lines[line])
    if not found or found[1] in ("http", "https"):
        return None
    mend = Mend("put a space after the colon", ((line, found.end(1) + 1, found.end(1) + 1, " "),))
    message = f"put a space after the colon: write `{found[1]}: {found[2][:60]}`"
    return missing_space(
        message, "a key is followed by `: `", (line, found.start(1), found.end(1) + 1), mend
    )


def glued_within(lines: Lines, line: int) -> Slip | None:
    """`{to: ban, with:[dust]}`, `sources:{cite: doe2021}`."""
    found = _GLUED_WITHIN.search(lines[line])
    if not found or found[1] not in EVERY_KEY:
        return None
    mend = Mend("put a space after the colon", ((line, found.end(1) + 1, found.end(1) + 1, " "),))
    rest = lines[line][found.end() :][:60]
    message = f"put a space after the colon: write `{found[1]}: {_value_of(rest)}`"
    return missing_space(
        message, "a key is followed by `: `", (line, found.start(1), found.end(1) + 1), mend
    )


def _value_of(rest: str) -> str:
    """Return a value that starts with a bracket or a quote, as far as it is closed."""
    closing = {"[": "]", "{": "}"}.get(rest[:1], rest[:1])
    end = rest.find(closing, 1)
    return rest if end < 0 else rest[: end + 1]


_GLUED_WITHIN = re.compile(r"(?:^|[{,]) *(?:- +)*([A-Za-z_]\w*):(?=[\[{\"'])")


def flow_address(lines: Lines, line: int) -> Slip | None:
    """A link of Markdown where an address belongs, or between braces an address with brackets in it."""
    text = lines[line]
    if marked := _FLOW_MARKED.search(text):
        start, end = marked.span(2)
        mend = Mend(
            "write the address alone", ((line, start, end, marked[3]),), safe=False
        )  # its words are dropped
        message = "a link of Markdown; `url` is the address alone"
        return _more_than_brackets(
            message, f"write `{marked[1]}: {marked[3][:80]}`", (line, start, end), mend
        )
    found = _FLOW_ADDRESS.search(text)
    address = _address_in(found[2]) if found and len(found[2]) <= _LONGEST_ADDRESS else ""
    if not found or not re.search(r"[\[\]{}]", address):
        return None
    start = found.start(2)
    end = start + len(address)
    mend = Mend("put the address in quotes", ((line, start, end, inline(address)),))
    message = "a web address that holds brackets needs quotes between braces"
    help_ = f"write `{found[1]}: {inline(address)[:80]}`"
    return _more_than_brackets(message, help_, (line, start, end), mend)


def _address_in(run: str) -> str:
    """Return the web address at the start of a run of signs: without a comma, or braces that close others, behind."""
    address = run.rstrip(",")
    while address.count("}") > address.count("{"):
        address = address[: address.rindex("}")].rstrip(",")
    while address.count("]") > address.count("["):
        address = address[: address.rindex("]")].rstrip(",")
    return address


_LONGEST_ADDRESS = 2_000
"""Longer ones are no address that somebody forgot to quote."""

_FLOW_ADDRESS = re.compile(r"[{,] *([\w-]+): +(https?://\S+)")
_FLOW_MARKED = re.compile(
    r"(?:[{,]|^) *(?:- +)*(url|archived): +(\[[^\]]*\]\((https?://[^\s)]+)\))"
)


def missing_space(message: str, help_: str, place: tuple[int, int, int], mend: Mend) -> Slip:
    """Return the slip that a space is missing after a dash or a colon."""
    return Slip(Code.MISSING_SPACE, message, help_, *place, mend)


def lead(lines: Lines, line: int) -> Slip | None:
    """A text or an id that starts with a sign which means something in YAML."""
    text = lines[line]
    found = _LEAD.match(text) or _LEADING_DASH.match(text) or _STAR.match(text)
    if not found:
        return None
    start, end = found.span(1)
    if re.match(
        r"^ *(?:- +)*(?:supports|rebuts|undercuts|about|to|id|sources|cite): +\S[a-z0-9-]+ *$", text
    ):
        mend = Mend("leave the sign out", ((line, start, end, ""),), safe=found[1] != "!")
        return leading(
            f"an id does not start with `{found[1]}`",
            "leave this sign out",
            (line, start, end),
            mend,
        )
    if dashed := _DASHED.match(text):
        listed = f"[{', '.join(re.findall(r'[^- ][^ ]*', dashed[1]))}]"
        mend = Mend("write a list", ((line, *dashed.span(1), listed),))
        return leading(
            "a list on one line stands in brackets",
            f"write `{listed}`",
            (line, *dashed.span(1)),
            mend,
        )
    sign = "a backtick" if found[1] == "`" else f"`{found[1]}`"
    message = f"a text cannot start with {sign} unless it is in quotes"
    block = as_block(lines, line)
    return leading(message, _remedy(block, 'put it in quotes: "…"'), (line, start, end), block)


def lead_within(lines: Lines, line: int) -> Slip | None:
    """Between braces, a text that starts with a sign which means something in YAML."""
    found = _LEAD_WITHIN.search(lines[line])
    if not found:
        return None
    start, end = found.span(2)
    mend = Mend("put it in quotes", ((line, start, end, inline(found[2].strip())),))
    message = f"a text cannot start with `{found[2][0]}` unless it is in quotes"
    return leading(message, 'put it in quotes: "…"', (line, start, start + 1), mend)


_LEAD_WITHIN = re.compile(
    r"[{,] *(text|label|detail|title|note|by|say|question|quote|at|author): +"
    r"([@`%&*!](?=[ \w])[^\"'{}\[\]]*?)(?=, *[\w-]+: |\}| *$)"
)


def _remedy(mend: Mend | None, otherwise: str) -> str:
    """Return what to do about a text that needs quotes, or about marks around an id, which needs none."""
    is_text = mend is not None and re.search(r"-`$|in quotes$", mend.title)
    return otherwise if mend is None or is_text else mend.title


def leading(message: str, help_: str, place: tuple[int, int, int], mend: Mend | None) -> Slip:
    """Return the slip that something starts with a sign that means something else in YAML."""
    return Slip(Code.LEADING_CHARACTER, message, help_, *place, mend)


def after_bracket(lines: Lines, line: int) -> Slip | None:
    """A text that starts with something in brackets."""
    found = _AFTER_BRACKET.match(lines[line])
    if not found or not lines[line][found.end() :].strip(" ]}"):
        return None
    message = f"text goes on after the closing `{found[1][-1]}`"
    help_ = f"a text that starts with `{found[1][0]}` needs quotes"
    end = len(lines[line].rstrip())
    mend = as_block(lines, line)
    if mend is not None and re.match(r"\{ *[\w-]+:", found[1]):  # it may be meant as a mapping
        mend = replace(mend, safe=False)
    return _more_than_brackets(message, _remedy(mend, help_), (line, found.end(), end), mend)


def empty_brackets(lines: Lines, line: int) -> Slip | None:
    """`claims: []`, and entries below it."""
    found = _EMPTY.match(lines[line])
    below = next((text for text in lines[line + 1 : line + LONGEST] if text.strip()), "")
    if not found or not looks_like_key(below) or indent_of(below) <= indent_of(lines[line]):
        return None
    place = (line, *found.span(2))
    message = f"`{found[2]}` says that there is nothing, but something stands below"
    mend = Mend("delete it", ((line, found.end(1), found.end(2), ""),))
    return _more_than_brackets(message, f"write `{found[1].strip()}` alone", place, mend)


def _more_than_brackets(
    message: str, help_: str, place: tuple[int, int, int], mend: Mend | None
) -> Slip:
    return Slip(Code.TEXT_AFTER_BRACKET, message, help_, *place, mend)


def block_sign(lines: Lines, line: int) -> Slip | None:
    """A text on the line of the sign `>-` or `|`, below which it belongs, or a number behind the sign."""
    found = _BLOCK_SIGN.match(lines[line])
    if not found:
        return None
    start, end = found.span(2)
    if not found[3]:
        if found[2].isalpha() or not re.search(r"\d", found[2]):
            return None
        mend = Mend("write `>-`", ((line, start, end, ">-"),), safe=False)
        return _below_sign(
            f"`{found[2]}` does not fit the text below it", "write `>-`", (line, start, end), mend
        )
    if re.fullmatch(r"[_\W]{1,2}", found[3].strip()):
        place = (line, start, len(lines[line].rstrip()))
        mend = Mend("write `>-`", ((*place, ">-"),), safe=False)
        return _below_sign(f"`{found[2]}{found[3].strip()}` is no sign", "write `>-`", place, mend)
    key = re.match(r"^ *(?:- +)*([\w-]+)", lines[line])
    owner = (key[1] if key else "", len(found[1]) + 2)
    is_table = found[2] == "|" and found[3].rstrip().endswith("|")
    below = below_sign_mend(lines, (line, found.start(3)), owner, first="| " if is_table else "")
    head, *cuts = below.cuts
    message = f"the text belongs below `{found[2]}`, on a line of its own"
    help_ = "put the line break right after the sign, or the text in quotes"
    mend = Mend("put it below", ((line, start, head[2], head[3]), *cuts), safe=False)
    return _below_sign(message, help_, (line, start, end), mend)


def _below_sign(message: str, help_: str, place: tuple[int, int, int], mend: Mend) -> Slip:
    return Slip(Code.BLOCK_SIGN, message, help_, *place, mend)


def second_key(lines: Lines, line: int) -> Slip | None:
    """`supports: open themes: safety`."""
    found = _SECOND_KEY.match(lines[line]) or _NEXT_LINK.match(lines[line])
    if not found or found[3] not in EVERY_KEY:
        return None
    start = len(lines[line][: found.start(2)].rstrip(" ,"))
    mend = Mend("begin a new line", ((line, start, found.end(2), f"\n{' ' * len(found[1])}"),))
    help_ = f"begin a new line before `{found[3]}:`"
    return unquoted_colon(help_, (line, *found.span(3)), mend, "two keys stand on one line")


def json_line(lines: Lines, line: int) -> Slip | None:
    """`"text": "Logs help.",` where no bracket is open."""
    found = _JSON_LINE.match(lines[line])
    if not found:
        return None
    last = line
    while last + 1 < min(len(lines), line + LONGEST) and _JSON_LINE.match(lines[last + 1]):
        last += 1
    first = line
    while first > max(0, line - LONGEST) and _JSON_LINE.match(lines[first - 1]):
        first -= 1
    ends = [len(lines[number].rstrip()) for number in range(first, last + 1)]
    mend = Mend("delete it", tuple((first + at, end - 1, end, "") for at, end in enumerate(ends)))
    message = "a comma at the end of a line, as in JSON; outside of brackets there is none"
    return idle_comma(
        message,
        "delete it" if first == last else "delete it, here and below",
        (first, ends[0] - 1, ends[0]),
        mend,
    )


def second_colon(lines: Lines, line: int) -> Slip | None:
    """A text that holds a colon and a space."""
    found = _SECOND_COLON.match(lines[line])
    if not found:
        return None
    help_ = f"or write it on a line of its own after `{found[2]}: >-`"
    mend = as_block(lines, line)
    message = "a second colon stands on this line" if found[2] in REFERENCES else _NEW_KEY
    return unquoted_colon(_remedy(mend, help_), (line, *found.span(3)), mend, message)


def continued_colon(lines: Lines, line: int) -> Slip | None:
    """A text on several lines of which a later one holds a colon and a space."""
    found = _CONTINUED.match(lines[line])
    if not found or found[2] in EVERY_KEY:
        return None
    key = line - 1
    while (
        key > 0 and key > line - LONGEST and not looks_like_key(lines[key]) and lines[key].strip()
    ):
        key -= 1
    if indent_of(lines[key]) >= indent_of(lines[line]) or not _PLAIN_TEXT.match(lines[key]):
        return None
    help_ = "or write it on lines of its own after `>-`"
    return unquoted_colon(
        help_, (line, found.start(3), found.end(3)), as_block(lines, key, through=line)
    )


def flow_colon(lines: Lines, line: int) -> Slip | None:
    """A text between braces that holds a colon and a space, or two entries without a comma between them."""
    found = _FLOW_COLON.search(lines[line])
    if not found:
        return None
    before, _, key = found[2][: found.start(3) - found.start(2)].rpartition(" ")
    if before and key in EVERY_KEY:
        at = found.start(2) + len(before.rstrip(" ;"))
        return missing_comma(
            (line, at, at + 1), f"write a comma before `{key}`", instead=before[-1] == ";"
        )
    quoted = inline(found[2].strip())
    mend = Mend(
        "put the text in quotes",
        ((line, found.start(2), found.start(2) + len(found[2].rstrip()), quoted),),
    )
    return unquoted_colon(
        f"write `{found[1]}: {quoted[:60]}`", (line, found.start(3), found.end(3)), mend
    )


def missing_comma(place: tuple[int, int, int], help_: str, *, instead: bool = False) -> Slip:
    """Return the slip that two entries between brackets have no comma between them, or another sign `instead`."""
    line, at, _ = place
    mend = Mend("put a comma between them", ((line, at, at + instead, ","),))
    return Slip(Code.MISSING_COMMA, "a comma is missing between two entries", help_, *place, mend)


def second_comma(lines: Lines, line: int) -> Slip | None:
    """`[audit,, misuse]`."""
    found = re.match(r"^[^\"'#]*[\[{][^\"'#\]}]*?(, *)(?=,)", lines[line])
    if not found:
        return None
    start, end = found.span(1)
    mend = Mend("delete it", ((line, start, end, ""),))
    message = "two commas with nothing between them"
    return idle_comma(message, "delete one of them", (line, start, start + 1), mend)


def idle_comma(message: str, help_: str, place: tuple[int, int, int], mend: Mend) -> Slip:
    """Return the slip that a comma stands between brackets where nothing is to be told apart."""
    return Slip(Code.SECOND_COMMA, message, help_, *place, mend)


_NEW_KEY = "a colon and a space inside unquoted text start a new key; put the text in quotes"


def unquoted_colon(
    help_: str, place: tuple[int, int, int], mend: Mend | None, message: str = _NEW_KEY
) -> Slip:
    """Return the slip that a colon within a line starts a new key."""
    return Slip(Code.UNQUOTED_COLON, message, help_, *place, mend)

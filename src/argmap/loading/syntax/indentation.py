"""Lines that stand too far left or right, judged by their keys: each key of a debate has its place.

A parser complains about the line after the one that is wrong, and about every further line as well. Here all lines of
one entry are looked at together, so that one slip is told once, where it is, with what mends it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from argmap import model
from argmap.codes import Code
from argmap.loading.keys import EVERY_KEY
from argmap.loading.kinds import KEYED
from argmap.loading.syntax.habits import bad_place, missing_dash
from argmap.loading.syntax.slip import (
    LONGEST,
    Cut,
    Lines,
    Mend,
    Slip,
    indent_of,
    is_within_block,
    looks_like_key,
)

_LINE = re.compile(r"^( *)((?:- +)*)([A-Za-z_][\w-]*):(?: +(.*))?$")
_SECTION = re.compile(r"^(debate|claims|sources):")
_OF_CLAIMS = frozenset(model.Claim.model_fields)
_OF_SOURCES = frozenset(model.Source.model_fields)
_OF_DEBATES = frozenset(model.Debate.model_fields) - {"name", "claims", "sources"}
_FARTHEST = 3
"""How many blanks a key is off at most to be taken for one of the entry; nested ones stand further right."""


class _Keyed(NamedTuple):
    """A line with a key: its number, its blanks, the signs of its dashes, its key and whether a value follows."""

    line: int
    indent: int
    dashes: int
    key: str
    bare: bool

    @property
    def column(self) -> int:
        """Where its key stands."""
        return self.indent + self.dashes


def misindented(lines: Lines, near: int) -> Slip | None:
    """Return the slip that a line at a place, or one above it in the same entry, is indented otherwise than its kin."""
    section = next(
        (n for n in range(min(near, len(lines) - 1), -1, -1) if _SECTION.match(lines[n])), None
    )
    if section is None:
        return without_section(lines, near)
    keyed = list(_keyed(lines, max(section + 1, near - LONGEST), min(len(lines), near + LONGEST)))
    if far := next(
        (each for each in keyed if near - 1 <= each.line <= near and _is_section(lines, each)), None
    ):
        return _moved(lines, far, [far.line], 0)
    match lines[section].partition(":")[0]:
        case "claims":
            return _in_claims(lines, keyed, near)
        case "sources":
            return _claim_in_sources(lines, section, near) or _in_sources(lines, keyed)
        case _:
            return _in_head(lines, keyed, near)


def without_section(lines: Lines, near: int) -> Slip | None:
    """Return the slip that the first line of the head is indented, or missing."""
    first = next((each for each in _keyed(lines, 0, near + 1) if not each.dashes), None)
    if first is None or not first.indent:
        return None
    if first.key == "debate":
        return _moved(lines, first, [first.line], 0)
    if first.key not in _OF_DEBATES:
        return None
    place = (first.line, first.indent, first.indent + len(first.key))
    mend = Mend("write `debate:` above it", ((first.line, 0, 0, "debate:\n"),), safe=False)
    return bad_place(
        f"`{first.key}` is indented, but nothing stands above it",
        "write `debate:` above it",
        place,
        mend,
    )


def _keyed(lines: Lines, first: int, end: int) -> Iterator[_Keyed]:
    for number in range(first, end):
        found = _LINE.match(lines[number])
        if _SECTION.match(lines[number]):
            return
        if found and not is_within_block(lines, number):
            yield _Keyed(number, len(found[1]), len(found[2]), found[3], not found[4])


def _is_section(lines: Lines, keyed: _Keyed) -> bool:
    """Tell whether a key is one of the file that is indented: `sources:` above a source, `claims:` above a claim."""
    after = next((text for text in lines[keyed.line + 1 :] if text.strip()), "")
    below = {
        "sources": r" *[a-z0-9][\w.-]*: *(?:$|\{)",
        "claims": r" *- +id:",
        "debate": r" *title:",
    }
    return (
        keyed.bare and not keyed.dashes and re.match(below.get(keyed.key, "$^"), after) is not None
    )


def _usual(columns: Iterable[int], default: int) -> int:
    """Return the column that most lines of a kind have, of equally many the one that is written first."""
    counted = Counter(columns).most_common(1)
    return counted[0][0] if counted else default


def _in_claims(lines: Lines, keyed: Sequence[_Keyed], near: int) -> Slip | None:
    heads = [each for each in keyed if each.dashes and each.key in _OF_CLAIMS]
    usual = _usual((each.indent for each in heads if each.key == "id"), 2)
    heads = [each for each in heads if each.key == "id" or each.indent == usual]
    if named := _first_without_dash(lines, keyed, usual) or _named_by_key(
        lines, keyed, usual, near
    ):
        return named
    head = next((each for each in reversed(heads) if each.line <= near), None)
    if head is None:
        return None
    end = next((each.line for each in heads if each.line > head.line), len(lines))
    own = [
        each
        for each in keyed
        if head.line < each.line < end
        and not each.dashes
        and each.key in _OF_CLAIMS
        and each.key != "id"
    ]
    if dashed := [
        e
        for e in keyed
        if head.line < e.line < end and e.dashes and e.key in _OF_CLAIMS and e.indent > usual
    ]:
        return _extra_dash(dashed, "a key of a claim")
    if head.indent != usual:
        along = [each for each in own if each.column == head.column != usual + 2]
        return _moved(lines, head, [head.line, *_with_below(lines, along, own)], usual)
    return _first_off(lines, [each for each in own if each.column != usual + 2], usual + 2, own)


def _in_sources(lines: Lines, keyed: Sequence[_Keyed]) -> Slip | None:
    keys = [each for each in keyed if each.bare and each.key not in _OF_SOURCES]
    inner = [each for each in keyed if each.key in _OF_SOURCES and not each.bare]
    if dashed := next((each for each in keys if each.dashes), None):
        return _extra_dash([dashed], "a source")
    usual, within = (
        _usual((each.column for each in keys), 2),
        _usual((each.column for each in inner), 4),
    )
    off = [each for each in inner if each.column != within]
    far = [each for each in keys if each.column != usual]
    return _first_off(lines, off, within, keyed) or _first_off(lines, far, usual, keys)


def _in_head(lines: Lines, keyed: Sequence[_Keyed], near: int) -> Slip | None:
    own = [each for each in keyed if each.key in _OF_DEBATES and not each.dashes]
    titled = next((each for each in own if each.key == "title"), None)
    own = [each for each in own if each.key != "title" or each is titled]
    usual = _usual((each.column for each in own), 2)
    own = [each for each in own if abs(each.column - usual) <= _FARTHEST]
    if slip := _first_off(lines, [each for each in own if each.column != usual], usual, own):
        return slip
    part = next((each for each in reversed(own) if each.line < near and each.key in KEYED), None)
    end = next((each.line for each in own if part and each.line > part.line), len(lines))
    inner = [
        each
        for each in keyed
        if part and part.line < each.line < end and each.indent <= usual + _FARTHEST + 2
    ]
    if part and (
        dashed := next((each for each in inner if each.dashes and each.line <= near), None)
    ):
        return _extra_dash([dashed], f"an entry of `{part.key}`")
    within = (
        usual + 2
        if any(each.indent == usual + 2 for each in inner)
        else _usual((e.indent for e in inner), usual + 2)
    )
    return _first_off(
        lines, [each for each in inner if each.indent != within and not each.dashes], within, inner
    )


def _extra_dash(dashed: Sequence[_Keyed], what: str) -> Slip:
    """Return the slip that entries of a mapping start with a dash."""
    first = dashed[0]
    message = f"{what} has no dash: write `{first.key}: …`"
    help_ = (
        "delete the dash"
        if len(dashed) == 1
        else f"delete the dashes, here and in front of {_listed(dashed[1:])}"
    )
    mend = Mend(
        help_, tuple((each.line, each.indent, each.column, "") for each in dashed), safe=False
    )
    return Slip(Code.EXTRA_DASH, message, help_, first.line, first.indent, first.column, mend)


def _listed(keyed: Sequence[_Keyed]) -> str:
    return ", ".join(f"`{each.key}`" for each in keyed)


def _first_without_dash(lines: Lines, keyed: Sequence[_Keyed], usual: int) -> Slip | None:
    """Return the slip that the first claim of all has no dash."""
    first = keyed[0] if keyed else None
    if (
        first is None
        or first.dashes
        or first.key != "id"
        or not _SECTION.match(lines[first.line - 1])
    ):
        return None
    mend = Mend(
        "put a dash in front of it",
        ((first.line, 0, first.indent, f"{' ' * usual}- "),),
        safe=False,
    )
    written = f"- {lines[first.line].strip()[:60]}"
    return missing_dash(
        f"a claim starts with a dash: write `{written}`",
        (first.line, first.indent, first.column + 2),
        mend,
    )


def _named_by_key(lines: Lines, keyed: Sequence[_Keyed], usual: int, near: int) -> Slip | None:
    """Return the slip that a claim starts with its id as a key, where its dash should stand."""
    bare = (
        e
        for e in keyed
        if near - 1 <= e.line <= near and e.bare and not e.dashes and e.indent == usual
    )
    found = next((each for each in bare if each.key not in EVERY_KEY), None)
    if found is None:
        return None
    written, end = f"- id: {found.key}", len(lines[found.line].rstrip())
    mend = Mend(f"write `{written}`", ((found.line, found.indent, end, written),), safe=False)
    return missing_dash(
        f"claims are a list: write `{written}`", (found.line, found.indent, end), mend
    )


def _claim_in_sources(lines: Lines, section: int, near: int) -> Slip | None:
    """Return the slip that a claim stands below the sources, as at the end of a file."""
    found = re.match(r"^( *)- +id:", lines[near])
    if not found:
        return None
    place = (near, len(found[1]), len(lines[near].rstrip()))
    help_ = "move it up, below the last claim"
    claims = next(
        (number for number in range(section - 1, -1, -1) if lines[number].startswith("claims:")),
        None,
    )
    mend = (
        None if claims is None else Mend(help_, _moved_up(lines, claims, section, near), safe=False)
    )
    return Slip(Code.MISPLACED_CLAIM, "this claim stands below `sources:`", help_, *place, mend)


def _moved_up(lines: Lines, claims: int, section: int, near: int) -> tuple[Cut, ...]:
    """Return what takes the claims from a line on away, and puts them above `sources:`."""
    usual = _usual(
        (e.indent for e in _keyed(lines, claims + 1, section) if e.dashes and e.key == "id"), 2
    )
    shift = usual - indent_of(lines[near])
    end = next(
        (number for number in range(near, len(lines)) if _SECTION.match(lines[number])), len(lines)
    )
    moved = [" " * max(0, indent_of(text) + shift) + text.lstrip(" ") for text in lines[near:end]]
    last = section - 1
    while last > claims and not lines[last].strip():
        last -= 1
    text = "\n".join(["", "", *moved]).rstrip()
    at = len(lines[last])
    return (
        (last, at, at, text),
        *((number, 0, len(lines[number]), "") for number in range(near, end)),
    )


def _first_off(
    lines: Lines, off: Sequence[_Keyed], goal: int, kin: Sequence[_Keyed]
) -> Slip | None:
    """Return the slip of the first line that is off, with those right below it that are off in the same way."""
    if not off:
        return None
    alike = [off[0]]
    for each in off[1:]:
        if each.indent == off[0].indent and not any(
            alike[-1].line < other.line < each.line for other in kin
        ):
            alike.append(each)
    return _moved(lines, off[0], _with_below(lines, alike, kin), goal)


def _with_below(lines: Lines, moved: Sequence[_Keyed], kin: Sequence[_Keyed]) -> list[int]:
    """Return the lines of some keys, each with those that belong to it and to no other of its kin."""
    starts = {each.line for each in kin}
    found = []
    for each in moved:
        found.append(each.line)
        for number in range(each.line + 1, min(len(lines), each.line + LONGEST)):
            text = lines[number]
            if number in starts or (
                text.strip() and looks_like_key(text) and indent_of(text) <= each.column
            ):
                break
            found.append(number)
    return found


def _moved(lines: Lines, first: _Keyed, moved: Iterable[int], goal: int) -> Slip:
    change = goal - first.indent
    what = "this entry" if first.dashes else f"`{first.key}`"
    message = f"{what} is indented by {spaces(first.indent)}, its neighbours by {spaces(goal)}"
    cuts = tuple(
        (number, 0, min(max(0, -change), indent_of(lines[number])), " " * max(0, change))
        for number in moved
        if lines[number].strip()
    )
    help_ = (f"indent it by {spaces(goal)}" if goal else "write it at the left edge") + (
        ", and the lines that belong to it" if len(cuts) > 1 else ""
    )
    place = (first.line, first.indent, len(lines[first.line].rstrip()))
    return bad_place(message, help_, place, Mend(help_, cuts, safe=False))


def spaces(number: int) -> str:
    """Return a number of spaces in words.

    >>> spaces(0), spaces(1), spaces(4)
    ('no space', '1 space', '4 spaces')
    """
    return "no space" if number == 0 else "1 space" if number == 1 else f"{number} spaces"

"""Lines that stand too far left or right, judged by their keys: each key of a debate has its place.

A parser complains about the line after the one that is wrong, and about every further line as well.
Here all lines of one entry are looked at together, so that one slip is told once, where it is, with
what mends it.
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
from argmap.loading.syntax.lines import (
    LONGEST,
    Lines,
    below,
    indent_of,
    is_within_block,
    last_with_text,
    looks_like_key,
    spaces,
)
from argmap.loading.syntax.sheet import Cut, Sheet
from argmap.loading.syntax.slips import SHOWN
from argmap.problem import Problem

STEP = 2
"""How many blanks each level is indented further than the one around it, where nothing tells
otherwise."""

FARTHEST = 3
"""How many blanks a key is off at most to be taken for one of the entry; nested ones stand
further right."""

_LINE = re.compile(r"^( *)((?:- +)*)([A-Za-z_][\w-]*):(?: +(.*))?$")
_SECTION = re.compile(r"^(debate|claims|sources):")
_CLAIM = re.compile(r"^( *)- +id:")
_OF_CLAIMS = frozenset(model.Claim.model_fields)
_OF_SOURCES = frozenset(model.Source.model_fields)
_OF_DEBATES = frozenset(model.Debate.model_fields) - {"name", "claims", "sources"}
_FIRST_BELOW = {
    "sources": re.compile(r" *[a-z0-9][\w.-]*: *(?:$|\{)"),
    "claims": re.compile(r" *- +id:"),
    "debate": re.compile(r" *title:"),
}
"""How the first line below each key of a file looks."""


class _Keyed(NamedTuple):
    """A line with a key: where that stands, behind how many dashes, and whether it is `bare`."""

    line: int
    indent: int
    dashes: int
    key: str
    bare: bool

    @property
    def column(self) -> int:
        """Where its key stands."""
        return self.indent + self.dashes


def misindented(sheet: Sheet, near: int) -> Problem | None:
    """Return the slip that a line at a place, or above in its entry, is indented unlike its kin."""
    lines = sheet.lines
    section = _last_section(lines, near)
    if section is None:
        return without_section(sheet, near)
    first = max(section + 1, near - LONGEST)
    keyed = list(_keyed(lines, range(first, min(len(lines), near + LONGEST))))
    for each in keyed:
        # A parser often gives up on the line below the one that is wrong.
        if near - 1 <= each.line <= near and _is_section(lines, each):
            return _moved(sheet, each, [each.line], 0)
    match lines[section].partition(":")[0]:
        case "claims":
            return _in_claims(sheet, keyed, near)
        case "sources":
            return _claim_in_sources(sheet, section, near) or _in_sources(sheet, keyed)
        case _:
            return _in_head(sheet, keyed, near)


def _last_section(lines: Lines, near: int) -> int | None:
    """Return the line of the key of the file below which a line stands."""
    for number in range(min(near, len(lines) - 1), -1, -1):
        if _SECTION.match(lines[number]):
            return number
    return None


def without_section(sheet: Sheet, near: int) -> Problem | None:
    """Return the slip that the first line of the head is indented, or missing."""
    keyed = _keyed(sheet.lines, range(near + 1))
    first = next((each for each in keyed if not each.dashes), None)
    if first is None or not first.indent:
        return None
    if first.key == "debate":
        return _moved(sheet, first, [first.line], 0)
    if first.key not in _OF_DEBATES:
        return None
    message = f"`{first.key}` is indented, but nothing stands above it"
    remedy = "write `debate:` above it"
    place = (first.line, first.indent, first.indent + len(first.key))
    fix = sheet.fix(remedy, (first.line, 0, 0, "debate:\n"), safe=False)
    return bad_place(sheet, message, remedy, place, fix)


def _keyed(lines: Lines, numbers: Iterable[int]) -> Iterator[_Keyed]:
    """Yield those of some lines that start with a key, up to the next key of the file."""
    for number in numbers:
        if _SECTION.match(lines[number]):
            return
        found = _LINE.match(lines[number])
        if found and not is_within_block(lines, number):
            blanks, dashes, key, value = found.groups()
            yield _Keyed(number, len(blanks), len(dashes), key, not value)


def _is_section(lines: Lines, keyed: _Keyed) -> bool:
    """Tell whether a key is one of the file that is indented.

    `sources:` above a source, `claims:` above a claim.
    """
    if not keyed.bare or keyed.dashes or keyed.key not in _FIRST_BELOW:
        return False
    # What stands below tells a key of the file from one of a claim.
    after = next((text for text in lines[keyed.line + 1 :] if text.strip()), "")
    return _FIRST_BELOW[keyed.key].match(after) is not None


def _usual(columns: Iterable[int], default: int) -> int:
    """Return the column that most lines of a kind have; of equally many the first."""
    counted = Counter(columns).most_common(1)
    return counted[0][0] if counted else default


def _usual_column(keyed: Sequence[_Keyed], default: int) -> int:
    return _usual((each.column for each in keyed), default)


def _between(keyed: Sequence[_Keyed], after: int, before: int) -> list[_Keyed]:
    """Return the keys on the lines between two."""
    return [each for each in keyed if after < each.line < before]


def _usual_start(dashed: Sequence[_Keyed]) -> int:
    """Return the column where most claims start."""
    return _usual((each.indent for each in dashed if each.key == "id"), STEP)


def _in_claims(sheet: Sheet, keyed: Sequence[_Keyed], near: int) -> Problem | None:
    """Look at the claim around a line: first for its own line, then for its keys."""
    of_claims = [each for each in keyed if each.key in _OF_CLAIMS]
    dashed = [each for each in of_claims if each.dashes]
    usual = _usual_start(dashed)
    named = _first_without_dash(sheet, keyed, usual) or _named_by_key(sheet, keyed, usual, near)
    # A claim starts with its id; with another key only where claims usually start.
    heads = [each for each in dashed if each.key == "id" or each.indent == usual]
    before = _between(heads, -1, near + 1)
    if named is not None or not before:
        return named
    after = heads[len(before) :]
    # The claim goes on to where the next one starts.
    end = after[0].line if after else len(sheet.lines)
    head = before[-1]
    return _in_claim(sheet, head, _between(of_claims, head.line, end), usual)


def _in_claim(sheet: Sheet, head: _Keyed, within: Sequence[_Keyed], usual: int) -> Problem | None:
    """Look at one claim: its first line, and its keys below that; `usual` is where claims start."""
    extra = [each for each in within if each.dashes and each.indent > usual]
    if extra:
        return _extra_dash(sheet, extra, "a key of a claim")
    own = [each for each in within if not each.dashes and each.key != "id"]
    if head.indent == usual:
        return _first_off(sheet, own, usual + STEP, own)
    # Keys that stand right below the head move with it; those that are right already stay.
    along = [each for each in own if each.column == head.column != usual + STEP]
    moved = [head.line, *_with_below(sheet.lines, along, own)]
    return _moved(sheet, head, moved, usual)


def _in_sources(sheet: Sheet, keyed: Sequence[_Keyed]) -> Problem | None:
    """Look at the keys of the sources, and at those of each source."""
    # The key of a source has nothing behind it, each key below it has a value.
    keys = [each for each in keyed if each.bare and each.key not in _OF_SOURCES]
    dashed = next((each for each in keys if each.dashes), None)
    if dashed is not None:
        return _extra_dash(sheet, [dashed], "a source")
    inner = [each for each in keyed if not each.bare and each.key in _OF_SOURCES]
    within = _usual_column(inner, 2 * STEP)
    usual = _usual_column(keys, STEP)
    off = _first_off(sheet, inner, within, keyed)
    return off or _first_off(sheet, keys, usual, keys)


def _in_head(sheet: Sheet, keyed: Sequence[_Keyed], near: int) -> Problem | None:
    """Look at the keys of the head, then at what one of them lists above a line."""
    own = _keys_of_head(keyed)
    usual = _usual_column(own, STEP)
    # What stands further off is nested: the same keys occur in tours and positions.
    own = [each for each in own if abs(each.column - usual) <= FARTHEST]
    off = _first_off(sheet, own, usual, own)
    parts = [each for each in own if each.key in KEYED and each.line < near]
    if off is not None or not parts:
        return off
    part = parts[-1]
    end = next((each.line for each in own if each.line > part.line), len(sheet.lines))
    return _in_part(sheet, part, _between(keyed, part.line, end), near)


def _keys_of_head(keyed: Sequence[_Keyed]) -> list[_Keyed]:
    """Return the keys that may be those of the head.

    Of titles the first, for others are those of tours.
    """
    found: list[_Keyed] = []
    is_titled = False
    for each in keyed:
        if each.dashes or each.key not in _OF_DEBATES:
            continue
        if each.key == "title" and is_titled:
            continue
        is_titled = is_titled or each.key == "title"
        found.append(each)
    return found


def _in_part(sheet: Sheet, part: _Keyed, within: Sequence[_Keyed], near: int) -> Problem | None:
    """Look at the entries of a part of the head, such as the positions."""
    goal = part.column + STEP
    inner = [each for each in within if each.indent <= goal + FARTHEST]
    dashed = next((each for each in inner if each.dashes and each.line <= near), None)
    if dashed is not None:
        return _extra_dash(sheet, [dashed], f"an entry of `{part.key}`")
    indents = [each.indent for each in inner]
    # Not every author indents by two: what most entries have is right.
    if goal not in indents:
        goal = _usual(indents, goal)
    return _first_off(sheet, [each for each in inner if not each.dashes], goal, inner)


def _extra_dash(sheet: Sheet, dashed: Sequence[_Keyed], what: str) -> Problem:
    """Return the slip that entries of a mapping start with a dash."""
    first, *more = dashed
    message = f"{what} has no dash: write `{first.key}: …`"
    help_ = "delete the dash"
    if more:
        listed = ", ".join(f"`{each.key}`" for each in more)
        help_ = f"delete the dashes, here and in front of {listed}"
    cuts = ((each.line, each.indent, each.column, "") for each in dashed)
    fix = sheet.fix(help_, *cuts, safe=False)
    place = (first.line, first.indent, first.column)
    return sheet.slip(message, help_, place, fix, code=Code.EXTRA_DASH)


def _first_without_dash(sheet: Sheet, keyed: Sequence[_Keyed], usual: int) -> Problem | None:
    """Return the slip that the first claim of all has no dash."""
    first = keyed[0] if keyed else None
    if first is None or first.dashes or first.key != "id":
        return None
    if not _SECTION.match(sheet.lines[first.line - 1]):
        return None
    written = f"- {sheet.lines[first.line].strip()[:SHOWN]}"
    message = f"a claim starts with a dash: write `{written}`"
    dash = " " * usual + "- "
    fix = sheet.fix("put a dash in front of it", (first.line, 0, first.indent, dash), safe=False)
    return missing_dash(sheet, message, (first.line, first.indent, first.column + len("id")), fix)


def _named_by_key(sheet: Sheet, keyed: Sequence[_Keyed], usual: int, near: int) -> Problem | None:
    """Return the slip that a claim starts with its id as a key, where its dash should stand."""
    for each in keyed:
        is_near = near - 1 <= each.line <= near
        is_head = each.bare and not each.dashes and each.indent == usual
        if is_near and is_head and each.key not in EVERY_KEY:
            written = f"- id: {each.key}"
            place = (each.line, each.indent, len(sheet.lines[each.line].rstrip()))
            fix = sheet.fix(f"write `{written}`", (*place, written), safe=False)
            return missing_dash(sheet, f"claims are a list: write `{written}`", place, fix)
    return None


def _claim_in_sources(sheet: Sheet, section: int, near: int) -> Problem | None:
    """Return the slip that a claim stands below the sources, as at the end of a file."""
    lines = sheet.lines
    found = _CLAIM.match(lines[near])
    if not found:
        return None
    help_ = "move it up, below the last claim"
    fix = None
    for number in range(section - 1, -1, -1):
        if lines[number].startswith("claims:"):
            fix = sheet.fix(help_, *_moved_up(lines, number, section, near), safe=False)
            break
    place = (near, len(found[1]), len(lines[near].rstrip()))
    message = "this claim stands below `sources:`"
    return sheet.slip(message, help_, place, fix, code=Code.MISPLACED_CLAIM)


def _moved_up(lines: Lines, claims: int, section: int, near: int) -> list[Cut]:
    """Return what takes the claims from a line on away, and puts them above `sources:`."""
    keyed = _keyed(lines, range(claims + 1, section))
    usual = _usual_start([each for each in keyed if each.dashes])
    shift = usual - indent_of(lines[near])
    # One blank line sets the first of them off from the last claim.
    moved = ["", ""]
    cuts: list[Cut] = []
    for number in range(near, len(lines)):
        text = lines[number]
        if _SECTION.match(text):
            break
        moved.append(" " * max(0, indent_of(text) + shift) + text.lstrip(" "))
        cuts.append((number, 0, len(text), ""))
    last = max(claims, last_with_text(lines, section - 1))
    at = len(lines[last])
    return [(last, at, at, "\n".join(moved).rstrip()), *cuts]


def _first_off(
    sheet: Sheet, keys: Sequence[_Keyed], goal: int, kin: Sequence[_Keyed]
) -> Problem | None:
    """Return the slip of the first key that is off, with those below it that are off alike."""
    off = [each for each in keys if each.column != goal]
    if not off:
        return None
    alike = off[:1]
    for each in off[1:]:
        last = alike[-1].line
        is_next = not any(last < other.line < each.line for other in kin)
        # A row of keys that are off by the same was moved together: one slip, one mend.
        if each.indent == alike[0].indent and is_next:
            alike.append(each)
    return _moved(sheet, alike[0], _with_below(sheet.lines, alike, kin), goal)


def _with_below(lines: Lines, moved: Sequence[_Keyed], kin: Sequence[_Keyed]) -> list[int]:
    """Return the lines of some keys, each with those that belong to it alone."""
    starts = {each.line for each in kin}
    found = []
    for each in moved:
        found.append(each.line)
        for number in below(lines, each.line):
            text = lines[number]
            is_next = looks_like_key(text) and indent_of(text) <= each.column
            # What comes next at the same depth belongs to another key.
            if number in starts or (text.strip() and is_next):
                break
            found.append(number)
    return found


def _moved(sheet: Sheet, first: _Keyed, moved: Iterable[int], goal: int) -> Problem:
    """Return the slip that a line stands where its neighbours do not."""
    lines = sheet.lines
    what = "this entry" if first.dashes else f"`{first.key}`"
    message = f"{what} is indented by {spaces(first.indent)}, its neighbours by {spaces(goal)}"
    cuts = shifted(lines, moved, goal - first.indent)
    help_ = f"indent it by {spaces(goal)}" if goal else "write it at the left edge"
    if len(cuts) > 1:
        help_ += ", and the lines that belong to it"
    place = (first.line, first.indent, len(lines[first.line].rstrip()))
    return bad_place(sheet, message, help_, place, sheet.fix(help_, *cuts, safe=False))


def shifted(lines: Lines, numbers: Iterable[int], change: int) -> list[Cut]:
    """Return what moves lines to the right, or to the left where the change is below zero.

    Empty ones stay.
    """
    cuts: list[Cut] = []
    for number in numbers:
        text = lines[number]
        if text.strip():
            # A line may stand further left than all that is moved with it.
            cut = min(max(0, -change), indent_of(text))
            cuts.append((number, 0, cut, " " * max(0, change)))
    return cuts

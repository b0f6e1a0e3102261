"""What is wrong with a text that is no YAML, in the words of a person who writes debates.

A parser names the character at which it gave up, often lines after the slip. Each look takes the few lines around that
place for one everyday slip and names it where it is; the parser's own words only follow as a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from argmap.codes import Code
from argmap.loading.keys import EVERY_KEY
from argmap.loading.syntax import borrowed, brackets, habits, quotes, slips
from argmap.loading.syntax.indentation import misindented, spaces, without_section
from argmap.loading.syntax.sheet import Sheet
from argmap.loading.syntax.slip import (
    LONGEST,
    WIDEST,
    Cut,
    Lines,
    Look,
    Mend,
    Slip,
    continuation,
    indent_of,
    is_below,
    is_within_block,
    looks_like_key,
)
from argmap.problem import Edit, Fix, Problem, Severity

BEFORE = 4
"""How many lines before the parser's place a slip is looked for."""

LOOKS: tuple[Look, ...] = (
    slips.hard_space,
    slips.dash,
    borrowed.checkbox,
    habits.bullet,
    borrowed.markdown,
    borrowed.tagged,
    borrowed.section,
    habits.second_value,
    borrowed.foreign,
    habits.foreign_comment,
    slips.block_sign,
    quotes.typographic,
    quotes.after_quote,
    slips.flow_address,
    slips.after_bracket,
    slips.empty_brackets,
    slips.lead,
    slips.lead_within,
    habits.keys_beside_value,
    slips.second_key,
    slips.second_colon,
    slips.glued_within,
    slips.flow_colon,
    quotes.flow_quote,
    slips.second_comma,
    slips.glued,
    habits.equals,
    habits.bare_key,
    habits.bare_name,
    habits.text_above_keys,
    habits.keys_below_value,
    habits.list_too_far_left,
    borrowed.entry_among_keys,
    habits.no_bullet,
    habits.document_end,
)
"""Every look, the surest first."""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What explains why a parser gave up, and the edits with which it can go on; none where nothing helps."""

    problem: Problem
    edits: tuple[Edit, ...] = ()
    instead: tuple[Edit, ...] = ()
    """Edits that take the whole entry out of its list: the way on where nothing else helps."""


def diagnosis(sheet: Sheet, failure: yaml.YAMLError) -> Diagnosis:
    """Return the one problem that explains why a parser gave up on a sheet."""
    lines = sheet.read.lines
    error = (
        failure
        if isinstance(failure, yaml.MarkedYAMLError)
        else yaml.MarkedYAMLError(problem=str(failure))
    )
    line, column = _place(error, lines)
    slip = borrowed.foreign_file(lines) or next(_slips(lines, line, column, error), None)
    slip = slip or _unexplained(error, line, column)
    edits = _edits(sheet, slip.mend.cuts) if slip.mend else ()
    fix = Fix(slip.mend.title, edits, slip.mend.safe) if slip.mend and edits else None
    start, end = (
        sheet.read.offset(slip.line + 1, slip.start + 1),
        sheet.read.offset(slip.line + 1, slip.end + 1),
    )
    place = sheet.span(start, max(end, start + 1))
    problem = Problem(slip.code, Severity.ERROR, slip.message, place, slip.help, fix=fix)
    return Diagnosis(problem, edits, _edits(sheet, _without_entry(lines, line)))


def _edits(sheet: Sheet, cuts: tuple[Cut, ...]) -> tuple[Edit, ...]:
    """Return cuts as edits of the document, none if one of them touches what was mended before."""
    read = sheet.read
    edits = [
        sheet.edit(
            read.offset(line + 1, start + 1),
            read.offset(line + 1, end + 1),
            text.replace("\n", read.newline),
        )
        for line, start, end, text in cuts
    ]
    return tuple(edit for edit in edits if edit is not None) if None not in edits else ()


def _without_entry(lines: Lines, line: int) -> tuple[Cut, ...]:
    """Return what takes the whole entry around a line out of its list."""
    first = line
    while first >= 0 and not re.match(r" *- *[\w\"'{]", lines[first]):
        first -= 1
    if first < 0 or line - first > LONGEST:
        return ()
    indent = indent_of(lines[first])
    last = line
    while last + 1 < min(len(lines), first + LONGEST) and is_below(lines[last + 1], indent):
        last += 1
    return tuple((number, 0, len(lines[number]), "") for number in range(first, last + 1))


def _unexplained(error: yaml.MarkedYAMLError, line: int, column: int) -> Slip:
    words = " ".join(part for part in (error.context, error.problem) if part)
    help_ = f"note: the parser says: {words}"
    return Slip(Code.SYNTAX, "this is not YAML from here on", help_, line, column, column + 1)


def _place(error: yaml.MarkedYAMLError, lines: Lines) -> tuple[int, int]:
    """Return the line and column, from 0, at which the parser gave up; behind the end, the last line with a text."""
    mark: Any = error.problem_mark or error.context_mark
    if mark is None:
        return 0, 0
    last = len(lines) - 1
    while last > 0 and not lines[last].strip():
        last -= 1
    return (mark.line, mark.column) if mark.line <= last else (last, max(0, len(lines[last]) - 1))


def _slips(lines: Lines, line: int, column: int, error: yaml.MarkedYAMLError) -> Iterator[Slip]:
    """Yield the slips near the parser's place, the surest first, nearest line first within a kind."""
    near = [
        number
        for number in range(line, max(-1, line - BEFORE - 1), -1)
        if _is_legible(lines, number)
    ]
    yield from _quote(lines, error)
    for look in LOOKS if "flow" in (error.context or "") else (*LOOKS, slips.json_line):
        for number in near:
            if slip := look(lines, number):
                yield slip
    if lines[line][column : column + 1] == "-":
        yield from brackets.still_open(lines, line)
    yield from filter(None, (_odd_sign(lines, line, column, error),))
    yield from brackets.bracket(lines, line, column, error)
    yield from _layout(lines, line, error)


def _is_legible(lines: Lines, number: int) -> bool:
    return len(lines[number]) <= WIDEST and not is_within_block(lines, number)


def _quote(lines: Lines, error: yaml.MarkedYAMLError) -> Iterator[Slip]:
    """A quoted text that never ends, or holds an escape that is none."""
    mark: Any = error.context_mark
    if mark is None or "quoted scalar" not in (error.context or ""):
        if (above := _opened_above(lines, error)) is not None:
            yield _open_quote(lines, above)
        return
    if re.search(r"escape|hexa?decimal", error.problem or ""):
        yield _bad_escape(lines, error)
    else:
        yield _open_quote(lines, mark)


def _opened_above(lines: Lines, error: yaml.MarkedYAMLError) -> brackets.Place | None:
    """Return where a quote is opened that only the next quoted text below closes: a new key follows it at once."""
    last = _place(error, lines)[0]
    for number in range(max(0, last - LONGEST), last):
        found = _OPENED.match(lines[number][:WIDEST])
        if found and _NEXT_KEY.match(lines[number + 1]) and not is_within_block(lines, number):
            return brackets.Place(number, max(found.start(1), found.start(2)))
    return None


_OPENED = re.compile(r"^ *(?:- +)*[\w-]+: +(?:(\")(?:[^\"\\]|\\.)*|(')(?:[^']|'')*)$")
_NEXT_KEY = re.compile(rf" *(?:- +)?(?:{'|'.join(sorted(EVERY_KEY))}):(?: |$)")


def _bad_escape(lines: Lines, error: yaml.MarkedYAMLError) -> Slip:
    at: Any = error.problem_mark
    start: Any = error.context_mark
    message = "a backslash in double quotes starts an escape that YAML does not know"
    found = re.match(r'"([^"\']*)" *(?=$|[,}\]#])', lines[start.line][start.column :])
    mend = None
    if found and "\\\\" not in found[1] and at.line == start.line:
        cut = (start.line, start.column, start.column + len(found[1]) + 2, f"'{found[1]}'")
        is_address = (
            re.search(r"(?:url|archived): +$", lines[start.line][: start.column]) is not None
        )
        mend = Mend("use single quotes", (cut,), safe=not is_address)
    help_ = "use single quotes, or write `\\\\`"
    column = max(0, lines[at.line].rfind("\\", 0, at.column + 1))
    return Slip(Code.BAD_ESCAPE, message, help_, at.line, column, column + 2, mend)


def _open_quote(lines: Lines, mark: Any) -> Slip:
    sign = brackets.sign_at(lines, mark)
    name = "double" if sign == '"' else "single"
    mend = Mend(
        "close the quote at the end of the text",
        ((*_end_of_quoted(lines, mark), sign),),
        safe=False,
    )
    help_ = f"close it with {sign}, or write the text on lines of its own after `text: >-`"
    message = f"this {name} quote is never closed"
    return Slip(
        Code.OPEN_QUOTE,
        message,
        help_,
        mark.line,
        mark.column,
        mark.column + 1,
        mend if sign else None,
    )


def _end_of_quoted(lines: Lines, mark: Any) -> tuple[int, int, int]:
    """Return the line, and twice the column, where a quoted text that is never closed probably ends."""
    if mark.line >= len(lines):
        return 0, 0, 0
    text = lines[mark.line][:WIDEST]
    if re.search(r"[{\[]", text[: mark.column]):
        behind = re.search(r"(, *[\w-]+: .*|[}\]]+ *)$", text[mark.column :])
        end = mark.column + behind.start() if behind else len(text.rstrip())
        return mark.line, end, end
    last = [mark.line, *continuation(lines, mark.line, indent_of(text))][-1]
    return last, len(lines[last].rstrip()), len(lines[last].rstrip())


def _odd_sign(lines: Lines, line: int, column: int, error: yaml.MarkedYAMLError) -> Slip | None:
    """A sign with which nothing can start, at the parser's place."""
    said, sign = error.problem or "", lines[line][column : column + 1]
    if sign == "," and "node content" in said:
        mend = Mend("delete it", ((line, column, column + 1, ""),), safe=False)
        return slips.idle_comma(
            "a comma with nothing before it", "delete it", (line, column, column + 1), mend
        )
    if (
        sign.strip()
        and sign not in "[]{}"
        and ("node content" in said or "cannot start any token" in said)
    ):
        shown = "a backtick" if sign == "`" else f"`{sign}`"
        message = f"a text cannot start with {shown} unless it is in quotes"
        return slips.leading(
            message, "put the whole text in quotes", (line, column, column + 1), None
        )
    return None


def _layout(lines: Lines, line: int, error: yaml.MarkedYAMLError) -> Iterator[Slip]:
    """What is left: a key without a colon, or a line that stands too far left or right."""
    text, said = lines[line], error.problem or ""
    start: Any = error.context_mark
    wordy = (
        start.line
        if "expected ':'" in said and start is not None and start.line < len(lines)
        else line
    )
    if "document start" in said:
        yield from filter(None, (without_section(lines, line),))
    if text.strip() and not looks_like_key(lines[wordy]):
        yield from filter(None, (slips.continued_colon(lines, line), _stray_words(lines, wordy)))
    elif "block" in (error.context or "") or "mapping values" in said:
        yield from filter(None, (misindented(lines, line), slips.continued_colon(lines, line)))
        indent = indent_of(text)
        message = f"this line is indented by {spaces(indent)}, which fits no line above"
        help_ = "keys of one claim stand exactly below each other; a list entry starts with `- `"
        yield habits.bad_place(
            message, help_, (line, indent, len(text.rstrip())), _shifted(lines, line)
        )


def _stray_words(lines: Lines, line: int) -> Slip:
    """Words where a key is expected: most often a text that goes on without being indented."""
    indent, bare = indent_of(lines[line]), lines[line].strip()
    message = f"`{bare[:40]}` is neither a key with its colon nor part of a text"
    help_ = (
        "add `: ` after a key; indent a text that goes on below its key; start a remark with `#`"
    )
    more = [line]
    while more[-1] + 1 < min(len(lines), line + LONGEST) and _is_prose(lines[more[-1] + 1]):
        more.append(more[-1] + 1)
    goal = _text_column(lines, line)
    if goal > indent and is_within_block(lines, line - 1) and not looks_like_key(lines[line - 1]):
        message = f"`{bare[:40]}` stands further left than the text above it"
        help_ = f"indent it by {spaces(goal)}, like the line above"
    cuts = tuple((number, 0, indent_of(lines[number]), " " * goal) for number in more)
    return habits.missing_colon(
        message, help_, (line, indent, len(lines[line])), Mend("indent it", cuts, safe=False)
    )


def _text_column(lines: Lines, line: int) -> int:
    """Return where a text that goes on in a line should start: as it did above, or further right than its key."""
    above = next((number for number in range(line - 1, -1, -1) if lines[number].strip()), line)
    is_text = not looks_like_key(lines[above]) and is_within_block(lines, above)
    return indent_of(lines[above]) + (
        0 if is_text else 4 if lines[above].lstrip().startswith("- ") else 2
    )


def _is_prose(text: str) -> bool:
    return bool(text.strip()) and not looks_like_key(text)


def _kin(lines: Lines, line: int) -> list[int]:
    """Return where lines of the same kind above start: the keys of one entry, or the entries of a list."""
    is_entry, places = lines[line].lstrip().startswith("- "), []
    for number in range(line - 1, max(-1, line - LONGEST), -1):
        above = lines[number]
        starts_entry = above.lstrip().startswith("- ")
        if starts_entry or (looks_like_key(above) and not is_entry):
            places.append(indent_of(above) + (2 if starts_entry and not is_entry else 0))
        if starts_entry or not above.startswith(" "):
            break
    return places


def _shifted(lines: Lines, line: int) -> Mend | None:
    """Return what moves a line, and what is indented below it, to where the nearest line of its kind stands."""
    indent = indent_of(lines[line])
    goal = min(_kin(lines, line), key=lambda place: abs(place - indent), default=indent)
    if goal == indent:
        return None
    moved = [line]
    for number in range(line + 1, min(len(lines), line + LONGEST)):
        if not is_below(lines[number], indent):
            break
        moved.append(number)
    change = goal - indent
    cuts = [(n, 0, max(0, -change), " " * max(0, change)) for n in moved if lines[n].strip()]
    return Mend(f"indent it by {goal} spaces", tuple(cuts), safe=False)

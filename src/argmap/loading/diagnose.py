"""What is wrong with a text that is no YAML, in the words of a person who writes debates.

A parser names the character at which it gave up, often lines after the slip. Each look takes the few lines around that
place for one everyday slip and names it where it is; the parser's own words only follow as a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import yaml

from argmap.codes import Code
from argmap.loading import habits, slips
from argmap.loading.indentation import bad_indentation, misindented, spaces
from argmap.loading.keys import EVERY_KEY
from argmap.loading.sheet import Sheet
from argmap.loading.slip import (
    LONGEST,
    Cut,
    Lines,
    Look,
    Mend,
    Slip,
    continuation,
    indent_of,
    is_within_block,
    looks_like_key,
)
from argmap.problem import Edit, Fix, Problem, Severity

BEFORE = 4
"""How many lines before the parser's place a slip is looked for."""

LOOKS: tuple[Look, ...] = (
    slips.hard_space,
    slips.dash,
    habits.bullet,
    habits.markdown,
    habits.foreign,
    habits.foreign_comment,
    slips.block_sign,
    slips.typographic,
    slips.after_quote,
    slips.after_bracket,
    slips.lead,
    slips.second_key,
    slips.second_colon,
    slips.flow_colon,
    slips.flow_quote,
    slips.second_comma,
    slips.glued,
    habits.equals,
    habits.bare_key,
    habits.bare_name,
    habits.no_bullet,
    habits.document_end,
)
"""Every look, the surest first."""


WIDEST = 2_000
"""How long a line may be to be looked at; a text has 500 characters at most."""


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
    error = failure if isinstance(failure, yaml.MarkedYAMLError) else yaml.MarkedYAMLError(problem=str(failure))
    line, column = _place(error, lines)
    slip = habits.foreign_file(lines) or next(_slips(lines, line, column, error), None)
    slip = slip or _unexplained(error, line, column)
    edits = _edits(sheet, slip.mend.cuts) if slip.mend else ()
    fix = Fix(slip.mend.title, edits, slip.mend.safe) if slip.mend and edits else None
    start, end = sheet.read.offset(slip.line + 1, slip.start + 1), sheet.read.offset(slip.line + 1, slip.end + 1)
    place = sheet.span(start, max(end, start + 1))
    problem = Problem(slip.code, Severity.ERROR, slip.message, place, slip.help, fix=fix)
    return Diagnosis(problem, edits, _edits(sheet, _without_entry(lines, line)))


def _edits(sheet: Sheet, cuts: tuple[Cut, ...]) -> tuple[Edit, ...]:
    """Return cuts as edits of the document, none if one of them touches what was mended before."""
    read = sheet.read
    edits = [
        sheet.edit(read.offset(line + 1, start + 1), read.offset(line + 1, end + 1), text.replace("\n", read.newline))
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
    while last + 1 < min(len(lines), first + LONGEST) and _is_below(lines[last + 1], indent):
        last += 1
    return tuple((number, 0, len(lines[number]), "") for number in range(first, last + 1))


def _is_below(text: str, indent: int) -> bool:
    return not text.strip() or indent_of(text) > indent


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
    near = [number for number in range(line, max(-1, line - BEFORE - 1), -1) if _is_legible(lines, number)]
    yield from _quote(lines, error)
    for look in LOOKS if "flow" in (error.context or "") else (*LOOKS, slips.json_line):
        for number in near:
            if slip := look(lines, number):
                yield slip
    yield from filter(None, (_odd_sign(lines, line, column, error),))
    yield from _bracket(lines, line, column, error)
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
    if "escape" in (error.problem or ""):
        yield _bad_escape(lines, error)
    else:
        yield _open_quote(lines, mark)


def _opened_above(lines: Lines, error: yaml.MarkedYAMLError) -> _Place | None:
    """Return where a quote is opened that only the next quoted text below closes: a new key follows it at once."""
    last = _place(error, lines)[0]
    for number in range(max(0, last - LONGEST), last):
        found = _OPENED.match(lines[number][:WIDEST])
        if found and _NEXT_KEY.match(lines[number + 1]) and not is_within_block(lines, number):
            return _Place(number, max(found.start(1), found.start(2)))
    return None


class _Place(NamedTuple):
    """A line and a column, from 0, as a parser marks them."""

    line: int
    column: int


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
        mend = Mend("use single quotes", (cut,))
    help_ = "use single quotes, or write `\\\\`"
    return Slip(Code.BAD_ESCAPE, message, help_, at.line, at.column - 1, at.column + 1, mend)


def _open_quote(lines: Lines, mark: Any) -> Slip:
    sign = _sign(lines, mark)
    name = "double" if sign == '"' else "single"
    mend = Mend("close the quote at the end of the text", ((*_end_of_quoted(lines, mark), sign),), safe=False)
    help_ = f"close it with {sign}, or write the text on lines of its own after `text: >-`"
    message = f"this {name} quote is never closed"
    return Slip(Code.OPEN_QUOTE, message, help_, mark.line, mark.column, mark.column + 1, mend if sign else None)


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


def _sign(lines: Lines, mark: Any) -> str:
    """Return the sign at a parser's mark, which may stand behind the last line."""
    return lines[mark.line][mark.column : mark.column + 1] if mark.line < len(lines) else ""


def _odd_sign(lines: Lines, line: int, column: int, error: yaml.MarkedYAMLError) -> Slip | None:
    """A sign with which nothing can start, at the parser's place."""
    said, sign = error.problem or "", lines[line][column : column + 1]
    if sign == "," and "node content" in said:
        mend = Mend("delete it", ((line, column, column + 1, ""),), safe=False)
        return slips.idle_comma("a comma with nothing before it", "delete it", (line, column, column + 1), mend)
    if sign.strip() and sign not in "[]{}" and ("node content" in said or "cannot start any token" in said):
        shown = "a backtick" if sign == "`" else f"`{sign}`"
        message = f"a text cannot start with {shown} unless it is in quotes"
        return slips.leading(message, "put the whole text in quotes", (line, column, column + 1), None)
    return None


def _bracket(lines: Lines, line: int, column: int, error: yaml.MarkedYAMLError) -> Iterator[Slip]:
    """A bracket that is not closed, or that closes nothing."""
    mark: Any = error.context_mark
    opened = _sign(lines, mark) if mark is not None and "flow" in (error.context or "") else ""
    if opened in ("[", "{") and opened:
        yield _opened(lines, mark, line, opened)
    elif (opened := lines[line][column : column + 1]) in ("[", "{") and opened:
        yield _opened(lines, _Place(line, column), line, opened)
    elif (closing := lines[line][column : column + 1]) in ("]", "}") and closing:
        mend = Mend("delete it", ((line, column, column + 1, ""),), safe=False)
        help_ = "delete it, or open the bracket before"
        yield _open_bracket(f"this `{closing}` closes nothing", help_, (line, column, column + 1), mend)


def _opened(lines: Lines, mark: Any, line: int, opened: str) -> Slip:
    """A bracket that is still open where the parser gave up."""
    close, other = ("]", "}") if opened == "[" else ("}", "]")
    text, place = lines[mark.line][:WIDEST], (mark.line, mark.column, mark.column + 1)
    wrong, is_within = _wrongly_closed(text, mark.column)
    if wrong is not None:
        mend = Mend(f"write `{close}`", ((mark.line, wrong, wrong + (not is_within), close),), safe=False)
        return _open_bracket(f"this `{opened}` is closed by `{other}`", f"close it with `{close}`", place, mend)
    if comment := re.search(r" #.*[\]}]", text[mark.column :]):
        at = mark.column + comment.start() + 1
        message = "a ` #` starts a comment, so that the bracket before it stays open"
        return _open_bracket(message, "put the text that holds it in quotes", (mark.line, at, at + 1))
    is_within = line > mark.line and indent_of(lines[line]) > indent_of(text)
    if is_within and (last := _entry_before(lines, line)) is not None:
        at = len(lines[last].rstrip())
        return slips.missing_comma((last, at, at + 1), "write a comma at the end of this line")
    message = f"this `{opened}` is not closed, or holds a `:` or `,` too many"
    help_ = f"close it with `{close}`; quote a text that starts with `{opened}` or holds `: `"
    end = _end_of_flow(lines, mark.line)
    return _open_bracket(message, help_, place, Mend(f"close it with `{close}`", ((*end, end[1], close),), safe=False))


def _wrongly_closed(text: str, start: int) -> tuple[int | None, bool]:
    """Return where the wrong bracket closes one, if it does, and whether that one closes another bracket around it."""
    around = re.findall(r"[{\[]", text[:start])
    opened: list[str] = []
    for found in re.finditer(r"[{\[\]}]", text[start:]):
        sign = found[0]
        if sign in "{[":
            opened.append(sign)
        elif _CLOSES[sign] == opened[-1]:
            opened.pop()
        else:
            return start + found.start(), _CLOSES[sign] in (*around, *opened)
        if not opened:
            break
    return None, False


_CLOSES = {"}": "{", "]": "["}


def _end_of_flow(lines: Lines, line: int) -> tuple[int, int]:
    """Return the line and column where what an open bracket holds probably ends."""
    last = line
    while (
        last + 1 < len(lines)
        and lines[last].rstrip().endswith(",")
        and _is_below(lines[last + 1], indent_of(lines[line]))
    ):
        last += 1
    comment = re.search(r"(?<=\S)\s{1,20}#", lines[last][:WIDEST])
    return last, comment.start() if comment else len(lines[last].rstrip())


def _entry_before(lines: Lines, line: int) -> int | None:
    """Return the line before one between brackets, if both are entries and no comma stands between them."""
    last = line - 1
    while last > 0 and not lines[last].strip():
        last -= 1
    is_entry = re.match(r"^ *(?:[\"'{\[]|[A-Za-z_][\w-]* *: *\S)", lines[line]) is not None
    return last if is_entry and lines[last].rstrip()[-1] not in ",{[:" else None


def _open_bracket(message: str, help_: str, place: tuple[int, int, int], mend: Mend | None = None) -> Slip:
    return Slip(Code.OPEN_BRACKET, message, help_, *place, mend)


def _layout(lines: Lines, line: int, error: yaml.MarkedYAMLError) -> Iterator[Slip]:
    """What is left: a key without a colon, or a line that stands too far left or right."""
    text, said = lines[line], error.problem or ""
    start: Any = error.context_mark
    wordy = start.line if "expected ':'" in said and start is not None and start.line < len(lines) else line
    if text.strip() and not looks_like_key(lines[wordy]):
        yield from filter(None, (slips.continued_colon(lines, line), _stray_words(lines, wordy)))
    elif "block" in (error.context or "") or "mapping values" in said:
        yield from filter(None, (misindented(lines, line), slips.continued_colon(lines, line)))
        indent = indent_of(text)
        message = f"this line is indented by {spaces(indent)}, which fits no line above"
        help_ = "keys of one claim stand exactly below each other; a list entry starts with `- `"
        yield bad_indentation(message, help_, (line, indent, len(text.rstrip())), _shifted(lines, line))


def _stray_words(lines: Lines, line: int) -> Slip:
    """Words where a key is expected: most often a text that goes on without being indented."""
    indent, bare = indent_of(lines[line]), lines[line].strip()
    message = f"`{bare[:40]}` is neither a key with its colon nor part of a text"
    help_ = "add `: ` after a key; indent a text that goes on below its key; start a remark with `#`"
    more = [line]
    while more[-1] + 1 < min(len(lines), line + LONGEST) and _is_prose(lines[more[-1] + 1]):
        more.append(more[-1] + 1)
    goal = _text_column(lines, line)
    if goal > indent and is_within_block(lines, line - 1) and not looks_like_key(lines[line - 1]):
        message = f"`{bare[:40]}` stands further left than the text above it"
        help_ = f"indent it by {spaces(goal)}, like the line above"
    cuts = tuple((number, 0, indent_of(lines[number]), " " * goal) for number in more)
    return habits.missing_colon(message, help_, (line, indent, len(lines[line])), Mend("indent it", cuts, safe=False))


def _text_column(lines: Lines, line: int) -> int:
    """Return where a text that goes on in a line should start: as it did above, or further right than its key."""
    above = next((number for number in range(line - 1, -1, -1) if lines[number].strip()), line)
    is_text = not looks_like_key(lines[above]) and is_within_block(lines, above)
    return indent_of(lines[above]) + (0 if is_text else 4 if lines[above].lstrip().startswith("- ") else 2)


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
        if not _is_below(lines[number], indent):
            break
        moved.append(number)
    change = goal - indent
    cuts = [(n, 0, max(0, -change), " " * max(0, change)) for n in moved if lines[n].strip()]
    return Mend(f"indent it by {goal} spaces", tuple(cuts), safe=False)

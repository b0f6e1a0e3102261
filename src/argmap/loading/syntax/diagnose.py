"""What is wrong with a text that is no YAML, in the words of a person who writes debates.

A parser names the character at which it gave up, often lines after the slip. Each look takes the
few lines around that place for one everyday slip and names it where it is; the parser's own words
only follow as a note.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from argmap.codes import Code
from argmap.loading.keys import EVERY_KEY
from argmap.loading.syntax import between, borrowed, brackets, habits, quotes, slips
from argmap.loading.syntax.indentation import misindented, shifted, without_section
from argmap.loading.syntax.lines import (
    LONGEST,
    WIDEST,
    Lines,
    above,
    below,
    indent_of,
    is_below,
    is_within_block,
    last_with_text,
    looks_like_key,
    spaces,
)
from argmap.loading.syntax.sheet import Cut, Sheet
from argmap.problem import Edit, Fix, Problem

BEFORE = 4
"""How many lines before the parser's place a slip is looked for."""

FEW = 40
"""How many characters of stray words a message repeats."""

Look = Callable[[Sheet, int], Problem | None]

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
    between.flow_address,
    between.after_bracket,
    between.empty_brackets,
    slips.lead,
    between.lead_within,
    habits.keys_beside_value,
    slips.second_key,
    slips.second_colon,
    between.glued_within,
    between.flow_colon,
    quotes.flow_quote,
    between.second_comma,
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

_ENTRY = re.compile(r" *- *[\w\"'{]")
_OPENED = re.compile(r"^ *(?:- +)*[\w-]+: +(?:(\")(?:[^\"\\]|\\.)*|(')(?:[^']|'')*)$")
_NEXT_KEY = re.compile(rf" *(?:- +)?(?:{'|'.join(sorted(EVERY_KEY))}):(?: |$)")
_QUOTED = re.compile(r'"([^"\']*)" *(?=$|[,}\]#])')
_OF_ADDRESS = re.compile(r"(?:url|archived): +$")


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What explains why a parser gave up, and the edits with which it can go on.

    None where nothing helps.
    """

    problem: Problem
    edits: tuple[Edit, ...] = ()
    instead: tuple[Edit, ...] = ()
    """Edits that take the whole entry out of its list: the way on where nothing else helps."""


@dataclass(frozen=True, slots=True)
class _Failure:
    """Where a parser gave up on a sheet, line and column from 0, and what it says of that."""

    sheet: Sheet
    line: int
    column: int
    error: yaml.MarkedYAMLError

    @property
    def lines(self) -> Lines:
        return self.sheet.lines

    @property
    def text(self) -> str:
        """The line at which it gave up."""
        return self.lines[self.line]

    @property
    def sign(self) -> str:
        """The sign at which it gave up; nothing behind the end of a line."""
        return self.text[self.column : self.column + 1]

    @property
    def said(self) -> str:
        """What it says is wrong."""
        return self.error.problem or ""

    @property
    def context(self) -> str:
        """What it says it was reading."""
        return self.error.context or ""

    @property
    def start(self) -> Any:
        """Its mark for where that starts, None where it says nothing of it."""
        return self.error.context_mark


def diagnosis(sheet: Sheet, failure: yaml.YAMLError) -> Diagnosis:
    """Return the one problem that explains why a parser gave up on a sheet."""
    # A parser in plain Python may fail without any mark.
    error = failure
    if not isinstance(error, yaml.MarkedYAMLError):
        error = yaml.MarkedYAMLError(problem=str(failure))
    at = _Failure(sheet, *_place(error, sheet.lines), error)
    slip = borrowed.foreign_text(sheet) or next(_slips(at), None) or _unexplained(at)
    edits = slip.fix.edits if slip.fix is not None else ()
    return Diagnosis(slip, edits, sheet.edits_of(_without_entry(sheet.lines, at.line)))


def _without_entry(lines: Lines, line: int) -> list[Cut]:
    """Return what takes the whole entry around a line out of its list."""
    first = line
    while first >= 0 and not _ENTRY.match(lines[first]):
        first -= 1
    # No entry around, or one so long that cutting it out would hide too much.
    if first < 0 or line - first > LONGEST:
        return []
    indent, last = indent_of(lines[first]), line
    for number in range(line + 1, min(len(lines), first + LONGEST)):
        if not is_below(lines[number], indent):
            break
        last = number
    return [(number, 0, len(lines[number]), "") for number in range(first, last + 1)]


def _unexplained(at: _Failure) -> Problem:
    words = " ".join(part for part in (at.context, at.said) if part)
    help_ = f"note: the parser says: {words}"
    place = (at.line, at.column, at.column + 1)
    return at.sheet.slip("this is not YAML from here on", help_, place, code=Code.SYNTAX)


def _place(error: yaml.MarkedYAMLError, lines: Lines) -> tuple[int, int]:
    """Return the line and column, from 0, at which the parser gave up.

    Behind the end, the last line with a text.
    """
    mark: Any = error.problem_mark or error.context_mark
    if mark is None:
        return 0, 0
    # The parser may give up behind the end, where nothing can be shown.
    last = last_with_text(lines, len(lines) - 1)
    if mark.line <= last:
        return mark.line, mark.column
    return last, max(0, len(lines[last]) - 1)


def _slips(at: _Failure) -> Iterator[Problem]:
    """Yield the slips near the parser's place: the surest first, of each kind the nearest."""
    yield from _found(_quote(at))
    near = range(at.line, max(-1, at.line - BEFORE - 1), -1)
    legible = [number for number in near if _is_legible(at.lines, number)]
    # A comma at the end of a line is one too many only where no bracket is open.
    looks = LOOKS if "flow" in at.context else (*LOOKS, between.json_line)
    for look in looks:
        for number in legible:
            yield from _found(look(at.sheet, number))
    if at.sign == "-":
        yield from _found(brackets.still_open(at.sheet, at.line))
    yield from _found(_odd_sign(at))
    yield from _found(brackets.bracket(at.sheet, brackets.Place(at.line, at.column), at.error))
    yield from _layout(at)


def _found(slip: Problem | None) -> tuple[Problem, ...]:
    return () if slip is None else (slip,)


def _is_legible(lines: Lines, number: int) -> bool:
    return len(lines[number]) <= WIDEST and not is_within_block(lines, number)


def _quote(at: _Failure) -> Problem | None:
    """A quoted text that never ends, or holds an escape that is none."""
    if at.start is None or "quoted scalar" not in at.context:
        above = _opened_above(at)
        return None if above is None else quotes.open_quote(at.sheet, above)
    if re.search(r"escape|hexa?decimal", at.said):
        return _bad_escape(at)
    return quotes.open_quote(at.sheet, at.start)


def _opened_above(at: _Failure) -> brackets.Place | None:
    """Return where a quote is opened that only the next quoted text below closes.

    A new key follows it at once.
    """
    lines = at.lines
    # The parser gives up at the next quote, which it takes for the closing one.
    for number in range(max(0, at.line - LONGEST), at.line):
        found = _OPENED.match(lines[number][:WIDEST])
        if found and _NEXT_KEY.match(lines[number + 1]) and not is_within_block(lines, number):
            return brackets.Place(number, max(found.start(1), found.start(2)))
    return None


def _bad_escape(at: _Failure) -> Problem:
    mark: Any = at.error.problem_mark
    start = at.start
    text = at.lines[start.line]
    found = _QUOTED.match(text[start.column :])
    fix = None
    if found and "\\\\" not in found[1] and mark.line == start.line:
        end = start.column + len(f'"{found[1]}"')
        is_address = _OF_ADDRESS.search(text[: start.column]) is not None
        # In single quotes a backslash is only a sign.
        cut = (start.line, start.column, end, f"'{found[1]}'")
        fix = at.sheet.fix("use single quotes", cut, safe=not is_address)
    message = "a backslash in double quotes starts an escape that YAML does not know"
    # The parser points behind the backslash.
    column = max(0, at.lines[mark.line].rfind("\\", 0, mark.column + 1))
    place = (mark.line, column, column + 2)
    return at.sheet.slip(
        message, "use single quotes, or write `\\\\`", place, fix, code=Code.BAD_ESCAPE
    )


def _odd_sign(at: _Failure) -> Problem | None:
    """A sign with which nothing can start, at the parser's place."""
    place = (at.line, at.column, at.column + 1)
    is_content = "node content" in at.said
    if at.sign == "," and is_content:
        fix = at.sheet.fix("delete it", (*place, ""), safe=False)
        return between.idle_comma(
            at.sheet, "a comma with nothing before it", "delete it", place, fix
        )
    is_start = is_content or "cannot start any token" in at.said
    if is_start and at.sign.strip() and at.sign not in "[]{}":
        return slips.unquoted_lead(at.sheet, at.sign, "put the whole text in quotes", place)
    return None


def _layout(at: _Failure) -> Iterator[Problem]:
    """What is left: a key without a colon, or a line that stands too far left or right."""
    sheet, line = at.sheet, at.line
    # Of a key without its colon the parser tells only below; it remembers where that started.
    wordy = line
    if "expected ':'" in at.said and at.start is not None and at.start.line < len(at.lines):
        wordy = at.start.line
    if "document start" in at.said:
        yield from _found(without_section(sheet, line))
    if at.text.strip() and not looks_like_key(at.lines[wordy]):
        yield from _found(slips.continued_colon(sheet, line))
        yield _stray_words(sheet, wordy)
    elif "block" in at.context or "mapping values" in at.said:
        yield from _found(misindented(sheet, line))
        yield from _found(slips.continued_colon(sheet, line))
        # What no look explains stands at least at a place that fits nothing.
        yield _fits_nothing(sheet, line)


def _fits_nothing(sheet: Sheet, line: int) -> Problem:
    """A line that stands where none above it does."""
    text = sheet.lines[line]
    indent = indent_of(text)
    message = f"this line is indented by {spaces(indent)}, which fits no line above"
    help_ = "keys of one claim stand exactly below each other; a list entry starts with `- `"
    place = (line, indent, len(text.rstrip()))
    return habits.bad_place(sheet, message, help_, place, _to_its_kin(sheet, line))


def _stray_words(sheet: Sheet, line: int) -> Problem:
    """Words where a key is expected: most often a text that goes on without being indented."""
    lines = sheet.lines
    indent, bare = indent_of(lines[line]), lines[line].strip()
    message = f"`{bare[:FEW]}` is neither a key with its colon nor part of a text"
    help_ = (
        "add `: ` after a key; indent a text that goes on below its key; start a remark with `#`"
    )
    goal = _text_column(lines, line)
    is_text = is_within_block(lines, line - 1) and not looks_like_key(lines[line - 1])
    if goal > indent and is_text:
        message = f"`{bare[:FEW]}` stands further left than the text above it"
        help_ = f"indent it by {spaces(goal)}, like the line above"
    cuts = [(line, 0, indent, " " * goal)]
    for number in below(lines, line):
        text = lines[number]
        if not text.strip() or looks_like_key(text):
            break
        cuts.append((number, 0, indent_of(text), " " * goal))
    # It may also be a key that has lost its colon.
    fix = sheet.fix("indent it", *cuts, safe=False)
    return habits.missing_colon(sheet, message, help_, (line, indent, len(lines[line])), fix)


def _text_column(lines: Lines, line: int) -> int:
    """Return where a text that goes on in a line should start.

    As it did above, or further right than its key.
    """
    over = next((number for number in range(line - 1, -1, -1) if lines[number].strip()), line)
    indent = indent_of(lines[over])
    if not looks_like_key(lines[over]) and is_within_block(lines, over):
        return indent
    # A key behind a dash stands two columns further right than the line starts.
    return indent + (4 if lines[over].lstrip().startswith("- ") else 2)


def _kin(lines: Lines, line: int) -> list[int]:
    """Return where lines of the same kind above start.

    The keys of one entry, or the entries of a list.
    """
    is_entry = _starts_entry(lines[line])
    places = []
    for number in above(line):
        text = lines[number]
        if _starts_entry(text):
            # Up to the line with the dash, where the first key stands behind it.
            places.append(indent_of(text) + (0 if is_entry else 2))
            break
        if looks_like_key(text) and not is_entry:
            places.append(indent_of(text))
        if not text.startswith(" "):
            break
    return places


def _starts_entry(text: str) -> bool:
    return text.lstrip().startswith("- ")


def _to_its_kin(sheet: Sheet, line: int) -> Fix | None:
    """Return what moves a line, and what is below it, to where its nearest kin stands."""
    lines = sheet.lines
    indent = indent_of(lines[line])
    goal = min(_kin(lines, line), key=lambda place: abs(place - indent), default=indent)
    if goal == indent:
        return None
    moved = [line]
    for number in below(lines, line):
        if not is_below(lines[number], indent):
            break
        moved.append(number)
    cuts = shifted(lines, moved, goal - indent)
    return sheet.fix(f"indent it by {goal} spaces", *cuts, safe=False)
